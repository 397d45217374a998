"""Pages of comparisons and lineages take as many queries for much as for little: many clauses, notes, topics, editions,
predecessors, and pairs that were compared."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.documents.models import Edition
from apps.matching.engine.force import Level
from apps.parallels.services import compare, confirm, set_force
from tests.factories import (
    ClauseTopicFactory,
    DocumentFactory,
    DocumentRelationFactory,
    EditionFactory,
    EditorFactory,
    WordingFactory,
    a_note,
)
from tests.factories.commentary import AnnotationFactory, TargetFactory
from tests.parallels.treaties import PEACE, SCHOOL, TRADE, clauses, entered, pairing_of, wording

pytestmark = pytest.mark.django_db


def a_pair(slug: str, number: int) -> tuple[Edition, Edition]:
    """Of so many clauses besides one that was dropped, each with so much of everything that can be said of one."""
    editor = EditorFactory.create()
    texts = [f"{PEACE} In the year {n}, {TRADE}" for n in range(number)]
    old, late = (
        entered(*said, document=DocumentFactory.create(slug=f"{slug}-{year}", title=slug, signed=year))
        for year, said in (("1997", [*texts, SCHOOL]), ("2022", texts))
    )
    for edition in (old, late):
        for n in range(number):
            row = wording(edition, n + 1)
            for _each in range(number):
                a_note(row, "Parties")
                ClauseTopicFactory.create(clause=row.clause)
                other = EditionFactory.create(document=edition.document)
                WordingFactory.create(edition=other, clause=row.clause, text=row.text)
            set_force(by=editor, wording=row, base_version=0, level=Level.NONE, note="Hollow.")
    for _each in range(number):
        TargetFactory.create(
            annotation=AnnotationFactory.create(),
            kind="absence",
            document=late.document,
            clause=clauses(old)[-1],
            clause_document=old.document,
        )
        before = entered(*texts)
        DocumentRelationFactory.create(from_document=late.document, to_document=before.document)
        compare(viewer=editor, left=before.document, right=late.document)
    compare(viewer=editor, left=old.document, right=late.document)
    for clause in clauses(old)[:number]:
        confirm(by=editor, pairing=pairing_of(clause), base_version=1)
    return old, late


def test_much_takes_as_many_queries_as_little(client: Client) -> None:
    desk = Client()
    desk.force_login(EditorFactory.create())
    found: list[dict[tuple[str, bool], int]] = []
    for slug, number in (("little", 1), ("much", 3)):
        old, late = a_pair(slug, number)
        here = f"/compare/{slug}-1997/{slug}-2022/"
        line = f"/documents/{slug}-2022/lineage/"
        places = {
            "the comparison": here,
            "all notes": f"{here}?notes=shown",
            "its notes": f"{here}notes/{old.pk}-1/",
            "notes on what was dropped": f"{here}notes/{old.pk}-{number + 1}/",
            "its file": f"{here}export/json/",
            "the choice": f"/compare/?left={slug}-2022",
            "the lineage": line,
            "the lineage in the library": f"{line}?in=library",
            "a clause's line": f"{line}{late.pk}-1/",
            "a clause's line in the library": f"{line}{late.pk}-1/?in=library",
            "a clause": f"/documents/{slug}-2022/{late.pk}-1/",
            "the desk": f"/desk{here}",
            "the desk's list": "/desk/comparisons/",
        }
        counted = {}
        for each in (client, desk):
            for name, url in places.items():
                if name.startswith("the desk") and each is client:
                    continue
                with CaptureQueriesContext(connection) as captured:
                    assert each.get(url).status_code == 200, url
                counted[name, each is desk] = len(captured)
        found.append(counted)
    assert found[0] == found[1]
