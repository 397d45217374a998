"""Editions that get one new text after another, as an import that an editor confirms does it."""

import hashlib
from collections.abc import Sequence

from apps.commentary.models import Anchor, Annotation, Target
from apps.documents import services
from apps.documents.engine import draft
from apps.documents.engine.draft import Row
from apps.documents.intake.matching import match_revision
from apps.documents.models import Edition, Import, Wording
from apps.documents.models.importing import Purpose, Stage


def rows_of(texts: Sequence[str]) -> list[Row]:
    """A numbered article of each text."""
    return [
        Row(f"r{n}", "article", f"Article {n}", "", text, 0, n * 10, n * 10 + 9)
        for n, text in enumerate(texts, 1)
    ]


def first(texts: Sequence[str], language: str = "en") -> Edition:
    """A new published document in one edition."""
    done = _confirm(rows_of(texts), None, language)
    assert done.edition is not None
    return done.edition


def again(
    edition: Edition, texts: Sequence[str] | Sequence[Row], reason: str = "The official text came."
) -> None:
    """A new text for the edition, matched to what it holds; or rows that an editor matched."""
    rows = [row for row in texts if isinstance(row, Row)]
    if not rows:
        rows = match_revision(edition, rows_of([text for text in texts if isinstance(text, str)]))
    _confirm(rows, edition, edition.language, reason)


def _confirm(rows: Sequence[Row], edition: Edition | None, language: str, reason: str = "") -> Import:
    row = Import.objects.create(
        purpose=Purpose.REVISION if edition else Purpose.DOCUMENT,
        document=edition.document if edition else None,
        edition=edition,
        content=b"",
        digest=hashlib.sha256(b"").hexdigest(),
        stage=Stage.READY,
        rows=draft.dump(rows),
        details={"title": "A treaty", "publisher": "The Ministry", "language": language, "reason": reason},
    )
    return services.confirm_import(by=None, row=row, base_version=1, seen=None, publish=True)


def holding(words: str) -> Wording:
    return Wording.objects.current().get(text__contains=words, clause__withdrawn_at=None)


def span_of(note: Annotation) -> Target:
    return note.targets.get()


def today(note: Annotation) -> list[tuple[str, str, str]]:
    """State, words and label of each anchor in the words of today, those that are lost last."""
    anchors = Anchor.objects.filter(
        target__annotation=note, wording__until=None, wording__clause__withdrawn_at=None
    )
    return sorted(
        (
            (anchor.state, anchor.wording.text[anchor.start or 0 : anchor.end or 0], anchor.wording.label)
            for anchor in anchors.select_related("wording")
        ),
        key=lambda each: each[0] == "lost",
    )
