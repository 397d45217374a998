"""Pages in the manner of news sites, written for the tests: what the article says, and all that stands around it."""

ENGLISH = (
    "The two presidents signed a declaration on allied interaction after four hours of talks.",
    "What does it say of the army? “The Parties may consider the possibility of providing each other with military "
    "assistance”, reads the sixteenth paragraph, and the lawyer Aygun Rzayeva warns against reading a promise into it.",
    "“To consider a possibility is not to provide anything”, she says. “Whoever waits for help on the strength of "
    "these words has not read them to the end.”",
    "The economic part is longer, and it binds more: customs, transport and the payments in national currencies "
    "each have a paragraph of their own.",
    "How much of it will be carried out, the next year is to show.",
)
RUSSIAN = (
    "Президенты двух стран подписали декларацию о союзническом взаимодействии после четырёхчасовых переговоров.",
    "Что сказано в ней об армии? «Стороны могут рассмотреть возможность оказания друг другу военной помощи», "
    "говорится в шестнадцатом пункте, и юрист предостерегает от того, чтобы видеть в нём обещание.",
    "«Рассмотреть возможность ещё не значит предоставить помощь», говорит она. «Кто надеется на эти слова, тот не "
    "дочитал их до конца».",
    "Экономическая часть длиннее и обязывает к большему: таможне, перевозкам и расчётам посвящено по пункту.",
)
AZERBAIJANI = (
    "İki ölkənin prezidentləri dörd saatlıq danışıqlardan sonra müttəfiqlik qarşılıqlı fəaliyyəti haqqında "
    "bəyannamə imzalayıblar.",
    "Orduya dair nə deyilir? “Tərəflər bir-birinə hərbi yardım göstərilməsi imkanını nəzərdən keçirə bilərlər” "
    "sözlərini hüquqşünas vəd kimi oxumamağı məsləhət görür.",
    "“İmkanı nəzərdən keçirmək hələ yardım göstərmək deyil”, o bildirir. “Bu sözlərə ümid edən onları axıra qədər "
    "oxumayıb”.",
    "İqtisadi hissə daha uzundur və daha çox öhdəlik yaradır: gömrük, nəqliyyat və hesablaşmalar üçün ayrıca "
    "bəndlər var.",
)

MENU = """<header class="site-header"><a href="/" class="logo">The Observer of the Caspian</a>
<nav class="main-nav"><ul><li><a href="/politics">Politics</a></li><li><a href="/economy">Economy</a></li>
<li><a href="/culture">Culture</a></li><li><a href="/subscribe">Subscribe</a></li></ul></nav></header>"""
COOKIES = """<div id="cookie-consent" class="cookie-banner" role="dialog"><p>We and our 214 partners use cookies to
improve your experience. By going on you agree to our policy.</p><button>Accept all</button></div>"""
SHARING = """<div class="share-buttons"><span>Share this article</span><a href="#">Facebook</a><a href="#">Telegram</a>
<a href="#">WhatsApp</a></div>"""
RELATED = """<aside class="related-posts"><h3>Read also</h3><ul>
<li><a href="/1">A minister resigns over the price of bread</a></li>
<li><a href="/2">Ten photographs of the old harbour</a></li></ul></aside>"""
COMMENTS = """<section id="comments" class="comments-area"><h3>3 comments</h3>
<div class="comment"><p>I do not believe a word of this, and neither should anybody who remembers the year.</p></div>
<form><label>Leave a comment<textarea name="comment"></textarea></label></form></section>"""
FOOTER = """<footer class="site-footer"><p>© The Observer of the Caspian. All rights reserved.</p>
<p><a href="/about">About us</a> <a href="/privacy">Privacy</a></p></footer>
<script>window.dataLayer = []; function gtag() { dataLayer.push(arguments); }</script>"""
AROUND = (
    "cookies",
    "Facebook",
    "minister resigns",
    "believe a word",
    "All rights reserved",
    "dataLayer",
    "Subscribe",
)


def paragraphs(article: tuple[str, ...]) -> str:
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in article)


JSON_LD = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>What the declaration promises | The Observer of the Caspian</title>
<link rel="canonical" href="https://observer.example/politics/what-the-declaration-promises">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "WebSite", "name": "The Observer of the Caspian", "url": "https://observer.example/"}},
 {{"@type": ["NewsArticle", "AnalysisNewsArticle"], "headline": "What the declaration promises, and what it does not",
  "datePublished": "2022-02-25T23:30:00+04:00", "dateModified": "2022-03-01T08:00:00+04:00", "inLanguage": "en",
  "author": [{{"@type": "Person", "name": "Leyla Hasanova"}}, {{"@type": "Person", "name": "Murad Aliyev"}}],
  "publisher": {{"@type": "Organization", "name": "The Observer of the Caspian"}},
  "mainEntityOfPage": {{"@id": "https://observer.example/politics/what-the-declaration-promises"}}}}]}}</script>
<style>p {{ color: red }}</style></head><body>{MENU}{COOKIES}<main><article class="post">
<h1>What the declaration promises, and what it does not</h1><div class="byline">By Leyla Hasanova, Murad Aliyev</div>
{SHARING}<div class="entry-content">{paragraphs(ENGLISH)}</div>{SHARING}</article></main>
{RELATED}{COMMENTS}{FOOTER}</body></html>"""

OPEN_GRAPH = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>JAM News: a promise?</title>
<meta property="og:title" content="A promise, or the thought of one?"><meta property="og:site_name" content="JAM News">
<meta property="og:url" content="https://www.jam.example/promise"><meta property="og:type" content="article">
<meta property="article:published_time" content="2022-03-02"><meta name="author" content="Tofig Bagirov">
</head><body>{MENU}<div class="wrapper"><div class="column"><h1>A promise, or the thought of one?</h1>
<div class="text">{paragraphs(ENGLISH)}</div>{SHARING}</div><div class="sidebar">{RELATED}</div></div>{COMMENTS}{FOOTER}
</body></html>"""

BARE = f"""<html><body><table><tr><td><a href="/">Home</a> <a href="/archive">Archive</a></td></tr></table>
<h2>A promise on paper</h2>{paragraphs(ENGLISH)}</body></html>"""

CYRILLIC = f"""<!DOCTYPE html><html lang="ru"><head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>Обещание на бумаге — Вестник</title>
<meta name="author" content="Айгюн Рзаева"></head><body>
<div class="menu"><a href="/">Главная</a> <a href="/politika">Политика</a></div>
<div class="cookie-notice">Мы используем файлы cookie, чтобы сайт работал лучше.</div>
<div class="article"><h1>Обещание на бумаге</h1><span class="date">25 февраля 2022</span>{paragraphs(RUSSIAN)}</div>
<div class="footer">© Вестник. Все права защищены.</div></body></html>"""

AZERBAIJANI_PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Kağız üzərində vəd</title>
<meta property="og:site_name" content="Xəbərçi"><meta name="citation_author" content="Hüseynova, Günel">
<meta name="citation_publication_date" content="2022/03"></head><body>
<nav><a href="/">Ana səhifə</a><a href="/siyaset">Siyasət</a></nav><article><h1>Kağız üzərində vəd</h1>
{paragraphs(AZERBAIJANI)}<p class="tags">#bəyannamə</p></article></body></html>"""

NOTHING_BUT_MENUS = f"""<html lang="en"><head><title>Sections</title></head><body>{MENU}{COOKIES}
<nav><ul><li><a href="/a">Africa</a></li><li><a href="/b">Business</a></li></ul></nav></body></html>"""
