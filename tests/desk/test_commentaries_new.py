"""Bringing a commentary in at the desk: a file, pasted words or a link; what is proposed; what is wrong."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from apps.accounts.models import User
from apps.commentary.models import Commentary, CommentaryText, Expert
from apps.documents.models import Source
from tests.commentary.intake import pages
from tests.desk.conftest import signed_in, text_of
from tests.desk.documents.browser import PageForm, form_with
from tests.factories import EditionFactory, ExpertFactory
from tests.factories.commentary import CommentaryFactory
from tests.factories.documents import SourceFactory

pytestmark = pytest.mark.django_db

NEW = "/desk/commentaries/new/"
ARTICLE = "\n\n".join(pages.ENGLISH)


@pytest.fixture
def desk(editor: User) -> Client:
    return signed_in(editor)


def a_page(page: str = pages.JSON_LD, name: str = "article.html") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, page.encode())


def read(desk: Client, **values: object) -> Any:
    return desk.post(NEW, {"act": "read", **values})


def checked(desk: Client, **values: object) -> PageForm:
    """The second form, with what was proposed."""
    response = read(desk, **values)
    assert response.status_code == 200
    return form_with(response, "step")


def saved(desk: Client, form: PageForm, **values: object) -> Any:
    return desk.post(NEW, {**form.but(**values), "act": "save"})


def test_a_page_becomes_a_commentary_that_was_checked(desk: Client, editor: User) -> None:
    form = checked(desk, file=a_page())
    assert form.values["title"] == ["What the declaration promises, and what it does not"]
    assert form.values["published_on"] == ["2022-02-25"]
    assert form.values["rights"] == ["quote only"]
    assert [form.values[f"new_expert-{n}-name"] for n in range(2)] == [["Leyla Hasanova"], ["Murad Aliyev"]]
    response = saved(desk, form, title="What it promises", text=ARTICLE)
    made = Commentary.objects.get()
    assert response["Location"] == f"/desk/commentaries/{made.slug}/review/"
    assert (made.source.title, made.source.publisher) == ("What it promises", "The Observer of the Caspian")
    assert [link.expert.name for link in made.expert_links.all()] == ["Leyla Hasanova", "Murad Aliyev"]
    text = made.texts.get()
    assert (text.text, text.file_name, text.created_by) == (ARTICLE, "article.html", editor)


def test_nothing_is_kept_before_it_is_checked(desk: Client) -> None:
    checked(desk, file=a_page())
    assert not Commentary.objects.exists()
    assert not Source.objects.exists()


def test_pasted_words_are_proposed_from_themselves(desk: Client) -> None:
    form = checked(
        desk, pasted=f"A promise on paper\n\n{ARTICLE}\n\nLeyla Hasanova", url="https://new.example/1"
    )
    assert form.values["title"] == ["A promise on paper"]
    assert form.values["author"] == ["Leyla Hasanova"]
    assert form.values["language"] == ["en"]
    assert form.values["url"] == ["https://new.example/1"]


def test_title_and_link_alone_are_a_commentary_without_a_text(desk: Client) -> None:
    form = checked(desk, title="A promise", url="https://new.example/1")
    response = saved(desk, form, publisher="Turan", language="en")
    made = Commentary.objects.get()
    assert response["Location"] == f"/desk/commentaries/{made.slug}/"
    assert not made.texts.exists()


def test_names_that_are_here_are_proposed_as_they_are_spelt_here(desk: Client) -> None:
    SourceFactory.create(publisher="JAMnews", url="https://jam.example/other")
    ExpertFactory.create(name="Tofiq Bağırov", slug="tofiq")
    page = pages.OPEN_GRAPH.replace("Tofig Bagirov", "TOFIQ BAGIROV")
    form = checked(desk, file=a_page(page))
    assert form.values["publisher"] == ["JAMnews"]
    assert form.values["experts"][0] == "Tofiq Bağırov"
    assert form.values["new_expert-0-name"] == [""]


def test_a_publisher_is_proposed_by_the_host_of_the_link(desk: Client) -> None:
    SourceFactory.create(publisher="Turan", url="https://www.turan.example/other")
    form = checked(desk, pasted=ARTICLE, url="https://turan.example/new")
    assert form.values["publisher"] == ["Turan"]


def test_the_publisher_is_no_expert(desk: Client) -> None:
    page = pages.OPEN_GRAPH.replace("Tofig Bagirov", "JAM News")
    assert checked(desk, file=a_page(page)).values["new_expert-0-name"] == [""]


def test_the_source_of_an_edition_is_proposed_by_its_link_and_joined(desk: Client) -> None:
    source = EditionFactory.create().source
    form = checked(desk, pasted=ARTICLE, url=source.url)
    assert form.values["source"] == [str(source.pk)]
    saved(desk, form, publisher="", title="x" * 900)
    assert Commentary.objects.get().source == source
    assert Source.objects.get(pk=source.pk).publisher == source.publisher


def test_a_commentary_without_a_text_is_proposed_by_its_link_and_gets_the_text(desk: Client) -> None:
    there = CommentaryFactory.create()
    response = read(desk, pasted=ARTICLE, url=there.source.url)
    assert "without its text" in text_of(response)
    saved(desk, form_with(response, "step"))
    assert Commentary.objects.get() == there
    assert there.texts.get().text == ARTICLE


def test_the_same_article_again_leads_to_the_one_that_is_here(desk: Client) -> None:
    saved(desk, checked(desk, file=a_page()), text=ARTICLE)
    response = desk.post(NEW, {"act": "read", "pasted": ARTICLE.upper()}, follow=True)
    made = Commentary.objects.get()
    assert response.redirect_chain[-1][0] == f"/desk/commentaries/{made.slug}/"
    assert "This article is here already" in text_of(response)


def test_the_form_sent_twice_makes_one_commentary(desk: Client) -> None:
    form = checked(desk, file=a_page())
    first, second = saved(desk, form), saved(desk, form)
    made = Commentary.objects.get()
    assert first["Location"] == f"/desk/commentaries/{made.slug}/review/"
    assert second["Location"] == f"/desk/commentaries/{made.slug}/"
    assert Expert.objects.count() == 2


def test_a_link_that_is_here_with_another_text_is_said_and_refused(desk: Client) -> None:
    saved(desk, checked(desk, file=a_page()))
    other = "Another article of some length, which says nothing of what the first one said."
    url = "https://observer.example/politics/what-the-declaration-promises"
    response = read(desk, pasted=other, url=url)
    assert "is here already. If this is the same article" in text_of(response)
    refused = saved(desk, form_with(response, "step"), publisher="Other")
    assert refused.status_code == 422
    assert "A commentary with this link, or these very details, is here already" in text_of(refused)
    assert form_with(refused, "step").values["text"] == [other]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Choose a file, paste the words, or enter at least"),
        ({"file": b""}, "is empty: it has no bytes at all"),
        ({"file": b"x" * 5_000_000}, "This has 5.0 MB, and an article may have at most 2 MB"),
        ({"pasted": "x" * 5_000_000}, "This has 5.0 MB, and an article may have at most 2 MB"),
        ({"file": b"%PDF-1.7 x"}, "This is a PDF, and articles are not read from PDFs here"),
        ({"file": b"\x89PNG\r\n\x1a\n\0\0"}, "This is a picture (PNG)"),
        ({"file": b"Words", "pasted": "Other words"}, "which of the two is it?"),
        ({"pasted": "“” — … !"}, "There is no word in it, only signs"),
        ({"pasted": "Words \0 words"}, "characters that cannot be stored"),
        (
            {"file": b"<html><body>" + b"<div>" * 100_000 + b"words"},
            "stand in one another more than 200 deep",
        ),
        ({"url": "javascript:alert(1)", "title": "A"}, "This is not a web address."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    desk: Client, values: dict[str, Any], sentence: str
) -> None:
    sent = {name: SimpleUploadedFile("a.html", v) if name == "file" else v for name, v in values.items()}
    response = read(desk, **{"title": "Kept", **sent}) if values else read(desk)
    page = text_of(response)
    assert response.status_code == 422
    assert sentence in page.replace("&lt;", "<")
    if values and "title" not in values:
        assert 'value="Kept"' in page
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"publisher": ""}, "Who published it?"),
        ({"language": ""}, "Which language is it in?"),
        ({"published_on": "last week"}, "is not a date"),
        ({"title": "x" * 501}, "at most 500 fit"),
        ({"text": "“…”"}, "There is no word in it, only signs"),
        ({"text": "x" * 2_000_001}, "at most 2 MB"),
        ({"url": "ftp://x.example/"}, "This is not a web address."),
        ({"experts": ["Nobody Known"]}, "No expert is called"),
        ({"new_expert__0__name": "", "new_expert__0__role": "lawyer"}, "What is the expert called?"),
        ({"source": "999999"}, "What was chosen is not there any more"),
        ({"title": "NUL \0"}, "characters that cannot be stored"),
    ],
)
def test_details_that_cannot_be_kept_are_said_and_text_and_details_stay(
    desk: Client, values: dict[str, Any], sentence: str
) -> None:
    form = checked(desk, file=a_page())
    response = saved(desk, form, **values)
    assert response.status_code == 422
    assert sentence in text_of(response)
    again = form_with(response, "step").values
    for name in {"text", "title", "publisher", "left_out", "file_name"} - values.keys():
        assert again[name] == form.values[name], name
    assert not Commentary.objects.exists()


def test_an_expert_who_is_here_is_not_made_again_by_accident(desk: Client) -> None:
    form = checked(desk, file=a_page())
    ExpertFactory.create(name="Leyla Həsənova")
    ExpertFactory.create(name="Leyla Hasanova")
    response = saved(desk, form)
    assert "An expert of this name is there already" in text_of(response)
    assert saved(desk, form, new_expert__0__namesake="on").status_code == 302


def test_marks_in_what_the_page_says_are_never_rendered(desk: Client) -> None:
    said = "<script>alert(1)</script>"
    escaped = said.replace("<", "&lt;").replace(">", "&gt;")
    page = pages.OPEN_GRAPH.replace("A promise, or the thought of one?", escaped)
    form = checked(desk, file=a_page(page.replace(pages.ENGLISH[1], f"{pages.ENGLISH[1]} {escaped}")))
    assert form.values["title"] == [said]
    response = desk.post(NEW, {**form.but(), "act": "save"}, follow=True)
    made = Commentary.objects.get()
    assert said in made.texts.get().text
    for address in ("", "text/", "text/1/", "review/"):
        response = desk.get(f"/desk/commentaries/{made.slug}/{address}")
        assert said not in text_of(response), address
    assert said not in text_of(desk.get("/desk/commentaries/"))


def test_a_page_of_menus_offers_all_that_stands_on_it(desk: Client) -> None:
    response = read(desk, file=a_page(pages.NOTHING_BUT_MENUS))
    assert "No main text was found on this page." in text_of(response)
    assert form_with(response, "step").values["text"][0]


def test_a_session_that_ends_keeps_details_and_text(desk: Client, editor: User) -> None:
    form = checked(desk, file=a_page())
    response = Client().post(NEW, {**form.but(publisher="Changed"), "act": "save"})
    assert response.status_code == 401
    signing = form_with(response, "typed")
    client = Client()
    from tests.factories.accounts import PASSWORD

    done = client.post(
        "/desk/sign-in/", {**signing.but(username=editor.username, password=PASSWORD)}, follow=True
    )
    again = form_with(done, "step")
    assert again.values["publisher"] == ["Changed"]
    assert again.values["text"] == form.values["text"]
    assert not CommentaryText.objects.exists()


def test_contributors_bring_in_too_and_nobody_else(contributor: User) -> None:
    assert signed_in(contributor).get(NEW).status_code == 200
    response = Client().get(NEW)
    assert response["Location"].startswith("/desk/sign-in/")
    assert Client().post(NEW, {"pasted": "Words."}).status_code == 401
