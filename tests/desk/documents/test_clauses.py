import pytest
from django.test import Client

from apps.commentary.models import Anchor
from apps.documents.models import Address, Clause, Edition, Wording
from tests.desk.conftest import text_of
from tests.desk.documents.browser import form_with, open_form
from tests.factories import EditionFactory, WordingFactory, a_note

pytestmark = pytest.mark.django_db

WORDS = "The Parties shall consult without delay, and shall resolutely suppress hostile acts."


def edition_url(edition: Edition) -> str:
    return f"/desk/documents/{edition.document.slug}/editions/{edition.ref}/"


def clause_url(wording: Wording) -> str:
    return f"{edition_url(wording.edition)}clauses/{ref(wording)}/"


def ref(wording: Wording) -> str:
    return Address.objects.get(clause=wording.clause_id, canonical=True).ref


def add(client: Client, edition: Edition, **values: object) -> object:
    form = open_form(client, edition_url(edition), "text")
    return client.post(
        f"{edition_url(edition)}clauses/", form.but(**{"text": WORDS, "act": "save", **values})
    )


@pytest.fixture
def draft(db: None) -> Edition:
    return EditionFactory.create(draft=True)


@pytest.fixture
def public(db: None) -> Wording:
    return WordingFactory.create(ref="11", text=WORDS)


def test_a_clause_is_added_with_its_words_number_and_address(desk: Client, draft: Edition) -> None:
    response = add(desk, draft, label="Article 11", lead_in="It is emphasized that", whole="")

    wording = Wording.objects.get()
    assert response["Location"] == f"{edition_url(draft)}#clause-11"  # type: ignore[index]
    assert (ref(wording), wording.label, wording.label_source) == ("11", "Article 11", draft.source)
    assert (wording.text, wording.lead_in, wording.whole) == (WORDS, "It is emphasized that", False)


def test_a_clause_without_a_number_has_no_source_of_one(desk: Client, draft: Edition) -> None:
    add(desk, draft)
    wording = Wording.objects.get()
    assert (ref(wording), wording.label, wording.label_source, wording.whole) == ("u1", "", None, True)


def test_clauses_are_put_in_their_place(desk: Client, draft: Edition) -> None:
    for text in ("one", "three"):
        add(desk, draft, text=text)
    first = Clause.objects.earliest("pk")
    add(desk, draft, text="two", place=first.pk)
    add(desk, draft, text="zero", place="first")

    texts = draft.wordings.order_by("rank").values_list("text", flat=True)
    assert list(texts) == ["zero", "one", "two", "three"]


def test_a_form_sent_twice_makes_one_clause(desk: Client, draft: Edition) -> None:
    form = open_form(desk, edition_url(draft), "text").but(text=WORDS, act="save")
    answers = [desk.post(f"{edition_url(draft)}clauses/", form)["Location"] for _time in range(2)]

    assert answers[0] == answers[1]
    assert Clause.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"text": ""}, "A clause has words."),
        ({"text": " \n "}, "A clause has words."),
        ({"text": "x" * 100_001}, "This has 100,001 characters, and at most 100,000 fit."),
        ({"text": "a\x00b"}, "It held characters that cannot be stored"),
        ({"label": "5", "label_source": ""}, "Who gives this number?"),
        ({"ref": "11"}, "was given to another clause and stays with it. “11-2” is free."),
        ({"ref": "lineage"}, "is the address of a page"),
        ({"ref": "Artikel elf"}, "An address has Latin letters and figures"),
        ({"parent": "4711"}, "What was chosen is not there any more."),
        ({"place": "4711"}, "Select a valid choice."),
        ({"kind": "verse"}, "Select a valid choice."),
    ],
)
def test_whatever_is_wrong_is_said_and_everything_typed_stays(
    desk: Client, public: Wording, changed: dict[str, str], sentence: str
) -> None:
    form = open_form(desk, edition_url(public.edition), "text")
    typed = {"text": "Слова ə 𝕏 🕊\u202e", "lead_in": "It reads", "reason": "Entered."}

    response = desk.post(
        f"{edition_url(public.edition)}clauses/", form.but(**{**typed, **changed}, act="save")
    )

    assert response.status_code == 422
    assert sentence in text_of(response)
    again = form_with(response, "text").values
    for name, value in {**typed, **changed}.items():
        if name not in {"parent", "place", "kind"}:  # a list shows only what is in it
            assert again[name] == [value.replace("\x00", "")], name
    assert Clause.objects.count() == 1


def test_the_longest_text_is_kept_whole(desk: Client, draft: Edition) -> None:
    text = "𝕏" * 100_000
    add(desk, draft, text=text)
    assert Wording.objects.get().text == text


def test_line_ends_are_those_of_the_database(desk: Client, draft: Edition) -> None:
    add(desk, draft, text="one\r\ntwo\rthree")
    assert Wording.objects.get().text == "one\ntwo\nthree"


def test_a_clause_that_another_edition_holds_is_taken_up(desk: Client, public: Wording) -> None:
    other = EditionFactory.create(document=public.document, draft=True)
    note = a_note(public, "consult")

    add(desk, other, clause=public.clause_id, text="They consult.")

    held = Wording.objects.get(edition=other)
    assert (held.clause, held.rank) == (public.clause, public.rank)
    assert Anchor.objects.get(wording=held, target__annotation=note).state == "exact"
    assert Clause.objects.count() == 1


def test_a_clause_that_is_taken_up_twice_stands_there_once(desk: Client, public: Wording) -> None:
    other = EditionFactory.create(document=public.document, draft=True)
    sent = {"clause": str(public.clause_id), "text": "They consult.", "kind": "paragraph"}
    first, second = (desk.post(f"{edition_url(other)}clauses/", sent) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.headers["Location"] == second.headers["Location"]

    changed = desk.post(f"{edition_url(other)}clauses/", {**sent, "text": "They talk."})
    assert changed.status_code == 422
    assert "This edition holds the clause already." in text_of(changed)
    assert ">\nThey talk.</textarea>" in text_of(changed)
    assert Wording.objects.get(edition=other).text == "They consult."


def test_a_clause_joins_a_public_edition_in_a_new_revision(desk: Client, public: Wording) -> None:
    page = desk.get(edition_url(public.edition))
    assert "the clause comes with a new revision" in text_of(page)

    add(desk, public.edition, text="More.", reason="Found in the appendix.")

    revision = public.edition.revisions.get(number=2)
    assert (revision.reason, revision.published_at is not None) == ("Found in the appendix.", True)


def test_a_source_is_added_in_place_while_a_clause_is_typed(desk: Client, draft: Edition) -> None:
    form = open_form(desk, edition_url(draft), "text")
    response = desk.post(
        f"{edition_url(draft)}clauses/",
        form.but(text=WORDS, label_source="", new_source__publisher="Turan", act="add_source"),
    )

    again = form_with(response, "text")
    assert again.values["text"] == [WORDS]
    assert again.values["label_source"] != [""]
    assert not Clause.objects.exists()
