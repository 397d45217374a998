"""Which document stands at an address of the desk."""

from django.apps import apps
from django.db.models import QuerySet

from apps.documents.models import Document


def document_at(rows: "QuerySet[Document]", slug: str) -> Document | None:
    """The one of the rows that has the address, else the one that had it last.

    The address of a draft can be changed while somebody else is typing into a form that was opened at the former one:
    what is sent from there still has to arrive.
    """
    found = rows.filter(slug=slug).first()
    if found is not None:
        return found
    events = apps.get_model("documents", "DocumentEvent")._default_manager.filter(slug=slug)
    last = events.order_by("-pgh_id").values_list("pgh_obj_id", flat=True).first()
    return rows.filter(pk=last).first() if last is not None else None
