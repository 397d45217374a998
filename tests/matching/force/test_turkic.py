import pytest

from tests.matching.force.cases import cases, read, text_of

AZERBAIJANI = """
obligation: {Tərəflər} bir-birinin sərhədlərinə hörmət etməyi [öhdələrinə götürürlər].
obligation: {Hər bir Tərəf} digər Tərəfi [məlumatlandırmalıdır].
obligation not: {Tərəflər} güc tətbiq etməkdən [çəkinirlər].
obligation not: {Tərəflər} öz ərazilərindən digər Tərəfə qarşı istifadəyə [yol vermirlər].
obligation not: {Heç bir Tərəf} bu məlumatı [ötürə bilməz].
commitment: {Tərəflər} elm sahəsində əməkdaşlığı inkişaf [etdirəcəklər].
commitment not: {Tərəflər} separatizmi [dəstəkləməyəcəklər].
commitment: {Azərbaycan Respublikası və Rusiya Federasiyası} münasibətlərini etimad əsasında [qururlar].
commitment: {Tərəflər} belə təşkilatların fəaliyyətinin qarşısını qətiyyətlə [alırlar].
commitment: {Tərəflər} birgə komissiya yaratmaq barədə [razılaşdılar].
possibility: {Tərəflər} istənilən vaxt məsləhətləşmələr [keçirə bilərlər].
possibility: {Tərəflər} yardım göstərilməsini [nəzərdən keçirə bilərlər].
possibility: {Azərbaycan və Türkiyə} danışıqları davam etdirməyə [hazırdırlar].
possibility: {Hər bir Tərəf} Müqavilədən çıxmaq [hüququna malikdir].
aspiration: {Tərəflər} ticarəti artırmağa [çalışırlar].
aspiration: {Tərəflər} mübahisələri həll etmək üçün [səy göstərəcəklər].
recognition: {Tərəflər} əldə olunmuş irəliləyişi [qeyd edirlər].
recognition: BMT Nizamnaməsinə sadiqliyi [təsdiq edərək],
recognition: Tarixi əlaqələri [nəzərə alaraq],
none: Bu Müqavilə on il müddətinə bağlanır.
obligation: Tərəflər təsdiq edirlər ki, mübahisələr sülh yolu ilə həll [edilməlidir].
commitment not: {Tərəflərdən heç biri} bu məlumatı [ötürməyəcək].
possibility: Bu Müqavilə belə tədbirlərə [mane olan kimi təfsir edilə bilməz].
none: Bu termin hər cür malı göstərmək mənasını verəcəkdir.
none: Gələcək nəsillər üçün sülh vacibdir.
none: Görülən tədbirlər və baş nazirlər haqqında məlumat əlavədədir.
"""
TURKISH = """
obligation: {Taraflar} birbirlerinin sınırlarına saygı göstermeyi [taahhüt ederler].
obligation: {Her bir Taraf} diğer Tarafı bilgilendirmekle [yükümlüdür].
obligation not: {Taraflar} kuvvet kullanmaktan [kaçınırlar].
obligation not: {Hiçbir Taraf} bu bilgileri [aktaramaz].
obligation: {Taraflar} tedbirleri zamanında [almalıdırlar].
commitment: {Taraflar} bilim alanında işbirliğini [geliştireceklerdir].
commitment not: {Taraflar} ayrılıkçılığı [desteklemeyeceklerdir].
commitment: {Türkiye ve Azerbaycan} ilişkilerini güven temelinde [geliştirirler].
commitment: {Taraflar} ortak komisyon kurulması konusunda [mutabık kalmışlardır].
possibility: {Taraflar} her zaman istişarelerde [bulunabilirler].
possibility: {Taraflar} yardım sağlanmasını [değerlendirebilirler].
possibility: {Türkiye ve Gürcistan} görüşmelere devam etmeye [hazırdırlar].
aspiration: {Taraflar} ticareti artırmak için [çaba gösterirler].
aspiration: {Taraflar} anlaşmazlıkları çözmek için [çaba göstereceklerdir].
recognition: {Taraflar} kaydedilen ilerlemeyi [teyit ederler].
recognition: Şartın ilkelerine bağlılıklarını [vurgulayarak],
none: Bu Antlaşma on yıl süreyle yapılmıştır.
possibility: Bu Antlaşma böyle tedbirleri [engelleyecek şekilde yorumlanamaz].
none: Bu terim her türlü mal anlamına gelecektir.
none: Gelecek nesiller için barış önemlidir.
none: Alınan kararlar ve tedbirler ekte yer alan listededir.
"""


@pytest.mark.parametrize("case", cases(AZERBAIJANI))
def test_azerbaijani_is_read_as_a_reader_does(case: str) -> None:
    assert read(text_of(case), "az") == case


@pytest.mark.parametrize("case", cases(TURKISH))
def test_turkish_is_read_as_a_reader_does(case: str) -> None:
    assert read(text_of(case), "tr") == case
