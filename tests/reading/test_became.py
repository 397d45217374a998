"""What readers are told of a note whose words or clause are not what they were."""

import pytest
from django.test import Client

from apps.commentary.models import Anchor, Target
from apps.documents.models import Wording
from apps.documents.services import withdraw_clause
from apps.reading.shapes import Card
from tests.documents.services.wordings import revise
from tests.factories import AnchorFactory, EditionFactory, WordingFactory, a_note
from tests.factories.times import on

pytestmark = pytest.mark.django_db
URL = "/documents/moscow/"
WORDS = "shall consult without delay"


@pytest.fixture
def wording(db: None) -> Wording:
    """With a note on its words, of 1 March."""
    with on(2022, 3, 1):
        found = WordingFactory.create(
            edition__document__slug="moscow",
            edition__ref="jam",
            ref="1",
            label="1",
            text=f"They {WORDS} on it.",
        )
        a_note(found, WORDS)
    return found


def card(client: Client, path: str = "") -> Card:
    page = client.get(URL + path).context["page"]
    rows = page.outline if hasattr(page, "outline") else [page.row]
    cards = [*getattr(page, "about", ()), *(each for row in rows for each in row.cards)]
    (found,) = cards
    assert isinstance(found, Card)
    return found


def text(client: Client, url: str = URL) -> str:
    return " ".join(client.get(url).content.decode().split())


def reworded(wording: Wording, start: int, end: int) -> None:
    Anchor.objects.filter(wording=wording).update(state="reworded", start=start, end=end, score=0.7)


def test_lost_words_say_when_they_were_changed_and_what_they_were(client: Client, wording: Wording) -> None:
    """On the day on which they went, though the clause was revised again."""
    with on(2022, 3, 10):
        revise(wording, f"They {WORDS} on it all.")
    with on(2022, 3, 22):
        revise(Wording.objects.current().get(), "They confer.")
    with on(2022, 4, 1):
        revise(Wording.objects.current().get(), "They confer often.")

    for path in ("", "1/"):
        found = card(client, path)
        assert (found.state, found.changed_on, found.quote) == ("lost", "22 March 2022", WORDS)
    for url in (URL, f"{URL}1/", f"{URL}print/", f"/annotations/{found.id}/"):
        shown = text(client, url)
        assert "These words were changed on 22 March 2022" in shown, url
        assert WORDS in shown, url
    assert card(client, "?as-of=2022-03-15").changed_on == ""
    assert card(client, "?as-of=2022-03-25").changed_on == "22 March 2022"


def test_reworded_words_give_the_original_on_demand(client: Client, wording: Wording) -> None:
    with on(2022, 3, 22):
        reworded(revise(wording, "They confer at once on it."), 5, 19)

    found = card(client)
    assert (found.state, found.changed_on) == ("reworded", "22 March 2022")
    assert (found.words_now, found.quote) == ("confer at once", WORDS)
    shown = text(client)
    assert "were reworded on 22 March 2022" in shown
    assert '<details class="card-origin"><summary>The words it was made on</summary>' in shown
    assert "0.7" not in shown


def test_words_lost_after_they_were_reworded_went_when_they_were_lost(
    client: Client, wording: Wording
) -> None:
    with on(2022, 3, 10):
        reworded(revise(wording, "They confer at once on it."), 5, 19)
    with on(2022, 3, 22):
        revise(Wording.objects.current().get(), "They trade.")

    assert card(client).changed_on == "22 March 2022"


def test_moved_words_lead_to_the_clause_where_they_stood(client: Client, wording: Wording) -> None:
    with on(2022, 3, 22):
        revise(wording, "They trade.")
        there = WordingFactory.create(
            edition=wording.edition, ref="2", label="2", text=f"They {WORDS}.", since=2
        )
        AnchorFactory.create(target=Target.objects.get(), wording=there, state="moved", start=5, end=32)

    for path in ("", "2/"):
        found = card(client, path)
        assert found.state == "moved"
        assert found.stood_in is not None
        assert (found.stood_in.label, found.stood_in.url) == ("Paragraph 1", f"{URL}1/")
    assert f'These words stood in <a href="{URL}1/">Paragraph 1</a> before and stand here now.' in text(
        client
    )


@pytest.mark.parametrize("whole", [False, True])
def test_a_note_of_a_withdrawn_clause_says_so(client: Client, wording: Wording, whole: bool) -> None:
    if whole:
        Target.objects.get().annotation.targets.update(removed_at="2022-03-02T00:00Z")
        a_note(wording, annotation=Target.objects.get().annotation)
    with on(2022, 5, 1):
        withdraw_clause(by=None, clause=wording.clause, reason="Not in it.")

    found = card(client)
    assert (found.state, found.changed_on) == ("withdrawn", "1 May 2022")
    assert found.quote == ("" if whole else WORDS)
    for url in (URL, f"/annotations/{found.id}/", f"{URL}print/"):
        assert f'<a href="{URL}1/">Paragraph 1</a>, on which this note was made, was withdrawn' in text(
            client, url
        )


def test_words_of_another_edition_have_no_day(client: Client, wording: Wording) -> None:
    other = EditionFactory.create(document=wording.document, ref="other", authentic=True)
    theirs = WordingFactory.create(edition=other, clause=wording.clause, text="They trade.")
    AnchorFactory.create(target=Target.objects.get(), wording=theirs, state="lost", score=0)

    found = card(client)
    assert (found.state, found.changed_on) == ("lost", "")
    assert found.made_in


def test_a_clause_that_readers_never_saw_is_not_named(client: Client, wording: Wording) -> None:
    """Its newer words are of a draft."""
    draft = EditionFactory.create(document=wording.document, ref="draft", draft=True, authentic=True)
    WordingFactory.create(edition=draft, clause=wording.clause, label="Zanzibar", text="Zanzibar")
    with on(2022, 5, 1):
        withdraw_clause(by=None, clause=wording.clause, reason="Not in it.")

    assert "Zanzibar" not in text(client)
