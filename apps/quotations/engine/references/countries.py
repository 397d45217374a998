"""How states and organisations are spoken of: names and adjectives in the four languages, by ISO 3166-1 alpha-3 code.

A form is written as in `grammar`. The states are those that the declarations of the region bind or name; another
party is found by the names that its document gives.
"""

from collections.abc import Mapping
from functools import lru_cache

from apps.quotations.engine.references.grammar import forms

# What {A} and {T} stand for: endings of Russian adjectives in -ский, and of Azerbaijani and Turkish names in a vowel.
ENDINGS = {
    "{A}": "ий ого ому им ом ая ой ую ое ие их ими о",
    "{T}": "~ nın nin nun ya ye da de la le dan den",
}
# A line that begins further right goes on with the entry before.
_COUNTRIES = """
    AZE: azerbaijan azerbaijani azeri; азербайджан|~ а у ом е; азербайджанск|{A}; azərbaycan|~ ın a da
        la dan; azerbaycan|~ ın a da la dan
    ARM: armenia armenian; армени|я и ю ей; армянск|{A}; ermənistan|~ ın a la; ermenistan|~ ın a la
    RUS: russia russian; росси|я и ю ей; российск|{A}; русск|{A}; rusiya|{T}; rusya|{T}; rus; рф
    TUR: turkey turkiye türkiye turkish; турци|я и ю ей; турецк|{A}; türkiyə|~ nin yə də ylə;
        türkiye|{T}; türk
    GEO: georgia georgian; грузи|я и ю ей; грузинск|{A}; gürcüstan|~ ın a la; gürcistan|~ ın a la
    IRN: iran iranian; иран|~ а у ом е; иранск|{A}; iran|ın a la
    UKR: ukraine ukrainian; украин|а ы е у ой; украинск|{A}; ukrayna|{T}
    BLR: belarus belarusian; беларус|ь и ью; белорусси|я и ю ей; белорусск|{A}; belarus|un
    MDA: moldova moldovan; молдов|а ы е у ой; молдавск|{A}; moldova|{T}
    KAZ: kazakhstan kazakh; казахстан|~ а у ом е; казахстанск|{A}; qazaxıstan|~ ın a la; kazakistan|~ ın
        a la
    UZB: uzbekistan uzbek; узбекистан|~ а у ом е; узбекск|{A}; özbəkistan|~ ın a la; özbekistan|~ ın a
        la
    TKM: turkmenistan turkmen; туркменистан|~ а у ом е; туркменск|{A}; türkmənistan|~ ın a;
        türkmenistan|~ ın a
    KGZ: kyrgyzstan kyrgyz; кыргызстан|~ а у ом е; киргизи|я и ю ей; киргизск|{A}; qırğızıstan|~ ın a;
        kırgızistan|~ ın a
    TJK: tajikistan tajik; таджикистан|~ а у ом е; таджикск|{A}; tacikistan|~ ın a la
    USA: usa american america; сша; американск|{A}; abş; abd
    GBR: uk britain british; британи|я и ю ей; британск|{A}; britaniya; ingiltere
    FRA: france french; франци|я и ю ей; французск|{A}; fransa|{T}
    DEU: germany german; германи|я и ю ей; немецк|{A}; германск|{A}; almaniya|{T}; almanya|{T}
    CHN: china chinese; кита|й я ю ем е; китайск|{A}; çin|~ in ə lə; çin'in
    IND: india indian; инди|я и ю ей; индийск|{A}; hindistan|~ ın a la
    PAK: pakistan pakistani; пакистан|~ а у ом е; пакистанск|{A}; pakistan|ın a la
    ISR: israel israeli; израил|ь я ю ем е; израильск|{A}; israil|~ in in lə
    SYR: syria syrian; сири|я и ю ей; сирийск|{A}; suriya|{T}; suriye|{T}
    ITA: italy italian; итали|я и ю ей; итальянск|{A}; italiya|{T}; italya|{T}
    JPN: japan japanese; япони|я и ю ей; японск|{A}; yaponiya|{T}; japonya|{T}
"""
# Where documents are signed, and are named for: by their English names.
_PLACES = """
    moscow: moscow; москв|а ы е у ой; московск|{A}; moskva|{T}; moskova|{T}
    shusha: shusha shushi; шуш|а и е у ой; шушинск|{A}; şuşa|{T}
    baku: baku; баку; бакинск|{A}; bakı|{T}; bakü|{T}
    ankara: ankara|{T}; анкар|а ы е у ой; анкарск|{A}
    yerevan: yerevan; ереван|~ а у ом е; ереванск|{A}; irəvan; erivan
    tbilisi: tbilisi; тбилиси; тбилисск|{A}; tiflis
    tehran: tehran; тегеран|~ а у ом е; тегеранск|{A}; tahran; tehran
    minsk: minsk; минск|~ а у ом {A}
    kars: kars; карс|~ а у ом е; карсск|{A}; qars
    istanbul: istanbul; стамбул|~ а у ом е; стамбульск|{A}
    helsinki: helsinki; хельсинки; хельсинкск|{A}
    sochi: sochi; сочи; сочинск|{A}; soçi
    prague: prague; праг|а и е у ой; пражск|{A}; praqa prag
    brussels: brussels; брюссел|ь я е ю ем; брюссельск|{A}; brüssel brüksel
    washington: washington; вашингтон|~ а у ом е; вашингтонск|{A}; vaşinqton
    kyiv: kyiv kiev; киев|~ а у ом е; киевск|{A}; kiyev
    almaty: almaty; алма-ата; алматинск|{A}; алма-атинск|{A}
    astana: astana; астан|а ы е у ой; астанинск|{A}
    samarkand: samarkand; самарканд|~ а у ом е; самаркандск|{A}; səmərqənd semerkant
"""


def _entries(table: str) -> dict[str, str]:
    for sign, endings in ENDINGS.items():
        table = table.replace(sign, endings)
    entries: dict[str, str] = {}
    for line in filter(str.strip, table.splitlines()):
        if line.startswith(" " * 8):
            entries[next(reversed(entries))] += " " + line.strip()
        else:
            name, _, forms_of_it = line.partition(":")
            entries[name.strip()] = forms_of_it.strip()
    return entries


COUNTRIES: Mapping[str, str] = _entries(_COUNTRIES)
PLACES: Mapping[str, str] = _entries(_PLACES)
# Words of official names that tell no state from another: "the Republic of Azerbaijan".
GENERIC = frozenset(
    form
    for form in forms(
        "republic federation kingdom state states union government people peoples democratic united the of and"
        "; республик|а и е у ой; федераци|я и ю ей; российская; королевств|о а"
        "; respublikası federasiyası cumhuriyeti federasyonu krallığı"
    )
)
_CODE_OF = {form: code for code, entry in COUNTRIES.items() for form in forms(entry)}
_PLACE_OF = {form: place for place, entry in PLACES.items() for form in forms(entry)}
_FORMS = {code: frozenset(forms(entry)) for code, entry in COUNTRIES.items()}


@lru_cache(maxsize=4096)  # the parties of a corpus
def code_of(word: str) -> str:
    """Of a folded word: "=RUS", "@moscow"; "" where it names none of them."""
    if code := _CODE_OF.get(word):
        return "=" + code
    place = _PLACE_OF.get(word)
    return "@" + place if place else ""


def is_code(name: str) -> bool:
    return name in _FORMS
