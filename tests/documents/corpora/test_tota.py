"""Treaties as the corpus of trade agreements writes them; the corpus itself where it is at hand."""

import os
from pathlib import Path

import pytest

from apps.documents.corpora import files, tota
from apps.documents.corpora.shapes import CorpusText
from apps.documents.importers import ImportProblem

ROOT = Path(__file__).resolve().parents[3]
CORPUS = Path(os.environ.get("GLOSSATOR_SHARED") or ROOT.parent / "shared") / "data" / "tota" / "xml"
needs_the_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(),
    reason=f"the trade agreements are not in {CORPUS}; GLOSSATOR_SHARED says where they are",
)

TREATY = """<?xml version="1.0" encoding="UTF-8"?>
<treaty><meta><name>Here - There</name><treaty_identifier>7001</treaty_identifier>
<date_signed>2007-04-03</date_signed><language>en</language>
<parties><partyisocode n="1">AZE</partyisocode><partyisocode n="2">RUS</partyisocode></parties>
<source lang="en" type="full text">https://example.org/treaty.pdf</source></meta>
<body><chapter name="Preamble" chapter_identifier="1"><article article_identifier="1">Here and There,
 wishing to trade,</article></chapter>
<chapter number="CHAPTER 1" name="Goods" chapter_identifier="2">
<article number="ARTICLE 1" name="Duties" article_identifier="2">ARTICLE 1. No duties  are levied.</article>
<article number="ARTICLE 2" article_identifier="3">Nor charges.</article></chapter></body></treaty>
"""


def read(folder: Path, content: str = TREATY) -> CorpusText | None:
    path = folder / "pta_7001.xml"
    path.write_text(content, encoding="utf-8")
    return tota.read_file(path)


def test_a_treaty_is_read_with_what_it_says_of_itself(tmp_path: Path) -> None:
    text = read(tmp_path)
    assert text is not None
    assert (text.identifier, text.title, text.signed, text.language) == (
        "7001",
        "Here - There",
        "2007-04-03",
        "en",
    )
    assert (text.parties, text.url) == (("AZE", "RUS"), "https://example.org/treaty.pdf")


def test_its_articles_are_clauses_under_their_chapters(tmp_path: Path) -> None:
    text = read(tmp_path)
    assert text is not None
    found = [(each.kind, each.label, each.heading, each.text, each.parent) for each in text.clauses]
    assert found == [
        ("preamble", "", "", "Here and There, wishing to trade,", None),
        ("chapter", "CHAPTER 1", "Goods", "", None),
        ("article", "ARTICLE 1", "Duties", "No duties are levied.", 1),
        ("article", "ARTICLE 2", "", "Nor charges.", 1),
    ]
    assert [each.identifier for each in text.clauses] == ["1", "", "2", "3"]


def test_what_is_no_treaty_of_the_corpus_is_left_to_others(tmp_path: Path) -> None:
    assert read(tmp_path, "<akomaNtoso/>") is None
    assert read(tmp_path, "no markup at all") is None


def test_a_file_that_is_empty_says_where_it_breaks_off(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="line"):
        read(tmp_path, "")


def test_no_entity_of_a_file_is_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    hostile = TREATY.replace(
        "<treaty>", f'<!DOCTYPE treaty [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><treaty>'
    ).replace("Nor charges.", "&x;")
    text = read(tmp_path, hostile)
    assert text is None or "secret" not in "".join(each.text for each in text.clauses)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "corpus", tmp_path / "elsewhere.xml"
    inside.mkdir()
    outside.write_text(TREATY)
    (inside / "own.xml").write_text(TREATY)
    (inside / "link.xml").symlink_to(outside)
    assert [path.name for path in files(inside)] == ["own.xml"]


@needs_the_corpus
def test_every_treaty_of_the_corpus_is_read_with_all_its_articles() -> None:
    paths = list(files(CORPUS))[::30]
    texts = [tota.read_file(path) for path in paths]
    for text, path in zip(texts, paths, strict=True):
        assert text is not None
        articles = path.read_text(encoding="utf-8").count("article_identifier=")
        assert len([each for each in text.clauses if each.identifier]) == articles
