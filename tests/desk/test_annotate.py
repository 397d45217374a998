"""Writing a new note."""

import json
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.commentary.models import Annotation, Commentary, Expert, Target
from apps.documents.models import Source, Wording
from apps.documents.models.document import Status
from tests.desk.conftest import Form, annotate_url, signed_in, text_of
from tests.factories import (
    CommentaryFactory,
    DocumentFactory,
    EditionFactory,
    ExpertFactory,
    PartyFactory,
    SourceFactory,
    TopicFactory,
    WordingFactory,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


class TestTheForm:
    def test_is_a_page_of_its_own_with_the_wordings(self, editor: User, wording: Wording) -> None:
        page = text_of(signed_in(editor).get(annotate_url(wording)))
        assert "military assistance may be considered" in page
        assert "<html" in page

    def test_is_a_fragment_for_the_margin_when_htmx_asks(self, editor: User, wording: Wording) -> None:
        response = signed_in(editor).get(annotate_url(wording), headers=HTMX)
        assert "<html" not in text_of(response)
        assert "data-note-form" in text_of(response)
        assert "HX-Request" in response.headers["Vary"]

    def test_has_three_rows_for_stances_without_javascript(self, editor: User, wording: Wording) -> None:
        page = text_of(signed_in(editor).get(annotate_url(wording)))
        assert [f'name="t-{row}-value"' in page for row in range(4)] == [True, True, True, False]

    def test_offers_publishing_to_editors_only(
        self, editor: User, contributor: User, wording: Wording
    ) -> None:
        pages = [text_of(signed_in(user).get(annotate_url(wording))) for user in (editor, contributor)]
        assert ['value="publish"' in page for page in pages] == [True, False]

    def test_takes_the_words_from_its_address(self, editor: User, wording: Wording) -> None:
        page = text_of(signed_in(editor).get(annotate_url(wording), {"quote": "not delay"}))
        assert ">\nnot delay</textarea>" in page

    def test_asks_whose_wording_where_there_are_several(self, editor: User, wording: Wording) -> None:
        page = text_of(signed_in(editor).get(annotate_url(wording)))
        assert 'type="radio" name="wording"' not in page
        other = EditionFactory.create(document=wording.document)
        WordingFactory.create(edition=other, clause=wording.clause, text="The sides will consult.")
        page = text_of(signed_in(editor).get(annotate_url(wording)))
        assert page.count('type="radio" name="wording"') == 2

    def test_takes_a_fixed_number_of_queries(self, editor: User, wording: Wording) -> None:
        client = signed_in(editor)

        def count() -> int:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(annotate_url(wording))
            return len(queries)

        TopicFactory.create(), ExpertFactory.create(), CommentaryFactory.create(), PartyFactory.create()
        before = count()
        for _ in range(5):
            TopicFactory.create(), ExpertFactory.create(), CommentaryFactory.create(), PartyFactory.create()
        assert count() == before


class TestSaving:
    def test_a_draft_on_some_words(self, contributor: User, wording: Wording, form: Form) -> None:
        response = signed_in(contributor).post(annotate_url(wording), form.but(quote="not delay").values)
        note = Annotation.objects.get()
        assert response.headers["Location"] == f"/documents/{wording.document.slug}/#note-{note.pk}"
        assert (note.status, note.created_by, note.body) == (
            "draft",
            contributor,
            "He reads it as a promise.",
        )
        assert note.targets.get().quote == "not delay"

    def test_on_the_clause_as_a_whole(self, contributor: User, wording: Wording, form: Form) -> None:
        signed_in(contributor).post(annotate_url(wording), form.values)
        assert Target.objects.get().kind == "clause"

    def test_on_the_document_as_a_whole(self, contributor: User, wording: Wording, form: Form) -> None:
        url = f"/desk/documents/{wording.document.slug}/annotate/"
        assert signed_in(contributor).get(url).status_code == 200
        signed_in(contributor).post(url, form.values)
        assert (Target.objects.get().kind, Target.objects.get().clause) == ("document", None)

    def test_published_at_once_by_an_editor(self, editor: User, wording: Wording, form: Form) -> None:
        signed_in(editor).post(annotate_url(wording), form.but(act="publish").values)
        assert Annotation.objects.get().status == "published"

    def test_with_everything_that_a_note_has(self, editor: User, wording: Wording, form: Form) -> None:
        topic, party, other = TopicFactory.create(), PartyFactory.create(), PartyFactory.create()
        filled = (
            form.but(
                topics=[topic.slug],
                source_words="we shall see",
                language="ru",
                body="Он **так** читает.\r\nДа.",
            )
            .stance(0, "favourable", party.pk, inferred="on", note="He names nobody.")
            .stance(2, "mixed", other.pk)
        )
        signed_in(editor).post(annotate_url(wording), filled.values)
        note = Annotation.objects.get()
        stances = list(Target.objects.get().stances.values_list("value", "party", "inferred", "note"))
        assert (note.body, note.language, note.source_words) == (
            "Он **так** читает.\nДа.",
            "ru",
            "we shall see",
        )
        assert list(note.topics.all()) == [topic]
        assert note.experts.count() == 1
        assert stances == [("favourable", party.pk, True, "He names nobody."), ("mixed", other.pk, False, "")]

    def test_by_htmx_leads_to_the_note_without_a_reload(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        response = signed_in(editor).post(annotate_url(wording), form.values, headers=HTMX)
        location = json.loads(response.headers["HX-Location"])
        assert location["path"] == f"/documents/{wording.document.slug}/#note-{Annotation.objects.get().pk}"
        assert location["target"] == "#reading"
        assert "Saved as a draft" in response.headers["HX-Trigger"]

    def test_by_htmx_keeps_the_edition_that_is_read_and_no_filter(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        here = f"http://testserver/documents/{wording.document.slug}/?edition=turan&topic=peace"
        response = signed_in(editor).post(
            annotate_url(wording), form.values, headers={**HTMX, "HX-Current-URL": here}
        )
        assert f"/documents/{wording.document.slug}/?edition=turan#note-" in response.headers["HX-Location"]

    @pytest.mark.parametrize("here", ["http://[x", "http://testserver//[x", "x"])
    def test_by_htmx_from_what_is_no_address(
        self, editor: User, wording: Wording, form: Form, here: str
    ) -> None:
        response = signed_in(editor).post(
            annotate_url(wording), form.values, headers={**HTMX, "HX-Current-URL": here}
        )
        assert f"/documents/{wording.document.slug}/#note-" in response.headers["HX-Location"]

    def test_is_seen_at_its_clause_by_its_author_and_by_nobody_else(
        self, contributor: User, wording: Wording, form: Form
    ) -> None:
        author = signed_in(contributor)
        author.post(annotate_url(wording), form.but(body="Only for me.").values)
        url = f"/documents/{wording.document.slug}/"
        assert "Only for me." in text_of(author.get(url))
        assert "Only for me." not in text_of(type(author)().get(url))


class TestSendingTwice:
    def test_makes_one_note(self, editor: User, wording: Wording, form: Form) -> None:
        twice = form.but(identifier=str(uuid4()), new_expert__name="Jane Doe").values
        first, second = (signed_in(editor).post(annotate_url(wording), twice) for _ in range(2))
        assert Annotation.objects.count() == Expert.objects.filter(name="Jane Doe").count() == 1
        assert first.headers["Location"] == second.headers["Location"]

    def test_after_changing_it_loses_nothing(self, editor: User, wording: Wording, form: Form) -> None:
        identifier = str(uuid4())
        signed_in(editor).post(annotate_url(wording), form.but(identifier=identifier).values)
        response = signed_in(editor).post(
            annotate_url(wording), form.but(identifier=identifier, body="Gone back, and better.").values
        )
        assert response.status_code == 409
        assert "Gone back, and better." in text_of(response)
        assert Annotation.objects.get().body == "He reads it as a promise."

    def test_with_the_identifier_of_somebody_else_keeps_the_text(
        self, editor: User, contributor: User, wording: Wording, form: Form
    ) -> None:
        identifier = str(uuid4())
        signed_in(editor).post(annotate_url(wording), form.but(identifier=identifier).values)
        response = signed_in(contributor).post(
            annotate_url(wording), form.but(identifier=identifier, body="Mine.").values
        )
        assert response.status_code == 422
        assert ">\nMine.</textarea>" in text_of(response)
        assert identifier not in text_of(response)

    def test_after_an_editor_took_the_note_over_shows_nothing_of_it(
        self, contributor: User, wording: Wording, form: Form
    ) -> None:
        identifier = str(uuid4())
        sent = form.but(identifier=identifier)
        signed_in(contributor).post(annotate_url(wording), sent.values)
        Annotation.objects.update(body="The words of an editor.", status=Status.WITHDRAWN, version=2)
        response = signed_in(contributor).post(annotate_url(wording), sent.but(body="Mine.").values)
        assert response.status_code == 422
        assert "The words of an editor." not in text_of(response)
        assert ">\nMine.</textarea>" in text_of(response)
        assert identifier not in text_of(response)


class TestCreatingInPlace:
    def test_an_expert_who_is_typed_and_created(self, editor: User, wording: Wording, form: Form) -> None:
        filled = form.but(
            experts=["Jane Doe", ""],
            new_expert__name="Jane Doe",
            new_expert__role="lawyer",
            new_expert__affiliation="The Institute",
            new_expert__url="https://example.org/jane",
        )
        response = signed_in(editor).post(annotate_url(wording), filled.values)
        assert response.status_code == 302
        expert = Annotation.objects.get().experts.get()
        assert (expert.slug, expert.role, expert.url) == ("jane-doe", "lawyer", "https://example.org/jane")

    def test_a_namesake_only_knowingly(self, editor: User, wording: Wording, form: Form) -> None:
        ExpertFactory.create(name="Jane Doe", slug="jane-doe")
        filled = form.but(experts=[], new_expert__name="jane  doe")
        response = signed_in(editor).post(annotate_url(wording), filled.values)
        assert response.status_code == 422
        assert "is there already" in text_of(response)
        signed_in(editor).post(annotate_url(wording), filled.but(new_expert__namesake="on").values)
        assert Annotation.objects.get().experts.get().slug == "jane-doe-2"

    def test_an_expert_in_another_script(self, editor: User, wording: Wording, form: Form) -> None:
        filled = form.but(experts=[], new_expert__name="Сергей Щукин")
        signed_in(editor).post(annotate_url(wording), filled.values)
        assert Annotation.objects.get().experts.get().slug == "sergey-shchukin"

    def test_a_commentary(self, editor: User, wording: Wording, form: Form) -> None:
        filled = form.but(
            commentary="not known yet",
            new_commentary__publisher="Turan",
            new_commentary__title="What it promises",
            new_commentary__url="https://example.org/turan",
            new_commentary__published_on="2022-02",
            new_commentary__language="az",
        )
        signed_in(editor).post(annotate_url(wording), filled.values)
        source = Annotation.objects.get().commentary.source  # type: ignore[union-attr]  # it has one
        assert (source.publisher, source.published_on, source.language) == ("Turan", "2022-02", "az")
        assert source.rights == "quote only"

    def test_a_commentary_on_the_source_of_an_edition(
        self, editor: User, wording: Wording, form: Form
    ) -> None:
        source = SourceFactory.create(url="https://example.org/both")
        filled = form.but(
            commentary="", new_commentary__publisher="Turan", new_commentary__url="https://example.org/both"
        )
        signed_in(editor).post(annotate_url(wording), filled.values)
        assert Commentary.objects.get(source=source) == Annotation.objects.get().commentary

    def test_nothing_where_the_note_cannot_be_saved(self, editor: User, wording: Wording, form: Form) -> None:
        filled = form.but(body="", new_expert__name="Jane Doe", new_commentary__publisher="Turan")
        before = Source.objects.count()
        response = signed_in(editor).post(annotate_url(wording), filled.values)
        assert response.status_code == 422
        assert not Expert.objects.filter(name="Jane Doe").exists()
        assert Source.objects.count() == before


class TestWhereThereIsNothingToAnnotate:
    @pytest.mark.parametrize("ref", ["99", "u1", "..", "print", "a" * 61])
    def test_an_unknown_clause_is_not_found(self, editor: User, wording: Wording, ref: str) -> None:
        url = f"/desk/documents/{wording.document.slug}/{ref}/annotate/"
        assert signed_in(editor).get(url).status_code == 404
        assert signed_in(editor).post(url, {"body": "x"}).status_code == 404

    def test_a_draft_document_is_for_editors(self, editor: User, contributor: User, form: Form) -> None:
        document = DocumentFactory.create(draft=True)
        wording = WordingFactory.create(edition=EditionFactory.create(document=document, draft=True), ref="1")
        url = annotate_url(wording)
        assert signed_in(editor).get(url).status_code == 200
        assert signed_in(contributor).get(url).status_code == 404
        assert signed_in(contributor).post(url, form.values).status_code == 404

    def test_a_clause_of_draft_editions_alone_is_for_editors(
        self, editor: User, contributor: User, form: Form
    ) -> None:
        wording = WordingFactory.create(edition=EditionFactory.create(draft=True), ref="1")
        assert signed_in(editor).get(annotate_url(wording)).status_code == 200
        assert signed_in(contributor).post(annotate_url(wording), form.values).status_code == 404
