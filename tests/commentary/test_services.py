from uuid import uuid4

import pytest
from django.apps import apps

from apps.commentary import services
from apps.commentary.anchoring import place
from apps.commentary.contents import AnnotationContent, StanceContent, TargetContent
from apps.commentary.models import Anchor, Annotation, Stance, Target
from apps.commentary.models.target import TargetKind
from apps.commentary.problems import (
    IdentifierTaken,
    NothingToSay,
    NotItsTurn,
    StaleVersion,
    WordsFoundOften,
    WordsNotFound,
)
from apps.documents.models import Wording
from apps.documents.models.document import Status
from tests.factories.accounts import EditorFactory, UserFactory
from tests.factories.commentary import CommentaryFactory, ExpertFactory
from tests.factories.documents import DocumentFactory, EditionFactory, PartyFactory, WordingFactory
from tests.factories.topics import TopicFactory

pytestmark = pytest.mark.django_db

WORDS = "🕊 The Parties shall consult, and the Parties shall not delay."


def a_wording(text: str = WORDS) -> Wording:
    return WordingFactory.create(text=text)


def a_span(wording: Wording, quote: str, **more: object) -> TargetContent:
    return TargetContent(
        kind=TargetKind.SPAN,
        document=wording.document,
        clause=wording.clause,
        wording=wording,
        quote=quote,
        **more,  # type: ignore[arg-type]  # whatever a test adds to the span
    )


def a_content(*targets: TargetContent, **more: object) -> AnnotationContent:
    values: dict[str, object] = {"body": "He reads it so.", "commentary": CommentaryFactory.create(), **more}
    return AnnotationContent(targets=targets, **values)  # type: ignore[arg-type]  # see above


def test_a_span_is_selected_as_it_stands_in_the_wording() -> None:
    wording = a_wording()
    note = services.create_annotation(by=None, content=a_content(a_span(wording, "consult")), publish=True)
    target = note.targets.get()
    assert (target.quote, target.start, target.end) == (
        "consult",
        WORDS.index("consult"),
        WORDS.index("consult") + 7,
    )
    assert WORDS[: target.start].endswith(target.prefix)
    assert WORDS[target.end :].startswith(target.suffix)
    assert len(target.prefix) == 20
    assert len(target.suffix) == 32
    assert target.made_on == wording
    anchor = target.anchors.get()
    assert (anchor.state, anchor.start, anchor.end, anchor.score) == ("exact", target.start, target.end, 1.0)


def test_offsets_are_checked_and_never_believed() -> None:
    wording = a_wording()
    note = services.create_annotation(
        by=None, content=a_content(a_span(wording, "shall consult", start=1)), publish=False
    )
    assert note.targets.get().start == WORDS.index("shall consult")


def test_words_that_do_not_stand_there_make_no_note() -> None:
    with pytest.raises(WordsNotFound):
        services.create_annotation(
            by=None, content=a_content(a_span(a_wording(), "shall endeavour")), publish=True
        )
    assert not Annotation.objects.exists()


def test_words_that_stand_twice_are_asked_about_unless_their_surroundings_decide() -> None:
    wording = a_wording()
    with pytest.raises(WordsFoundOften):
        services.create_annotation(by=None, content=a_content(a_span(wording, "Parties shall")), publish=True)
    note = services.create_annotation(
        by=None, content=a_content(a_span(wording, "Parties shall", suffix=" not")), publish=True
    )
    assert note.targets.get().start == WORDS.rindex("Parties shall")


def test_a_note_needs_words_a_source_and_something_to_be_about() -> None:
    about = TargetContent(document=DocumentFactory.create())
    for content in (
        a_content(about, body=" \n"),
        a_content(about, commentary=None),
        a_content(),
    ):
        with pytest.raises(NothingToSay):
            services.create_annotation(by=None, content=content, publish=True)
    services.create_annotation(
        by=None, content=a_content(about, commentary=None, editorial=True), publish=True
    )


def test_a_draft_may_wait_for_words_and_is_not_published_without() -> None:
    about = TargetContent(document=DocumentFactory.create())
    draft = services.create_annotation(by=None, content=a_content(about, body=""), publish=False)
    assert draft.says == "no words yet"
    with pytest.raises(NothingToSay):
        services.publish_annotation(by=None, annotation=draft, base_version=draft.version)
    quoting = services.edit_annotation(
        by=None,
        annotation=draft,
        base_version=draft.version,
        content=a_content(about, body="", source_words="slippery"),
        publish=True,
    )
    assert (quoting.status, quoting.says) == ("published", "slippery")


def test_a_form_sent_twice_makes_one_note() -> None:
    editor, identifier = EditorFactory.create(), uuid4()
    content = a_content(TargetContent(document=DocumentFactory.create()))
    first, second = (
        services.create_annotation(by=editor, content=content, publish=True, identifier=identifier)
        for _ in range(2)
    )
    assert first == second
    assert Annotation.objects.count() == Target.objects.count() == 1
    with pytest.raises(IdentifierTaken):
        services.create_annotation(
            by=UserFactory.create(), content=content, publish=True, identifier=identifier
        )


def test_other_editions_of_the_clause_get_an_anchor_too() -> None:
    wording = a_wording("The Parties shall consult at once.")
    again, reworded = (
        WordingFactory.create(
            edition=EditionFactory.create(document=wording.document), clause=wording.clause, text=text
        )
        for text in ("They agree: the parties “shall consult at once”.", "The sides consult without delay.")
    )
    note = services.create_annotation(
        by=None, content=a_content(a_span(wording, "shall consult at once")), publish=True
    )
    anchors = {anchor.wording_id: anchor for anchor in Anchor.objects.filter(target__annotation=note)}
    assert anchors[wording.pk].state == anchors[again.pk].state == "exact"
    assert again.text[anchors[again.pk].start : anchors[again.pk].end] == "shall consult at once"
    assert (anchors[reworded.pk].state, anchors[reworded.pk].start) == ("lost", None)


def test_an_edit_on_an_older_version_is_refused_and_changes_nothing() -> None:
    note = services.create_annotation(
        by=None, content=a_content(TargetContent(document=DocumentFactory.create())), publish=True
    )
    kept = TargetContent(kept=note.targets.get())
    first = services.edit_annotation(
        by=None, annotation=note, base_version=1, content=a_content(kept, body="First.")
    )
    assert first.version == 2
    with pytest.raises(StaleVersion) as caught:
        services.edit_annotation(
            by=None, annotation=note, base_version=1, content=a_content(kept, body="Second.")
        )
    assert caught.value.saved == 2
    note.refresh_from_db()
    assert (note.body, note.version) == ("First.", 2)


def test_an_edit_writes_only_what_differs() -> None:
    expert, topic, party = ExpertFactory.create(), TopicFactory.create(), PartyFactory.create()
    stance = StanceContent("favourable", party)
    content = a_content(
        TargetContent(document=DocumentFactory.create(), stances=(stance,)),
        experts=(expert,),
        topics=(topic,),
    )
    note = services.create_annotation(by=None, content=content, publish=True)

    def rows(model: str) -> int:
        count: int = apps.get_model("commentary", f"{model}Event")._default_manager.count()
        return count

    names = ("AnnotationExpert", "AnnotationTopic", "Target", "Stance", "Anchor")
    before = [rows(name) for name in names]
    kept = TargetContent(kept=note.targets.get(), stances=(stance,))
    services.edit_annotation(
        by=None,
        annotation=note,
        base_version=1,
        content=a_content(kept, experts=(expert,), topics=(topic,), body="Better said."),
    )
    assert [rows(name) for name in names] == before


def test_other_words_make_a_new_target_and_keep_the_old_one() -> None:
    wording = a_wording()
    note = services.create_annotation(by=None, content=a_content(a_span(wording, "consult")), publish=True)
    old = note.targets.get()
    services.edit_annotation(
        by=None, annotation=note, base_version=1, content=a_content(a_span(wording, "not delay"))
    )
    old.refresh_from_db()
    assert (old.quote, old.removed_at is not None) == ("consult", True)
    assert Target.objects.live().get(annotation=note).quote == "not delay"


def test_stances_are_replaced_party_by_party() -> None:
    one, other = PartyFactory.create(), PartyFactory.create()
    document = DocumentFactory.create()
    note = services.create_annotation(
        by=None,
        content=a_content(
            TargetContent(
                document=document, stances=(StanceContent("favourable", one), StanceContent("neutral"))
            )
        ),
        publish=True,
    )
    services.edit_annotation(
        by=None,
        annotation=note,
        base_version=1,
        content=a_content(
            TargetContent(
                kept=note.targets.get(),
                stances=(StanceContent("mixed", one, inferred=True), StanceContent("unfavourable", other)),
            )
        ),
    )
    assert set(Stance.objects.values_list("party", "value", "inferred")) == {
        (one.pk, "mixed", True),
        (other.pk, "unfavourable", False),
    }


def test_a_note_goes_from_draft_to_published_to_withdrawn_and_back() -> None:
    note = services.create_annotation(
        by=None, content=a_content(TargetContent(document=DocumentFactory.create())), publish=False
    )
    assert (note.status, note.first_published_at) == (Status.DRAFT, None)
    with pytest.raises(NotItsTurn):
        services.restore_annotation(by=None, annotation=note, base_version=1)
    note = services.publish_annotation(by=None, annotation=note, base_version=1)
    since = note.first_published_at
    with pytest.raises(NotItsTurn):
        services.publish_annotation(by=None, annotation=note, base_version=2)
    note = services.withdraw_annotation(by=None, annotation=note, base_version=2, reason="Wrong.")
    assert (note.status, note.withdrawal) == (Status.WITHDRAWN, "Wrong.")
    with pytest.raises(NotItsTurn):
        services.withdraw_annotation(by=None, annotation=note, base_version=3)
    note = services.restore_annotation(by=None, annotation=note, base_version=3)
    assert (note.status, note.withdrawal, note.first_published_at) == (Status.PUBLISHED, "", since)


def test_a_draft_that_was_withdrawn_comes_back_as_a_draft() -> None:
    note = services.create_annotation(
        by=None, content=a_content(TargetContent(document=DocumentFactory.create())), publish=False
    )
    note = services.withdraw_annotation(by=None, annotation=note, base_version=1)
    assert services.restore_annotation(by=None, annotation=note, base_version=2).status == Status.DRAFT


def test_a_person_s_word_on_a_place_outlives_recomputation() -> None:
    wording = a_wording("The Parties shall consult at once.")
    other = WordingFactory.create(
        edition=EditionFactory.create(document=wording.document),
        clause=wording.clause,
        text="The sides consult without delay.",
    )
    note = services.create_annotation(
        by=None, content=a_content(a_span(wording, "shall consult")), publish=True
    )
    target, editor = note.targets.get(), EditorFactory.create()
    services.decide_anchor(by=editor, target=target, wording=other, start=10, end=17, state="reworded")
    place(target, [wording, other])
    anchor = target.anchors.get(wording=other)
    assert (anchor.state, anchor.start, anchor.end, anchor.decided_by) == ("reworded", 10, 17, editor)
