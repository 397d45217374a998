"""The two articles of the sample edition: every reference and every document named, to the code point.

The articles are not ours to publish, so they are no part of the checkout: GLOSSATOR_SHARED names the folder
that holds them (``../shared`` beside the checkout unless it is set).
"""

from functools import lru_cache

import pytest

from apps.quotations.engine.fusing import PassageKind, QuotedCandidate, QuotedPassage, fuse
from apps.quotations.engine.references import NamedDocument, Numbered, References, references_in
from tests.fixtures.content import JAM, TUR, tables
from tests.fixtures.test_sample_words import FILES, PLACES, SHARED, SOURCE_OF

pytestmark = pytest.mark.skipif(
    not all((SHARED / "data" / "articles" / name).is_file() for name in FILES.values()),
    reason=f"the two articles are not in {SHARED}/data/articles; GLOSSATOR_SHARED says where they are",
)

IDS = {row["slug"]: number for number, row in enumerate(tables("sample/documents.toml", "document"), 1)}
MOSCOW = IDS["moscow-declaration-2022"]
CLAUSES = {
    "preamble-u1": Numbered(1, "recital", "", "preamble-u1"),
    "1": Numbered(2, "paragraph", "1", "1"),
    "u1": Numbered(3, "paragraph", "", "u1"),
    "u2": Numbered(4, "paragraph", "", "u2"),
    "11": Numbered(5, "paragraph", "11", "11"),
    "u3": Numbered(6, "paragraph", "", "u3"),
}
REFERENCES = {
    JAM: [(1580, 1611, 1), (1856, 1891, 2)],
    TUR: [(4914, 4943, 2), (5346, 5356, 5)],
}
MENTIONS = {
    (29, 73): "shusha-declaration-2021",
    (176, 221): "moscow-declaration-2022",
    (494, 593): "friendship-treaty-1997",
    (599, 696): "strategic-partnership-declaration-2008",
    (716, 794): "presidents-joint-statement-2018",
    (1337, 1376): "moscow-declaration-2022",
    (3841, 3869): "moscow-declaration-2022",
    (4650, 4663): "moscow-declaration-2022",
    (6183, 6221): "ceasefire-statement-november-10",
    (6459, 6473): "moscow-declaration-2022",
}
# Words that say that the declaration speaks: JAM's four without a number.
ATTRIBUTIONS = [
    "It is emphasized",
    "the text of the declaration reads",
    "The parties also agreed",
    "the document says",
]
# A headline, a teaser of another document, the expert's speech; in TUR ties that no clause names, and associations.
NO_PASSAGES = {JAM: [(474, 523), (399, 456), (3793, 5039)], TUR: [(253, 318), (2883, 3600)]}


def documents() -> tuple[NamedDocument, ...]:
    return tuple(
        NamedDocument(
            IDS[row["slug"]],
            (row["title"], *(name["name"] for name in row["names"])),
            row["signed"],
            tuple((party["party"],) for party in row["parties"]),
            row["kind"],
        )
        for row in tables("sample/documents.toml", "document")
    )


@lru_cache
def article(source: str) -> str:
    return (SHARED / "data" / "articles" / FILES[source]).read_bytes().decode("utf-8")


@lru_cache
def found_in(source: str) -> References:
    return references_in(
        article(source),
        language="en",
        documents=documents(),
        clauses={MOSCOW: tuple(CLAUSES.values())},
    )


@pytest.mark.parametrize("source", [JAM, TUR])
def test_every_reference_is_found_with_its_clause(source: str) -> None:
    found = [(one.start, one.end, one.clauses[0].clause_id) for one in found_in(source).references]
    assert found == REFERENCES[source]


def test_every_document_that_turan_names_is_found() -> None:
    found = {(one.start, one.end): one.documents[0].document_id for one in found_in(TUR).mentions}
    assert {span: found.get(span) for span in MENTIONS} == {
        span: IDS[slug] for span, slug in MENTIONS.items()
    }


def test_jamnews_speaks_of_one_document() -> None:
    assert {one.documents[0].document_id for one in found_in(JAM).mentions} == {MOSCOW}
    assert found_in(JAM).main[0].document_id == MOSCOW
    assert found_in(TUR).main[0].document_id == MOSCOW


def test_attributions_without_a_number_are_found() -> None:
    text = article(JAM)
    found = [text[one.start : one.end] for one in found_in(JAM).attributions]
    assert [words for words in found if words in ATTRIBUTIONS] == ATTRIBUTIONS


@pytest.mark.parametrize("source", [JAM, TUR])
def test_what_is_quoted_and_cited_is_one_passage(source: str) -> None:
    quoted = [
        QuotedPassage(
            *span,
            marked=True,
            score=0.9,
            candidates=(QuotedCandidate(CLAUSES[ref].clause_id, MOSCOW, 1, 0, 9, 0.9, "verbatim"),),
        )
        for (edition, ref), span in PLACES.items()
        if SOURCE_OF[edition] == source
    ]
    passages = fuse(article(source), quoted, found_in(source))
    assert [(one.start, one.end) for one in passages] == sorted((one.start, one.end) for one in quoted)
    both = {one.candidates[0].clause_id for one in passages if one.kind is PassageKind.BOTH}
    assert both == {clause for _, _, clause in REFERENCES[source]}
    for start, end in NO_PASSAGES[source]:
        assert not [one for one in passages if one.start < end and one.end > start]
