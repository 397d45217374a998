"""Who speaks, and where: the pages of an expert and of a commentary."""

from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer
from apps.commentary.models import Annotation, AnnotationExpert, Commentary, Expert
from apps.commentary.selectors import visible_targets
from apps.core.templatetags.ui import language_name
from apps.documents.dates import display
from apps.documents.models import Edition
from apps.reading.addresses import document_url
from apps.reading.selectors.listing import note_list
from apps.reading.shapes import CommentaryPage, CommentaryRef, ExpertPage, ExpertRef, PlaceRef
from apps.topics.selectors import topic_tree


def expert_page(viewer: Viewer, slug: str, number: str) -> ExpertPage | None:
    """None where there is no such expert that the viewer can see. Twelve queries."""
    expert = Expert.objects.visible_to(viewer).filter(slug=slug).first()
    if expert is None:
        return None
    named = AnnotationExpert.objects.filter(expert=expert)
    notes = Annotation.objects.visible_to(viewer).filter(Exists(named.filter(annotation=OuterRef("pk"))))
    spoken_in = (
        Commentary.objects.filter(pk__in=notes.order_by().values("commentary"))
        .order_by("source__sort_key", "slug")
        .select_related("source")
    )
    targets = visible_targets(viewer).filter(Exists(named.filter(annotation=OuterRef("annotation"))))
    return ExpertPage(
        name=expert.name,
        role=expert.role,
        affiliation=expert.affiliation,
        url=expert.url,
        commentaries=tuple(_reference(commentary) for commentary in spoken_in),
        list=note_list(viewer, targets, topic_tree(), number),
    )


def commentary_page(viewer: Viewer, slug: str, number: str) -> CommentaryPage | None:
    """None where there is no such commentary that the viewer can see. Thirteen queries."""
    found = Commentary.objects.visible_to(viewer).filter(slug=slug)
    commentary = found.select_related("source").first()
    if commentary is None:
        return None
    source = commentary.source
    notes = Annotation.objects.visible_to(viewer).filter(commentary=commentary).order_by()
    experts = Expert.objects.filter(annotation_links__annotation__in=notes).distinct().order_by("sort_key")
    editions = Edition.objects.visible_to(viewer).filter(source=source).order_by("document__sort_key", "id")
    return CommentaryPage(
        commentary=_reference(commentary),
        author=source.author,
        published=display(source.published_on),
        retrieved=date_format(source.retrieved_on, "j F Y") if source.retrieved_on else "",
        language_name=language_name(source.language),
        rights=source.rights,
        source_note=source.note,
        note=commentary.note,
        experts=tuple(ExpertRef(expert.slug, expert.name, expert.role) for expert in experts),
        quotes=tuple(
            PlaceRef(title, f"{document_url(document)}?edition={ref}")
            for title, document, ref in editions.values_list("document__title", "document__slug", "ref")
        ),
        list=note_list(
            viewer, visible_targets(viewer).filter(annotation__commentary=commentary), topic_tree(), number
        ),
    )


def _reference(commentary: Commentary) -> CommentaryRef:
    source = commentary.source
    return CommentaryRef(
        commentary.slug, source.title or _("Untitled article"), source.publisher, source.url, source.language
    )
