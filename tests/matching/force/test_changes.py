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
    Pair(
        "en",
        "If the panel lapses and the Parties have not reached an agreement on the dispute, nothing in this provision "
        "shall prevent a Party from requesting a new proceeding. The Parties shall consult each other.",
        "If the panel lapses, and the Parties have not reached an agreement on the dispute, nothing in this provision "
        "shall prevent a Party from requesting a new proceeding. The Parties shall meet.",
    ),
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
    # A comparative that is denied, an exception and the same in other words rule nothing out.
    Pair(
        "en",
        "Each Party shall grant investors of the other Party the treatment that it grants its own investors.",
        "Each Party shall not grant investors of the other Party less favourable treatment than its own investors.",
    ),
    Pair(
        "en",
        "An entity shall provide no less than thirty days for the submission of tenders.",
        "An entity shall not provide less than thirty days for the submission of tenders.",
    ),
    Pair(
        "en",
        "The Parties may disclose such information only with the consent of the other Party.",
        "The Parties shall not disclose such information without the consent of the other Party.",
    ),
    Pair(
        "en",
        "Packing materials shall be disregarded in determining the origin of the good.",
        "Packing materials shall not be taken into account in determining the origin of the good.",
    ),
    Pair(
        "en",
        "A Party may provide more extensive protection of designs.",
        "A Party shall not be obliged to provide more extensive protection of designs.",
    ),
    Pair(
        "en",
        "The exporter shall submit the original invoice.",
        "The exporter need not submit the original invoice.",
        (("shall", "need not", WEAKENED),),
    ),
    Pair(
        "en",
        "A good shall be of the origin of the Party in which it was grown.",
        "A good shall be considered to be of the origin of the Party in which it was grown.",
    ),
    Pair(
        "en",
        "The Committee shall meet every year. Each Party shall publish its tariff, and, where possible, its quotas.",
        "The Committee shall meet every year. Each Party shall publish its tariff, and its quotas.",
    ),
    # One subject, and other acts.
    Pair(
        "en",
        "A Party may adopt an emergency action only during the transition period.",
        "A Party shall notify an emergency action to the Committee without delay and shall consult.",
    ),
    Pair(
        "en",
        "The Joint Committee shall: (a) supervise the implementation of this Agreement; (b) oversee its work.",
        "The Joint Committee may: (a) establish working groups; (b) seek the advice of experts and of the public.",
    ),
    Pair(
        "en",
        "Each Party shall endeavour to: (a) minimise the burden on electronic commerce; (b) consult industry.",
        "Each Party shall: (a) minimise the burden on electronic commerce; (b) consult industry.",
        (("shall endeavour", "shall", STRENGTHENED),),
    ),
    Pair(
        "ru",
        "Стороны предоставляют инвесторам режим, который предоставлен своим инвесторам.",
        "Стороны не предоставляют инвесторам режим менее благоприятный, чем своим инвесторам.",
    ),
    Pair(
        "az",
        "Tərəflər sərmayəçilərə əlverişli rejim verəcəklər.",
        "Tərəflər sərmayəçilərə daha az əlverişli rejim verməyəcəklər.",
    ),
    Pair(
        "tr",
        "Taraflar yatırımcılara elverişli muamele sağlayacaklardır.",
        "Taraflar yatırımcılara daha az elverişli muamele sağlamayacaklardır.",
    ),
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
