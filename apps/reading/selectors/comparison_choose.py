"""Choosing two documents to compare: what was typed, what it may mean, and what is proposed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer
from apps.core.arrays import json_array
from apps.core.folding import fold
from apps.documents.dates import display
from apps.documents.models import Document, DocumentName, DocumentParty, DocumentRelation, Wording
from apps.parallels.models import Comparison
from apps.parallels.relations import BACKWARDS
from apps.reading.selectors.comparison import compare_url
from apps.reading.shapes import Candidate, ChoosePage, Field, Suggestion

FIELDS = "left", "right"  # their names in the address
LONGEST = 200  # characters that are looked at of what a stranger typed
MOST_CHOICES = 12  # that a field offers for what it does not know; more are not read, and words can be added
MOST_SUGGESTED = 12  # of a group
MOST_LISTED = 1_000  # documents in the list under the fields, a hundred bytes each
ALIKE = (
    0.3  # of the words of two titles and of their parties: "EFTA – Spain" and "EFTA – Turkey" share a half
)


@dataclass(frozen=True)
class Known:
    """A document as it is found: by its slug, its title, its name in the list, or words of these and of its other
    names. ``parties`` are codes."""

    id: int
    candidate: Candidate
    folded: str
    words: frozenset[str]
    parties: frozenset[str]


class Chooser:
    """Three queries, whatever the number of documents."""

    def __init__(self, viewer: Viewer) -> None:
        self.documents = list(_known(viewer))
        self.by_id = {each.id: each for each in self.documents}

    def page(self, query: QueryDict, problem: str = "") -> ChoosePage:
        typed = [" ".join(query.get(name, "").split())[:LONGEST] for name in FIELDS]
        found = [self.find(value) for value in typed]
        fields = [_field(place, typed, found[place]) for place in (0, 1)]
        chosen = [hits[0] if len(hits) == 1 else None for hits in found]
        one = chosen[0] or chosen[1]
        return ChoosePage(
            fields=(fields[0], fields[1]),
            documents=tuple(each.candidate for each in self.documents[:MOST_LISTED]),
            groups=tuple(self._groups(one)),
            problem=problem,
            title=one.candidate.title if one else "",
        )

    def pair(self, query: QueryDict) -> tuple[str, str] | None:
        """The slugs of both documents, where what was typed leaves no choice."""
        found = [self.find(query.get(name, "")[:LONGEST]) for name in FIELDS]
        if any(len(hits) != 1 for hits in found):
            return None
        return found[0][0].candidate.slug, found[1][0].candidate.slug

    def find(self, value: str) -> list[Known]:
        """One where the value names it, else all that have its words, whole words first; none for no value."""
        if not value.strip():
            return []
        for exactly in ("slug", "name", "title"):
            hits = [each for each in self.documents if getattr(each.candidate, exactly) == value.strip()]
            if len(hits) == 1:
                return hits
        words = fold(value).split()
        hits = [each for each in self.documents if all(word in each.folded for word in words)]
        # Whole words before parts of words.
        return sorted(hits, key=lambda each: not set(words) <= set(each.folded.split()))

    def _groups(self, one: Known | None) -> Iterator[tuple[str, tuple[Suggestion, ...]]]:
        related, compared = list(self._related(one)), list(self._compared(one))
        taken = {suggestion.url for suggestion in related}
        for title, found in (
            (_("It goes back to these, or these to it") if one else _("One goes back to the other"), related),
            (_("Compared already"), [each for each in compared if each.url not in taken]),
        ):
            if found:
                yield title, tuple(found[:MOST_SUGGESTED])
        if one and (alike := [each for each in self._alike(one) if each.url not in taken]):
            yield _("Alike by title and parties"), tuple(alike[:MOST_SUGGESTED])

    def _related(self, one: Known | None) -> Iterator[Suggestion]:
        rows = DocumentRelation.objects.filter(kind__in=BACKWARDS).order_by("id")
        if one:
            rows = rows.filter(from_document=one.id) | rows.filter(to_document=one.id)
        pairs = rows.values_list("from_document_id", "to_document_id")
        yield from self._suggested(pairs, one)

    def _compared(self, one: Known | None) -> Iterator[Suggestion]:
        rows = Comparison.objects.order_by("-computed_at", "id")
        if one:
            rows = rows.filter(left=one.id) | rows.filter(right=one.id)
        yield from self._suggested(rows.values_list("left_id", "right_id")[:100], one)

    def _suggested(self, pairs: Iterable[tuple[int, int]], one: Known | None) -> Iterator[Suggestion]:
        """Those that have words on both sides first; of documents that cannot be seen none."""
        seen = dict.fromkeys(tuple(sorted(pair)) for pair in pairs)
        known = [
            (self.by_id[first], self.by_id[second])
            for first, second in seen
            if first in self.by_id and second in self.by_id
        ]
        for first, second in sorted(known, key=lambda pair: not all(each.candidate.entered for each in pair)):
            here, there = sorted((first, second), key=lambda each: (each.candidate.signed or "9999", each.id))
            if one and one.id == here.id:
                here, there = there, here
            yield _suggestion(here, there, alone=one is not None)

    def _alike(self, one: Known) -> Iterator[Suggestion]:
        scored = [(_likeness(one, each), each) for each in self.documents if each.candidate.entered]
        ranked = sorted(scored, key=lambda pair: (-pair[0], _years(one, pair[1]), pair[1].id))
        for score, other in ranked:
            if score >= ALIKE and other.id != one.id:
                yield _suggestion(other, one, alone=True)


def _likeness(one: Known, other: Known) -> float:
    """0 to 1: the share of the words of both titles, and of both documents' parties, that both have."""
    shares = [_share(one.words, other.words)]
    if one.parties and other.parties:
        shares.append(_share(one.parties, other.parties))
    return sum(shares) / len(shares)


def _years(one: Known, other: Known) -> int:
    """Between the two; what has no year comes last."""
    years = [each.candidate.signed[:4] for each in (one, other)]
    return abs(int(years[0]) - int(years[1])) if all(year.isdigit() for year in years) else 10_000


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _suggestion(here: Known, there: Known, *, alone: bool) -> Suggestion:
    """``alone``: ``there`` is the document that is chosen already."""
    texts = here.candidate.entered and there.candidate.entered
    return Suggestion(
        title=here.candidate.title,
        signed=display(here.candidate.signed) if here.candidate.signed else "",
        url=compare_url(here.candidate.slug, there.candidate.slug),
        reason="" if texts else _("the text of one is not held here"),
        other="" if alone else there.candidate.title,
        other_signed="" if alone or not there.candidate.signed else display(there.candidate.signed),
    )


def _field(place: int, typed: Sequence[str], hits: Sequence[Known]) -> Field:
    value, problem = typed[place], ""
    label = (_("One document"), _("The other"))[place]
    if value and not hits:
        problem = _("No document here has these words in its title. Use fewer or other words.")
    elif len(hits) > MOST_CHOICES:
        problem = _(
            "%(number)d documents have these words. Add a word or a year, or choose one of the first."
        ) % {"number": len(hits)}
    elif len(hits) > 1:
        problem = _("%(number)d documents have these words. Choose one.") % {"number": len(hits)}
    shown = hits[0].candidate.name if len(hits) == 1 else value
    choices = [replace(each.candidate, url=_with(place, typed, each.candidate.slug)) for each in hits]
    several = tuple(choices[:MOST_CHOICES]) if len(hits) > 1 else ()
    return Field(FIELDS[place], label, shown, problem, several)


def _with(place: int, typed: Sequence[str], slug: str) -> str:
    """The form's address with this document in the place, whatever is typed in the other."""
    values = [slug if each == place else value for each, value in enumerate(typed)]
    pairs = [(name, value) for name, value in zip(FIELDS, values, strict=True) if value]
    return f"{reverse('reading:compare_choose')}?{urlencode(pairs)}"


def _known(viewer: Viewer) -> Iterator[Known]:
    here = OuterRef("pk")
    rows = (
        Document.objects.visible_to(viewer)
        .annotate(
            party_codes=json_array(
                DocumentParty.objects.filter(document=here).order_by("id"), code="party__code"
            ),
            other_names=json_array(DocumentName.objects.filter(document=here).order_by("id"), name="name"),
            entered=Exists(Wording.objects.visible_to(viewer).filter(document=here)),
        )
        .order_by("-entered", "sort_key", "id")
        .values_list("id", "slug", "title", "signed", "entered", "party_codes", "other_names")
    )
    times: Counter[str] = Counter()
    for pk, slug, title, signed, entered, parties, names in rows:
        year = signed[:4] if signed[:4].isdigit() else ""
        name = f"{title} ({year})" if year and year not in title else title
        times[name] += 1
        if times[name] > 1:  # two documents of one title and year
            name = f"{name} · {slug}"
        words = fold(" ".join((title, year, slug.replace("-", " "), *(each["name"] for each in names))))
        yield Known(
            pk,
            Candidate(slug, title, name, signed, entered),
            words,
            frozenset(fold(title).split()),
            frozenset(party["code"] for party in parties),
        )
