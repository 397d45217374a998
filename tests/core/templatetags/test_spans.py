"""The words of a clause as HTML, read back with a parser."""

from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from apps.core.templatetags.cards import hidden_count, shown_cards
from apps.core.templatetags.spans import back_of, letter_of, letters, marked_text, sigla


@dataclass(frozen=True)
class Run:
    text: str
    cards: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    anchor_id: str = ""


@dataclass(frozen=True)
class Card:
    dom_id: str
    hidden: bool = False


class Reader(HTMLParser):
    """The text that a browser shows, and where the links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.links: list[str] = []
        self.classes: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.classes.append(given.get("class") or "")
        if tag == "a":
            self.links.append(given["href"] or "")


def read(runs: list[Run], cards: list[Card]) -> Reader:
    reader = Reader()
    reader.feed(marked_text(runs, sigla(runs, cards)))
    reader.close()
    return reader


RUNS = [
    Run("The parties "),
    Run("shall ", ("note-1",), ("favourable",), "words-1"),
    Run("consult", ("note-1", "note-2"), ("favourable", "ambiguous"), "words-2"),
    Run(" at once."),
]
CARDS = [Card("note-1"), Card("note-2")]


def test_words_lead_to_their_first_note_and_letters_to_each() -> None:
    reader = read(RUNS, CARDS)
    assert reader.text == "The parties shall consult at once."
    assert reader.links == ["#note-1", "#note-1", "#note-1", "#note-2"]
    assert "line line-1 line-favourable" in reader.classes
    assert "line line-2 line-ambiguous" in reader.classes


def test_letters_follow_the_text_and_point_back_to_it() -> None:
    found = sigla(RUNS, CARDS)
    assert [letter_of(found, card.dom_id) for card in CARDS] == ["a", "b"]
    assert [back_of(found, card.dom_id) for card in CARDS] == ["words-1", "words-2"]
    assert letter_of(found, "note-3") == back_of(found, "note-3") == ""


def test_a_note_that_is_filtered_out_leaves_no_trace() -> None:
    reader = read(RUNS, [Card("note-1", hidden=True), Card("note-2")])
    assert reader.links == ["#note-2", "#note-2"]
    assert not any("favourable" in name for name in reader.classes)


def test_what_stands_in_a_clause_is_text_and_never_markup() -> None:
    hostile = '<script>alert(1)</script>&amp;"'
    reader = read([Run(hostile, ("note-1",), ("neutral",), "w")], [Card("note-1")])
    assert reader.text == hostile
    assert "script" not in reader.classes


def test_letters_do_not_run_out() -> None:
    assert list(islice(letters(), 24, 29)) == ["y", "z", "aa", "ab", "ac"]


runs = st.lists(
    st.builds(
        lambda text, names: Run(text, tuple(names), ("neutral",) * len(names)),
        st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), min_size=1),
        st.lists(st.sampled_from(["n1", "n2", "n3", "n4", "n5"]), unique=True),
    )
)


@given(runs)
def test_the_words_are_the_declaration_s_and_nothing_else(given_runs: list[Run]) -> None:
    cards = [Card(name) for name in ("n1", "n2", "n3", "n4", "n5")]
    assert read(given_runs, cards).text == "".join(run.text for run in given_runs)


def test_cards_are_shown_or_counted() -> None:
    cards = [Card("a"), Card("b", hidden=True)]
    assert shown_cards(cards) == [Card("a")]
    assert hidden_count(cards) == 1
