from hypothesis import given
from hypothesis import strategies as st

from apps.reading.segments import Span, segments

TEXT = "The Parties shall consult on matters of peace."


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(max_size=60))
    edge = st.integers(0, len(text))
    spans = []
    for number in range(draw(st.integers(0, 8))):
        start, end = sorted((draw(edge), draw(edge)))
        spans.append(Span(start, end, f"note-{number}", "neutral"))
    return text, spans


@given(texts_with_spans())
def test_the_segments_joined_are_the_text(made: tuple[str, list[Span]]) -> None:
    text, spans = made

    assert "".join(segment.text for segment in segments(text, spans)) == text


@given(texts_with_spans())
def test_each_card_has_exactly_its_characters(made: tuple[str, list[Span]]) -> None:
    text, spans = made
    found = segments(text, spans)

    for span in spans:
        under: list[int] = []
        place = 0
        for segment in found:
            if span.card in segment.cards:
                under += range(place, place + len(segment.text))
            place += len(segment.text)
        assert under == list(range(span.start, span.end))


@given(texts_with_spans())
def test_every_segment_has_words_and_a_mark_for_each_card(made: tuple[str, list[Span]]) -> None:
    for segment in segments(*made):
        assert segment.text
        assert len(segment.cards) == len(segment.marks)


@given(texts_with_spans())
def test_each_span_can_be_pointed_at_where_it_begins(made: tuple[str, list[Span]]) -> None:
    text, spans = made
    begun: set[str] = set()
    for segment in segments(text, spans, prefix="w1-"):
        assert bool(segment.anchor_id) == bool(set(segment.cards) - begun)
        begun.update(segment.cards)


def test_overlapping_spans_share_the_characters_between_them() -> None:
    found = segments(TEXT, [Span(4, 17, "a", "favourable"), Span(12, 25, "b", "mixed")])

    assert [(segment.text, segment.cards) for segment in found] == [
        ("The ", ()),
        ("Parties ", ("a",)),
        ("shall", ("a", "b")),
        (" consult", ("b",)),
        (" on matters of peace.", ()),
    ]
    assert found[2].marks == ("favourable", "mixed")


def test_the_outermost_span_comes_first() -> None:
    found = segments(TEXT, [Span(4, 11, "inner", "mixed"), Span(4, 25, "outer", "neutral")])

    assert found[1].cards == ("outer", "inner")


def test_what_lies_outside_the_text_is_not_shown() -> None:
    found = segments("abc", [Span(2, 9, "a", "neutral"), Span(7, 9, "b", "neutral")])

    assert [(segment.text, segment.cards) for segment in found] == [("ab", ()), ("c", ("a",))]


def test_a_text_without_words_has_no_segments() -> None:
    assert segments("", [Span(0, 1, "a", "neutral")]) == ()


def test_offsets_are_code_points() -> None:
    found = segments("🕊 peace", [Span(2, 7, "a", "neutral")])

    assert [segment.text for segment in found] == ["🕊 ", "peace"]
