"""What is said of documents and their editions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from apps.core.gallery import Specimen
from apps.reading.shapes import Citation, DocumentHead, EditionView, Fact, LibraryRow, RelationView

LONG_TITLE = (
    "Joint Statement on the Principles of Neighbourliness, Non-Interference and Mutual Assistance in the Event of "
    "Circumstances that the Parties Could Not Foresee"
)
FACTS = (
    Fact("extent", "“43 paragraphs”, and a preamble.", "A newspaper", "https://example.org/a", attested=True),
    Fact("extent", "“43-page”.", "An agency", attested=True),
    Fact("place", "Signed after a meeting of the two presidents.", "the editors’ inference"),
)
CITATION = Citation(
    text="Paragraph 1, A Declaration (22 February 2022), English, as quoted by A newspaper, revision 1.",
    path="/documents/a-declaration/1/",
    cite_path="/documents/a-declaration/1/cite/",
    edition="newspaper-en",
    key="a-declaration-1",
    title="Paragraph 1, A Declaration",
    genre="clause",
    section="1",
    dated="2022-02-22",
    language="en",
    source_publisher="A newspaper",
)


def a_head(**changes: object) -> DocumentHead:
    head = DocumentHead(
        slug="a-declaration",
        url="/documents/a-declaration/",
        title="A Declaration",
        kind="declaration",
        status="published",
        signed="22 February 2022",
        signed_by="An agency",
        place="Moscow",
        parties=("Russia", "Azerbaijan"),
        signatories=("V. Putin", "I. Aliyev"),
        names=("Declaration on Allied Interaction", "Moskva bəyannaməsi"),
        clause_total=43,
        clause_total_by="A newspaper",
        first_facts=FACTS[:1],
        facts=FACTS,
        relations=(),
    )
    return replace(head, **changes)  # type: ignore[arg-type] # names and types are those of its own fields


def an_edition(**changes: object) -> EditionView:
    edition = EditionView(
        ref="newspaper-en",
        name="as quoted by A newspaper",
        publisher="A newspaper",
        title="What the declaration means",
        url="https://example.org/a",
        language="en",
        language_name="English",
        translator="",
        authentic=False,
        extent="excerpts",
        order_known=False,
        clause_count=5,
        revision=1,
        revision_date="5 March 2022",
        status="published",
        selected=True,
        select_url="/documents/a-declaration/",
    )
    return replace(edition, **changes)  # type: ignore[arg-type] # names and types are those of its own fields


def editions(*, beside: bool = False) -> tuple[EditionView, ...]:
    russian = {"ref": "text-ru", "language": "ru", "language_name": "Russian", "selected": False}
    russian |= {"beside": beside, "beside_url": "/documents/a-declaration/?beside=text-ru"}
    whole = {
        "name": "the authentic text",
        "extent": "complete",
        "authentic": True,
        "order_known": True,
        "clause_count": 43,
    }
    return an_edition(), an_edition(**russian, **whole, url="", title="", translator="")


def specimens() -> Mapping[str, Sequence[Specimen]]:
    unknown = {"signed": "", "signed_by": "", "place": "", "parties": (), "signatories": (), "names": ()}
    return {
        "document_head": [
            Specimen("much is known", {"head": a_head()}),
            Specimen("little is known", {"head": a_head(**unknown)}),
            Specimen("draft, a long title", {"head": a_head(status="draft", title=LONG_TITLE)}),
        ],
        "document_row": _rows(),
        "edition_head": [
            Specimen("excerpts", {"edition": an_edition(), "total": 43, "total_by": "A newspaper"}),
            Specimen("complete and authentic", {"edition": editions()[1]}),
            Specimen(
                "draft, translated", {"edition": an_edition(status="draft", translator="A. Translator")}
            ),
        ],
        "edition_switch": [
            Specimen("two", {"editions": editions()}),
            Specimen("two beside each other", {"editions": editions(beside=True)}),
            Specimen("one", {"editions": editions()[:1]}, blank=True),
        ],
        "facts": [
            Specimen("contradicting each other", {"facts": FACTS}),
            Specimen("none", {"facts": ()}, blank=True),
        ],
        "relations": _relations(),
        "citation": [
            Specimen("folded", {"citation": CITATION, "site": "https://glossator.example"}),
            Specimen(
                "open",
                {
                    "citation": replace(CITATION, key="other"),
                    "site": "https://glossator.example",
                    "open": True,
                },
            ),
        ],
    }


def _rows() -> list[Specimen]:
    row = LibraryRow(
        slug="a-declaration",
        url="/documents/a-declaration/",
        title="A Declaration",
        kind="declaration",
        status="published",
        signed="22 February 2022",
        parties=("Russia", "Azerbaijan"),
        extent="excerpts",
        clauses=6,
        clause_total=43,
        notes=24,
    )
    every = {
        "excerpts": row,
        "complete": replace(row, extent="complete", clauses=43),
        "not entered yet": replace(
            row, signed="", parties=(), extent="", clauses=0, clause_total=None, notes=0
        ),
        "draft, long": replace(
            row, status="draft", title=LONG_TITLE, parties=("A state of a long name",) * 5
        ),
    }
    return [Specimen(state, {"document": each}) for state, each in every.items()]


def _relations() -> list[Specimen]:
    relation = RelationView(
        "incorporates", "Treaty of 1997", "/documents/a-treaty/", "3 July 1997", "A newspaper", ""
    )
    noted = replace(relation, sentence="refers to", signed="", note="Only by its name.", title=LONG_TITLE)
    return [
        Specimen("two", {"relations": (relation, noted)}),
        Specimen("none", {"relations": ()}, blank=True),
    ]
