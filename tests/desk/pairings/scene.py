"""Two treaties that were compared, and an editor who looks at their pairings."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from apps.accounts.models import User
from apps.documents.models import Edition
from apps.parallels import services
from apps.parallels.models import Pairing
from tests.desk.conftest import signed_in
from tests.factories import DocumentFactory
from tests.parallels.treaties import COURT, PEACE, SCHOOL, TRADE, clauses, entered, pairing_of

REWORDED = TRADE.replace("abolish customs duties on textiles", "lower customs duties on wool")


@dataclass
class Pair:
    """A treaty and a later one, which rewords one clause, keeps one, drops one and has one of its own."""

    old: Edition
    new: Edition
    desk: Client

    @property
    def url(self) -> str:
        return f"/desk/compare/{self.old.document.slug}/{self.new.document.slug}/"

    def act(self, pairing: Pairing, act: str) -> str:
        return f"{self.url}{pairing.pk}/{act}/"

    def of(self, number: int) -> Pairing:
        """The pairing of a clause of the earlier treaty."""
        return pairing_of(clauses(self.old)[number - 1])

    def post(self, pairing: Pairing, act: str, headers: dict[str, str] | None = None, **values: Any) -> Any:
        values = {"version": pairing.version, "show": "waiting", **values}
        return self.desk.post(self.act(pairing, act), values, headers=headers or {})


def a_pair(editor: User) -> Pair:
    earlier = DocumentFactory.create(signed="1997-07-03", title="Treaty of 1997")
    old = entered(PEACE, TRADE, COURT, document=earlier)
    later = DocumentFactory.create(signed="2020-05-01", title="Treaty of 2020")
    new = entered(PEACE, REWORDED, SCHOOL, document=later)
    services.compare(viewer=editor, left=old.document, right=new.document)
    return Pair(old, new, signed_in(editor))
