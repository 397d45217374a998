"""Where a clause stands: two people may have moved it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.desk.collisions.parts import Item, Items, plain


@dataclass(frozen=True, slots=True)
class Place:
    """A form says where to put it, or nothing; a version only its rank, as ``_rank``."""

    names: Callable[[str], str]
    name: str = "place"
    label: object = gettext_lazy("Place")
    template: str = "desk/collision/_field.html"
    is_text: bool = False
    is_list: bool = False

    def read(self, data: QueryDict) -> Items:
        chosen = plain(data.get("place"))
        if chosen:
            return (Item((chosen,), self.names(chosen), chosen),)
        return (Item(("rank", data.get("_rank", "")), _("where it is saved now"), ""),)

    def write(self, data: QueryDict, items: Items) -> None:
        data["place"] = items[0].sent if items else ""

    def complete(self, data: QueryDict) -> None:
        """A browser leaves nothing out."""
