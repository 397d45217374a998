"""Turkish: stems and the endings of case, number and possession in their vowel harmony."""

from apps.quotations.engine.references.grammar import Attributing, Grammar, counted, named, related, words
from apps.quotations.engine.references.shapes import Relative
from apps.quotations.engine.references.tokens import folded

VOWEL = "~ nin nın nun nün ni nı nu nü ye ya de da den dan dir dır yle yla"
VOWEL_OWN = (
    "si sı su sü sinin sının sunun sünün sine sına suna süne sini sını sunu sünü sinde sında sunda sünde"
)
VOWEL_OWN += " sinden sından sundan sünden"
CONSONANT = "~ in ın un ün e a de da te ta den dan ten tan dir dır tir tır le la"
CONSONANT_OWN = (
    "i ı u ü inin ının unun ünün ine ına una üne ini ını unu ünü inde ında unda ünde inden ından undan ünden"
)
MANY = (
    "ler lar lerin ların lere lara leri ları lerde larda lerden lardan lerinin larının lerine larına lerini larını"
    " lerinde larında lerinden larından"
)
UNIT_V = f"{VOWEL} {VOWEL_OWN} {MANY}"
UNIT_C = f"{CONSONANT} {CONSONANT_OWN} {MANY}"


def _kinds(vowel: str, consonant: str) -> dict[str, str]:
    return {
        "document": f"belge|{vowel}; metin|{consonant}; metn|{consonant}; doküman|{consonant}",
        "declaration": f"bildirge|{vowel}; beyanname|{vowel}; deklarasyon|{consonant}",
        "treaty": f"antlaşma|{vowel}",
        "agreement": f"anlaşma|{vowel}; mutabakat|{consonant}; pakt|{consonant}; sözleşme|{vowel}",
        "statement": f"bildiri|{vowel}; açıklama|{vowel}; beyan|{consonant}; beyanat|{consonant}",
        "protocol": f"protokol|{consonant}",
        "memorandum": f"muhtıra|{vowel}; memorandum|{consonant}",
        "convention": f"konvansiyon|{consonant}",
        "charter": f"tüzük|{consonant}; şart|{consonant}; tüzüğ|{consonant}",
        "act": f"kanun|{consonant}; yasa|{vowel}",
        "constitution": f"anayasa|{vowel}",
        "resolution": f"karar|{consonant}",
        "other": f"gazete|{vowel}; kitap|{consonant}; kitab|{consonant}; röportaj|{consonant}; dergi|{vowel}",
    }


TURKISH = Grammar(
    code="tr",
    units=named(
        {
            "article": f"madde|{UNIT_V}; md; mad",
            "paragraph": f"fıkra|{UNIT_V}; paragraf|{UNIT_C}; f; §",
            "clause": f"hüküm|~ ler lerin leri lerinde; hükm|{CONSONANT_OWN}",
            "subparagraph": "",
            "item": f"bent|~ te ten ler lerde leri lerinde; bend|{UNIT_C}",
            "recital": "",
            "preamble": f"dibace|{UNIT_V}; preambül|{UNIT_C}; önsöz|{UNIT_C}",
            "section": f"kısım|~ da lar; kısm|{CONSONANT_OWN}",
            "chapter": f"bölüm|{UNIT_C}",
            "part": "",
            "annex": "ek|~ te ten ler i inde in",
        }
    ),
    short=words("md mad f"),
    loose=words(
        f"kısım|~ da lar; kısm|{CONSONANT_OWN}; bölüm|{UNIT_C}; ek|~ te ten ler i inde in; hüküm|~ ler"
    ),
    phrases={
        folded("başlangıç"): {
            "preamble": words(f"bölüm|{UNIT_C}; kısm|{CONSONANT_OWN}; metn|{CONSONANT_OWN}")
        },
        folded("giriş"): {"preamble": words(f"bölüm|{UNIT_C}; kısm|{CONSONANT_OWN}; metn|{CONSONANT_OWN}")},
    },
    ordinals={
        **counted(
            "birinci ilk\nikinci\nüçüncü\ndördüncü\nbeşinci\naltıncı\nyedinci\nsekizinci\ndokuzuncu\nonuncu"
        ),
        **counted("yirminci\notuzuncu\nkırkıncı\nellinci", 20, 10),
    },
    tens=counted("on\nyirmi\notuz\nkırk\nelli", 10, 10),
    cardinals={},
    tails=words("inci ıncı uncu üncü nci ncı ncu ncü"),
    counts=counted("iki\nüç\ndört\nbeş\naltı", 2),
    ands=words("ve veya & ile"),
    tos=words("ila ilâ"),
    froms=frozenset(),
    ofs=frozenset(),
    relatives=related(
        {
            Relative.SAME: "aynı bu söz-konusu anılan",
            Relative.PREVIOUS: "önceki",
            Relative.NEXT: "sonraki müteakip",
        }
    ),
    definite=frozenset(),
    demonstrative=words("bu şu o söz konusu anılan işbu böyle bu tür aynı"),
    indefinite=words("her hiçbir bir herhangi başka diğer bazı"),
    theirs=words("onun benim senin bizim sizin onların kendi"),
    its=words("onun onların"),
    kinds={
        **named(_kinds(f"{VOWEL} {VOWEL_OWN}", f"{CONSONANT} {CONSONANT_OWN}")),
        **named(_kinds(MANY, MANY), plural=True),
    },
    compounds=words("; ".join(_kinds(VOWEL_OWN, CONSONANT_OWN).values())),
    neutral=words(
        "imzalanan imzalanmış yeni tam ortak ikili üçlü tarihi konusu söz geçen son önemli sayfalık resmi kabul edilen"
        " adı siyasi nihai"
    ),
    modifiers=(),
    stops=words("ve ile arasında arasındaki hakkında dair ilişkin üzerine konusunda için olan da de"),
    topics=frozenset(),
    betweens=words("arasında arasındaki ile"),
    dated=words("tarihli tarihinde imzalanan imzalanmış yılında yılı yılındaki akdedilen"),
    months=counted(
        """ocak|~ ta tan
        şubat|~ ta tan
        mart|~ ta tan
        nisan|~ da dan
        mayıs|~ ta tan
        haziran|~ da dan
        temmuz|~ da dan
        ağustos|~ ta tan
        eylül|~ de den
        ekim|~ de den
        kasım|~ da dan
        aralık|~ ta tan"""
    ),
    year_words=words("yılı yılında yılının yılındaki"),
    particles=frozenset(),
    again={"ibid": ""},
    alone=words(
        "belirtiliyor belirtildi belirtilmektedir deniliyor denilmektedir vurgulanıyor vurgulanmaktadır"
    ),
    attributing=Attributing(
        parties=words("taraflar ülkeler devletler"),
        agree=words(
            "anlaştı anlaştılar mutabık kararlaştırdı kararlaştırdılar taahhüt teyit vurguladı vurguladılar kabul beyan"
            " ifade"
        ),
        say=words("öngörüyor içeriyor vurguluyor belirtiyor düzenliyor diyor hükmediyor teyit öngörmektedir"),
        passive=words(
            "belirtiliyor belirtildi belirtilmektedir deniliyor denildi denilmektedir vurgulanıyor vurgulandı"
            " vurgulanmaktadır ifade yer kaydedildi kaydediliyor öngörülüyor öngörülmektedir yazıyor"
        ),
        impersonal=frozenset(),
        between=words("ayrıca da de ise özellikle bunun yanı sıra açıkça şöyle"),
        text=words(f"metin|{CONSONANT}; metn|{CONSONANT_OWN}"),
        auxiliary=words(
            "edildi ediliyor edilmektedir alıyor almaktadır etti ettiler ediyor kaldı kaldılar etmektedir"
        ),
    ),
    figures_first=True,
    dot_is_ordinal=True,
    bare=True,
)
