import pytest
from django.http import QueryDict

from apps.reading.filtering import ALL, Name, Selection
from apps.reading.parameters import MOST_VALUES, Asked, read, write

KNOWN: dict[Name, list[str]] = {
    "topic": ["arms", "peace", *(f"t{n}" for n in range(30))],
    "stance": ["favourable", "mixed"],
    "party": ["AZE"],
    "expert": ["agshin-kerimov"],
    "force": ["obligation", "commitment"],
}


def asked(query: str) -> Asked:
    return read(QueryDict(query), KNOWN, ["jamnews-en"])


def test_values_are_read_once_each_and_sorted() -> None:
    assert asked("topic=peace&topic=arms&topic=peace&topic=").selection == Selection(topic=("arms", "peace"))


@pytest.mark.parametrize(
    "value", ["nonsense", "%00", "a%00b", "%F0%9F%92%A5", "'--", "x" * 5000, "%E2%80%AE"]
)
def test_what_cannot_be_used_is_left_out_and_told(value: str) -> None:
    found = asked(f"topic={value}&stance=mixed")

    assert found.selection == Selection(stance=("mixed",))
    assert len(found.problems) == 1
    assert not set(found.problems[0]) & {"\x00", "\u202e"}
    assert len(found.problems[0]) < 200


def test_many_unknown_values_are_told_in_a_few_sentences() -> None:
    found = asked("&".join(f"topic=no{n}" for n in range(500)))

    assert len(found.problems) == 4
    assert "497 more values" in found.problems[-1]


def test_too_many_values_are_cut_and_told() -> None:
    found = asked("&".join(f"topic=t{n}" for n in range(30)))

    assert len(found.selection.topic) == MOST_VALUES
    assert len(found.problems) == 1


def test_topics_match_by_any_unless_all_is_asked_for() -> None:
    assert asked("topic=peace&match=all").selection.match == ALL
    assert asked("topic=peace").selection.match == "any"
    assert asked("topic=peace&match=some").problems != ()


def test_an_unknown_edition_is_told() -> None:
    assert asked("edition=jamnews-en").edition == "jamnews-en"
    assert asked("edition=other").edition == ""
    assert len(asked("edition=other").problems) == 1


def test_an_address_is_written_in_one_way() -> None:
    selection = Selection(topic=("peace", "arms"), stance=("mixed",), match=ALL)

    assert write("/d/", selection, "jam") == "/d/?edition=jam&match=all&stance=mixed&topic=arms&topic=peace"
    assert write("/d/", Selection(match=ALL)) == "/d/"


def test_what_was_written_is_read_again() -> None:
    selection = Selection(("arms", "peace"), ("mixed",), ("AZE",), ("agshin-kerimov",), ALL, ("obligation",))

    assert asked(write("/d/", selection).partition("?")[2]).selection == selection
