from hypothesis import given, settings
from hypothesis import strategies as st

from apps.parallels.engine.pairs import paired
from apps.parallels.engine.texts import MIRRORED, Clause, Kind, Paired, Said, Text, same_language
from apps.parallels.models import PairingKind
from tests.parallels.treaties import COURT, PEACE, SCHOOL, TRADE, TRANSIT


def text(
    *texts: str, first: int = 1, language: str = "en", complete: bool = True, ordered: bool = True
) -> Text:
    return Text(
        language,
        complete,
        ordered,
        tuple(Clause(first + n, words, label=str(n + 1)) for n, words in enumerate(texts)),
    )


def kinds(found: list[Paired]) -> list[tuple[tuple[int, ...], tuple[int, ...], Kind]]:
    return [(one.left, one.right, one.kind) for one in found]


def test_each_clause_is_told_what_became_of_it() -> None:
    left = text(PEACE, TRADE, COURT, SCHOOL)
    right = text(PEACE, TRADE.replace("promote", "encourage"), TRANSIT, f"{COURT} {SCHOOL}", first=11)
    assert kinds(paired(left, right)) == [
        ((1,), (11,), Kind.SAME),
        ((2,), (12,), Kind.REWORDED),
        ((), (13,), Kind.NEW),
        ((3, 4), (14,), Kind.MERGED),
    ]


def test_nothing_is_dropped_from_excerpts() -> None:
    assert kinds(paired(text(PEACE), text(TRADE, first=11, complete=False))) == [
        ((1,), (), Kind.NOT_HELD),
        ((), (11,), Kind.NEW),
    ]


def test_nothing_is_new_beside_excerpts() -> None:
    found = paired(text(PEACE, complete=False), text(TRADE, first=11))
    assert {one.kind for one in found} == {Kind.DROPPED, Kind.NOT_HELD}


def test_order_that_is_not_known_moves_nothing() -> None:
    left, right = text(PEACE, TRADE, COURT), text(COURT, PEACE, TRADE, first=11)
    assert [one.moved for one in paired(left, right)] == [True, False, False]
    unordered = text(COURT, PEACE, TRADE, first=11, ordered=False)
    assert not any(one.moved for one in paired(left, unordered))


def test_a_number_without_words_is_no_news() -> None:
    left = text("", TRADE)
    assert kinds(paired(left, text(TRADE, first=11))) == [((2,), (11,), Kind.SAME)]


def test_no_clauses_give_no_pairs() -> None:
    assert paired(text(), text()) == []
    assert kinds(paired(text(), text(PEACE))) == [((), (1,), Kind.NEW)]


def test_what_is_confirmed_holds_and_what_is_rejected_does_not() -> None:
    left, right = text(PEACE, TRADE), text(PEACE, TRADE, first=11)
    crossed = [Said((1,), (12,)), Said((2,), (11,))]
    assert {(one.left, one.right) for one in paired(left, right, crossed)} == {((1,), (12,)), ((2,), (11,))}
    apart = paired(left, right, [Said((1,), (11,), rejected=True)])
    assert ((1,), (11,)) not in {(one.left, one.right) for one in apart}


def test_what_a_person_says_of_a_clause_that_is_gone_waits() -> None:
    assert kinds(paired(text(PEACE), text(PEACE, first=11), [Said((7,), (11,))])) == [
        ((1,), (11,), Kind.SAME)
    ]


def test_a_person_may_say_dropped_of_excerpts() -> None:
    right = text(TRADE, first=11, complete=False)
    found = paired(text(PEACE), right, [Said((1,), (), kind=Kind.DROPPED)])
    assert ((1,), (), Kind.DROPPED) in kinds(found)


def test_one_clause_of_50_000_words_is_paired() -> None:
    long = " ".join(f"word{n % 9000}" for n in range(50_000))
    assert kinds(paired(text(long, PEACE), text(f"{long} more", PEACE, first=11))) == [
        ((1,), (11,), Kind.REWORDED),
        ((2,), (12,), Kind.SAME),
    ]


words = st.lists(st.sampled_from([PEACE, TRADE, COURT, TRANSIT, SCHOOL, "Done in Kars.", ""]), max_size=6)


@settings(max_examples=40)
@given(words, words, st.sampled_from(["en", "az"]), st.booleans())
def test_every_clause_with_words_stands_once(
    left: list[str], right: list[str], language: str, whole: bool
) -> None:
    one, other = text(*left), text(*right, first=101, language=language, complete=whole)
    found = paired(one, other)
    for side, clauses in (("left", one.clauses), ("right", other.clauses)):
        standing = [clause for pair in found for clause in getattr(pair, side)]
        assert len(standing) == len(set(standing))
        assert {clause.id for clause in clauses if clause.words} <= set(standing)


def test_from_the_other_side_it_is_the_other_way_round() -> None:
    for kind in Kind:
        pair = Paired((1,), (), kind)
        assert pair.mirrored().mirrored() == pair
    assert MIRRORED[Kind.DROPPED] is Kind.NEW


def test_the_kinds_are_those_of_the_tables() -> None:
    assert [kind.value for kind in Kind] == PairingKind.values


def test_regions_are_no_other_language() -> None:
    assert same_language("en-GB", "EN")
    assert not same_language("az", "tr")
