"""The reading page: which wording a clause shows, where each note stands, what is folded."""

from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from apps.commentary.models import Target
from apps.reading.shapes import ClauseRow, ReadingPage
from tests.factories import (
    AbsenceTargetFactory,
    AnchorFactory,
    AnnotationFactory,
    AttestationFactory,
    DocumentFactory,
    DocumentPartyFactory,
    DocumentRelationFactory,
    EditionFactory,
    RevisionFactory,
    SourceFactory,
    WordingFactory,
    a_note,
)
from tests.reading.conftest import Scene, Words

PORTS = count(1_000)


def page_of(client: Client, url: str) -> ReadingPage:
    """What the page is made of. Each call is at a host of its own, as what is kept was made before."""
    response = client.get(url, headers={"host": f"localhost:{next(PORTS)}"})
    assert response.status_code == 200
    page: ReadingPage = response.context["page"]
    return page


def row_of(page: ReadingPage, ref: str) -> ClauseRow:
    return next(row for row in page.outline if row.ref == ref)


def test_clauses_stand_in_the_order_of_the_main_edition_then_those_that_others_hold(
    client: Client, scene: Scene
) -> None:
    page = page_of(client, scene.url)

    assert [row.ref for row in page.outline] == ["preamble-u1", "1", "u1", "u2", "11"]
    assert [row.wording.edition_ref for row in page.outline] == ["jamnews-en"] * 4 + ["turan-en"]


def test_a_wording_of_another_edition_than_the_pages_is_named(client: Client, scene: Scene) -> None:
    page = page_of(client, scene.url)

    assert [row.ref for row in page.outline if row.named] == ["11"]
    assert "as quoted by Turan, Paragraph 11" in " ".join(client.get(scene.url).content.decode().split())


@pytest.mark.parametrize(
    "better",
    [{"authentic": True}, {"extent": "complete"}],
    ids=["an authentic edition", "a complete edition"],
)
def test_the_main_edition_is_authentic_before_complete_before_the_longest(
    client: Client, scene: Scene, better: dict[str, Any]
) -> None:
    edition = EditionFactory.create(document=scene.document, ref="better", **better)
    WordingFactory.create(edition=edition, clause=scene.one.clause, rank="a", text="better words")

    page = page_of(client, scene.url)

    assert page.outline[0].wording.text == "better words"
    assert [each.ref for each in page.editions] == ["better", "jamnews-en", "turan-en"]


def test_other_wordings_are_variants(client: Client, scene: Scene) -> None:
    one = row_of(page_of(client, scene.url), "1")

    assert [variant.text for variant in one.variants] == ["relations are built on mutual respect"]
    assert one.variants[0].edition_name == "as quoted by Turan"


def test_a_chosen_edition_goes_in_front_and_folds_what_it_does_not_hold(client: Client, scene: Scene) -> None:
    page = page_of(client, f"{scene.url}?edition=turan-en")

    assert row_of(page, "1").wording.text == "relations are built on mutual respect"
    assert [row.ref for row in page.rows if isinstance(row, ClauseRow)] == ["1", "11"]
    folds = [row for row in page.rows if not isinstance(row, ClauseRow)]
    assert [(fold.reason, len(fold.rows)) for fold in folds] == [("edition", 1), ("edition", 2)]
    assert (
        "1 clause that this edition does not hold"
        in client.get(f"{scene.url}?edition=turan-en").content.decode()
    )


def test_an_unknown_edition_is_told_and_the_main_one_shown(client: Client, scene: Scene) -> None:
    page = page_of(client, f"{scene.url}?edition=nobody%00")

    assert page.outline[1].wording.edition_ref == "jamnews-en"
    assert len(page.filter.problems) == 1


def test_a_number_that_another_edition_gives_is_shown_as_that_edition_s(client: Client, scene: Scene) -> None:
    source = SourceFactory.create(publisher="Third")
    third = EditionFactory.create(document=scene.document, ref="third", source=source)
    WordingFactory.create(edition=third, clause=scene.assistance.clause, label="16")
    page = page_of(client, scene.url)

    assert (row_of(page, "1").label, row_of(page, "1").label_note) == ("1", "")
    assert (row_of(page, "u2").label, row_of(page, "u2").label_note) == ("16", "numbered by Third")
    assert (row_of(page, "u1").label, row_of(page, "u1").label_note) == ("", "unnumbered")


def test_two_sources_that_give_a_number_are_both_named(client: Client, scene: Scene) -> None:
    for name in ("Third", "Fourth"):
        edition = EditionFactory.create(
            document=scene.document, ref=name.lower(), source=SourceFactory.create(publisher=name)
        )
        WordingFactory.create(edition=edition, clause=scene.assistance.clause, label="16")

    assert row_of(page_of(client, scene.url), "u2").label_note == "numbered by Third and Fourth"


def test_a_number_that_an_edition_takes_from_another_source_is_marked(client: Client, scene: Scene) -> None:
    WordingFactory.create(
        edition=scene.jam, ref="12", rank="e", label="12", label_source=scene.turan.source, text="more"
    )

    assert row_of(page_of(client, scene.url), "12").label_note == "numbered by Turan"


def test_the_words_on_the_page_are_the_wording_s_and_nothing_else(client: Client, scene: Scene) -> None:
    a_note(scene.assistance, "military assistance")
    a_note(scene.assistance, "with military")
    a_note(scene.one_by_turan, "mutual respect")

    found = Words(client.get(scene.url).content.decode()).found

    assert found == {
        str(wording.pk): wording.text
        for wording in (
            scene.recital,
            scene.one,
            scene.one_by_turan,
            scene.consultations,
            scene.assistance,
            scene.eleven_by_turan,
        )
    }


def test_a_note_stands_on_its_words(client: Client, scene: Scene) -> None:
    note = a_note(scene.assistance, "military assistance", stances=[("favourable", scene.azerbaijan)])
    row = row_of(page_of(client, scene.url), "u2")

    assert [card.dom_id for card in row.cards] == [f"note-{note.pk}"]
    marked = next(segment for segment in row.wording.segments if segment.cards)
    assert (marked.text, marked.cards, marked.marks) == (
        "military assistance",
        (f"note-{note.pk}",),
        ("favourable",),
    )
    assert row.cards[0].state == "exact"


def test_a_span_made_in_another_edition_shows_in_its_variant(client: Client, scene: Scene) -> None:
    a_note(scene.one_by_turan, "mutual respect")
    row = row_of(page_of(client, scene.url), "1")

    assert [segment.text for segment in row.wording.segments if segment.cards] == []
    assert [segment.text for segment in row.variants[0].segments if segment.cards] == ["mutual respect"]
    assert (row.cards[0].quote, row.cards[0].state, row.cards[0].made_in) == (
        "mutual respect",
        "lost",
        "as quoted by Turan",
    )
    assert "its words are not in the wording shown" in client.get(scene.url).content.decode()


def test_a_lost_note_stands_at_its_clause_with_its_quote(client: Client, scene: Scene) -> None:
    a_note(scene.one, "allied interaction")
    target = Target.objects.get()
    RevisionFactory.create(edition=scene.jam)
    scene.one.until = 2
    scene.one.save(update_fields=["until"])
    newer = WordingFactory.create(
        edition=scene.jam, clause=scene.one.clause, since=2, rank="b", text="quite other words"
    )
    scene.jam.current_revision = 2
    scene.jam.save()
    AnchorFactory.create(target=target, wording=newer, state="lost", start=None, end=None, score=0)

    row = row_of(page_of(client, scene.url), "1")

    assert row.wording.text == "quite other words"
    assert (row.cards[0].quote, row.cards[0].state) == ("allied interaction", "lost")


def test_a_note_whose_words_moved_stands_at_the_clause_that_has_them(client: Client, scene: Scene) -> None:
    a_note(scene.one, "allied interaction")
    target = Target.objects.get()
    target.anchors.update(state="lost", start=None, end=None)
    AnchorFactory.create(target=target, wording=scene.consultations, state="moved", start=0, end=7, score=0.9)

    page = page_of(client, scene.url)

    assert row_of(page, "1").cards == ()
    assert row_of(page, "u1").cards[0].state == "moved"


def test_the_same_note_at_two_places_is_two_cards_with_links(client: Client, scene: Scene) -> None:
    note = a_note(scene.assistance, "military assistance")
    a_note(scene.consultations, annotation=note)
    a_note(scene.document, annotation=note)
    page = page_of(client, scene.url)

    assert page.about[0].dom_id == f"note-{note.pk}"
    assert row_of(page, "u1").cards[0].dom_id == f"note-{note.pk}-2"
    assert [(place.label, place.url) for place in page.about[0].also] == [
        ("Paragraph “may consider providing each other …”", f"#note-{note.pk}-3"),
        ("Paragraph “express their readiness to hold …”", f"#note-{note.pk}-2"),
    ]
    assert page.totals.notes == 1


def test_a_note_also_elsewhere_links_to_the_other_document(client: Client, scene: Scene) -> None:
    other = DocumentFactory.create(slug="treaty-1997", title="Treaty of 1997")
    note = a_note(scene.document)
    a_note(other, annotation=note)

    assert page_of(client, scene.url).about[0].also[0].label == "Treaty of 1997"
    assert page_of(client, scene.url).about[0].also[0].url == f"/documents/treaty-1997/#note-{note.pk}"


def test_a_note_on_a_withdrawn_clause_falls_back_to_the_document(client: Client, scene: Scene) -> None:
    a_note(scene.consultations, "urgent")
    scene.consultations.clause.withdrawn_at = timezone.now()
    scene.consultations.clause.save()

    page = page_of(client, scene.url)

    assert "u1" not in [row.ref for row in page.outline]
    assert (page.about[0].state, page.about[0].quote) == ("withdrawn", "urgent")


def test_an_absence_stands_at_the_document_that_dropped_the_clause(client: Client, scene: Scene) -> None:
    treaty = EditionFactory.create(document__title="Treaty of 1997", document__slug="treaty-1997")
    dropped = WordingFactory.create(edition=treaty, ref="5", label="5", kind="article")
    AbsenceTargetFactory.create(
        annotation=AnnotationFactory.create(), document=scene.document, wording=dropped
    )

    card = page_of(client, scene.url).about[0]

    assert card.absent is not None
    assert (card.absent.label, card.absent.url) == (
        "Article 5 of Treaty of 1997",
        "/documents/treaty-1997/5/",
    )
    assert page_of(client, "/documents/treaty-1997/").outline[0].cards == ()


def test_a_clause_of_which_nobody_speaks_says_so(client: Client, scene: Scene) -> None:
    assert client.get(scene.url).content.decode().count("No commentary yet") == 5


def test_a_document_without_a_text_says_so(client: Client, scene: Scene) -> None:
    DocumentFactory.create(slug="known")

    assert "has not been entered yet" in client.get("/documents/known/").content.decode()


def test_what_is_said_of_the_document_names_who_says_it(client: Client, scene: Scene) -> None:
    DocumentPartyFactory.create(document=scene.document, party=scene.azerbaijan, source=scene.jam.source)
    AttestationFactory.create(
        document=scene.document, about="extent", statement="43-page", source=scene.turan.source
    )
    AttestationFactory.create(
        document=scene.document, about="preamble", statement="not counted", source=None, basis="inference"
    )
    head = page_of(client, scene.url).head
    facts = {(fact.about, fact.statement): fact.by for fact in (*head.first_facts, *head.facts)}

    assert [fact.about for fact in head.first_facts] == ["Extent"]
    assert facts["Parties", "Azerbaijan"] == "JAMnews"
    assert facts["Extent", "43-page"] == "Turan"
    assert facts["Preamble", "not counted"] == "the editors’ inference"
    assert facts["Number of clauses", "not stated"] == ""


def test_relations_are_told_from_both_sides(client: Client, scene: Scene) -> None:
    treaty = DocumentFactory.create(slug="treaty-1997", title="Treaty of 1997", signed="1997-07-03")
    DocumentRelationFactory.create(
        from_document=scene.document, to_document=treaty, source=scene.turan.source
    )

    outward = page_of(client, scene.url).head.relations[0]
    inward = page_of(client, "/documents/treaty-1997/").head.relations[0]

    assert (outward.sentence, outward.title, outward.signed, outward.by) == (
        "incorporates",
        "Treaty of 1997",
        "3 July 1997",
        "Turan",
    )
    assert (inward.sentence, inward.title) == ("is incorporated in", "Moscow Declaration")


def test_excerpts_of_unknown_order_say_whose_order_it_is(client: Client, scene: Scene) -> None:
    assert "in the order in which JAMnews quotes them" in client.get(scene.url).content.decode()


def test_a_clause_s_depth_follows_its_parents(client: Client, scene: Scene) -> None:
    WordingFactory.create(edition=scene.jam, ref="1.a", rank="bb", kind="item", parent=scene.one.clause)

    assert row_of(page_of(client, scene.url), "1.a").depth == 1


def test_the_page_names_itself(client: Client, scene: Scene) -> None:
    html = client.get(f"{scene.url}?topic=security").content.decode()

    assert "<title>Moscow Declaration (Security) · Glossator</title>" in html
    assert '<link rel="canonical" href="http://testserver/documents/moscow-declaration/">' in html
    assert 'name="robots" content="noindex, follow"' in html


def test_a_note_that_changes_is_shown_as_it_is_now(client: Client, scene: Scene) -> None:
    note = a_note(scene.one, body="As it was.")
    assert "As it was." in client.get(scene.url).content.decode()
    note.body = "As it is."
    note.save()
    html = client.get(scene.url).content.decode()

    assert "As it is." in html
    assert "As it was." not in html
