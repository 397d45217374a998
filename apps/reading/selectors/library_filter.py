"""The library's filter: by party (any of several) and by kind."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from apps.documents.models.document import DocumentKind
from apps.reading.parameters import usable
from apps.reading.shapes import Choice, Facet, FilterView


class Filtered(Protocol):
    """What the filter must know of a document."""

    @property
    def kind(self) -> str: ...
    @property
    def parties(self) -> Mapping[str, str]: ...


def library_filter(
    documents: Sequence[Filtered], query: QueryDict, path: str
) -> tuple[Callable[[Any], bool], FilterView]:
    """Whether a document passes, and the chips. Counts are true under the other facet."""
    labels = {"party": _parties(documents), "kind": _kinds(documents)}
    problems: list[str] = []
    chosen = {name: usable(query.getlist(name), labels[name], problems) for name in labels}
    facets = tuple(_facet(name, path, chosen, labels[name], documents) for name in labels)
    return (
        lambda document: _passes(document, chosen),
        FilterView(
            facets=facets,
            active=tuple(choice for facet in facets for choice in facet.choices if choice.selected),
            match="any",
            match_choices=(),
            clear_url=path,
            problems=tuple(problems),
        ),
    )


def _passes(document: Filtered, chosen: Mapping[str, Collection[str]]) -> bool:
    return (not chosen["kind"] or document.kind in chosen["kind"]) and (
        not chosen["party"] or any(code in document.parties for code in chosen["party"])
    )


def _parties(documents: Iterable[Filtered]) -> dict[str, str]:
    names = {code: name for document in documents for code, name in document.parties.items()}
    return dict(sorted(names.items(), key=lambda pair: pair[1]))


def _kinds(documents: Iterable[Filtered]) -> dict[str, str]:
    there = {document.kind for document in documents}
    return {kind: str(label) for kind, label in DocumentKind.choices if kind in there}


def _facet(
    name: str,
    path: str,
    chosen: Mapping[str, tuple[str, ...]],
    labels: Mapping[str, str],
    documents: Iterable[Filtered],
) -> Facet:
    others = {**chosen, name: ()}
    counts: Counter[str] = Counter()
    for document in documents:
        if _passes(document, others):
            counts.update(list(document.parties) if name == "party" else [document.kind])
    return Facet(
        name=name,
        label=_("Party") if name == "party" else _("Kind"),
        choices=tuple(
            Choice(
                value=value,
                label=label,
                count=counts[value],
                selected=value in chosen[name],
                url=_url(path, {**chosen, name: _toggled(chosen[name], value)}),
            )
            for value, label in labels.items()
        ),
    )


def _toggled(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    kept = tuple(other for other in values if other != value)
    return kept if value in values else (*kept, value)


def _url(path: str, chosen: Mapping[str, Collection[str]]) -> str:
    pairs = sorted((name, value) for name, values in chosen.items() for value in values)
    return f"{path}?{urlencode(pairs)}" if pairs else path
