"""Sources, parties, documents, editions, clauses. Published words, and what services alone make, are only shown."""

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from apps.core.admin import (
    LinkInline,
    ReadOnlyAdmin,
    ReadOnlyInline,
    RecordAdmin,
    VersionedForm,
    first_words,
)
from apps.documents.models import (
    Address,
    Attestation,
    Clause,
    Document,
    DocumentName,
    DocumentParty,
    DocumentRelation,
    Edition,
    ExternalIdentifier,
    Import,
    Party,
    Revision,
    Signatory,
    Source,
    Wording,
)
from apps.documents.services.wordings import may_change_in_place


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    list_display = ("ref", "publisher", "title", "language", "published_on", "rights")
    list_filter = ("rights", "language")
    search_fields = ("ref", "publisher", "title", "author", "url")
    fixed = ("ref",)
    folded = True


@admin.register(Party)
class PartyAdmin(RecordAdmin):
    list_display = ("code", "name", "kind")
    list_filter = ("kind",)
    search_fields = ("code", "name")
    fixed = ("code",)
    folded = True


class NameInline(LinkInline):
    model = DocumentName
    autocomplete_fields = ("source",)


class PartyInline(LinkInline):
    model = DocumentParty
    autocomplete_fields = ("party", "source")


class SignatoryInline(LinkInline):
    model = Signatory
    autocomplete_fields = ("party", "source")


class AttestationInline(LinkInline):
    model = Attestation
    autocomplete_fields = ("source",)


class RelationInline(LinkInline):
    model = DocumentRelation
    fk_name = "from_document"
    autocomplete_fields = ("to_document", "source")


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    """Published and withdrawn at the desk, which keeps the rules of both."""

    form = VersionedForm
    list_display = ("title", "slug", "kind", "signed", "status", "first_published_at")
    list_filter = ("status", "kind", "bound_parties__party")
    search_fields = ("title", "slug", "names__name")
    autocomplete_fields = ("signed_source", "clause_total_source")
    readonly_fields = ("status", "first_published_at", "withdrawal", "version")
    inlines = (NameInline, PartyInline, SignatoryInline, AttestationInline, RelationInline)
    folded = True

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        readonly = super().get_readonly_fields(request, obj)
        public = isinstance(obj, Document) and obj.first_published_at is not None
        return (*readonly, "slug") if public else readonly


@admin.register(DocumentName)
class DocumentNameAdmin(RecordAdmin):
    list_display = ("name", "language", "document", "source")
    list_filter = ("language",)
    list_select_related = ("document", "source")
    search_fields = ("name", "document__title")
    autocomplete_fields = ("document", "source")


@admin.register(DocumentParty)
class DocumentPartyAdmin(RecordAdmin):
    list_display = ("document", "party", "basis", "source")
    list_filter = ("basis", "party")
    list_select_related = ("document", "party", "source")
    search_fields = ("document__title", "party__name", "party__code")
    autocomplete_fields = ("document", "party", "source")


@admin.register(Signatory)
class SignatoryAdmin(RecordAdmin):
    list_display = ("name", "role", "party", "document", "basis", "source")
    list_filter = ("basis", "party")
    list_select_related = ("document", "party", "source")
    search_fields = ("name", "role", "document__title")
    autocomplete_fields = ("document", "party", "source")


@admin.register(Attestation)
class AttestationAdmin(RecordAdmin):
    list_display = ("about", "statement", "document", "basis", "source")
    list_filter = ("basis", "about")
    list_select_related = ("document", "source")
    autocomplete_fields = ("document", "source")
    search_fields = ("about", "statement", "document__title")


@admin.register(DocumentRelation)
class DocumentRelationAdmin(RecordAdmin):
    list_display = ("from_document", "kind", "to_document", "basis", "source")
    list_filter = ("kind", "basis")
    list_select_related = ("from_document", "to_document", "source")
    search_fields = ("from_document__title", "to_document__title", "note")
    autocomplete_fields = ("from_document", "to_document", "source")


class RevisionInline(ReadOnlyInline):
    model = Revision


@admin.register(Edition)
class EditionAdmin(RecordAdmin):
    form = VersionedForm
    list_display = ("document", "ref", "source", "language", "extent", "status", "current_revision")
    list_filter = ("status", "language", "extent", "authentic")
    list_select_related = ("document", "source")
    search_fields = ("ref", "document__title", "document__slug", "source__publisher", "translator")
    autocomplete_fields = ("document", "source")
    readonly_fields = ("status", "current_revision", "withdrawal", "version")
    fixed = ("document", "ref")
    inlines = (RevisionInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - for nobody
        """An edition begins with its first revision, which the desk makes with it."""
        return False


@admin.register(Revision)
class RevisionAdmin(RecordAdmin):
    list_display = ("edition", "number", "reason", "published_at")
    list_filter = ("published_at",)
    list_select_related = ("edition__document",)
    search_fields = ("reason", "edition__ref", "edition__document__title")
    readonly_fields = ("published_at",)
    fixed = ("edition", "number")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - for nobody
        """A revision begins with the wording that it brings."""
        return False


class AddressInline(ReadOnlyInline):
    model = Address
    fields = ("ref", "canonical")


class WordingInline(ReadOnlyInline):
    model = Wording
    fk_name = "clause"
    fields = ("edition", "since", "until", "label", "text")


@admin.register(Clause)
class ClauseAdmin(ReadOnlyAdmin):
    """An identity. It is entered, addressed and withdrawn at the desk."""

    list_display = ("label", "document", "withdrawn_at")
    list_filter = (("withdrawn_at", admin.EmptyFieldListFilter),)
    search_fields = ("addresses__ref", "document__title", "document__slug")
    ordering = ("document", "pk")
    inlines = (AddressInline, WordingInline)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Model]":
        return super().get_queryset(request).select_related("document").prefetch_related("addresses")

    @admin.display(description=gettext_lazy("clause"))
    def label(self, row: Clause) -> str:
        refs = [address.ref for address in row.addresses.all() if address.canonical]
        return f"{row.document.title}, {', '.join(refs) or row.pk}"


@admin.register(Address)
class AddressAdmin(ReadOnlyAdmin):
    """Given at the desk, once and for good."""

    list_display = ("ref", "document", "clause", "canonical")
    list_filter = ("canonical",)
    list_select_related = ("document", "clause")
    search_fields = ("ref", "document__title", "document__slug")


@admin.register(Wording)
class WordingAdmin(RecordAdmin):
    """Changed here only while readers have never seen it and nothing stands on it."""

    form = VersionedForm
    list_display = ("label", "beginning", "edition", "since", "until", "kind")
    list_filter = ("kind", "whole", ("until", admin.EmptyFieldListFilter), "edition__language")
    list_select_related = ("edition__document",)
    search_fields = ("text", "label", "heading", "lead_in", "edition__ref", "document__title")
    autocomplete_fields = ("parent", "label_source")
    readonly_fields = ("document", "edition", "clause", "since", "until", "rank", "version")

    WORDS = ("text", "heading", "lead_in", "label", "label_source", "kind", "whole", "parent")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - for nobody
        """A wording is added at the desk, with its place and its revision."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        readonly = super().get_readonly_fields(request, obj)
        free = isinstance(obj, Wording) and obj.until is None and may_change_in_place(obj)
        return readonly if free else (*readonly, *self.WORDS)

    @admin.display(description=gettext_lazy("words"))
    def beginning(self, row: Wording) -> str:
        return first_words(row.text)


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    """Worked on at the desk. The file itself and the proposed clauses are shown there."""

    list_display = ("file_name", "purpose", "stage", "document", "created_by", "created_at")
    list_filter = ("stage", "purpose")
    list_select_related = ("document", "created_by")
    search_fields = ("file_name", "digest", "document__title")
    exclude = ("content", "text", "rows", "found", "details")


@admin.register(ExternalIdentifier)
class ExternalIdentifierAdmin(ReadOnlyAdmin):
    """Given when a text comes in."""

    list_display = ("scheme", "value", "document", "clause")
    list_filter = ("scheme",)
    list_select_related = ("document", "clause")
    search_fields = ("scheme", "value", "document__title", "document__slug")
