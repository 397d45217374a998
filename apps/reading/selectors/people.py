"""Who speaks, and where: the pages of an expert and of a commentary.

Readers see an expert or a commentary by whom or from which they can read something (``visible_to`` of the models);
here that something is read anyway, and asked first.
"""

from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer, can_write
from apps.commentary.models import AnnotationExpert, Commentary, Expert
from apps.commentary.selectors import visible_targets
from apps.core.templatetags.ui import DATA_LANGUAGE, language_name
from apps.documents.dates import display
from apps.documents.models import Edition
from apps.reading.addresses import document_url
from apps.reading.selectors.listing import found_notes, note_list
from apps.reading.selectors.passages import passage_rows
from apps.reading.shapes import CommentaryPage, CommentaryRef, ExpertPage, ExpertRef, PlaceRef
from apps.topics.selectors import topic_tree


def expert_page(viewer: Viewer, slug: str, number: str) -> ExpertPage | None:
    """None where there is no such expert that the viewer can see. Twelve queries."""
    expert = Expert.objects.filter(slug=slug).first()
    named = AnnotationExpert.objects.filter(annotation=OuterRef("annotation"), expert=expert)
    notes = found_notes(visible_targets(viewer).filter(Exists(named))) if expert else []
    if expert is None or not (notes or can_write(viewer)):
        return None
    spoken_in = (
        Commentary.objects.filter(annotations__in={item.note for item in notes})
        .order_by("source__sort_key", "slug")
        .select_related("source")
        .distinct()
    )
    return ExpertPage(
        name=expert.name,
        role=expert.role,
        affiliation=expert.affiliation,
        url=expert.url,
        commentaries=tuple(_reference(commentary) for commentary in spoken_in),
        list=note_list(viewer, notes, topic_tree(), number),
    )


def commentary_page(viewer: Viewer, slug: str, number: str) -> CommentaryPage | None:
    """None where there is no such commentary that the viewer can see. Seventeen queries."""
    commentary = Commentary.objects.filter(slug=slug).select_related("source").first()
    notes = (
        found_notes(visible_targets(viewer).filter(annotation__commentary=commentary)) if commentary else []
    )
    if commentary is None or not (notes or can_write(viewer)):
        return None
    source = commentary.source
    experts = (
        Expert.objects.filter(annotation_links__annotation__in={item.note for item in notes})
        .order_by("sort_key")
        .distinct()
    )
    passages, courses = passage_rows(viewer, commentary)
    editions = Edition.objects.visible_to(viewer).filter(source=source).order_by("document__sort_key", "id")
    return CommentaryPage(
        commentary=_reference(commentary),
        author=source.author,
        published=display(source.published_on),
        retrieved=date_format(source.retrieved_on) if source.retrieved_on else "",
        language_name=language_name(source.language),
        rights=source.rights,
        source_note=source.note,
        note=commentary.note,
        experts=tuple(ExpertRef(expert.slug, expert.name, expert.role) for expert in experts),
        quotes=tuple(
            PlaceRef(title, f"{document_url(document)}?edition={ref}", DATA_LANGUAGE)
            for title, document, ref in editions.values_list("document__title", "document__slug", "ref")
        ),
        list=note_list(viewer, notes, topic_tree(), number),
        published_on=source.published_on,
        passages=passages,
        courses=courses,
    )


def _reference(commentary: Commentary) -> CommentaryRef:
    source = commentary.source
    return CommentaryRef(
        commentary.slug,
        source.title or _("Untitled article"),
        source.publisher,
        source.url,
        source.language,
        source.language if source.title else "",
    )
