"""Azerbaijani: stems and the endings of case, number and possession in their vowel harmony."""

from apps.quotations.engine.references.grammar import Attributing, Grammar, counted, named, related, words
from apps.quotations.engine.references.shapes import Relative

# After a vowel and after a consonant, front and back; without and with the possessive that a compound takes
# ("sülh müqaviləsi"), and of the plural.
VOWEL = "~ nin nın ni nı yə ya də da dən dan dir dır"
VOWEL_OWN = "si sı sinin sının sinə sına sini sını sində sında sindən sından sidir sıdır siylə sıyla"
CONSONANT = "~ in ın un ün ə a də da dən dan dir dır dur dür"
CONSONANT_OWN = (
    "i ı u ü inin ının unun ünün inə ına una ünə ini ını unu ünü ində ında unda ündə indən ından undan ündən"
)
MANY = (
    "lər lar lərin ların lərə lara ləri ları lərdə larda lərdən lardan lərinin larının lərinə larına lərini larını"
    " lərində larında lərindən larından"
)
UNIT_V = f"{VOWEL} {VOWEL_OWN} {MANY}"
UNIT_C = f"{CONSONANT} {CONSONANT_OWN} {MANY}"


def _kinds(vowel: str, consonant: str) -> dict[str, str]:
    return {
        "document": f"sənəd|{consonant}; mətn|{consonant}",
        "declaration": f"bəyannamə|{vowel}; deklarasiya|{vowel}",
        "treaty": f"müqavilə|{vowel}",
        "agreement": f"saziş|{consonant}; razılaşma|{vowel}; pakt|{consonant}; anlaşma|{vowel}",
        "statement": f"bəyanat|{consonant}; kommünike|{vowel}",
        "protocol": f"protokol|{consonant}",
        "memorandum": f"memorandum|{consonant}",
        "convention": f"konvensiya|{vowel}",
        "charter": f"nizamnamə|{vowel}; xartiya|{vowel}",
        "act": f"qanun|{consonant}; məcəllə|{vowel}; fərman|{consonant}",
        "constitution": f"konstitusiya|{vowel}",
        "resolution": f"qətnamə|{vowel}",
        "other": f"qəzet|{consonant}; kitab|{consonant}; müsahibə|{vowel}; jurnal|{consonant}",
    }


AZERBAIJANI = Grammar(
    code="az",
    units=named(
        {
            "article": f"maddə|{UNIT_V}; mad",
            "paragraph": f"bənd|{UNIT_C}; paraqraf|{UNIT_C}; abzas|{UNIT_C}; §",
            "clause": f"müddəa|{UNIT_V}",
            "subparagraph": f"yarımbənd|{UNIT_C}",
            "item": "",
            "recital": "",
            "preamble": f"preambula|{UNIT_V}; müqəddimə|{UNIT_V}",
            "section": f"bölmə|{UNIT_V}",
            "chapter": f"fəsil|{CONSONANT} {MANY}; fəsl|{CONSONANT_OWN} in",
            "part": f"hissə|{UNIT_V}",
            "annex": f"əlavə|{UNIT_V}",
        }
    ),
    short=words("mad"),
    loose=words(
        f"hissə|{UNIT_V}; bölmə|{UNIT_V}; fəsil|{CONSONANT} {MANY}; fəsl|{CONSONANT_OWN}; əlavə|{UNIT_V}"
    ),
    phrases={"giriş": {"preamble": words(f"hissə|{UNIT_V}; bölmə|{UNIT_V}")}},
    ordinals={
        **counted(
            "birinci ilk\nikinci\nüçüncü\ndördüncü\nbeşinci\naltıncı\nyeddinci\nsəkkizinci\ndoqquzuncu\nonuncu"
        ),
        **counted("iyirminci\notuzuncu\nqırxıncı\nəllinci", 20, 10),
    },
    tens=counted("on\niyirmi\notuz\nqırx\nəlli", 10, 10),
    cardinals={},
    tails=words("ci cı cu cü nci ncı ncu ncü inci ıncı uncu üncü"),
    counts=counted("iki\nüç\ndörd\nbeş\naltı", 2),
    ands=words("və & yaxud və-ya həmçinin"),
    tos=words("ilə"),
    froms=frozenset(),
    ofs=frozenset(),
    relatives=related(
        {
            Relative.SAME: "həmin bu eyni sözügedən",
            Relative.PREVIOUS: "əvvəlki öncəki",
            Relative.NEXT: "növbəti sonrakı",
        }
    ),
    definite=frozenset(),
    demonstrative=words("bu həmin belə o sözügedən bu cür"),
    indefinite=words("hər heç bir hansısa başqa digər"),
    theirs=words("onun mənim sənin bizim sizin onların öz"),
    its=words("onun onların"),
    kinds={
        **named(_kinds(f"{VOWEL} {VOWEL_OWN}", f"{CONSONANT} {CONSONANT_OWN}")),
        **named(_kinds(MANY, MANY), plural=True),
    },
    compounds=words("; ".join(_kinds(VOWEL_OWN, CONSONANT_OWN).values())),
    neutral=words(
        "imzalanmış imzalanan yeni tam birgə ikitərəfli üçtərəfli tarixi qeyd olunan sonuncu mühüm səhifəlik rəsmi"
        " qəbul edilmiş adıçəkilən siyasi"
    ),
    modifiers=(),
    stops=words("və ilə haqqında arasında üzrə barədə dair olan üçün da də"),
    topics=frozenset(),
    betweens=words("arasında ilə"),
    dated=words("tarixli tarixdə imzalanmış imzalanan bağlanmış tarixində il ili ildə"),
    months=counted(
        """yanvar|~ ın da
        fevral|~ ın da
        mart|~ ın da
        aprel|~ in də
        may|~ ın da
        iyun|~ un da
        iyul|~ un da
        avqust|~ un da
        sentyabr|~ ın da
        oktyabr|~ ın da
        noyabr|~ ın da
        dekabr|~ ın da"""
    ),
    year_words=words("il ilin ildə ildən ilə ili"),
    particles=frozenset(),
    again={"yenə": "orada"},
    alone=words("deyilir vurğulanır bildirilir göstərilir göstərilib vurğulanıb"),
    attributing=Attributing(
        parties=words("tərəflər dövlətlər ölkələr"),
        agree=words(
            "razılaşıblar razılaşdılar razılaşırlar bildirirlər təsdiq bəyan öhdəsinə vurğulayırlar ifadə razılığa"
            " qərara götürürlər təsdiqləyirlər"
        ),
        say=words("nəzərdə müəyyən təsbit ehtiva bildirir deyir vurğulayır"),
        passive=words(
            "deyilir deyilirdi vurğulanır bildirilir göstərilir qeyd göstərilib bildirilib vurğulanıb əks yer yazılıb"
            " nəzərdə təsbit müəyyən ifadə"
        ),
        impersonal=frozenset(),
        between=words("də da həmçinin isə ayrıca xüsusilə bundan əlavə eyni zamanda ki"),
        text=words(f"mətn|{CONSONANT_OWN} {CONSONANT}"),
        auxiliary=words(
            "olunur olunub edilir edilib tutur tutulur edir ediblər alıb alır etdirir gəliblər gəldilər"
            " etdilər götürürlər"
        ),
    ),
    figures_first=True,
    bare=True,
)
