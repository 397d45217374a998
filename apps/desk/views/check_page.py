"""The page of the proposed clauses, whole or the part of its list that an act changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from apps.core.templatetags.ui import KIND_NAMES, kind_name
from apps.desk.forms.check import RowForm
from apps.desk.selectors.check import ALL, CHANGED, DOUBTFUL, PAGE, UNMATCHED, Checked
from apps.desk.selectors.check_items import Item
from apps.desk.selectors.imports import name_of
from apps.desk.views.check_acts import step_named
from apps.desk.views.keeping import page as rendered

WHOLE, SLICE = "desk/imports/check.html", "desk/imports/_check_slice.html"


class Shown:
    """A page of the list, with the form of a row that is open; or another ``part`` of it, from one place to another."""

    def __init__(
        self,
        checked: Checked,
        number: int,
        form: RowForm | None = None,
        part: tuple[int, int] | None = None,
    ) -> None:
        self.checked = checked
        self.number = min(max(number, 1), checked.pages)
        self.form = form
        self.begin, self.end = part or ((self.number - 1) * PAGE, self.number * PAGE)

    @cached_property
    def items(self) -> list[Item]:
        return self.checked.items(self.begin, self.end)

    def as_in_browser(self, first: str, last: str) -> "Shown":
        """From the one entry to the other, where both are there: a page grows and shrinks as it is worked on."""
        begin, end = self.checked.place_of(first), self.checked.place_of(last)
        if begin is None or end is None:
            return self
        return Shown(self.checked, self.number, self.form, (begin, end + 1))

    def then(self, after: Checked) -> "Shown":
        """The same part of the list after an act: between the entries that stood around it."""
        ids = self.checked.ids
        begin = after.place_of(ids[self.begin - 1]) if 0 < self.begin <= len(ids) else None
        end = after.place_of(ids[self.end]) if self.end < len(ids) else None
        grown = len(after.ids) - len(ids)
        part = (self.begin if begin is None else begin + 1, self.end + grown if end is None else end)
        return Shown(after, self.number, None, part)

    def only(self, key: str) -> "Shown":
        """A row, with the entries on both sides."""
        at = self.checked.place_of(f"row-{key}")
        return (
            Shown(self.checked, self.number, self.form, (max(at - 1, 0), at + 2)) if at is not None else self
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What is told of an act; ``wrong`` that it was not done, ``lost`` what was typed and has no place any more."""

    text: str = ""
    focus: str = ""
    wrong: bool = False
    lost: str = ""


def whole(
    request: HttpRequest,
    shown: Shown,
    *,
    problem: str = "",
    lost: str = "",
    unsaved: bool = False,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    more = {"problem": problem, "lost": lost, "unsaved": unsaved}
    response = rendered(request, WHOLE, {**_context(shown), **more}, status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def slice_of(
    request: HttpRequest,
    shown: Shown,
    *,
    before: Shown | None = None,
    part: str = "",
    said: Said | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """What stands between two entries of the list, that stay: what differs from ``before``, or the row ``part``
    alone, or all of it; and the head."""
    said = said or Said(focus=part)
    shown = shown.only(part) if part else shown
    items = shown.items
    if part:
        first = next((n for n, item in enumerate(items) if item.id == f"row-{part}"), len(items))
        last = len(items) - first - 1
    elif before is not None:
        first, last = _common(before.items, items)
    else:
        first = last = 0
    end = max(len(items) - last, first)
    context = {
        **_context(shown),
        "items": items[first:end],
        "after": items[first - 1].id if first else "",
        "until": items[end].id if end < len(items) else "",
        "said": said,
        "focus_page": shown.checked.page_of(said.focus)
        if shown.checked.place_of(f"row-{said.focus}") is not None
        else 0,
    }
    response = render(request, SLICE, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _common(before: Sequence[Item], now: Sequence[Item]) -> tuple[int, int]:
    """How many entries at the beginning and at the end stay as they are."""
    shorter = min(len(before), len(now))
    head = next((n for n in range(shorter) if before[n] != now[n]), shorter)
    tail = next((n for n in range(shorter - head) if before[-1 - n] != now[-1 - n]), shorter - head)
    return head, tail


def _context(shown: Shown) -> dict[str, Any]:
    checked = shown.checked
    row = checked.row
    last = row.steps.order_by("number").last()
    return {
        "row": row,
        "version": row.version,
        "name": name_of(row),
        "language": row.details.get("language") or row.found.get("language", ""),
        "items": shown.items,
        "form": shown.form,
        "open_key": shown.form.row.key if shown.form else "",
        "show": checked.show,
        "filters": _filters(checked),
        "unsure": checked.unsure,
        "total": len(checked.rows),
        "kinds": [(kind_name(kind), number) for kind, number in checked.kinds],
        "kind_choices": [*KIND_NAMES.items()],
        "undo": step_named(last) if last is not None else "",
        "page": shown.number,
        "pages": checked.pages,
        "earlier": shown.number - 1,
        "later": shown.number + 1 if shown.number < checked.pages else 0,
        "doubtful_here": next((key for page, key in checked.to_look_at if page == shown.number), ""),
        "doubtful_elsewhere": _elsewhere(checked, shown.number),
        "matches": bool(checked.matched.order),
        "notes": row.found.get("notes", []),
    }


def _elsewhere(checked: Checked, number: int) -> tuple[int, str] | None:
    """The first row to look at behind the page, or else the first of all on another."""
    others = [found for found in checked.to_look_at if found[0] != number]
    return next((found for found in others if found[0] > number), others[0] if others else None)


def _filters(checked: Checked) -> list[tuple[str, str, int]]:
    """Name, title and count of each; those of a new text over an old one only where there is one."""
    found = [(ALL, _("All"), checked.counts[ALL]), (DOUBTFUL, _("Doubtful"), checked.counts[DOUBTFUL])]
    if checked.matched.order:
        changed = _("To be resolved") if checked.matched.beside else _("Changed")
        found += [
            (CHANGED, changed, checked.counts[CHANGED]),
            (UNMATCHED, _("Not matched"), checked.counts[UNMATCHED]),
        ]
    return found
