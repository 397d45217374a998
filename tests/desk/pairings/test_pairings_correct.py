"""A pairing is corrected: which clauses can be chosen, what follows, and what stays where it is refused."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.parallels import services
from apps.parallels.models import Decision
from tests.desk.conftest import signed_in, text_of
from tests.desk.pairings.scene import Pair, a_pair
from tests.parallels.services.test_comparing import revise
from tests.parallels.treaties import TRADE, clauses, entered, wording

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(editor: User) -> Pair:
    return a_pair(editor)


def chosen(page: str, side: str) -> list[int]:
    return [int(key) for key in re.findall(rf'name="{side}" value="(\d+)" checked', page)]


def offered(page: str, side: str) -> int:
    return len(re.findall(rf'type="checkbox" name="{side}"', page))


def test_a_dropped_clause_gets_its_counterpart(pair: Pair) -> None:
    dropped, new = clauses(pair.old)[2], clauses(pair.new)[2]
    form = text_of(pair.desk.get(pair.act(pair.of(3), "correct")))
    assert (chosen(form, "left"), chosen(form, "right")) == ([dropped.pk], [])
    assert (offered(form, "left"), offered(form, "right")) == (3, 3)
    answer = pair.post(pair.of(3), "correct", left=[dropped.pk], right=[new.pk])
    made = pair.of(3)
    assert (made.decision, made.kind) == (Decision.CORRECTED, "reworded")
    assert answer["Location"].endswith(f"at={made.pk}#pairing-{made.pk}")
    assert "✎ corrected</strong> by Ada" in text_of(pair.desk.get(answer["Location"]))


def test_the_sides_are_those_of_the_page(pair: Pair) -> None:
    """The comparison keeps them in its own order: asked for the other way round, they are turned."""
    url = f"/desk/compare/{pair.new.document.slug}/{pair.old.document.slug}/{pair.of(2).pk}/correct/"
    left, right = clauses(pair.new)[1:], clauses(pair.old)[1:2]
    assert chosen(text_of(pair.desk.get(url)), "left") == [left[0].pk]
    values = {"version": pair.of(2).version, "left": [each.pk for each in left], "right": right[0].pk}
    assert pair.desk.post(url, values).status_code == 302
    made = pair.of(2)
    assert {member.clause_id for member in made.members.all()} == {*(each.pk for each in left), right[0].pk}
    assert made.kind == "split"  # seen from the earlier treaty


def test_what_was_chosen_stays_where_it_is_refused(pair: Pair, editor: User) -> None:
    old, new = ([clause.pk for clause in clauses(edition)] for edition in (pair.old, pair.new))
    services.confirm(by=editor, pairing=pair.of(1), base_version=pair.of(1).version)
    cases = {
        "one to one, several to one or one to several": (old[1:], new[1:]),
        "Somebody decided that one of these clauses": (old[1:2], new[:1]),
        "Of several clauses without a counterpart": (old[1:], []),
    }
    for sentence, (left, right) in cases.items():
        answer = pair.post(pair.of(2), "correct", left=left, right=right)
        page = text_of(answer)
        assert answer.status_code == 422
        assert sentence in page
        assert (chosen(page, "left"), chosen(page, "right")) == (left, right)
    assert pair.of(2).decision == Decision.WAITING


def test_words_that_changed_meanwhile_are_shown_and_what_was_chosen_stays(pair: Pair) -> None:
    old, new = clauses(pair.old), clauses(pair.new)
    row, shown = pair.of(2), wording(pair.old, 2)
    revise(shown, TRADE.replace("agricultural", "industrial"))
    answer = pair.post(row, "correct", left=[old[1].pk], right=[new[2].pk], seen=f"{shown.pk}")
    page = text_of(answer)
    assert answer.status_code == 409
    assert (chosen(page, "left"), chosen(page, "right")) == ([old[1].pk], [new[2].pk])
    assert "industrial</ins>" in page
    assert f'name="version" value="{pair.of(2).version}"' in page


def test_any_of_a_thousand_clauses_is_found_by_its_words(pair: Pair, editor: User) -> None:
    texts = [f"Parcel {number} of the border is surveyed by the mixed commission." for number in range(1000)]
    short = pair.act(pair.of(2), "correct")
    long = entered(*texts)
    services.compare(viewer=editor, left=pair.old.document, right=long.document)
    first = clauses(long)[0]
    row = first.pairing_members.get(standing=True).pairing
    url = f"/desk/compare/{pair.old.document.slug}/{long.document.slug}/{row.pk}/correct/"
    with CaptureQueriesContext(connection) as many:
        page = text_of(pair.desk.get(url))
    assert offered(page, "right") == 7  # the first, and six after it
    assert "7 of 1000" in page
    found = text_of(pair.desk.post(url, {"act": "search", "right": [first.pk], "right_sought": "parcel 731"}))
    # The chosen one, that of these words, and the one that has the number.
    assert (offered(found, "right"), chosen(found, "right")) == (3, [first.pk])
    assert "Parcel 731 of the border" in found
    assert "960 more have these words" in text_of(
        pair.desk.post(url, {"act": "search", "right_sought": "commission"})
    )
    with CaptureQueriesContext(connection) as few:
        pair.desk.get(short)
    assert len(many) == len(few)


def test_what_was_chosen_when_the_session_ended_is_back(pair: Pair, editor: User) -> None:
    """Through the sign-in, as every form of the desk."""
    old = clauses(pair.old)
    again = Client()
    url = pair.act(pair.of(3), "correct")
    answer = again.post(url, {"version": 1, "left": [old[2].pk], "right_sought": "students and teachers"})
    assert answer.status_code == 401
    carried = re.search(r'name="typed" value="([^"]*)"', text_of(answer))
    assert carried is not None
    assert "students and teachers" in carried[1]
    assert signed_in(editor).get(url).status_code == 200
