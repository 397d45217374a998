"""The two articles against the sample edition: what they quote and cite is found where it stands, and nothing else.

The articles are not ours to publish, so they are no part of the checkout: GLOSSATOR_SHARED names the folder that holds
them (``../shared`` beside the checkout unless it is set).
"""

from collections.abc import Callable

import pytest

from apps.commentary.bringing_in import correct_text
from apps.commentary.models import Commentary
from apps.documents.models import Address, Edition
from apps.documents.services import withdraw_edition
from apps.quotations.engine.fusing import Passage
from apps.quotations.finding import library_now, passages_in
from apps.quotations.models import Decision, Quotation
from apps.quotations.services import examine
from tests.factories import EditorFactory
from tests.fixtures.content import JAM, MOSCOW, TUR
from tests.fixtures.test_sample_words import FILES, SHARED
from tests.quotations.loading import load
from tests.staying import staying_fixture

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not all((SHARED / "data" / "articles" / name).is_file() for name in FILES.values()),
        reason=f"the two articles are not in {SHARED}/data/articles; GLOSSATOR_SHARED says where they are",
    ),
]

Span = tuple[int, int]

# Code points of the article, the clause's address, where it is cited (None: it is not), and how faithful the words are.
IN_JAM: tuple[tuple[Span, str, Span | None, str], ...] = (
    ((1654, 1853), "preamble-u1", (1580, 1611), "verbatim"),
    ((1927, 2324), "1", (1856, 1891), "verbatim"),
    ((2373, 2645), "u1", None, "verbatim"),
    ((2649, 3019), "u2", None, "verbatim"),
    ((3126, 3270), "11", None, "verbatim"),
    ((3274, 3570), "u3", None, "verbatim"),
)
IN_TUR: tuple[tuple[Span, str, Span | None, str], ...] = (
    ((4986, 5344), "1", (4914, 4943), "verbatim"),
    ((5375, 5612), "11", (5346, 5356), "verbatim"),
    ((5771, 5835), "u3", None, "reworded"),
    ((5850, 5920), "u1", None, "reworded"),
)
# A headline, another document, an expert's speech; words of no clause, a title, phrases of the context.
NOTHING_IN = {
    JAM: ((474, 523), (399, 456), (3793, 5039)),
    TUR: ((253, 318), (29, 73), (176, 221), (2089, 3600), (5749, 5769), (6004, 7180)),
}
A_WORD = 8  # code points: a full stop, or the participle before a paraphrase


loaded = staying_fixture(load)


@pytest.fixture
def sample(loaded: Callable[[], str], db: None) -> None:
    """The sample edition."""


def article(name: str) -> str:
    return (SHARED / "data" / "articles" / FILES[name]).read_bytes().decode()


def found(name: str) -> list[Passage]:
    return passages_in(article(name), library_now(), language="en")


def address(passage: Passage) -> str:
    row = Address.objects.select_related("document").get(
        clause=passage.candidates[0].clause_id, canonical=True
    )
    assert row.document.slug == MOSCOW
    return row.ref


def near(passage: Passage, span: Span) -> bool:
    return abs(passage.start - span[0]) <= A_WORD and abs(passage.end - span[1]) <= A_WORD


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("name", "expected"), [(JAM, IN_JAM), (TUR, IN_TUR)])
def test_every_passage_is_found_where_it_stands_with_its_clause(
    name: str, expected: tuple[tuple[Span, str, Span | None, str], ...]
) -> None:
    passages = found(name)
    assert len(passages) == len(expected), "and nothing else is found"
    for passage, (span, clause, cited, fidelity) in zip(passages, expected, strict=True):
        assert near(passage, span)
        assert (address(passage), passage.cited, passage.fidelity) == (clause, cited, fidelity)
        assert passage.kind == ("both" if cited else "quotation")
        assert passage.marked == (fidelity == "verbatim")


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("name", [JAM, TUR])
def test_nothing_is_found_where_nothing_is_quoted(name: str) -> None:
    for passage in found(name):
        for start, end in NOTHING_IN[name]:
            assert passage.end <= start or passage.start >= end


@pytest.mark.usefixtures("sample")
def test_a_paragraph_that_came_back_from_another_language_is_found_without_its_own_edition() -> None:
    edition = Edition.objects.get(ref="turan-en")
    withdraw_edition(by=None, edition=edition, base_version=edition.version, reason="For the test.")
    passages = found(TUR)
    (first,) = [passage for passage in passages if near(passage, (4986, 5344))]
    assert (address(first), first.fidelity, first.kind) == ("1", "reworded", "both")
    best = first.candidates[0]
    assert (best.start, best.end) == (22, 397), "from “relations” to the end of the paragraph"
    eleventh = [passage for passage in passages if passage.start >= 5375 and passage.end == 5612]
    assert [(address(passage), passage.kind) for passage in eleventh] == [("11", "both")]


@pytest.mark.usefixtures("sample")
def test_the_article_takes_over_what_the_sample_decided() -> None:
    decided = set(Quotation.objects.filter(commentary__source__ref=TUR).values_list("pk", flat=True))
    commentary = Commentary.objects.get(source__ref=TUR)

    text = correct_text(by=EditorFactory.create(), commentary=commentary, base=0, text=article(TUR))
    examine(text)

    accepted = Quotation.objects.filter(text=text, decision=Decision.ACCEPTED)
    assert set(accepted.values_list("pk", flat=True)) == decided
    assert not Quotation.objects.filter(commentary=commentary, text=None).exists()
    for row in accepted:
        assert text.text[row.start : row.end] == row.words
