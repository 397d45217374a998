"""Passages of an article that are words of a wording: each fidelity, and what must not be found."""

import numpy as np
import pytest

from apps.matching.engine.quoting import Fidelity, quotations_in, segment_of
from tests.matching.quoting.library import AFTER, BEFORE, WORDINGS, find, library, texts, the_one

STORM = "shelter in the ports of the other during storms without payment of dues, provided that they leave"


def test_words_that_stand_in_a_wording_are_found_with_both_spans() -> None:
    text = f"{BEFORE}Captains could {STORM}.{AFTER}"
    found = the_one(text)
    assert text[found.start : found.end] == STORM
    first = found.candidates[0]
    assert (first.key, first.fidelity, first.score) == (12, Fidelity.VERBATIM, 1.0)
    assert WORDINGS[12][first.start : first.end] == STORM
    assert not found.marked
    assert found.score > 0.9


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "„{}“", "‘{}’"])
def test_quotation_marks_are_told(marks: str) -> None:
    text = BEFORE + marks.format(STORM) + "." + AFTER
    found = the_one(text)
    assert found.marked
    assert text[found.start : found.end] == STORM


def test_other_typography_is_told() -> None:
    found = the_one(
        f"{BEFORE}“SHELTER in the ports of the other, during storms - without payment of dues”.{AFTER}"
    )
    assert found.candidates[0].fidelity is Fidelity.TYPOGRAPHY


@pytest.mark.parametrize(
    "quoted",
    [
        "Disputes concerning salvaged cargo shall be settled … of whom each Party appoints one and the two thus chosen",
        "Disputes concerning salvaged cargo shall be settled [...] a panel of three merchants",
        "Disputes concerning [all] salvaged cargo shall be settled by a panel of three merchants",
        "Disputes concerning salvaged cargo shall be settled, as my uncle was, by a panel of three merchants",
    ],
)
def test_ellipses_brackets_and_insertions_are_cuts(quoted: str) -> None:
    text = f"{BEFORE}It says “{quoted}”.{AFTER}"
    found = the_one(text)
    assert text[found.start : found.end] == quoted
    assert found.candidates[0].key == 13
    assert found.candidates[0].fidelity is Fidelity.CUT


@pytest.mark.parametrize(
    "told",
    [
        "quarrels about salvaged cargo will be settled by a panel of three traders, of whom each Party appoints one",
        "by a panel of three merchants shall be settled disputes concerning salvaged cargo",
        "the third by drawing lots the two thus chosen appoint, and each Party appoints one of three merchants",
    ],
)
def test_other_words_and_chunks_in_another_order_are_rewordings(told: str) -> None:
    found = the_one(f"{BEFORE}They wrote that {told}.{AFTER}")
    assert found.candidates[0].key == 13
    assert found.candidates[0].fidelity is Fidelity.REWORDED


def test_words_of_several_wordings_are_one_passage_with_all_of_them() -> None:
    found = the_one(
        f"{BEFORE}Either Party may denounce the present Convention by a notice in writing.{AFTER}"
    )
    assert {one.key for one in found.candidates} == {14, 15}
    assert found.holders == 2


def test_the_wording_with_more_of_the_words_comes_first() -> None:
    found = the_one(f"{BEFORE}“{WORDINGS[15]}”{AFTER}")
    assert found.candidates[0].key == 15
    assert found.holders == 1


@pytest.mark.parametrize("key", [16, 17])
def test_other_scripts_work_like_english(key: int) -> None:
    words = WORDINGS[key].split()
    quoted = " ".join(words[4:17])
    text = f"Arılar bağın arxasında idi. Вот что там сказано: {quoted} ... və s."
    found = the_one(text)
    assert found.candidates[0].key == key
    assert text[found.start : found.end].split()[:12] == quoted.split()[:12]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“”",
        "“ ” «…» \"\" ''",
        BEFORE + AFTER,
        "In accordance with the provisions of the present Convention, either Party may, in writing, do nothing.",
        "The ports of the other country were closed.",
        "shall " * 50_000,
        "\u200b\u00ad \ud800 \x00",
    ],
)
def test_what_quotes_nothing_gives_nothing(text: str) -> None:
    assert find(text) == []


def test_nothing_is_found_in_no_library() -> None:
    assert quotations_in(STORM, [], texts) == []
    assert quotations_in(STORM, [segment_of([])], texts) == []
    assert quotations_in(STORM, [segment_of([(1, ""), (2, "“”")])], texts) == []


def test_what_is_left_out_is_not_found() -> None:
    text = f"{BEFORE}“{WORDINGS[14]}”{AFTER}"
    assert {one.key for one in find(text)[0].candidates} == {14, 15}
    assert {one.key for one in find(text, without={14})[0].candidates} == {15}
    assert {one.key for one in find(text, only=np.array([14]))[0].candidates} == {14}
    assert find(text, only=[12, 999]) == []
    assert find(text, only=[14, 15], without=[14, 15]) == []


def test_what_is_sought_in_few_wordings_needs_less_to_speak_for_it() -> None:
    text = f"{BEFORE}Ships of either side may shelter in the ports during storms, he says.{AFTER}"
    (anywhere,), (there,) = find(text), find(text, only={12})
    assert (there.start, there.end) == (anywhere.start, anywhere.end)
    assert there.score > anywhere.score


def test_of_a_key_in_two_segments_the_last_counts() -> None:
    text = f"{BEFORE}Captains could {STORM}.{AFTER}"
    newer = segment_of([(12, "Vessels may not enter.")])
    assert quotations_in(text, [library(), newer], texts) == []
    assert quotations_in(text, [newer, library()], texts) != []


def test_the_same_quotation_ten_times_is_ten_passages() -> None:
    text = f"{BEFORE}Captains could {STORM}.{AFTER} " * 10
    found = find(text)
    assert [text[one.start : one.end] for one in found] == [STORM] * 10


def test_all_wordings_in_a_row_are_each_found_once() -> None:
    text = "\n".join(WORDINGS[key] for key in (11, 12, 13, 15, 16, 17))
    found = find(text)
    assert [one.candidates[0].key for one in found] == [11, 12, 13, 15, 16, 17]
    assert text[found[0].start : found[0].end] == WORDINGS[11].rstrip(".")


def test_a_lower_floor_gives_weak_passages_too() -> None:
    text = f"{BEFORE}He spoke of an exchange of pilots and of keepers in harbour towns.{AFTER}"
    assert find(text) == []
    weak = find(text, floor=0.0001)
    assert [one.candidates[0].key for one in weak] == [11]
    assert weak[0].score < 0.5


def test_words_that_stand_apart_in_a_thousand_wordings_are_found_where_they_stand_together() -> None:
    held = dict.fromkeys(
        range(1, 1001),
        "from the date of entry into force of the tariff of the other Party, and the other Party from the date",
    )
    quoted = "of the other Party from the date of entry into force"
    held[1001] = f"Pilots serve the ports {quoted} of its law."
    text = f"{BEFORE}The clause says “{quoted}”.{AFTER}"
    (found,) = quotations_in(text, [segment_of(held.items())], lambda _keys: held)
    assert text[found.start : found.end] == quoted
    assert (found.candidates[0].key, found.candidates[0].fidelity) == (1001, Fidelity.VERBATIM)
