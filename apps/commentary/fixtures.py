"""Loads experts, commentaries and annotations with their targets, stances and anchors.

What exists is left as it is, whoever changed it since: an annotation that is there, a withdrawn one included,
is passed over with all its parts.
"""

from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid5

from apps.commentary.models import (
    Anchor,
    Annotation,
    AnnotationExpert,
    AnnotationTopic,
    Commentary,
    Expert,
    Stance,
    Target,
)
from apps.commentary.models.target import AnchorState, TargetKind
from apps.core.fixture_files import Count, Record, read
from apps.documents.fixtures import document_named, edition_named, party_named, source_named
from apps.documents.models import Address, Clause, Document, Wording
from apps.documents.models.document import Status
from apps.topics.fixtures import topic_named

# Never changed: with an annotation's key it gives the id that is in its public address.
NAMESPACE = UUID("73181ba2-b1e2-4ec1-8fdf-9af3f68bfc14")
CONTEXT_LENGTH = 32  # code points of prefix and suffix, enough to tell repeated words in a clause apart


def annotation_id(key: str) -> UUID:
    """The permanent id of the fixture's annotation with this key."""
    return uuid5(NAMESPACE, key)


def load_experts(*, file: Path) -> Count:
    count = Count()
    texts = ("slug", "name", "role", "affiliation", "url")
    for record in read(file, "expert", fields=" ".join(texts)):
        missing = not Expert.objects.filter(slug=record.text("slug")).exists()
        if missing:
            record.insert(Expert(**{field: record.text(field) for field in texts}))
        count = count.with_one(created=missing)
    return count


def load_commentaries(*, file: Path) -> Count:
    """Who speaks in a commentary follows from its annotations; that ``experts`` are known is checked here."""
    count = Count()
    for record in read(file, "commentary", fields="slug source experts note"):
        for slug in record.words("experts"):
            _expert(record, slug)
        missing = not Commentary.objects.filter(slug=record.text("slug")).exists()
        if missing:
            source = source_named(record)
            if source is None:
                raise record.problem("it names no source.")
            record.insert(Commentary(slug=record.text("slug"), source=source, note=record.text("note", "")))
        count = count.with_one(created=missing)
    return count


def load_annotations(*, file: Path, now: datetime) -> Count:
    """Annotations, published at ``now``, each with an id that its key gives it for good."""
    count = Count()
    fields = "key body language experts commentary source_words topics target"
    for record in read(file, "annotation", fields=fields):
        missing = not Annotation.objects.filter(pk=annotation_id(record.text("key"))).exists()
        if missing:
            _create_annotation(record, now)
        count = count.with_one(created=missing)
    return count


def _create_annotation(record: Record, now: datetime) -> None:
    annotation = Annotation(
        id=annotation_id(record.text("key")),
        body=record.text("body"),
        language=record.text("language"),
        commentary=_commentary(record),
        source_words=record.text("source_words", ""),
        status=Status.PUBLISHED,
        first_published_at=now,
    )
    record.insert(annotation)
    for position, slug in enumerate(record.words("experts")):
        record.insert(
            AnnotationExpert(annotation=annotation, expert=_expert(record, slug), position=position)
        )
    for slug in record.words("topics"):
        record.insert(AnnotationTopic(annotation=annotation, topic=topic_named(record, slug)))
    targets = record.children(
        "target", called="target", fields="kind document clause edition quote stance anchor"
    )
    if not targets:
        raise record.problem("it is about nothing: give it a target.")
    for position, target in enumerate(targets):
        _create_target(target, annotation, position)


def _create_target(record: Record, annotation: Annotation, position: int) -> None:
    document = document_named(record)
    target = Target(annotation=annotation, position=position, kind=record.text("kind"), document=document)
    made_on = None
    if target.kind in (TargetKind.CLAUSE, TargetKind.SPAN):
        target.clause, target.clause_document = _clause(record, document), document
    if target.kind == TargetKind.SPAN:
        made_on = _select(record, target)
    record.insert(target)
    for stance in record.children("stance", called="stance", fields="value party inferred note"):
        stance.insert(
            Stance(
                target=target,
                party=party_named(stance),
                value=stance.text("value"),
                inferred=stance.flag("inferred"),
                note=stance.text("note", ""),
            )
        )
    if made_on is not None:
        record.insert(
            Anchor(
                target=target,
                wording=made_on,
                state=AnchorState.EXACT,
                start=target.start,
                end=target.end,
                score=1,
            )
        )
    for anchor in record.children("anchor", called="anchor", fields="edition state quote"):
        _create_decided_anchor(anchor, target)


def _select(record: Record, target: Target) -> Wording:
    """Fills in the selector of a span from its quote and returns the wording that it is made on."""
    wording = _wording(record, target)
    start, end = _place(record, wording)
    text = wording.text
    target.made_on = wording
    target.quote, target.start, target.end = text[start:end], start, end
    target.prefix = text[max(0, start - CONTEXT_LENGTH) : start]
    target.suffix = text[end : end + CONTEXT_LENGTH]
    return wording


def _create_decided_anchor(record: Record, target: Target) -> None:
    """Where the editors say that the target stands in another edition: a person's decision, hence certain."""
    wording = _wording(record, target)
    start, end = _place(record, wording)
    record.insert(
        Anchor(
            target=target,
            wording=wording,
            state=record.text("state"),
            start=start,
            end=end,
            score=1,
            by_person=True,
        )
    )


def _place(record: Record, wording: Wording) -> tuple[int, int]:
    """Where the quote stands in the wording, in code points. Raises FixtureProblem unless exactly once."""
    quote = record.text("quote")
    found = wording.text.count(quote) if quote else 0
    if found != 1:
        raise record.problem(f"its quote stands {found} times in that wording, not once.")
    start = wording.text.index(quote)
    return start, start + len(quote)


def _wording(record: Record, target: Target) -> Wording:
    edition = edition_named(record, target.document)
    wording = Wording.objects.current().filter(edition=edition, clause=target.clause).first()
    if wording is None:
        raise record.problem(f"edition “{edition.ref}” has no wording of that clause.")
    return wording


def _clause(record: Record, document: Document) -> Clause:
    ref = record.text("clause")
    address = Address.objects.filter(document=document, ref=ref).select_related("clause").first()
    if address is None:
        raise record.problem(f"“{document.slug}” has no clause “{ref}”.")
    return address.clause


def _expert(record: Record, slug: str) -> Expert:
    expert = Expert.objects.filter(slug=slug).first()
    if expert is None:
        raise record.problem(f"there is no expert “{slug}”.")
    return expert


def _commentary(record: Record) -> Commentary:
    slug = record.text("commentary")
    commentary = Commentary.objects.filter(slug=slug).first()
    if commentary is None:
        raise record.problem(f"there is no commentary “{slug}”.")
    return commentary
