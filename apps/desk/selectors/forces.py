"""How strongly a clause binds in each edition that holds it: what the rules read, what was said of it and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from apps.documents.models import Clause, Wording
from apps.parallels.evidence import ForceEvidence, evidence_of
from apps.parallels.forces import corrected, force_face
from apps.parallels.models import ClauseForce


@dataclass(frozen=True, slots=True)
class EditionForce:
    """``evidence`` is None in a language without rules, where nobody spoke; ``said`` what was said last, perhaps
    taken back since."""

    wording: Wording
    evidence: ForceEvidence | None
    said: ClauseForce | None

    @property
    def version(self) -> int:
        return self.said.version if self.said else 0

    @property
    def holds(self) -> bool:
        """Whether what was said holds, and was not taken back."""
        return self.said is not None and self.said.level is not None


def forces_of(clause: Clause) -> Sequence[EditionForce]:
    """Of the words that editors work on, published or not. Two queries."""
    wordings = (
        Wording.objects.current()
        .filter(clause=clause)
        .exclude(text="")
        .select_related("edition__source")
        .order_by("edition_id")
    )
    rows = ClauseForce.objects.filter(clause=clause).select_related("decided_by")
    said = {row.edition_id: row for row in rows}
    return [_of(wording, said.get(wording.edition_id)) for wording in wordings]


def _of(wording: Wording, said: ClauseForce | None) -> EditionForce:
    language = wording.edition.language
    face = force_face(wording, language, corrected(said) if said else None)
    return EditionForce(wording, evidence_of(wording.text, face, language) if face else None, said)
