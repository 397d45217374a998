"""What a document's lineage comes to, in sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.core.templatetags.ui import language_name, listing
from apps.documents.dates import display
from apps.parallels.lineage import FROM, NEW, UNKNOWN
from apps.parallels.recurring import LEAST_WORDS
from apps.parallels.shapes import DocumentFace, LibraryLineage, LineageRows
from apps.reading.shapes import EarlierDocument

MOST_NAMED = 4  # origins that one sentence can name


def summary(found: LineageRows) -> str:
    """“Of 43 clauses, 12 are new, 20 go back to …”: each clause is counted once, at the oldest document that has it."""
    origins = Counter(row.ancestors[0].document for row in found.rows if row.ancestors)
    order = [side.document for side in found.earlier if side.document in origins]
    new, unknown = found.counts.get(NEW, 0), found.counts.get(UNKNOWN, 0)
    parts = list(_counts(new, unknown)) or [_("none is new")]
    parts += [_goes_back(origins[document], _named(document)) for document in order[:MOST_NAMED]]
    later = sum(origins[document] for document in order[MOST_NAMED:])
    if later:
        parts.append(
            ngettext("%(number)d goes back to later ones", "%(number)d go back to later ones", later)
            % {"number": later}
        )
    return _sentence(len(found.rows), parts)


def _counts(new: int, unknown: int) -> Iterator[str]:
    if new:
        yield ngettext("%(number)d is new", "%(number)d are new", new) % {"number": new}
    if unknown:
        yield ngettext("of %(number)d it cannot be told", "of %(number)d it cannot be told", unknown) % {
            "number": unknown
        }


def _goes_back(number: int, name: str) -> str:
    return ngettext("%(number)d goes back to %(document)s", "%(number)d go back to %(document)s", number) % {
        "number": number,
        "document": name,
    }


def _named(document: DocumentFace) -> str:
    signed = display(document.signed)
    return _("%(title)s (%(date)s)") % {"title": document.title, "date": signed} if signed else document.title


def _sentence(clauses: int, parts: list[str]) -> str:
    return ngettext("Of %(number)d clause, %(parts)s.", "Of %(number)d clauses, %(parts)s.", clauses) % {
        "number": clauses,
        "parts": listing(parts),
    }


def remarks(found: LineageRows, earlier: Iterable[EarlierDocument]) -> Iterator[str]:
    """How the summary counts where that is not what the columns say, and why some things cannot be told."""
    if len({row.ancestors[0].document for row in found.rows if row.ancestors}) > 1:
        yield _(
            "Here each clause counts once, at the oldest document that has it; below, each document counts all it has."
        )
    if not found.side.complete:
        yield _("Only excerpts of this document are held; what they leave out is not counted.")
    for each in earlier:
        title = {"title": each.document.title, "language": language_name(each.language)}
        if each.held == "excerpts":
            yield (
                _("Of %(title)s only excerpts are held, so nothing is called new that may stand in the rest.")
                % title
            )
        elif each.held == "elsewhere":
            yield (
                _(
                    "%(title)s is held in another language (%(language)s): its clauses are found by number and topic, "
                    "and words are not compared."
                )
                % title
            )
        elif each.held == "nothing":
            yield (
                _("The text of %(title)s is not held, so nothing is called new that may stand in it.") % title
            )


def library_summary(found: LibraryLineage) -> str:
    clauses = len(found.rows)
    if not found.documents:
        return ngettext(
            "No earlier document that is held here has anything like its %(number)d clause.",
            "No earlier document that is held here has anything like one of its %(number)d clauses.",
            clauses,
        ) % {"number": clauses}
    back, new = found.counts.get(FROM, 0), found.counts.get(NEW, 0)
    parts = []
    if back:
        within = ngettext("%(number)d earlier document", "%(number)d earlier documents", found.documents) % {
            "number": found.documents
        }
        parts.append(
            ngettext(
                "%(number)d has ancestors in %(documents)s of the library",
                "%(number)d have ancestors in %(documents)s of the library",
                back,
            )
            % {"number": back, "documents": within}
        )
    if new:
        parts.append(
            ngettext(
                "%(number)d stands in none that is held here",
                "%(number)d stand in none that is held here",
                new,
            )
            % {"number": new}
        )
    return _sentence(clauses, parts)


def library_remarks() -> Iterator[str]:
    yield _(
        "Looked for are clauses that share most of their words, in every document signed before, related or not. "
        "Those of fewer than %(number)d words recur by chance and are left out; "
        "two clauses that became one are not found so."
    ) % {"number": LEAST_WORDS}
