"""Notes in all the states that a note can be in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from apps.core.gallery import Specimen
from apps.reading.shapes import Card, CommentaryRef, ExpertRef, Passage, PlaceRef, StanceMark, TopicRef

LONG_NAME = "Prof. Dr. Əbülfəz Cəfərzadə-Şıxəlizadə of the Institute for Comparative Constitutional Studies"
ALLIANCE = TopicRef("alliance", "Alliance", "Security › Alliance")
CONSULTATION = TopicRef("consultation", "Consultation and mutual information", "Security › Consultation")
TRANSPORT = TopicRef("transport", "Transport links", "Economy › Transport links")
EXPERT = ExpertRef("a-kerimov", "A. Kerimov", "political observer")
OTHER = ExpertRef("n-mammadli", "N. Mammadli", "")
ARTICLE = CommentaryRef(
    "an-article", "What the declaration means", "A newspaper", "https://example.org/a", "en"
)
UNTITLED = CommentaryRef("untitled", "Untitled article", "An agency", "", "en")
STANCES = (
    StanceMark("favourable", "favourable", "Azerbaijan", False, ""),
    StanceMark("unfavourable", "unfavourable", "Russia", True, "The party is inferred from what follows."),
    StanceMark("ambiguous", "ambiguous", "", False, ""),
    StanceMark("mixed", "mixed", "Armenia", False, ""),
    StanceMark("neutral", "neutral", "", False, "Context: he speaks of the situation, not of the text."),
)

PASSAGE = Passage(
    "Article 1, which says that “the Parties ", "shall consult without delay", "”, binds nobody to act."
)
BARE = Passage("", "consultations without delay on matters of security", "")


def a_card(number: int = 1, **changes: object) -> Card:
    """A published note on some words, by one expert, with one stance."""
    identifier = UUID(int=number)
    card = Card(
        id=identifier,
        dom_id=f"note-{identifier}",
        target_id=number,
        markdown="He reads the clause as a *promise to talk*, and not yet as one to act.",
        language="en",
        status="published",
        editorial=False,
        experts=(EXPERT,),
        commentary=ARTICLE,
        source_words="a promise to talk",
        quote="shall consult without delay",
        state="exact",
        made_in="",
        absent=None,
        mark="favourable",
        stances=STANCES[:1],
        topics=(ALLIANCE,),
        also=(),
        hidden=False,
    )
    return replace(card, **changes)  # type: ignore[arg-type] # names and types are those of Card's own fields


def specimens() -> Mapping[str, Sequence[Specimen]]:
    return {
        "annotation_card": _cards(),
        "note_place": [
            *(
                Specimen(state, {"card": card})
                for state, card in _lost_their_places().items()
                if card.state != "exact"
            ),
            Specimen(
                "on paper",
                {"card": a_card(state="reworded", words_now="shall consult at once"), "paper": True},
            ),
            Specimen("where it was", {"card": a_card()}, blank=True),
        ],
        "passages": [
            Specimen("one", {"passages": [PASSAGE], "language": "en"}),
            Specimen("two, one of them bare", {"passages": [PASSAGE, BARE], "language": "en"}),
        ],
        "annotation_foot": [
            Specimen("with a link", {"card": a_card()}),
            Specimen("at several places", {"card": _at_several_places()}),
            Specimen("the page's own subject", {"card": a_card(commentary=UNTITLED), "full": True}),
        ],
        "notes": _notes(),
        "about": [
            Specimen("open", {"cards": [a_card(n, quote="") for n in range(1, 3)], "open": True}),
            Specimen("folded", {"cards": [a_card(1, quote="")]}),
            Specimen("more than three", {"cards": [a_card(n, quote="") for n in range(1, 6)], "open": True}),
            Specimen("some hidden", {"cards": [a_card(1), a_card(2, hidden=True)], "open": True}),
            Specimen("none", {"cards": []}, blank=True),
        ],
        "stance": [
            *(Specimen(each.value, {"stance": each}) for each in STANCES),
            Specimen(
                "a long name",
                {
                    "stance": replace(
                        STANCES[1], party="the Organization for Security and Co-operation in Europe"
                    )
                },
            ),
        ],
        "stances": [Specimen("one", {"stances": STANCES[:1]}), Specimen("all", {"stances": STANCES})],
        "stance_glyph": [Specimen(each.value, {"value": each.value}) for each in STANCES],
        "topic": [
            Specimen("short", {"topic": ALLIANCE}),
            Specimen("long", {"topic": replace(CONSULTATION, name=f"{CONSULTATION.name} " * 4)}),
        ],
    }


def _cards() -> list[Specimen]:
    by_state = {
        state: a_card(state=state, made_in=made_in)
        for state, made_in in (
            ("moved", ""),
            ("reworded", "as quoted by A newspaper"),
            ("lost", ""),
            ("withdrawn", ""),
        )
    }
    cards = {
        **{each.value: a_card(mark=each.value, stances=(each,)) for each in STANCES},
        "several stances": a_card(stances=STANCES, mark="mixed"),
        "no stance, no words": a_card(stances=(), mark="neutral", quote="", source_words=""),
        "draft": a_card(status="draft"),
        "editorial": a_card(editorial=True, experts=(), commentary=None, source_words=""),
        **by_state,
        **_lost_their_places(),
        "on what was dropped": a_card(
            absent=PlaceRef("Treaty of 1997, Article 4", "/documents/a-treaty/4/"), quote=""
        ),
        "at several places": _at_several_places(),
        "long names": a_card(
            experts=(replace(EXPERT, name=LONG_NAME, role="chairman " * 20), OTHER),
            commentary=replace(ARTICLE, title="https://example.org/" + "a-very-long-address-" * 8),
        ),
        "right to left": a_card(
            markdown="הוא קורא את הסעיף כ*הבטחה לדבר*, ועדיין לא כהבטחה לפעול (1997).",
            language="he",
            source_words="הבטחה לדבר",
            commentary=replace(ARTICLE, language="he", title="מה אומרת ההצהרה", publisher="עיתון"),
        ),
        "everything that Markdown gives": a_card(
            markdown="A *fine* and **strong** point:\n\n- one\n- two\n\n> said\n\n`code` and [a link](https://example.org)."
        ),
    }
    return [
        *(Specimen(state, {"card": card}) for state, card in cards.items()),
        Specimen("with its letter", {"card": a_card(), "siglum": "b", "back": "main"}),
        Specimen("the page's own subject", {"card": a_card(quote=f"{'long words ' * 12}end"), "full": True}),
    ]


def _lost_their_places() -> Mapping[str, Card]:
    """Notes whose words or clause changed after they were made."""
    before = PlaceRef("Paragraph 3", "/documents/a-declaration/3/")
    return {
        "reworded on a day": a_card(
            state="reworded", words_now="shall consult at once", changed_on="22 March 2022"
        ),
        "lost on a day": a_card(state="lost", changed_on="22 March 2022"),
        "moved from a clause": a_card(state="moved", stood_in=before),
        "of a clause withdrawn on a day": a_card(
            state="withdrawn", changed_on="22 March 2022", stood_in=before
        ),
        "withdrawn since, in an earlier state": a_card(status="withdrawn"),
    }


def _notes() -> list[Specimen]:
    heading = "Notes on 1"
    several = {
        "none": [],
        "one": [a_card()],
        "few": [a_card(n, mark=STANCES[n].value, stances=STANCES[n : n + 1]) for n in range(3)],
        "many": [a_card(n) for n in range(7)],
        "some hidden": [a_card(1), a_card(2, hidden=True)],
        "all hidden": [a_card(n, hidden=True) for n in range(3)],
    }
    return [Specimen(state, {"cards": cards, "heading": heading}) for state, cards in several.items()]


def _at_several_places() -> Card:
    return a_card(
        also=(
            PlaceRef("clause 11", "/documents/a-declaration/11/"),
            PlaceRef("the whole", "/documents/a-declaration/"),
        ),
        topics=(ALLIANCE, CONSULTATION, TRANSPORT),
    )
