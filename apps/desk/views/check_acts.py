"""What an editor can do to the proposed clauses, by the names that the page's forms send.

``act`` is a name and what it is done to: “merge r5”, “depth r5 -1”, “take 120 140”, “pair r5 17”.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core.templatetags.ui import KIND_NAMES
from apps.desk.forms.check import RowForm
from apps.desk.forms.fields import NumberHint
from apps.desk.selectors.check_items import name_of_row
from apps.documents.engine import draft
from apps.documents.engine.draft import Change, Row, Step
from apps.documents.intake.matching import match_edition, match_revision
from apps.documents.models import Import, ImportStep
from apps.documents.models.importing import Purpose
from apps.documents.problems import NotPossibleHere
from apps.documents.services import details_of

DONE = {
    "merge": gettext_lazy("Joined with the one above"),
    "split": gettext_lazy("Divided"),
    "edit": gettext_lazy("Changed"),
    "kind": gettext_lazy("Another kind"),
    "deeper": gettext_lazy("Deeper"),
    "higher": gettext_lazy("Less deep"),
    "drop": gettext_lazy("Left out"),
    "take": gettext_lazy("Taken in"),
    "assure": gettext_lazy("Found right"),
    "pair": gettext_lazy("Matched by hand"),
    "match": gettext_lazy("Matched again"),
    "settle": gettext_lazy("The doubtful matches found right"),
}
WHOLE = {"match", "settle"}  # done to all rows at once
PLACE_LIMIT = 8  # digits of an offset: no text has so many characters


@dataclass(frozen=True, slots=True)
class Act:
    """``name`` is one of DONE; ``key`` the row that it is done to, "" for none."""

    name: str
    key: str
    step: Step


def asked(row: Import, data: QueryDict, form: RowForm | None) -> Act:
    """The act that was sent; ``form`` is valid where it is the form of a row. Raises NotPossibleHere."""
    name, *of = str(data.get("act", "")).split() or [""]
    key = str(data.get("key", "")) if form is not None else (of[0] if of else "")
    if form is not None:
        return Act("split" if name == "divide" else "edit", key, partial(_edited, row, form, name, data))
    make = ACTS.get(name)
    found = make(row, key, of[1:], data) if make else None
    if found is None:
        raise NotPossibleHere(_("This cannot be done here. Nothing was changed."))
    return found


def _edited(row: Import, form: RowForm, name: str, data: QueryDict, rows: Sequence[Row]) -> Change:
    """The form's values, divided and matched where that was asked, as one step."""
    key, values = form.row.key, form.values()
    steps: list[Step] = []
    if name == "divide":
        parts = form.parts(_number(data.get("place")))
        values["text"] = "\n\n".join(parts)
        cuts = [sum(len(part) + 2 for part in parts[:number]) for number in range(1, len(parts))]
        steps.append(lambda now: draft.split(now, key, cuts, row.text))
    if form.pairs:
        steps.append(lambda now: draft.pair(now, key, form.paired_with))
    return draft.chain(rows, [lambda now: draft.edit(now, key, values), *steps])


def _merge(row: Import, key: str, of: Sequence[str], data: QueryDict) -> Act:
    return Act("merge", key, lambda rows: draft.merge(rows, key))


def _split(row: Import, key: str, of: Sequence[str], data: QueryDict) -> Act:
    """At a place, or between the paragraphs that it has."""
    place = _number(of[0] if of else data.get("place"))

    def step(rows: Sequence[Row]) -> Change:
        text = next((each.text for each in rows if each.key == key), "")
        return draft.split(rows, key, draft.paragraphs(text) if place is None else [place], row.text)

    return Act("split", key, step)


def _kind(row: Import, key: str, of: Sequence[str], data: QueryDict) -> Act | None:
    kind = of[0] if of else str(data.get(f"kind-{key}", ""))
    return (
        Act("kind", key, lambda rows: draft.edit(rows, key, {"kind": kind})) if kind in KIND_NAMES else None
    )


def _depth(row: Import, key: str, of: Sequence[str], data: QueryDict) -> Act | None:
    by = _number(of[0].lstrip("-") if of else "")
    if not by:
        return None
    by = -by if of[0].startswith("-") else by
    return Act("deeper" if by > 0 else "higher", key, lambda rows: draft.deepen(rows, key, by))


def _drop(row: Import, key: str, of: Sequence[str], data: QueryDict) -> Act:
    return Act("drop", key, lambda rows: draft.drop(rows, key))


def _take(row: Import, key: str, of: Sequence[str], data: QueryDict) -> Act | None:
    start, end = _number(key), _number(of[0] if of else "")
    if start is None or end is None:
        return None
    return Act("take", "", lambda rows: draft.take(rows, row.text, start, end))


def _assure(row: Import, key: str, of: Sequence[str], data: QueryDict) -> Act:
    return Act("assure", key, lambda rows: draft.assure(rows, key))


def _pair(row: Import, key: str, of: Sequence[str], data: QueryDict) -> Act | None:
    """With a clause of the document; “new”: with none."""
    clause = _number(of[0] if of else "")
    known = clause and row.document is not None and row.document.clauses.filter(pk=clause).exists()
    if not (known or of[:1] == ["new"]):
        return None
    return Act("pair", key, lambda rows: draft.pair(rows, key, clause))


def _settle(row: Import, key: str, of: Sequence[str], data: QueryDict) -> Act:
    return Act("settle", "", draft.settle)


def _match(row: Import, key: str, of: Sequence[str], data: QueryDict) -> Act | None:
    """What no person decided is matched to the clauses anew."""
    edition, document = row.edition, row.document
    if row.purpose == Purpose.REVISION and edition is not None:
        return Act("match", "", lambda rows: draft.becomes(rows, match_revision(edition, rows)))
    if row.purpose == Purpose.EDITION and document is not None:
        language = details_of(row).language or str(row.found.get("language", ""))
        return Act("match", "", lambda rows: draft.becomes(rows, match_edition(document, language, rows)))
    return None


Maker = Callable[[Import, str, Sequence[str], QueryDict], Act | None]
ACTS: Mapping[str, Maker] = {
    "merge": _merge,
    "split": _split,
    "kind": _kind,
    "depth": _depth,
    "drop": _drop,
    "take": _take,
    "assure": _assure,
    "pair": _pair,
    "match": _match,
    "settle": _settle,
}


def _number(text: object) -> int | None:
    found = str(text or "")
    return NumberHint().clean(found) if len(found) <= PLACE_LIMIT else None


def was_done(name: str) -> str:
    return str(DONE.get(name, name))


def step_named(step: ImportStep) -> str:
    """What taking the step back would undo: “Divided: Article 4”."""
    rows = draft.load(step.before)
    of = rows[-1] if step.act == "merge" else rows[0] if rows and step.act not in WHOLE else None
    return f"{was_done(step.act)}: {name_of_row(of)}" if of is not None else was_done(step.act)


def row_to_go_on_with(act: Act, before: Sequence[Row], after: Sequence[Row]) -> str:
    """The row that has the focus afterwards: what was joined, the part behind a cut, what follows one left out."""
    change = draft.becomes(before, after)
    known = {row.key for row in before}
    come = [row.key for row in after if row.key not in known]
    if act.name in WHOLE:
        return ""
    if come:
        return come[0]
    if act.name in {"merge", "drop"} and after:
        return after[min(change.at, len(after) - 1)].key
    return act.key
