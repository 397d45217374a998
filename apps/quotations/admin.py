"""Passages and their candidates. They are found by machine and decided at the desk, so here they are only shown."""

from django.contrib import admin

from apps.core.admin import ReadOnlyAdmin, ReadOnlyInline
from apps.quotations.models import ExaminedText, Quotation, QuotationCandidate


class CandidateInline(ReadOnlyInline):
    model = QuotationCandidate
    fields = ("position", "document", "clause", "fidelity", "score", "chosen")


@admin.register(Quotation)
class QuotationAdmin(ReadOnlyAdmin):
    """Accepted and rejected where a commentary is reviewed."""

    list_display = ("commentary", "kind", "fidelity", "score", "decision", "found")
    list_filter = ("decision", "kind", "fidelity", "found")
    list_select_related = ("commentary__source",)
    search_fields = ("words", "commentary__slug")
    inlines = (CandidateInline,)


@admin.register(QuotationCandidate)
class QuotationCandidateAdmin(ReadOnlyAdmin):
    """Also shown with its passage."""

    list_display = ("quotation", "position", "document", "clause", "score", "chosen")
    list_filter = ("fidelity", "chosen")
    list_select_related = ("quotation", "document", "clause__document")
    search_fields = ("quotation__words", "document__title")


@admin.register(ExaminedText)
class ExaminedTextAdmin(ReadOnlyAdmin):
    """Kept by the worker in the background."""

    list_display = ("text", "state", "asked_at", "done_at")
    list_filter = ("state",)
    list_select_related = ("text__commentary",)
    search_fields = ("text__commentary__slug",)
