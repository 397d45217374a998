"""Wordings of treaties that never were, and prose that quotes none of them."""

from collections.abc import Mapping, Sequence

from apps.matching.engine.quoting import Found, Segment, quotations_in, segment_of

WORDINGS = {
    11: "The Contracting Parties shall, in accordance with their legislation, promote the exchange of harbour pilots, "
    "lighthouse keepers and cartographers, and shall recognise the certificates that each of them issues.",
    12: "Vessels flying the flag of one Party may shelter in the ports of the other during storms without payment of "
    "dues, provided that they leave within three days after the wind has fallen below gale force.",
    13: "Disputes concerning salvaged cargo shall be settled by a panel of three merchants, of whom each Party "
    "appoints one and the two thus chosen appoint the third by drawing lots.",
    14: "Either Party may denounce the present Convention by a notice in writing, which takes effect twelve months "
    "after the depositary has received it.",
    15: "Either Party may denounce the present Convention by a notice in writing, which takes effect twelve months "
    "after the depositary has received it; obligations already incurred remain in force until they are discharged.",
    16: "Тараф гемилери: Суда под флагом одной Стороны могут укрываться от шторма в портах другой Стороны без уплаты "
    "сборов, если они уходят не позднее трёх дней после того, как ветер стихнет.",
    17: "Tərəflərdən birinin bayrağı altında üzən gəmilər fırtına zamanı digər Tərəfin limanlarında rüsum ödəmədən "
    "sığınacaq tapa bilər və külək sakitləşdikdən sonra üç gün ərzində limanı tərk edirlər.",
}

BEFORE = (
    "My grandmother kept bees behind the orchard, and every spring she painted the hives another colour. "
)
AFTER = " Nobody in the village ever asked her why, although everybody had an opinion about the blue ones."


def library() -> Segment:
    return segment_of(WORDINGS.items())


def texts(keys: Sequence[int]) -> Mapping[int, str]:
    return {key: WORDINGS[key] for key in keys}


def find(text: str, **choices: object) -> list[Found]:
    return quotations_in(text, [library()], texts, **choices)  # type: ignore[arg-type]  # as the caller says


def the_one(text: str) -> Found:
    found = find(text)
    assert len(found) == 1, [(text[one.start : one.end], one.score) for one in found]
    return found[0]
