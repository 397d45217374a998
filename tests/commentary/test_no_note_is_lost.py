"""Whatever is done to a text, no annotation is ever lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from apps.commentary.models import Anchor, Annotation, Target
from apps.documents.engine.draft import Row
from apps.documents.intake.matching import match_revision
from apps.documents.models import Edition, Wording
from apps.documents.problems import NothingNew
from tests.commentary.revising import again, first, rows_of
from tests.factories.scenes import a_note

pytestmark = pytest.mark.django_db

TEXTS = (
    "The Parties shall live in peace and consult each other every spring.",
    "Each Party shall help the other when it is attacked; the help costs nothing.",
    "Disputes about its meaning go to three wise judges, whom the Parties choose.",
    "This Treaty shall enter into force on the day of its signature.",
)
WORDS = ("peace", "never", "the", "Parties", "shortly", "harvest", "of")
Texts = list[str]


def _at(texts: Texts, number: int) -> int:
    return number % len(texts)


def edit(texts: Texts, clause: int, word: int) -> Texts:
    """Another word in place of one."""
    words = texts[_at(texts, clause)].split()
    words[word % len(words)] = WORDS[word % len(WORDS)]
    return [*texts[: _at(texts, clause)], " ".join(words), *texts[_at(texts, clause) + 1 :]]


def drop(texts: Texts, clause: int, _word: int) -> Texts:
    return [text for place, text in enumerate(texts) if place != _at(texts, clause)] or texts


def move(texts: Texts, clause: int, word: int) -> Texts:
    rest = [text for place, text in enumerate(texts) if place != _at(texts, clause)]
    rest.insert(word % (len(rest) + 1), texts[_at(texts, clause)])
    return rest


def merge(texts: Texts, clause: int, _word: int) -> Texts:
    at = _at(texts, clause)
    return texts if at == 0 else [*texts[: at - 1], f"{texts[at - 1]} {texts[at]}", *texts[at + 1 :]]


def divide(texts: Texts, clause: int, word: int) -> Texts:
    at, words = _at(texts, clause), texts[_at(texts, clause)].split()
    cut = word % len(words)
    parts = [part for part in (" ".join(words[:cut]), " ".join(words[cut:])) if part]
    return [*texts[:at], *parts, *texts[at + 1 :]]


def swap(texts: Texts, clause: int, word: int) -> Texts:
    """Words of one clause change places with those of another."""
    one, other = _at(texts, clause), _at(texts, word)
    changed = list(texts)
    left, right = texts[one].split(), texts[other].split()
    changed[one], changed[other] = " ".join(left[:4] + right[4:]), " ".join(right[:4] + left[4:])
    return changed


Act = Callable[[Texts, int, int], Texts]
acts = st.tuples(
    st.sampled_from([edit, drop, move, merge, divide, swap]), st.integers(0, 11), st.integers(0, 40)
)
revisions = st.lists(st.lists(acts, min_size=1, max_size=4), min_size=1, max_size=3)
spans = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 9), st.integers(1, 7)), min_size=1, max_size=6, unique=True
)


def annotated(edition: Edition, clause: int, begin: int, length: int) -> None:
    wording = edition.wordings.get(label=f"Article {clause + 1}")
    words = wording.text.split()
    a_note(wording, " ".join(words[begin : begin + length]))


def check(edition: Edition, notes: int) -> None:
    assert Annotation.objects.count() == Target.objects.count() == notes
    standing = Wording.objects.current().filter(edition=edition, clause__withdrawn_at=None)
    for target in Target.objects.all():
        here = Anchor.objects.filter(target=target, wording__in=standing).select_related("wording")
        if home := standing.filter(clause=target.clause_id).first():
            assert here.filter(wording=home).exists(), "it has a state in its own clause"
        placed = [anchor for anchor in here if anchor.start is not None]
        assert len(placed) <= 1, "it stands at one place"
        for anchor in placed:
            own = anchor.wording.clause_id == target.clause_id
            same = anchor.wording.text[anchor.start : anchor.end] == target.quote
            assert anchor.state == (("exact" if own else "moved") if same else "reworded")


@settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(chosen=spans, history=revisions)
def test_after_any_revisions_every_note_has_a_state_and_the_first_revision_restores_it(
    chosen: list[tuple[int, int, int]], history: list[list[tuple[Act, int, int]]]
) -> None:
    with transaction.atomic():
        _try(chosen, history)
        transaction.set_rollback(True)  # the next example begins without its rows


def _try(chosen: list[tuple[int, int, int]], history: list[list[tuple[Act, int, int]]]) -> None:
    edition = first(TEXTS)
    whose = dict(edition.wordings.values_list("text", "clause_id"))
    for span in chosen:
        annotated(edition, *span)
    texts = list(TEXTS)
    for steps in history:
        for act, clause, word in steps:
            texts = act(texts, clause, word)
        _revise(edition, rows_of(texts), texts)
        check(edition, len(chosen))
    # The revision is restored as it was: its words, and which clause has them.
    rows = [replace(row, clause=whose[row.text], match="decided", decided=True) for row in rows_of(TEXTS)]
    _revise(edition, rows, list(TEXTS))
    check(edition, len(chosen))
    standing = Anchor.objects.filter(
        wording__until=None, wording__clause__withdrawn_at=None, start__isnull=False
    )
    assert list(standing.values_list("state", flat=True)) == ["exact"] * len(chosen)


def _revise(edition: Edition, rows: list[Row], texts: Texts) -> None:
    edition.refresh_from_db()
    try:
        again(edition, match_revision(edition, rows))
    except NothingNew:
        assert list(edition.wordings.current().order_by("rank").values_list("text", flat=True)) == texts
