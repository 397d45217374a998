"""The slope graph of a comparison: its geometry, with names and addresses."""

from collections.abc import Iterator, Sequence

from django.utils.translation import pgettext

from apps.core.templatetags.ui import kind_name
from apps.parallels.kinds import kind_word
from apps.parallels.models import PairingKind
from apps.parallels.shapes import ClauseFace, ComparisonRows
from apps.reading.addresses import clause_name
from apps.reading.selectors.comparison_filter import PairingAsked
from apps.reading.selectors.comparison_parts import Parts
from apps.reading.shapes import DocumentHead, SlopeKey, SlopesView
from apps.reading.shapes.pictures import ZoneView
from apps.reading.slopes import MOVED, SlopeZone, Tie, slopes


def slopes_view(
    found: ComparisonRows, asked: PairingAsked, parts: Parts, heads: Sequence[DocumentHead]
) -> SlopesView | None:
    """None where one side has nothing."""
    if not (found.left.clauses and found.right.clauses):
        return None
    kinds = [MOVED if line.moved else line.kind.replace(" ", "-") for line in found.lines]
    picture = slopes(
        (
            Tie(line.left, line.right, kind, line.row in asked.passing)
            for line, kind in zip(found.lines, kinds, strict=True)
        ),
        found.left.clauses,
        found.right.clauses,
    )
    places = _places(found)
    order = [*(kind.replace(" ", "-") for kind in PairingKind.values), MOVED]
    words = {kind.replace(" ", "-"): kind_word(found, kind) for kind in PairingKind.values} | {
        MOVED: pgettext("clause", "moved")
    }
    return SlopesView(
        picture=picture,
        zones=tuple(_zones(picture.zones, places, asked, parts)),
        keys=tuple(SlopeKey(kind, words[kind]) for kind in order if kind in kinds),
        left=found.left.clauses,
        right=found.right.clauses,
        left_name=heads[0].title,
        right_name=heads[1].title,
    )


Place = tuple[str, ClauseFace]  # a row's key, and the clause


def _places(found: ComparisonRows) -> tuple[dict[int, Place], dict[int, Place]]:
    sides: tuple[dict[int, Place], dict[int, Place]] = {}, {}
    for row in found.rows:
        for side, faces in zip(sides, (row.left, row.right), strict=True):
            side.update({face.place: (row.key, face) for face in faces})
    return sides


def _zones(
    zones: Sequence[SlopeZone],
    places: tuple[dict[int, Place], dict[int, Place]],
    asked: PairingAsked,
    parts: Parts,
) -> Iterator[ZoneView]:
    for zone in zones:
        side = places[zone.side]
        first, last = side.get(zone.first), side.get(zone.last)
        if first is None or last is None:
            continue
        names = [_name(first[1]), _name(last[1])]
        key = first[0]
        here = parts.part_of.get(key) == parts.number
        url = "" if here else asked.url(row=key)
        yield ZoneView(f"{url}#row-{key}", " – ".join(dict.fromkeys(names)), zone.path)


def _name(face: ClauseFace) -> str:
    if not (face.label or face.heading or face.text):
        return kind_name(face.kind)
    return clause_name(face.kind, face.label, face.heading or face.text)
