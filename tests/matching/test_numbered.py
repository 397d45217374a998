from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.matching.engine.align import Group, Unit, align_by_number
from apps.matching.engine.numbers import readings
from tests.matching.test_align import units


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Article 5", "Статья 5"),
        ("Maddə 5", "5-ci maddə"),
        ("Madde 5.", "§ 5"),
        ("Chapter IV", "Глава 4"),
        ("Часть Х", "Part 10"),
        ("(iii)", "3)"),
        ("(b)", "б)"),
        ("d)", "д)"),
        ("ə)", "7."),
        ("IV fəsil", "Chapter 4"),
        ("Article 5 bis", "Статья 5.2"),
        ("4.2.a", "4.2.1"),
        ("المادة ٥", "Article 5"),
    ],
)
def test_labels_of_two_languages_share_a_number(one: str, other: str) -> None:
    assert readings(one) & readings(other)


@pytest.mark.parametrize(
    "label", ["", "Preamble", "Преамбула", "a civil mix", "Done at Baku", "№ 2022112200001"]
)
def test_labels_without_a_number_have_none(label: str) -> None:
    assert readings(label) == frozenset()


@given(st.text(max_size=20))
def test_any_label_can_be_read(label: str) -> None:
    assert all(number for number in readings(label))


ENGLISH = [
    Unit("Recognizing the value of peace,", kind="recital"),
    Unit("Noting the Charter,", kind="recital"),
    Unit("General provisions", "Chapter I", "chapter"),
    Unit("The Parties cooperate in:", "Article 1", "article", 1),
    Unit("goods;", "(a)", "item", 2),
    Unit("services;", "(b)", "item", 2),
    Unit("people.", "(c)", "item", 2),
    Unit("Disputes are settled by talks.", "Article 2", "article", 1),
    Unit("Done at Baku.", kind="closing"),
]
AZERBAIJANI = [
    Unit("Sülhün dəyərini tanıyaraq,", kind="recital"),
    Unit("Nizamnaməni qeyd edərək,", kind="recital"),
    Unit("Ümumi müddəalar", "I fəsil", "chapter"),
    Unit("Tərəflər əməkdaşlıq edirlər:", "1-ci maddə", "article", 1),
    Unit("mallar;", "a)", "item", 2),
    Unit("xidmətlər;", "b)", "item", 2),
    Unit("insanlar.", "c)", "item", 2),
    Unit("Mübahisələr danışıqlarla həll olunur.", "2-ci maddə", "article", 1),
    Unit("Bakıda imzalanıb.", kind="closing"),
]


def paired(groups: list[Group]) -> dict[int, int]:
    return {group.old[0]: group.new[0] for group in groups if group.kind == "same"}


def scores(groups: list[Group]) -> dict[int, float]:
    return {group.old[0]: group.score for group in groups if group.kind == "same"}


def test_the_same_structure_is_paired_throughout() -> None:
    groups = align_by_number(ENGLISH, AZERBAIJANI)
    assert paired(groups) == {i: i for i in range(len(ENGLISH))}
    sure = scores(groups)
    assert min(sure[i] for i in (2, 3, 4, 5, 6, 7)) >= 0.9
    assert max(sure[i] for i in (0, 1, 8)) < 0.75


def test_an_article_that_one_language_lacks_stands_alone() -> None:
    russian = [
        Unit("Признавая ценность мира,", kind="recital"),
        Unit("Общие положения", "Глава 1", "chapter"),
        Unit("Стороны сотрудничают:", "Статья 1", "article", 1),
        Unit("товары;", "а)", "item", 2),
        Unit("услуги;", "б)", "item", 2),
        Unit("Споры решаются переговорами.", "Статья 2", "article", 1),
        Unit("Поправки принимаются сторонами.", "Статья 3", "article", 1),
        Unit("Совершено в Баку.", kind="closing"),
    ]
    groups = align_by_number(ENGLISH, russian)
    found = paired(groups)
    assert {i: found[i] for i in (2, 3, 4, 5, 7, 8)} == {2: 1, 3: 2, 4: 3, 5: 4, 7: 5, 8: 7}
    assert [group.new for group in groups if group.kind == "new"] == [(6,)]
    assert 6 not in found
    # One of two recitals: only the order speaks for it.
    assert scores(groups)[next(i for i in (0, 1) if i in found)] < 0.5


def test_letters_of_two_alphabets_go_by_their_place() -> None:
    turkic = [Unit(text, label, "item", 1) for text, label in zip("wxyz", "abcç", strict=True)]
    latin = [Unit(text, label, "item", 1) for text, label in zip("wxyz", "abcd", strict=True)]
    assert paired(align_by_number(turkic, latin)) == {0: 0, 1: 1, 2: 2, 3: 3}


def test_numbers_that_begin_again_belong_to_those_above() -> None:
    def text(word: str, *articles: int) -> list[Unit]:
        return [
            unit
            for n in articles
            for unit in (Unit("", f"{word} {n}"), *(Unit("x", f"{k}.", depth=1) for k in (1, 2)))
        ]

    assert paired(align_by_number(text("Article", 1, 2, 3), text("Статья", 1, 3))) == {
        0: 0,
        1: 1,
        2: 2,
        6: 3,
        7: 4,
        8: 5,
    }


def test_texts_without_numbers_go_by_order_and_are_not_sure() -> None:
    groups = align_by_number([Unit("one"), Unit("two")], [Unit("bir"), Unit("iki"), Unit("üç")])
    assert len(paired(groups)) == 2
    assert max(scores(groups).values()) < 0.5


@given(st.lists(units, max_size=8), st.lists(units, max_size=8))
def test_every_unit_is_in_exactly_one_group(old: list[Unit], new: list[Unit]) -> None:
    groups = align_by_number(old, new)
    assert sorted(chain(*(group.old for group in groups))) == list(range(len(old)))
    assert sorted(chain(*(group.new for group in groups))) == list(range(len(new)))
    assert all(group.kind in {"same", "gone", "new"} and 0 <= group.score <= 1 for group in groups)
