"""What a note is about, written row by row: only what differs from what is there."""

from django.db.models import Q
from django.db.models.functions import Now

from apps.commentary import anchoring
from apps.commentary.contents import StanceContent, TargetContent
from apps.commentary.models import Annotation, Stance, Target
from apps.commentary.models.target import TargetKind
from apps.commentary.problems import WordsFoundOften, WordsNotFound
from apps.documents.models import Clause, Wording
from apps.matching.engine.find import Place, context, find_words


def write_targets(annotation: Annotation, contents: tuple[TargetContent, ...]) -> None:
    """The note's live targets become those of the contents; a target taken away keeps its row.

    Raises WordsNotFound and WordsFoundOften. Within the caller's transaction.
    """
    _hold_clauses(contents)
    kept = {content.kept.pk for content in contents if content.kept}
    Target.objects.live().filter(annotation=annotation).exclude(pk__in=kept).update(removed_at=Now())
    for position, content in enumerate(contents):
        if content.kept is None:
            target = _new_target(annotation, content, position)
        else:
            target = content.kept
            if target.annotation_id != annotation.pk:
                raise ValueError("a target of another annotation")
            _keep(target, position)
        _write_stances(target, content.stances)


def _new_target(annotation: Annotation, content: TargetContent, position: int) -> Target:
    target = Target(
        annotation=annotation,
        position=position,
        kind=content.kind,
        document=content.document,
        clause=content.clause,
        clause_document_id=content.clause.document_id if content.clause else None,
    )
    if content.kind != TargetKind.SPAN:
        target.save()
        return target
    if content.wording is None:
        raise ValueError("a span is made on a wording")
    wordings = _wordings(target.clause_id, content.wording.pk)
    _select(target, content, wordings[content.wording.pk])
    target.save()
    anchoring.place(target, wordings.values())
    return target


def _keep(target: Target, position: int) -> None:
    if target.removed_at is None and target.position == position:
        return
    comes_back = target.removed_at is not None
    target.removed_at, target.position = None, position
    target.save(update_fields=["removed_at", "position"])
    if comes_back and target.kind == TargetKind.SPAN and target.made_on_id is not None:
        # Wordings may have been added while it was away.
        anchoring.place(target, _wordings(target.clause_id, target.made_on_id).values())


def _hold_clauses(contents: tuple[TargetContent, ...]) -> None:
    """Whoever gives one of the clauses other words waits until this act is over, and then finds the new span to
    anchor it; or was first, and then the words are read after him. In one order, so that two acts never wait for
    each other."""
    named = [
        content.kept.clause_id if content.kept else content.clause and content.clause.pk
        for content in contents
    ]
    rows = Clause.objects.select_for_update(no_key=True).filter(pk__in=[pk for pk in named if pk])
    list(rows.order_by("pk").values_list("pk"))


def _wordings(clause: int | None, made_on: int) -> dict[int, Wording]:
    """The wording selected on and the clause's current ones."""
    rows = Wording.objects.filter(clause=clause)
    return {row.pk: row for row in rows.filter(Q(until__isnull=True) | Q(pk=made_on)).order_by("pk")}


def _select(target: Target, content: TargetContent, wording: Wording) -> None:
    """The selector, made on the words as they stand in the wording and not as a browser reports them."""
    finding = find_words(
        wording.text, content.quote, start=content.start, prefix=content.prefix, suffix=content.suffix
    )
    if not finding.places:
        raise WordsNotFound
    if finding.place is None:
        raise WordsFoundOften(len(finding.places))
    found: Place = finding.place
    target.made_on = wording
    target.start, target.end = found.start, found.end
    target.quote = wording.text[found.start : found.end]
    target.prefix, target.suffix = context(wording.text, found)


def _write_stances(target: Target, contents: tuple[StanceContent, ...]) -> None:
    wanted = {content.party.pk if content.party else None: content for content in contents}
    for stance in Stance.objects.filter(target=target):
        content = wanted.pop(stance.party_id, None)
        if content is None:
            stance.delete()
        elif (stance.value, stance.inferred, stance.note) != (content.value, content.inferred, content.note):
            stance.value, stance.inferred, stance.note = content.value, content.inferred, content.note
            stance.save(update_fields=["value", "inferred", "note"])
    Stance.objects.bulk_create(
        Stance(
            target=target,
            party=content.party,
            value=content.value,
            inferred=content.inferred,
            note=content.note,
        )
        for content in wanted.values()
    )
