import pytest
from django.utils.translation import override

from apps.core.templatetags.ui import (
    capital,
    dom,
    dom_within,
    first_words,
    kind_name,
    language_name,
    lemma,
    listing,
    notes_count,
    quoted,
    status_name,
)
from apps.documents.models.clause import ClauseKind
from apps.documents.models.document import Status


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        ("en", 'lang="en" dir="ltr"'),
        ("az-Cyrl", 'lang="az-Cyrl" dir="ltr"'),
        ("fa", 'lang="fa" dir="rtl"'),
        ("ar-EG", 'lang="ar-EG" dir="rtl"'),
        ("", ""),
        ('en" onload="alert(1)', ""),
    ],
)
def test_a_text_says_its_language_and_direction(language: str, attributes: str) -> None:
    assert dom(language) == attributes


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "“peace”"), ("ru", "«peace»"), ("az-Latn", "«peace»"), ("de", "„peace“"), ("xx", "“peace”")],
)
def test_quotation_marks_are_those_of_the_language(language: str, text: str) -> None:
    assert quoted("peace", language) == text


@pytest.mark.parametrize(("language", "text"), [("en", "“peace”"), ("ru", "«peace»"), ("az", "«peace»")])
def test_words_within_a_sentence_of_ours_stand_in_its_marks(language: str, text: str) -> None:
    with override(language):
        assert quoted("peace") == text


def test_what_editors_enter_is_english_where_the_interface_is_not() -> None:
    assert dom_within() == ""
    with override("az"):
        assert (dom_within(), dom_within("az"), dom_within("")) == ('lang="en" dir="ltr"', "", "")


def test_a_capital_is_that_of_the_language() -> None:
    assert [capital("ingilis", language) for language in ("az", "ru", "az-Latn")] == [
        "İngilis",
        "Ingilis",
        "İngilis",
    ]
    assert (capital("русский"), capital("")) == ("Русский", "")


def test_every_status_has_a_name() -> None:
    with override("ru"):
        assert [status_name(status) for status in Status.values] == [str(each.label) for each in Status]


def test_a_language_without_a_name_keeps_its_code() -> None:
    assert language_name("ru") == "Russian"
    assert language_name("tlh") == "tlh"


def test_every_kind_of_clause_has_a_name() -> None:
    for kind in ClauseKind.values:
        assert kind_name(kind)[0].isupper()
        assert kind_name(kind).lower() == str(ClauseKind(kind).label).lower()


def test_long_words_are_shortened_in_the_middle() -> None:
    assert lemma("mutual respect  for independence") == "mutual respect for independence"
    assert lemma("one two three four five six seven eight nine ten") == "one two three … eight nine ten"


def test_the_beginning_says_that_something_follows() -> None:
    assert first_words("one two", 2) == "one two"
    assert first_words("one, two, three", 2) == "one, two …"


def test_numbers_and_names_read_as_a_sentence_says_them() -> None:
    assert [notes_count(number) for number in (0, 1, 2)] == ["0 notes", "1 note", "2 notes"]
    assert [listing(names) for names in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
