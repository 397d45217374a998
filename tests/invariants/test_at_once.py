"""Two people at the same moment, in two real transactions: the rules hold, whoever comes first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from apps.commentary.contents import AnnotationContent, TargetContent
from apps.commentary.models import Anchor, Target
from apps.commentary.problems import WordsNotFound
from apps.commentary.services import create_annotation
from apps.documents.contents import DocumentContent, WordingContent
from apps.documents.models import Address, Clause, Document, Edition, Wording
from apps.documents.problems import NotItsTurn, SlugTaken, StaleVersion
from apps.documents.services import (
    add_clause,
    add_wording,
    edit_document,
    enter_document,
    publish_edition,
    revise_wording,
    withdraw_clause,
)
from apps.documents.states import wording_content
from apps.topics.models import ClauseTopic, Topic
from apps.topics.problems import AboveItself
from apps.topics.services import TopicContent, edit_topic, link_topic, propose_topic, unlink_topic
from tests.factories import (
    ClauseFactory,
    CommentaryFactory,
    DocumentFactory,
    EditionFactory,
    TopicFactory,
    WordingFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 4  # each is another chance for the two to meet in the middle


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act returned, or the exception it raised."""
    together = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            together.wait()
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def problems(results: list[object]) -> list[type]:
    return [type(result) for result in results if isinstance(result, Exception)]


def test_one_form_makes_one_document() -> None:
    for _round in range(ROUNDS):
        enter = partial(
            enter_document, by=None, content=DocumentContent(title="Joint statement"), form_key=uuid4()
        )
        assert problems(at_once(enter, enter, enter)) == []
    assert Document.objects.count() == ROUNDS


def test_one_address_is_one_documents() -> None:
    for place in range(ROUNDS):
        enter = partial(enter_document, by=None, content=DocumentContent(title="A", slug=f"wanted-{place}"))
        assert problems(at_once(enter, enter, enter)) == [SlugTaken] * 2


def test_one_form_makes_one_clause_with_one_address() -> None:
    for _round in range(ROUNDS):
        add = partial(
            add_clause,
            by=None,
            edition=EditionFactory.create(draft=True),
            content=WordingContent("x"),
            form_key=uuid4(),
        )
        assert problems(at_once(add, add, add)) == []
    assert Clause.objects.count() == Address.objects.count() == ROUNDS


def test_clauses_added_at_once_get_addresses_and_places_of_their_own() -> None:
    edition = EditionFactory.create()
    results = at_once(*[partial(add_clause, by=None, edition=edition, content=WordingContent("x"))] * 6)

    assert problems(results) == []
    assert Address.objects.filter(document=edition.document).count() == 6
    wordings = Wording.objects.filter(edition=edition)
    assert len(set(wordings.values_list("rank", flat=True))) == 6
    assert len(set(wordings.values_list("since", flat=True))) == 6, "each in a revision of its own"
    assert Edition.objects.get(pk=edition.pk).current_revision == 7


def test_of_two_who_revise_one_is_told() -> None:
    for _round in range(ROUNDS):
        wording = WordingFactory.create()

        def revise(text: str, wording: Wording = wording) -> Wording:
            content = replace(wording_content(wording), text=text)
            return revise_wording(
                by=None, wording=wording, base_version=1, content=content, reason="Corrected."
            )

        results = at_once(lambda: revise("Mine."), lambda: revise("Yours."))

        assert problems(results) == [StaleVersion]
        assert Wording.objects.filter(clause=wording.clause).count() == 2


def test_of_two_who_edit_a_document_one_is_told() -> None:
    for _round in range(ROUNDS):
        edit = partial(edit_document, by=None, document=DocumentFactory.create(), base_version=1)
        mine, yours = DocumentContent(title="Mine"), DocumentContent(title="Yours")
        assert problems(at_once(partial(edit, content=mine), partial(edit, content=yours))) == [StaleVersion]


def test_an_edition_is_published_once() -> None:
    wording = WordingFactory.create(edition__draft=True)
    results = at_once(*[partial(publish_edition, by=None, edition=wording.edition, base_version=1)] * 3)
    assert problems(results) == [StaleVersion] * 2


def test_a_clause_is_withdrawn_once() -> None:
    clause = WordingFactory.create().clause
    results = at_once(*[partial(withdraw_clause, by=None, clause=clause, reason="A misprint.")] * 3)
    assert problems(results) == [NotItsTurn] * 2


@pytest.mark.parametrize("draft", [True, False], ids=["draft", "published"])
def test_a_note_that_is_made_while_its_words_are_revised_is_not_lost(draft: bool) -> None:
    """It stands on words that are there, and is accounted for in every wording of its clause."""
    commentary = CommentaryFactory.create()
    for _round in range(ROUNDS):
        wording = WordingFactory.create(
            edition=EditionFactory.create(draft=True) if draft else EditionFactory.create(),
            text="The parties shall consult without delay.",
        )
        span = TargetContent(
            kind="span",
            document=wording.document,
            clause=wording.clause,
            wording=wording,
            quote="without delay",
        )
        content = AnnotationContent("He reads it so.", commentary=commentary, targets=(span,))
        words = replace(wording_content(wording), text="The parties shall consult at once.")

        results = at_once(
            partial(create_annotation, by=None, content=content, publish=True),
            partial(
                revise_wording, by=None, wording=wording, base_version=1, content=words, reason="Corrected."
            ),
        )

        assert set(problems(results)) <= {WordsNotFound}
        for target in Target.objects.filter(clause=wording.clause):
            made_on = target.made_on
            assert made_on is not None
            assert made_on.text[target.start : target.end] == target.quote
            current = Wording.objects.get(clause=wording.clause, until=None)
            assert Anchor.objects.filter(target=target, wording=current).exists()


def test_a_note_that_is_made_while_another_edition_takes_the_clause_up_stands_in_both() -> None:
    commentary = CommentaryFactory.create()
    for _round in range(ROUNDS):
        wording = WordingFactory.create(text="The parties shall consult without delay.")
        other = EditionFactory.create(document=wording.document, draft=True)
        span = TargetContent(
            kind="span", document=wording.document, clause=wording.clause, wording=wording, quote="consult"
        )
        content = AnnotationContent("He reads it so.", commentary=commentary, targets=(span,))

        results = at_once(
            partial(create_annotation, by=None, content=content, publish=True),
            partial(
                add_wording,
                by=None,
                edition=other,
                clause=wording.clause,
                content=WordingContent("They consult."),
            ),
        )

        assert problems(results) == []
        assert Anchor.objects.filter(target__clause=wording.clause, state="exact").count() == 2


def test_two_moves_make_no_circle_together() -> None:
    for _round in range(ROUNDS):
        one, other = TopicFactory.create(), TopicFactory.create()
        results = at_once(
            lambda one=one, other=other: edit_topic(
                by=None, topic=one, content=TopicContent("1", parent=other)
            ),  # type: ignore[misc]
            lambda one=one, other=other: edit_topic(
                by=None, topic=other, content=TopicContent("2", parent=one)
            ),  # type: ignore[misc]
        )
        assert problems(results) == [AboveItself]


def test_not_even_two_moves_in_plain_sql_make_a_circle_together() -> None:
    for _round in range(ROUNDS):
        one, other = TopicFactory.create(), TopicFactory.create()
        at_once(
            partial(Topic.objects.filter(pk=one.pk).update, parent=other),
            partial(Topic.objects.filter(pk=other.pk).update, parent=one),
        )
        assert Topic.objects.filter(pk__in=[one.pk, other.pk], parent__isnull=True).count() == 1


def test_a_person_outranks_a_machine_that_comes_at_the_same_moment() -> None:
    for _round in range(ROUNDS):
        clause, topic = ClauseFactory.create(), TopicFactory.create()
        propose_topic(clause=clause, topic=topic, score=0.1)
        results = at_once(
            partial(unlink_topic, by=None, clause=clause, topic=topic),
            partial(propose_topic, clause=clause, topic=topic, score=0.9),
        )
        assert problems(results) == []
        assert ClauseTopic.objects.get(clause=clause).decision == "rejected"


def test_one_link_is_made_once() -> None:
    clause, topic = ClauseFactory.create(), TopicFactory.create()
    assert problems(at_once(*[partial(link_topic, by=None, clause=clause, topic=topic)] * 4)) == []
    assert ClauseTopic.objects.count() == 1
