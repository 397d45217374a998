from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents.engine.slugs import free_slug, slug_of


def test_names_lose_their_marks() -> None:
    assert slug_of(["İlham Əliyev", "2022"], limit=50) == "ilham-eliyev-2022"


def test_letters_that_cannot_stand_in_an_address_leave_nothing() -> None:
    assert slug_of(["Московская декларация"], limit=50) == ""


def test_a_long_title_is_cut_between_words() -> None:
    assert slug_of(["one two three four"], limit=10) == "one-two"
    assert slug_of(["x" * 30], limit=10) == "x" * 10


def test_a_taken_address_gets_a_number() -> None:
    taken = {"a", "a-2"}

    assert free_slug("a", taken.__contains__) == "a-3"
    assert free_slug("b", taken.__contains__) == "b"


@settings(deadline=None)
@given(st.text(max_size=200), st.integers(min_value=1, max_value=60))
def test_the_limit_is_kept(title: str, limit: int) -> None:
    slug = slug_of([title], limit=limit)

    assert len(slug) <= limit
    assert not slug.startswith("-")
    assert not slug.endswith("-")
