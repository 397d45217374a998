"""Two editors, and a third one, save a note at once: nothing typed is lost, nothing is overwritten unseen."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session

from apps.accounts.models import Role, User
from apps.commentary.models import Annotation, Expert
from apps.documents.models import Wording
from tests.desk.conftest import WORDS, Form, annotate_url, signed_in, text_of
from tests.desk.documents.browser import PageForm, form_with
from tests.factories import EditorFactory, ExpertFactory, PartyFactory, TopicFactory
from tests.factories.accounts import PASSWORD

# Each act is a transaction of its own, as in life: the history tells acts apart by their transactions.
pytestmark = pytest.mark.django_db(transaction=True)

BODY = "He reads it as a promise."


@pytest.fixture
def note(editor: User, wording: Wording, form: Form) -> Annotation:
    signed_in(editor).post(annotate_url(wording), form.but(quote="not delay", act="publish").values)
    return Annotation.objects.get()


@pytest.fixture
def edit(note: Annotation, form: Form) -> Form:
    return form.but(quote="not delay", version=1, act="save")


@pytest.fixture
def bea(db: None) -> User:
    return EditorFactory.create(name="Bea")


@pytest.fixture
def cem(db: None) -> User:
    return EditorFactory.create(name="Cem")


def url_of(note: Annotation, act: str = "") -> str:
    return f"/desk/annotations/{note.pk}/{act}"


def save(user: User, note: Annotation, values: Any) -> Any:
    return signed_in(user).post(url_of(note), values.values if isinstance(values, Form) else values)


def met(response: Any) -> PageForm:
    assert response.status_code in {409, 422}, response.status_code
    return form_with(response, "body")


def test_both_change_the_body_and_the_second_chooses(
    editor: User, bea: User, note: Annotation, edit: Form
) -> None:
    save(bea, note, edit.but(body="He reads it as an empty promise."))
    response = save(editor, note, edit.but(body="He reads it as a solemn promise."))

    page = text_of(response)
    assert "1 part needs your choice." in page
    assert 'href="#part-body"' in page
    assert "Bea changed it just now, and so did you." in page
    form = met(response)
    assert "choice-body" not in form.values  # nobody chose for the editor
    unchosen = save(editor, note, form.but(act="save"))
    assert "Choose which one counts." in text_of(unchosen)
    assert met(unchosen).values["body"] == ["He reads it as a solemn promise."]

    assert save(editor, note, form.but(choice__body="theirs", act="save")).status_code == 302
    note.refresh_from_db()
    assert (note.body, note.version) == ("He reads it as an empty promise.", 2)


def test_the_text_can_be_written_anew(editor: User, bea: User, note: Annotation, edit: Form) -> None:
    save(bea, note, edit.but(body="He reads it as an empty promise."))
    form = met(save(editor, note, edit.but(body="He reads it as a solemn promise.")))
    save(editor, note, form.but(choice__body="mine", body="A solemn, empty promise.", act="save"))
    note.refresh_from_db()
    assert note.body == "A solemn, empty promise."


def test_changes_in_different_places_of_the_text_can_be_joined(
    editor: User, bea: User, note: Annotation, edit: Form
) -> None:
    save(editor, note, edit.but(body="He reads it as a promise. Others doubt it. So it is."))
    edit = edit.but(version=2)
    save(bea, note, edit.but(body="She reads it as a promise. Others doubt it. So it is."))
    form = met(save(editor, note, edit.but(body="He reads it as a promise. Others doubt it. So be it.")))
    changed = save(editor, note, form.but(choice__body="joined", body="Else.", act="save"))
    assert "both are kept here" in text_of(changed)
    assert met(changed).values["body"] == ["Else."]
    assert save(editor, note, form.but(choice__body="joined", act="save")).status_code == 302
    note.refresh_from_db()
    assert note.body == "She reads it as a promise. Others doubt it. So be it."


def test_words_that_stand_twice_are_chosen_among_their_places(
    editor: User, bea: User, note: Annotation, edit: Form
) -> None:
    save(bea, note, edit.but(body="One."))
    form = met(save(editor, note, edit.but(body="Two.", quote="the Parties shall", quote_start="")))
    asked = save(editor, note, form.but(choice__body="mine", quote="Parties shall", act="save"))
    assert "These words stand 2 times in the clause." in text_of(asked)
    assert text_of(asked).count('type="radio" name="place"') == 2
    place = WORDS.rindex("Parties shall")
    save(editor, note, met(asked).but(place=str(place), act="save"))
    target = note.targets.live().get()
    assert (target.quote, target.start) == ("Parties shall", place)


def test_a_field_that_was_changed_and_not_chosen_is_asked_about(
    editor: User, bea: User, note: Annotation, edit: Form
) -> None:
    save(bea, note, edit.but(body="One."))
    form = met(save(editor, note, edit.but(body="Two.")))
    asked = save(editor, note, form.but(choice__body="theirs", body="Two, at length.", act="save"))
    assert "both are kept here" in text_of(asked)
    again = met(asked)
    assert again.values["body"] == ["Two, at length."]
    save(editor, note, again.but(choice__body="theirs", act="save"))
    note.refresh_from_db()
    assert note.body == "One."


def test_what_only_one_of_them_changed_is_joined_and_shown_before_it_is_saved(
    editor: User, bea: User, note: Annotation, edit: Form
) -> None:
    topic = TopicFactory.create(name="Security", slug="security")
    save(bea, note, edit.but(topics=[topic.slug]))
    response = save(editor, note, edit.but(body="He doubts it."))

    page = text_of(response)
    assert response.status_code == 409
    assert "2 parts were joined." in page
    assert "Only Bea changed it, just now: it is taken over as saved." in page
    assert "Only you changed it: it is taken over as you typed it." in page
    note.refresh_from_db()
    assert note.body == BODY
    assert save(editor, note, met(response).but(act="save")).status_code == 302
    note.refresh_from_db()
    assert (note.body, [*note.topics.all()], note.version) == ("He doubts it.", [topic], 3)


def test_two_lists_can_be_joined(editor: User, bea: User, note: Annotation, edit: Form) -> None:
    one, two = ExpertFactory.create(name="Ana One"), ExpertFactory.create(name="Bo Two")
    first = note.experts.get()
    save(bea, note, edit.but(experts=[first.name, one.name]))
    form = met(save(editor, note, edit.but(experts=[two.name])))
    assert save(editor, note, form.but(choice__experts="joined", act="save")).status_code == 302
    assert {*note.experts.all()} == {one, two}


def test_a_list_that_was_emptied_stays_empty(editor: User, bea: User, note: Annotation, edit: Form) -> None:
    topic = TopicFactory.create(slug="security")
    save(editor, note, edit.but(topics=[topic.slug]))
    save(bea, note, edit.but(version=2, topics=[topic.slug], body="One."))
    form = met(save(editor, note, edit.but(version=2)))
    assert form.values.get("topics") is None
    save(editor, note, form.but(act="save"))
    note.refresh_from_db()
    assert (note.body, note.topics.count()) == ("One.", 0)


def test_a_new_expert_waits_for_the_choice(editor: User, bea: User, note: Annotation, edit: Form) -> None:
    one = ExpertFactory.create(name="Ana One")
    save(bea, note, edit.but(experts=[one.name]))
    mine = edit.but(experts=[], new_expert__name="Jane Doe", new_expert__role="Analyst")
    form = met(save(editor, note, mine))
    assert form.values["new_expert-role"] == ["Analyst"]
    assert not Expert.objects.filter(name="Jane Doe").exists()
    save(editor, note, form.but(choice__experts="joined", act="save"))
    assert {expert.name for expert in note.experts.all()} == {"Ana One", "Jane Doe"}


def test_stances_words_and_source_are_parts_too(
    editor: User, bea: User, note: Annotation, edit: Form
) -> None:
    party = PartyFactory.create(name="Armenia")
    theirs = edit.but(quote="military assistance", commentary="", editorial="on").stance(
        0, "neutral", party.pk
    )
    assert save(bea, note, theirs).status_code == 302
    mine = edit.but(quote="The Parties shall consult", source_words="a promise").stance(0, "mixed", party.pk)
    response = save(editor, note, mine)
    assert "2 parts need your choice; 2 parts were joined." in text_of(response)
    form = met(response)
    assert form.values["quote"] == ["The Parties shall consult"]
    chosen = form.but(choice__about="theirs", **{"choice-stances-t": "mine"}, act="save")
    assert save(editor, note, chosen).status_code == 302
    target = note.targets.live().get()
    note.refresh_from_db()
    assert (target.quote, target.stances.get().value) == ("military assistance", "mixed")
    assert (note.editorial, note.commentary, note.source_words) == (True, None, "a promise")


def test_words_that_only_the_other_chose_anew_stay_chosen(
    editor: User, bea: User, note: Annotation, edit: Form
) -> None:
    save(bea, note, edit.but(quote="military assistance"))
    save(editor, note, met(save(editor, note, edit.but(body="Else."))).but(act="save"))
    note.refresh_from_db()
    assert (note.targets.live().get().quote, note.body) == ("military assistance", "Else.")


def test_a_third_editor_leaves_the_choices_that_still_hold(
    editor: User, bea: User, cem: User, note: Annotation, edit: Form
) -> None:
    save(bea, note, edit.but(body="One.", source_words="one"))
    form = met(save(editor, note, edit.but(body="Two.", source_words="two")))
    save(cem, note, edit.but(version=2, body="Three.", source_words="one"))

    chosen = form.but(choice__body="theirs", choice__source_words="mine", act="save")
    response = save(editor, note, chosen)
    page, again = text_of(response), met(response)
    assert response.status_code == 409
    assert "Cem saved this note just now" in page
    assert "Somebody changed this part once more before you saved." in page
    assert again.values["choice-source_words"] == ["mine"]
    assert "choice-body" not in again.values
    assert again.values["body"] == ["Two."]
    assert again.values["open"] == ["body.1", "source_words.1"]

    assert save(editor, note, again.but(choice__body="mine", act="save")).status_code == 302
    note.refresh_from_db()
    assert (note.body, note.source_words, note.version) == ("Two.", "two", 4)


def test_a_part_that_waits_for_a_choice_waits_after_a_third_editor_too(
    editor: User, bea: User, cem: User, note: Annotation, edit: Form
) -> None:
    save(bea, note, edit.but(body="One."))
    form = met(save(editor, note, edit.but(body="Two.")))
    save(cem, note, edit.but(version=2, body="One.", source_words="three"))
    again = met(save(editor, note, form.but(act="save")))
    assert again.values["open"] == ["body.1"]
    assert again.values["source_words"] == ["three"]


def test_what_is_wrong_is_said_with_the_choices_kept(
    editor: User, bea: User, note: Annotation, edit: Form
) -> None:
    save(bea, note, edit.but(body="One."))
    form = met(save(editor, note, edit.but(body="Two.", experts=["Nobody Known"])))
    response = save(editor, note, form.but(choice__body="theirs", act="save"))
    page, again = text_of(response), met(response)
    assert response.status_code == 422
    assert "No expert is called “Nobody Known”." in page
    assert (again.values["choice-body"], again.values["body"]) == (["theirs"], ["Two."])
    assert again.values["experts"][0] == "Nobody Known"


@pytest.mark.parametrize(
    ("act", "sentence"),
    [("withdraw/", "It was withdrawn meanwhile."), ("restore/", "It is a draft now.")],
)
def test_a_note_that_was_moved_to_another_state_keeps_what_was_typed(
    editor: User, bea: User, wording: Wording, form: Form, act: str, sentence: str
) -> None:
    signed_in(editor).post(annotate_url(wording), form.but(act="save").values)
    note = Annotation.objects.get()
    if act == "restore/":
        signed_in(bea).post(url_of(note, "withdraw/"), {"version": 1})
        note.refresh_from_db()
    seen = note.version
    signed_in(bea).post(url_of(note, act), {"version": seen})
    response = save(editor, note, form.but(version=seen, body="Typed meanwhile."))
    assert sentence in text_of(response)
    assert met(response).values["body"] == ["Typed meanwhile."]
    save(editor, note, met(response).but(act="save"))
    note.refresh_from_db()
    assert note.body == "Typed meanwhile."


def test_after_signing_in_again_both_versions_and_the_choices_are_back(
    editor: User, bea: User, note: Annotation, edit: Form
) -> None:
    save(bea, note, edit.but(body="One."))
    client = signed_in(editor)
    form = met(client.post(url_of(note), edit.but(body="Two.").values))
    Session.objects.all().delete()
    refused = client.post(url_of(note), form.but(choice__body="mine", act="save"))
    carried = form_with(refused, "typed").but(username=editor.username, password=PASSWORD)
    client.post("/desk/sign-in/", carried)
    page = client.get(url_of(note))
    assert page.status_code == 200
    again = form_with(page, "body")
    assert (again.values["body"], again.values["choice-body"]) == (["Two."], ["mine"])


def test_a_new_note_that_is_sent_again_is_answered_in_place(
    editor: User, bea: User, wording: Wording, form: Form
) -> None:
    sent, client = form.but(identifier=str(uuid4())), signed_in(editor)
    client.post(annotate_url(wording), sent.values)
    note = Annotation.objects.get()
    save(bea, note, form.but(version=1, body="One."))
    again = sent.but(body="Gone back, and better.").values
    response = client.post(annotate_url(wording), again, headers={"HX-Request": "true"})
    page = text_of(response)
    assert response.status_code == 409
    assert "<html" not in page
    assert "Bea saved this note just now" in page
    assert f'hx-post="{url_of(note)}"' in page
    assert met(response).values["version"] == ["2"]


def test_whoever_lost_the_right_gets_back_what_was_typed(
    editor: User, contributor: User, wording: Wording, form: Form
) -> None:
    author = signed_in(contributor)
    author.post(annotate_url(wording), form.values)
    note = Annotation.objects.get()
    save(editor, note, form.but(version=1, body="The words of an editor.", act="publish"))
    response = author.post(url_of(note), form.but(version=1, body="Typed for an hour.").values)
    page = text_of(response)
    assert response.status_code == 403
    assert "Typed for an hour." in page
    assert "The words of an editor." not in page


def test_whoever_must_not_know_of_the_note_any_more_gets_back_only_what_was_typed(
    editor: User, bea: User, wording: Wording, form: Form
) -> None:
    signed_in(editor).post(annotate_url(wording), form.values)
    note = Annotation.objects.get()
    User.objects.filter(pk=bea.pk).update(role=Role.CONTRIBUTOR)
    response = save(bea, note, form.but(version=1, body="Typed for an hour."))
    assert response.status_code == 404
    assert "Typed for an hour." in text_of(response)
    assert BODY not in text_of(response)


@pytest.mark.parametrize(
    "nonsense",
    [
        {"open": "body"},
        {"open": "body.99999999999"},
        {"open": ["body.1", "nothing.1", ""]},
        {"open": "body.1", "choice-body": "else", "typed-body": "x"},
        {"open": "experts.0", "choice-experts": "joined"},
        {"version": "77"},
        {"t-TOTAL_FORMS": "x"},
        {"t-TOTAL_FORMS": "99999999"},
    ],
)
def test_what_no_page_of_ours_sends_loses_nothing(
    editor: User, bea: User, note: Annotation, edit: Form, nonsense: dict[str, object]
) -> None:
    save(bea, note, edit.but(body="One."))
    response = save(editor, note, Form({**edit.but(body="Two.").values, **nonsense}))
    assert met(response).values["body"] == ["Two."]
    note.refresh_from_db()
    assert note.body == "One."
