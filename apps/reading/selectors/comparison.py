"""Two documents beside each other: what is read, and the page that a filter leaves of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer
from apps.core.templatetags.ui import language_name
from apps.documents.dates import known_before
from apps.documents.models import Document
from apps.parallels.kinds import ALONE
from apps.parallels.lineage import date_key
from apps.parallels.selectors import comparison
from apps.parallels.shapes import ComparisonRows, DocumentFace, SideFace
from apps.reading.presenters.formats import ROWS
from apps.reading.selectors.comparison_filter import PairingAsked, facets_of, read_asked
from apps.reading.selectors.comparison_findings import findings_of, lede_of
from apps.reading.selectors.comparison_parts import Parts
from apps.reading.selectors.comparison_rows import Rows
from apps.reading.selectors.comparison_slopes import slopes_view
from apps.reading.selectors.editions import edition_view
from apps.reading.selectors.head import document_head
from apps.reading.shapes import ComparedHead, ComparisonPage, DocumentHead
from apps.topics.selectors import topic_tree
from apps.topics.tree import Tree


@dataclass(frozen=True)
class PairSubject:
    """What is held of a pair, in the language that was active when it was read; nothing here depends on a filter."""

    found: ComparisonRows
    heads: tuple[DocumentHead, DocumentHead]
    tree: Tree

    @property
    def url(self) -> str:
        return compare_url(self.found.left.document.slug, self.found.right.document.slug)


def compare_url(left: str, right: str) -> str:
    return reverse("reading:compare", args=[left, right])


def find_pair(viewer: Viewer, one: str, other: str) -> list[DocumentFace]:
    """Those of the two that the viewer may see, as they stand on the page: the one that was signed first at the left.
    One query."""
    rows = Document.objects.visible_to(viewer).filter(slug__in={one, other})
    faces = [
        DocumentFace(*row) for row in rows.values_list("id", "slug", "title", "kind", "signed", "status")
    ]
    return sorted(faces, key=date_key)


def pair_subject(viewer: Viewer, left: str, right: str) -> PairSubject | None:
    """None where the viewer may not see one of the two. Thirteen queries, whatever their length."""
    heads = [head[1] for slug in (left, right) if (head := document_head(viewer, slug))]
    found = comparison(viewer, left, right)
    if found is None or len(heads) < 2:
        return None
    return PairSubject(found, (heads[0], heads[1]), topic_tree())


class PairView:
    """A pair under one filter."""

    def __init__(self, subject: PairSubject, query: QueryDict) -> None:
        self.subject = subject
        self.asked: PairingAsked = read_asked(query, subject.found, subject.tree, subject.url)
        self.wanted_part = query.get("part", "")
        self.wanted_row = query.get("row", "")

    @property
    def _slugs(self) -> tuple[str, str]:
        return self.subject.found.left.document.slug, self.subject.found.right.document.slug

    @cached_property
    def parts(self) -> Parts:
        return Parts(self.subject.found.rows, self.asked, self.wanted_part, self.wanted_row)

    def page(self) -> ComparisonPage:
        found, asked, parts = self.subject.found, self.asked, self.parts
        rows = Rows(found, self.subject.tree, asked)
        return ComparisonPage(
            left=_head(self.subject.heads[0], found.left),
            right=_head(self.subject.heads[1], found.right),
            url=self.subject.url,
            by_words=found.by_words,
            dated=known_before(found.left.document.signed, found.right.document.signed),
            lede=lede_of(found),
            findings=tuple(findings_of(found, self.subject.url)),
            remarks=tuple(_remarks(found)),
            filter=facets_of(asked),
            words=asked.typed,
            hidden=tuple(asked.pairs(words=False)),
            entries=tuple(rows.entry(unit) for unit in parts.here),
            slopes=slopes_view(found, asked, parts, self.subject.heads),
            files=tuple(
                (form, reverse("reading:take_comparison", args=[*self._slugs, form]) + asked.query)
                for form in ROWS
            ),
            rows=len(found.rows),
            rows_shown=asked.shown,
            part=parts.number,
            parts=parts.last,
            before_url=asked.url(part=parts.number - 1) if parts.number > 1 else "",
            after_url=asked.url(part=parts.number + 1) if parts.number < parts.last else "",
            notes_shown=asked.notes,
            notes_url=_other_notes(asked, parts.number) if _noted(found) else "",
        )


def _noted(found: ComparisonRows) -> bool:
    return any(face.notes or face.absences for row in found.rows for face in (*row.left, *row.right))


def _other_notes(asked: PairingAsked, part: int) -> str:
    return replace(asked, notes=not asked.notes).url(part=part)


def _head(head: DocumentHead, side: SideFace) -> ComparedHead:
    return ComparedHead(
        head=head,
        editions=tuple(edition_view(edition) for edition in side.editions),
        language=side.language,
        complete=side.complete,
        ordered=side.ordered,
        clauses=side.clauses,
    )


def _remarks(found: ComparisonRows) -> Iterator[str]:
    """What this comparison cannot tell, as sentences."""
    sides = found.left, found.right
    if not all(side.clauses for side in sides):
        return
    if not found.by_words:
        yield _(
            "%(left)s is held in one language (%(left_language)s) and %(right)s in another (%(right_language)s). "
            "Their clauses are put beside each other by number and topic; words and force are not compared."
        ) % {
            "left": found.left.document.title,
            "left_language": language_name(found.left.language),
            "right": found.right.document.title,
            "right_language": language_name(found.right.language),
        }
    kinds = Counter(row.kind for row in found.rows)
    if not found.follows and any(kinds[kind] for kind in ALONE):
        yield _(
            "Neither of the two is known to take up the other: what stands in one of them alone is called neither "
            "new nor dropped."
        )
    for side in sides:
        if not side.complete and kinds["not held"]:
            yield _(
                "Of %(title)s only excerpts are held here. What is not among them may still stand in it, so nothing "
                "is called dropped or new for being missing there."
            ) % {"title": side.document.title}
        if not side.ordered:
            yield _(
                "In which order the clauses of %(title)s stand in the document is not known; they stand as the "
                "editions have them."
            ) % {"title": side.document.title}
