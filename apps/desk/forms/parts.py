"""The parts of a note's form that stand for its targets."""

from collections.abc import Sequence
from dataclasses import dataclass

from apps.accounts.rules import Viewer
from apps.commentary.contents import TargetContent
from apps.commentary.models import Annotation, Target
from apps.commentary.models.target import TargetKind
from apps.desk.forms.filling import Filling
from apps.desk.forms.stances import Row, StancesBase, rows_of, stances_form, typed_rows
from apps.desk.forms.words import WordsForm
from apps.desk.selectors.choices import Grouped, party_choices, wordings_of
from apps.desk.selectors.places import Place, places
from apps.documents.models import Clause, Document

ONLY = "t"  # prefix of the stances where the note has one target


@dataclass(frozen=True, slots=True)
class About:
    """What a new note is about: a clause, a document as a whole or, with ``holder``, that the document has dropped a
    clause of the holder. ``ref`` is the clause's address."""

    document: Document
    clause: Clause | None = None
    ref: str = ""
    holder: Document | None = None


@dataclass(slots=True)
class Part:
    """One target of the note with its stances.

    ``words`` is there where its words can be changed; ``place`` where it is saved and the viewer may see it;
    ``absent`` is the clause that the document of a new note has dropped.
    """

    document: Document
    target: Target | None
    place: Place | None
    words: WordsForm | None
    stances: StancesBase
    absent: Clause | None = None

    def content(self) -> TargetContent:
        """The part is valid."""
        stances = self.stances.contents()
        if self.words is not None:
            return self.words.target(self.document, stances)
        if self.target is not None:
            return TargetContent(kept=self.target, stances=stances)
        if self.absent is not None:
            return TargetContent(
                kind=TargetKind.ABSENCE, document=self.document, clause=self.absent, stances=stances
            )
        return TargetContent(kind=TargetKind.DOCUMENT, document=self.document, stances=stances)


class Parts:
    """Makes the parts of one form."""

    def __init__(self, viewer: Viewer, filling: Filling) -> None:
        self.viewer = viewer
        self.filling = filling
        self._parties: dict[int, Grouped] = {}

    def of_new(self, about: About) -> Part:
        stances = self._stances(about.document, ONLY, ())
        if about.holder is not None:
            return Part(about.document, None, None, None, stances, absent=about.clause)
        words = self._words(about.clause, kept=None) if about.clause else None
        return Part(about.document, None, None, words, stances)

    def of(self, annotation: Annotation) -> list[Part]:
        targets = list(
            annotation.targets.live()
            .select_related("document", "clause", "made_on")
            .prefetch_related("stances")
            .order_by("position", "id")
        )
        where = {
            place.target_id: place for place in places(self.viewer, [annotation.pk]).get(annotation.pk, ())
        }
        return [self._of(target, where.get(target.pk), alone=len(targets) == 1) for target in targets]

    def _of(self, target: Target, place: Place | None, *, alone: bool) -> Part:
        editable = alone and target.kind in {TargetKind.CLAUSE, TargetKind.SPAN}
        words = self._words(target.clause, kept=target) if editable and target.clause else None
        prefix = ONLY if alone else f"{ONLY}{target.pk}"
        stances = self._stances(target.document, prefix, rows_of(target.stances.all()))
        return Part(target.document, target, place, words, stances)

    def _words(self, clause: Clause, kept: Target | None) -> WordsForm | None:
        wordings = wordings_of(self.viewer, clause)
        if not wordings:
            return None
        initial: dict[str, object] = {"wording": str(wordings[0].pk)}
        made_on = kept.made_on if kept else None
        if kept is not None and made_on is not None:
            same = [wording for wording in wordings if wording.edition_id == made_on.edition_id]
            initial = {"wording": str((same or wordings)[0].pk), "quote": kept.quote}
        return self.filling.form(
            WordsForm,
            initial={**initial, **self.filling.initial},
            wordings=wordings,
            clause=clause,
            kept=kept,
        )

    def _stances(self, document: Document, prefix: str, rows: Sequence[Row]) -> StancesBase:
        if document.pk not in self._parties:
            self._parties[document.pk] = party_choices(document)
        filling = self.filling
        return stances_form(
            prefix=prefix,
            parties=self._parties[document.pk],
            auto_id=filling.auto_id,
            rows=filling.typed(typed_rows, prefix) or rows,
            data=filling.bound,
        )
