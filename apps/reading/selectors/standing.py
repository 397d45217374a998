"""Where the words of a note stand in what is shown of a clause: in one wording, or in two beside each other."""

from dataclasses import dataclass

from apps.commentary.models.target import AnchorState, TargetKind
from apps.commentary.selectors import AnchorRow, TargetRow
from apps.documents.selectors import EditionRow, WordingRow
from apps.reading.selectors.faces import Face


@dataclass(frozen=True, slots=True)
class Standing:
    """``state`` speaks of ``wording``, that of ``edition``: the one that the words were selected in, where it is shown
    and has them, else the first that has them. ``words`` are those that it has in their place, if others.

    Of two editions beside each other that both hold the clause, ``only_in`` is the one that alone has the words, and
    ``reworded_in`` the one that says them in other words than the first.
    """

    state: str
    wording: WordingRow
    edition: EditionRow
    words: str = ""
    only_in: EditionRow | None = None
    reworded_in: EditionRow | None = None


def anchor_in(row: TargetRow, wording_id: int) -> AnchorRow | None:
    return next((anchor for anchor in row.anchors if anchor.wording_id == wording_id), None)


def standing(row: TargetRow, face: Face) -> Standing:
    placed = _placed(row, face)
    if not placed:
        own = (each for each in face.shown if each[1].id == row.made_on_edition)
        return Standing(AnchorState.LOST.value, *next(own, face.shown[0]))
    anchor, wording, edition = next((each for each in placed if each[2].id == row.made_on_edition), placed[0])
    return Standing(
        state=anchor.state,
        wording=wording,
        edition=edition,
        words=wording.text[anchor.start : anchor.end] if anchor.state == AnchorState.REWORDED else "",
        only_in=edition if len(placed) < len(face.shown) else None,
        reworded_in=next(
            (other for its, _text, other in placed if AnchorState.REWORDED == its.state != anchor.state), None
        ),
    )


def place_in_order(row: TargetRow, face: Face | None) -> tuple[int, float]:
    """Notes on the whole of a clause come first, then by where their words begin, what is lost last.

    Offsets of two wordings do not compare, so each counts as a share of its text: 0 at its beginning, 1 at its end.
    """
    if row.kind != TargetKind.SPAN:
        return (0, 0.0)
    placed = _placed(row, face) if face else []
    if not placed:
        return (2, 0.0)
    anchor, wording, _edition = placed[0]
    return (1, (anchor.start or 0) / max(1, len(wording.text)))


def _placed(row: TargetRow, face: Face) -> list[tuple[AnchorRow, WordingRow, EditionRow]]:
    found = ((anchor_in(row, wording.id), wording, edition) for wording, edition in face.shown)
    return [(anchor, wording, its) for anchor, wording, its in found if anchor and anchor.start is not None]
