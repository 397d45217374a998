"""What is compared of a document: its text in one language, each clause once.

Of a published document that is what readers see; of another what editors see. Where several editions of the language
hold different clauses, as excerpts do, each clause is taken as the main edition has it, else as the next one does.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from apps.accounts.rules import Viewer
from apps.documents.models import Document, Wording
from apps.documents.models.document import Status
from apps.documents.models.edition import Extent
from apps.documents.selectors import EditionRow, WordingRow, clauses_in_order, editions, wording_rows
from apps.parallels.engine.texts import Clause, Text, primary, same_language
from apps.parallels.shapes import DocumentFace, SideFace
from apps.topics.selectors import topics_of_clauses

# Raised with every change of the matching that pairs clauses otherwise: what was kept is then made anew.
METHOD = 3


@dataclass(frozen=True)
class Held:
    """All that is held of a document and may be compared. ``editions``: the main one first."""

    document: DocumentFace
    editions: tuple[EditionRow, ...]
    wordings: tuple[WordingRow, ...]
    topics: Mapping[int, tuple[int, ...]]

    @property
    def languages(self) -> list[str]:
        """Without the regions, that of the main edition first."""
        return list(dict.fromkeys(primary(edition.language) for edition in self.editions))

    def side(self, language: str) -> "Side":
        used = tuple(edition for edition in self.editions if same_language(edition.language, language))
        return Side(self, used)


@dataclass(frozen=True)
class Side:
    """A document's text in the language of its ``editions``."""

    held: Held
    editions: tuple[EditionRow, ...]

    @property
    def document(self) -> DocumentFace:
        return self.held.document

    @cached_property
    def wordings(self) -> tuple[WordingRow, ...]:
        """Each clause once, in order."""
        own = [
            row
            for row in self.held.wordings
            if any(row.edition_id == edition.id for edition in self.editions)
        ]
        turn = {edition.id: number for number, edition in enumerate(self.editions)}
        chosen: dict[int, WordingRow] = {}
        for row in sorted(own, key=lambda row: turn[row.edition_id]):
            chosen.setdefault(row.clause_id, row)
        return tuple(chosen[clause] for clause in clauses_in_order(own, self.editions))

    @cached_property
    def by_clause(self) -> Mapping[int, WordingRow]:
        return {row.clause_id: row for row in self.wordings}

    @cached_property
    def places(self) -> Mapping[int, int]:
        return {row.clause_id: place for place, row in enumerate(self.wordings)}

    def path(self, clause_id: int) -> tuple[WordingRow, ...]:
        """The clauses above it, the outermost first."""
        above: list[WordingRow] = []
        row = self._above(self.by_clause[clause_id])
        while row is not None and row not in above:
            above.append(row)
            row = self._above(row)
        return tuple(reversed(above))

    def _above(self, row: WordingRow) -> WordingRow | None:
        return None if row.parent_id is None else self.by_clause.get(row.parent_id)

    @property
    def language(self) -> str:
        return self.editions[0].language if self.editions else ""

    @property
    def complete(self) -> bool:
        return any(edition.extent == Extent.COMPLETE and edition.clauses for edition in self.editions)

    @property
    def ordered(self) -> bool:
        """Whether the order of the clauses is the document's own; what two editions hold in turn has none."""
        using = {row.edition_id for row in self.wordings}
        return len(using) == 1 and all(
            edition.order_known for edition in self.editions if edition.id in using
        )

    @cached_property
    def text(self) -> Text:
        return Text(
            self.language,
            self.complete,
            self.ordered,
            tuple(
                Clause(
                    row.clause_id,
                    row.text,
                    row.heading,
                    row.label,
                    row.kind,
                    len(self.path(row.clause_id)),
                    frozenset(self.held.topics.get(row.clause_id, ())),
                )
                for row in self.wordings
            ),
        )

    @property
    def face(self) -> SideFace:
        return SideFace(
            self.document, self.language, self.editions, self.complete, self.ordered, len(self.wordings)
        )

    @property
    def basis(self) -> list[list[int | None]]:
        return [[edition.id, edition.revision] for edition in self.editions]


def holdings(viewer: Viewer, document_ids: Collection[int]) -> dict[int, Held]:
    """Of the documents that the viewer may see. Four queries."""
    rows = Document.objects.visible_to(viewer).filter(pk__in=document_ids)
    documents = [
        DocumentFace(*row) for row in rows.values_list("id", "slug", "title", "kind", "signed", "status")
    ]
    found = editions(viewer, [document.id for document in documents])
    shown = {document.id: _shown(document, found) for document in documents}
    ids = [edition.id for those in shown.values() for edition in those]
    wordings = wording_rows(Wording.objects.visible_to(viewer).filter(edition__in=ids))
    topics = topics_of_clauses({row.clause_id for row in wordings})
    of_edition: dict[int, list[WordingRow]] = {}
    for row in wordings:
        of_edition.setdefault(row.edition_id, []).append(row)
    return {
        document.id: Held(
            document,
            shown[document.id],
            tuple(row for edition in shown[document.id] for row in of_edition.get(edition.id, ())),
            topics,
        )
        for document in documents
    }


def _shown(document: DocumentFace, found: Iterable[EditionRow]) -> tuple[EditionRow, ...]:
    """Those with clauses, and of a published document drafts only where nothing else is held."""
    own = [edition for edition in found if edition.document_id == document.id and edition.clauses]
    public = [edition for edition in own if edition.status == Status.PUBLISHED]
    return tuple(public if public and document.status == Status.PUBLISHED else own)


def between(one: Held, other: Held) -> tuple[Side, Side]:
    """The sides in the language that both are held in, the first's main one if it can be; else in the main language of
    each."""
    common = [language for language in one.languages if language in other.languages]
    if common:
        return one.side(common[0]), other.side(common[0])
    return one.side(_main(one)), other.side(_main(other))


def _main(held: Held) -> str:
    return held.languages[0] if held.languages else ""


def state_of(one: Side, other: Side) -> str:
    """A digest of all that the pairing of the two follows from, decisions apart."""
    digest = hashlib.sha256(repr(METHOD).encode())
    by_words = same_language(one.language, other.language)
    for side in (one, other):
        text = side.text
        digest.update(repr((text.language, text.complete, text.ordered, len(text.clauses))).encode())
        for clause in text.clauses:
            topics = () if by_words else sorted(clause.topics)
            content = (
                clause.id,
                clause.text,
                clause.heading,
                clause.label,
                clause.kind,
                clause.above,
                topics,
            )
            digest.update(repr(content).encode())
    return digest.hexdigest()


def words_state(sides: tuple[Side, Side], clauses: Iterable[int]) -> str:
    """A digest of the words of some clauses of both sides."""
    digest = hashlib.blake2b(digest_size=16)
    for clause in sorted(clauses):
        for side in sides:
            if clause in side.by_clause:
                row = side.by_clause[clause]
                digest.update(repr((clause, row.heading, row.text)).encode())
    return digest.hexdigest()
