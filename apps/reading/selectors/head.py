"""The head of a document's pages: what is said of it, and by whom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer
from apps.core.arrays import json_array
from apps.core.templatetags.ui import listing, quoted
from apps.documents.dates import display
from apps.documents.models import (
    Attestation,
    Document,
    DocumentName,
    DocumentParty,
    DocumentRelation,
    Signatory,
)
from apps.documents.models.document import DocumentKind, RelationKind
from apps.documents.models.source import Basis
from apps.reading.addresses import document_url
from apps.reading.shapes import DocumentHead, Fact, RelationView

FIRST = ("extent", "full text")  # what attestations are about that a reader needs before the text
KIND_LABELS = dict(DocumentKind.choices)
BASIS_LABELS = dict(Basis.choices)
GIVEN = {"basis": "basis", "publisher": "source__publisher", "url": "source__url"}
RELATED = {
    "kind": "kind",
    "note": "note",
    "from_id": "from_document_id",
    **{
        f"{side}_{field}": f"{side}_document__{field}"
        for side in ("from", "to")
        for field in ("slug", "title", "signed")
    },
}
COLUMNS = (
    *("id", "slug", "title", "kind", "status", "signed", "place", "clause_total"),
    *("signed_source__publisher", "clause_total_source__publisher", "clause_total_source__url"),
    *("said_parties", "said_signatories", "said_names", "said_attestations", "said_relations"),
)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """The lists that belong to a document, as they come from the database."""

    parties: list[Row]
    signatories: list[Row]
    names: list[Row]
    attestations: list[Row]
    relations: list[Row]


def document_head(viewer: Viewer, slug: str) -> tuple[int, DocumentHead] | None:
    """The document's id and head, or None where there is none that the viewer may see. One query."""
    row = _documents(viewer).filter(slug=slug).first()
    if row is None:
        return None
    said = Said(
        row["said_parties"],
        row["said_signatories"],
        row["said_names"],
        row["said_attestations"],
        row["said_relations"],
    )
    return row["id"], head_of(row, said)


def head_of(row: Mapping[str, Any], said: Said) -> DocumentHead:
    """``row`` has the document's own columns, with those of the sources of its date and its number of clauses."""
    facts = list(_facts(row, said))
    return DocumentHead(
        slug=row["slug"],
        url=document_url(row["slug"]),
        title=row["title"],
        kind=str(KIND_LABELS[row["kind"]]),
        status=row["status"],
        signed=display(row["signed"]),
        signed_by=row["signed_source__publisher"] or "",
        place=row["place"],
        parties=tuple(party_name(party) for party in said.parties),
        signatories=tuple(_signatory(each) for each in said.signatories),
        names=tuple(dict.fromkeys(name["name"] for name in said.names if name["name"] != row["title"])),
        clause_total=row["clause_total"],
        clause_total_by=row["clause_total_source__publisher"] or "",
        first_facts=tuple(fact for fact in facts if fact.about.casefold() in FIRST),
        facts=tuple(fact for fact in facts if fact.about.casefold() not in FIRST),
        relations=tuple(_relation(relation, row["id"]) for relation in said.relations),
        signed_on=row["signed"],
        bound=tuple(party["name"] for party in said.parties if party["basis"] == Basis.SOURCE),
    )


def _documents(viewer: Viewer) -> "QuerySet[Any, Row]":
    here = OuterRef("pk")
    visible = Document.objects.visible_to(viewer).order_by()
    related = DocumentRelation.objects.filter(
        Q(from_document=here, to_document__in=visible) | Q(to_document=here, from_document__in=visible)
    )
    documents: QuerySet[Any, Any] = Document.objects.visible_to(viewer)
    rows: QuerySet[Any, Row] = documents.annotate(
        said_parties=json_array(
            DocumentParty.objects.filter(document=here).order_by("id"), name="party__name", **GIVEN
        ),
        said_signatories=json_array(
            Signatory.objects.filter(document=here).order_by("id"),
            name="name",
            role="role",
            party="party__name",
            **GIVEN,
        ),
        said_names=json_array(
            DocumentName.objects.filter(document=here).order_by("id"),
            name="name",
            publisher="source__publisher",
            url="source__url",
        ),
        said_attestations=json_array(
            Attestation.objects.filter(document=here).order_by("position", "id"),
            about="about",
            statement="statement",
            **GIVEN,
        ),
        said_relations=json_array(related.order_by("id"), **RELATED, **GIVEN),
    ).values(*COLUMNS)
    return rows


def _by(row: Row) -> str:
    """Who says it: a publisher, the editors, or common knowledge."""
    return row["publisher"] or str(BASIS_LABELS.get(row.get("basis", ""), ""))


def party_name(row: Row) -> str:
    """The party's name, marked where no source says that the document binds it."""
    name = str(row["name"])
    return name if row["basis"] == Basis.SOURCE else f"{name} ({BASIS_LABELS[row['basis']]})"


def _signatory(row: Row) -> str:
    about = ", ".join(part for part in (row["role"], row["party"]) if part)
    return f"{row['name']} ({about})" if about else str(row["name"])


def _facts(document: Mapping[str, Any], said: Said) -> Iterator[Fact]:
    """What sources say, in their groups; what nobody says is said to be unknown."""
    yield from _grouped(_("Parties"), said.parties, lambda row: str(row["name"]))
    yield from _grouped(_("Signed by"), said.signatories, _signatory)
    if document["clause_total"] is None:
        yield Fact(_("Number of clauses"), _("not stated"), "")
    else:
        yield Fact(
            _("Number of clauses"),
            str(document["clause_total"]),
            document["clause_total_source__publisher"],
            document["clause_total_source__url"] or "",
        )
    for row in said.attestations:
        yield Fact(capfirst(row["about"]), row["statement"], _by(row), row["url"] or "", attested=True)
    if said.names:
        yield from _grouped(_("Other names"), said.names, lambda row: quoted(row["name"]))


def _grouped(about: str, rows: Iterable[Row], say: Any) -> Iterator[Fact]:
    """One fact for each who says it, so that agreement is short and disagreement is seen."""
    groups: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        groups.setdefault((_by(row), row["url"] or ""), []).append(say(row))
    if not groups:
        yield Fact(about, _("not stated"), "")
    for (by, url), names in groups.items():
        yield Fact(about, listing(names), by, url)


def _relation(row: Row, document_id: int) -> RelationView:
    outward = row["from_id"] == document_id
    other = "to" if outward else "from"
    sentences = _OUTWARD if outward else _INWARD
    return RelationView(
        sentence=str(sentences[row["kind"]]()),
        title=row[f"{other}_title"],
        url=document_url(row[f"{other}_slug"]),
        signed=display(row[f"{other}_signed"]),
        by=_by(row),
        note=row["note"],
        kind=row["kind"] if outward else "",
        compare_url=reverse("reading:compare", args=[row["from_slug"], row["to_slug"]]),
    )


_OUTWARD: dict[str, Any] = {
    RelationKind.INCORPORATES: lambda: _("incorporates"),
    RelationKind.REFERS_TO: lambda: _("refers to"),
    RelationKind.SUPERSEDES: lambda: _("supersedes"),
    RelationKind.ACCOMPANIES: lambda: _("accompanies"),
}
_INWARD: dict[str, Any] = {
    RelationKind.INCORPORATES: lambda: _("is incorporated in"),
    RelationKind.REFERS_TO: lambda: _("is referred to by"),
    RelationKind.SUPERSEDES: lambda: _("is superseded by"),
    RelationKind.ACCOMPANIES: lambda: _("is accompanied by"),
}
