from apps.matching.engine.quoting import segment_of
from apps.matching.engine.resembling import resembling
from tests.matching.test_align import COURT, PEACE, TRADE, TRANSIT

LIBRARY = segment_of(
    [(1, PEACE), (2, TRADE), (3, COURT), (4, PEACE.replace("peaceful", "friendly")), (5, "")]
)


def test_wordings_that_say_nearly_the_same_are_found_the_most_alike_first() -> None:
    found = resembling(PEACE, [LIBRARY], least=0.8)
    assert [(one.number, one.overlap == 1) for one in found] == [(1, True), (4, False)]


def test_a_clause_within_a_longer_one_does_not_resemble_it() -> None:
    long = segment_of([(1, " ".join([PEACE, TRADE, COURT, TRANSIT]))])
    assert resembling(PEACE, [long], least=0.8) == []


def test_what_is_no_more_is_not_found() -> None:
    assert [one.number for one in resembling(PEACE, [LIBRARY], least=0.8, without={1})] == [4]


def test_nothing_resembles_nothing() -> None:
    assert resembling("", [LIBRARY], least=0.5) == []
    assert resembling("Zzz", [LIBRARY], least=0.5) == []
    assert resembling(PEACE, [segment_of([])], least=0.5) == []


def test_a_wording_of_many_thousand_words_is_compared_without_its_order() -> None:
    long = " ".join(f"word{n}" for n in range(6_000))
    found = resembling(f"{long} more", [segment_of([(1, long)])], least=0.8)
    assert [one.number for one in found] == [1]
