"""Two revisions of an edition, compared clause by clause and word by word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.rules import Viewer
from apps.core.templatetags.ui import kind_name, quoted
from apps.documents.as_of import holding_in
from apps.documents.selectors import EditionRow, WordingRow, wording_rows
from apps.matching.engine.worddiff import Change, word_diff
from apps.reading.addresses import clause_name, clause_url, document_url
from apps.reading.parameters import printable
from apps.reading.revised import Fate, fates
from apps.reading.selectors.revisions import Made, Revisions, full_name, revisions, words_for
from apps.reading.shapes import (
    ComparedClause,
    ComparePage,
    RevisionChoice,
    RevisionRow,
    UnchangedClauses,
)

CHANGES = {Change.SAME: "same", Change.REMOVED: "gone", Change.ADDED: "new"}
Pieces = tuple[tuple[str, str], ...]


def compare_page(viewer: Viewer, slug: str, query: Mapping[str, str]) -> ComparePage | None:
    """None where there is no such document that the viewer may see. Nine queries, whatever its length.

    ``query`` is a stranger's: "edition" is a ref, "from" and "to" are numbers of its revisions. What cannot be used is
    told, and the main edition and its last change are shown.
    """
    found = revisions(viewer, slug)
    if found is None:
        return None
    problems: list[str] = []
    edition = _edition(found.editions, query.get("edition", ""), problems)
    made = [each for each in found.made if edition and each.edition_id == edition.id]
    pair = _pair(made, query.get("from", ""), query.get("to", ""), problems)
    older, newer = pair or (None, None)
    all_fates = _fates(viewer, older, newer) if older and newer else []
    path = reverse("reading:compare_revisions", args=[slug])
    return ComparePage(
        slug=slug,
        title=found.title,
        url=document_url(slug),
        status=found.status,
        edition=full_name(edition) if edition else "",
        edition_ref=edition.ref if edition else "",
        language=edition.language if edition else "",
        editions=tuple(
            (full_name(each), f"{path}?edition={each.ref}", each is edition) for each in found.editions
        ),
        choices=tuple(_choice(found, each, older, newer) for each in reversed(made)),
        older=_row(found, older),
        newer=_row(found, newer),
        entries=tuple(_entries(all_fates, slug)),
        totals=tuple(_totals(all_fates)),
        problems=tuple(problems),
    )


def _edition(texts: Sequence[EditionRow], ref: str, problems: list[str]) -> EditionRow | None:
    main = texts[0] if texts else None
    chosen = next((each for each in texts if each.ref == ref), None)
    if ref and chosen is None:
        problems.append(
            _("There is no edition “%(value)s” of this document, so its main edition is shown.")
            % {"value": printable(ref)}
        )
    return chosen or main


def _pair(made: Sequence[Made], older: str, newer: str, problems: list[str]) -> tuple[Made, Made] | None:
    """Two of the revisions, the older first; None where there are not two."""
    if len(made) < 2:
        return None
    last = _revision(made, newer, problems) or made[-1]
    first = _revision(made, older, problems)
    if first is None:
        place = made.index(last)
        first = made[place - 1] if place else made[1]
    if first is last:
        problems.append(_("A revision does not differ from itself. Choose another to compare it with."))
    if first.number > last.number:
        if older and newer:
            problems.append(_("The older revision is shown first, whichever was chosen first."))
        first, last = last, first
    return first, last


def _revision(made: Sequence[Made], value: str, problems: list[str]) -> Made | None:
    chosen = next((each for each in made if str(each.number) == value), None)
    if value and chosen is None:
        problems.append(
            _("There is no revision “%(value)s” of this edition, so another is shown in its place.")
            % {"value": printable(value)}
        )
    return chosen


def _choice(found: Revisions, made: Made, older: Made | None, newer: Made | None) -> RevisionChoice:
    row = found.row(made, None, ())
    label = (
        _("%(number)d, of %(day)s") % {"number": made.number, "day": row.day}
        if row.day
        else _("%(number)d, not published") % {"number": made.number}
    )
    return RevisionChoice(made.number, label, made is older, made is newer)


def _row(found: Revisions, made: Made | None) -> RevisionRow | None:
    return found.row(made, None, ()) if made else None


def _fates(viewer: Viewer, older: Made, newer: Made) -> list[Fate[WordingRow]]:
    def lines(made: Made) -> list[WordingRow]:
        return wording_rows(words_for(viewer).filter(holding_in({made.edition_id: made.number})))

    return fates(lines(older), lines(newer))


def _entries(every: Iterable[Fate[WordingRow]], slug: str) -> Iterator[ComparedClause | UnchangedClauses]:
    """Neighbours that did not change become one line."""
    unchanged = 0
    for fate in every:
        if fate.same:
            unchanged += 1
            continue
        if unchanged:
            yield UnchangedClauses(unchanged)
            unchanged = 0
        yield _compared(fate, slug)
    if unchanged:
        yield UnchangedClauses(unchanged)


def _compared(fate: Fate[WordingRow], slug: str) -> ComparedClause:
    shown = fate.after or fate.before
    assert shown is not None  # noqa: S101 - one of the two is there
    heading, words = _pieces(fate, "heading"), _pieces(fate, "text")
    reworded = any(state != "same" for state, _text in words)
    return ComparedClause(
        state="changed" if fate.before and fate.after else "new" if fate.after else "gone",
        name=_name(shown),
        url=clause_url(slug, shown.ref),
        remarks=tuple(_remarks(fate)),
        heading=heading,
        words=words if reworded else (),
    )


def _pieces(fate: Fate[WordingRow], name: str) -> Pieces:
    old = getattr(fate.before, name) if fate.before else ""
    new = getattr(fate.after, name) if fate.after else ""
    return tuple((CHANGES[piece.change], piece.text) for piece in word_diff(old, new))


def _name(line: WordingRow | None) -> str:
    if line is None:
        return ""
    return clause_name(line.kind, line.label, line.text or line.heading)


def _remarks(fate: Fate[WordingRow]) -> Iterator[str]:
    """What changed but the words, as sentences."""
    before, after = fate.before, fate.after
    if before is None or after is None:
        return
    if before.label != after.label:
        yield _renumbered(before.label, after.label)
    if fate.moved:
        yield _moved(fate)
    if before.kind != after.kind:
        yield _("It was called %(old)s and is called %(new)s.") % {
            "old": quoted(kind_name(before.kind)),
            "new": quoted(kind_name(after.kind)),
        }
    if before.heading != after.heading:
        yield _("Its heading changed.")
    if before.lead_in != after.lead_in:
        yield _("The publisher’s words before it changed.")
    if before.whole != after.whole:
        yield (
            _("Its source quotes the whole sentence now.")
            if after.whole
            else _("Its source quotes only part of the sentence now.")
        )


def _renumbered(old: str, new: str) -> str:
    if not old:
        return _("Its number is %(new)s now; it had none.") % {"new": new}
    if not new:
        return _("It has no number any more; it was %(old)s.") % {"old": old}
    return _("Renumbered from %(old)s to %(new)s.") % {"old": old, "new": new}


def _moved(fate: Fate[WordingRow]) -> str:
    stood, stands = fate.stood_after, fate.stands_after
    if stands is None:
        return _("Moved to the beginning; it stood after %(old)s.") % {"old": _name(stood)}
    if stood is None:
        return _("Moved; it stood at the beginning and stands after %(new)s now.") % {"new": _name(stands)}
    if stood.clause_id == stands.clause_id:
        return _("It is part of another clause now.")
    return _("Moved; it stood after %(old)s and stands after %(new)s now.") % {
        "old": _name(stood),
        "new": _name(stands),
    }


def _totals(every: Sequence[Fate[WordingRow]]) -> Iterator[str]:
    reworded = sum(bool(fate.before and fate.after and fate.before.text != fate.after.text) for fate in every)
    new, gone = sum(fate.before is None for fate in every), sum(fate.after is None for fate in every)
    renumbered = sum(
        bool(fate.before and fate.after and fate.before.label != fate.after.label) for fate in every
    )
    moved = sum(fate.moved for fate in every)
    for number, text in (
        (reworded, ngettext("%(number)d clause reworded", "%(number)d clauses reworded", reworded)),
        (new, ngettext("%(number)d new", "%(number)d new", new)),
        (gone, ngettext("%(number)d gone", "%(number)d gone", gone)),
        (renumbered, ngettext("%(number)d renumbered", "%(number)d renumbered", renumbered)),
        (moved, ngettext("%(number)d moved", "%(number)d moved", moved)),
    ):
        if number:
            yield text % {"number": number}
