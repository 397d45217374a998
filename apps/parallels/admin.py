"""Comparisons and what was decided in them. They are made by machine and decided at the desk, so here they are only
shown."""

from django.contrib import admin

from apps.core.admin import ReadOnlyAdmin, ReadOnlyInline
from apps.parallels.models import ClauseForce, Comparison, Pairing, PairingMember


class MemberInline(ReadOnlyInline):
    model = PairingMember
    fields = ("document", "clause")


@admin.register(Comparison)
class ComparisonAdmin(ReadOnlyAdmin):
    """Made where two documents are compared."""

    list_display = ("left", "right", "left_language", "right_language", "stale", "computed_at")
    list_filter = ("stale",)
    list_select_related = ("left", "right")
    search_fields = ("left__title", "right__title")


@admin.register(Pairing)
class PairingAdmin(ReadOnlyAdmin):
    """Confirmed, rejected and corrected where two documents are compared."""

    list_display = ("comparison", "kind", "moved", "score", "decision", "standing")
    list_filter = ("decision", "kind", "standing")
    list_select_related = ("comparison",)
    search_fields = ("comparison__left__title", "comparison__right__title")
    inlines = (MemberInline,)


@admin.register(PairingMember)
class PairingMemberAdmin(ReadOnlyAdmin):
    """Also shown with its pairing."""

    list_display = ("pairing", "document", "clause", "standing")
    list_filter = ("standing",)
    list_select_related = ("pairing__comparison", "document", "clause")
    search_fields = ("document__title",)


@admin.register(ClauseForce)
class ClauseForceAdmin(ReadOnlyAdmin):
    """Said where a clause's force is read."""

    list_display = ("clause", "edition", "level", "decided_by", "decided_at")
    list_filter = ("level",)
    list_select_related = ("clause", "edition__document", "decided_by")
    search_fields = ("note", "edition__document__title")
