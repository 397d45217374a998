"""A text on its way in: read, worked on, confirmed; and a new text over an old one."""

import pytest

from apps.commentary.models import Anchor
from apps.documents import services
from apps.documents.models import Address, Clause, Import, Wording
from apps.documents.services.reading_in import read_in
from apps.documents.models.importing import Purpose, Stage
from tests.factories.scenes import a_note

pytestmark = pytest.mark.django_db

TREATY = """TREATY ON GOOD NEIGHBOURS

The High Contracting Parties,

Recognizing the old friendship of their peoples,

Desiring to strengthen it,

Have agreed as follows:

Article 1
Friendship

The Parties shall live in peace and consult each other every spring.

Article 2
Assistance

1. Each Party shall help the other when it is attacked.

2. The help shall not be paid for, whatever it costs.

Article 3
Entry into force

This Treaty shall enter into force on the day of its signature.
"""
REVISED = (
    TREATY.replace("every spring", "each and every autumn")
    .replace(
        "Article 3\nEntry",
        "Article 3\nArbitration\n\nDisputes shall go to three wise judges of the Parties.\n\nArticle 4\nEntry",
    )
    .replace("2. The help shall not be paid for, whatever it costs.\n\n", "")
)


def brought_in(text: str, **more: object) -> Import:
    details = more.pop(
        "details", services.Details(title="Treaty on Good Neighbours", publisher="The Ministry")
    )
    row = services.start_import(by=None, content=text.encode(), details=details, **more)
    read_in(row.pk)
    row.refresh_from_db()
    assert row.stage == Stage.READY, row.problem
    return row


def confirmed(row: Import) -> Import:
    return services.confirm_import(by=None, row=row, base_version=row.version, seen=None, publish=True)


def test_a_pasted_text_becomes_a_published_edition() -> None:
    done = confirmed(brought_in(TREATY))
    assert done.stage == Stage.CONFIRMED
    for w in Wording.objects.order_by("rank"):
        print(w.kind, "|", w.label, "|", w.heading, "|", w.text[:50], "|", w.parent_id, w.clause_id, w.rank)
    print(list(Address.objects.values_list("ref", "clause_id")))
    again = brought_in(
        REVISED,
        purpose=Purpose.REVISION,
        edition=done.edition,
        details=services.Details(title="x", publisher="y", reason="The official text came."),
    )
    kept = Wording.objects.get(text__contains="every spring")
    note = a_note(kept, "consult each other every spring")
    law = a_note(Wording.objects.get(text__contains="signature"), "on the day of its signature")
    gone = a_note(Wording.objects.get(text__contains="whatever it costs"), "whatever it costs")
    for line in (*services.planned(again).lines, *services.planned(again).gone):
        print(
            line.fates,
            line.row and (line.row.label, line.row.text[:30], line.row.match),
            line.held and line.held.label,
            line.rank,
            line.into,
        )
    confirmed(again)
    for a in Anchor.objects.select_related("wording"):
        print(
            a.target_id,
            a.wording.label,
            a.wording.since,
            a.state,
            a.score,
            a.start is not None and a.wording.text[a.start : a.end],
        )
    print(list(Address.objects.values_list("ref", "clause_id", "canonical")))
    print(list(Clause.objects.filter(withdrawn_at__isnull=False).values_list("pk", "withdrawal")))
    assert 0
