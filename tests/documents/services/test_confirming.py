"""What an editor confirms is what is done: a new document, a new edition, or a new text over an old one."""

import pytest

from apps.commentary.models import Anchor
from apps.commentary.reanchoring import fingerprint, foresee
from apps.documents import services
from apps.documents.models import (
    Address,
    Clause,
    Document,
    Edition,
    ExternalIdentifier,
    Import,
    Revision,
    Wording,
)
from apps.documents.models.document import Status
from apps.documents.models.importing import Stage
from apps.documents.problems import (
    LabelTooLong,
    NoClauses,
    NothingNew,
    NotItsTurn,
    PlanChanged,
    ReasonMissing,
    StaleVersion,
    TooLong,
)
from apps.documents.rules import TEXT_LIMIT
from apps.documents.services.reading_in import read_in
from apps.documents.services.replacing_texts import replacement
from tests.documents.corpora.test_akoma_ntoso import ACT
from tests.documents.services.texts import DETAILS, TREATY, bring_in, confirm, published, revised
from tests.factories.scenes import a_note

pytestmark = pytest.mark.django_db

INSERTED = "Article 3\nArbitration\n\nDisputes shall go to three wise judges.\n\nArticle 4\nEntry"
WITH_ONE_MORE = TREATY.replace("Article 3\nEntry", INSERTED)
WITHOUT_ONE = TREATY[: TREATY.index("Article 2")] + TREATY[TREATY.index("Article 3") :].replace("3", "2", 1)


def articles(edition: Edition | None) -> list[tuple[str, str]]:
    assert edition is not None
    rows = edition.wordings.current().filter(kind="article", clause__withdrawn_at=None).order_by("rank")
    return list(rows.values_list("label", "heading"))


def refs() -> dict[str, tuple[int, bool]]:
    return {row.ref: (row.clause_id, row.canonical) for row in Address.objects.all()}


def holding(words: str) -> Wording:
    return Wording.objects.current().get(text__contains=words)


def seen(row: Import) -> services.Seen:
    plan = services.planned(row)
    assert row.edition is not None
    return services.Seen(plan.fingerprint(), fingerprint(foresee(replacement(row.edition, plan))))


def test_nothing_is_there_before_it_is_confirmed() -> None:
    bring_in(TREATY)
    assert not any(model.objects.exists() for model in (Document, Edition, Clause))


def test_a_pasted_text_becomes_a_published_document_with_its_edition() -> None:
    done = published()
    assert done.stage == Stage.CONFIRMED
    assert done.document is not None
    assert done.edition is not None
    assert (done.document.status, done.edition.status) == (Status.PUBLISHED, Status.PUBLISHED)
    assert articles(done.edition) == [
        ("Article 1", "Friendship"),
        ("Article 2", "Assistance"),
        ("Article 3", "Entry into force"),
    ]
    assert {"1", "2", "3", "preamble", "preamble-u1"} <= refs().keys()


def test_as_a_draft_nobody_else_sees_it() -> None:
    done = confirm(bring_in(TREATY), publish=False)
    assert done.document is not None
    assert done.document.status == Status.DRAFT
    assert done.revision is not None
    assert done.revision.published_at is None


def test_confirmed_twice_it_happens_once() -> None:
    row = bring_in(TREATY)
    assert confirm(row).revision == confirm(row).revision
    assert Document.objects.count() == 1


def test_who_looked_at_older_rows_confirms_nothing() -> None:
    row = bring_in(TREATY)
    with pytest.raises(StaleVersion):
        services.confirm_import(by=None, row=row, base_version=row.version - 1, seen=None, publish=True)
    assert not Document.objects.exists()


def test_only_what_differs_gets_a_new_wording() -> None:
    done = published()
    again = revised(done, TREATY.replace("every spring", "every autumn"))
    assert again.revision is not None
    assert [w.label for w in Wording.objects.filter(since=again.revision.number)] == ["Article 1"]
    assert Wording.objects.get(text__contains="spring").until == 2


def test_a_renumbered_clause_gains_an_address_and_keeps_the_old_one() -> None:
    done = published()
    clause = holding("signature").clause_id
    revised(done, WITH_ONE_MORE)
    assert refs()["3"] == (clause, False)
    assert refs()["4"] == (clause, True)
    assert refs()["3-2"][0] == holding("wise judges").clause_id
    assert articles(done.edition)[2:] == [("Article 3", "Arbitration"), ("Article 4", "Entry into force")]


def test_a_clause_that_is_gone_is_withdrawn_and_keeps_its_last_words() -> None:
    done = published()
    clause = holding("attacked").clause
    revised(done, WITHOUT_ONE, "Article 2 was struck out.")
    clause.refresh_from_db()
    assert clause.withdrawn_at is not None
    assert clause.withdrawal == "Article 2 was struck out."
    assert clause.wordings.get().until == 2
    assert refs()["2"] == (clause.pk, True)


def test_a_clause_that_another_edition_holds_is_not_withdrawn() -> None:
    done = published()
    confirm(bring_in(TREATY, document=done.document, details={"publisher": "Another"}))
    clause = Wording.objects.filter(text__contains="attacked").first()
    assert clause is not None
    revised(done, WITHOUT_ONE)
    clause.clause.refresh_from_db()
    assert clause.clause.withdrawn_at is None


def test_the_first_text_again_brings_clause_address_and_anchor_back() -> None:
    done = published()
    wording = holding("attacked")
    a_note(wording, "help the other when it is attacked")
    revised(done, WITHOUT_ONE)
    revised(done, TREATY)
    back = holding("attacked")
    assert back.clause_id == wording.clause_id
    assert back.clause.withdrawn_at is None
    anchor = Anchor.objects.get(wording=back)
    assert (anchor.state, back.text[anchor.start : anchor.end]) == (
        "exact",
        "help the other when it is attacked",
    )


def test_moved_reworded_and_lost_words_are_told_apart() -> None:
    done = published()
    first, second = holding("spring"), holding("attacked")
    a_note(first, "live in peace and consult each other")
    a_note(second, "Each Party shall help the other when it is attacked")
    a_note(second, "the help shall not be paid for, whatever it costs")
    text = TREATY.replace(
        "live in peace and consult each other", "live in peace and always consult one another"
    )
    text = text.replace(", and the help shall not be paid for, whatever it costs", "")
    text = text.replace(
        "Each Party shall help the other when it is attacked.", "This matter is regulated elsewhere."
    )
    text = text.replace("signature.", "signature. Each Party shall help the other when it is attacked.")
    revised(done, text)
    states = {
        (anchor.target.quote[:10], anchor.state)
        for anchor in Anchor.objects.filter(wording__until=None).select_related("target")
    }
    assert ("live in pe", "reworded") in states
    assert ("Each Party", "moved") in states
    assert ("the help s", "lost") in states


def test_what_was_shown_is_what_is_done() -> None:
    done = published()
    a_note(holding("spring"), "every spring")
    row = bring_in(TREATY.replace("spring", "autumn"), edition=done.edition, details={"reason": "Corrected."})
    confirm(row, seen=seen(row))
    assert Revision.objects.filter(edition=done.edition).count() == 2


def test_a_note_that_came_since_is_shown_before_anything_is_done() -> None:
    done = published()
    row = bring_in(TREATY.replace("spring", "autumn"), edition=done.edition, details={"reason": "Corrected."})
    looked = seen(row)
    a_note(holding("spring"), "every spring")
    with pytest.raises(PlanChanged):
        confirm(row, seen=looked)
    row.refresh_from_db()
    assert row.stage == Stage.READY
    assert Revision.objects.filter(edition=done.edition).count() == 1


def test_an_edition_that_changed_since_is_shown_before_anything_is_done() -> None:
    done = published()
    row = bring_in(TREATY.replace("spring", "autumn"), edition=done.edition, details={"reason": "Corrected."})
    looked = seen(row)
    revised(done, TREATY.replace("attacked", "threatened"))
    with pytest.raises(PlanChanged):
        confirm(row, seen=looked)


def test_the_same_text_is_nothing_new() -> None:
    done = published()
    with pytest.raises(NothingNew):
        revised(done, TREATY)


def test_a_revision_needs_a_reason() -> None:
    done = published()
    with pytest.raises(ReasonMissing):
        revised(done, WITH_ONE_MORE, reason=" ")


def test_a_clause_too_long_for_a_page_is_refused_and_kept() -> None:
    row = bring_in("1. " + "word " * (TEXT_LIMIT // 4))
    with pytest.raises(TooLong):
        confirm(row)
    assert not Document.objects.exists()


def test_a_label_too_long_is_refused() -> None:
    row = bring_in(TREATY)
    row.rows[0]["label"] = "x" * 61
    row.save()
    with pytest.raises(LabelTooLong):
        confirm(row)


def test_without_a_clause_there_is_nothing_to_confirm() -> None:
    row = bring_in(TREATY)
    row.rows = []
    row.save()
    with pytest.raises(NoClauses):
        confirm(row)


def test_what_is_discarded_cannot_be_confirmed() -> None:
    row = bring_in(TREATY)
    discarded = services.discard_import(by=None, row=row)
    with pytest.raises(NotItsTurn):
        confirm(discarded)


def test_a_second_edition_stands_on_the_same_clauses() -> None:
    done = published()
    other = confirm(
        bring_in(RUSSIAN, document=done.document, details={"publisher": "Министерство", "language": "ru"})
    )
    assert done.edition is not None
    assert other.edition is not None
    english = {w.label: w.clause_id for w in done.edition.wordings.filter(kind="article")}
    russian = {w.label: w.clause_id for w in other.edition.wordings.filter(kind="article")}
    assert [russian[f"Статья {n}"] for n in (1, 2, 3)] == [english[f"Article {n}"] for n in (1, 2, 3)]
    ranks = {row.clause_id: row.rank for row in done.edition.wordings.all()}
    assert all(ranks[row.clause_id] == row.rank for row in other.edition.wordings.filter(kind="article"))


RUSSIAN = """Договор о добрососедстве

Высокие Договаривающиеся Стороны,

признавая давнюю дружбу своих народов,

желая её укрепить,

согласились о нижеследующем:

Статья 1
Дружба

Стороны живут в мире и каждую весну советуются друг с другом.

Статья 2
Помощь

Каждая Сторона помогает другой, если на неё напали, и помощь не оплачивается, сколько бы она ни стоила.

Статья 3
Вступление в силу

Настоящий Договор вступает в силу в день его подписания.
"""


def test_a_clause_that_a_person_withdrew_stays_withdrawn() -> None:
    done = published()
    withdrawn = holding("attacked").clause
    services.withdraw_clause(by=None, clause=withdrawn, reason="It was never signed.")
    revised(done, TREATY.replace("spring", "autumn"))
    withdrawn.refresh_from_db()
    assert withdrawn.withdrawn_at is not None
    assert holding("autumn").since == 2


def test_what_an_akoma_ntoso_file_calls_a_clause_is_kept() -> None:
    row = services.start_import(
        by=None, content=ACT.encode(), file_name="act.xml", details=DETAILS, in_background=False
    )
    read_in(row.pk)
    row.refresh_from_db()
    confirm(row)
    known = ExternalIdentifier.objects.get(value="sec_2")
    assert Wording.objects.get(clause=known.clause).text == "Lakes are rivers here."
