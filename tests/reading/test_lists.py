"""Pages of topics, experts and commentaries: what stands in them, and a page at a time."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from apps.commentary.selectors import visible_targets
from apps.documents.services import withdraw_document
from apps.reading.selectors.listing import PAGE_SIZE, found_notes, note_list
from apps.reading.shapes import NoteList
from apps.topics.selectors import topic_tree
from tests.factories import (
    AbsenceTargetFactory,
    AnnotationFactory,
    ClauseTopicFactory,
    CommentaryFactory,
    DocumentFactory,
    ExpertFactory,
    SourceFactory,
    TopicFactory,
    UserFactory,
    WordingFactory,
    a_document,
    a_note,
)
from tests.reading.conftest import Scene


def list_of(client: Client, url: str) -> NoteList:
    found: NoteList = client.get(url).context["page"].list
    return found


def places(notes: NoteList) -> list[tuple[str, list[str]]]:
    """The documents of the list with the refs of their clauses; "" stands for the document as a whole."""
    return [
        (group.slug, ["" for _card in group.about] + [row.ref for row in group.rows])
        for group in notes.groups
    ]


def test_a_topic_has_its_clauses_with_all_their_notes_and_the_notes_that_carry_it(
    client: Client, scene: Scene
) -> None:
    a_note(scene.assistance, "military assistance")
    a_note(scene.one, topics=[scene.military])
    a_note(scene.one)
    a_note(scene.document, topics=[scene.military])
    notes = list_of(client, "/topics/military-assistance/")

    assert places(notes) == [("moscow-declaration", ["", "1", "u2"])]
    assert [len(row.cards) for row in notes.groups[0].rows] == [1, 1]
    assert (notes.totals.notes, notes.totals.clauses, notes.totals.documents) == (3, 2, 1)


def test_a_topic_includes_those_below_it(client: Client, scene: Scene) -> None:
    page = client.get("/topics/security/").context["page"]

    assert places(page.list) == [("moscow-declaration", ["u2"])]
    assert [branch.slug for branch in page.branches] == ["military-assistance"]
    below = client.get("/topics/military-assistance/").context["page"]
    assert [above.slug for above in below.above] == ["security"]


def test_a_clause_of_which_nobody_speaks_stands_under_its_topic(client: Client, scene: Scene) -> None:
    assert places(list_of(client, "/topics/consultations/")) == [("moscow-declaration", ["u1"])]
    assert "No commentary yet" in client.get("/topics/consultations/").content.decode()


def test_the_tree_counts_what_a_topic_s_own_page_shows(client: Client, scene: Scene) -> None:
    a_note(scene.assistance)
    a_note(scene.one, topics=[scene.military])
    twice = a_note(scene.one, topics=[scene.security])
    a_note(scene.consultations, annotation=twice)

    for branch in client.get("/topics/").context["branches"]:
        totals = list_of(client, f"/topics/{branch.slug}/").totals
        assert (branch.clauses, branch.notes) == (totals.clauses, totals.notes), branch.slug


def test_readers_see_only_topics_under_which_something_can_be_read(client: Client, scene: Scene) -> None:
    TopicFactory.create(slug="unused")
    slugs = [branch.slug for branch in client.get("/topics/").context["branches"]]

    assert slugs == ["consultations", "security", "military-assistance"]
    client.force_login(UserFactory.create())
    assert "unused" in [branch.slug for branch in client.get("/topics/").context["branches"]]
    assert "Nothing can be read under this topic yet" in client.get("/topics/unused/").content.decode()


def test_documents_stand_by_title_and_clauses_in_their_order(client: Client, scene: Scene) -> None:
    expert = ExpertFactory.create(slug="kerimov")
    a_note(DocumentFactory.create(slug="z", title="Zagreb Statement"), experts=[expert])
    a_note(DocumentFactory.create(slug="a", title="Əliyev Statement"), experts=[expert])
    for wording in (scene.eleven_by_turan, scene.assistance, scene.one):
        a_note(wording, experts=[expert])
    a_note(scene.document, experts=[expert])
    a_note(scene.document)

    assert places(list_of(client, "/experts/kerimov/")) == [
        ("a", [""]),
        ("moscow-declaration", ["", "1", "u2", "11"]),
        ("z", [""]),
    ]


def test_a_wording_in_a_list_names_its_edition(client: Client, scene: Scene) -> None:
    expert = ExpertFactory.create(slug="kerimov")
    a_note(scene.one, experts=[expert])

    assert "as quoted by JAMnews, Paragraph 1" in client.get("/experts/kerimov/").content.decode()


def test_a_withdrawn_clause_s_note_is_listed_at_its_document(client: Client, scene: Scene) -> None:
    expert = ExpertFactory.create(slug="kerimov")
    a_note(scene.one, experts=[expert])
    scene.one.clause.withdrawn_at = timezone.now()
    scene.one.clause.save()

    assert places(list_of(client, "/experts/kerimov/")) == [("moscow-declaration", [""])]


def test_an_absence_is_listed_at_the_document_that_dropped_the_clause(client: Client, scene: Scene) -> None:
    expert = ExpertFactory.create(slug="kerimov")
    dropped = WordingFactory.create(edition__document__slug="treaty")
    note = AnnotationFactory.create(experts=[expert])
    AbsenceTargetFactory.create(annotation=note, document=scene.document, wording=dropped)

    assert places(list_of(client, "/experts/kerimov/")) == [("moscow-declaration", [""])]


def test_what_is_not_known_of_an_expert_is_said(client: Client, scene: Scene) -> None:
    expert = ExpertFactory.create(slug="kerimov", role="", affiliation="")
    commentary = CommentaryFactory.create(slug="jam", source__title="What does it mean?")
    a_note(scene.one, experts=[expert], commentary=commentary)
    response = client.get("/experts/kerimov/")

    assert response.content.decode().count("not stated") == 2
    assert [each.slug for each in response.context["page"].commentaries] == ["jam"]


def test_a_commentary_shows_its_source_and_what_it_quotes(client: Client, scene: Scene) -> None:
    commentary = CommentaryFactory.create(slug="jam", source=scene.jam.source)
    a_note(scene.one, commentary=commentary, experts=[ExpertFactory.create(name="Kerimov")])
    response = client.get("/commentaries/jam/")
    page = response.context["page"]

    assert [(place.label, place.url) for place in page.quotes] == [
        ("Moscow Declaration", f"{scene.url}?edition=jamnews-en")
    ]
    assert [expert.name for expert in page.experts] == ["Kerimov"]
    assert "It may only be quoted" in response.content.decode()


def test_a_title_that_no_source_states_is_not_invented(client: Client, scene: Scene) -> None:
    commentary = CommentaryFactory.create(slug="turan", source=SourceFactory.create(title=""))
    a_note(scene.one, commentary=commentary)

    assert "Untitled article" in client.get("/commentaries/turan/").content.decode()


@pytest.mark.parametrize(
    ("number", "shown"), [("1", PAGE_SIZE), ("2", 5), ("99", 5), ("x", PAGE_SIZE), ("", PAGE_SIZE)]
)
def test_a_long_list_comes_a_page_at_a_time(client: Client, db: None, number: str, shown: int) -> None:
    a_document(clauses=PAGE_SIZE + 5, notes=1)
    topic = TopicFactory.create(slug="all")
    for clause_id in set(ClauseTopicFactory._meta.model.objects.values_list("clause_id", flat=True)):
        ClauseTopicFactory.create(clause_id=clause_id, clause=None, topic=topic)
    notes = list_of(client, f"/topics/all/?page={number}")

    assert sum(len(row.cards) for group in notes.groups for row in group.rows) == shown
    assert notes.totals.notes == PAGE_SIZE + 5


def test_a_document_that_is_withdrawn_while_its_notes_are_listed_is_left_out(scene: Scene) -> None:
    a_note(scene.one)
    elsewhere = WordingFactory.create(text="Merchants may trade.")
    a_note(elsewhere)
    viewer = AnonymousUser()
    found = found_notes(visible_targets(viewer))
    withdraw_document(
        by=None,
        document=scene.document,
        base_version=scene.document.version,
        reason="It was published by mistake.",
    )
    listed = note_list(viewer, found, topic_tree(), "", clause_ids=[scene.assistance.clause_id])
    assert [group.slug for group in listed.groups] == [elsewhere.document.slug]
    assert listed.totals.notes == 1
