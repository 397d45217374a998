from django.test import Client
from django.utils import timezone

from apps.documents.models import Address
from apps.reading.shapes import ClausePage
from tests.factories import AddressFactory, EditionFactory, WordingFactory, a_note
from tests.reading.conftest import People, Scene, Words


def page_of(client: Client, url: str) -> ClausePage:
    page: ClausePage = client.get(url).context["page"]
    return page


def test_every_edition_s_wording_is_shown_with_its_source(client: Client, scene: Scene) -> None:
    page = page_of(client, f"{scene.url}1/")

    assert [text.wording.text for text in page.editions] == [scene.one.text, scene.one_by_turan.text]
    html = client.get(f"{scene.url}1/").content.decode()
    assert "Numbered 1 by JAMnews." in html
    assert "Numbered 1 by Turan." in html
    assert html.count("Translator not stated.") == 2


def test_the_words_on_the_page_are_the_wordings_and_nothing_else(client: Client, scene: Scene) -> None:
    a_note(scene.one, "allied interaction")
    a_note(scene.one_by_turan, "mutual")

    assert Words(client.get(f"{scene.url}1/").content.decode()).found == {
        str(scene.one.pk): scene.one.text,
        str(scene.one_by_turan.pk): scene.one_by_turan.text,
    }


def test_all_notes_stand_in_full_in_the_order_of_the_words(client: Client, scene: Scene) -> None:
    late = a_note(scene.assistance, "military assistance")
    early = a_note(scene.assistance, "consider")
    whole = a_note(scene.assistance)
    a_note(scene.consultations, "urgent")

    cards = page_of(client, f"{scene.url}u2/").row.cards

    assert [card.id for card in cards] == [whole.pk, early.pk, late.pk]


def test_neighbours_lead_on(client: Client, scene: Scene) -> None:
    first, last = page_of(client, f"{scene.url}preamble-u1/"), page_of(client, f"{scene.url}11/")

    assert (first.before, first.after.label if first.after else "") == (None, "Paragraph 1")
    assert (last.before.url if last.before else "", last.after) == (f"{scene.url}u2/", None)


def test_another_address_leads_to_today_s_for_good(client: Client, scene: Scene) -> None:
    Address.objects.filter(clause=scene.consultations.clause).update(canonical=False)
    AddressFactory.create(clause=scene.consultations.clause, ref="5")

    response = client.get(f"{scene.url}u1/?differences=x")

    assert (response.status_code, response["Location"]) == (301, f"{scene.url}5/?differences=x")
    assert client.get(f"{scene.url}5/").status_code == 200


def test_the_citation_names_edition_publisher_state_and_address(client: Client, scene: Scene) -> None:
    citation = page_of(client, f"{scene.url}1/").editions[1].citation
    day = f"{timezone.now().day} {timezone.now():%B %Y}"

    assert citation.text == (
        f"Paragraph 1, Moscow Declaration (22 February 2022), English, as quoted by Turan, revision 1 of {day}. "
        "Glossator,"
    )
    assert citation.path == f"{scene.url}1/"
    assert f"http://testserver{scene.url}1/" in client.get(f"{scene.url}1/").content.decode()


def test_word_differences_are_shown_on_demand(client: Client, scene: Scene) -> None:
    closed = page_of(client, f"{scene.url}1/")
    opened = page_of(client, f"{scene.url}1/?differences=turan-en")

    assert closed.editions[0].differences is None
    assert closed.editions[1].differences is not None
    assert closed.editions[1].differences.pieces == ()
    assert closed.editions[1].differences.url == f"{scene.url}1/?differences=turan-en#differences"
    assert opened.editions[1].differences is not None
    pieces = opened.editions[1].differences.pieces
    assert "".join(text for state, text in pieces if state != "new") == scene.one.text
    assert "".join(text for state, text in pieces if state != "gone") == scene.one_by_turan.text


def test_wordings_in_different_languages_are_not_compared(client: Client, scene: Scene) -> None:
    russian = EditionFactory.create(document=scene.document, ref="ru", language="ru")
    WordingFactory.create(edition=russian, clause=scene.one.clause, text="строят свои отношения")

    assert page_of(client, f"{scene.url}1/").editions[2].differences is None
    assert 'lang="ru" dir="ltr"' in client.get(f"{scene.url}1/").content.decode()


def test_nonsense_instead_of_an_edition_shows_no_differences(client: Client, scene: Scene) -> None:
    assert client.get(f"{scene.url}1/?differences=%00").status_code == 200


def test_only_who_may_write_is_asked_to(scene: Scene, people: People) -> None:
    link = f"/desk{scene.url}1/annotate/"

    assert f'href="{link}"' in people.client("contributor").get(f"{scene.url}1/").content.decode()
    assert f'href="{link}"' in people.client("contributor").get(scene.url).content.decode()
    assert link not in people.client("anonymous").get(f"{scene.url}1/").content.decode()
    assert link not in people.client("anonymous").get(scene.url).content.decode()


def test_a_clause_leads_back_to_its_place(client: Client, scene: Scene) -> None:
    page = page_of(client, f"{scene.url}u2/")

    assert page.in_context == f"{scene.url}#clause-u2"
    assert 'id="clause-u2"' in client.get(scene.url).content.decode()
