"""What a person sets by hand: where a passage begins and ends, on either side."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.commentary.models import CommentaryText
from apps.documents.models import Wording
from apps.quotations.engine.comparing import fidelity_of, trimmed
from apps.quotations.finding import candidates_of_words
from apps.quotations.models import Decision, Fidelity, PassageKind, Quotation, QuotationCandidate
from apps.quotations.problems import NotItsTurn, PlaceTaken, WordsNotThere
from apps.quotations.reasons import BY_PERSON
from apps.quotations.services.acting import act, need_version, save_next
from apps.quotations.services.storing import replace_found
from apps.quotations.services.writing import surroundings

A_PERSONS = 1.0  # the score of a place that a person chose


@transaction.atomic
def adjust(*, by: User, quotation: Quotation, base_version: int, start: int, end: int) -> Quotation:
    """The passage goes from ``start`` to ``end`` (code points of its text), and no examination sets it anew.

    Clauses are sought for these words alone; one that the article names stays a candidate, as does what a person chose.
    Where nothing is found, the candidates stay as they are. Raises StaleQuotation, NotItsTurn, WordsNotThere,
    PlaceTaken, NotAllowed.
    """
    with act(by, "adjust quotation"):
        row = _waiting(quotation, base_version)
        if row.text is None:
            raise NotItsTurn(_("The text of this commentary is not held, so its passages cannot be moved."))
        text = row.text.text
        span = trimmed(text, start, end)
        if span is None:
            raise WordsNotThere
        _need_free(row.text_id, span, but=row.pk)
        # What reaches beyond the quotation marks is not in them as a whole any more.
        row.marked = row.marked and row.start <= span[0] and span[1] <= row.end
        row.start, row.end = span
        row.words = text[row.start : row.end]
        row.before, row.after = surroundings(text, row.start, row.end)
        row.by_person, row.run = True, None
        _seek_again(row)
        _compare(row)
        columns = [
            "start",
            "end",
            "words",
            "before",
            "after",
            "by_person",
            "run",
            "kind",
            "fidelity",
            "marked",
            "score",
        ]
        _save_in_place(row, columns)
    return row


@transaction.atomic
def adjust_clause(
    *,
    by: User,
    candidate: QuotationCandidate,
    base_version: int,
    start: int,
    end: int,
    wording: Wording | None = None,
) -> Quotation:
    """The passage repeats these words of the clause, which becomes its first candidate: code points of the candidate's
    wording, or of ``wording``, another one of the same clause, which a clause that is only named needs.
    ``base_version`` is the passage's.

    Raises StaleQuotation, NotItsTurn, WordsNotThere, NotAllowed.
    """
    with act(by, "adjust clause"):
        row = _waiting(candidate.quotation, base_version)
        chosen = row.candidates.select_related("wording").filter(pk=candidate.pk).first()
        held = wording or (chosen.wording if chosen else None)
        if chosen is None or held is None or held.clause_id != chosen.clause_id:
            raise WordsNotThere
        _point(chosen, row, held, start, end)
        _put_first(row, chosen)
        _compare(row)
        save_next(row, ["fidelity"])
    return row


@transaction.atomic
def point_at(
    *,
    by: User,
    text: CommentaryText,
    start: int,
    end: int,
    wording: Wording,
    wording_start: int | None = None,
    wording_end: int | None = None,
) -> Quotation:
    """A passage that a person marked, about these words of a clause, or about the whole of it where none are given. It
    waits to be accepted, like any other. Where a passage that waits has exactly this place, the clause becomes its
    first candidate.

    Raises WordsNotThere, PlaceTaken where the place was decided on, NotAllowed.
    """
    with act(by, "point at clause"):
        span = trimmed(text.text, start, end)
        if span is None:
            raise WordsNotThere
        row = (
            Quotation.objects.select_for_update(no_key=True, of=("self",))
            .filter(text=text, start=span[0], end=span[1])
            .first()
        )
        if row is None:
            row = _marked_by_hand(text, *span)
        elif row.decision != Decision.WAITING:
            raise PlaceTaken(row.pk)
        candidate = row.candidates.filter(clause=wording.clause_id).first() or QuotationCandidate(
            quotation=row, clause=wording.clause, document_id=wording.document_id, score=A_PERSONS
        )
        if wording_start is None or wording_end is None:
            candidate.wording, candidate.start, candidate.end, candidate.fidelity = wording, None, None, ""
            _by_person(candidate)
        else:
            _point(candidate, row, wording, wording_start, wording_end)
        _put_first(row, candidate)
        row.by_person, row.found, row.run = True, True, None
        row.kind = PassageKind.QUOTATION if candidate.fidelity else PassageKind.REFERENCE
        row.fidelity, row.score = candidate.fidelity, A_PERSONS
        _save_in_place(row, ["by_person", "found", "run", "kind", "fidelity", "score"])
    return row


def _waiting(quotation: Quotation, base_version: int) -> Quotation:
    rows = Quotation.objects.select_for_update(no_key=True, of=("self",)).select_related("text")
    row = rows.get(pk=quotation.pk)
    need_version(row, base_version)
    if row.decision != Decision.WAITING:
        raise NotItsTurn(_("This passage is decided already. Take the decision back before you move it."))
    return row


def _need_free(text: int | None, span: tuple[int, int], *, but: int) -> None:
    there = Quotation.objects.filter(text=text, start=span[0], end=span[1]).exclude(pk=but).first()
    if there is not None:
        raise PlaceTaken(there.pk)


def _save_in_place(row: Quotation, columns: list[str]) -> None:
    """Somebody may have taken the place at the same moment."""
    try:
        with transaction.atomic():
            save_next(row, columns)
    except IntegrityError:
        there = Quotation.objects.filter(text=row.text_id, start=row.start, end=row.end).exclude(pk=row.pk)
        if (other := there.first()) is None:
            raise
        raise PlaceTaken(other.pk) from None


def _marked_by_hand(text: CommentaryText, start: int, end: int) -> Quotation:
    before, after = surroundings(text.text, start, end)
    row = Quotation(
        commentary_id=text.commentary_id,
        text=text,
        start=start,
        end=end,
        words=text.text[start:end],
        before=before,
        after=after,
        kind=PassageKind.REFERENCE,
        score=A_PERSONS,
        by_person=True,
        version=0,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Quotation.objects.select_for_update(no_key=True, of=("self",)).get(
            text=text, start=start, end=end, decision=Decision.WAITING
        )
    return row


def _point(candidate: QuotationCandidate, row: Quotation, wording: Wording, start: int, end: int) -> None:
    span = trimmed(wording.text, start, end)
    if span is None:
        raise WordsNotThere
    candidate.wording, (candidate.start, candidate.end) = wording, span
    candidate.fidelity = fidelity_of(row.words, wording.text[slice(*span)])
    _by_person(candidate)


def _by_person(candidate: QuotationCandidate) -> None:
    candidate.chosen, candidate.score = True, A_PERSONS
    candidate.reasons = list(dict.fromkeys([BY_PERSON, *candidate.reasons]))


def _put_first(row: Quotation, candidate: QuotationCandidate) -> None:
    candidate.position = 0
    candidate.save()
    for position, other in enumerate(row.candidates.exclude(pk=candidate.pk).order_by("position", "id"), 1):
        if other.position != position:
            other.position = position
            other.save(update_fields=["position"])


def _seek_again(row: Quotation) -> None:
    """What is found in these words alone takes the place of what was found in the old ones."""
    found = candidates_of_words(row.words)
    if not found:
        return
    best = found[0]
    row.kind = PassageKind.BOTH if row.kind != PassageKind.QUOTATION else PassageKind.QUOTATION
    row.fidelity, row.score = best.fidelity, best.score
    replace_found(row, found)


def _compare(row: Quotation) -> None:
    """How the words that a person set compare with the clause's. Of words beside a clause's, which are the expert's,
    readers see few; a passage that passed for the clause's own would be shown as a whole."""
    first = row.candidates.exclude(fidelity="").select_related("wording").order_by("position", "id").first()
    if row.kind == PassageKind.REFERENCE:
        return
    row.fidelity = Fidelity.REWORDED
    if first is not None and first.wording is not None:
        row.fidelity = fidelity_of(row.words, first.wording.text[first.start : first.end])
