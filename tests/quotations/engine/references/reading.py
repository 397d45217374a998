"""References as a row of a table writes them: ``Article 4(2)=article 4.2``, several numbers with a comma, ``~same`` for
pointing, and behind ``@`` the words that name the document."""

from apps.quotations.engine.references import NamedDocument, Numbered, Reference, References, references_in

MOSCOW, FRIENDSHIP, SHUSHA, CEASEFIRE, CHARTER = 1, 2, 3, 4, 5
DOCUMENTS = (
    NamedDocument(
        MOSCOW,
        (
            "Moscow Declaration",
            "Declaration on Allied Interaction",
            "Декларация о союзническом взаимодействии",
            "Müttəfiqlik qarşılıqlı fəaliyyəti haqqında Bəyannamə",
        ),
        "2022-02-22",
        (("Russia", "RUS"), ("Azerbaijan", "AZE")),
        "declaration",
    ),
    NamedDocument(
        FRIENDSHIP,
        ("Treaty of Friendship, Cooperation and Mutual Security between Russia and Azerbaijan",),
        "1997-07-03",
        (("Russia", "RUS"), ("Azerbaijan", "AZE")),
        "treaty",
    ),
    NamedDocument(
        SHUSHA,
        ("Shusha Declaration",),
        "2021-06-15",
        (("Turkey", "TUR"), ("Azerbaijan", "AZE")),
        "declaration",
    ),
    NamedDocument(
        CEASEFIRE, ("Ceasefire statement of 10 November",), "XXXX-11-10", (), "ceasefire statement"
    ),
)
PARAGRAPHS = tuple(
    Numbered(100 + number, "paragraph", str(number), str(number), ordinal=number) for number in range(1, 44)
)
RECITALS = tuple(
    Numbered(200 + number, "recital", "", f"preamble-{number}", ordinal=number) for number in (1, 2, 3)
)
ARTICLES = tuple(
    Numbered(300 + number, "article", f"Article {number}", str(number)) for number in range(1, 13)
)
INNER = tuple(
    Numbered(
        400 + 10 * article + number, "paragraph", str(number), f"{article}.{number}", parent=300 + article
    )
    for article in (2, 4)
    for number in (1, 2, 3)
)
CLAUSES = {MOSCOW: (*RECITALS, *PARAGRAPHS), FRIENDSHIP: (*ARTICLES, *INNER), SHUSHA: ARTICLES}


def read(text: str, language: str, documents: tuple[NamedDocument, ...] = DOCUMENTS) -> References:
    return references_in(text, language=language, documents=documents, clauses=CLAUSES)


def rows(text: str, language: str) -> list[str]:
    return [row(text, reference) for reference in read(text, language)]


def row(text: str, reference: Reference) -> str:
    numbers = ",".join(".".join(path) for path in reference.paths)
    told = f"{text[reference.start : reference.end]}={reference.unit}"
    told += f" {numbers}" if numbers else ""
    told += f" ~{reference.relative}" if reference.relative else ""
    if reference.document_span:
        start, end = reference.document_span
        told += f" @{text[start:end]}"
    return told


def named(text: str, language: str) -> list[tuple[str, tuple[int, ...]]]:
    """Mentions with the documents that they may mean, the likeliest first."""
    return [
        (text[mention.start : mention.end], tuple(one.document_id for one in mention.documents))
        for mention in read(text, language).mentions
    ]
