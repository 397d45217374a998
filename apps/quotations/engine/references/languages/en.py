"""English."""

from apps.quotations.engine.references.grammar import Attributing, Grammar, counted, named, related, words
from apps.quotations.engine.references.shapes import Relative

ENGLISH = Grammar(
    code="en",
    units={
        **named(
            {
                "article": "article; art",
                "clause": "clause; cl; provision",
                "paragraph": "paragraph; para; par; §",
                "subparagraph": "subparagraph; subpara",
                "item": "item; point; subclause; letter; indent",
                "recital": "recital",
                "preamble": "preamble",
                "section": "section; sec",
                "chapter": "chapter; ch",
                "part": "part",
                "annex": "annex; appendix; addendum",
            },
            plural=False,
        ),
        **named(
            {
                "article": "articles; arts",
                "clause": "clauses; cls; provisions",
                "paragraph": "paragraphs; paras; pars",
                "subparagraph": "subparagraphs; subparas",
                "item": "items; points; subclauses",
                "recital": "recitals",
                "section": "sections; secs",
                "chapter": "chapters",
                "part": "parts",
                "annex": "annexes; annexures; appendices",
            },
            plural=True,
        ),
    },
    short=words("art arts cl cls para paras par pars subpara subparas sec secs ch"),
    loose=words(
        "item items point points section sections part parts letter indent chapter provision provisions"
    ),
    phrases={
        "preambular": {"recital": words("paragraph paragraphs"), "preamble": words("part section")},
        "introductory": {"preamble": words("part section")},
        "operative": {"paragraph": words("paragraph paragraphs")},
        "sub": {
            "subparagraph": words("paragraph paragraphs para"),
            "item": words("item items clause clauses point points"),
        },
    },
    ordinals={
        **counted(
            """first
            second
            third
            fourth
            fifth
            sixth
            seventh
            eighth
            ninth
            tenth
            eleventh
            twelfth
            thirteenth
            fourteenth
            fifteenth
            sixteenth
            seventeenth
            eighteenth
            nineteenth
            twentieth"""
        ),
        **counted("thirtieth\nfortieth\nfiftieth\nsixtieth\nseventieth\neightieth\nninetieth", 30, 10),
    },
    tens=counted("twenty\nthirty\nforty\nfifty\nsixty\nseventy\neighty\nninety", 20, 10),
    cardinals=counted(
        "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\ntwelve\nthirteen\nfourteen\nfifteen\n"
        "sixteen\nseventeen\neighteen\nnineteen\ntwenty"
    ),
    tails=words("st nd rd th"),
    counts=counted("two\nthree\nfour\nfive\nsix", 2),
    ands=words("and or & as-well-as"),
    tos=words("to through till"),
    froms=words("from"),
    ofs=words("of in from under to"),
    relatives=related(
        {
            Relative.SAME: "same aforementioned abovementioned latter said",
            Relative.PREVIOUS: "previous preceding foregoing prior",
            Relative.NEXT: "next following subsequent",
        }
    ),
    definite=words("the"),
    demonstrative=words("this that these those such said"),
    indefinite=words(
        "a an any some no every each another other many several most few more all my your his her its our their"
        " whose new-york one two three four five which what"
    ),
    theirs=words("my your his her our their its whose this that a an"),
    its=words("its whose"),
    kinds={
        **named(
            {
                "document": "document; paper; text; instrument",
                "declaration": "declaration",
                "treaty": "treaty",
                "agreement": "agreement; accord; pact; deal",
                "statement": "statement; communique; communiqué",
                "protocol": "protocol",
                "memorandum": "memorandum",
                "convention": "convention; covenant",
                "charter": "charter",
                "act": "act; law; statute; code; decree; regulation; directive; bill",
                "constitution": "constitution",
                "resolution": "resolution",
                "other": "report; letter; speech; book; newspaper; magazine; interview; plan; roadmap; contract",
            },
            plural=False,
        ),
        **named(
            {
                "document": "documents; texts; papers; instruments",
                "declaration": "declarations",
                "treaty": "treaties",
                "agreement": "agreements; accords; pacts; deals",
                "statement": "statements",
                "protocol": "protocols",
                "memorandum": "memoranda",
                "convention": "conventions",
            },
            plural=True,
        ),
    },
    compounds=frozenset(),
    neutral=words(
        "signed new full final joint present aforementioned abovementioned said historic bilateral trilateral same"
        " whole entire official latest recent recently so-called newly adopted page pages point mentioned above"
        " current landmark tripartite interstate political complete original very important famous well known"
    ),
    modifiers=(),
    stops=words("the of on in and between for with to by at from concerning regarding about as well a an or"),
    topics=words("of on about concerning regarding between against"),
    betweens=words("between with among by"),
    dated=words("signed dated of on from in concluded adopted was is made reached inked at it which the"),
    months=counted(
        """january jan
        february feb
        march mar
        april apr
        may
        june jun
        july jul
        august aug
        september sep sept
        october oct
        november nov
        december dec"""
    ),
    year_words=words("year of"),
    particles=frozenset(),
    again={"ibid": "", "ibidem": ""},
    alone=frozenset(),
    attributing=Attributing(
        parties=words("parties sides signatories"),
        agree=words(
            "agree agreed undertake undertook undertaken pledge pledged commit committed express expressed confirm"
            " confirmed reaffirm reaffirmed declare declared intend intended affirm affirmed emphasize emphasized"
            " stress stressed note noted promise promised resolve resolved reiterate reiterated recognize recognized"
            " acknowledge acknowledged underline underlined"
        ),
        say=words(
            "say says said state states stated read reads note notes noted provide provides provided stipulate"
            " stipulates stipulated emphasize emphasizes emphasized emphasise emphasises stress stresses stressed"
            " envisage envisages envisaged envision envisions declare declares declared affirm affirms affirmed"
            " reaffirm reaffirms confirm confirms confirmed oblige obliges obligates commit commits specify specifies"
            " specified mention mentions mentioned contain contains require requires underline underlines"
            " underscores prescribes prohibits reiterates proclaims speaks lays sets foresees"
        ),
        passive=words(
            "emphasized emphasised stressed noted stated said stipulated specified envisaged mentioned declared"
            " underlined underscored affirmed reaffirmed confirmed provided indicated written agreed pointed"
            " highlighted established foreseen recognized acknowledged"
        ),
        impersonal=words("it"),
        between=words(
            "is was has been are were also further furthermore additionally separately have then had explicitly"
            " expressly clearly particularly specifically thus therefore does do itself in particular again mutually"
            " jointly"
        ),
        text=words("text wording"),
    ),
    exact=True,
)
