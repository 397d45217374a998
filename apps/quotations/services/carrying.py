"""Takes what people decided over to a corrected text, so that nobody decides the same twice."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from apps.commentary.models import CommentaryText
from apps.matching.engine.align import Unit, align, partners_of
from apps.matching.engine.carry import carry
from apps.matching.engine.find import Place, context, find_words
from apps.quotations.engine.paragraphs import paragraphs_of, span_in
from apps.quotations.models import Decision, Quotation
from apps.quotations.services.writing import surroundings

# Of a passage whose own words were corrected so much must have survived for a decision on it to hold: the difference
# of a few words. A decision that would come to stand on other words stays on the text that it was made on.
SURVIVING = 0.8
# Aligning takes the product of both texts' paragraphs; above it only passages whose words all stand are carried.
ALIGNED_PARAGRAPHS = 2_000


def carry_over(text: CommentaryText) -> int:
    """The passages of older texts that a person decided on, or set, stand in this one from now on where their words
    do, and what merely waited is to be found anew. How many came over. Within the caller's transaction.

    The same words in the same surroundings; where they were corrected, what the paragraphs' alignment leads to. What
    stands at no place that is sure stays with the text it was decided on.
    """
    older = Quotation.objects.filter(commentary=text.commentary_id).exclude(text=text)
    # All at once and in the order of their ids, as whoever decides on a run does: so neither waits for the other.
    held = list(older.select_for_update(no_key=True, of=("self",)).order_by("pk"))
    by_people = ~Q(decision=Decision.WAITING) | Q(by_person=True)
    older.exclude(by_people).filter(found=True, text__isnull=False).update(
        found=False, version=F("version") + 1
    )
    rows = [row for row in held if row.decision != Decision.WAITING or row.by_person]
    texts = CommentaryText.objects.in_bulk({row.text_id for row in rows if row.text_id})
    taken = set(Quotation.objects.filter(text=text).values_list("start", "end"))
    moved = 0
    for old in [None, *texts]:
        mine = [row for row in rows if row.text_id == old]
        for row, place in _places(texts[old].text if old else "", text.text, mine):
            if place in taken:
                continue
            taken.add(place)
            _move(row, text, *place)
            moved += 1
    return moved


def _places(old: str, new: str, rows: Sequence[Quotation]) -> Iterable[tuple[Quotation, tuple[int, int]]]:
    corrected = []
    for row in rows:
        # Of an article that was not held, the passage and its sentence are.
        prefix, suffix = context(old, Place(row.start, row.end)) if old else (row.before, row.after)
        found = find_words(new, row.words, prefix=prefix, suffix=suffix)
        if found.place is not None:
            yield row, (found.place.start, found.place.end)
        elif not found.places:
            corrected.append(row)
    if old and corrected:
        yield from _aligned(old, new, corrected)


def _aligned(old: str, new: str, rows: Sequence[Quotation]) -> Iterable[tuple[Quotation, tuple[int, int]]]:
    before, now = paragraphs_of(old), paragraphs_of(new)
    if max(len(before), len(now)) > ALIGNED_PARAGRAPHS:
        return
    spans = [(row, span_in(before, row.start, row.end)) for row in rows]
    inside = [(row, span) for row, span in spans if span is not None]
    texts = [paragraph.text for paragraph in before], [paragraph.text for paragraph in now]
    partners = partners_of(align([Unit(one) for one in texts[0]], [Unit(one) for one in texts[1]]))
    for (row, _span), found in zip(
        inside, carry(*texts, partners, [span for _row, span in inside]), strict=True
    ):
        if found.unit is None or found.start is None or found.end is None or found.score < SURVIVING:
            continue
        at = now[found.unit].start
        yield row, (at + found.start, at + found.end)


def _move(row: Quotation, text: CommentaryText, start: int, end: int) -> None:
    row.text, row.start, row.end, row.words = text, start, end, text.text[start:end]
    row.before, row.after = surroundings(text.text, start, end)
    row.found, row.run = True, None
    row.version += 1
    row.save(update_fields=["text", "start", "end", "words", "before", "after", "found", "run", "version"])
