"""The page on which what was typed meets what somebody saved meanwhile, and saving from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, QueryDict

from apps.core.answers import answer
from apps.desk.access import DeskRequest
from apps.desk.collisions.meeting import Meeting
from apps.desk.collisions.shown import show
from apps.desk.collisions.sides import Sides
from apps.desk.forms.in_place import InPlace
from apps.desk.forms.note import Problem
from apps.desk.forms.sheet import Sheet
from apps.documents.problems import DocumentProblem, StaleVersion


def collision(
    request: DeskRequest,
    meeting: Meeting,
    *,
    fields: Callable[[str], Any],
    rows: Callable[[str], Any],
    context: Mapping[str, Any],
    problems: Sequence[Problem] = (),
    status: HTTPStatus | None = None,
) -> HttpResponse:
    """409, or 422 with ``problems``. The context has ``kind``, what the record is called (“this note”)."""
    page = show(meeting, kind=context["kind"], fields=fields, rows=rows)
    asked = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.CONFLICT
    return answer(
        request,
        "desk/collision/page.html",
        {**context, "page": page, "problems": problems},
        fragment="desk/collision/_collision.html",
        status=status or asked,
    )


@dataclass(frozen=True)
class Keeping:
    """The form of a document, an edition or a wording, for as long as its record is the saved one.

    ``sheet`` makes the form of what was sent, judged or only filled in; ``save`` saves a valid one, and raises what
    the services raise; ``again`` is the same with the record as it is saved by now.
    """

    request: DeskRequest
    sheet: Callable[[QueryDict, bool], Any]
    sides: Callable[[Any], Sides]
    save: Callable[[Any], HttpResponse]
    unchanged: Callable[[], HttpResponse]
    again: Callable[[], "Keeping"]
    context: Mapping[str, Any]


def meet(keeping: Keeping, data: QueryDict, *, judged: bool, wrong: InPlace | None = None) -> HttpResponse:
    """Saves what was typed if all that needs a choice was chosen; else shows both. ``wrong`` is a description of a
    new source or party that could not be added."""
    meeting = Meeting(keeping.sides(keeping.sheet(data, True)), data)
    if judged and (meeting.is_alike or (meeting.is_settled and meeting.leaves_theirs)):
        return keeping.unchanged()
    if not judged or not meeting.is_settled:
        return _show(keeping, meeting, (), wrong)
    sheet: Sheet = keeping.sheet(meeting.resolved, False)
    if not sheet.is_valid():
        return _show(keeping, meeting, sheet.problems)
    try:
        return keeping.save(sheet)
    except StaleVersion:
        return meet(keeping.again(), data, judged=False)
    except DocumentProblem as problem:
        sheet.refuse(problem)
        return _show(keeping, meeting, sheet.problems)


def _show(
    keeping: Keeping, meeting: Meeting, problems: Sequence[Problem], wrong: InPlace | None = None
) -> HttpResponse:
    sheet: Sheet = keeping.sheet(meeting.filled, True)
    if wrong is not None:
        sheet.in_place[wrong.kind] = wrong
    return collision(
        keeping.request,
        meeting,
        fields=lambda name: sheet.main[name] if name in sheet.main.fields else None,
        rows=sheet.rows.get,
        context={**keeping.context, "sheet": sheet},
        problems=problems,
        status=HTTPStatus.OK if keeping.request.method == "GET" else None,
    )
