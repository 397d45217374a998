"""Whole texts in each language, with the tree that an editor would make of them."""

import pytest

from apps.documents.engine.splitting import split
from tests.documents.engine.splitting.sketch import sketch, tidy

TEXTS = [
    pytest.param(
        "en",
        """
        DECLARATION
        on Allied Interaction between the Republic of Northland and the Republic of Southland

        The Republic of Northland and the Republic of Southland, hereinafter referred to as the Parties,

        Recognizing the long history of friendship between their peoples,

        Recalling the Treaty of Friendship of 3 July 1997,

        bearing in mind the interests of both States and their
        peoples,

        Have agreed as follows:

        PART ONE
        GENERAL PROVISIONS

        Chapter I
        Principles

        Article 1
        Purpose

        The Parties shall build their relations on the basis of equality. Nothing in
        Article 3 of this Declaration shall be read otherwise.

        Article 2
        Scope

        1. The Parties shall cooperate:
        (a) in trade;
        (b) in transport, including:
        (i) railways;
        (ii) roads;
        (c) in culture.
        2. Each Party may invite others.

        Chapter II
        Economy

        Article 3

        The Parties shall hold consultations under
        Article 2, and shall report on them.

        Article 4
        Article 5 of the Treaty of 1997 shall remain in force.

        PART TWO
        FINAL PROVISIONS

        Article 5
        Entry into force

        This Declaration shall enter into force on signature.

        IN WITNESS WHEREOF the undersigned have signed this Declaration.

        Done at Capital on 22 February 2022 in two copies, each in the English language.

        For the Republic of Northland          For the Republic of Southland

        A. Northman                            B. Southman

        ANNEX I
        List of projects

        Article 1
        Railways

        The railway shall be built by 2030.

        Article 2
        Roads

        The road shall be built by 2031.

        ANNEX II

        Terms of reference of the Commission.

        ____________
        ¹ Done with reservations.
        ² See the Protocol.
        """,
        """
        paragraph DECLARATION on Allied
        preamble The Republic of
          recital Recognizing the long
          recital Recalling the Treaty
          recital bearing in mind
          paragraph Have agreed as
        part [PART ONE] (GENERAL PROVISIONS)
          chapter [Chapter I] (Principles)
            article [Article 1] (Purpose) The Parties shall
            article [Article 2] (Scope)
              paragraph [1] The Parties shall
                item [(a)] in trade;
                item [(b)] in transport, including:
                  item [(i)] railways;
                  item [(ii)] roads;
                item [(c)] in culture.
              paragraph [2] Each Party may
          chapter [Chapter II] (Economy)
            article [Article 3] The Parties shall
            article [Article 4] Article 5 of
        part [PART TWO] (FINAL PROVISIONS)
          article [Article 5] (Entry into force) This Declaration shall
        closing IN WITNESS WHEREOF
        signatures For the Republic
        annex [ANNEX I] (List of projects)
          article [Article 1] (Railways) The railway shall
          article [Article 2] (Roads) The road shall
        annex [ANNEX II] Terms of reference
        footnote [¹] Done with reservations.
        footnote [²] See the Protocol.
        """,
        id="English",
    ),
    pytest.param(
        "ru",
        """
        Декларация о союзническом взаимодействии между Северной Республикой и Южной Республикой

        Северная Республика и Южная Республика, далее именуемые Сторонами,

        признавая исторический характер отношений дружбы между народами,
        подтверждая приверженность целям Устава ООН,
        исходя из общего стремления к миру,

        заявляют о нижеследующем:

        Раздел I. Общие положения

        Статья 1
        Стороны строят свои отношения на основе равенства.

        Статья 2
        1. Стороны сотрудничают в следующих областях:
        а) торговля;
        б) транспорт;
        в) культура.
        2. Порядок сотрудничества определяется в соответствии со
        статьей 5 настоящей Декларации.

        Раздел II. Заключительные положения

        Статья 3. Консультации
        Стороны проводят консультации ежегодно.

        Статья 4.
        Настоящая Декларация вступает в силу с даты подписания.

        Совершено в городе Столица 22 февраля 2022 года в двух экземплярах, каждый на русском языке.

        За Северную Республику                За Южную Республику
        Президент А. Северов                  Президент Б. Южный

        Приложение 1
        Перечень проектов

        1. Железная дорога.
        2. Автомобильная дорога.
        """,
        """
        paragraph Декларация о союзническом
        preamble Северная Республика и
          recital признавая исторический характер
          recital подтверждая приверженность целям
          recital исходя из общего
          paragraph заявляют о нижеследующем:
        section [Раздел I] (Общие положения)
          article [Статья 1] Стороны строят свои
          article [Статья 2]
            paragraph [1] Стороны сотрудничают в
              item [а)] торговля;
              item [б)] транспорт;
              item [в)] культура.
            paragraph [2] Порядок сотрудничества определяется
        section [Раздел II] (Заключительные положения)
          article [Статья 3] (Консультации) Стороны проводят консультации
          article [Статья 4] Настоящая Декларация вступает
        closing Совершено в городе
        signatures За Северную Республику
        annex [Приложение 1] (Перечень проектов)
          paragraph [1] Железная дорога.
          paragraph [2] Автомобильная дорога.
        """,
        id="Russian",
    ),
    pytest.param(
        "az",
        """
        Şimal Respublikası ilə Cənub Respublikası arasında müttəfiqlik qarşılıqlı fəaliyyəti haqqında
        BƏYANNAMƏ

        Şimal Respublikası və Cənub Respublikası, bundan sonra Tərəflər adlandırılacaq,

        xalqlar arasında dostluq münasibətlərinin tarixi xarakterini qeyd edərək,

        beynəlxalq hüququn prinsiplərinə sadiqliyini təsdiq edərək,

        aşağıdakıları bəyan edirlər:

        I FƏSİL
        ÜMUMİ MÜDDƏALAR

        Maddə 1. Münasibətlərin əsası
        Tərəflər münasibətlərini bərabərlik əsasında qururlar.

        Maddə 2. Əməkdaşlıq
        2.1. Tərəflər ticarət sahəsində əməkdaşlıq edirlər.
        2.2. Tərəflər nəqliyyat sahəsində əməkdaşlıq edirlər.

        II FƏSİL
        YEKUN MÜDDƏALAR

        Maddə 3. Məsləhətləşmələr
        Tərəflər hər il məsləhətləşmələr keçirirlər.

        Paytaxt şəhərində 2022-ci il fevralın 22-də iki nüsxədə imzalanmışdır.

        Şimal Respublikası adından             Cənub Respublikası adından
        """,
        """
        paragraph Şimal Respublikası ilə
        preamble Şimal Respublikası və
          recital xalqlar arasında dostluq
          recital beynəlxalq hüququn prinsiplərinə
          paragraph aşağıdakıları bəyan edirlər:
        chapter [I FƏSİL] (ÜMUMİ MÜDDƏALAR)
          article [Maddə 1] (Münasibətlərin əsası) Tərəflər münasibətlərini bərabərlik
          article [Maddə 2] (Əməkdaşlıq)
            paragraph [2.1] Tərəflər ticarət sahəsində
            paragraph [2.2] Tərəflər nəqliyyat sahəsində
        chapter [II FƏSİL] (YEKUN MÜDDƏALAR)
          article [Maddə 3] (Məsləhətləşmələr) Tərəflər hər il
        closing Paytaxt şəhərində 2022-ci
        signatures Şimal Respublikası adından
        """,
        id="Azerbaijani",
    ),
    pytest.param(
        "az",
        """
        BİRGƏ BƏYANAT

        1-ci maddə

        Tərəflər bir-birinin müstəqilliyinə hörmət edirlər.

        2-ci maddə

        Tərəflər 1-ci maddədə göstərilən prinsiplərə əməl edirlər.

        3-cü maddə

        Bu bəyanat imzalandığı gündən qüvvəyə minir.
        """,
        """
        paragraph BİRGƏ BƏYANAT
        article [1-ci maddə] Tərəflər bir-birinin müstəqilliyinə
        article [2-ci maddə] Tərəflər 1-ci maddədə
        article [3-cü maddə] Bu bəyanat imzalandığı
        """,
        id="Azerbaijani ordinals",
    ),
    pytest.param(
        "tr",
        """
        BEYANNAME

        Kuzey Cumhuriyeti ve Güney Cumhuriyeti (bundan böyle "Taraflar" olarak anılacaktır),

        halklar arasındaki dostluğu teyit ederek,

        uluslararası hukukun ilkelerini dikkate alarak,

        aşağıdaki hususlarda anlaşmışlardır:

        BİRİNCİ BÖLÜM
        Genel Hükümler

        MADDE 1 – (1) Taraflar ilişkilerini eşitlik temelinde kurar.
        (2) Taraflar her yıl görüşür.

        MADDE 2 – Taraflar aşağıdaki alanlarda işbirliği yapar:
        a) ticaret;
        b) ulaştırma;
        c) kültür.

        İKİNCİ BÖLÜM
        Son Hükümler

        MADDE 3 – Bu Beyanname imza tarihinde yürürlüğe girer.

        Başkent'te 15 Haziran 2021 tarihinde iki nüsha olarak imzalanmıştır.
        """,
        """
        paragraph BEYANNAME
        preamble Kuzey Cumhuriyeti ve
          recital halklar arasındaki dostluğu
          recital uluslararası hukukun ilkelerini
          paragraph aşağıdaki hususlarda anlaşmışlardır:
        chapter [BİRİNCİ BÖLÜM] (Genel Hükümler)
          article [MADDE 1]
            paragraph [(1)] Taraflar ilişkilerini eşitlik
            paragraph [(2)] Taraflar her yıl
          article [MADDE 2] Taraflar aşağıdaki alanlarda
            item [a)] ticaret;
            item [b)] ulaştırma;
            item [c)] kültür.
        chapter [İKİNCİ BÖLÜM] (Son Hükümler)
          article [MADDE 3] Bu Beyanname imza
        closing Başkent'te 15 Haziran
        """,
        id="Turkish",
    ),
    pytest.param(
        "fr",
        """
        ACCORD DE COOPÉRATION

        PRÉAMBULE

        Le Gouvernement de la République du Nord et le Gouvernement de la République du Sud,

        Reconnaissant l'importance de la coopération,

        Désireux de renforcer leurs relations,

        Sont convenus de ce qui suit :

        TITRE PREMIER
        Dispositions générales

        Article premier
        Objet

        Le présent accord établit un cadre de coopération.

        Article 2
        Champ d'application

        1. L'accord s'applique aux domaines suivants :
        a) le commerce ;
        b) les transports.
        2. Les parties peuvent l'étendre.

        TITRE II
        Dispositions finales

        Article 3

        Le présent accord entre en vigueur dès sa signature.

        FAIT à Capitale, le 3 mai 2001, en deux exemplaires.

        Pour le Gouvernement de la République du Nord
        """,
        """
        paragraph ACCORD DE COOPÉRATION
        preamble (PRÉAMBULE) Le Gouvernement de
          recital Reconnaissant l'importance de
          recital Désireux de renforcer
          paragraph Sont convenus de
        part [TITRE PREMIER] (Dispositions générales)
          article [Article premier] (Objet) Le présent accord
          article [Article 2] (Champ d'application)
            paragraph [1] L'accord s'applique aux
              item [a)] le commerce ;
              item [b)] les transports.
            paragraph [2] Les parties peuvent
        part [TITRE II] (Dispositions finales)
          article [Article 3] Le présent accord
        closing FAIT à Capitale,
        signatures Pour le Gouvernement
        """,
        id="French",
    ),
    pytest.param(
        "es",
        """
        TRATADO DE COOPERACIÓN

        Los Gobiernos de la República del Norte y de la República del Sur,

        RECONOCIENDO la importancia de la amistad;
        DESEANDO fortalecer sus relaciones;

        Han convenido lo siguiente:

        CAPÍTULO I
        Disposiciones generales

        Artículo 1. Objeto

        El presente Tratado establece un marco de cooperación conforme al
        artículo 3 de la Carta.

        Artículo 2. Ámbito

        El Tratado se aplica a:
        a) el comercio;
        b) el transporte.

        CAPÍTULO II
        Disposiciones finales

        Artículo 3. Vigencia

        El Tratado entrará en vigor en la fecha de su firma.

        HECHO en Capital, a los tres días del mes de mayo de 2001.

        Por la República del Norte            Por la República del Sur
        """,
        """
        paragraph TRATADO DE COOPERACIÓN
        preamble Los Gobiernos de
          recital RECONOCIENDO la importancia
          recital DESEANDO fortalecer sus
          paragraph Han convenido lo
        chapter [CAPÍTULO I] (Disposiciones generales)
          article [Artículo 1] (Objeto) El presente Tratado
          article [Artículo 2] (Ámbito) El Tratado se
            item [a)] el comercio;
            item [b)] el transporte.
        chapter [CAPÍTULO II] (Disposiciones finales)
          article [Artículo 3] (Vigencia) El Tratado entrará
        closing HECHO en Capital,
        signatures Por la República
        """,
        id="Spanish",
    ),
    pytest.param(
        "",
        """
        ՀԱՄԱՁԱՅՆԱԳԻՐ

        Հոդված 1

        Կողմերը համագործակցում են:

        Հոդված 2

        Կողմերը խորհրդակցում են:

        Հոդված 3

        Սույն համաձայնագիրն ուժի մեջ է մտնում:
        """,
        """
        paragraph ՀԱՄԱՁԱՅՆԱԳԻՐ
        article [Հոդված 1] Կողմերը համագործակցում են:
        article [Հոդված 2] Կողմերը խորհրդակցում են:
        article [Հոդված 3] Սույն համաձայնագիրն ուժի
        """,
        id="Armenian, which is not known",
    ),
    pytest.param(
        "",
        """
        შეთანხმება

        მუხლი 1

        მხარეები თანამშრომლობენ.

        მუხლი 2

        მხარეები კონსულტაციებს მართავენ.

        მუხლი 3

        შეთანხმება ძალაში შედის.
        """,
        """
        paragraph შეთანხმება
        article [მუხლი 1] მხარეები თანამშრომლობენ.
        article [მუხლი 2] მხარეები კონსულტაციებს მართავენ.
        article [მუხლი 3] შეთანხმება ძალაში შედის.
        """,
        id="Georgian, which is not known",
    ),
]


@pytest.mark.parametrize(("language", "text", "tree"), TEXTS)
def test_a_text_becomes_the_tree_that_an_editor_would_make(language: str, text: str, tree: str) -> None:
    assert sketch(tidy(text)) == tidy(tree)
    assert split(tidy(text)).language == language


@pytest.mark.parametrize(("language", "text", "tree"), TEXTS)
def test_line_ends_change_nothing_but_the_offsets(language: str, text: str, tree: str) -> None:
    assert sketch(tidy(text).replace("\n", "\r\n")) == tidy(tree)
    assert sketch(tidy(text).replace("\n", "\u2028")) == tidy(tree)


def test_a_language_that_is_given_is_kept() -> None:
    assert split("The Parties agree.", language="de").language == "de"


def test_a_text_without_known_words_has_no_language() -> None:
    assert split("Lorem ipsum dolor sit amet, consectetur adipiscing elit.").language == ""
