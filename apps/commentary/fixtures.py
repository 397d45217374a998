"""Loads experts, commentaries and annotations with their targets, stances and anchors.

What exists is left as it is, whoever changed it since: an annotation that is there, a withdrawn one included,
is passed over with all its parts.
"""

from pathlib import Path
from uuid import UUID, uuid5

from apps.commentary.contents import AnnotationContent, StanceContent, TargetContent
from apps.commentary.models import Annotation, Commentary, Expert, Target
from apps.commentary.models.target import TargetKind
from apps.commentary.problems import CommentaryProblem
from apps.commentary.services import create_annotation, decide_anchor
from apps.core.fixture_files import Count, Record, read
from apps.documents.fixtures import document_named, edition_named, party_named, source_named
from apps.documents.models import Address, Clause, Document, Wording
from apps.topics.fixtures import topic_named

# Never changed: with an annotation's key it gives the id that is in its public address.
NAMESPACE = UUID("73181ba2-b1e2-4ec1-8fdf-9af3f68bfc14")
TARGET_FIELDS = "kind document clause edition quote stance anchor"


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


def load_annotations(*, file: Path) -> Count:
    """Annotations, published, each with an id that its key gives it for good."""
    count = Count()
    fields = "key body language experts commentary source_words topics target"
    for record in read(file, "annotation", fields=fields):
        missing = not Annotation.objects.filter(pk=annotation_id(record.text("key"))).exists()
        if missing:
            _create(record)
        count = count.with_one(created=missing)
    return count


def _create(record: Record) -> None:
    about = record.children("target", called="target", fields=TARGET_FIELDS)
    content = AnnotationContent(
        body=record.text("body"),
        language=record.text("language"),
        commentary=_commentary(record),
        source_words=record.text("source_words", ""),
        experts=tuple(_expert(record, slug) for slug in record.words("experts")),
        topics=tuple(topic_named(record, slug) for slug in record.words("topics")),
        targets=tuple(_target(target) for target in about),
    )
    with record.naming():
        try:
            annotation = create_annotation(
                by=None, content=content, publish=True, identifier=annotation_id(record.text("key"))
            )
        except CommentaryProblem as problem:
            raise record.problem(str(problem)) from problem
    for target in annotation.targets.order_by("position"):
        its_record = about[target.position]
        for anchor in its_record.children("anchor", called="anchor", fields="edition state quote"):
            _decide(anchor, target)


def _target(record: Record) -> TargetContent:
    document = document_named(record)
    kind = record.text("kind")
    clause = _clause(record, document) if kind in (TargetKind.CLAUSE, TargetKind.SPAN) else None
    return TargetContent(
        kind=kind,
        document=document,
        clause=clause,
        wording=_wording(record, document, clause) if kind == TargetKind.SPAN else None,
        quote=record.text("quote", ""),
        stances=tuple(
            StanceContent(
                value=stance.text("value"),
                party=party_named(stance),
                inferred=stance.flag("inferred"),
                note=stance.text("note", ""),
            )
            for stance in record.children("stance", called="stance", fields="value party inferred note")
        ),
    )


def _decide(record: Record, target: Target) -> None:
    """Where the editors say that the target stands in another edition."""
    wording = _wording(record, target.document, target.clause)
    quote = record.text("quote")
    if not quote or wording.text.count(quote) != 1:
        raise record.problem("its quote does not stand exactly once in that wording.")
    start = wording.text.index(quote)
    with record.naming():
        decide_anchor(
            by=None,
            target=target,
            wording=wording,
            start=start,
            end=start + len(quote),
            state=record.text("state"),
        )


def _wording(record: Record, document: Document, clause: Clause | None) -> Wording:
    edition = edition_named(record, document)
    wording = Wording.objects.current().filter(edition=edition, clause=clause).first()
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
