"""The force of the sample edition's clauses, as its two articles quote them."""

import pytest

from tests.fixtures.content import MOSCOW, tables
from tests.matching.force.cases import read

# What the articles leave outside the quotation marks is the subject, so the lead-in is read with the words.
FORCE = {
    ("jamnews-en", "preamble-u1"): "recognition: {the parties} [take into account]",
    ("jamnews-en", "1"): "commitment: {Russia and Azerbaijan} [build]",
    ("turan-en", "1"): "none: ",
    (
        "jamnews-en",
        "u1",
    ): "commitment: {Russia and Azerbaijan}, occupying the same or close positions on topical"
    " international problems, [deepen]",
    ("jamnews-en", "u2"): "possibility: {The Russian Federation and the Republic of Azerbaijan}"
    " [express their readiness]",
    ("jamnews-en", "11"): "commitment: {The parties} also [agreed to]",
    ("turan-en", "11"): "commitment: {the Russian Federation and the Republic of Azerbaijan} resolutely"
    " [suppress]",
    ("jamnews-en", "u3"): "possibility: {Russia and Azerbaijan} [may consider]",
}
WORDINGS = {
    (wording["edition"], clause["refs"][0]): wording
    for clause in tables(f"sample/{MOSCOW}.toml", "clause")
    for wording in clause["wording"]
}
# The first is a journalist's verdict on the clause, and nothing of the clause.
LEAD_INS_LEFT_OUT = {("turan-en", "1")}


def test_each_clause_has_its_force() -> None:
    assert FORCE.keys() == WORDINGS.keys()


@pytest.mark.parametrize("place", FORCE, ids=" ".join)
def test_a_clause_of_the_sample_is_read_with_its_lead_in(place: tuple[str, str]) -> None:
    wording = WORDINGS[place]
    lead_in = "" if place in LEAD_INS_LEFT_OUT else wording["lead_in"]
    level, expected = FORCE[place].split(": ", 1)
    found, marked = read(f"{lead_in} {wording['text']}".strip(), "en").split(": ", 1)
    assert (found, expected in marked) == (level, True)
