"""A commentary with its source, experts and text, all of it or nothing; its texts and details after that."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.apps import apps
from django.db import connection, transaction

from apps.accounts.models import User
from apps.commentary.bringing_in import (
    CommentaryDetails,
    change_details,
    correct_text,
    create_commentary,
    details_of,
    name_of,
)
from apps.commentary.models import Commentary, CommentaryExpert, CommentaryText, Expert
from apps.commentary.people import NewExpert
from apps.commentary.problems import HasText, NoText, SameArticle, SameLink, StaleDetails, StaleText
from apps.commentary.signals import text_added
from apps.documents.importers.problems import ImportProblem
from apps.documents.models import Source
from apps.documents.problems import DocumentProblem
from tests.factories import EditionFactory, EditorFactory, ExpertFactory
from tests.factories.commentary import CommentaryFactory
from tests.factories.documents import SourceFactory
from tests.factories.quotations import CommentaryTextFactory, QuotationFactory

pytestmark = pytest.mark.django_db

WORDS = "The Parties shall consult, says the lawyer.\n\nNothing else is promised."
DETAILS = CommentaryDetails(
    publisher="Turan", language="en", title="A promise", url="https://turan.example/promise"
)


@pytest.fixture
def ada() -> User:
    return EditorFactory.create(name="Ada")


@pytest.fixture
def heard() -> Iterator[list[CommentaryText]]:
    """The texts that the signal told of."""
    texts: list[CommentaryText] = []

    def hear(sender: object, *, text: CommentaryText, **_: object) -> None:
        assert connection.in_atomic_block
        texts.append(text)

    text_added.connect(hear)
    yield texts
    text_added.disconnect(hear)


def test_source_commentary_experts_and_text_are_made_at_once(ada: User, heard: list[CommentaryText]) -> None:
    known = ExpertFactory.create(name="Nasimi Mammadli")
    details = replace(DETAILS, experts=(known, NewExpert("Leyla Həsənova", role="lawyer")))
    made = create_commentary(by=ada, details=details, text=f"\r\n{WORDS}  \r\n", file_name="a.html")
    assert (made.source.publisher, made.source.title, made.source.rights) == (
        "Turan",
        "A promise",
        "quote only",
    )
    assert made.slug == "turan-a-promise"
    assert [link.expert.name for link in made.expert_links.all()] == ["Nasimi Mammadli", "Leyla Həsənova"]
    text = made.texts.get()
    assert (text.text, text.number, text.current, text.file_name, text.created_by) == (
        WORDS,
        1,
        True,
        "a.html",
        ada,
    )
    assert heard == [text]


def test_title_and_link_are_enough(ada: User, heard: list[CommentaryText]) -> None:
    made = create_commentary(by=ada, details=DETAILS)
    assert not made.texts.exists()
    assert heard == []


def test_who_did_it_stands_in_the_history(ada: User) -> None:
    made = create_commentary(by=ada, details=DETAILS, text=WORDS)
    for model, row in (("CommentaryEvent", made), ("CommentaryTextEvent", made.texts.get())):
        event = apps.get_model("commentary", model)._default_manager.get(pgh_obj=row.pk)
        assert event.pgh_context.metadata["user"] == ada.pk
        assert event.pgh_context.metadata["act"] == "bring in commentary"


def test_an_address_in_cyrillic_can_be_read_aloud_and_none_is_that_of_a_page(ada: User) -> None:
    made = create_commentary(
        by=ada, details=CommentaryDetails("Вестник", "ru", "Обещание", published_on="2022-02")
    )
    assert made.slug == "vestnik-obeshchanie-2022"
    assert create_commentary(by=ada, details=CommentaryDetails("New", "en")).slug == "commentary-new"


def test_the_same_words_are_the_same_article_however_they_come(ada: User) -> None:
    made = create_commentary(by=ada, details=DETAILS, text=WORDS)
    passage = QuotationFactory.create(text=made.texts.get(), rejected=True)
    again = WORDS.replace("\n\n", "  ").replace("shall", "SHALL").replace(",", " ,")
    with pytest.raises(SameArticle) as known:
        create_commentary(by=ada, details=CommentaryDetails("Other", "en"), text=again)
    assert known.value.commentary == made
    passage.refresh_from_db()
    assert passage.decision == "rejected"
    assert Source.objects.count() == 1


def test_a_link_that_is_here_already_is_told_with_what_it_belongs_to(ada: User) -> None:
    made = create_commentary(by=ada, details=DETAILS)
    with pytest.raises(SameLink) as known:
        create_commentary(by=ada, details=DETAILS, text=WORDS)
    assert known.value.commentary == made
    source = SourceFactory.create(url="https://jam.example/x")
    with pytest.raises(SameLink) as known:
        create_commentary(by=ada, details=replace(DETAILS, url=source.url))
    assert (known.value.source, known.value.commentary) == (source, None)
    assert Commentary.objects.count() == 1


def test_the_source_of_an_edition_becomes_that_of_a_commentary_too_and_stays_as_it_is(ada: User) -> None:
    source = EditionFactory.create().source
    made = create_commentary(by=ada, details=replace(DETAILS, source=source, publisher="Other"), text=WORDS)
    assert made.source == source
    source.refresh_from_db()
    assert source.publisher != "Other"


def test_a_commentary_without_a_text_gets_it_and_keeps_its_experts(
    ada: User, heard: list[CommentaryText]
) -> None:
    there = CommentaryFactory.create()
    first = ExpertFactory.create()
    CommentaryExpert.objects.create(commentary=there, expert=first)
    second = ExpertFactory.create()
    details = replace(DETAILS, source=there.source, experts=(second,))
    assert create_commentary(by=ada, details=details, text=WORDS) == there
    assert [link.expert for link in there.expert_links.all()] == [first, second]
    assert len(heard) == 1


def test_a_second_text_is_a_correction_and_not_brought_in(ada: User) -> None:
    text = CommentaryTextFactory.create()
    with pytest.raises(HasText) as known:
        create_commentary(by=ada, details=replace(DETAILS, source=text.commentary.source), text=WORDS)
    assert known.value.commentary == text.commentary


@pytest.mark.parametrize(
    ("text", "problem"),
    [("“” — …!", NoText), ("x" * 2_000_001, ImportProblem), ("ə" * 1_000_001, ImportProblem)],
)
def test_a_text_that_cannot_be_kept_leaves_nothing_behind(
    ada: User, text: str, problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        create_commentary(by=ada, details=replace(DETAILS, experts=(NewExpert("Jane Doe"),)), text=text)
    assert not Source.objects.exists()
    assert not Expert.objects.exists()


def test_facts_that_no_source_can_hold_leave_nothing_behind(ada: User) -> None:
    with pytest.raises(DocumentProblem), transaction.atomic():
        create_commentary(by=ada, details=replace(DETAILS, published_on="long ago"), text=WORDS)
    assert not Commentary.objects.exists()


def test_a_corrected_text_is_the_next_one_and_the_earlier_stays(
    ada: User, heard: list[CommentaryText]
) -> None:
    made = create_commentary(by=ada, details=DETAILS, text=WORDS)
    corrected = correct_text(by=ada, commentary=made, base=1, text=f"{WORDS} At all.")
    assert [(text.number, text.current) for text in made.texts.order_by("number")] == [(1, False), (2, True)]
    assert heard[-1] == corrected


def test_other_typography_alone_is_a_correction_and_the_same_text_none(
    ada: User, heard: list[CommentaryText]
) -> None:
    made = create_commentary(by=ada, details=DETAILS, text=WORDS)
    assert correct_text(by=ada, commentary=made, base=1, text=WORDS).number == 1
    assert correct_text(by=ada, commentary=made, base=1, text=WORDS.replace(",", " —")).number == 2
    assert len(heard) == 2


def test_the_later_of_two_corrections_is_told_what_is_saved(ada: User) -> None:
    made = create_commentary(by=ada, details=DETAILS, text=WORDS)
    correct_text(by=ada, commentary=made, base=1, text=f"{WORDS} One.")
    with pytest.raises(StaleText) as stale:
        correct_text(by=ada, commentary=made, base=1, text=f"{WORDS} Two.")
    assert stale.value.saved == 2
    assert made.texts.current().get().text.endswith("One.")


def test_a_first_text_is_made_on_number_zero_and_none_is_taken_away(ada: User) -> None:
    made = create_commentary(by=ada, details=DETAILS)
    assert correct_text(by=ada, commentary=made, base=0, text=WORDS).number == 1
    with pytest.raises(NoText):
        correct_text(by=ada, commentary=made, base=1, text=" \n ")
    with pytest.raises(StaleText):
        correct_text(by=ada, commentary=made, base=0, text="Other words.")


def test_a_correction_into_the_words_of_another_commentary_is_refused(ada: User) -> None:
    made = create_commentary(by=ada, details=DETAILS, text=WORDS)
    other = create_commentary(by=ada, details=CommentaryDetails("Other", "en"), text="Other words.")
    with pytest.raises(SameArticle) as known:
        correct_text(by=ada, commentary=other, base=1, text=WORDS)
    assert known.value.commentary == made


def test_details_are_changed_with_their_experts_and_the_address_stays(ada: User) -> None:
    made = create_commentary(by=ada, details=replace(DETAILS, experts=(NewExpert("Jane Doe"),)))
    seen = name_of(details_of(made))
    new = replace(DETAILS, title="No promise", published_on="2022-XX-XX", experts=(NewExpert("John Roe"),))
    change_details(by=ada, commentary=made, seen=seen, details=new)
    made = Commentary.objects.get()
    assert (made.slug, made.source.title, made.source.published_on) == (
        "turan-a-promise",
        "No promise",
        "2022-XX-XX",
    )
    assert [link.expert.name for link in made.expert_links.all()] == ["John Roe"]
    assert Expert.objects.filter(name="Jane Doe").exists()
    with pytest.raises(StaleDetails):
        change_details(by=ada, commentary=made, seen=seen, details=DETAILS)


def test_a_link_of_another_source_is_not_taken_over(ada: User) -> None:
    other = SourceFactory.create()
    made = create_commentary(by=ada, details=DETAILS)
    with pytest.raises(SameLink):
        change_details(
            by=ada, commentary=made, seen=name_of(details_of(made)), details=replace(DETAILS, url=other.url)
        )
