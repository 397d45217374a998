"""Headings speak where words do not. The texts are the tests' own."""

from apps.matching.engine.align import Unit, align, partners_of
from tests.matching.test_align import COURT, PEACE, TRADE, TRANSIT


def article(heading: str, text: str, depth: int = 0) -> Unit:
    return Unit(f"{heading}\n{text}".strip(), "", "article", depth, heading)


def chapter(heading: str) -> Unit:
    return article(heading, "")


def test_an_article_that_was_written_anew_keeps_its_heading() -> None:
    old = [article("Peaceful means", PEACE), article("Customs duties", TRADE)]
    new = [article("Customs duties", COURT), article("Peaceful means", PEACE)]
    assert partners_of(align(old, new)) == {0: (1,), 1: (0,)}


def test_one_word_says_enough_only_where_it_stands_once() -> None:
    once = [article("Scope", TRADE)], [article("Scope", PEACE)]
    assert partners_of(align(*once)) == {0: (0,)}
    twice = [article("Scope", TRADE), article("Scope", COURT)], [article("Scope", PEACE)]
    assert partners_of(align(*twice)) == {}


def test_a_chapter_is_no_article() -> None:
    old, new = [chapter("Trade in textiles")], [article("Trade in textiles", TRADE)]
    assert partners_of(align(old, new)) == {}


def test_chapters_follow_what_stands_in_them() -> None:
    old = [
        chapter("Commerce"),
        article("", TRADE, 1),
        article("", TRANSIT, 1),
        chapter("Law"),
        article("", COURT, 1),
    ]
    new = [
        chapter("Courts"),
        article("", COURT, 1),
        chapter("Economy"),
        article("", TRADE, 1),
        article("", TRANSIT, 1),
    ]
    assert partners_of(align(old, new))[0] == (2,)


def test_a_chapter_is_not_known_by_its_number() -> None:
    old = [Unit("Investment", "II", "chapter", 0, "Investment"), article("", TRADE, 1)]
    new = [Unit("Competition", "II", "chapter", 0, "Competition"), article("", COURT, 1)]
    assert partners_of(align(old, new)) == {}


def test_contrary_headings_need_more_words_in_common() -> None:
    shared = "The Parties shall, where circumstances so require, notify the Joint Committee"
    one = f"{shared} of subsidies granted to exporters of steel, coal and ships."
    other = f"{shared} about monopolies which purchase tobacco, spirits or matches abroad."
    assert partners_of(align([article("", one)], [article("", other)])) == {0: (0,)}
    apart = align([article("Subsidies", one)], [article("Monopolies", other)])
    assert partners_of(apart) == {}


def test_articles_of_one_name_are_told_apart_by_their_chapters() -> None:
    denial = (
        "A Party may deny the benefits of this Chapter to a service supplier of {} persons of a third State."
    )
    old = [
        chapter("Services"),
        article("Scope", TRADE, 1),
        article("Denial of benefits", denial.format("such"), 1),
    ]
    new = [
        chapter("Public purchases"),
        article("Denial of benefits", denial.format("all"), 1),
        chapter("Trade in services"),
        article("Denial of benefits", f"{denial.format('other')} It notifies it.", 1),
        article("Scope and coverage", TRADE, 1),
    ]
    assert partners_of(align(old, new)) == {0: (2,), 1: (4,), 2: (3,)}


def test_a_name_that_says_more_is_the_same_article_below_its_own_chapter() -> None:
    words = "This Chapter applies to measures by a Party that affect {}."
    old = [article("Scope", words.format("trade in textiles and clothing, cotton and wool of all kinds"))]
    new = [
        article(
            "Scope and coverage", words.format("the supply of services by persons from abroad at any time")
        )
    ]
    assert partners_of(align(old, new)) == {0: (0,)}
    elsewhere = [
        article("Scope of inspections", "Inspectors visit mines, quarries and wells twice in every year.")
    ]
    assert partners_of(align(old, elsewhere)) == {}


def test_a_chapter_moves_and_its_articles_stay_in_it() -> None:
    trade = [chapter("Commerce"), article("Tariffs", TRADE, 1), article("Railways", TRANSIT, 1)]
    law = [chapter("Law"), article("Courts", COURT, 1), article("Peaceful means", PEACE, 1)]
    groups = align([*trade, *law], [*law, *trade])
    assert [group.old for group in groups if group.moved] in ([(0,)], [(3,)])
    swapped = align(trade, [trade[0], trade[2], trade[1]])
    assert sum(group.moved for group in swapped) == 1


def test_chapters_above_them_move_no_articles() -> None:
    flat = [article("Tariffs", TRADE), article("Railways", TRANSIT), article("Courts", COURT)]
    deep = [
        chapter("Commerce"),
        article("Tariffs", TRADE, 1),
        article("Railways", TRANSIT, 1),
        chapter("Law"),
        article("Courts", COURT, 1),
    ]
    groups = align(flat, deep)
    assert partners_of(groups) == {0: (1,), 1: (2,), 2: (4,)}
    assert not any(group.moved for group in groups)
