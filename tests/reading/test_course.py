"""The picture of how a commentary moves through a document."""

from hypothesis import given
from hypothesis import strategies as st

from apps.reading.course import EDGE, HEIGHT, LEVEL, MOST_LINES, WIDTH, course


def test_a_commentary_in_order_is_a_row_of_straight_lines() -> None:
    drawn = course([[0], [1], [2]], 3)
    assert drawn.points == drawn.places == (EDGE, WIDTH // 2, WIDTH - EDGE)
    assert drawn.lines[0].path == f"M{EDGE} {LEVEL}C{EDGE} 48 {EDGE} 48 {EDGE} {HEIGHT - LEVEL}"


def test_a_passage_about_two_clauses_has_two_lines() -> None:
    assert [(line.passage, line.clause) for line in course([[4, 0]], 5).lines] == [(0, 4), (0, 0)]


def test_what_is_alone_stands_in_the_middle() -> None:
    drawn = course([[0]], 1)
    assert drawn.points == drawn.places == (WIDTH // 2,)


def test_a_clause_that_is_spoken_of_twice_is_drawn_once() -> None:
    assert len(course([[3], [3]], 9).places) == 1


@given(st.integers(1, 3000), st.data())
def test_nothing_leaves_the_picture_and_it_never_grows_too_large(clauses: int, data: st.DataObject) -> None:
    place = st.integers(0, clauses - 1)
    passages = data.draw(st.lists(st.lists(place, max_size=3), max_size=20)) * data.draw(st.integers(1, 60))
    drawn = course(passages, clauses)
    assert len(drawn.lines) <= MOST_LINES
    assert len(drawn.points) <= MOST_LINES
    assert all(EDGE <= x <= WIDTH - EDGE for x in (*drawn.points, *drawn.places))
