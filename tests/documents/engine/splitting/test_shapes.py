"""Ways to count and to set a text, each in a few lines."""

import pytest

from apps.documents.engine.pieces import Hint
from tests.documents.engine.splitting.sketch import numbers, pieces, sketch, tidy

SHAPES = [
    pytest.param(
        """
        The Assembly,

        Recalling its first decision,

        Deeply concerned by the state of the roads,

        Welcoming the report of its Secretary,

        1. Calls upon all members to comply;

        2. Requests the Secretary:
           (a) To report:
               (i) Yearly;
               (ii) On request;
           (b) To convene a meeting;

        3. Decides to go on.
        """,
        """
        preamble The Assembly,
          recital Recalling its first
          recital Deeply concerned by
          recital Welcoming the report
        paragraph [1] Calls upon all
        paragraph [2] Requests the Secretary:
          item [(a)] To report:
            item [(i)] Yearly;
            item [(ii)] On request;
          item [(b)] To convene a
        paragraph [3] Decides to go
        """,
        id="participles and nested items",
    ),
    pytest.param(
        """
        Declaration

        The Parties,

        (1) Whereas peace is needed;

        (2) Whereas trade is needed;

        have agreed as follows:

        § 1 Peace
        Peace is kept.

        § 2 Trade
        Trade is free.
        """,
        """
        paragraph Declaration
        preamble The Parties,
          recital [(1)] Whereas peace is
          recital [(2)] Whereas trade is
          paragraph have agreed as
        section [§ 1] (Peace) Peace is kept.
        section [§ 2] (Trade) Trade is free.
        """,
        id="numbered recitals and paragraph signs",
    ),
    pytest.param(
        """
        Statement

        The Parties,

        – recalling the past,

        – hoping for the future,

        declare:

        The border shall be open to everybody who lives beside it.

        The bridge shall be built again within three years from now.
        """,
        """
        paragraph Statement
        preamble The Parties,
          recital [–] recalling the past,
          recital [–] hoping for the
          paragraph declare:
        paragraph The border shall
        paragraph The bridge shall
        """,
        id="dashed recitals and clauses without numbers",
    ),
    pytest.param(
        """
        JOINT DECLARATION

        The Presidents of both States declare:

        I. POLITICAL COOPERATION

        1. The Parties respect each other's borders.
        2. The Parties consult.

        II. ECONOMY

        3. The Parties trade.

        4. The Parties invest.
        """,
        """
        paragraph JOINT DECLARATION
        preamble The Presidents of
        section [I] (POLITICAL COOPERATION)
          paragraph [1] The Parties respect
          paragraph [2] The Parties consult.
        section [II] (ECONOMY)
          paragraph [3] The Parties trade.
          paragraph [4] The Parties invest.
        """,
        id="numbers that run through roman headings",
    ),
    pytest.param(
        """
        Section A: Border

        1. The border is closed.

        2. It is opened by the Commission.

        Section B: Trade

        3. Trade is free.

        4. Trade is fair.
        """,
        """
        section [Section A] (Border)
          paragraph [1] The border is
          paragraph [2] It is opened
        section [Section B] (Trade)
          paragraph [3] Trade is free.
          paragraph [4] Trade is fair.
        """,
        id="numbers that run through sections",
    ),
    pytest.param(
        """
        Chapter 1
        First things

        Article 1
        Alpha stands here.

        Article 2
        Beta stands here.

        Chapter 2
        Second things

        Article 1
        Gamma stands here.
        """,
        """
        chapter [Chapter 1] (First things)
          article [Article 1] Alpha stands here.
          article [Article 2] Beta stands here.
        chapter [Chapter 2] (Second things)
          article [Article 1] Gamma stands here.
        """,
        id="articles that begin again in each chapter",
    ),
    pytest.param(
        """
        AGREEMENT

        CONTENTS

        Article 1 Objectives ........ 2
        Article 2 Scope ........ 3

        PREAMBLE

        The Parties, wishing to agree,

        Article 1
        Objectives

        The objective is agreement.

        Article 2
        Scope

        The scope is wide.
        """,
        """
        paragraph AGREEMENT CONTENTS Article
        preamble (PREAMBLE) The Parties, wishing
        article [Article 1] (Objectives) The objective is
        article [Article 2] (Scope) The scope is
        """,
        id="a table of contents",
    ),
    pytest.param(
        """
        Joint Statement

        The two leaders met on 5 May 2001 and spoke of the roads between their towns.

        They stressed that the border shall be marked by a joint commission.

        Economic cooperation

        The leaders welcomed the growth of trade:
        - in energy;
        - in farming.

        President of Northland A. Northman
        President of Southland B. Southman
        """,
        """
        paragraph Joint Statement
        paragraph The two leaders
        paragraph They stressed that
        section (Economic cooperation)
          paragraph The leaders welcomed
            item [-] in energy;
            item [-] in farming.
        signatures President of Northland
        """,
        id="a statement without numbers",
    ),
    pytest.param(
        """
        Article 1. Words
        1.1 One thing is said.
        1.1.1 A finer thing is said.
        1.2 Two things are said.

        Article 2. More words
        2.1. Three things are said.
        2.2. Four things are said.
        """,
        """
        article [Article 1] (Words)
          paragraph [1.1] One thing is
            item [1.1.1] A finer thing
          paragraph [1.2] Two things are
        article [Article 2] (More words)
          paragraph [2.1] Three things are
          paragraph [2.2] Four things are
        """,
        id="numbers with points",
    ),
    pytest.param(
        """
        Article 1
        1. (a) One thing is said;
        (b) another is said.
        2. It is said again.

        Article 2
        All of it stands.
        """,
        """
        article [Article 1]
          paragraph [1]
            item [(a)] One thing is
            item [(b)] another is said.
          paragraph [2] It is said
        article [Article 2] All of it
        """,
        id="labels that follow one another in a line",
    ),
]


@pytest.mark.parametrize(("text", "tree"), SHAPES)
def test_a_shape_is_read_as_an_editor_reads_it(text: str, tree: str) -> None:
    assert sketch(tidy(text)) == tidy(tree)


def test_forty_three_bare_paragraphs_are_forty_three_clauses() -> None:
    body = "\n\n".join(
        f"{n}. The Parties hold to point {n} and to what was said in 199{n % 10}." for n in range(1, 44)
    )
    opening = "Declaration\n\nThe Parties,\n\nnoting their ties,\n\ndeclare the following:"
    text = f"{opening}\n\n{body}\n\nDone in two copies."
    assert numbers(text) == [str(n) for n in range(1, 44)]
    assert pieces(text)[-1].kind == "closing"


def test_an_excerpt_keeps_the_numbers_that_it_has() -> None:
    text = "1. The first is quoted.\n\n11. The eleventh is quoted.\n\n13. The thirteenth is quoted."
    assert numbers(text) == ["1", "11", "13"]


def test_annexes_count_for_themselves_and_not_for_the_document() -> None:
    articles = "".join(f"Article {n}\nWords stand here.\n\n" for n in range(1, 4))
    text = f"{articles}Done at Capital.\n\nANNEX 1\nLists\n\n{articles}ANNEX 2\nMaps\n\n{articles}"
    found = pieces(text)
    assert [piece.label for piece in found if piece.depth == 0 and piece.kind == "annex"] == [
        "ANNEX 1",
        "ANNEX 2",
    ]
    assert [piece.number for piece in found if piece.rank == 0] == ["1", "2", "3"]
    assert sum(piece.kind == "article" and piece.depth == 1 for piece in found) == 6


def test_a_format_knows_headings_and_lists_without_labels() -> None:
    lines = {
        "Agreement": Hint(0, heading=1),
        "Scope": Hint(0, heading=2),
        "The parties trade in:": Hint(0),
        "coal": Hint(0, indent=1),
        "black coal": Hint(0, indent=2),
        "iron": Hint(0, indent=1),
        "End": Hint(0, heading=2),
        "It ends here.": Hint(0),
    }
    text, hints = "", []
    for line, hint in lines.items():
        hints.append(Hint(len(text), hint.heading, hint.indent))
        text += f"{line}\n"
    tree = """
        paragraph Agreement
        section (Scope)
          paragraph The parties trade
            item coal
              item black coal
            item iron
        section (End)
          paragraph It ends here.
    """
    assert sketch(text, hints=hints) == tidy(tree)


@pytest.mark.parametrize(
    "hints", [[Hint(-5)], [Hint(999, heading=1)], [Hint(3, heading=1), Hint(3, indent=2)]]
)
def test_hints_beside_the_lines_do_no_harm(hints: list[Hint]) -> None:
    assert sketch("Article 1\nOne.\n\nArticle 2\nTwo.", hints=hints)
