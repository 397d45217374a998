"""What goes wrong is said, and everything typed is kept."""

import re

import pytest
from django.utils.html import escape

from apps.accounts.models import User
from apps.commentary.models import Annotation, Expert, Target
from apps.documents.models import Wording
from tests.desk.conftest import WORDS, Form, annotate_url, signed_in, text_of
from tests.factories import (
    CommentaryFactory,
    EditionFactory,
    ExpertFactory,
    PartyFactory,
    SourceFactory,
    WordingFactory,
)

pytestmark = pytest.mark.django_db


def refused(user: User, wording: Wording, form: Form, *kept: str) -> str:
    """The page that says so, after checking that nothing was saved and that what was typed is on it."""
    response = signed_in(user).post(annotate_url(wording), form.values)
    page = text_of(response)
    assert response.status_code == 422, page
    assert not Annotation.objects.exists()
    assert "Nothing was saved yet. All that you typed is kept below." in page
    for text in kept:
        assert escape(text) in page
    return page


class TestBody:
    @pytest.mark.parametrize("body", ["", "  \r\n\t "])
    def test_empty(self, editor: User, wording: Wording, form: Form, body: str) -> None:
        page = refused(editor, wording, form.but(body=body, quote="not delay"), "not delay")
        assert "The note is empty." in page

    def test_of_a_hundred_thousand_characters(self, editor: User, wording: Wording, form: Form) -> None:
        body = "Всё о мире. " * 8333 + "🕊" * 4
        page = refused(editor, wording, form.but(body=body), body)
        assert "This has 100,000 characters, and at most 20,000 fit." in page

    def test_of_as_many_as_fit_with_line_ends_of_a_browser(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        body = "a" * 9_999 + "\r\n" + "🕊" * 10_000
        assert signed_in(editor).post(annotate_url(wording), form.but(body=body).values).status_code == 302

    def test_right_to_left_and_emoji_are_words_like_others(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        body = "هذا \u202bנאמר\u202c 👩‍👩‍👧 𝔘𐍈"
        signed_in(editor).post(annotate_url(wording), form.but(body=body).values)
        assert Annotation.objects.get().body == body


class TestCharactersThatCannotBeStored:
    def test_nul_is_taken_out_and_said(self, editor: User, wording: Wording, form: Form) -> None:
        page = refused(editor, wording, form.but(body="be\0fore"), "before")
        assert "characters that cannot be stored" in page
        assert "\0" not in page

    @pytest.mark.parametrize(
        "name", ["quote", "source_words", "experts", "commentary", "new_expert-name", "t-0-note", "language"]
    )
    def test_nul_in_any_field_saves_nothing(
        self, editor: User, wording: Wording, form: Form, name: str
    ) -> None:
        given = form.values.get(name)
        value = ["a\0b"] if isinstance(given, list) else f"{given or ''}\0"
        assert "\0" not in refused(editor, wording, Form({**form.values, name: value}))

    def test_nul_in_hints_and_addresses_is_nothing(self, editor: User, wording: Wording, form: Form) -> None:
        filled = form.but(
            quote="not delay", quote_prefix="\0", quote_suffix="\0", quote_start="\0", wording=""
        )
        assert signed_in(editor).post(annotate_url(wording), filled.values).status_code == 302
        assert signed_in(editor).get(annotate_url(wording), {"quote": "a\0b"}).status_code == 200
        assert signed_in(editor).get(annotate_url(wording).replace("11", "1%001")).status_code == 404

    def test_half_of_a_pair_arrives_as_marks_of_something_missing(
        self, editor: User, wording: Wording
    ) -> None:
        """UTF-8 has no form for it: what a client sends instead is replaced while the request is read."""
        sent = "body=half%ED%A0%BD&act=save&editorial=on&language=en&t-TOTAL_FORMS=0&t-INITIAL_FORMS=0"
        response = signed_in(editor).post(
            annotate_url(wording), sent, content_type="application/x-www-form-urlencoded"
        )
        assert response.status_code == 302
        assert Annotation.objects.get().body == "half\ufffd\ufffd\ufffd"


class TestWords:
    def test_that_do_not_stand_there(self, editor: User, wording: Wording, form: Form) -> None:
        page = refused(
            editor, wording, form.but(quote="shall endeavour"), "shall endeavour", "He reads it as a promise."
        )
        assert "These words do not stand in the clause" in page

    def test_that_stand_there_twice_are_offered_with_their_surroundings(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        page = refused(editor, wording, form.but(quote="the parties shall"))
        starts = [int(start) for start in re.findall(r'name="place" value="(\d+)"', page)]
        assert starts == [2, WORDS.index("the Parties shall not")]
        assert "<mark>The Parties shall</mark> consult, and" in page
        response = signed_in(editor).post(
            annotate_url(wording), form.but(quote="the parties shall", place=starts[0]).values
        )
        assert response.status_code == 302
        assert (Target.objects.get().start, Target.objects.get().quote) == (2, "The Parties shall")

    def test_the_surroundings_that_a_browser_saw_decide(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        filled = form.but(
            quote="Parties shall", quote_prefix="and the ", quote_suffix=" not delay", quote_start="7"
        )
        signed_in(editor).post(annotate_url(wording), filled.values)
        assert Target.objects.get().start == WORDS.index("Parties shall not")

    @pytest.mark.parametrize("start", ["-1", "7.5", "1e3", "９", "99999999999999999999", "six"])
    def test_no_offset_is_trusted(self, editor: User, wording: Wording, form: Form, start: str) -> None:
        filled = form.but(quote="military assistance", quote_start=start)
        assert signed_in(editor).post(annotate_url(wording), filled.values).status_code == 302
        target = Target.objects.get()
        assert WORDS[target.start : target.end] == target.quote == "military assistance"

    def test_offsets_are_code_points(self, editor: User, wording: Wording, form: Form) -> None:
        start = WORDS.index("Parties shall not")  # one less than in UTF-16, for the dove
        filled = form.but(quote="Parties shall", quote_start=start)
        signed_in(editor).post(annotate_url(wording), filled.values)
        assert Target.objects.get().start == start

    def test_an_emoji_can_be_the_words(self, editor: User, wording: Wording, form: Form) -> None:
        signed_in(editor).post(annotate_url(wording), form.but(quote="🕊", quote_start=0).values)
        assert (Target.objects.get().start, Target.objects.get().end) == (0, 1)

    def test_of_another_edition_are_said_to_be(self, editor: User, wording: Wording, form: Form) -> None:
        edition = EditionFactory.create(
            document=wording.document, source=SourceFactory.create(publisher="Turan")
        )
        other = WordingFactory.create(edition=edition, clause=wording.clause, text="The sides will consult.")
        filled = form.but(quote="The sides", wording=wording.pk)
        assert "as quoted by Turan" in refused(editor, wording, filled)
        response = signed_in(editor).post(annotate_url(wording), filled.but(wording=other.pk).values)
        assert response.status_code == 302
        assert Target.objects.get().made_on == other

    @pytest.mark.parametrize("wrong", ["0", "99999999999999999999", "9" * 5_000, "²", "x", "-1"])
    def test_of_a_wording_that_is_not_there(
        self, editor: User, wording: Wording, form: Form, wrong: str
    ) -> None:
        assert "Choose one of these" in refused(editor, wording, form.but(quote="consult", wording=wrong))


class TestWordingReplacedMeanwhile:
    def replace(self, wording: Wording, text: str) -> Wording:
        edition = wording.edition
        edition.revisions.create(
            number=2, reason="Corrected.", published_at=edition.revisions.get().published_at
        )
        Wording.objects.filter(pk=wording.pk).update(until=2)
        edition.current_revision = 2
        edition.save()
        return WordingFactory.create(edition=edition, clause=wording.clause, since=2, text=text)

    def test_the_words_are_sought_in_the_new_one(self, editor: User, wording: Wording, form: Form) -> None:
        new = self.replace(wording, "Now: the Parties shall not delay.")
        filled = form.but(quote="not delay", wording=wording.pk, quote_start=WORDS.index("not delay"))
        response = signed_in(editor).post(annotate_url(wording), filled.values, follow=True)
        assert Target.objects.get().made_on == new
        assert "the note stands on the new one" in text_of(response)

    def test_what_is_not_found_there_is_kept_and_said(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        self.replace(wording, "The sides will hurry.")
        page = refused(
            editor,
            wording,
            form.but(quote="not delay", wording=wording.pk),
            "not delay",
            "The sides will hurry.",
        )
        assert "was replaced while you were writing" in page


class TestWhoAndWhere:
    def test_an_unknown_expert_is_met_with_those_of_like_names(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        ExpertFactory.create(name="Nasimi Məmmədli", role="analyst")
        page = refused(editor, wording, form.but(experts=["Mammedli", "memmedli"]), "Mammedli")
        assert "Did you mean Nasimi Məmmədli (analyst)?" in page

    def test_an_expert_is_found_however_the_name_is_spelt(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        expert = ExpertFactory.create(name="Nasimi Məmmədli")
        signed_in(editor).post(
            annotate_url(wording), form.but(experts=["NASIMI memmedli", expert.slug]).values
        )
        assert list(Annotation.objects.get().experts.all()) == [expert]

    def test_two_of_one_name_are_told_apart_by_their_address(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        ExpertFactory.create(name="Jane Doe", slug="jane-doe", role="lawyer")
        meant = ExpertFactory.create(name="Jane Doe", slug="jane-doe-2", role="diplomat")
        page = refused(editor, wording, form.but(experts=["Jane Doe"]))
        assert "Jane Doe [jane-doe-2] (diplomat)" in page
        signed_in(editor).post(annotate_url(wording), form.but(experts=["Jane Doe [jane-doe-2]"]).values)
        assert Annotation.objects.get().experts.get() == meant

    def test_no_commentary_and_not_editorial(self, editor: User, wording: Wording, form: Form) -> None:
        assert "mark it as editorial" in refused(editor, wording, form.but(commentary=""))
        filled = form.but(commentary="", editorial="on")
        assert signed_in(editor).post(annotate_url(wording), filled.values).status_code == 302

    def test_an_unknown_commentary(self, editor: User, wording: Wording, form: Form) -> None:
        CommentaryFactory.create(source=SourceFactory.create(publisher="JAMnews", title="It signs"))
        page = refused(editor, wording, form.but(commentary="jamn"), "jamn")
        assert "Did you mean JAMnews: It signs?" in page

    @pytest.mark.parametrize(
        "typed", ["JAMNews", "jamnews: IT signs", "It signs", "https://example.org/it-signs", "it-signs"]
    )
    def test_a_commentary_by_label_title_link_or_address(
        self, editor: User, wording: Wording, form: Form, typed: str
    ) -> None:
        source = SourceFactory.create(
            publisher="JAMnews", title="It signs", url="https://example.org/it-signs"
        )
        commentary = CommentaryFactory.create(slug="it-signs", source=source)
        signed_in(editor).post(annotate_url(wording), form.but(commentary=typed).values)
        assert Annotation.objects.get().commentary == commentary

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("new_expert-url", "javascript:alert(1)"),
            ("new_expert-role", "lawyer"),
            ("new_commentary-title", "Of nobody"),
            ("new_commentary-published_on", "22 February"),
            ("new_expert-name", "…"),
            ("new_expert-name", "J" * 201),
            ("language", "tlh"),
            ("source_words", "w" * 301),
        ],
    )
    def test_parts_that_make_no_sense(
        self, editor: User, wording: Wording, form: Form, name: str, value: str
    ) -> None:
        refused(editor, wording, Form({**form.values, name: value}), *([value] if name != "language" else []))
        assert not Expert.objects.filter(name__startswith="J").exists()

    def test_an_unknown_topic(self, editor: User, wording: Wording, form: Form) -> None:
        assert "There is no topic “peace”" in refused(editor, wording, form.but(topics=["peace"]))


class TestStances:
    def test_favourable_for_nobody(self, editor: User, wording: Wording, form: Form) -> None:
        assert "Favourable or unfavourable for whom?" in refused(
            editor, wording, form.stance(1, "favourable")
        )

    def test_the_same_party_twice(self, editor: User, wording: Wording, form: Form) -> None:
        party = PartyFactory.create(name="Armenia")
        filled = form.stance(0, "favourable", party.pk).stance(2, "mixed", party.pk, note="kept note")
        assert "Two rows are for Armenia." in refused(editor, wording, filled, "kept note")

    def test_nobody_twice(self, editor: User, wording: Wording, form: Form) -> None:
        filled = form.stance(0, "neutral").stance(1, "mixed")
        assert "Two rows are for nobody in particular." in refused(editor, wording, filled)

    def test_a_party_without_a_stance(self, editor: User, wording: Wording, form: Form) -> None:
        filled = form.stance(0, "", PartyFactory.create().pk)
        assert "Say how it is read" in refused(editor, wording, filled)

    @pytest.mark.parametrize(("value", "party"), [("splendid", ""), ("neutral", "999999"), ("neutral", "x")])
    def test_what_is_no_choice(
        self, editor: User, wording: Wording, form: Form, value: str, party: str
    ) -> None:
        refused(editor, wording, form.stance(0, value, party))

    @pytest.mark.parametrize("number", ["", "x", "-1"])
    def test_rows_that_did_not_arrive_whole(
        self, editor: User, wording: Wording, form: Form, number: str
    ) -> None:
        refused(editor, wording, form.but(t__TOTAL_FORMS=number))

    def test_a_million_rows_are_no_million_rows(self, editor: User, wording: Wording, form: Form) -> None:
        page = refused(editor, wording, form.but(t__TOTAL_FORMS="1000000"))
        assert page.count('-value"') < 200
