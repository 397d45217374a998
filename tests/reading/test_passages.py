"""Passages of commentaries on the pages for readers: with the note that was made of them, and never without."""

import json

import pytest
from django.test import Client

from apps.commentary.models import Annotation
from apps.documents.models import Edition
from tests.factories import (
    AnnotationFactory,
    ClauseTargetFactory,
    CommentaryFactory,
    EditorFactory,
    ExpertFactory,
    QuotationCandidateFactory,
    QuotationFactory,
    WordingFactory,
    a_document,
)

pytestmark = pytest.mark.django_db

BEFORE, WORDS, AFTER = "Article 1 says that “", "they shall consult", "”, which binds nobody."


def a_passage(edition: Edition, ref: str = "1", *, draft: bool = False, **values: object) -> Annotation:
    """Of a commentary of its own, about the clause at that address."""
    wording = edition.wordings.get(clause__addresses__ref=ref)
    commentary = CommentaryFactory.create(source__title="What it means", source__publisher="A newspaper")
    note = AnnotationFactory.create(
        commentary=commentary,
        body="",
        source_words="binds nobody",
        experts=[ExpertFactory.create()],
        draft=draft,
    )
    ClauseTargetFactory.create(annotation=note, wording=wording)
    given = {"before": BEFORE, "words": WORDS, "after": AFTER, "start": 21, "end": 39, "marked": True}
    passage = QuotationFactory.create(
        text=None, commentary=commentary, annotation=note, **{**given, **values}
    )
    QuotationCandidateFactory.create(quotation=passage, wording=wording, chosen=True)
    return note


def page_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def edition() -> Edition:
    return a_document(clauses=3, notes=0)


def url_of(edition: Edition, rest: str = "") -> str:
    return f"/documents/{edition.document.slug}/{rest}"


def test_a_clause_lists_who_quotes_it(client: Client, edition: Edition) -> None:
    note = a_passage(edition)
    page = page_of(client, url_of(edition))
    assert page.count("Quoted in 1 commentary") == 1
    assert f'{BEFORE}<span class="passage-words">{WORDS}</span>{AFTER}' in page
    assert f'href="#note-{note.pk}"' in page
    assert "Quoted in 1 commentary" in page_of(client, url_of(edition, "1/"))
    assert "Quoted in" not in page_of(client, url_of(edition, "2/"))


def test_passages_are_printed_and_taken_along(client: Client, edition: Edition) -> None:
    a_passage(edition)
    paper = page_of(client, url_of(edition, "print/"))
    assert f'{BEFORE}<span class="passage-words">{WORDS}</span>{AFTER}' in paper
    assert "binds nobody</p>" not in paper
    clause = json.loads(page_of(client, url_of(edition, "export/json/")))["clauses"][0]
    assert clause["notes"][0]["passages"] == [{"before": BEFORE, "words": WORDS, "after": AFTER}]
    assert f"{BEFORE}{WORDS}{AFTER}" in page_of(client, url_of(edition, "export/csv/"))
    assert f"{BEFORE}{WORDS}{AFTER}" in page_of(client, url_of(edition, "export/md/"))


def test_two_commentaries_are_counted_and_two_passages_of_one_are_not(
    client: Client, edition: Edition
) -> None:
    note = a_passage(edition)
    QuotationFactory.create(
        text=None, commentary=note.commentary, annotation=note, words="talk", start=90, end=94
    )
    assert "Quoted in 1 commentary" in page_of(client, url_of(edition))
    a_passage(edition)
    assert "Quoted in 2 commentaries" in page_of(client, url_of(edition))


@pytest.mark.parametrize("rest", ["", "1/"])
def test_what_is_not_accepted_or_only_a_draft_is_no_reader_s(
    client: Client, edition: Edition, rest: str
) -> None:
    a_passage(edition, draft=True)
    waiting = QuotationFactory.create()
    QuotationCandidateFactory.create(quotation=waiting, wording=edition.wordings.first())
    page = page_of(client, url_of(edition, rest))
    assert "Quoted in" not in page
    assert WORDS not in page
    assert waiting.words not in page

    client.force_login(EditorFactory.create())
    assert "Quoted in 1 commentary" in page_of(client, url_of(edition, rest))


def test_a_note_s_own_page_shows_the_sentence_it_was_made_of(client: Client, edition: Edition) -> None:
    note = a_passage(edition)
    assert AFTER in page_of(client, f"/annotations/{note.pk}/")


def test_of_a_note_on_two_clauses_each_has_its_own_passage(client: Client, edition: Edition) -> None:
    note = a_passage(edition)
    second = edition.wordings.get(clause__addresses__ref="2")
    ClauseTargetFactory.create(annotation=note, wording=second)
    other = QuotationFactory.create(
        text=None, commentary=note.commentary, annotation=note, words="in good time", start=90, end=102
    )
    QuotationCandidateFactory.create(quotation=other, wording=second, chosen=True)
    assert "in good time" not in page_of(client, url_of(edition, "1/"))
    assert "in good time" in page_of(client, url_of(edition, "2/"))


def test_a_commentary_lists_its_passages_in_order_with_a_picture(client: Client, edition: Edition) -> None:
    note = a_passage(edition, start=50, end=68)
    second = edition.wordings.get(clause__addresses__ref="3")
    first = AnnotationFactory.create(commentary=note.commentary)
    ClauseTargetFactory.create(annotation=first, wording=second)
    QuotationFactory.create(
        text=None, commentary=note.commentary, annotation=first, words="last of all", start=1, end=12
    )
    page = page_of(client, f"/commentaries/{note.commentary.slug}/") if note.commentary else ""
    assert page.index("last of all") < page.index(WORDS)
    assert page.count('class="course-line"') == 2
    assert "2 passages on 2 of 3 clauses" in " ".join(page.split())


def test_a_commentary_without_passages_has_no_picture(client: Client, edition: Edition) -> None:
    note = AnnotationFactory.create()
    ClauseTargetFactory.create(annotation=note, wording=edition.wordings.first())
    assert note.commentary
    assert "course" not in page_of(client, f"/commentaries/{note.commentary.slug}/")


def test_a_passage_on_a_clause_of_a_draft_stays_there(client: Client) -> None:
    wording = WordingFactory.create(edition__document__draft=True)
    note = a_passage(wording.edition, wording.clause.addresses.get().ref)
    assert note.commentary
    assert client.get(f"/commentaries/{note.commentary.slug}/").status_code == 404


def test_what_an_article_says_is_only_text(client: Client, edition: Edition) -> None:
    a_passage(edition, words="<script>boo(1)</script>", before="<b>", after="</b>")
    page = page_of(client, url_of(edition))
    assert "<script>boo" not in page
    assert "&lt;script&gt;boo(1)" in page
