"""Ways to take along what is read: citations in every format, print, files."""

from collections.abc import Sequence

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from apps.reading.presenters.formats import CITE, TAKE
from apps.reading.selectors.editions import reading_url
from apps.reading.selectors.whole import view_path
from apps.reading.shapes import Citation, CitedForm, ReadingPage, Tools

register = template.Library()

SHOWN_ONE_BY_ONE = 3
NUMBER = '<a id="ref-{}" href="#note-{}" aria-label="{}">{}</a>'


@register.simple_tag
def cited_forms(citation: Citation, site: str) -> list[CitedForm]:
    """The citation in each format. ``site`` is scheme and host, without a stroke at the end."""
    today = timezone.localdate()
    return [
        CitedForm(
            extension=form.extension,
            label=str(form.label),
            text=form.present(citation, site, today).strip(),
            url=reading_url(f"{citation.cite_path}{form.extension}/{citation.asked}", citation.edition),
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
        cite_url=reading_url(
            reverse("reading:cite", args=[slug]) + (page.past.query if page.past else ""), edition
        ),
        files=tuple(
            (form.extension, str(form.label), reverse("reading:take", args=[slug, form.extension]) + query)
            for form in TAKE.values()
        ),
        compare_url=f"{reverse('reading:compare_choose')}?left={slug}",
    )


@register.simple_tag
def paper_refs(numbers: Sequence[int]) -> SafeString:
    """Neighbouring numbers of footnotes, raised; of many the first and the last. They go from left to right in every
    script.

    Made here and not in a template, which would put white space into a word.
    """
    if not numbers:
        return SafeString("")
    if len(numbers) > SHOWN_ONE_BY_ONE:
        first, last = numbers[0], numbers[-1]
        name = _("Notes %(first)s to %(last)s") % {"first": first, "last": last}
        shown = format_html(NUMBER, first, first, name, f"{first}–{last}")
        shown += format_html_join("", '<span id="ref-{}"></span>', ((number,) for number in numbers[1:]))
    else:
        names = ((n, n, _("Note %(number)s") % {"number": n}, n) for n in numbers)
        shown = format_html_join(",", NUMBER, names)
    return format_html('<sup class="paper-ref" dir="ltr">{}</sup>', shown)
