"""What confirming does is shown before, and exactly that is done."""

from typing import Any

import pytest
from django.db.models import Q
from django.test import Client
from pytest_django.asserts import assertNumQueries

from apps.accounts.models import User
from apps.commentary.models import Anchor, Annotation
from apps.documents import services
from apps.documents.models import Edition, Import, Wording
from apps.documents.models.document import Status
from apps.documents.models.importing import Stage
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import form_with, open_form
from tests.documents.services.texts import TREATY, bring_in, confirm, published, revised
from tests.factories import EditorFactory, a_note

pytestmark = pytest.mark.django_db

# The spring becomes an autumn, the costs move to the first article, the day of signature is said in other words, the
# neighbours' article is renumbered.
REVISED = """Treaty on Good Neighbours

The High Contracting Parties,

Recognizing the old friendship of their peoples,

Desiring to strengthen it,

Have agreed as follows:

Article 1
Friendship

The Parties shall live in peace and consult each other every autumn.

Article 2
Arbitration

Any dispute of the Parties goes to three wise judges, whom both of them name.

Article 3
Assistance

Each Party shall help the other when it is attacked, and the help shall not be paid for.
"""


def url(row: Import) -> str:
    return f"/desk/imports/{row.pk}/confirm/"


def press(desk: Client, row: Import, act: str = "publish", **values: object) -> Any:
    return desk.post(url(row), open_form(desk, url(row), "plan").but(act=act, **values))


def the_edition(row: Import) -> Edition:
    row.refresh_from_db()
    assert row.edition is not None
    return Edition.objects.get(pk=row.edition.pk)


def noted() -> tuple[Edition, dict[str, Annotation]]:
    """A published treaty with a note that stays, one whose words change, one that loses them, and one about a whole
    clause that will be gone."""
    edition = published().edition
    assert edition is not None
    words = {row.label: row for row in Wording.objects.current().filter(edition=edition)}
    notes = {
        "stays": a_note(words["Article 1"], "live in peace", body="It stays."),
        "lost": a_note(words["Article 2"], "whatever it costs", body="It loses its words."),
        "fallen": a_note(words["Article 3"], "the day of its signature", body="Its clause is gone."),
        "whole": a_note(words["Article 3"], body="About the whole."),
    }
    return edition, notes


class TestANewDocument:
    def test_is_summed_up_before(self, desk: Client) -> None:
        page = text_of(desk.get(url(bring_in(TREATY))))
        assert "Article: <strong>3</strong>" in page
        assert "Recital: <strong>2</strong>" in page
        assert "The Ministry" in page
        assert "Confirm and publish" in page
        assert "Confirm as a draft" in page

    def test_shows_the_address_that_it_gets_for_good(self, desk: Client) -> None:
        row = bring_in(TREATY)
        page = text_of(desk.get(url(row)))
        press(desk, row)
        assert f"<dd>/documents/{the_edition(row).document.slug}/</dd>" in page

    def test_is_published_with_its_edition(self, desk: Client, editor: User) -> None:
        row = bring_in(TREATY)
        response = press(desk, row)
        edition = the_edition(row)
        assert response["Location"] == f"/desk/documents/{edition.document.slug}/editions/{edition.ref}/"
        assert (edition.status, edition.document.status) == (Status.PUBLISHED, Status.PUBLISHED)
        assert "Confirmed and published. Readers see it from now on." in text_of(
            desk.get(response["Location"])
        )
        assert f"Confirmed by {editor}" in text_of(desk.get(f"/desk/imports/{row.pk}/"))

    def test_or_stays_a_draft(self, desk: Client) -> None:
        row = bring_in(TREATY)
        press(desk, row, "draft")
        edition = the_edition(row)
        assert (edition.status, edition.document.status) == (Status.DRAFT, Status.DRAFT)

    def test_waits_for_what_is_missing(self, desk: Client) -> None:
        row = bring_in(TREATY, details={"publisher": ""})
        page = text_of(desk.get(url(row)))
        assert f"/desk/imports/{row.pk}/details/#details-publisher" in page
        assert "Confirm and publish" not in page
        response = press(desk, row)
        assert response.status_code == 409
        assert Edition.objects.count() == 0

    def test_of_the_same_address_as_another_is_refused_with_the_sentence(self, desk: Client) -> None:
        document = published().document
        assert document is not None
        row = bring_in(TREATY, details={"slug": document.slug})
        response = press(desk, row)
        assert response.status_code == 409
        assert f"Another document stands at the address “{document.slug}”" in text_of(response)


class TestAnEditionBeside:
    def test_shows_which_clause_is_which(self, desk: Client) -> None:
        document = published().document
        short = TREATY.partition("Article 3")[0]
        row = bring_in(short, document=document, details={"publisher": "Another"})
        page = text_of(desk.get(url(row)))
        assert "1 clause stands on one side alone." in page
        assert "none: this edition does not have it" in page
        press(desk, row)
        assert the_edition(row).document == document
        assert Wording.objects.current().filter(edition=the_edition(row)).exists()


class TestANewText:
    def test_says_what_becomes_of_each_clause_and_note(self, desk: Client) -> None:
        edition, notes = noted()
        page = " ".join(text_of(desk.get(url(bring_in(REVISED, edition=edition)))).split())
        assert "spring</del>" in page
        assert "autumn</ins>" in page
        assert "Its address was 2 and is 3 from now on; the old one leads there." in page or "3-2" in page
        assert "told so (410), with these last words" in page
        assert "<strong>1</strong> stay on the same words" in page
        assert "<strong>2</strong> lose their words" in page
        assert f"/desk/annotations/{notes['lost'].pk}/" in page
        assert f"/desk/annotations/{notes['whole'].pk}/" in page
        assert f"/desk/annotations/{notes['stays'].pk}/" not in page
        assert "its words are not found and the clause is gone; it falls back to the document" in page
        assert "about the whole clause, which is gone" in page

    def test_is_what_is_confirmed(self, desk: Client) -> None:
        edition, notes = noted()
        row = bring_in(REVISED, edition=edition)
        response = press(desk, row, reason="The official text came.")
        edition.refresh_from_db()
        assert edition.current_revision == 2
        assert edition.revisions.get(number=2).reason == "The official text came."
        page = text_of(desk.get(response["Location"]))
        assert "Confirmed as revision 2. 3 notes do not stand on the same words any more." in page
        assert 'href="/desk/anchors/"' in page
        states = set(Anchor.objects.filter(target__annotation=notes["stays"]).values_list("state", flat=True))
        assert states == {"exact"}

    def test_needs_a_reason(self, desk: Client) -> None:
        edition, _notes = noted()
        row = bring_in(REVISED, edition=edition)
        response = press(desk, row, reason="  ")
        assert response.status_code == 409
        assert "Say in a few words why." in text_of(response)
        row.refresh_from_db()
        assert row.stage == Stage.READY

    def test_of_a_published_edition_is_published_and_of_a_draft_a_draft(self, desk: Client) -> None:
        page = text_of(desk.get(url(bring_in(REVISED, edition=published().edition))))
        assert "Confirm and publish" in page
        assert "Confirm as a draft" not in page
        draft = confirm(bring_in(TREATY, details={"title": "Another"}), publish=False).edition
        page = text_of(desk.get(url(bring_in(REVISED, edition=draft))))
        assert "Confirm and publish" not in page
        assert "Confirm as a draft" in page

    def test_that_is_the_same_has_nothing_to_confirm(self, desk: Client) -> None:
        page = text_of(desk.get(url(bring_in(TREATY, edition=published().edition))))
        assert "there is nothing to confirm" in page
        assert "Confirm and publish" not in page

    def test_foresees_the_addresses_that_clauses_get(self, desk: Client) -> None:
        edition, _notes = noted()
        row = bring_in(REVISED, edition=edition)
        plan = services.planned(row)
        foreseen = services.addresses_foreseen(edition.document, plan)
        press(desk, row, reason="Renumbered.")
        now = Wording.objects.current().filter(edition=edition, clause__withdrawn_at=None).order_by("rank")
        assert [each.clause.addresses.get(canonical=True).ref for each in now] == foreseen


class TestWhatWasSeen:
    def test_is_not_confirmed_when_a_note_came_in_between(self, desk: Client) -> None:
        edition, _notes = noted()
        row = bring_in(REVISED, edition=edition)
        form = open_form(desk, url(row), "plan")
        law = Wording.objects.current().get(edition=edition, label="Article 2")
        a_note(law, "shall not be paid for")
        response = desk.post(url(row), form.but(act="publish", reason="The official text came."))
        page = text_of(response)
        assert response.status_code == 409
        assert "Something changed since you looked" in page
        assert "The official text came." in page
        edition.refresh_from_db()
        assert edition.current_revision == 1
        again = form_with(response, "plan")
        assert again.values["notes"] != form.values["notes"]
        assert desk.post(url(row), again.but(act="publish")).status_code == 302

    def test_is_not_confirmed_when_the_edition_changed(self, desk: Client) -> None:
        edition, _notes = noted()
        row = bring_in(REVISED, edition=edition)
        form = open_form(desk, url(row), "plan")
        revised(row, TREATY.replace("every spring", "every summer"))
        response = desk.post(url(row), form.but(act="publish", reason="The official text came."))
        assert response.status_code == 409
        assert "summer</del>" in text_of(response)

    def test_is_confirmed_once_by_two_editors_and_the_second_is_told_by_whom(self, desk: Client) -> None:
        edition, _notes = noted()
        row = bring_in(REVISED, edition=edition)
        other = signed_in(EditorFactory.create(name="Bahar"))
        form = open_form(other, url(row), "plan").but(act="publish", reason="Mine.")
        mine = open_form(desk, url(row), "plan").but(act="publish", reason="Ours.")
        other.post(url(row), form)
        page = text_of(desk.post(url(row), mine, follow=True))
        assert "This import is confirmed already, by Bahar. Nothing was done twice." in page
        edition.refresh_from_db()
        assert edition.current_revision == 2
        assert "confirmed already" not in text_of(other.post(url(row), form, follow=True))


def test_what_is_brought_back_brings_its_notes_back(desk: Client) -> None:
    edition, notes = noted()
    done = bring_in(REVISED, edition=edition)
    press(desk, done, reason="The official text came.")
    edition.refresh_from_db()
    own = f"/desk/documents/{edition.document.slug}/editions/{edition.ref}/revisions/1/bring-back/"
    row = Import.objects.get(pk=desk.post(own, {})["Location"].split("/")[-2])
    page = text_of(desk.get(url(row)))
    assert "The text of revision 1 is brought back." in page
    press(desk, row)
    edition.refresh_from_db()
    assert edition.current_revision == 3
    first, third = (edition.wordings.filter(ends_after(n), since__lte=n) for n in (1, 3))
    columns = ("clause", "kind", "label", "heading", "text", "parent")
    assert list(first.order_by("rank").values_list(*columns)) == list(
        third.order_by("rank").values_list(*columns)
    )
    for name in ("stays", "lost", "fallen"):
        last = Anchor.objects.filter(target__annotation=notes[name]).order_by("wording__since").last()
        assert last is not None
        assert last.state == "exact", name


def ends_after(number: int) -> Q:
    return Q(until__isnull=True) | Q(until__gt=number)


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_takes_a_fixed_number_of_queries(desk: Client, many: int) -> None:
    edition, _notes = noted()
    for number in range(1, many):
        a_note(
            Wording.objects.current().get(edition=edition, label="Article 2"),
            "attacked",
            body=f"Note {number}.",
        )
    row = bring_in(REVISED.replace("when it is attacked", "in war") if many > 1 else REVISED, edition=edition)
    desk.get(url(row))
    with assertNumQueries(20):
        desk.get(url(row))
