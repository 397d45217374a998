"""An earlier state of an edition as an import that is read already."""

import pytest

from apps.documents import services
from apps.documents.engine import draft
from apps.documents.models import Edition, Import, Wording
from apps.documents.models.importing import Stage
from apps.documents.problems import NotItsTurn, NotPossibleHere
from tests.documents.services.texts import TREATY, confirm, published, revised

pytestmark = pytest.mark.django_db


def the_edition(row: Import) -> Edition:
    assert row.edition is not None
    return Edition.objects.get(pk=row.edition.pk)


def changed() -> Edition:
    """In its second revision: an article is gone, another has other words."""
    done = published()
    revised(done, TREATY.replace("every spring", "each autumn").partition("Article 3")[0])
    return the_edition(done)


def test_its_rows_are_the_wordings_of_that_state_matched_to_their_clauses() -> None:
    edition = changed()
    row = services.bring_back(by=None, edition=edition, number=1)
    rows = draft.load(row.rows)
    first = edition.wordings.filter(since=1).order_by("rank")
    assert row.stage == Stage.READY
    assert [(each.clause, each.label, each.heading, each.text) for each in rows] == list(
        first.values_list("clause", "label", "heading", "text")
    )
    assert all(each.decided for each in rows)
    parents = [None if at is None else rows[at].clause for at in draft.parents(rows)]
    assert parents == list(first.values_list("parent", flat=True))


def test_each_row_stands_where_it_says_in_the_text() -> None:
    row = services.bring_back(by=None, edition=changed(), number=1)
    for each in draft.load(row.rows):
        assert row.text[each.start : each.end].endswith(each.text)


def test_confirmed_it_is_a_revision_with_the_first_ones_words() -> None:
    edition = changed()
    done = confirm(services.bring_back(by=None, edition=edition, number=1))
    assert done.revision is not None
    assert done.revision.number == 3
    now = Wording.objects.current().filter(edition=edition, clause__withdrawn_at=None).order_by("rank")
    assert [each.text for each in now] == [
        each.text for each in edition.wordings.filter(since=1).order_by("rank")
    ]


def test_a_clause_that_a_person_withdrew_stays_withdrawn() -> None:
    done = published()
    edition = the_edition(done)
    gone = Wording.objects.current().get(edition=edition, label="Article 3")
    revised(done, TREATY.replace("every spring", "each autumn"))
    services.withdraw_clause(by=None, clause=gone.clause, reason="It was never signed.")
    row = services.bring_back(by=None, edition=edition, number=1)
    assert gone.clause_id not in {each.clause for each in draft.load(row.rows)}
    confirm(row)
    gone.clause.refresh_from_db()
    assert gone.clause.withdrawn_at is not None


def test_a_revision_that_never_was_cannot_come_back() -> None:
    with pytest.raises(NotPossibleHere):
        services.bring_back(by=None, edition=changed(), number=7)


def test_nothing_comes_back_into_what_is_withdrawn() -> None:
    edition = changed()
    services.withdraw_edition(by=None, edition=edition, base_version=edition.version, reason="Wrong.")
    with pytest.raises(NotItsTurn):
        services.bring_back(by=None, edition=edition, number=1)
