import pytest

from tests.matching.force.cases import (
    ASPIRATION,
    COMMITMENT,
    NONE,
    OBLIGATION,
    POSSIBILITY,
    RECOGNITION,
    Case,
    read,
)

AZERBAIJANI = [
    Case("Tərəflər bir-birinin sərhədlərinə hörmət etməyi öhdələrinə götürürlər.", OBLIGATION, "öhdələrinə götürürlər", "Tərəflər"),
    Case("Hər bir Tərəf digər Tərəfi məlumatlandırmalıdır.", OBLIGATION, "məlumatlandırmalıdır", "Hər bir Tərəf"),
    Case("Tərəflər güc tətbiq etməkdən çəkinirlər.", OBLIGATION, "çəkinirlər", "Tərəflər", True),
    Case("Tərəflər öz ərazilərindən digər Tərəfə qarşı istifadəyə yol vermirlər.", OBLIGATION, "yol vermirlər", "Tərəflər", True),
    Case("Heç bir Tərəf bu məlumatı ötürə bilməz.", OBLIGATION, "ötürə bilməz", "Heç bir Tərəf", True),
    Case("Tərəflər elm sahəsində əməkdaşlığı inkişaf etdirəcəklər.", COMMITMENT, "etdirəcəklər", "Tərəflər"),
    Case("Tərəflər separatizmi dəstəkləməyəcəklər.", COMMITMENT, "dəstəkləməyəcəklər", "Tərəflər", True),
    Case("Azərbaycan Respublikası və Rusiya Federasiyası münasibətlərini etimad əsasında qururlar.", COMMITMENT, "qururlar", "Azərbaycan Respublikası və Rusiya Federasiyası"),
    Case("Tərəflər belə təşkilatların fəaliyyətinin qarşısını qətiyyətlə alırlar.", COMMITMENT, "alırlar", "Tərəflər"),
    Case("Tərəflər birgə komissiya yaratmaq barədə razılaşdılar.", COMMITMENT, "razılaşdılar", "Tərəflər"),
    Case("Tərəflər istənilən vaxt məsləhətləşmələr keçirə bilərlər.", POSSIBILITY, "keçirə bilərlər", "Tərəflər"),
    Case("Tərəflər yardım göstərilməsini nəzərdən keçirə bilərlər.", POSSIBILITY, "nəzərdən keçirə bilərlər", "Tərəflər"),
    Case("Azərbaycan və Türkiyə danışıqları davam etdirməyə hazırdırlar.", POSSIBILITY, "hazırdırlar", "Azərbaycan və Türkiyə"),
    Case("Hər bir Tərəf Müqavilədən çıxmaq hüququna malikdir.", POSSIBILITY, "hüququna malikdir", "Hər bir Tərəf"),
    Case("Tərəflər ticarəti artırmağa çalışırlar.", ASPIRATION, "çalışırlar", "Tərəflər"),
    Case("Tərəflər mübahisələri həll etmək üçün səy göstərəcəklər.", ASPIRATION, "səy göstərəcəklər", "Tərəflər"),
    Case("Tərəflər əldə olunmuş irəliləyişi qeyd edirlər.", RECOGNITION, "qeyd edirlər", "Tərəflər"),
    Case("BMT Nizamnaməsinə sadiqliyi təsdiq edərək,", RECOGNITION, "təsdiq edərək"),
    Case("Tarixi əlaqələri nəzərə alaraq,", RECOGNITION, "nəzərə alaraq"),
    Case("Bu Müqavilə on il müddətinə bağlanır.", NONE),
    Case("Gələcək nəsillər üçün sülh vacibdir.", NONE),
    Case("Görülən tədbirlər və baş nazirlər haqqında məlumat əlavədədir.", NONE),
]  # fmt: skip

TURKISH = [
    Case("Taraflar birbirlerinin sınırlarına saygı göstermeyi taahhüt ederler.", OBLIGATION, "taahhüt ederler", "Taraflar"),
    Case("Her bir Taraf diğer Tarafı bilgilendirmekle yükümlüdür.", OBLIGATION, "yükümlüdür", "Her bir Taraf"),
    Case("Taraflar kuvvet kullanmaktan kaçınırlar.", OBLIGATION, "kaçınırlar", "Taraflar", True),
    Case("Hiçbir Taraf bu bilgileri aktaramaz.", OBLIGATION, "aktaramaz", "Hiçbir Taraf", True),
    Case("Taraflar tedbirleri zamanında almalıdırlar.", OBLIGATION, "almalıdırlar", "Taraflar"),
    Case("Taraflar bilim alanında işbirliğini geliştireceklerdir.", COMMITMENT, "geliştireceklerdir", "Taraflar"),
    Case("Taraflar ayrılıkçılığı desteklemeyeceklerdir.", COMMITMENT, "desteklemeyeceklerdir", "Taraflar", True),
    Case("Türkiye ve Azerbaycan ilişkilerini güven temelinde geliştirirler.", COMMITMENT, "geliştirirler", "Türkiye ve Azerbaycan"),
    Case("Taraflar ortak komisyon kurulması konusunda mutabık kalmışlardır.", COMMITMENT, "mutabık kalmışlardır", "Taraflar"),
    Case("Taraflar her zaman istişarelerde bulunabilirler.", POSSIBILITY, "bulunabilirler", "Taraflar"),
    Case("Taraflar yardım sağlanmasını değerlendirebilirler.", POSSIBILITY, "değerlendirebilirler", "Taraflar"),
    Case("Türkiye ve Gürcistan görüşmelere devam etmeye hazırdırlar.", POSSIBILITY, "hazırdırlar", "Türkiye ve Gürcistan"),
    Case("Taraflar ticareti artırmak için çaba gösterirler.", ASPIRATION, "çaba gösterirler", "Taraflar"),
    Case("Taraflar anlaşmazlıkları çözmek için çaba göstereceklerdir.", ASPIRATION, "çaba göstereceklerdir", "Taraflar"),
    Case("Taraflar kaydedilen ilerlemeyi teyit ederler.", RECOGNITION, "teyit ederler", "Taraflar"),
    Case("Şartın ilkelerine bağlılıklarını vurgulayarak,", RECOGNITION, "vurgulayarak"),
    Case("Bu Antlaşma on yıl süreyle yapılmıştır.", NONE),
    Case("Gelecek nesiller için barış önemlidir.", NONE),
    Case("Alınan kararlar ve tedbirler ekte yer alan listededir.", NONE),
]  # fmt: skip


@pytest.mark.parametrize("case", AZERBAIJANI, ids=lambda case: case.text)
def test_azerbaijani_is_read_as_a_reader_does(case: Case) -> None:
    assert read(case.text, "az") == case


@pytest.mark.parametrize("case", TURKISH, ids=lambda case: case.text)
def test_turkish_is_read_as_a_reader_does(case: Case) -> None:
    assert read(case.text, "tr") == case
