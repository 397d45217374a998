"""The two articles and the sample edition: every quotation is found where it stands, and no headline is one."""

from pathlib import Path

import pytest

from apps.matching.engine.quoting import Found, quotations_in, segment_of
from tests.fixtures.test_sample_words import (
    FILES,
    PLACES,
    SHARED,
    SOURCE_OF,
    WORDINGS,
)
from tests.fixtures.test_sample_words import (
    pytestmark as articles,
)

pytestmark = articles

KEYS = {place: key for key, place in enumerate(sorted(WORDINGS), 1)}
WORDS = {KEYS[place]: words["text"] for place, words in WORDINGS.items()}


def found_in(source: str, floor: float = 0.5) -> tuple[str, list[Found]]:
    text = Path(SHARED / "data" / "articles" / FILES[source]).read_text(encoding="utf-8")
    segment = segment_of(WORDS.items())
    return text, quotations_in(text, [segment], lambda keys: {key: WORDS[key] for key in keys}, floor=floor)


@pytest.mark.parametrize("place", sorted(PLACES))
def test_what_is_quoted_is_found_with_its_span(place: tuple[str, str]) -> None:
    text, found = found_in(SOURCE_OF[place[0]])
    start, end = PLACES[place]
    mine = [one for one in found if (one.start, one.end) == (start, end - text[start:end].endswith("."))]
    assert len(mine) == 1
    assert mine[0].candidates[0].key == KEYS[place]
    assert mine[0].marked


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("military assistance in maintaining security, peace and stability", "u3"),
        ("same or similar positions on current international problems", "u1"),
    ],
)
def test_paraphrases_without_marks_are_found(words: str, ref: str) -> None:
    text, found = found_in(SOURCE_OF["turan-en"])
    mine = [one for one in found if words in text[one.start : one.end]]
    assert [one.candidates[0].key for one in mine] == [KEYS["jamnews-en", ref]]
    assert not mine[0].marked


@pytest.mark.parametrize("edition", ["jamnews-en", "turan-en"])
def test_nothing_else_is_found_even_where_weak_passages_are_asked_for(edition: str) -> None:
    _text, found = found_in(SOURCE_OF[edition], floor=0.005)
    assert len(found) == {"jamnews-en": 6, "turan-en": 4}[edition]
