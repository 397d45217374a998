"""After any sequence of acts the index answers as one made from nothing does."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.documents import services
from apps.documents.contents import WordingContent
from apps.documents.indexing import Follower, QuotationIndex
from apps.documents.models import Clause, Document, Edition, Wording
from apps.documents.models.document import Status
from apps.documents.problems import NotItsTurn
from tests.documents.indexed import sentence, with_clauses
from tests.factories import EditionFactory

NUMBERS = range(6)
ARTICLE = " ".join(f"They wrote on day {n}: “{sentence(n)}” Nobody was surprised." for n in NUMBERS)

pytestmark = pytest.mark.django_db


def enter(number: int, which: int) -> None:
    """A clause in a new draft, or in a document that is there."""
    editions = list(Edition.objects.exclude(status=Status.WITHDRAWN).order_by("pk"))
    new = which >= len(editions)
    with_clauses(number, edition=EditionFactory.create(draft=bool(number % 2)) if new else editions[which])


def write_over(number: int, which: int) -> None:
    """In place in a draft, with a new revision where it is published."""
    standing = Wording.objects.current().filter(
        clause__withdrawn_at=None, edition__status__in=["draft", "published"]
    )
    for wording in standing.order_by("pk")[which : which + 1]:
        services.revise_wording(
            by=None,
            wording=wording,
            base_version=wording.version,
            content=WordingContent(text=sentence(number)),
            reason="Corrected.",
        )


def withdraw_or_restore_clause(_number: int, which: int) -> None:
    for clause in Clause.objects.order_by("pk")[which : which + 1]:
        if clause.withdrawn_at:
            services.restore_clause(by=None, clause=clause)
        else:
            services.withdraw_clause(by=None, clause=clause, reason="It is not in it.")


def withdraw_or_restore_document(_number: int, which: int) -> None:
    for document in Document.objects.order_by("pk")[which : which + 1]:
        version = document.version
        if document.status == Status.WITHDRAWN:
            services.restore_document(by=None, document=document, base_version=version)
        else:
            services.withdraw_document(by=None, document=document, base_version=version, reason="Twice.")


ACTS = (enter, enter, write_over, write_over, withdraw_or_restore_clause, withdraw_or_restore_document)
acts = st.tuples(st.sampled_from(ACTS), st.sampled_from(NUMBERS), st.integers(0, 4))


def told(index: QuotationIndex) -> list[tuple[object, ...]]:
    """All but the order of equals, and what follows from how rare words are: those of dead entries count until
    volumes are merged."""
    return [
        (
            (one.start, one.end, round(one.score, 2), one.marked, one.holders),
            {replace(candidate, score=round(candidate.score, 2)) for candidate in one.candidates},
        )
        for one in index.find(ARTICLE)
    ]


def made_from_nothing(place: Path) -> QuotationIndex:
    with TemporaryDirectory(dir=place) as apart, override_settings(QUOTATION_INDEX_DIR=Path(apart)):
        return QuotationIndex(Follower().caught_up())


@settings(max_examples=12)
@given(st.lists(st.tuples(acts, st.booleans()), min_size=1, max_size=10))
def test_after_any_acts_it_answers_as_one_made_from_nothing(
    sequence: list[tuple[tuple[Callable[[int, int], None], int, int], bool]],
) -> None:
    follower = Follower()
    with TemporaryDirectory() as name, transaction.atomic():
        with override_settings(QUOTATION_INDEX_DIR=Path(name) / "index"):
            for (act, number, which), asked in sequence:
                with suppress(NotItsTurn), transaction.atomic():
                    act(number, which)
                    if asked:
                        follower.caught_up()
            index = QuotationIndex(follower.caught_up())
        fresh = made_from_nothing(Path(name))
        assert (index.wordings, index.documents) == (fresh.wordings, fresh.documents)
        assert told(index) == told(fresh)
        transaction.set_rollback(True)
