"""Fixture files: typed values, and every problem with the file and the record."""

from pathlib import Path

import pytest

from apps.core.fixture_files import Count, FixtureProblem, Record, read

TWO = """
[[thing]]
slug = "first"
long = true
total = 3
refs = ["a", "b"]
parts = [{ name = "one" }, { name = "two" }]

[[thing]]
slug = "second"
"""
FIELDS = "slug long total refs parts"


@pytest.fixture
def things(tmp_path: Path) -> list[Record]:
    file = tmp_path / "things.toml"
    file.write_text(TWO, encoding="utf-8")
    return read(file, "thing", fields=FIELDS)


def test_values_come_by_type(things: list[Record]) -> None:
    first = things[0]
    assert (first.text("slug"), first.flag("long"), first.number("total")) == ("first", True, 3)
    assert first.words("refs") == ["a", "b"]
    parts = first.children("parts", called="part", fields="name")
    assert [part.text("name") for part in parts] == ["one", "two"]


def test_what_may_be_absent_is_empty(things: list[Record]) -> None:
    second = things[1]
    assert (second.text("long", ""), second.number("total"), second.words("refs")) == ("", None, [])
    assert second.children("parts", called="part", fields="name") == []


def test_a_missing_value_is_told_with_its_record(things: list[Record]) -> None:
    with pytest.raises(FixtureProblem, match=r"things\.toml, thing 2 \(“second”\): “long” is missing\."):
        things[1].text("long")


@pytest.mark.parametrize("read_as", ["text", "flag", "number"])
def test_a_value_of_another_type_is_a_problem(things: list[Record], read_as: str) -> None:
    with pytest.raises(FixtureProblem, match="“refs” is not"):
        getattr(things[0], read_as)("refs")


def test_a_text_is_no_list(things: list[Record]) -> None:
    with pytest.raises(FixtureProblem, match="“slug” is not a list"):
        things[0].words("slug")


def test_a_misspelt_field_of_a_part_names_both(things: list[Record]) -> None:
    with pytest.raises(
        FixtureProblem, match=r"thing 1 \(“first”\), part 1 \(“one”\): there is no field “name”"
    ):
        things[0].children("parts", called="part", fields="title")


def test_one_table_where_many_are_expected_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "things.toml"
    file.write_text('[thing]\nslug = "first"\n', encoding="utf-8")
    with pytest.raises(FixtureProblem, match=r"expected \[\[thing\]\]"):
        read(file, "thing", fields=FIELDS)


def test_counts_add_up() -> None:
    assert Count().with_one(created=True).with_one(created=False) == Count(1, 1)
