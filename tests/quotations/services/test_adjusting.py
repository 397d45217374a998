"""What an editor sets by hand."""

import pytest

from apps.quotations.models import OWN_WORDS_LIMIT, PassageKind, Quotation
from apps.quotations.problems import NotItsTurn, PlaceTaken, StaleQuotation, WordsNotThere
from apps.quotations.rules import shown
from apps.quotations.services import accept, adjust, adjust_clause, point_at, reject
from tests.factories import EditorFactory
from tests.quotations.passages import ARTICLE, CONSULT, article, clause, clauses_of, waiting

pytestmark = pytest.mark.django_db

AT = ARTICLE.index(CONSULT)
BREAK = ARTICLE.index("\n\n")


class TestWhereAPassageStands:
    def test_is_what_the_editor_marked_without_space_around(self) -> None:
        row = waiting()
        adjust(by=EditorFactory.create(), quotation=row, base_version=1, start=row.start + 3, end=row.end - 9)
        row.refresh_from_db()
        assert row.words == "Parties shall consult each other with"
        assert (row.by_person, row.version) == (True, 2)
        assert ARTICLE[row.start : row.end] == row.words
        assert row.before.endswith("“the ")

    def test_brings_the_clauses_that_hold_these_words(self) -> None:
        first, other = clause(), clause(f"{ARTICLE[4:60]} is what they say.")
        row = waiting(None, other)
        adjust(by=EditorFactory.create(), quotation=row, base_version=1, start=row.start, end=row.end)
        assert first.clause_id in clauses_of(row)

    @pytest.mark.parametrize("span", [(5, 5), (9, 4), (-1, 9), (0, 10_000), (BREAK, BREAK + 2)])
    def test_needs_words(self, span: tuple[int, int]) -> None:
        with pytest.raises(WordsNotThere):
            adjust(by=EditorFactory.create(), quotation=waiting(), base_version=1, start=span[0], end=span[1])

    def test_is_not_where_another_stands(self) -> None:
        text = article()
        other, row = waiting(text, words="Article 5"), waiting(text)
        with pytest.raises(PlaceTaken) as told:
            adjust(by=EditorFactory.create(), quotation=row, base_version=1, start=other.start, end=other.end)
        assert told.value.quotation_id == other.pk

    def test_is_fixed_once_it_is_decided(self) -> None:
        row = reject(by=EditorFactory.create(), quotation=waiting(), base_version=1)
        with pytest.raises(NotItsTurn):
            adjust(by=EditorFactory.create(), quotation=row, base_version=2, start=0, end=9)

    def test_is_not_set_over_what_somebody_else_set(self) -> None:
        row, editor = waiting(), EditorFactory.create()
        adjust(by=editor, quotation=row, base_version=1, start=0, end=9)
        with pytest.raises(StaleQuotation):
            adjust(by=editor, quotation=row, base_version=1, start=0, end=12)

    def test_that_takes_in_words_of_the_expert_shows_readers_few_of_them(self) -> None:
        says = "The expert says much. " * 30
        text = article(f"He is glad that {CONSULT}, and so on. {says}")
        row = waiting(text)
        adjust(by=EditorFactory.create(), quotation=row, base_version=1, start=0, end=len(text.text))
        row.refresh_from_db()
        assert (row.fidelity, row.marked) == ("reworded", False)
        assert len(shown(row).words) <= OWN_WORDS_LIMIT

    def test_within_the_quotation_marks_stays_a_quotation(self) -> None:
        row = waiting()
        adjust(by=EditorFactory.create(), quotation=row, base_version=1, start=row.start + 3, end=row.end)
        row.refresh_from_db()
        assert (row.fidelity, row.marked) == ("verbatim", True)


class TestWhereItStandsInTheClause:
    def test_is_what_the_editor_marked(self) -> None:
        row, editor = waiting(), EditorFactory.create()
        chosen = row.candidates.get()
        adjust_clause(by=editor, candidate=chosen, base_version=1, start=0, end=9)
        chosen.refresh_from_db()
        assert (chosen.start, chosen.end, chosen.chosen, chosen.fidelity) == (0, 9, True, "reworded")
        accept(by=editor, quotation=row, base_version=2)
        row.refresh_from_db()
        assert row.fidelity == "reworded"
        assert row.annotation is not None
        assert row.annotation.targets.get().quote == "In danger"

    def test_may_be_set_for_a_clause_that_is_only_named(self) -> None:
        wording = clause("Something else is said here.")
        row = waiting(None, wording, words="Article 5", kind="reference", fidelity="")
        chosen = row.candidates.get()
        adjust_clause(
            by=EditorFactory.create(), candidate=chosen, base_version=1, start=0, end=9, wording=wording
        )
        chosen.refresh_from_db()
        assert (chosen.wording, chosen.start, chosen.end) == (wording, 0, 9)

    def test_is_in_the_candidates_own_clause(self) -> None:
        row = waiting()
        with pytest.raises(WordsNotThere):
            adjust_clause(
                by=EditorFactory.create(),
                candidate=row.candidates.get(),
                base_version=1,
                start=0,
                end=5,
                wording=clause(),
            )


class TestPointing:
    def test_makes_a_passage_that_waits(self) -> None:
        wording, text = clause(), article()
        start = wording.text.index(CONSULT)
        row = point_at(
            by=EditorFactory.create(),
            text=text,
            start=AT,
            end=AT + len(CONSULT),
            wording=wording,
            wording_start=start,
            wording_end=start + len(CONSULT),
        )
        assert (row.words, row.kind, row.fidelity, row.version) == (
            CONSULT,
            PassageKind.QUOTATION,
            "verbatim",
            1,
        )
        chosen = row.candidates.get()
        assert (chosen.start, chosen.chosen, chosen.reasons) == (start, True, ["by person"])
        accept(by=EditorFactory.create(), quotation=row, base_version=row.version)

    def test_at_a_whole_clause_makes_a_reference(self) -> None:
        row = point_at(by=EditorFactory.create(), text=article(), start=0, end=10, wording=clause())
        assert (row.kind, row.fidelity, row.candidates.get().fidelity) == (PassageKind.REFERENCE, "", "")

    def test_puts_the_clause_first_where_a_passage_waits_there(self) -> None:
        row, wording = waiting(), clause("Something else.")
        before = clauses_of(row)
        text = row.text
        assert text is not None
        again = point_at(by=EditorFactory.create(), text=text, start=row.start, end=row.end, wording=wording)
        assert again.pk == row.pk
        assert clauses_of(row) == [wording.clause_id, *before]
        assert Quotation.objects.count() == 1

    def test_at_what_is_decided_is_refused(self) -> None:
        row = reject(by=EditorFactory.create(), quotation=waiting(), base_version=1)
        assert row.text is not None
        with pytest.raises(PlaceTaken):
            point_at(by=EditorFactory.create(), text=row.text, start=row.start, end=row.end, wording=clause())

    def test_needs_words_on_both_sides(self) -> None:
        with pytest.raises(WordsNotThere):
            point_at(by=EditorFactory.create(), text=article(), start=0, end=0, wording=clause())
        with pytest.raises(WordsNotThere):
            point_at(
                by=EditorFactory.create(),
                text=article(),
                start=0,
                end=9,
                wording=clause(),
                wording_start=5,
                wording_end=5,
            )
        assert not Quotation.objects.exists()
