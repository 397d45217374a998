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
