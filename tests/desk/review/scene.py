"""An article with one passage of each sort, as found: nothing of it is decided."""

from dataclasses import dataclass
from typing import Any

from apps.commentary.models import Commentary, CommentaryText
from apps.documents.models import Document, Edition, Wording
from apps.quotations.models import Examination, Quotation
from tests.factories import (
    CommentaryFactory,
    DocumentFactory,
    EditionFactory,
    ExpertFactory,
    SourceFactory,
    WordingFactory,
)
from tests.factories.quotations import (
    CommentaryExpertFactory,
    CommentaryTextFactory,
    ExaminedTextFactory,
    QuotationCandidateFactory,
    QuotationFactory,
)

PEACE = "The Parties shall live in peace and consult each other every spring."
HELP = "The Parties may consider providing military assistance to each other."
TRADE = "Merchants of one Party may trade freely in the lands of the other."
FORCE = "This Treaty shall enter into force on the day of its signature."
ARTICLE = (
    "An old treaty is read anew, says the observer 🕊 of the ministry.\n\n"
    "It begins plainly: The Parties shall live in peace and consult each other every spring. "
    "Then it promises, he says, that “the Parties will provide military assistance to each other” at once.\n\n"
    "Whoever sells cloth will like this: Merchants of one Party may trade freely in the lands of the other.\n\n"
    "The fourth article is short, and he speaks of nothing else."
)


@dataclass(frozen=True)
class Scene:
    commentary: Commentary
    text: CommentaryText
    document: Document
    peace: Quotation
    help: Quotation
    trade: Quotation
    cited: Quotation

    @property
    def url(self) -> str:
        return f"/desk/commentaries/{self.commentary.slug}/review/"

    def act(self, quotation: Quotation, name: str) -> str:
        return f"{self.url}{quotation.pk}/{name}/"


def clause(edition: Edition, ref: str, words: str) -> Wording:
    return WordingFactory.create(document=edition.document, edition=edition, text=words, ref=ref, label=ref)


def passage(text: CommentaryText, words: str, **values: Any) -> Quotation:
    return QuotationFactory.create(text=text, words=words, **values)


def a_review(article: str = ARTICLE, *, draft: bool = False) -> Scene:
    """``draft``: the treaty is not published yet; the older one is."""
    document = DocumentFactory.create(title="Treaty of Good Neighbours", draft=draft)
    edition = EditionFactory.create(document=document, language="en", draft=draft)
    older = EditionFactory.create(document=DocumentFactory.create(title="The older treaty"), language="en")
    peace, help_, trade, force = (
        clause(edition, str(number), words) for number, words in enumerate((PEACE, HELP, TRADE, FORCE), 1)
    )
    same = clause(older, "9", TRADE)
    source = SourceFactory.create(publisher="Turan", title="An old treaty", language="en")
    commentary = CommentaryFactory.create(source=source)
    CommentaryExpertFactory.create(commentary=commentary, expert=ExpertFactory.create(name="Nasimi Mammadli"))
    text = CommentaryTextFactory.create(commentary=commentary, text=article)
    ExaminedTextFactory.create(text=text, state=Examination.DONE)
    found = {
        "peace": passage(text, PEACE[:-1], score=0.99),
        "help": passage(
            text,
            "the Parties will provide military assistance to each other",
            score=0.8,
            fidelity="reworded",
            marked=True,
        ),
        "trade": passage(text, TRADE[:-1], score=0.95),
        "cited": passage(text, "The fourth article", score=0.6, kind="reference", fidelity=""),
    }
    QuotationCandidateFactory.create(quotation=found["peace"], wording=peace, score=0.99)
    QuotationCandidateFactory.create(
        quotation=found["help"], wording=help_, score=0.8, fidelity="reworded", reasons=["words", "marks"]
    )
    for wording, score in ((trade, 0.95), (same, 0.93)):
        QuotationCandidateFactory.create(
            quotation=found["trade"], wording=wording, score=score, reasons=["words", "shared"]
        )
    QuotationCandidateFactory.create(
        quotation=found["cited"],
        wording=None,
        clause=force.clause,
        document=document,
        start=None,
        end=None,
        fidelity="",
        score=0.6,
        reasons=["number"],
    )
    return Scene(commentary=commentary, text=text, document=document, **found)
