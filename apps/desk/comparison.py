"""Two states of a note beside each other: what the words became, and what else came and went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.commentary.history import Version
from apps.commentary.models import Target
from apps.commentary.models.target import TargetKind
from apps.core.templatetags.ui import language_name, quoted
from apps.documents.models import Address
from apps.matching.engine.worddiff import Change, word_diff

_STATES = {Change.SAME: "same", Change.REMOVED: "gone", Change.ADDED: "new"}
Pieces = tuple[tuple[str, str], ...]  # as components/word_diff.html takes them


@dataclass(frozen=True, slots=True)
class Described:
    """A note in words. ``targets`` and ``stances`` name what they are about."""

    body: str
    source_words: str
    language: str
    source: str
    experts: tuple[str, ...]
    topics: tuple[str, ...]
    targets: tuple[str, ...]
    stances: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """Of one part of a note: what went and what came."""

    label: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """``body`` and ``source_words`` are empty where they did not change."""

    body: Pieces
    source_words: Pieces
    language: str
    exchanges: tuple[Exchange, ...]

    def __bool__(self) -> bool:
        return bool(self.body or self.source_words or self.exchanges)


def differences(old: Described, new: Described) -> Differences:
    return Differences(
        body=_pieces(old.body, new.body),
        source_words=_pieces(old.source_words, new.source_words),
        language=new.language,
        exchanges=tuple(_exchanges(old, new)),
    )


def _pieces(old: str, new: str) -> Pieces:
    if old == new:
        return ()
    return tuple((_STATES[piece.change], piece.text) for piece in word_diff(old, new))


def _exchanges(old: Described, new: Described) -> Iterable[Exchange]:
    compared = (
        (_("About"), old.targets, new.targets),
        (_("Stance"), old.stances, new.stances),
        (_("Expert"), old.experts, new.experts),
        (_("Commentary"), (old.source,), (new.source,)),
        (_("Topics"), old.topics, new.topics),
        (_("Language"), (language_name(old.language),), (language_name(new.language),)),
    )
    for label, before, after in compared:
        gone = tuple(item for item in before if item and item not in after)
        come = tuple(item for item in after if item and item not in before)
        if gone or come:
            yield Exchange(label, gone, come)


def describe_versions(versions: Iterable[Version]) -> list[Described]:
    """Each version in words, in a fixed number of queries."""
    versions = list(versions)
    names = _target_names(state.target for version in versions for state in version.targets)
    return [
        Described(
            body=version.body,
            source_words=version.source_words,
            language=version.language,
            source=version.commentary or _("editorial"),
            experts=version.experts,
            topics=version.topics,
            targets=tuple(names[state.target.pk] for state in version.targets),
            stances=_stances({names[state.target.pk]: state.stances for state in version.targets}),
        )
        for version in versions
    ]


def _stances(by_target: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Each stance, with its target where the note has several."""
    if len(by_target) == 1:
        return next(iter(by_target.values()))
    return tuple(f"{name}: {stance}" for name, stances in by_target.items() for stance in stances)


def _target_names(targets: Iterable[Target]) -> dict[int, str]:
    targets = list(targets)
    refs = dict(
        Address.objects.filter(
            clause__in={t.clause_id for t in targets if t.clause_id}, canonical=True
        ).values_list("clause_id", "ref")
    )
    return {
        target.pk: quoted(target.quote)
        if target.quote
        else _clause_name(target, refs.get(target.clause_id))
        if target.clause_id
        else str(target.document)
        for target in targets
    }


def _clause_name(target: Target, ref: str | None) -> str:
    if target.kind == TargetKind.ABSENCE:
        return _("the absence of clause %(ref)s of %(document)s") % {
            "ref": ref or "–",
            "document": target.clause_document,
        }
    return _("the whole clause %(ref)s") % {"ref": ref or "–"}
