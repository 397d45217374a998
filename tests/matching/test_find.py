from hypothesis import given
from hypothesis import strategies as st

from apps.matching.engine.find import Fidelity, Place, context, find_words

CLAUSE = (
    "adherence to the principles of non-interference in each other’s internal affairs, equality and mutual "
    "benefit, as well as peaceful settlement of disputes, as well as non-use of force"
)


def words_at(place: Place | None, text: str = CLAUSE) -> str:
    assert place is not None
    return text[place.start : place.end]


def test_words_that_stand_there_are_found_exactly() -> None:
    finding = find_words(CLAUSE, "mutual benefit")
    assert words_at(finding.place) == "mutual benefit"
    assert finding.fidelity is Fidelity.EXACT


def test_other_typography_is_found_and_said() -> None:
    finding = find_words(CLAUSE, "each other's\n  internal affairs")
    assert words_at(finding.place) == "each other’s internal affairs"
    assert finding.fidelity is Fidelity.TYPOGRAPHY


def test_other_capitals_come_last() -> None:
    finding = find_words(CLAUSE, "Peaceful Settlement")
    assert words_at(finding.place) == "peaceful settlement"
    assert finding.fidelity is Fidelity.CASE


def test_words_that_do_not_stand_there_are_not_guessed() -> None:
    assert find_words(CLAUSE, "military assistance").places == ()
    assert find_words(CLAUSE, "").places == ()
    assert find_words("", "words").places == ()


def test_words_that_stand_twice_are_found_twice() -> None:
    finding = find_words(CLAUSE, "as well as")
    assert len(finding.places) == 2
    assert finding.place is None


def test_what_stands_around_them_decides_between_two() -> None:
    assert words_at(find_words(CLAUSE, "as well as", prefix="of disputes, ").place) == "as well as"
    assert find_words(CLAUSE, "as well as", prefix="disputes, ").places[0].start == CLAUSE.rindex(
        "as well as"
    )
    assert find_words(CLAUSE, "as well as", suffix=" peaceful").places[0].start == CLAUSE.index("as well as")


def test_surroundings_that_fit_neither_decide_nothing() -> None:
    assert len(find_words(CLAUSE, "as well as", prefix="zzz", suffix="zzz").places) == 2


def test_a_place_that_is_claimed_is_believed_only_when_the_words_stand_there() -> None:
    second = CLAUSE.rindex("as well as")
    assert find_words(CLAUSE, "as well as", start=second).place == Place(second, second + 10)
    assert len(find_words(CLAUSE, "as well as", start=second + 1).places) == 2
    assert len(find_words(CLAUSE, "as well as", start=10**9).places) == 2
    assert len(find_words(CLAUSE, "as well as", start=-3).places) == 2


def test_characters_beyond_the_basic_plane_count_as_one() -> None:
    text = "🕊️ peace 𝔭𝔞𝔵 and 🤝 friendship"
    assert find_words(text, "friendship").place == Place(text.index("friendship"), len(text))
    assert words_at(find_words(text, "🤝 friendship").place, text) == "🤝 friendship"


def test_a_letter_and_its_mark_are_not_torn_apart() -> None:
    text = "cafe\u0301 treaty"
    assert words_at(find_words(text, "café").place, text) == "cafe\u0301"


@given(st.text(min_size=1), st.data())
def test_any_piece_of_a_text_is_found_where_it_was_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    finding = find_words(text, text[start:end], start=start)
    assert finding.place == Place(start, end)
    assert Place(start, end) in find_words(text, text[start:end]).places


@given(st.text(), st.text(), st.text(), st.text(), st.none() | st.integers())
def test_whatever_is_found_lies_within_the_text(
    text: str, words: str, prefix: str, suffix: str, start: int | None
) -> None:
    for place in find_words(text, words, start=start, prefix=prefix, suffix=suffix).places:
        assert 0 <= place.start < place.end <= len(text)


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_the_context_is_what_stands_around(text: str, start: int, length: int) -> None:
    place = Place(min(start, len(text)), min(start + length, len(text)))
    before, after = context(text, place)
    assert text[: place.start].endswith(before)
    assert text[place.end :].startswith(after)
