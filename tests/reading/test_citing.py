"""Citations of documents, clauses and notes: right in each format, read back by programs that are not ours."""

import json
import warnings
from datetime import date
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import (  # type: ignore[import-untyped] # it has no types
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from apps.reading.presenters import cite_bibtex, cite_csl, cite_markdown, cite_text
from apps.reading.shapes import Citation
from tests.factories import (
    AddressFactory,
    CommentaryFactory,
    DocumentFactory,
    EditionFactory,
    ExpertFactory,
    SourceFactory,
    WordingFactory,
    a_note,
)
from tests.reading.conftest import EVERYBODY, People, Scene

SITE, SEEN = "https://example.org", date(2026, 11, 22)
HOSTILE = r"50 % & {a} } { \input{x} #1 _y_ ^z ~ $5$ “q” \ <b> | `r` -- '' ?`"
AZERBAIJANI = "Müttəfiqlik qarşılıqlı fəaliyyəti haqqında Bəyannamə: ə ğ ı ö ş ü ç Ə İ"
RUSSIAN = "Декларация о союзническом взаимодействии № 5"


def a_citation(**values: Any) -> Citation:
    return Citation(
        **{
            "text": "Paragraph 1, Declaration. Glossator,",
            "path": "/documents/d/1/",
            "key": "d-1-jam",
            "title": "Paragraph 1, Declaration",
            "dated": "2022-02-22",
            "language": "en",
            "state": "revision 1 of 5 March 2022",
            "remark": "as quoted by JAMnews",
            **values,
        }
    )


def read_bibtex(text: str) -> dict[str, str]:
    """The fields as another program reads them, in the letters that LaTeX would print."""
    library = parse_string(text)
    assert not library.failed_blocks
    [entry] = library.entries
    return {"key": entry.key, **{field.key: field.value for field in entry.fields}}


def printed(latex: str) -> str:
    """What LaTeX prints; three of its commands are not known to the reader."""
    context = get_default_latex_context_db()
    marks = {"textless": "<", "textgreater": ">", "textbar": "|", "textasciicircum": "^"}
    known = [MacroTextSpec(name, simplify_repl=mark) for name, mark in marks.items()]
    context.add_context_category("ours", macros=known, prepend=True)
    text: str = LatexNodes2Text(latex_context=context).latex_to_text(latex)
    return text


@pytest.mark.parametrize(
    "title", [HOSTILE, AZERBAIJANI, RUSSIAN, "}{", "\\", "{{{", "a\nb\r\n\tc", "@misc{x,"]
)
def test_bibtex_prints_every_title_as_it_is(title: str) -> None:
    found = read_bibtex(cite_bibtex.present(a_citation(title=title), SITE, SEEN))

    assert printed(found["title"]).replace("{", "").replace("}", "") == " ".join(title.split()).replace(
        "{", ""
    ).replace("}", "")
    assert found["url"] == f"{SITE}/documents/d/1/"


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=60))
def test_bibtex_is_balanced_whatever_the_words(title: str) -> None:
    escaped = cite_bibtex.escaped(title)
    depth = 0
    for letter in escaped:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0

    assert depth == 0
    assert read_bibtex(cite_bibtex.present(a_citation(title=title), SITE, SEEN))["key"] == "d-1-jam"


def test_bibtex_leaves_letters_of_every_script_alone() -> None:
    assert cite_bibtex.escaped(f"{AZERBAIJANI} {RUSSIAN} متن") == f"{AZERBAIJANI} {RUSSIAN} متن"


def test_bibtex_has_edition_address_date_and_state() -> None:
    found = read_bibtex(cite_bibtex.present(a_citation(translator="A & B"), SITE, SEEN))

    assert found == {
        "key": "d-1-jam",
        "title": "{Paragraph 1, Declaration}",
        "translator": r"{A \& B}",
        "date": "2022-02-22",
        "year": "2022",
        "howpublished": "Glossator",
        "note": "as quoted by JAMnews; revision 1 of 5 March 2022",
        "language": "en",
        "url": "https://example.org/documents/d/1/",
        "urldate": "2026-11-22",
    }


@pytest.mark.parametrize(
    ("dated", "bibtex", "csl"),
    [
        ("2022-02-22", "2022-02-22", {"date-parts": [[2022, 2, 22]]}),
        ("1997-07", "1997-07", {"date-parts": [[1997, 7]]}),
        ("1997", "1997", {"date-parts": [[1997]]}),
        ("XXXX-11-10", None, {"literal": "10 November, year unknown"}),
        ("", None, None),
    ],
)
def test_a_date_is_never_completed(dated: str, bibtex: str | None, csl: dict[str, Any] | None) -> None:
    citation = a_citation(dated=dated)

    assert read_bibtex(cite_bibtex.present(citation, SITE, SEEN)).get("date") == bibtex
    assert cite_csl.item(citation, SITE, SEEN).get("issued") == csl


# Of the published schema of CSL input data, the keys that are used here.
SCHEMA = {
    **dict.fromkeys(("id", "type", "title", "container-title", "genre", "section", "version", "note"), str),
    **dict.fromkeys(("original-title", "original-publisher", "language", "URL"), str),
    **dict.fromkeys(("author", "translator", "original-author"), list),
    **dict.fromkeys(("issued", "accessed"), dict),
}


def test_csl_keeps_to_the_schema() -> None:
    full = a_citation(
        genre="note",
        section="1",
        translator="T",
        author="Glossator",
        experts=("A", "B"),
        source_title="S",
        source_publisher="P",
    )
    item = cite_csl.item(full, SITE, SEEN)

    assert set(item) == set(SCHEMA)
    assert all(isinstance(value, SCHEMA[key]) for key, value in item.items())
    assert item["type"] == "webpage"
    assert item["original-author"] == [{"literal": "A"}, {"literal": "B"}]
    assert set(item["issued"]) == {"date-parts"}


@pytest.mark.parametrize("title", [HOSTILE, AZERBAIJANI, RUSSIAN])
def test_a_citation_processor_formats_our_csl(title: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from citeproc import Citation as Cited  # type: ignore[import-untyped] # it has no types
        from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped] # it has no types

    source = CiteProcJSON(json.loads(cite_csl.present(a_citation(title=title), SITE, SEEN)))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    works = CitationStylesBibliography(style, source, formatter.plain)
    works.register(Cited([CitationItem("d-1-jam")]))
    [line] = [str(item) for item in works.bibliography()]

    assert "https://example.org/documents/d/1/" in line
    assert "2022" in line
    assert title[:8] in line


def test_markdown_shows_the_words_and_links_the_address() -> None:
    text = cite_markdown.present(a_citation(text="A *b* [c](d) <e>,"), SITE, SEEN)

    assert text == r"A \*b\* \[c\](d) \<e\>, <https://example.org/documents/d/1/>"
    assert cite_text.present(a_citation(), SITE, SEEN).endswith(
        "Glossator, https://example.org/documents/d/1/"
    )


def file(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    assert response["Content-Disposition"].startswith("attachment; filename=")
    return response.content.decode()


@pytest.mark.django_db
def test_a_document_is_cited_by_edition(client: Client, scene: Scene) -> None:
    page = client.get(f"{scene.url}cite/?edition=turan-en")
    html = page.content.decode()

    assert "as quoted by Turan" in page.context["page"].citation.text
    assert page.context["page"].citation.text.startswith("Moscow Declaration (22 February 2022), English,")
    assert 'href="/documents/moscow-declaration/cite/bib/?edition=turan-en"' in html
    assert read_bibtex(file(client, f"{scene.url}cite/bib/"))["key"] == "moscow-declaration-jamnews-en"
    turan = file(client, f"{scene.url}cite/bib/?edition=turan-en")
    assert read_bibtex(turan)["key"] == "moscow-declaration-turan-en"
    unknown = client.get(f"{scene.url}cite/?edition=<b>")
    assert "There is no edition of this name" in unknown.content.decode()
    assert unknown.context["page"].citation.edition == "jamnews-en"


@pytest.mark.django_db
def test_a_document_without_a_text_can_be_cited(client: Client) -> None:
    DocumentFactory.create(slug="empty", title="Known", signed="")

    assert file(client, "/documents/empty/cite/txt/") == (
        "Known, no text entered. Glossator, http://testserver/documents/empty/"
    )
    assert client.get("/documents/empty/cite/").status_code == 200


@pytest.mark.django_db
def test_a_clause_is_cited_on_its_page_in_each_format(client: Client, scene: Scene) -> None:
    html = client.get(f"{scene.url}1/").content.decode()

    for form in ("txt", "md", "bib", "json"):
        assert f'href="/documents/moscow-declaration/1/cite/{form}/?edition=turan-en"' in html
        assert "Turan" in file(client, f"{scene.url}1/cite/{form}/?edition=turan-en")
    [item] = json.loads(file(client, f"{scene.url}1/cite/json/"))
    assert item["title"] == "Paragraph 1, Moscow Declaration"
    assert item["URL"] == "http://testserver/documents/moscow-declaration/1/"
    assert html.count('id="cite-moscow-declaration-1-jamnews-en-bib"') == 1


@pytest.mark.django_db
def test_another_address_of_a_clause_leads_to_today_s(client: Client, scene: Scene) -> None:
    scene.consultations.clause.addresses.update(canonical=False)
    AddressFactory.create(clause=scene.consultations.clause, ref="5")
    response = client.get(f"{scene.url}u1/cite/bib/?edition=jamnews-en")

    assert response.status_code == 301
    assert response["Location"] == f"{scene.url}5/cite/bib/?edition=jamnews-en"


@pytest.mark.django_db
def test_a_note_is_cited_after_its_expert(client: Client, scene: Scene) -> None:
    expert = ExpertFactory.create(name="Nəsimi {M}")
    commentary = CommentaryFactory.create(source=SourceFactory.create(title="50 % of it", publisher="T & T"))
    note = a_note(scene.one, "build", experts=[expert], commentary=commentary)
    url = f"/annotations/{note.pk}/cite/"
    [item] = json.loads(file(client, f"{url}json/"))

    assert item["original-author"] == [{"literal": "Nəsimi {M}"}]
    assert (item["original-title"], item["author"]) == ("50 % of it", [{"literal": "Glossator"}])
    assert read_bibtex(file(client, f"{url}bib/"))["key"] == f"note-{note.pk}"
    assert f'href="{url}md/"' in client.get(f"/annotations/{note.pk}/").content.decode()
    assert client.get(url)["Location"] == f"/annotations/{note.pk}/"


@pytest.mark.django_db
def test_an_unknown_format_or_address_is_a_404(client: Client, scene: Scene) -> None:
    note = a_note(scene.one)

    for url in (
        f"{scene.url}cite/ris/",
        f"{scene.url}1/cite/ris/",
        f"{scene.url}99/cite/bib/",
        f"/annotations/{note.pk}/cite/xml/",
        "/documents/nothing/cite/",
        "/documents/nothing/cite/bib/",
        "/annotations/00000000-0000-0000-0000-000000000000/cite/bib/",
    ):
        assert client.get(url).status_code == 404, url


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "sees"), list(zip(EVERYBODY, (False, False, True, True), strict=True)))
def test_a_draft_is_cited_only_by_who_sees_it(people: People, scene: Scene, name: str, sees: bool) -> None:
    note = a_note(scene.one, draft=True, created_by=people.author)
    edition = EditionFactory.create(document=scene.document, ref="zanzibar", draft=True)
    WordingFactory.create(edition=edition, ref="9", text="Zanzibar")
    DocumentFactory.create(slug="hidden", draft=True)
    client = people.client(name)
    edits = name == "editor"

    assert client.get(f"/annotations/{note.pk}/cite/txt/").status_code == (200 if sees else 404)
    assert client.get(f"{scene.url}9/cite/txt/").status_code == (200 if edits else 404)
    assert client.get("/documents/hidden/cite/").status_code == (200 if edits else 404)
    assert ("zanzibar" in file(client, f"{scene.url}cite/bib/?edition=zanzibar")) is edits
