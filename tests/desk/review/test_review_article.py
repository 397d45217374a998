"""The article with its marks: nothing of its words is lost or added, however passages lie over each other."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from apps.desk.selectors.review import Asked, Row
from apps.desk.selectors.review_article import owned, paragraph_spans, paragraphs

LABEL = re.compile(r'<span class="visually-hidden">[^<]*</span>')
TAG = re.compile(r"<[^>]+>")
WORDS = st.lists(st.text("ab <&🕊", min_size=1, max_size=12), min_size=1, max_size=5).map("\n\n".join)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6, unique=True)


def row(number: int, start: int, end: int, decision: str = "waiting") -> Row:
    return Row(
        pk=number,
        number=number,
        start=start,
        end=end,
        kind="quotation",
        score=0.9,
        decision=decision,
        version=1,
        run=None,
        beginning="",
        clause="",
        document="",
    )


def rows_in(text: str, spans: list[tuple[int, int]]) -> list[Row]:
    inside = [(start, min(start + length, len(text))) for start, length in spans if start < len(text)]
    return [row(number, *span) for number, span in enumerate(sorted(set(inside)), 1)]


@given(WORDS, SPANS)
@settings(max_examples=60, deadline=None)
def test_paragraphs_hold_the_words_of_the_article(text: str, spans: list[tuple[int, int]]) -> None:
    for paragraph in paragraphs(text, rows_in(text, spans), Asked()):
        words = html.unescape(TAG.sub("", LABEL.sub("", paragraph.html)))
        assert words == text[paragraph.start : paragraph.end]


@given(WORDS, SPANS)
@settings(max_examples=60, deadline=None)
def test_each_passage_has_one_number(text: str, spans: list[tuple[int, int]]) -> None:
    rows = rows_in(text, spans)
    pieces = owned(len(text), rows)
    assert sorted(piece.row.pk for piece in pieces if piece.row and piece.first) == [each.pk for each in rows]
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text


def test_where_passages_lie_over_each_other_the_shorter_has_the_words() -> None:
    outer, inner = row(1, 0, 20), row(2, 5, 9)
    own = [(piece.start, piece.end, piece.row and piece.row.pk) for piece in owned(25, [outer, inner])]
    assert own == [(0, 5, 1), (5, 9, 2), (9, 20, 1), (20, 25, None)]


def test_only_the_paragraphs_asked_for_are_made() -> None:
    text = "One.\n\nTwo and three.\n\nFour."
    found = paragraphs(text, [row(1, 6, 9)], Asked(), only=[(6, 9)])
    assert [(paragraph.number, paragraph.start) for paragraph in found] == [(2, 6)]
    assert 'data-passage="1"' in found[0].html


def test_paragraphs_are_parted_by_empty_lines() -> None:
    text = "One\nline.\n \nTwo.\n\n\n\nThree."
    assert [text[start:end] for start, end in paragraph_spans(text)] == ["One\nline.", "Two.", "Three."]


def test_what_is_decided_is_told_apart_by_more_than_colour() -> None:
    text = "One two."
    for decision, label in (
        ("accepted", "accepted"),
        ("rejected", "rejected"),
        ("waiting", "almost certain"),
    ):
        page = paragraphs(text, [row(1, 0, 3, decision)], Asked())[0].html
        assert f"[passage 1, {label}]" in page
