"""Words that say little in any text, by language, the most frequent first; a place here tells how frequent.

Written down from knowledge of the languages. They matter for small libraries only: of a library of millions of
words the library itself knows better.
"""

COMMON_WORDS = {
    "en": """the of and to in a is that for it as was with be by on not he his i at this are or which have from but
had has an they were their one all we been there who would will if more no when can its so what them any other than
only some these time such may into him up about out do two first also made must new our over most after should shall
being under could very upon between many well even those then before through where now like much same against each
her she you my your us because both while state states great government people world country countries part year
years however since without during say said says law way still own make take how work did just day man men old
every another around again long good me three different among within according general public power order case
use used number point place right high last example common become called per fact little present several less often
important set small large international national political economic military security social parties party agreement
treaty declaration article paragraph document relations cooperation republic president union development trade
issues interest interests region peace war""",
    "ru": """и в не на с что а по как это к но из у за от о так для же то все он мы бы его только было был или мне при
еще уже до если чтобы их который которые которая которых когда может быть нет этого этом эти они она также более том
где есть себя под во со чем будет были была между после года году лет без над об тем которой которого ли ни даже вы
я время один одна два три первый свой своей своих своего очень можно надо нужно через другой другие других том этот
эта этой этих всех всего всем сторон стороны страны стран государства государств договор договора декларация
декларации статья статьи пункт пункта отношения отношений сотрудничество сотрудничества мира безопасности
республики россии президент вопросы вопросам области рамках соответствии развития""",
    "az": """və bu bir ilə da də ki olan üçün o isə daha onun ən kimi çox hər öz var edir olaraq sonra görə qədər olub
olur olmaq biz onlar nə necə amma lakin həm ya yalnız artıq belə bütün heç iki üç ildə il əsas arasında üzrə
tərəfindən haqqında qarşı bəzi digər ölkə ölkələr dövlət dövlətlər tərəf tərəflər tərəflərin müqavilə bəyannamə
maddə bənd əməkdaşlıq münasibətlər təhlükəsizlik sülh beynəlxalq respublikası azərbaycan prezident məsələ məsələlər
sahəsində inkişaf edilməsi etmək edərək onların bunun həmin yeni böyük birinci""",
    "tr": """ve bir bu da de için ile olan olarak daha çok en o gibi kadar sonra ne her ancak ya ise ki var değil
olduğu göre tarafından arasında ama onun iki bütün tüm ilk yeni büyük başka diğer bazı hem hiç şey nasıl üzere
içinde üzerinde karşı önce yıl yılında devlet ülke ülkeler taraf taraflar tarafların antlaşma anlaşma beyanname
madde bildiri işbirliği ilişkiler ilişkileri güvenlik barış uluslararası cumhuriyeti türkiye azerbaycan
cumhurbaşkanı konu konular alanında gelişme etmek ederek olması bunun onların aynı kendi""",
}
