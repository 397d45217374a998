"""Comparisons, lineages and force tell readers nothing of what they may not see: not in words, not in numbers, and not
by what is kept for the next one who asks."""

from collections.abc import Iterable

import pytest
from django.test import Client
from django.utils.html import strip_tags

from apps.commentary.services import withdraw_annotation
from apps.documents.models import Document, Edition
from apps.documents.services import withdraw_clause, withdraw_document, withdraw_edition
from apps.matching.engine.force import Level
from apps.parallels.services import compare, reject, set_force, take_back
from apps.topics.services import link_topic, unlink_topic
from tests.factories import (
    ClauseTopicFactory,
    DocumentFactory,
    DocumentRelationFactory,
    EditorFactory,
    RevisionFactory,
    TopicFactory,
    UserFactory,
    WordingFactory,
    a_note,
)
from tests.factories.commentary import AnnotationFactory, TargetFactory
from tests.parallels.treaties import COURT, PEACE, SCHOOL, TRADE, clauses, entered, pairing_of, wording

pytestmark = pytest.mark.django_db
SECRET = "Zanzibar"


@pytest.fixture
def pair() -> tuple[Edition, Edition]:
    old = entered(
        PEACE, TRADE, COURT, document=DocumentFactory.create(slug="old", title="Old", signed="1997")
    )
    late = entered(
        PEACE, TRADE, SCHOOL, document=DocumentFactory.create(slug="late", title="Late", signed="2022")
    )
    DocumentRelationFactory.create(from_document=late.document, to_document=old.document)
    a_note(wording(old, 1), "Parties", body="Seen by everybody.")
    return old, late


def addresses(old: Edition, late: Edition) -> list[str]:
    refs = {each: [f"{each.pk}-{number}" for number in (1, 3)] for each in (old, late)}
    pages = [
        "/compare/",
        "/compare/?left=old",
        f"/compare/?left={SECRET}",
        "/sitemap.xml",
        *(
            f"/compare/old/late/{query}"
            for query in ("", "?with=notes", "?kind=dropped&kind=new", "?q=zanzibar")
        ),
        *(f"/compare/old/late/notes/{key}/" for key in (*refs[old], f"new-{refs[late][1]}")),
        *(f"/compare/old/late/export/{form}/" for form in ("csv", "json")),
    ]
    for slug, edition in (("old", old), ("late", late)):
        here = f"/documents/{slug}/"
        pages += [here, f"{here}lineage/", f"{here}lineage/?in=library"]
        for ref in refs[edition]:
            pages += [f"{here}{ref}/", f"{here}lineage/{ref}/", f"{here}lineage/{ref}/?in=library"]
    return pages


def seen(client: Client, urls: Iterable[str]) -> dict[str, tuple[int, str]]:
    answers = {url: client.get(url) for url in urls}
    return {url: (answer.status_code, answer.content.decode()) for url, answer in answers.items()}


def hide(old: Edition, late: Edition) -> None:
    """All that readers may not see, wherever it could touch the two."""
    topic = TopicFactory.create(slug="zanzibar", name=f"{SECRET} topic")
    draft = entered(
        PEACE, f"{COURT} {SECRET}.", document=late.document, draft=True, extent="complete", ref="zanzibar"
    )
    ClauseTopicFactory.create(clause=clauses(draft)[1], topic=topic)
    RevisionFactory.create(edition=old, published_at=None)
    first = wording(old, 1)
    type(first).objects.filter(pk=first.pk).update(until=2)
    coming = WordingFactory.create(
        edition=old, clause=first.clause, since=2, text=f"The Parties may go to {SECRET}.", label="1"
    )
    WordingFactory.create(edition=old, since=2, text=f"The Parties shall build {SECRET}.", label="4")
    protocol = DocumentFactory.create(slug="zanzibar", title=f"{SECRET} protocol", signed="2001", draft=True)
    entered(PEACE, TRADE, SCHOOL, document=protocol, draft=True)
    for one, other in ((late.document, protocol), (protocol, old.document)):
        DocumentRelationFactory.create(from_document=one, to_document=other)
    spy = EditorFactory.create(name=f"{SECRET} editor")
    a_note(wording(late, 2), "trade", draft=True, created_by=spy, body=f"{SECRET} note", topics=[topic])
    for dropper, row in ((late.document, wording(old, 3)), (protocol, wording(old, 2))):
        TargetFactory.create(
            annotation=AnnotationFactory.create(draft=dropper == late.document, body=f"{SECRET} silence"),
            kind="absence",
            document=dropper,
            clause=row.clause,
            clause_document=old.document,
        )
    for row in (*draft.wordings.current(), coming):
        set_force(by=spy, wording=row, base_version=0, level=Level.NONE, note=f"{SECRET} force")
    compare(viewer=spy, left=late.document, right=protocol)


def test_what_is_hidden_changes_nothing_that_readers_see(
    client: Client, pair: tuple[Edition, Edition]
) -> None:
    urls = addresses(*pair)
    before = seen(client, urls)
    assert {status for status, _page in before.values()} <= {200, 404}
    hide(*pair)
    editor = Client()
    editor.force_login(EditorFactory.create())
    assert any(SECRET in page for _status, page in seen(editor, urls).values())
    for url, answer in seen(client, urls).items():
        assert SECRET not in answer[1].replace(f"{SECRET}&quot;", "").replace(f'value="{SECRET}"', ""), url
        assert answer == before[url], url
    contributor = Client()
    contributor.force_login(UserFactory.create())
    for url, (_status, page) in seen(contributor, urls[::2]).items():
        for secret in ("editor", "note", "silence", "force", "protocol", "."):
            assert f"{SECRET} {secret}".replace(" .", ".") not in page, url


def test_nothing_that_is_kept_outlives_what_it_was_made_of(
    client: Client, pair: tuple[Edition, Edition]
) -> None:
    old, late = pair
    editor = EditorFactory.create()
    shown, lines = "/compare/old/late/", ("/documents/late/lineage/", "/documents/late/lineage/?in=library")

    def page(url: str = shown) -> str:
        answer = client.get(url)
        tag = answer.headers.get("ETag", "")
        assert not tag or client.get(url, headers={"If-None-Match": tag}).status_code == 304
        return " ".join(strip_tags(answer.content.decode()).split())

    note = a_note(wording(late, 2), "trade", body="A note.")
    assert page().count("1 note") == 2
    withdraw_annotation(by=editor, annotation=note, base_version=note.version, reason="It was wrong.")
    assert page().count("1 note") == 1
    for version, level in enumerate((Level.ASPIRATION, None)):
        set_force(by=editor, wording=wording(late, 2), base_version=version, level=level)
        assert ("1 promise is weaker" in page()) is (level is not None)
    topics = [TopicFactory.create(name=name) for name in ("Schooling", "Exchanges")]
    for topic in topics:
        link_topic(by=editor, clause=clauses(late)[2], topic=topic)
    assert all("Schooling" in page(url) for url in (shown, *lines))
    for topic in topics:
        unlink_topic(by=editor, clause=clauses(late)[2], topic=topic)
    assert not any("Schooling" in page(url) for url in (shown, *lines))

    compare(viewer=editor, left=old.document, right=late.document)
    assert "2 go back to Old" in page(lines[0])
    trade = pairing_of(clauses(old)[1])
    reject(by=editor, pairing=trade, base_version=trade.version)
    assert "1 goes back to Old" in page(lines[0])
    assert "1 is the same" in page()
    trade.refresh_from_db()
    take_back(by=editor, pairing=trade, base_version=trade.version)
    assert "2 are the same" in page()

    withdraw_clause(by=editor, clause=clauses(old)[1], reason="It is not in the document.")
    assert "1 is the same, 2 are new" in page()
    assert "1 goes back to Old" in page(lines[0])
    assert "1 has ancestors" in page(lines[1])
    withdraw_edition(by=editor, edition=old, base_version=old.version, reason="Another text.")
    assert "No words of Old are held here" in page()
    assert "The text of Old is not held" in page(lines[0]) or "its text is not held" in page(lines[0])
    assert "No earlier document that is held here" in page(lines[1])
    withdraw_document(
        by=editor,
        document=old.document,
        base_version=Document.objects.get(slug="old").version,
        reason="Never.",
    )
    assert [client.get(url).status_code for url in (shown, *lines)] == [410, 200, 200]
    assert "No document is known here that it goes back to" in page(lines[0])
