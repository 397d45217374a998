"""Saves what a form of the desk says: a note together with the expert and the commentary that are new with it."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import IntegrityError, transaction

from apps.accounts.models import User
from apps.commentary import services
from apps.commentary.contents import AnnotationContent
from apps.commentary.models import Annotation, Commentary
from apps.commentary.people import NewExpert, add_expert
from apps.documents.models import Source
from apps.documents.slugs import slug_for


@dataclass(frozen=True, slots=True)
class NewCommentary:
    publisher: str
    language: str
    title: str = ""
    url: str = ""
    published_on: str = ""


def create_note(
    *,
    by: User,
    content: AnnotationContent,
    publish: bool,
    identifier: UUID | None = None,
    expert: NewExpert | None = None,
    commentary: NewCommentary | None = None,
) -> Annotation:
    """A new note with its new expert and commentary: all of it or nothing.

    Sent twice, even at the same moment, it makes one note and one expert. Raises what create_annotation raises.
    """

    @transaction.atomic
    def create() -> Annotation:
        # Of a form that was saved already, nothing is made anew: the service returns its note.
        is_saved = identifier is not None and Annotation.objects.filter(pk=identifier).exists()
        whole = content if is_saved else _with_new(content, expert, commentary)
        return services.create_annotation(by=by, content=whole, publish=publish, identifier=identifier)

    try:
        return create()
    except IntegrityError:  # somebody took the identifier or a name's address at the same moment
        return create()


@transaction.atomic
def edit_note(
    *,
    by: User,
    annotation: Annotation,
    base_version: int,
    content: AnnotationContent,
    publish: bool,
    expert: NewExpert | None = None,
    commentary: NewCommentary | None = None,
) -> Annotation:
    """The note as the form says it. Raises what edit_annotation raises; then nothing new is kept either."""
    return services.edit_annotation(
        by=by,
        annotation=annotation,
        base_version=base_version,
        content=_with_new(content, expert, commentary),
        publish=publish,
    )


def _with_new(
    content: AnnotationContent, expert: NewExpert | None, commentary: NewCommentary | None
) -> AnnotationContent:
    if expert is not None:
        content = replace(content, experts=(*content.experts, add_expert(expert)))
    if commentary is not None:
        content = replace(content, commentary=_create_commentary(commentary))
    return content


def _create_commentary(new: NewCommentary) -> Commentary:
    """On the source that has this address already, which may be the source of an edition; else on a new one."""
    source = Source.objects.filter(url=new.url, commentary__isnull=True).first() if new.url else None
    if source is None:
        name = f"{new.publisher} {new.title}".strip()
        source = Source.objects.create(
            ref=slug_for(name, Source, "ref", otherwise="source"),
            publisher=new.publisher,
            title=new.title,
            url=new.url,
            language=new.language,
            published_on=new.published_on,
        )
    slug = slug_for(source.ref, Commentary, "slug", otherwise="commentary")
    return Commentary.objects.create(slug=slug, source=source)
