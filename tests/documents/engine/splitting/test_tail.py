import pytest

from tests.documents.engine.splitting.sketch import pieces

ARTICLES = "Article 1\nWords stand here.\n\nArticle 2\nMore words stand here.\n\n"


@pytest.mark.parametrize(
    "formula",
    [
        "IN WITNESS WHEREOF the undersigned have signed.",
        "Done at Capital, this first day of May.",
        "Совершено в городе Столица 1 мая 2001 года в двух экземплярах.",
        "FAIT à Capitale, le 3 mai 2001.",
        "EN FE DE LO CUAL, los infrascritos firman el presente.",
        "HECHO en Capital, el 3 de mayo.",
        "Paytaxt şəhərində 3 may 2001-ci ildə iki nüsxədə imzalanmışdır.",
        "Başkent'te 3 Mayıs 2001 tarihinde imzalanmıştır.",
    ],
)
def test_a_closing_formula_closes(formula: str) -> None:
    found = pieces(ARTICLES + formula)
    assert [piece.kind for piece in found] == ["article", "article", "closing"]
    assert found[-1].start == len(ARTICLES)


@pytest.mark.parametrize(
    "names",
    [
        "For the Government of A          For the Government of B\nA. Name          B. Name",
        "President of A\nC. Name\n\nPrime Minister of B\nD. Name",
        "За Правительство А\n\nЗа Правительство Б",
        "(Signed) A. Name",
        "For the Republic of A:\nA. Name\n\nFor the Republic of B:\nB. Name",
    ],
)
def test_names_under_it_are_signatures(names: str) -> None:
    text = f"{ARTICLES}Done at Capital.\n\n{names}"
    found = pieces(text)
    assert [piece.kind for piece in found] == ["article", "article", "closing", "signatures"]
    assert found[-1].start == text.index(names)


def test_signatures_need_no_formula() -> None:
    assert pieces(f"{ARTICLES}President of A\nC. Name")[-1].kind == "signatures"


@pytest.mark.parametrize("rule", ["________\n", "Notes\n", "Примечания\n"])
def test_numbers_behind_a_rule_or_a_heading_are_footnotes(rule: str) -> None:
    found = pieces(f"{ARTICLES}{rule}1 See the Protocol.\n2 See the Treaty,\nas it was in force.")
    assert [(piece.kind, piece.number) for piece in found[-2:]] == [("footnote", "1"), ("footnote", "2")]


@pytest.mark.parametrize("mark", ["¹", "[1]"])
def test_marks_of_footnotes_need_no_rule(mark: str) -> None:
    last = pieces(f"{ARTICLES}{mark} See the Protocol.")[-1]
    assert (last.kind, last.label, last.number) == ("footnote", mark, "1")


def test_words_of_an_article_are_no_closing() -> None:
    text = "Article 1\nWhat is done at sea\nis signed at home.\n\nArticle 2\nDone is done."
    assert {piece.kind for piece in pieces(text)} == {"article"}
