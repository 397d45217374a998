"""The words by which the parts of a document are known, in six languages, and in a few more where they cost nothing.

All are compared folded (see `lines.fold`). The languages stand together: treaties in one language with the
headings of another are common, and hardly any of these words means another thing elsewhere.
"""

import re

from apps.documents.engine.splitting.lines import folded


def folds(text: str) -> frozenset[str]:
    return frozenset(folded(word) for word in text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(misread(folded(word)) for word in text.split())


def misread(word: str) -> str:
    """One spelling for what scanning mixes up: "Artide", "Artlcle" and "Article"."""
    return word.replace("cl", "d").replace("l", "i").replace("1", "i").replace("|", "i")


# Classes of units by the word before or behind the number.
CLASSES = {
    "part": _words(
        "part parte partie часть hissə kısım livre libro kitap book teil título titre title titulo kitab"
    ),
    "chapter": _words("chapter chap capítulo chapitre глава fəsil bölüm kapitel capitolo"),
    "section": _words("section sec sección раздел bölmə seção abschnitt sezione подраздел subsection"),
    "article": _words("article art artículo статья ст maddə madde artikel artigo articolo стаття artykuł"),
    "paragraph": _words("paragraph para пункт bənd fıkra párrafo paragraphe"),
    "annex": _words(
        "annex annexe appendix приложение əlavə anexo apéndice appendice ek protocol protocole protocolo"
        " протокол protokol schedule attachment anlage allegato"
    ),
}
CLASS_OF = {word: name for name, words in CLASSES.items() for word in words}
# "ст." and "Sec." are no words without their full stop.
ABBREVIATIONS = _words("art ст sec chap para")
# Coarser units than those in which a document counts.
CONTAINERS = ("part", "chapter", "section")

# After "Article 5" at a line's beginning these say that somebody speaks of it.
AFTER_REFERENCE = folds(
    "of and or to shall is are was were has have may must will above below hereof thereof in on as by for from"
    " which that with under concerning applies apply (of "
    "del de la y o e al se será sera es son podrá que para en du des et ou est sont doit peut ne s'applique"
    " и или настоящего настоящей договора соглашения устава конвенции применяется не"
    " və yaxud ve veya uyarınca ile üzrə əsasən nin nın un ün"
)
# A line that ends so is not the end of anything.
BEFORE_REFERENCE = folds(
    "of and or to in under with by for from on at the this that an a see per pursuant than through within"
    " de del la el los las y o e con en por al según du des le les et ou à au aux par dans l d"
    " и или в на с по к от из для согласно со под о об статьи статьей статье пункта"
    " və ilə ve ile veya yaxud"
    " article articles artículo artículos paragraph paragraphs section sections chapter annex paragraphe"
)

# Participles and verbs with which recitals begin; endings serve where the list ends (see `frame`).
RECITAL = folds(
    "recognizing recognising recalling reaffirming affirming considering noting desiring desirous conscious aware"
    " convinced determined resolved mindful bearing taking having acknowledging emphasizing emphasising stressing"
    " underlining welcoming expressing guided inspired believing wishing seeking intending confirming committed"
    " concerned deeply whereas proceeding striving aspiring acting given pursuant in-view building hoping"
    " appreciating declaring realizing realising willing reiterating supporting encouraged eager proud anxious"
    " based confident alarmed gravely firmly fully motivated prompted"
    " attaching sharing referring remembering cognizant observing regarding reasserting strengthening highlighting"
    " признавая подтверждая исходя руководствуясь стремясь учитывая принимая отмечая выражая сознавая осознавая"
    " напоминая ссылаясь основываясь будучи желая считая подчеркивая подчёркивая приветствуя опираясь имея"
    " придавая убежденные движимые намереваясь полагая констатируя развивая действуя высоко вновь памятуя"
    " reconnaissant rappelant réaffirmant affirmant considérant notant désireux désireuses désirant conscients"
    " conscientes convaincus convaincues résolus résolues déterminés soucieux ayant tenant soulignant exprimant"
    " vu saluant attachés animés prenant souhaitant guidés confirmant constatant inspirés"
    " reconociendo recordando reafirmando afirmando considerando deseando deseosos deseosas conscientes convencidos"
    " convencidas resueltos decididos decididas teniendo tomando subrayando destacando expresando guiados"
    " inspirados confirmando observando animados animadas habida preocupados visto vista"
    " nəzərə qeyd təsdiq rəhbər tanıyaraq arzu inanaraq istəyərək əsas xatırladaraq vurğulayaraq bildirərək"
    " dikkate teyit hatırlatarak vurgulayarak inanarak arzusuyla kararlı bilincinde kabul göz"
)
# How a recital ends in Azerbaijani and Turkish, whose verb comes last.
RECITAL_END = re.compile(r"(?:araq|ərək|arak|erek|maqla|məklə|olaraq|iyle|ıyla)\W{0,3}$", re.I)
PREAMBLE = folds("preamble преамбула preambula preámbulo préambule preambule başlangıç giriş preambül")
NOTES = folds("footnotes footnote notes endnotes примечания примечание сноски qeydlər dipnotlar notas")

# "Have agreed as follows": the last words of a preamble.
ENACTING = re.compile(
    r"agreed? (?:as follows|to the following|on the following|upon the following|that)|as follows\W*$|"
    r"\b(?:declare|proclaim|resolve|agree|déclarent|declaran)s?\s?:$|bəyan ed\w+|beyan ed\w+|"
    r"do hereby|hereby (?:agree|declare|adopt)|(?:declare|proclaim|adopt|state|decided?)\w* the following|"
    r"о нижеследующем|следующ\w+\W*$|заявляют\W*$|нижеследующее|"
    r"aşağıdakı\w*|aşağıdaki\w*|razılaşdılar|razılığa gəl\w+|"
    r"(?:sont|est) convenu\w*|ce qui suit|dispositions suivantes|"
    r"lo siguiente|las siguientes disposiciones|convienen en|han (?:convenido|acordado)",
    re.I,
)
CLOSING = re.compile(
    r"(?:in (?:witness|faith|testimony) (?:whereof|of which|thereof|hereof)|done (?:at|in|on|this|and)\b|"
    r"signed (?:at|in|on|this)\b|"
    r"made (?:at|in duplicate)\b|adopted at\b|"
    r"совершен[оа]? (?:в|на|\d)|подписан[оаы]? (?:в|\d)|составлен[оа]? в|в удостоверение|принят[ао]? в городе|"
    r"fait (?:à|en|le)\b|en foi de quoi|signé à|"
    r"hech[oa] en\b|suscrit[oa] en\b|firmad[oa] en\b|en (?:fe|testimonio) de l[oa] cual|dad[oa] en\b|"
    r"(?:yukarıdaki|bunu tasdiken|işbu anlaşma .{0,80}imzalan)|yuxarıda göstərilən)",
    re.I,
)
# Azerbaijani and Turkish end the sentence with the verb.
CLOSING_VERB = re.compile(
    r"(?:imzalanmış[dt]ır|imzalandı|bağlanmışdır|tərtib edilmişdir|akdedilmiştir|tanzim edilmiştir|"
    r"düzenlenmiştir)(?![^\W_])",
    re.I,
)
SIGNING = re.compile(
    r"(?:\(?signed\b|/s/|for (?:the|and on behalf)|on behalf of|"
    r"за (?:правительство|республику|президента|российск\w+|\w+скую)|"
    r"от имени|adından|adına|pour (?:le|la|l['’]|les)\b|por (?:el|la|los)\b|(?:the )?(?:vice[- ])?president\b|"
    r"(?:the )?(?:prime )?minister\b|президент\b|премьер-министр|министр\b|prezident|cumhurbaşkan|nazir|bakan\w*\b|"
    r"le président|el presidente|ministre\b|ministro\b|подписи\b|подписал\w*|_{4,})",
    re.I,
)
