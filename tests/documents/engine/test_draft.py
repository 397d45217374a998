"""The acts on proposed clauses: each does what it says, can be taken back, and loses no words."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents.engine import draft
from apps.documents.engine.draft import Change, NotPossible, Row, Step
from apps.documents.engine.pieces import Piece
from apps.documents.engine.rows import stepwise

WORDS = "The Parties live in peace.\n\nThey consult."
TEXT = f"Article 1\nPeace\n\n{WORDS}\n\nPage 2\n\n(a) each spring;\n\n(b) each autumn."


def row(key: str, depth: int = 0, text: str = "Words.", **more: object) -> Row:
    return Row(key, "paragraph", "", "", text, depth, 0, 0, **more)  # type: ignore[arg-type]  # fields of a row


def of_text() -> list[Row]:
    """The clauses of TEXT; its second page's head is held by none."""
    at = [TEXT.index(begin) for begin in ("The Parties", "Page 2", "(a)", "(b)")]
    return [
        Row("r1", "article", "Article 1", "Peace", WORDS, 0, 0, at[1], clause=7),
        Row("r2", "item", "(a)", "", "each spring;", 1, at[2], at[3], sure=0.5, why="list"),
        Row("r3", "item", "(b)", "", "each autumn.", 1, at[3], len(TEXT), sure=0.5, why="list"),
    ]  # fmt: skip


def words(rows: Sequence[Row]) -> str:
    """All words in the order in which they are printed, without white space."""
    return "".join("".join(f"{row.label} {row.heading} {row.text}" for row in rows).split())


def depths(rows: Sequence[Row]) -> list[int]:
    return [row.depth for row in rows]


def after(rows: Sequence[Row], change: Change) -> list[Row]:
    return change.applied_to(rows)


def at_depths(*found: int) -> list[Row]:
    return [row(f"r{number}", depth) for number, depth in enumerate(found, 1)]


def test_a_clause_joined_with_the_one_above_brings_its_number_along() -> None:
    joined = after(of_text(), draft.merge(of_text(), "r2"))
    assert [each.text for each in joined] == [
        "The Parties live in peace.\n\nThey consult.\n\n(a) each spring;",
        "each autumn.",
    ]
    assert (joined[0].label, joined[0].clause, joined[0].end) == ("Article 1", 7, TEXT.index("(b)"))


def test_what_is_joined_continues_the_clause_that_either_of_the_two_continues() -> None:
    rows = [row("r1"), row("r2", clause=5, match="reworded", score=0.7, also=(6,))]
    joined = after(rows, draft.merge(rows, "r2"))[0]
    assert (joined.clause, joined.match, joined.score, joined.also) == (5, "reworded", 0.7, (6,))
    both = [row("r1", clause=4), row("r2", clause=5)]
    assert after(both, draft.merge(both, "r2"))[0].also == (5,)


def test_the_first_clause_has_none_to_be_joined_with() -> None:
    with pytest.raises(NotPossible, match="first"):
        draft.merge(of_text(), "r1")


def test_a_clause_is_divided_where_it_is_marked_and_each_part_knows_its_source() -> None:
    rows = of_text()
    parts = after(rows, draft.split(rows, "r1", draft.paragraphs(rows[0].text), TEXT))
    assert [each.text for each in parts[:2]] == ["The Parties live in peace.", "They consult."]
    assert [TEXT[each.start : each.end].strip() for each in parts[:2]] == [
        "Article 1\nPeace\n\nThe Parties live in peace.",
        "They consult.",
    ]
    assert (parts[0].clause, parts[1].clause, parts[1].also, parts[1].label) == (7, None, (7,), "")
    assert len({each.key for each in parts}) == 4


def test_words_that_were_rewritten_share_their_source_when_they_are_divided() -> None:
    rows = of_text()
    rows[0] = replace(rows[0], text="Other words. Of a person.")
    parts = after(rows, draft.split(rows, "r1", [12], TEXT))
    assert [(each.start, each.end) for each in parts[:2]] == [(rows[0].start, rows[0].end)] * 2


@pytest.mark.parametrize("places", [[], [0], [-3], [10**6], [6]])
def test_a_place_with_nothing_on_one_side_divides_nothing(places: list[int]) -> None:
    with pytest.raises(NotPossible, match="nothing to split"):
        draft.split([row("r1", text="Words.")], "r1", places)


def test_a_clause_moves_with_all_that_is_part_of_it() -> None:
    rows = at_depths(0, 0, 1, 2, 0)
    assert depths(after(rows, draft.deepen(rows, "r2", 1))) == [0, 1, 2, 3, 0]
    assert depths(after(rows, draft.deepen(rows, "r3", -5))) == [0, 0, 0, 1, 0]


def test_what_followed_a_clause_that_rises_is_part_of_it() -> None:
    rows = at_depths(0, 1, 2, 2, 1)
    assert depths(after(rows, draft.deepen(rows, "r3", -2))) == [0, 1, 0, 1, 1]


@pytest.mark.parametrize(
    ("key", "by", "why"), [("r1", -1, "top"), ("r1", 1, "deepest"), ("r3", 1, "deepest")]
)
def test_a_depth_that_nothing_can_have_is_refused(key: str, by: int, why: str) -> None:
    with pytest.raises(NotPossible, match=why):
        draft.deepen(at_depths(0, 0, 1), key, by)


def test_what_was_part_of_a_clause_left_out_stays_where_it_can() -> None:
    rows = at_depths(0, 1, 1, 2, 2, 1)
    assert depths(after(rows, draft.drop(rows, "r3"))) == [0, 1, 2, 2, 1]
    assert depths(after(rows, draft.drop(rows, "r2"))) == [0, 1, 2, 2, 1]
    assert depths(after(rows, draft.drop(rows, "r1"))) == [0, 0, 1, 1, 0]


def test_what_no_clause_holds_is_found_and_taken_in_again_in_its_place() -> None:
    rows = of_text()
    (start, end), = draft.left_out(rows, TEXT)  # fmt: skip
    taken = after(rows, draft.take(rows, TEXT, start, end))
    assert [each.text for each in taken[1:3]] == ["Page 2", "each spring;"]
    assert draft.left_out(taken, TEXT) == []
    with pytest.raises(NotPossible, match="gone"):
        draft.take(taken, TEXT, start, end)


def test_left_out_in_the_end_it_is_taken_in_at_the_end() -> None:
    rows = of_text()[:2]
    assert [TEXT[slice(*gap)] for gap in draft.left_out(rows, TEXT)] == ["Page 2", "(b) each autumn."]
    assert after(rows, draft.take(rows, TEXT, rows[1].end, len(TEXT)))[-1].text == "(b) each autumn."


def test_a_boundary_is_sure_once_a_person_said_so() -> None:
    rows = of_text()
    sure = after(rows, draft.assure(rows, "r2"))
    assert (sure[1].sure, sure[1].why, sure[2].sure) == (1.0, "", 0.5)


def test_a_clause_has_one_new_wording() -> None:
    rows = [row("r1", clause=5), row("r2", clause=6, also=(5, 7)), row("r3", clause=7)]
    paired = after(rows, draft.pair(rows, "r2", 5))
    assert [each.clause for each in paired] == [None, 5, 7]
    assert [each.match for each in paired] == ["new", "decided", ""]
    assert (paired[1].decided, paired[1].also) == (True, (7,))
    assert after(paired, draft.pair(paired, "r2", None))[1].clause is None


def test_several_steps_are_taken_back_as_one() -> None:
    rows = of_text()
    steps: list[Step] = [
        lambda now: draft.edit(now, "r2", {"kind": "paragraph", "text": "One.\n\nTwo."}),
        lambda now: draft.split(now, "r2", [5]),
    ]
    change = draft.chain(rows, steps)
    assert [each.text for each in after(rows, change)[1:3]] == ["One.", "Two."]
    assert (change.at, len(change.before), len(change.after)) == (1, 1, 2)


def test_a_row_that_is_gone_is_said_to_be_so() -> None:
    with pytest.raises(NotPossible, match="gone"):
        draft.assure(of_text(), "r9")


def test_the_levels_that_a_file_skips_are_closed() -> None:
    pieces = [Piece(0, 9, 0, 9, "article", depth=depth) for depth in (2, 5, 4, 0, 3)]
    assert depths(draft.rows_from("The words", pieces)) == [0, 1, 1, 0, 1]


def test_rows_are_stored_as_they_are() -> None:
    rows = [*of_text(), row("r4", also=(3, 4), decided=True)]
    assert draft.load(draft.dump(rows)) == rows


acts = st.tuples(
    st.sampled_from(["merge", "split", "edit", "deeper", "higher", "drop", "assure", "pair"]),
    st.integers(0, 30),
    st.integers(0, 40),
)
texts = st.lists(st.sampled_from(["peace", "war", "each", "Party,", "…", "\n\n", "𝔸"]), max_size=8).map(
    " ".join
)
proposals = st.lists(st.tuples(texts, st.integers(0, 4)), min_size=1, max_size=12).map(
    lambda made: stepwise([row(f"r{n}", depth, text) for n, (text, depth) in enumerate(made, 1)])
)


def taken(rows: Sequence[Row], act: tuple[str, int, int]) -> Change | None:
    name, place, number = act
    key = rows[place % len(rows)].key if rows else "r1"
    try:
        match name:
            case "merge":
                return draft.merge(rows, key)
            case "split":
                return draft.split(rows, key, [number, number // 2])
            case "edit":
                return draft.edit(rows, key, {"label": f"§ {number}"})
            case "deeper" | "higher":
                return draft.deepen(rows, key, number % 3 + 1 if name == "deeper" else -1)
            case "drop":
                return draft.drop(rows, key)
            case "assure":
                return draft.assure(rows, key)
            case _:
                return draft.pair(rows, key, number % 4 or None)
    except NotPossible:
        return None


@settings(max_examples=60)
@given(proposals, st.lists(acts, max_size=12))
def test_any_steps_taken_back_give_the_first_rows_again(
    rows: list[Row], done: list[tuple[str, int, int]]
) -> None:
    now, changes = list(rows), []
    for act in done:
        change = taken(now, act)
        if change is None:
            continue
        before, now = now, after(now, change)
        changes.append(change)
        assert now == stepwise(now)
        assert all(each.depth >= 0 for each in now)
        assert len({each.key for each in now}) == len(now)
        held = [each.clause for each in now if each.clause is not None]
        assert len(held) == len(set(held))
        if act[0] in {"merge", "split", "deeper", "higher", "assure", "pair"}:
            assert words(now) == words(before)
    for change in reversed(changes):
        now = after(now, Change(change.at, change.after, change.before))
    assert now == rows


@settings(max_examples=60)
@given(proposals, proposals)
def test_the_change_between_two_states_makes_the_one_of_the_other(old: list[Row], new: list[Row]) -> None:
    change = draft.becomes(old, new)
    assert change.applied_to(old) == new
    assert tuple(old[change.at : change.at + len(change.before)]) == change.before
