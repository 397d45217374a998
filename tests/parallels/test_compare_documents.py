"""`manage.py compare_documents`."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from apps.parallels.models import Comparison
from tests.factories import DocumentFactory
from tests.parallels.treaties import COURT, PEACE, TRADE, entered

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("compare_documents", *arguments, stdout=out)
    return out.getvalue()


def test_for_people_it_is_a_table() -> None:
    left, right = entered(PEACE, TRADE), entered(PEACE, COURT, extent="excerpts")
    table = said(left.document.slug, right.document.slug)
    assert "same" in table
    assert "1 same, 1 new, 1 not held; 0 moved" in table
    assert "only excerpts are held" in table
    assert not Comparison.objects.exists()


def test_for_programs_it_is_everything() -> None:
    left, right = entered(TRADE), entered(TRADE.replace("shall promote", "may promote"))
    found: dict[str, Any] = json.loads(said(left.document.slug, right.document.slug, "--json"))
    (row,) = found["rows"]
    assert (row["left"], row["right"], row["kind"], row["force"]) == (["1"], ["1"], "reworded", "weakened")
    assert row["words"] == {"same": 13, "removed": 1, "added": 1}
    assert row["force_changes"] == [
        {
            "direction": "weakened",
            "old": "shall",
            "new": "may",
            "old_level": "obligation",
            "new_level": "possibility",
        }
    ]


def test_other_languages_are_said() -> None:
    left, right = entered(PEACE), entered("Tərəflər sülhə sadiqdir.", language="az")
    assert "different languages (en, az)" in said(left.document.slug, right.document.slug)


def test_what_is_asked_wrongly_is_said_in_a_sentence() -> None:
    left, empty = entered(PEACE).document, DocumentFactory.create()
    for arguments, sentence in (
        (("nowhere", left.slug), "There is no document “nowhere”"),
        ((left.slug, left.slug), "same document twice"),
        ((left.slug, empty.slug), "No words of"),
    ):
        with pytest.raises(CommandError, match=sentence):
            said(*arguments)
