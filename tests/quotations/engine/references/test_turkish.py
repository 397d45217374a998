"""Turkish: what is a reference, what names a document, what says that a text speaks, and what only looks like it."""

import pytest

from tests.quotations.engine.references.reading import FRIENDSHIP, MOSCOW, SHUSHA, named, read, rows

REFERENCES = {
    "Anlaşmanın 4. maddesinin 2. fıkrasının (a) bendi önemlidir.": [
        "Anlaşmanın 4. maddesinin 2. fıkrasının (a) bendi=item 4.2.a @Anlaşmanın"
    ],
    "Bildirgenin 5'inci, 6'ncı ve 7'nci maddeleri önemli.": [
        "Bildirgenin 5'inci, 6'ncı ve 7'nci maddeleri=article 5,6,7 @Bildirgenin"
    ],
    "TCK'nın 301. maddesi tartışılıyor.": ["TCK'nın 301. maddesi=article 301 @TCK'nın"],
    "1. madde açıktır.": ["1. madde=article 1"],
    "Anlaşmanın 11'inci maddesinde güç yasaktır.": ["Anlaşmanın 11'inci maddesinde=article 11 @Anlaşmanın"],
    "Metin 11’inci maddesinde böyle diyor.": ["Metin 11’inci maddesinde=article 11 @Metin"],
    "Madde 4 yenidir.": ["Madde 4=article 4"],
    "Şuşa Beyannamesi imzalandı. Birinci fıkra barış der.": ["Birinci fıkra=paragraph 1"],
    "5 ila 9. maddeler yenidir.": ["5 ila 9. maddeler=article 5,6,7,8,9"],
    "5-9. maddeler yenidir.": ["5-9. maddeler=article 5,6,7,8,9"],
    "Başlangıç bölümü uzundur.": ["Başlangıç bölümü=preamble"],
    "3. madde yenidir. Aynı madde gücü yasaklar.": ["3. madde=article 3", "Aynı madde=article 3 ~same"],
    "3. ve 4. maddeler yenidir.": ["3. ve 4. maddeler=article 3,4"],
    "3, 4 ve 7. maddeler yenidir.": ["3, 4 ve 7. maddeler=article 3,4,7"],
    "4. maddenin 2. fıkrası yenidir.": ["4. maddenin 2. fıkrası=paragraph 4.2"],
    "Madde 4/2 yenidir.": ["Madde 4/2=article 4.2"],
    "Şuşa Beyannamesi'nin 3. maddesinde savunma var.": [
        "Şuşa Beyannamesi'nin 3. maddesinde=article 3 @Şuşa Beyannamesi'nin"
    ],
    "NATO'nun 5. maddesi bilinir.": ["NATO'nun 5. maddesi=article 5 @NATO'nun"],
    "Anayasa'nın 5. maddesi bilinir.": ["Anayasa'nın 5. maddesi=article 5 @Anayasa'nın"],
    "III. bölüm ticaret üzerinedir.": ["III. bölüm=chapter 3"],
    "Ek 1 yolları sayar.": ["Ek 1=annex 1"],
    "Şuşa Beyannamesi imzalandı. On birinci madde uzundur.": ["On birinci madde=article 11"],
    "4. madde var. Önceki madde kısadır.": ["4. madde=article 4", "Önceki madde=article 3 ~previous"],
    "Bildirgenin ikinci maddesi kısadır.": ["Bildirgenin ikinci maddesi=article 2 @Bildirgenin"],
}
TRAPS = [
    "Belge 43 maddeden oluşuyor.",
    "Birinci olarak barış gerek.",
    "İkinci bildirge sonra geldi.",
    "Onun ilk makalesi çıktı.",
    "2022 yılında imzalandı.",
    "Ham madde fiyatı 5 lira.",
    "Ek olarak 5 ülke katıldı.",
    "Madde bağımlılığı arttı.",
    "Filmin birinci bölümü uzundu.",
]
MENTIONS = {
    "Şuşa Beyannamesi imzalandı.": [("Şuşa Beyannamesi", (SHUSHA,))],
    "“Şuşa Beyannamesi” imzalandı.": [("“Şuşa Beyannamesi”", (SHUSHA,))],
    "Moskova Bildirgesi'nde barış var.": [("Moskova Bildirgesi'nde", (MOSCOW,))],
    "15 Haziran 2021 tarihli bildirge önemlidir.": [("15 Haziran 2021 tarihli bildirge", (SHUSHA,))],
    "22 Şubat 2022'de imzalanan bildirge önemlidir.": [("22 Şubat 2022'de imzalanan bildirge", (MOSCOW,))],
    "1997 tarihli antlaşma eskidir.": [("1997 tarihli antlaşma", (FRIENDSHIP,))],
    "Azerbaycan ile Rusya arasındaki bildirge yenidir.": [
        ("Azerbaycan ile Rusya arasındaki bildirge", (MOSCOW,))
    ],
    "Türkiye-Azerbaycan bildirgesi yenidir.": [("Türkiye-Azerbaycan bildirgesi", (SHUSHA,))],
    "Şuşa Beyannamesi yenidir. Bu belge önemlidir.": [
        ("Şuşa Beyannamesi", (SHUSHA,)),
        ("Bu belge", (SHUSHA,)),
    ],
    "Barış anlaşması yakındır.": [],
    "İstanbul Bildirgesi yok.": [],
}
ATTRIBUTIONS = {
    "Şuşa Beyannamesi yenidir. Belgede belirtiliyor ki barış var.": ["Belgede belirtiliyor"],
    "Şuşa Beyannamesi yenidir. Bildirgede ifade edildi.": ["Bildirgede ifade edildi"],
    "Taraflar anlaştılar.": ["Taraflar anlaştılar"],
}


@pytest.mark.parametrize(("text", "expected"), REFERENCES.items())
def test_a_reference_is_read_with_its_numbers(text: str, expected: list[str]) -> None:
    assert rows(text, "tr") == expected


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert rows(text, "tr") == []


@pytest.mark.parametrize(("text", "expected"), MENTIONS.items())
def test_a_document_is_known_by_what_it_is_called(
    text: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert named(text, "tr") == expected


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTIONS.items())
def test_words_that_a_text_speaks_are_found(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in read(text, "tr").attributions] == expected
