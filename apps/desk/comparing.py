"""Two states of a document, an edition or a wording beside each other, part by part."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from apps.documents.history import Version
from apps.matching.engine.worddiff import Change, word_diff

_STATES = {Change.SAME: "same", Change.REMOVED: "gone", Change.ADDED: "new"}
Pieces = tuple[tuple[str, str], ...]  # as components/word_diff.html takes them


@dataclass(frozen=True, slots=True)
class Difference:
    """What one part became."""

    label: str
    pieces: Pieces


def differences(old: object, new: object, labels: Mapping[str, object]) -> list[Difference]:
    """Of two contents of one kind (apps.documents.contents), the parts that differ, in the order of ``labels``."""
    compared = (
        (str(label), _text(getattr(old, name)), _text(getattr(new, name))) for name, label in labels.items()
    )
    return [Difference(label, pieces(before, after)) for label, before, after in compared if before != after]


def changes_between(
    versions: Sequence[Version[Any]], labels: Mapping[str, object]
) -> list[tuple[Version[Any], list[Difference]]]:
    """Each version, newest first, with what it changed in the one before it; of the first nothing."""
    found = [differences(old.content, new.content, labels) for new, old in pairwise(versions)]
    return list(zip(versions, [*found, []], strict=True))


def pieces(old: str, new: str) -> Pieces:
    return tuple((_STATES[piece.change], piece.text) for piece in word_diff(old, new))


def _text(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return "\n".join(map(_text, value))
    if is_dataclass(value):
        return " · ".join(filter(None, _parts(value)))
    return str(value)


def _parts(content: Any) -> Iterable[str]:
    return (_text(getattr(content, field.name)) for field in fields(content))
