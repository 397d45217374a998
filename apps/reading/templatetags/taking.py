"""Ways to take along what is read: citations in every format, print, files."""

from django import template
from django.urls import reverse
from django.utils import timezone

from apps.reading.presenters.formats import CITE, TAKE
from apps.reading.selectors.whole import view_path
from apps.reading.shapes import Citation, CitedForm, ReadingPage, Tools

register = template.Library()


@register.simple_tag
def cited_forms(citation: Citation, site: str) -> list[CitedForm]:
    """The citation in each format. ``site`` is scheme and host, without a stroke at the end."""
    today = timezone.localdate()
    query = f"?edition={citation.edition}" if citation.edition else ""
    return [
        CitedForm(
            extension=form.extension,
            label=str(form.label),
            text=form.present(citation, site, today).strip(),
            url=f"{citation.cite_path}{form.extension}/{query}",
        )
        for form in CITE.values()
    ]


@register.simple_tag
def reading_tools(page: ReadingPage) -> Tools:
    """Where the view can be printed, cited and taken along, its filter kept."""
    slug = page.head.slug
    _path, _mark, query = view_path(page).partition("?")
    query = f"?{query}" if query else ""
    edition = next((each.ref for each in page.editions[1:] if each.selected), "")
    return Tools(
        print_url=reverse("reading:print", args=[slug]) + query,
        cite_url=reverse("reading:cite", args=[slug]) + (f"?edition={edition}" if edition else ""),
        files=tuple(
            (form.extension, str(form.label), reverse("reading:take", args=[slug, form.extension]) + query)
            for form in TAKE.values()
        ),
    )
