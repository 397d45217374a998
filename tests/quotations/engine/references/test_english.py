"""English: what is a reference, what names a document, what says that a text speaks, and what only looks like it."""

import pytest

from tests.quotations.engine.references.reading import (
    CEASEFIRE,
    FRIENDSHIP,
    MOSCOW,
    SHUSHA,
    named,
    read,
    rows,
)

REFERENCES = {
    "Article 1 (a) and (b) of the Shusha Declaration are fine.": [
        "Article 1 (a) and (b) of the Shusha Declaration=article 1.a,1.b @the Shusha Declaration"
    ],
    "In paragraph No. 11 the parties agree.": ["paragraph No. 11=paragraph 11"],
    "The first two points of the ceasefire statement stand.": [
        "The first two points of the ceasefire statement=item 1,2 @the ceasefire statement"
    ],
    "Articles 2(1)-(3) of the 1997 treaty apply.": [
        "Articles 2(1)-(3) of the 1997 treaty=article 2.1,2.2,2.3 @the 1997 treaty"
    ],
    "Under Articles I, II and IV of the Shusha Declaration, all is well.": [
        "Articles I, II and IV of the Shusha Declaration=article 1,2,4 @the Shusha Declaration"
    ],
    "Chapter 2, Section 3, Article 14 of the code applies.": [
        "Chapter 2, Section 3, Article 14 of the code=article 14 @the code"
    ],
    "Clause 1 is clear.": ["Clause 1=clause 1"],
    "Article 11 also states that force is banned.": ["Article 11=article 11"],
    "See Art. 4(2)(a) for details.": ["Art. 4(2)(a)=article 4.2.a"],
    "Under article 4.2 consultations follow.": ["article 4.2=article 4.2"],
    "In § 5 the sides speak of trade.": ["§ 5=paragraph 5"],
    "§§ 5–7 deal with trade.": ["§§ 5–7=paragraph 5,6,7"],
    "The first paragraph of the document says so.": [
        "The first paragraph of the document=paragraph 1 @the document"
    ],
    "It follows from paragraphs 5 to 9.": ["paragraphs 5 to 9=paragraph 5,6,7,8,9"],
    "It follows from articles 3, 4 and 7.": ["articles 3, 4 and 7=article 3,4,7"],
    "Article 5-7 are about energy.": ["Article 5-7=article 5,6,7"],
    "The preamble mentions the CIS.": ["The preamble=preamble"],
    "The third recital recalls history.": ["The third recital=recital 3"],
    "Article 3 is short. The same article bans force.": [
        "Article 3=article 3",
        "The same article=article 3 ~same",
    ],
    "Paragraph 4 is short. The previous paragraph is long.": [
        "Paragraph 4=paragraph 4",
        "The previous paragraph=paragraph 3 ~previous",
    ],
    "Annex I lists the roads.": ["Annex I=annex 1"],
    "Annex A lists the roads.": ["Annex A=annex a"],
    "Paragraph 2 of Article 4 is new.": ["Paragraph 2 of Article 4=paragraph 4.2"],
    "Article 4, paragraph 2, is new.": ["Article 4, paragraph 2=paragraph 4.2"],
    "Article 4 (paragraph 2) is new.": ["Article 4 (paragraph 2)=paragraph 4.2"],
    "Subparagraph (a) of paragraph 2 of Article 4 is new.": [
        "Subparagraph (a) of paragraph 2 of Article 4=subparagraph 4.2.a"
    ],
    "Paragraphs 2 and 3 of Article 4 are new.": ["Paragraphs 2 and 3 of Article 4=paragraph 4.2,4.3"],
    "Chapter III is on trade.": ["Chapter III=chapter 3"],
    "Article 5 of Chapter III is on trade.": ["Article 5 of Chapter III=article 5"],
    "Article 3 is short (ibid.).": ["Article 3=article 3", "ibid=article 3 ~same"],
    "The Moscow Declaration is here. The twenty-first paragraph is new.": [
        "The twenty-first paragraph=paragraph 21"
    ],
    "The Moscow Declaration is here. The twelfth clause is new.": ["The twelfth clause=clause 12"],
    "The 3rd paragraph is new.": ["The 3rd paragraph=paragraph 3"],
    "The Moscow Declaration is here. The first and second paragraphs are new.": [
        "The first and second paragraphs=paragraph 1,2"
    ],
    "Article Two is new.": ["Article Two=article 2"],
    "Article 5 bis was added.": ["Article 5 bis=article 5bis"],
    "Article 5a was added.": ["Article 5a=article 5a"],
    "Clause 1 of the allied treaty is good.": ["Clause 1 of the allied treaty=clause 1 @the allied treaty"],
    "Article 3 of the Shusha Declaration is on defence.": [
        "Article 3 of the Shusha Declaration=article 3 @the Shusha Declaration"
    ],
    "The Shusha Declaration's Article 3 is on defence.": [
        "The Shusha Declaration's Article 3=article 3 @The Shusha Declaration's"
    ],
    "The second paragraph of the preamble is odd.": ["The second paragraph of the preamble=recital 2"],
    "The second preambular paragraph is odd.": ["The second preambular paragraph=recital 2"],
    "Operative paragraph 6 is odd.": ["Operative paragraph 6=paragraph 6"],
    "Article 3 is odd. Paragraph 2 of the same article is worse.": [
        "Article 3=article 3",
        "Paragraph 2 of the same article=paragraph 3.2",
    ],
    "As Article 11 and the preamble show, it is weak.": ["Article 11=article 11", "the preamble=preamble"],
    "Articles 3 and 4, 1997 version.": ["Articles 3 and 4=article 3,4"],
    "Article 4 and 5 are about trade.": ["Article 4 and 5=article 4,5"],
    "Paras. 3–5 repeat it.": ["Paras. 3–5=paragraph 3,4,5"],
    "In the first part of the declaration trade is named.": [
        "the first part of the declaration=part 1 @the declaration"
    ],
    "the last paragraph": [],
    "Articles 1 to 500 are many.": ["Articles 1 to 500=article 1,500"],
    "Article\n5 was broken by the typesetter.": ["Article\n5=article 5"],
    "The Moscow Declaration is here. Its preamble is vague.": ["preamble=preamble"],
}
TRAPS = [
    "In the first place, nobody agreed.",
    "He wrote an article in the newspaper.",
    "The second declaration followed.",
    "The document consists of 43 paragraphs.",
    "a 43-page text",
    "In 2022 the parties met.",
    "He was told to paragraph the text neatly.",
    "Bread costs 5 manats.",
    "Prices rose by 5%, section 8% more.",
    "Mr Clause signed nothing.",
    "In his first article he wrote of war.",
    "The first article he published won 5 prizes.",
    "Two articles appeared on 5 May.",
    "the first part of the meeting",
    "From this point of view, 5 things matter.",
    "There are 3 points to make.",
    "At this point 5 states left.",
    "On paragraph breaks 3 rules apply.",
    "They are part 5,000 strong.",
    "This clause by clause reading helps.",
    "The article 5,000 people read.",
    "In section breaks nothing stands.",
    "Part of the text is new.",
    "They annexed Crimea in 2014.",
    "A point of order was raised.",
    "Meet at point 5:30 at the gate.",
]
MENTIONS = {
    "The “Shusha Declaration” was signed.": [("“Shusha Declaration”", (SHUSHA,))],
    "The declaration of 22 February 2022 was signed.": [("The declaration of 22 February 2022", (MOSCOW,))],
    "The 1997 treaty is old.": [("The 1997 treaty", (FRIENDSHIP,))],
    "A treaty signed on July 3, 1997 is old.": [("treaty signed on July 3, 1997", (FRIENDSHIP,))],
    "The declaration between Azerbaijan and Russia is new.": [
        ("The declaration between Azerbaijan and Russia", (MOSCOW,))
    ],
    "The Russian-Azerbaijani declaration is new.": [("The Russian-Azerbaijani declaration", (MOSCOW,))],
    "The Turkish-Azerbaijani declaration is new.": [("The Turkish-Azerbaijani declaration", (SHUSHA,))],
    "The friendship treaty is old.": [("The friendship treaty", (FRIENDSHIP,))],
    "The Treaty of Friendship is old.": [("Treaty of Friendship", (FRIENDSHIP,))],
    "The ceasefire statement of November 10 stands.": [("ceasefire statement of November 10", (CEASEFIRE,))],
    "The Istanbul Declaration is no more.": [],
    "A peace treaty is near.": [],
    "The declaration of independence was read.": [],
    "The Moscow Declaration is new. This document is short.": [
        ("Moscow Declaration", (MOSCOW,)),
        ("This document", (MOSCOW,)),
    ],
    "The Moscow Declaration is new. The full text of the declaration is long.": [
        ("Moscow Declaration", (MOSCOW,)),
        ("The full text of the declaration", (MOSCOW,)),
    ],
    "The Moscow Declaration and the Shusha Declaration differ. The declaration is long.": [
        ("Moscow Declaration", (MOSCOW,)),
        ("Shusha Declaration", (SHUSHA,)),
        (
            "The declaration",
            (
                SHUSHA,
                MOSCOW,
            ),
        ),
    ],
    "The declaration of 9 May 2020 is unknown.": [],
    "The Russian statement said so.": [],
    "The declaration signed in Moscow on 22 February 2022 is new.": [
        ("The declaration signed in Moscow on 22 February 2022", (MOSCOW,))
    ],
    "The UN Charter is old.": [],
    "Azerbaijan and Russia have a declaration.": [],
    "The two declarations differ.": [],
}
ATTRIBUTIONS = {
    "It is emphasized that peace matters.": ["It is emphasized"],
    "The Moscow Declaration is new. The document says so.": ["The document says"],
    "The parties also agreed to talk.": ["The parties also agreed"],
    "The Moscow Declaration is new. “Peace”, the text of the declaration reads.": [
        "the text of the declaration reads"
    ],
    "He says it rains.": [],
    "It was also noted that trade grows.": ["It was also noted"],
    "The United States agreed.": [],
}


@pytest.mark.parametrize(("text", "expected"), REFERENCES.items())
def test_a_reference_is_read_with_its_numbers(text: str, expected: list[str]) -> None:
    assert rows(text, "en") == expected


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert rows(text, "en") == []


@pytest.mark.parametrize(("text", "expected"), MENTIONS.items())
def test_a_document_is_known_by_what_it_is_called(
    text: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert named(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTIONS.items())
def test_words_that_a_text_speaks_are_found(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in read(text, "en").attributions] == expected
