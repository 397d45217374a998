"""Which clauses a reference means, with what weight and why."""

import pytest

from apps.quotations.engine.references import ClauseWeight, NamedDocument, Numbered, Reason, references_in
from tests.quotations.engine.references.reading import CLAUSES, DOCUMENTS, FRIENDSHIP, MOSCOW, read

DECLARATION = (NamedDocument(1, ("Kars Declaration",), "2022-02-22", (), "declaration"),)
NAMED = "The Kars Declaration was signed. "


def clauses_of(text: str, clauses: tuple[Numbered, ...]) -> tuple[ClauseWeight, ...]:
    """What the last reference of a text means in a document with these clauses."""
    found = references_in(NAMED + text, language="en", documents=DECLARATION, clauses={1: clauses})
    return found.references[-1].clauses


def ids(found: tuple[ClauseWeight, ...]) -> list[int]:
    return [one.clause_id for one in found]


def test_the_same_kind_is_surer_than_another() -> None:
    clauses = (Numbered(1, "paragraph", "11"),)
    (same,), (other,) = clauses_of("Paragraph 11 is new.", clauses), clauses_of("Article 11 is new.", clauses)
    assert same.weight > other.weight > 0.5
    assert Reason.OTHER_KIND in other.reasons
    assert Reason.OTHER_KIND not in same.reasons


def test_a_number_that_is_not_held_is_kept_without_a_clause() -> None:
    found = read("The Moscow Declaration is new. Paragraph 99 is odd.", "en")
    assert [(one.paths, one.clauses) for one in found.references] == [((("99",),), ())]


def test_a_document_that_is_not_held_has_no_clauses() -> None:
    found = read("The Moscow Declaration is new. Article 5 of NATO's treaty is old.", "en")
    assert [(one.documents, one.clauses) for one in found.references] == [((), ())]


def test_the_first_paragraph_is_number_one_where_only_excerpts_are_held() -> None:
    excerpts = (Numbered(7, "paragraph", "", "u1"), Numbered(8, "paragraph", "1", "1"))
    assert ids(clauses_of("The first paragraph of the document is new.", excerpts)) == [8]


def test_clauses_without_numbers_are_counted() -> None:
    recitals = tuple(Numbered(number, "recital", ordinal=number) for number in (1, 2, 3))
    (found,) = clauses_of("The third recital is new.", recitals)
    assert (found.clause_id, Reason.PLACE in found.reasons) == (3, True)


def test_the_preamble_is_its_clause_or_all_that_is_held_of_it() -> None:
    recitals = (Numbered(1, "recital"), Numbered(2, "recital"))
    assert ids(clauses_of("The preamble is new.", recitals)) == [1, 2]
    whole = (Numbered(3, "preamble"), *recitals)
    assert ids(clauses_of("The preamble is new.", whole)) == [3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paragraph 2 of Article 4 is new.", [442]),
        ("Article 4(2) is new.", [442]),
        ("Article 4 is new.", [304]),
        ("Article 7(2) is new.", [307]),  # the paragraph is no clause of its own: the article is meant
        ("Articles 5 to 7 are new.", [305, 306, 307]),
    ],
)
def test_numbers_lead_into_articles(text: str, expected: list[int]) -> None:
    found = read(f"The 1997 treaty is old. {text}", "en").references[-1]
    assert [one.clause_id for one in found.clauses] == expected
    assert {one.document_id for one in found.clauses} == {FRIENDSHIP}


def test_a_paragraph_alone_is_read_in_the_article_cited_last() -> None:
    found = read("The 1997 treaty is old. Article 4 binds. Paragraph 3 does not.", "en").references[-1]
    assert found.clauses[0].clause_id == 443
    assert Reason.WITHIN in found.clauses[0].reasons
    assert 303 in {one.clause_id for one in found.clauses}  # said as well, as unlikely


def test_letters_and_numerals_are_one_number() -> None:
    clauses = (Numbered(1, "article", "Article IV"), Numbered(2, "item", "(iii)", parent=1))
    assert ids(clauses_of("Article 4 is new.", clauses)) == [1]
    assert ids(clauses_of("Article IV is new.", clauses)) == [1]
    assert ids(clauses_of("Article 4(iii) is new.", clauses)) == [2]


def test_an_annex_counts_for_itself() -> None:
    clauses = (
        Numbered(1, "article", "Article 2"),
        Numbered(2, "annex", "Annex I"),
        Numbered(3, "article", "Article 2", parent=2),
    )
    assert ids(clauses_of("Article 2 is new.", clauses)) == [1]
    assert ids(clauses_of("Article 2 of Annex I is new.", clauses)) == [3]
    assert ids(clauses_of("Annex I is new.", clauses)) == [2]


def test_articles_count_on_through_chapters() -> None:
    clauses = (Numbered(1, "chapter", "Chapter II"), Numbered(2, "article", "Article 5", parent=1))
    assert ids(clauses_of("Article 5 of Chapter II is new.", clauses)) == [2]
    assert ids(clauses_of("Chapter II is new.", clauses)) == [1]


def test_parents_in_a_circle_end() -> None:
    circle = (Numbered(1, "paragraph", "1", parent=2), Numbered(2, "paragraph", "2", parent=1))
    assert clauses_of("Paragraph 9 is new.", circle) == ()


def test_a_number_without_a_name_is_read_in_what_is_spoken_of() -> None:
    text = "The Moscow Declaration is new. So is the Shusha Declaration. Article 3 binds."
    found = read(text, "en").references[-1]
    assert {one.document_id for one in found.documents} == {1, 3}
    assert [one.clause_id for one in found.clauses] == [303, 103]
    assert sum(one.weight for one in found.documents) < 1


def test_where_one_document_is_asked_for_it_is_meant_without_a_name() -> None:
    one = NamedDocument(MOSCOW, ("Moscow Declaration",), kind="declaration")
    found = references_in("Paragraph 3 binds.", language="en", documents=[one], clauses=CLAUSES)
    (clause,) = found.references[0].clauses
    assert Reason.ONLY_DOCUMENT in clause.reasons
    assert clause.weight <= 0.5


def test_where_none_is_named_and_several_are_held_nothing_is_meant() -> None:
    assert [one.clauses for one in read("Paragraph 3 binds.", "en")] == [()]


def test_a_headline_tells_what_an_article_is_about() -> None:
    text = "Baku and Moscow sign the Moscow Declaration\nThe Shusha Declaration is older."
    assert [one.document_id for one in read(text, "en").main] == [1, 3]


def test_a_language_without_a_table_still_finds_names() -> None:
    found = read("La « Moscow Declaration » est signée. Article 3.", "fr")
    assert [one.documents[0].document_id for one in found.mentions] == [MOSCOW]
    assert found.references == ()


def test_what_fits_several_documents_gives_them_all() -> None:
    alike = [NamedDocument(key, ("Treaty of Friendship",), kind="treaty") for key in (1, 2)]
    found = references_in(
        "Article 1 of the Treaty of Friendship.", language="en", documents=alike, clauses={}
    )
    assert [(one.document_id, one.weight) for one in found.mentions[0].documents] == [(1, 0.5), (2, 0.5)]


def test_parties_alone_are_no_treaty() -> None:
    titled = [NamedDocument(1, ("Japan - Kazakhstan",), "2007-04-03", (("JPN",), ("KAZ",)), "treaty")]
    found = references_in(
        "Japan and Kazakhstan met. The agreement between Japan and Kazakhstan is old.",
        language="en",
        documents=titled,
        clauses={},
    )
    assert [(one.start, one.documents[0].document_id) for one in found.mentions] == [(26, 1)]


def test_what_is_quoted_is_spoken_of_though_it_is_never_named() -> None:
    found = references_in(
        "Paragraph 3 binds.", language="en", documents=DOCUMENTS, clauses=CLAUSES, quoted={MOSCOW: 2, 999: 1}
    )
    assert [one.clause_id for one in found.references[0].clauses] == [103]
    assert [one.document_id for one in found.main] == [MOSCOW]
