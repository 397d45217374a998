"""The list of commentaries, and a commentary's own page: details, text, what comes from it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.commentary.bringing_in import CommentaryDetails, create_commentary
from apps.commentary.models import Commentary, CommentaryExpert, CommentaryText
from apps.commentary.problems import ForEditors
from apps.documents.models import Source, Wording
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import form_with, open_form
from tests.factories import EditionFactory, ExpertFactory, a_note
from tests.factories.commentary import CommentaryFactory
from tests.factories.documents import SourceFactory, WordingFactory
from tests.factories.quotations import (
    CommentaryExpertFactory,
    CommentaryTextFactory,
    QuotationCandidateFactory,
    QuotationFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/desk/commentaries/"
WORDS = "The Parties shall consult.\n\nNothing else is promised, says the lawyer.\n\nThe end of it is open."


@pytest.fixture
def desk(editor: User) -> Client:
    return signed_in(editor)


@pytest.fixture
def text(db: None) -> CommentaryText:
    source = SourceFactory.create(publisher="Turan", title="A promise")
    return CommentaryTextFactory.create(commentary__source=source, commentary__slug="turan", text=WORDS)


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_list_tells_what_waits_and_begins_with_it(desk: Client, text: CommentaryText) -> None:
    CommentaryFactory.create(source__publisher="Aaa", source__title="Without a text")
    CommentaryExpertFactory.create(commentary=text.commentary, expert=ExpertFactory.create(name="Jane Doe"))
    QuotationFactory.create(text=text, words="is promised")
    QuotationFactory.create(text=text, words="The Parties", rejected=True)
    page = text_of(desk.get(LIST))
    assert page.index("A promise") < page.index("Without a text")
    assert "1 waits" in page
    assert "0 accepted" in page
    assert "1 rejected" in page
    assert "Jane Doe" in page
    assert "no text yet" in page


def test_the_list_counts_a_run_once_and_nothing_that_is_hidden(
    desk: Client, contributor: User, text: CommentaryText
) -> None:
    draft = WordingFactory.create(edition__draft=True, edition__document__draft=True)
    for number, words in enumerate(("is promised", "The Parties", "the lawyer", "The end")):
        row = QuotationFactory.create(text=text, words=words, run=1 if number else None)
        QuotationCandidateFactory.create(quotation=row, wording=draft if number else WordingFactory.create())
    assert "2 wait" in text_of(desk.get(LIST))
    assert "1 waits" in text_of(signed_in(contributor).get(LIST))


def test_a_list_of_many_takes_the_queries_of_one(desk: Client, text: CommentaryText) -> None:
    QuotationFactory.create(text=text)
    desk.get(LIST)
    one, sought = queries(desk, LIST), queries(desk, f"{LIST}?q=promise")
    for _each in range(4):
        more = CommentaryTextFactory.create(commentary__source__title="Another promise")
        CommentaryExpertFactory.create(commentary=more.commentary)
        QuotationFactory.create(text=more)
    assert queries(desk, LIST) == one
    assert queries(desk, f"{LIST}?q=promise") == sought


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("promise", True),
        ("TURAN promise", True),
        ("jane", True),
        ("dóe turan", True),
        ("promise nobody", False),
    ],
)
def test_words_are_sought_in_titles_publishers_and_experts(
    desk: Client, text: CommentaryText, sought: str, found: bool
) -> None:
    CommentaryExpertFactory.create(commentary=text.commentary, expert=ExpertFactory.create(name="Jane Doe"))
    page = text_of(desk.get(LIST, {"q": sought}))
    assert ("A promise" in page) is found
    assert ("No commentary holds these words" in page) is not found


@pytest.mark.parametrize("query", ["?page=999", "?page=x", "?q=%00", f"?q={'x' * 5000}"])
def test_nonsense_in_the_address_is_no_error(desk: Client, query: str) -> None:
    assert desk.get(f"{LIST}{query}").status_code == 200


def test_an_empty_list_says_what_to_do(desk: Client) -> None:
    assert "An article becomes a commentary" in text_of(desk.get(LIST))


def test_the_home_leads_to_the_commentaries(contributor: User, text: CommentaryText) -> None:
    QuotationCandidateFactory.create(quotation__text=text)
    assert f'href="{LIST}">Commentaries <span class="count">1</span>' in text_of(
        signed_in(contributor).get("/desk/")
    )


def test_the_page_of_a_commentary_shows_all_that_hangs_on_it(
    desk: Client, text: CommentaryText, wording: Wording
) -> None:
    a_note(wording, commentary=text.commentary, body="He reads it as a promise.")
    page = text_of(desk.get(f"{LIST}turan/"))
    for said in ("17 words", "3 paragraphs", "The Parties shall consult.", "He reads it as a promise."):
        assert said in page, said
    assert 'href="/desk/commentaries/turan/review/"' in page
    assert 'href="/commentaries/turan/"' in page


def test_many_notes_take_the_queries_of_one(desk: Client, text: CommentaryText, wording: Wording) -> None:
    a_note(wording, commentary=text.commentary)
    desk.get(f"{LIST}turan/")
    one = queries(desk, f"{LIST}turan/")
    for _each in range(3):
        a_note(wording, commentary=text.commentary)
    assert queries(desk, f"{LIST}turan/") == one


def test_details_and_experts_are_changed(desk: Client, text: CommentaryText) -> None:
    ExpertFactory.create(name="Jane Doe")
    form = open_form(desk, f"{LIST}turan/", "seen")
    values = form.but(title="No promise", experts=["Jane Doe"], new_expert__0__name="John Roe", act="save")
    assert desk.post(f"{LIST}turan/", values).status_code == 302
    assert Source.objects.get().title == "No promise"
    names = [link.expert.name for link in CommentaryExpert.objects.order_by("position")]
    assert names == ["Jane Doe", "John Roe"]


def test_the_later_of_two_editors_sees_what_the_other_saved_and_saves_again(
    desk: Client, text: CommentaryText
) -> None:
    mine = open_form(desk, f"{LIST}turan/", "seen").but(title="Mine", act="save")
    theirs = open_form(desk, f"{LIST}turan/", "seen").but(author="Theirs", act="save")
    desk.post(f"{LIST}turan/", theirs)
    response = desk.post(f"{LIST}turan/", mine)
    assert response.status_code == 409
    assert "Theirs" in text_of(response)
    form = form_with(response, "seen")
    assert form.values["title"] == ["Mine"]
    assert desk.post(f"{LIST}turan/", form.but(author="Theirs", act="save")).status_code == 302
    source = Source.objects.get()
    assert (source.title, source.author) == ("Mine", "Theirs")


def test_a_contributor_changes_details_that_readers_do_not_see(
    contributor: User, text: CommentaryText, wording: Wording
) -> None:
    client = signed_in(contributor)
    form = open_form(client, f"{LIST}turan/", "seen").but(title="Changed", act="save")
    assert client.post(f"{LIST}turan/", form).status_code == 302
    a_note(wording, commentary=text.commentary)
    form = {**form, "title": "Changed by whom, once readers see it?"}
    refused = client.post(f"{LIST}turan/", form)
    assert refused.status_code == 403
    assert "Changed by whom, once readers see it?" in text_of(refused)  # to be copied
    assert "so editors change them" in text_of(client.get(f"{LIST}turan/"))
    assert Source.objects.filter(title="Changed").exists()


def test_the_source_of_an_edition_is_for_editors_to_change(contributor: User) -> None:
    CommentaryFactory.create(slug="of-edition", source=EditionFactory.create().source)
    assert "so editors change them" in text_of(signed_in(contributor).get(f"{LIST}of-edition/"))


def test_a_text_is_corrected_and_the_earlier_one_stays_to_be_seen(desk: Client, text: CommentaryText) -> None:
    address = f"{LIST}turan/text/"
    form = open_form(desk, address, "base")
    assert desk.post(address, form.but(text=WORDS.replace("lawyer", "judge"), act="save")).status_code == 302
    assert [row.number for row in text.commentary.texts.filter(current=True)] == [2]
    page = text_of(desk.get(f"{LIST}turan/"))
    assert "1 earlier text" in page
    earlier = text_of(desk.get(f"{address}1/"))
    assert "What the next text changed" in earlier
    assert "judge" in earlier
    assert "lawyer" in open_form(desk, f"{address}?from=1", "base").values["text"][0]
    assert open_form(desk, f"{address}?from=1", "base").values["base"] == ["2"]
    assert desk.get(f"{address}9/").status_code == 404


def test_two_corrections_at_different_places_are_joined_for_the_later_one(
    desk: Client, text: CommentaryText
) -> None:
    address = f"{LIST}turan/text/"
    mine = open_form(desk, address, "base").but(text=WORDS.replace("consult", "confer"), act="save")
    theirs = open_form(desk, address, "base").but(text=WORDS.replace("open", "shut"), act="save")
    desk.post(address, theirs)
    response = desk.post(address, mine)
    assert response.status_code == 409
    form = form_with(response, "base")
    assert form.values["text"] == [WORDS.replace("consult", "confer").replace("open", "shut")]
    assert "holds the changes of both" in text_of(response)
    assert desk.post(address, form.but(act="save")).status_code == 302
    assert text.commentary.texts.current().get().number == 3


def test_two_corrections_of_one_place_show_both_and_lose_none(desk: Client, text: CommentaryText) -> None:
    address = f"{LIST}turan/text/"
    mine = open_form(desk, address, "base").but(text=WORDS.replace("consult", "confer"), act="save")
    desk.post(
        address, open_form(desk, address, "base").but(text=WORDS.replace("consult", "talk"), act="save")
    )
    response = desk.post(address, mine)
    assert response.status_code == 409
    page = text_of(response)
    assert "confer" in form_with(response, "base").values["text"][0]
    assert "shall talk" in page
    assert "The form below holds your text." in page


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "No text is left."),
        ("“”…", "There is no word in it, only signs"),
        ("x" * 2_000_001, "at most 2 MB"),
        ("Words of the other.", "This article is here already"),
        ("Words \0 words", "characters that cannot be stored"),
    ],
)
def test_a_text_that_cannot_be_kept_is_said_and_stays_in_the_form(
    desk: Client, text: CommentaryText, words: str, sentence: str
) -> None:
    from apps.commentary.intake.paragraphs import digest_of

    other = "Words of the other."
    CommentaryTextFactory.create(text=other, digest=digest_of(other))
    address = f"{LIST}turan/text/"
    response = desk.post(address, open_form(desk, address, "base").but(text=words, act="save"))
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert form_with(response, "base").values["text"] == [words.replace("\0", "")]
    assert CommentaryText.objects.filter(commentary=text.commentary).count() == 1


def test_the_same_text_again_changes_nothing(desk: Client, text: CommentaryText) -> None:
    address = f"{LIST}turan/text/"
    desk.post(address, open_form(desk, address, "base").but(act="save"))
    assert text.commentary.texts.count() == 1


def test_a_commentary_without_a_text_gets_one(desk: Client) -> None:
    CommentaryFactory.create(slug="bare")
    assert "Add its text" in text_of(desk.get(f"{LIST}bare/"))
    address = f"{LIST}bare/text/"
    desk.post(address, open_form(desk, address, "base").but(text=WORDS, act="save"))
    assert Commentary.objects.get().texts.get().number == 1


def test_a_text_of_which_readers_see_passages_is_changed_by_editors_alone(
    desk: Client, contributor: User, text: CommentaryText
) -> None:
    """Its published passages move with it, and the sentences around them."""
    address, client = f"{LIST}turan/text/", signed_in(contributor)
    form = open_form(client, address, "base").but(text=f"He lies. {WORDS}", act="save")
    a_note(WordingFactory.create(), commentary=text.commentary)
    response = client.post(address, form)
    assert response.status_code == 422
    assert "only editors change its text" in text_of(response)
    assert "He lies." in text_of(response)
    assert client.get(address).status_code == 403
    assert "Correct the text" not in text_of(client.get(f"{LIST}turan/"))
    assert desk.post(address, form).status_code == 302
    assert text.commentary.texts.count() == 2


def test_a_public_commentary_without_a_text_gets_it_from_editors_alone(
    contributor: User,
) -> None:
    bare = CommentaryFactory.create(slug="bare")
    a_note(WordingFactory.create(), commentary=bare)
    details = CommentaryDetails(source=bare.source)
    with pytest.raises(ForEditors):
        create_commentary(by=contributor, details=details, text="Other words.")
    assert not bare.texts.exists()


@pytest.mark.parametrize("address", ["", "new/", "turan/", "turan/text/", "turan/text/1/"])
def test_whoever_is_not_signed_in_gets_the_sign_in(text: CommentaryText, address: str) -> None:
    assert Client().get(f"{LIST}{address}")["Location"].startswith("/desk/sign-in/")


@pytest.mark.parametrize("address", ["turan/", "turan/text/"])
def test_what_was_posted_without_a_session_is_carried_through_the_sign_in(
    text: CommentaryText, address: str
) -> None:
    response = Client().post(f"{LIST}{address}", {"title": "Kept", "text": "Kept words.", "act": "save"})
    assert response.status_code == 401
    assert "Kept words." in text_of(response)
