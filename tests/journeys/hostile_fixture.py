"""A fixture in which every text is an attempt to break out of it, written as TOML for load_sample to read."""

from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path

from tests.core.xss_vectors import packed, storable_texts

DOCUMENTS, CLAUSES, EXPERTS_A_NOTE = 3, 10, 5
KNOWN_ONLY = 30  # documents of which there is no text: the library shows them
LONG = 4_500  # characters of a clause or a note
Value = str | bool | int | Sequence["Value"] | Mapping[str, "Value"]
Table = Mapping[str, Value]


class Supply:
    """Hands out all vectors over and over, packed for a field's limit; counts what was handed out."""

    def __init__(self) -> None:
        texts = storable_texts()
        limits = (LONG, 500, 300, 200, 120, 60)
        self.packs = {limit: packed(texts, limit, "\n\n" if limit == LONG else " ") for limit in limits}
        self.next = {limit: cycle(packs) for limit, packs in self.packs.items()}
        self.given = dict.fromkeys(limits, 0)

    def __call__(self, limit: int) -> str:
        """The next pack, with something in it that a model could not strip."""
        self.given[limit] += 1
        return next(self.next[limit]).strip() or "x"

    def went_round(self, limit: int) -> bool:
        """Whether every vector was handed out for fields of that limit."""
        return self.given[limit] >= len(self.packs[limit])


def write(folder: Path, urls: Sequence[str]) -> Supply:
    """Files for load_sample; ``urls`` are hostile addresses that the models accept."""
    supply, links = Supply(), cycle(urls)
    notes = max(len(supply.packs[LONG]), DOCUMENTS * CLAUSES)
    documents = [f"hostile-{number}" for number in range(DOCUMENTS)]
    sources = [f"source-{number}" for number in range(notes)]
    files: dict[str, dict[str, list[Table]]] = {
        "topics.toml": {"topic": [_topic(supply, number) for number in range(40)]},
        "sample/parties.toml": {
            "party": [{"code": f"P{n}", "name": supply(200), "kind": "state"} for n in range(20)]
        },
        "sample/sources.toml": {"source": [_source(supply, ref, next(links)) for ref in sources]},
        "sample/documents.toml": {
            "document": [
                *(_document(supply, slug) for slug in documents),
                *(
                    {"slug": f"known-{n}", "title": supply(500), "kind": "treaty", "place": supply(200)}
                    for n in range(KNOWN_ONLY)
                ),
            ],
            "relation": [
                {
                    "from": documents[0],
                    "to": documents[1],
                    "kind": "incorporates",
                    "basis": "outside",
                    "note": supply(LONG),
                }
            ],
        },
    }
    files["sample/moscow-declaration-2022.toml"], spots = _texts(supply, documents, sources)
    experts = [f"expert-{number}" for number in range(notes * EXPERTS_A_NOTE)]
    files["sample/commentaries.toml"] = {
        "expert": [_expert(supply, slug, next(links)) for slug in experts],
        "commentary": [{"slug": ref, "source": ref, "experts": [], "note": supply(LONG)} for ref in sources],
    }
    # Of every second note: where there is a passage, a card shows it in place of the expert's few words.
    files["sample/passages.toml"] = {"passage": [_passage(supply, n, spots) for n in range(0, notes, 2)]}
    files["sample/annotations.toml"] = {
        "annotation": [
            _annotation(supply, n, experts[n * EXPERTS_A_NOTE :][:EXPERTS_A_NOTE], spots)
            for n in range(notes)
        ]
    }
    for name, tables in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(_lines(tables)), encoding="utf-8")
    return supply


def _topic(supply: Supply, number: int) -> Table:
    under: Table = {"parent": f"topic-{number % 8}"} if number >= 8 else {}
    return {
        "slug": f"topic-{number}",
        "name": supply(120),
        "definition": supply(LONG),
        "indicators": [supply(120), supply(200)],
        **under,
    }


def _source(supply: Supply, ref: str, url: str) -> Table:
    return {
        "ref": ref,
        "publisher": supply(200),
        "title": supply(500),
        "author": supply(200),
        "url": url,
        "language": "en",
        "published_on": "",
        "rights": "quote only",
        "note": supply(LONG),
    }


def _document(supply: Supply, slug: str) -> Table:
    return {
        "slug": slug,
        "title": supply(500),
        "kind": "treaty",
        "place": supply(200),
        "names": [{"name": supply(300), "language": "en"} for _ in range(6)],
        "parties": [{"party": f"P{n}", "basis": "inference"} for n in range(4)],
        "signatories": [
            {"name": supply(200), "role": supply(200), "party": "P1", "basis": "outside"} for _ in range(4)
        ],
        "attestations": [
            {"about": supply(60), "statement": supply(LONG), "basis": "source", "source": "source-1"}
            for _ in range(3)
        ],
    }


def _expert(supply: Supply, slug: str, url: str) -> Table:
    names = {"name": supply(200), "role": supply(200), "affiliation": supply(200)}
    return {"slug": slug, "url": url, **names}


def _texts(
    supply: Supply, documents: list[str], sources: list[str]
) -> tuple[dict[str, list[Table]], list[tuple[str, str, str]]]:
    """Editions and clauses; and of each clause its document, its ref and words that stand in it once."""
    editions: list[Table] = []
    clauses: list[Table] = []
    spots: list[tuple[str, str, str]] = []
    for place, slug in enumerate(documents):
        for edition in ("one", "two"):
            editions.append(
                {
                    "ref": edition,
                    "document": slug,
                    "source": sources[place],
                    "language": "en",
                    "translator": supply(200),
                    "authentic": False,
                    "extent": "excerpts",
                    "order_known": edition == "one",
                    "reason": supply(LONG),
                }
            )
        for number in range(1, CLAUSES + 1):
            words = f"{place}.{number} {supply(300)}"
            text = f"{supply(LONG)} {words} end"
            clauses.append(
                {
                    "document": slug,
                    "refs": [str(number)],
                    "topics": [f"topic-{number + place * CLAUSES}"],
                    "wording": [
                        _wording(supply, "one", text, sources[number]),
                        _wording(supply, "two", supply(LONG), sources[number]),
                    ],
                }
            )
            spots.append((slug, str(number), words))
    return {"edition": editions, "clause": clauses}, spots


def _wording(supply: Supply, edition: str, text: str, source: str) -> Table:
    return {
        "edition": edition,
        "label": supply(60),
        "label_source": source,
        "kind": "article",
        "lead_in": supply(LONG),
        "text": text,
        "whole": False,
    }


def _annotation(supply: Supply, number: int, experts: list[str], spots: list[tuple[str, str, str]]) -> Table:
    document, clause, quote = spots[number % len(spots)]
    stance: Table = {"value": "favourable", "party": f"P{number % 20}", "inferred": True, "note": supply(300)}
    return {
        "key": f"H{number}",
        "body": supply(LONG),
        "language": "en",
        "experts": experts,
        "commentary": f"source-{number}",
        "source_words": supply(300),
        "topics": [f"topic-{number % 40}"],
        "target": [
            {
                "kind": "span",
                "document": document,
                "clause": clause,
                "edition": "one",
                "quote": quote,
                "stance": [stance],
            },
            {"kind": "document", "document": document},
        ],
    }


def _passage(supply: Supply, number: int, spots: list[tuple[str, str, str]]) -> Table:
    document, clause, _quote = spots[number % len(spots)]
    return {
        "note": f"H{number}",
        "document": document,
        "clauses": [clause],
        "start": number,
        "end": number + 9,
        "kind": "quotation",
        "fidelity": "reworded",
        "marked": True,
        "before": supply(120),
        "words": supply(LONG),
        "after": supply(120),
    }


def _lines(tables: Mapping[str, list[Table]]) -> list[str]:
    lines = []
    for name, records in tables.items():
        for record in records:
            lines.append(f"[[{name}]]")
            lines += [f"{field} = {_toml(value)}" for field, value in record.items()]
    return lines


def _toml(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(_character(sign) for sign in value) + '"'
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name} = {_toml(part)}" for name, part in value.items()) + "}"
    return "[" + ", ".join(_toml(part) for part in value) + "]"


def _character(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if sign in '"\\' or ord(sign) < 32 or ord(sign) == 127 else sign
