"""Changing, publishing, withdrawing and restoring a note that is there."""

from uuid import uuid4

import pytest

from apps.accounts.models import User
from apps.commentary.models import Annotation, Expert, Stance
from apps.documents.models import Wording
from tests.desk.conftest import WORDS, Form, annotate_url, signed_in, text_of
from tests.desk.documents.browser import form_with
from tests.factories import (
    DocumentFactory,
    EditionFactory,
    EditorFactory,
    PartyFactory,
    StanceFactory,
    WordingFactory,
    a_note,
)

# Each act is a transaction of its own, as in life: the history tells acts apart by their transactions.
pytestmark = pytest.mark.django_db(transaction=True)


def url_of(note: Annotation, act: str = "") -> str:
    return f"/desk/annotations/{note.pk}/{act}"


@pytest.fixture
def note(editor: User, wording: Wording, form: Form) -> Annotation:
    """Published by the editor, on the words "not delay"."""
    signed_in(editor).post(annotate_url(wording), form.but(quote="not delay", act="publish").values)
    return Annotation.objects.get()


@pytest.fixture
def edit(note: Annotation, form: Form) -> Form:
    """The note's form, unchanged."""
    return form.but(quote="not delay", version=note.version, act="save")


class TestTheForm:
    def test_holds_what_the_note_says(self, editor: User, note: Annotation) -> None:
        page = text_of(signed_in(editor).get(url_of(note)))
        assert ">\nHe reads it as a promise.</textarea>" in page
        assert ">\nnot delay</textarea>" in page
        assert 'name="version" value="1"' in page

    def test_lists_every_target_with_its_own_stances(self, editor: User, note: Annotation) -> None:
        other = DocumentFactory.create(title="The Treaty of 1997")
        a_note(other, annotation=note)
        target = note.targets.get(document=other)
        StanceFactory.create(target=target, value="ambiguous", party=None)
        page = text_of(signed_in(editor).get(url_of(note)))
        assert "The Treaty of 1997" in page
        assert f'name="t{target.pk}-0-value"' in page
        assert '<option value="ambiguous" selected>' in page
        assert 'name="quote"' not in page


class TestSaving:
    def test_changes_the_note_and_keeps_its_target(self, editor: User, note: Annotation, edit: Form) -> None:
        target = note.targets.get()
        response = signed_in(editor).post(url_of(note), edit.but(body="Better said.").values)
        assert response.headers["Location"].endswith(f"#note-{note.pk}")
        note.refresh_from_db()
        assert (note.body, note.version, note.status) == ("Better said.", 2, "published")
        assert note.targets.live().get() == target

    def test_can_choose_other_words(self, editor: User, note: Annotation, edit: Form) -> None:
        signed_in(editor).post(url_of(note), edit.but(quote="consult").values)
        assert note.targets.live().get().quote == "consult"
        assert note.targets.count() == 2

    def test_can_choose_the_same_words_at_another_place(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        filled = form.but(quote="Parties shall", quote_start=WORDS.index("Parties"))
        signed_in(editor).post(annotate_url(wording), filled.values)
        note, second = Annotation.objects.get(), WORDS.index("Parties shall not")
        signed_in(editor).post(url_of(note), filled.but(version=1, quote_start=second).values)
        assert note.targets.live().get().start == second

    def test_without_words_is_about_the_whole_clause(
        self, editor: User, note: Annotation, edit: Form
    ) -> None:
        signed_in(editor).post(url_of(note), edit.but(quote="").values)
        assert note.targets.live().get().kind == "clause"

    def test_keeps_words_of_an_edition_that_is_not_shown_any_more(
        self, editor: User, note: Annotation, edit: Form, wording: Wording
    ) -> None:
        other = EditionFactory.create(document=wording.document)
        WordingFactory.create(edition=other, clause=wording.clause, text="Other words.")
        target = note.targets.get()
        wording.edition.status = "withdrawn"
        wording.edition.save()
        response = signed_in(editor).post(url_of(note), edit.but(body="Better said.").values)
        assert response.status_code == 302
        assert note.targets.live().get() == target

    def test_saves_stances_of_each_target(self, editor: User, note: Annotation, edit: Form) -> None:
        a_note(DocumentFactory.create(), annotation=note)
        first, second = note.targets.order_by("position")
        party = PartyFactory.create()
        rows: dict[str, object] = {}
        for target in (first, second):
            rows |= {f"t{target.pk}-TOTAL_FORMS": 1, f"t{target.pk}-INITIAL_FORMS": 0}
        rows |= {f"t{second.pk}-0-value": "favourable", f"t{second.pk}-0-party": party.pk}
        response = signed_in(editor).post(url_of(note), Form({**edit.values, **rows}).values)
        assert response.status_code == 302, text_of(response)
        assert Stance.objects.get().target == second

    def test_takes_stances_away(self, editor: User, note: Annotation, edit: Form) -> None:
        StanceFactory.create(target=note.targets.get())
        filled = edit.but(t__INITIAL_FORMS=1).stance(0, "")
        signed_in(editor).post(url_of(note), filled.values)
        assert not Stance.objects.exists()

    def test_says_what_is_wrong_and_keeps_everything(
        self, editor: User, note: Annotation, edit: Form
    ) -> None:
        response = signed_in(editor).post(url_of(note), edit.but(body="", experts=["Kept Words"]).values)
        assert response.status_code == 422
        assert "The note is empty." in text_of(response)
        assert "Kept Words" in text_of(response)
        note.refresh_from_db()
        assert note.version == 1

    def test_the_expert_s_own_words_may_be_all_that_it_says(
        self, editor: User, note: Annotation, edit: Form
    ) -> None:
        response = signed_in(editor).post(url_of(note), edit.but(body="", source_words="slippery").values)
        assert response.status_code == 302, text_of(response)
        note.refresh_from_db()
        assert note.says == "slippery"


class TestTwoAtOnce:
    def test_the_second_sees_both_and_overwrites_nothing(
        self, editor: User, note: Annotation, edit: Form
    ) -> None:
        party = PartyFactory.create(name="Armenia")
        other = EditorFactory.create(name="Bea")
        signed_in(other).post(url_of(note), edit.but(body="He reads it as an empty promise.").values)
        mine = edit.but(body="He reads it as a solemn promise.").stance(0, "neutral", party.pk)
        response = signed_in(editor).post(url_of(note), mine.values)
        page = text_of(response)
        assert response.status_code == 409
        assert "Bea saved this note just now, while you were writing." in page
        assert "empty</ins>" in page
        assert "solemn</ins>" in page
        assert ">\nHe reads it as a solemn promise.</textarea>" in page
        assert "neutral → Armenia" in page
        assert 'name="version" value="2"' in page
        assert Annotation.objects.get().body == "He reads it as an empty promise."
        chosen = form_with(response, "body").but(choice__body="mine", act="save")
        signed_in(editor).post(url_of(note), chosen)
        assert Annotation.objects.get().body == "He reads it as a solemn promise."

    def test_who_sends_twice_is_told_that_it_is_saved(
        self, editor: User, note: Annotation, edit: Form
    ) -> None:
        twice = edit.but(body="Better said.", experts=[], new_expert__name="Jane Doe").values
        responses = [signed_in(editor).post(url_of(note), twice) for _ in range(2)]
        assert [response.status_code for response in responses] == [302, 302]
        note.refresh_from_db()
        assert (note.version, Expert.objects.filter(name="Jane Doe").count()) == (2, 1)

    @pytest.mark.parametrize("version", ["", "0", "x", "-1"])
    def test_a_form_that_names_no_version_is_an_old_one(
        self, editor: User, note: Annotation, edit: Form, version: str
    ) -> None:
        response = signed_in(editor).post(url_of(note), edit.but(body="Other.", version=version).values)
        assert response.status_code == 409

    @pytest.mark.parametrize("act", ["publish/", "withdraw/", "restore/", "history/1/return/"])
    def test_an_act_on_an_older_version_does_nothing(
        self, editor: User, note: Annotation, edit: Form, act: str
    ) -> None:
        signed_in(editor).post(url_of(note), edit.but(body="Changed meanwhile.").values)
        response = signed_in(editor).post(url_of(note, act), {"version": 1})
        assert response.status_code == 409
        assert "Changed" in text_of(response)
        note.refresh_from_db()
        assert (note.version, note.status) == (2, "published")


class TestActs:
    def test_publishing_a_draft(self, editor: User, contributor: User, wording: Wording, form: Form) -> None:
        signed_in(contributor).post(annotate_url(wording), form.values)
        draft = Annotation.objects.get()
        assert signed_in(contributor).post(url_of(draft, "publish/"), {"version": 1}).status_code == 403
        signed_in(editor).post(url_of(draft, "publish/"), {"version": 1})
        draft.refresh_from_db()
        assert draft.status == "published"

    def test_readers_see_nothing_before_what_it_is_about(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        client, later = signed_in(editor), "Readers see it as soon as what it is about is published."
        edition = EditionFactory.create(document=wording.document, draft=True)
        hidden = WordingFactory.create(edition=edition, ref="12", text="One two.")
        said = client.post(annotate_url(hidden), form.but(act="publish").values, follow=True)
        assert f"Saved. {later}" in text_of(said)
        draft = a_note(hidden, draft=True)
        said = client.post(url_of(draft, "publish/"), {"version": draft.version}, follow=True)
        assert f"Published. {later}" in text_of(said)
        client.post(url_of(draft, "withdraw/"), {"version": draft.version + 1, "reason": ""})
        said = client.post(url_of(draft, "restore/"), {"version": draft.version + 2}, follow=True)
        assert f"Restored. {later}" in text_of(said)

    def test_publishing_from_the_form(
        self, editor: User, contributor: User, wording: Wording, form: Form
    ) -> None:
        signed_in(contributor).post(annotate_url(wording), form.values)
        draft = Annotation.objects.get()
        filled = form.but(version=1, body="Approved.", act="publish")
        refused = signed_in(contributor).post(url_of(draft), filled.values)
        assert refused.status_code == 403
        assert ">\nApproved.</textarea>" in text_of(refused)
        signed_in(editor).post(url_of(draft), filled.values)
        draft.refresh_from_db()
        assert (draft.status, draft.body) == ("published", "Approved.")

    def test_withdrawing_with_a_reason_and_restoring(self, editor: User, note: Annotation) -> None:
        client = signed_in(editor)
        assert "Why it is withdrawn" in text_of(client.get(url_of(note, "withdraw/")))
        client.post(url_of(note, "withdraw/"), {"version": 1, "reason": "It was\0 wrong."})
        note.refresh_from_db()
        assert (note.status, note.withdrawal) == ("withdrawn", "It was wrong.")
        assert "It was wrong." in text_of(client.get(url_of(note)))
        client.post(url_of(note, "restore/"), {"version": 2})
        note.refresh_from_db()
        assert (note.status, note.version) == ("published", 3)

    def test_withdrawing_what_changed_meanwhile_keeps_the_reason(
        self, editor: User, note: Annotation, edit: Form
    ) -> None:
        client = signed_in(editor)
        client.post(url_of(note), edit.but(body="Changed.").values)
        response = client.post(url_of(note, "withdraw/"), {"version": 1, "reason": "It was wrong."})
        assert response.status_code == 409
        assert ">\nIt was wrong.</textarea>" in text_of(response)
        assert 'name="version" value="2"' in text_of(response)

    def test_a_contributor_withdraws_an_own_draft(
        self, contributor: User, wording: Wording, form: Form
    ) -> None:
        client = signed_in(contributor)
        client.post(annotate_url(wording), form.values)
        draft = Annotation.objects.get()
        assert client.post(url_of(draft, "withdraw/"), {"version": 1}).headers["Location"] == "/desk/"
        assert client.get(url_of(draft)).status_code == 403

    def test_an_act_whose_turn_it_is_not(self, editor: User, note: Annotation) -> None:
        response = signed_in(editor).post(url_of(note, "publish/"), {"version": 1}, follow=True)
        assert "This note is not a draft" in text_of(response)

    @pytest.mark.parametrize("act", ["publish/", "restore/", "history/1/return/"])
    def test_nothing_is_done_by_looking(self, editor: User, note: Annotation, act: str) -> None:
        response = signed_in(editor).get(url_of(note, act))
        assert response.headers["Location"] == url_of(note)
        note.refresh_from_db()
        assert note.version == 1


class TestHistory:
    def test_shows_who_changed_what(self, editor: User, note: Annotation, edit: Form) -> None:
        party = PartyFactory.create(name="Armenia")
        filled = edit.but(body="He reads it as a solemn promise.", quote="consult", source_words="solemn")
        signed_in(editor).post(url_of(note), filled.stance(0, "unfavourable", party.pk).values)
        page = text_of(signed_in(editor).get(url_of(note, "history/")))
        assert page.index("Version 2") < page.index("Version 1")
        assert page.count("Ada") >= 2
        assert "<ins>" in page
        assert "unfavourable → Armenia" in page
        assert "“consult”" in page

    def test_leads_back_to_a_version(self, editor: User, note: Annotation, edit: Form) -> None:
        signed_in(editor).post(url_of(note), edit.but(body="Worse.", quote="consult").values)
        response = signed_in(editor).post(url_of(note, "history/1/return/"), {"version": 2}, follow=True)
        assert "The note says again what it said in version 1." in text_of(response)
        note.refresh_from_db()
        assert (note.body, note.version) == ("He reads it as a promise.", 3)
        assert note.targets.live().get().quote == "not delay"

    def test_has_no_versions_that_never_were(self, editor: User, note: Annotation) -> None:
        assert signed_in(editor).post(url_of(note, "history/9/return/"), {"version": 1}).status_code == 404


def test_there_is_nothing_at_an_unknown_address(editor: User) -> None:
    client = signed_in(editor)
    for act in ("", "publish/", "withdraw/", "restore/", "history/", "history/1/return/"):
        assert client.post(f"/desk/annotations/{uuid4()}/{act}", {"version": 1}).status_code == 404
