"""What a new commentary's form begins with: the article's own facts, matched to what is known here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef

from apps.commentary.intake.names import names_in
from apps.commentary.intake.shapes import Article, Facts, Origin
from apps.commentary.models import Commentary, CommentaryText
from apps.core.folding import fold
from apps.desk.selectors.choices import expert_label, experts_named
from apps.documents.models import Source

LETTERS = re.compile(r"[\W_]+")  # what names of publishers differ in: "JAM News", "JAM-news", "JAMnews"
MOST_EXPERTS = 10


@dataclass(frozen=True, slots=True)
class Proposal:
    """``initial`` fills the form in; ``origins`` tells of each field where it stands; ``new_names`` are authors who are
    no experts here yet; ``alike`` a commentary that may be the same article, or None."""

    initial: Mapping[str, object]
    origins: Mapping[str, Origin]
    new_names: tuple[str, ...] = ()
    alike: Commentary | None = None


def sources_to_choose() -> dict[str, Source]:
    """Sources that have no commentary with a text, by the key that stands in the form."""
    texts = CommentaryText.objects.filter(commentary__source=OuterRef("pk"))
    return {str(row.pk): row for row in Source.objects.filter(~Exists(texts))}


def proposal(article: Article | None, *, title: str = "", url: str = "", file_name: str = "") -> Proposal:
    """``title`` and ``url`` are what the editor typed, which counts before what the article says."""
    facts = article.facts if article else Facts()
    said: dict[str, Any] = dict(facts.said)
    origins = dict(facts.origins)
    for name, typed in (("title", title), ("url", url)):
        if typed:
            said[name] = typed
            origins.pop(name, None)
    sources = list(Source.objects.order_by("pk"))
    host = _host(said.get("url", ""))
    known = _publisher(said.get("publisher", ""), host, sources)
    if known and "publisher" not in said:
        origins["publisher"] = Origin.ADDRESS
    said["publisher"] = known or said.get("publisher", "")
    labels, new = _experts(said.get("author", ""), said["publisher"])
    there = _with_url(said.get("url", ""), sources)
    initial = {
        **said,
        "file_name": file_name,
        "experts": labels,
        "text": article.text if article else "",
        "left_out": article.left_out if article else "",
        "source": str(there.pk) if there and str(there.pk) in sources_to_choose() else "",
    }
    return Proposal(initial, origins, new, _alike(said, there))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _publisher(said: str, host: str, sources: list[Source]) -> str:
    """As it is spelt here already, by its letters, or where nothing is said by the host of its pages; else ""."""
    key = LETTERS.sub("", fold(said))
    for source in sources:
        if key and LETTERS.sub("", fold(source.publisher)) == key:
            return source.publisher
    if said or not host:
        return ""
    return next((source.publisher for source in sources if _host(source.url) == host), "")


def _experts(author: str, publisher: str) -> tuple[list[str], tuple[str, ...]]:
    """Labels of the experts that the authors are, and the names of those who are none yet."""
    labels: list[str] = []
    new: list[str] = []
    for name in names_in(author)[:MOST_EXPERTS]:
        if fold(name) == fold(publisher):
            continue
        found = experts_named(name) or experts_named(" ".join(reversed(name.split())))
        if len(found) == 1:
            labels.append(expert_label(found[0]))
        elif found:
            labels.append(name)  # several of the name: the form asks which
        else:
            new.append(name)
    return labels, tuple(new)


def _with_url(url: str, sources: list[Source]) -> Source | None:
    return next((source for source in sources if url and _bare(source.url) == _bare(url)), None)


def _bare(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/") or url


def _alike(said: Mapping[str, Any], there: Source | None) -> Commentary | None:
    """A commentary of the link, or of the title and the publisher."""
    if there is not None:
        return Commentary.objects.filter(source=there).select_related("source").first()
    title = fold(said.get("title", ""))
    rows = Commentary.objects.select_related("source").order_by("pk") if title else ()
    publisher = fold(said.get("publisher", ""))
    return next(
        (c for c in rows if fold(c.source.title) == title and publisher in ("", fold(c.source.publisher))),
        None,
    )
