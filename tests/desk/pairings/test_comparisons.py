"""The pairs of documents that were compared, and the form to compare others."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.parallels import services
from apps.parallels.models import Comparison
from tests.desk.conftest import signed_in, text_of
from tests.desk.pairings.scene import a_pair
from tests.factories import DocumentFactory, DocumentRelationFactory
from tests.parallels.services.test_comparing import revise
from tests.parallels.treaties import COURT, PEACE, TRADE, clauses, entered, wording

pytestmark = pytest.mark.django_db

URL = "/desk/comparisons/"


def test_each_pair_says_how_far_it_is_and_whether_its_texts_changed(editor: User) -> None:
    pair = a_pair(editor)
    services.confirm(by=editor, pairing=pair.of(1), base_version=pair.of(1).version)
    services.reject(by=editor, pairing=pair.of(2), base_version=pair.of(2).version)
    page = text_of(pair.desk.get(URL))
    assert "4 wait · 1 confirmed · 1 rejected · 0 corrected" in page
    assert "the texts changed since" not in page
    revise(wording(pair.old, 3), TRADE)
    assert "the texts changed since" in text_of(pair.desk.get(URL))
    with CaptureQueriesContext(connection) as one:
        pair.desk.get(URL)
    for _each in range(3):
        services.compare(viewer=editor, left=pair.old.document, right=entered(PEACE).document)
    with CaptureQueriesContext(connection) as four:
        pair.desk.get(URL)
    assert len(one) == len(four)


def test_two_documents_are_chosen_and_compared(editor: User) -> None:
    desk = signed_in(editor)
    assert "Nothing was compared yet" in text_of(desk.get(URL))
    one, other = (
        entered(words, document=DocumentFactory.create(title=f"Treaty {name}", signed="1997")).document
        for words, name in ((PEACE, "of Peace"), (TRADE, "on Trade"))
    )
    DocumentFactory.create(title="Treaty without words")
    form = text_of(desk.get(f"{URL}?right={one.slug}"))
    assert 'name="right" value="Treaty of Peace (1997)"' in form
    assert "without words" not in form
    assert form.count("<option") == 2
    twice = desk.post(URL, {"left": "Treaty of Peace (1997)", "right": one.slug})
    assert (twice.status_code, Comparison.objects.count()) == (422, 0)
    assert "This is the same document twice." in text_of(twice)
    assert 'value="Treaty of Peace (1997)"' in text_of(twice).replace("<option", "")
    assert "No document here has these words" in text_of(
        desk.post(URL, {"left": one.slug, "right": "no-such"})
    )
    assert desk.post(URL, {"left": "PEACE 1997", "right": other.slug})["Location"] == (
        f"/desk/compare/{one.slug}/{other.slug}/"
    )
    assert Comparison.objects.count() == 1


def test_words_that_several_titles_have_are_answered_with_these(editor: User) -> None:
    desk = signed_in(editor)
    one, other, last = (
        entered(PEACE, document=DocumentFactory.create(title=f"Treaty {number}")).document
        for number in range(3)
    )
    answer = desk.post(URL, {"left": "treaty", "right": f"{last.title}"})
    assert answer.status_code == 422
    page = text_of(answer)
    assert "3 documents have these words. Choose one." in page
    for each in (one, other, last):
        assert f'href="?left={each.slug}&amp;right=Treaty+2"' in page
    filled = text_of(desk.get(f"{URL}?left={other.slug}&right=Treaty+2"))
    assert 'name="left" value="Treaty 1' in filled
    assert 'name="right" value="Treaty 2"' in filled


def test_the_comparison_of_readers_leads_to_what_one_may_do(editor: User, contributor: User) -> None:
    pair = a_pair(editor)
    here = f"/compare/{pair.old.document.slug}/{pair.new.document.slug}/"
    ref = clauses(pair.old)[2].addresses.get(canonical=True).ref
    absence = f"/desk/documents/{pair.new.document.slug}/absences/{pair.old.document.slug}/{ref}/annotate/"
    desks = {"editor": pair.desk, "contributor": signed_in(contributor), "nobody": Client()}
    pages = {role: text_of(desk.get(here)) for role, desk in desks.items()}
    assert {role for role, page in pages.items() if f'href="{pair.url}"' in page} == {"editor"}
    assert {role for role, page in pages.items() if f'href="{absence}"' in page} == {"editor", "contributor"}


def test_a_document_leads_to_the_comparison_with_those_it_goes_back_to(editor: User) -> None:
    pair = a_pair(editor)
    DocumentRelationFactory.create(from_document=pair.new.document, to_document=pair.old.document)
    page = text_of(pair.desk.get(f"/desk/documents/{pair.new.document.slug}/"))
    assert f'href="{pair.url}"' in page
    assert f'href="{URL}"' in text_of(pair.desk.get("/desk/"))


def test_what_moved_says_from_where_to_where(editor: User) -> None:
    one, other = entered(PEACE, TRADE, COURT), entered(COURT, PEACE, TRADE)
    page = text_of(signed_in(editor).get(f"/desk/compare/{one.document.slug}/{other.document.slug}/"))
    assert "Moved from place 3 of 3 to place 1 of 3" in page
