"""A corrected text: what was decided stands in it, or stays behind and is said to."""

import pytest

from apps.commentary.models import CommentaryText
from apps.quotations.models import Decision, Quotation
from apps.quotations.services import accept, reject
from apps.quotations.services.carrying import carry_over
from tests.factories import CommentaryTextFactory, EditorFactory, QuotationFactory
from tests.quotations.passages import ARTICLE, CONSULT, waiting

pytestmark = pytest.mark.django_db


def corrected(old: CommentaryText, text: str) -> CommentaryText:
    CommentaryText.objects.filter(pk=old.pk).update(current=False)
    return CommentaryTextFactory.create(commentary=old.commentary, text=text)


def decided() -> Quotation:
    row = waiting()
    return accept(by=EditorFactory.create(), quotation=row, base_version=1)


def text_of(row: Quotation) -> CommentaryText:
    assert row.text is not None
    return row.text


def test_a_decision_goes_with_its_words() -> None:
    row = decided()
    new = corrected(text_of(row), "A word before. " + ARTICLE.replace("glad", "happy"))
    assert carry_over(new) == 1
    moved = Quotation.objects.get()
    assert (moved.pk, moved.text, moved.decision) == (row.pk, new, Decision.ACCEPTED)
    assert new.text[moved.start : moved.end] == moved.words == CONSULT
    assert moved.before == "The expert is happy: “"
    assert moved.version == row.version + 1


def test_a_decision_goes_with_words_that_were_corrected() -> None:
    row = decided()
    new = corrected(text_of(row), ARTICLE.replace("shall consult", "will consult"))
    assert carry_over(new) == 1
    assert Quotation.objects.get().words == CONSULT.replace("shall", "will")


def test_a_decision_stays_with_the_text_whose_words_are_gone() -> None:
    row = decided()
    new = corrected(text_of(row), "The expert is sad. There is nothing to be said of it.")
    assert carry_over(new) == 0
    assert Quotation.objects.get().text == row.text


def test_a_decision_stays_where_it_is_not_sure_which_words_are_meant() -> None:
    row = reject(by=EditorFactory.create(), quotation=waiting(), base_version=1)
    new = corrected(text_of(row), f"{CONSULT}.\n\n{CONSULT}.\n\n{CONSULT}.")
    assert carry_over(new) == 0


def test_what_stands_twice_goes_where_its_surroundings_are() -> None:
    row = decided()
    new = corrected(text_of(row), f"At first {CONSULT} is what they said.\n\n{ARTICLE}")
    assert carry_over(new) == 1
    assert Quotation.objects.get().start > new.text.index("The expert is glad")


def test_what_only_waited_leaves_the_queue() -> None:
    row = waiting()
    carry_over(corrected(text_of(row), ARTICLE + " More."))
    row.refresh_from_db()
    assert (row.found, row.version) == (False, 2)


def test_a_decision_comes_back_with_its_words() -> None:
    row = decided()
    gone = corrected(text_of(row), "Nothing.")
    carry_over(gone)
    back = corrected(gone, ARTICLE)
    assert carry_over(back) == 1
    assert Quotation.objects.get().text == back


def test_a_passage_of_an_article_that_was_not_held_finds_its_place() -> None:
    row = waiting(before="The expert is glad: “")
    reject(by=EditorFactory.create(), quotation=row, base_version=1)
    Quotation.objects.filter(pk=row.pk).update(text=None)
    new = corrected(text_of(row), f"{CONSULT}.\n\n{ARTICLE}")
    assert carry_over(new) == 1
    assert Quotation.objects.get().start == len(CONSULT) + 3 + ARTICLE.index(CONSULT)


def test_of_two_at_one_place_the_later_stays() -> None:
    row = decided()
    other = QuotationFactory.create(
        text=None, commentary=row.commentary, start=3, end=9, words=CONSULT, rejected=True
    )
    new = corrected(text_of(row), ARTICLE)
    assert carry_over(new) == 1
    assert Quotation.objects.filter(text=new).count() == 1
    assert Quotation.objects.exclude(text=new).get() in (row, other)
