"""How states and organisations are spoken of: names and adjectives in the four languages, by ISO 3166-1 alpha-3 code.

A form is written as in `grammar`. The states are those that the declarations of the region bind or name; another
party is found by the names that its document gives.
"""

from collections.abc import Mapping
from functools import lru_cache

from apps.quotations.engine.references.grammar import forms

RU_ADJECTIVE = "ий ого ому им ом ая ой ую ое ие их ими о"
TURKIC = "~ nın nin nun ya ye da de la le dan den"

COUNTRIES: Mapping[str, str] = {
    "AZE": "azerbaijan azerbaijani azeri baku; азербайджан|~ а у ом е; азербайджанск|"
    + RU_ADJECTIVE
    + f"; azərbaycan|~ ın a da la dan; azerbaycan|~ ın a da la dan; bakı|{TURKIC}; bakü|{TURKIC}; баку",
    "ARM": "armenia armenian yerevan; армени|я и ю ей; армянск|"
    + RU_ADJECTIVE
    + "; ermənistan|~ ın a la; ermenistan|~ ın a la",
    "RUS": "russia russian; росси|я и ю ей; российск|"
    + RU_ADJECTIVE
    + f"; русск|{RU_ADJECTIVE}; rusiya|{TURKIC}; rusya|{TURKIC}; rus; рф",
    "TUR": "turkey turkiye türkiye turkish ankara; турци|я и ю ей; турецк|"
    + RU_ADJECTIVE
    + f"; türkiyə|~ nin yə də ylə; türkiye|{TURKIC}; türk",
    "GEO": "georgia georgian tbilisi; грузи|я и ю ей; грузинск|"
    + RU_ADJECTIVE
    + "; gürcüstan|~ ın a la; gürcistan|~ ın a la",
    "IRN": "iran iranian tehran; иран|~ а у ом е; иранск|" + RU_ADJECTIVE + "; iran|ın a la",
    "UKR": "ukraine ukrainian kyiv; украин|а ы е у ой; украинск|" + RU_ADJECTIVE + f"; ukrayna|{TURKIC}",
    "BLR": "belarus belarusian; беларус|ь и ью; белорусси|я и ю ей; белорусск|"
    + RU_ADJECTIVE
    + "; belarus|un",
    "MDA": "moldova moldovan; молдов|а ы е у ой; молдавск|" + RU_ADJECTIVE + f"; moldova|{TURKIC}",
    "KAZ": "kazakhstan kazakh; казахстан|~ а у ом е; казахстанск|"
    + RU_ADJECTIVE
    + "; qazaxıstan|~ ın a la; kazakistan|~ ın a la",
    "UZB": "uzbekistan uzbek; узбекистан|~ а у ом е; узбекск|"
    + RU_ADJECTIVE
    + "; özbəkistan|~ ın a la; özbekistan|~ ın a la",
    "TKM": "turkmenistan turkmen; туркменистан|~ а у ом е; туркменск|"
    + RU_ADJECTIVE
    + "; türkmənistan|~ ın a; türkmenistan|~ ın a",
    "KGZ": "kyrgyzstan kyrgyz; кыргызстан|~ а у ом е; киргизи|я и ю ей; киргизск|"
    + RU_ADJECTIVE
    + "; qırğızıstan|~ ın a; kırgızistan|~ ın a",
    "TJK": "tajikistan tajik; таджикистан|~ а у ом е; таджикск|" + RU_ADJECTIVE + "; tacikistan|~ ın a la",
    "USA": "usa american america washington; сша; американск|" + RU_ADJECTIVE + "; abş; abd",
    "GBR": "uk britain british; британи|я и ю ей; британск|" + RU_ADJECTIVE + "; britaniya; ingiltere",
    "FRA": "france french; франци|я и ю ей; французск|" + RU_ADJECTIVE + f"; fransa|{TURKIC}",
    "DEU": "germany german; германи|я и ю ей; немецк|"
    + RU_ADJECTIVE
    + f"; германск|{RU_ADJECTIVE}; almaniya|{TURKIC}; almanya|{TURKIC}",
    "CHN": "china chinese beijing; кита|й я ю ем е; китайск|" + RU_ADJECTIVE + "; çin|~ in ə lə; çin'in",
    "IND": "india indian; инди|я и ю ей; индийск|" + RU_ADJECTIVE + "; hindistan|~ ın a la",
    "PAK": "pakistan pakistani; пакистан|~ а у ом е; пакистанск|" + RU_ADJECTIVE + "; pakistan|ın a la",
    "ISR": "israel israeli; израил|ь я ю ем е; израильск|" + RU_ADJECTIVE + "; israil|~ in in lə",
    "SYR": "syria syrian; сири|я и ю ей; сирийск|" + RU_ADJECTIVE + f"; suriya|{TURKIC}; suriye|{TURKIC}",
    "ITA": "italy italian; итали|я и ю ей; итальянск|"
    + RU_ADJECTIVE
    + f"; italiya|{TURKIC}; italya|{TURKIC}",
    "JPN": "japan japanese; япони|я и ю ей; японск|"
    + RU_ADJECTIVE
    + f"; yaponiya|{TURKIC}; japonya|{TURKIC}",
}
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
_FORMS = {code: frozenset(forms(entry)) for code, entry in COUNTRIES.items()}


@lru_cache(maxsize=4096)  # the parties of a corpus
def code_of(word: str) -> str:
    """Of a folded word; "" where it names none of them."""
    return _CODE_OF.get(word, "")


def is_code(name: str) -> bool:
    return name in _FORMS
