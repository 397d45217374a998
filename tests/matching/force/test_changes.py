from typing import NamedTuple

import pytest

from apps.matching.engine.force import Direction, changes_of_force

STRENGTHENED, WEAKENED, REVERSED = Direction.STRENGTHENED, Direction.WEAKENED, Direction.REVERSED


class Pair(NamedTuple):
    """Two wordings, and for each promise that changed both evidences and the direction."""

    language: str
    old: str
    new: str
    changes: tuple[tuple[str, str, Direction], ...] = ()


ASSISTANCE = (
    "In order to keep the peace, Russia and Azerbaijan may consider providing each other with military assistance"
    " on the basis of the Charter and of separate treaties"
)

PAIRS = [
    Pair(
        "en",
        ASSISTANCE,
        "Russia and Azerbaijan will provide each other with military assistance",
        (("may consider", "will", STRENGTHENED),),
    ),
    Pair(
        "en",
        ASSISTANCE,
        "may provide each other with military assistance",
        (("may consider", "may", STRENGTHENED),),
    ),
    Pair("en", "The Parties shall consult each other.", "The Parties must consult each other."),
    Pair("en", "The Parties will open a consulate.", "The Parties agree to open a consulate."),
    Pair(
        "en",
        "The Parties shall reduce tariffs.",
        "The Parties shall endeavour to reduce tariffs.",
        (("shall", "shall endeavour", WEAKENED),),
    ),
    Pair(
        "en",
        "The Parties shall, where possible, exchange data.",
        "The Parties shall exchange data.",
        (("shall", "shall", STRENGTHENED),),
    ),
    Pair(
        "en",
        "Each Party shall allow transit.",
        "Each Party shall allow transit in accordance with its national legislation.",
        (("shall", "shall", WEAKENED),),
    ),
    Pair(
        "en",
        "The Parties may station observers in the zone.",
        "The Parties may not station observers in the zone.",
        (("may", "may not", REVERSED),),
    ),
    Pair(
        "en",
        "The Parties support such movements.",
        "The Parties refrain from supporting such movements.",
        (("support", "refrain from", REVERSED),),
    ),
    Pair(
        "en",
        "Both Parties shall pay the fee.",
        "Neither Party shall pay the fee.",
        (("shall", "shall", REVERSED),),
    ),
    Pair(
        "en",
        "The Parties deepen cooperation in energy.",
        "The Parties note their cooperation in energy.",
        (("deepen", "note", WEAKENED),),
    ),
    Pair(
        "en",
        "The Parties shall protect monuments. The Parties may open schools in border towns.",
        "The Parties shall open schools in border towns. The Parties shall protect monuments.",
        (("may", "shall", STRENGTHENED),),
    ),
    Pair("en", "The Parties shall protect monuments.", "The depositary may publish annual reports."),
    Pair("en", "The Parties shall protect monuments.", "Protection of monuments remains important."),
    Pair(
        "ru",
        "Стороны могут рассмотреть возможность оказания военной помощи.",
        "Стороны будут оказывать военную помощь.",
        (("могут рассмотреть", "будут", STRENGTHENED),),
    ),
    Pair(
        "ru",
        "Стороны обязуются поддерживать транзит грузов.",
        "Стороны стремятся поддерживать транзит грузов.",
        (("обязуются", "стремятся", WEAKENED),),
    ),
    Pair(
        "ru",
        "Стороны, по возможности, обмениваются данными о погоде.",
        "Стороны обмениваются данными о погоде.",
        (("обмениваются", "обмениваются", STRENGTHENED),),
    ),
    Pair(
        "ru",
        "Стороны будут размещать войска в регионе.",
        "Стороны не будут размещать войска в регионе.",
        (("будут", "не будут", REVERSED),),
    ),
    Pair("ru", "Стороны обязуются уважать границы.", "Стороны должны уважать границы."),
    Pair(
        "az",
        "Tərəflər hərbi yardım göstərilməsini nəzərdən keçirə bilərlər.",
        "Tərəflər hərbi yardım göstərəcəklər.",
        (("nəzərdən keçirə bilərlər", "göstərəcəklər", STRENGTHENED),),
    ),
    Pair(
        "az",
        "Tərəflər imkan daxilində məlumat mübadiləsi aparırlar.",
        "Tərəflər məlumat mübadiləsi aparırlar.",
        (("aparırlar", "aparırlar", STRENGTHENED),),
    ),
    Pair(
        "az",
        "Tərəflər qoşun yerləşdirəcəklər.",
        "Tərəflər qoşun yerləşdirməyəcəklər.",
        (("yerləşdirəcəklər", "yerləşdirməyəcəklər", REVERSED),),
    ),
    Pair(
        "tr",
        "Taraflar askeri yardım sağlanmasını değerlendirebilirler.",
        "Taraflar askeri yardım sağlayacaklardır.",
        (("değerlendirebilirler", "sağlayacaklardır", STRENGTHENED),),
    ),
    Pair(
        "tr",
        "Taraflar sınırlara saygı göstermeyi taahhüt ederler.",
        "Taraflar sınırlara saygı göstermek için çaba gösterirler.",
        (("taahhüt ederler", "çaba gösterirler", WEAKENED),),
    ),
]
OPPOSITE = {STRENGTHENED: WEAKENED, WEAKENED: STRENGTHENED, REVERSED: REVERSED}


def named(old: str, new: str, language: str) -> tuple[tuple[str, str, Direction], ...]:
    return tuple(
        (old[one.old.start : one.old.end], new[one.new.start : one.new.end], one.direction)
        for one in changes_of_force(old, new, language)
    )


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.old} → {pair.new}")
def test_a_promise_that_changed_its_force_is_named_with_both_evidences(pair: Pair) -> None:
    assert named(pair.old, pair.new, pair.language) == pair.changes


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.new} → {pair.old}")
def test_the_other_way_round_the_direction_is_the_opposite(pair: Pair) -> None:
    turned = tuple((new, old, OPPOSITE[direction]) for old, new, direction in pair.changes)
    assert named(pair.new, pair.old, pair.language) == turned
