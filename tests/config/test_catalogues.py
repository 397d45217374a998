"""The interface in its languages: every sentence is there, translated, and fits in where the original did."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from django.conf import settings
from django.utils.translation import override

from apps.config.catalogues import PLURALS, compiled, extracted, mo_path, stored
from apps.core.templatetags.ui import notes_count

PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[a-z%]")
TAG = re.compile(r"</?[a-z]+[^>]*>|\[[^]]*\]\(|https?://")
LANGUAGES = sorted(PLURALS)


@pytest.fixture(scope="module")
def template() -> Catalog:
    return extracted()


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    return stored(request.param)


def named(message: Message) -> tuple[str, str | None]:
    return message.id[0] if isinstance(message.id, tuple | list) else message.id, message.context


def pairs(catalogue: Catalog) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each translation with the originals that it may stand for: a plural may follow either form."""
    for message in catalogue:
        if message.id:
            originals = message.id if isinstance(message.id, tuple | list) else (message.id,)
            strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
            for string in strings:
                yield tuple(originals), string or ""


def test_every_language_but_english_has_a_catalogue() -> None:
    assert sorted(code for code, _name in settings.LANGUAGES) == sorted(["en", *LANGUAGES])


def test_it_has_every_sentence_of_code_and_templates_and_no_other(
    catalogue: Catalog, template: Catalog
) -> None:
    there, wanted = ({named(message) for message in each if message.id} for each in (catalogue, template))
    assert (wanted - there, there - wanted) == (set(), set()), "run “make messages” and translate what is new"


def test_every_sentence_is_translated(catalogue: Catalog) -> None:
    left = [originals[0] for originals, string in pairs(catalogue) if not string]
    left += [str(message.id) for message in catalogue if message.id and message.fuzzy]
    assert left == []


def test_a_plural_has_as_many_forms_as_its_language(catalogue: Catalog) -> None:
    forms = {len(message.string or ()) for message in catalogue if message.pluralizable}
    assert forms == {PLURALS[str(catalogue.locale)][0]}


def test_the_placeholders_are_those_of_the_original(catalogue: Catalog) -> None:
    wrong = [
        (originals[-1], string)
        for originals, string in pairs(catalogue)
        if Counter(PLACEHOLDER.findall(string))
        not in [Counter(PLACEHOLDER.findall(original)) for original in originals]
    ]
    assert wrong == []


def test_markup_and_white_space_at_the_edges_are_those_of_the_original(catalogue: Catalog) -> None:
    for originals, string in pairs(catalogue):
        original = originals[-1]
        assert len(TAG.findall(string)) == len(TAG.findall(original)), string
        if original.startswith(" "):
            assert string.startswith((" ", ",")), string
        else:
            assert string == string.strip(), string


def test_a_sentence_keeps_its_full_stop(catalogue: Catalog) -> None:
    wrong = [
        (originals[-1], string)
        for originals, string in pairs(catalogue)
        if originals[-1].endswith((".", "?")) != string.removesuffix("гг.").endswith((".", "?"))
    ]
    assert wrong == []


def test_quotation_marks_are_those_of_the_language(catalogue: Catalog) -> None:
    """Within guillemets a second level would be „…“; no sentence of ours goes so deep."""
    wrong = [string for _originals, string in pairs(catalogue) if re.search("[“”„\"]|'", string)]
    assert wrong == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_runs_is_what_the_catalogue_says(code: str) -> None:
    assert mo_path(code).read_bytes() == compiled(stored(code)), "run “make messages”"


def test_russian_numbers_choose_their_noun() -> None:
    with override("ru"):
        said = {number: notes_count(number) for number in (1, 2, 4, 5, 11, 12, 20, 21, 22, 25, 101, 111)}
    assert said == {
        **{number: f"{number}\u00a0примечание" for number in (1, 21, 101)},
        **{number: f"{number}\u00a0примечания" for number in (2, 4, 22)},
        **{number: f"{number}\u00a0примечаний" for number in (5, 11, 12, 20, 25, 111)},
    }


def test_azerbaijani_numbers_leave_the_noun_as_it_is() -> None:
    with override("az"):
        assert [notes_count(number) for number in (1, 2)] == ["1\u00a0qeyd", "2\u00a0qeyd"]
