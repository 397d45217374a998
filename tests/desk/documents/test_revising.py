import pytest
from django.test import Client

from apps.documents.models import Address, Edition, Wording
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import form_with, open_form
from tests.factories import EditionFactory, EditorFactory, SourceFactory, WordingFactory, a_note

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


class TestRevising:
    def test_a_draft_is_changed_in_place(self, desk: Client) -> None:
        wording = WordingFactory.create(edition__draft=True)
        page = text_of(desk.get(clause_url(wording)))
        assert "they are changed in place" in page

        desk.post(
            clause_url(wording), open_form(desk, clause_url(wording), "text").but(text="New.", act="save")
        )
        wording.refresh_from_db()
        assert (wording.text, wording.version, Wording.objects.count()) == ("New.", 2, 1)

    def test_public_words_are_replaced_and_every_note_is_accounted_for(
        self, desk: Client, public: Wording
    ) -> None:
        a_note(public, "consult", body="He reads it as a promise.")
        a_note(public, "resolutely suppress")
        a_note(public, body="Of the whole clause.")
        page = text_of(desk.get(clause_url(public)))
        assert "3 notes are about this clause" in page
        assert "He reads it as a promise." in page
        assert "saving makes a new revision" in page

        form = open_form(desk, clause_url(public), "text")
        response = desk.post(
            clause_url(public),
            form.but(text="The Parties shall consult and confer.", reason="Corrected.", act="save"),
            follow=True,
        )

        told = text_of(response)
        assert "Saved as revision 2." in told
        assert "1 note stands on the same words." in told
        assert "1 note does not find its words any more and stays at the clause, with its quote." in told
        assert Wording.objects.get(pk=public.pk).until == 2

    def test_a_new_revision_needs_its_reason(self, desk: Client, public: Wording) -> None:
        form = open_form(desk, clause_url(public), "text")
        response = desk.post(clause_url(public), form.but(text="New words.", act="save"))

        assert response.status_code == 422
        assert "Say in a few words why." in text_of(response)
        assert form_with(response, "text").values["text"] == ["New words."]

    def test_the_second_of_two_editors_sees_both_versions_word_by_word(
        self, desk: Client, public: Wording
    ) -> None:
        mine = open_form(desk, clause_url(public), "text")
        signed_in(EditorFactory.create()).post(
            clause_url(public),
            mine.but(text=WORDS.replace("without delay", "at once"), reason="One.", act="save"),
        )

        response = desk.post(
            clause_url(public), mine.but(text=WORDS.replace("hostile", "all"), reason="Two.", act="save")
        )

        page = text_of(response)
        assert response.status_code == 409
        assert "at once</ins>" in page
        assert "without delay</del>" in page
        again = form_with(response, "text")
        assert again.values["text"] == [WORDS.replace("hostile", "all")]
        assert again.values["reason"] == ["Two."]
        assert Wording.objects.count() == 2

        assert desk.post(clause_url(public), again.but(choice__text="mine", act="save")).status_code == 302
        assert public.edition.revisions.count() == 3

    def test_the_same_revision_sent_twice_is_made_once(self, desk: Client, public: Wording) -> None:
        sent = open_form(desk, clause_url(public), "text").but(
            text="New words.", reason="Corrected.", act="save"
        )

        assert [desk.post(clause_url(public), sent).status_code for _time in range(2)] == [302, 302]
        assert public.edition.revisions.count() == 2

    def test_an_earlier_state_comes_back_into_the_form(self, desk: Client, public: Wording) -> None:
        form = open_form(desk, clause_url(public), "text")
        desk.post(clause_url(public), form.but(text="New words.", reason="Corrected.", act="save"))
        page = text_of(desk.get(clause_url(public)))
        assert "Corrected." in page
        assert "<del>" in page

        back = open_form(desk, f"{clause_url(public)}?state=1", "text")
        assert back.values["text"] == [WORDS]
        desk.post(clause_url(public), back.but(reason="It was right.", act="save"))
        assert Wording.objects.get(until=None).text == WORDS
        assert public.edition.revisions.count() == 3

    @pytest.mark.parametrize("state", ["99", "x", "-1", "1" * 30, ""])
    def test_a_state_that_never_was_begins_with_todays(
        self, desk: Client, public: Wording, state: str
    ) -> None:
        assert open_form(desk, f"{clause_url(public)}?state={state}", "text").values["text"] == [WORDS]

    def test_a_clause_is_moved(self, desk: Client, public: Wording) -> None:
        other = WordingFactory.create(edition=public.edition, rank="zzzz")
        form = open_form(desk, clause_url(public), "text")
        desk.post(
            clause_url(public), form.but(place=other.clause_id, reason="The order was learnt.", act="save")
        )
        assert Wording.objects.get(clause=public.clause, until=None).rank > "zzzz"


class TestIdentity:
    def test_a_number_learnt_later_becomes_the_address(self, desk: Client, public: Wording) -> None:
        old = clause_url(public)
        response = desk.post(old, {"act": "address", "ref": "16"})

        assert response["Location"] == clause_url(public) != old
        assert desk.get(old).status_code == 200, "the old address still leads there"

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ("12", "was given to another clause"),
            ("print", "is the address of a page"),
            ("no address", "An address has Latin letters"),
            ("", "Which address?"),
        ],
    )
    def test_an_address_that_cannot_be_given_stays_typed(
        self, desk: Client, public: Wording, typed: str, sentence: str
    ) -> None:
        WordingFactory.create(edition=public.edition, ref="12")
        response = desk.post(clause_url(public), {"act": "address", "ref": typed})

        assert response.status_code == 422
        assert sentence in text_of(response)
        assert form_with(response, "ref").values["ref"] == [typed]

    def test_a_clause_is_withdrawn_and_restored(self, desk: Client, public: Wording) -> None:
        page = f"/desk/documents/{public.document.slug}/11/"
        assert "Say in a few words why." in text_of(
            desk.post(f"{page}withdraw/", {"reason": " "}, follow=True)
        )

        told = text_of(desk.post(f"{page}withdraw/", {"reason": "A misprint."}, follow=True))
        assert "Its notes stand at the document now" in told
        assert "A misprint." in told
        assert "This clause is withdrawn." in text_of(desk.get(clause_url(public)))

        assert "Restored, with its notes." in text_of(desk.post(f"{page}restore/", follow=True))
        public.clause.refresh_from_db()
        assert public.clause.withdrawn_at is None

    @pytest.mark.parametrize("act", ["withdraw", "restore"])
    def test_no_get_acts(self, desk: Client, public: Wording, act: str) -> None:
        assert desk.get(f"/desk/documents/{public.document.slug}/11/{act}/").status_code == 302
        public.clause.refresh_from_db()
        assert public.clause.withdrawn_at is None


def test_an_edition_that_does_not_hold_the_clause_says_so(desk: Client, public: Wording) -> None:
    other = EditionFactory.create(document=public.document, source=SourceFactory.create())
    assert desk.get(f"{edition_url(other)}clauses/11/").status_code == 404
