"""Azerbaijani: what is a reference, what names a document, what says that a text speaks, and what only looks so."""

import pytest

from tests.quotations.engine.references.reading import FRIENDSHIP, MOSCOW, SHUSHA, named, read, rows

REFERENCES = {
    "Bəyannamənin 5-ci, 6-cı və 7-ci bəndləri vacibdir.": [
        "Bəyannamənin 5-ci, 6-cı və 7-ci bəndləri=paragraph 5,6,7 @Bəyannamənin"
    ],
    "10 noyabr bəyanatının 4-cü bəndi vacibdir.": [
        "10 noyabr bəyanatının 4-cü bəndi=paragraph 4 @10 noyabr bəyanatının"
    ],
    "1-ci bənd aydındır.": ["1-ci bənd=paragraph 1"],
    "11-ci maddədə deyilir.": ["11-ci maddədə=article 11"],
    "Şuşa Bəyannaməsi imzalanıb. Birinci bəndində sülh var.": ["Birinci bəndində=paragraph 1"],
    "5-9-cu bəndlər yenidir.": ["5-9-cu bəndlər=paragraph 5,6,7,8,9"],
    "5–9-cu bəndlərdə ticarət var.": ["5–9-cu bəndlərdə=paragraph 5,6,7,8,9"],
    "Maddə 4 yenidir.": ["Maddə 4=article 4"],
    "Preambulada sülh var.": ["Preambulada=preamble"],
    "3-cü maddə yenidir. Həmin maddədə güc qadağandır.": [
        "3-cü maddə=article 3",
        "Həmin maddədə=article 3 ~same",
    ],
    "3-cü və 4-cü maddələr yenidir.": ["3-cü və 4-cü maddələr=article 3,4"],
    "3, 4 və 7-ci maddələr yenidir.": ["3, 4 və 7-ci maddələr=article 3,4,7"],
    "4-cü maddənin 2-ci bəndi yenidir.": ["4-cü maddənin 2-ci bəndi=paragraph 4.2"],
    "Bəyannamənin 1-ci bəndi yenidir.": ["Bəyannamənin 1-ci bəndi=paragraph 1 @Bəyannamənin"],
    "Şuşa Bəyannaməsinin 3-cü maddəsində deyilir.": [
        "Şuşa Bəyannaməsinin 3-cü maddəsində=article 3 @Şuşa Bəyannaməsinin"
    ],
    "NATO müqaviləsinin 5-ci maddəsi məlumdur.": [
        "NATO müqaviləsinin 5-ci maddəsi=article 5 @NATO müqaviləsinin"
    ],
    "Konstitusiyanın 5-ci maddəsi məlumdur.": ["Konstitusiyanın 5-ci maddəsi=article 5 @Konstitusiyanın"],
    "III fəsil ticarətdən bəhs edir.": ["III fəsil=chapter 3"],
    "Şuşa Bəyannaməsi imzalanıb. On birinci bənd sülhdən bəhs edir.": ["On birinci bənd=paragraph 11"],
    "4-cü bənd var. Əvvəlki bənd qısadır.": ["4-cü bənd=paragraph 4", "Əvvəlki bənd=paragraph 3 ~previous"],
    "1-ci əlavə yollar haqqındadır.": ["1-ci əlavə=annex 1"],
    "Giriş hissəsində sülh var.": ["Giriş hissəsində=preamble"],
    "Şuşa Bəyannaməsi yenidir, onun preambulası uzundur.": ["preambulası=preamble"],
}
TRAPS = [
    "Sənəd 43 bənddən ibarətdir.",
    "Birinci növbədə sülh lazımdır.",
    "İkinci bəyannamə sonra gəldi.",
    "Onun birinci məqaləsi çıxdı.",
    "2022-ci ildə imzalandı.",
    "5 manat qiyməti var.",
    "Narkotik maddə tapıldı.",
    "Əlavə olaraq 5 ölkə.",
    "Birinci hissə filmdir.",
]
MENTIONS = {
    "Şuşa Bəyannaməsi imzalanıb.": [("Şuşa Bəyannaməsi", (SHUSHA,))],
    "“Şuşa Bəyannaməsi” imzalanıb.": [("“Şuşa Bəyannaməsi”", (SHUSHA,))],
    "Moskva Bəyannaməsində deyilir.": [("Moskva Bəyannaməsində", (MOSCOW,))],
    "15 iyun 2021-ci il tarixli Bəyannamə mühümdür.": [("15 iyun 2021-ci il tarixli Bəyannamə", (SHUSHA,))],
    "2022-ci il fevralın 22-də imzalanmış bəyannamə mühümdür.": [
        ("2022-ci il fevralın 22-də imzalanmış bəyannamə", (MOSCOW,))
    ],
    "1997-ci il müqaviləsi köhnədir.": [("1997-ci il müqaviləsi", (FRIENDSHIP,))],
    "Azərbaycan və Rusiya arasında bəyannamə yenidir.": [
        ("Azərbaycan və Rusiya arasında bəyannamə", (MOSCOW,))
    ],
    "Azərbaycan-Türkiyə bəyannaməsi yenidir.": [("Azərbaycan-Türkiyə bəyannaməsi", (SHUSHA,))],
    "Şuşa Bəyannaməsi yenidir. Bu sənəd mühümdür.": [
        ("Şuşa Bəyannaməsi", (SHUSHA,)),
        ("Bu sənəd", (SHUSHA,)),
    ],
    "Şuşa Bəyannaməsi yenidir. Sənəd imzalanıb.": [("Şuşa Bəyannaməsi", (SHUSHA,)), ("Sənəd", (SHUSHA,))],
    "Sülh müqaviləsi yaxındır.": [],
    "İstanbul Bəyannaməsi yoxdur.": [],
}
ATTRIBUTIONS = {
    "Şuşa Bəyannaməsi yenidir. Sənəddə deyilir ki, sülh var.": ["Sənəddə deyilir"],
    "Şuşa Bəyannaməsi yenidir. Bəyannamədə qeyd olunur ki, sülh var.": ["Bəyannamədə qeyd olunur"],
    "Vurğulanır ki, sülh var.": ["Vurğulanır"],
    "Tərəflər razılaşdılar ki, sülh olsun.": ["Tərəflər razılaşdılar"],
}


@pytest.mark.parametrize(("text", "expected"), REFERENCES.items())
def test_a_reference_is_read_with_its_numbers(text: str, expected: list[str]) -> None:
    assert rows(text, "az") == expected


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert rows(text, "az") == []


@pytest.mark.parametrize(("text", "expected"), MENTIONS.items())
def test_a_document_is_known_by_what_it_is_called(
    text: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert named(text, "az") == expected


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTIONS.items())
def test_words_that_a_text_speaks_are_found(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in read(text, "az").attributions] == expected
