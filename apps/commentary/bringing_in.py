"""How a commentary and its text come in, and are corrected. Each act is one transaction and kept in the history.

They do not ask who may: views do, by the querysets and rules. Only of a text, which moves what is public, they do.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields

import pghistory
from django.db import IntegrityError, transaction

from apps.accounts.models import User
from apps.commentary.intake import problems as reading
from apps.commentary.intake.paragraphs import digest_of, has_words, tidy_text
from apps.commentary.models import Commentary, CommentaryExpert, CommentaryText, Expert
from apps.commentary.people import NewExpert, add_expert
from apps.commentary.problems import (
    ForEditors,
    HasText,
    NoText,
    SameArticle,
    SameLink,
    StaleDetails,
    StaleText,
)
from apps.commentary.rules import can_correct_text
from apps.commentary.signals import text_added
from apps.documents.contents import SourceContent
from apps.documents.engine.slugs import slug_of
from apps.documents.models import Source
from apps.documents.services import add_source
from apps.documents.services.acting import check, checked
from apps.documents.slugs import slug_for

RESERVED = frozenset({"new"})  # pages of the desk that stand where a commentary's address would


@dataclass(frozen=True, slots=True)
class CommentaryDetails:
    """What is known of a commentary: the columns of its source, and who speaks, in the order of naming.

    With a ``source`` that is here already, that of an edition, say, its columns stay as they are and the facts beside
    it do not count.
    """

    publisher: str = ""
    language: str = ""
    title: str = ""
    author: str = ""
    url: str = ""
    published_on: str = ""
    rights: str = "quote only"
    experts: tuple[Expert | NewExpert, ...] = ()
    source: Source | None = None


FACTS = tuple(field.name for field in fields(CommentaryDetails) if field.name not in {"experts", "source"})


def create_commentary(
    *, by: User | None, details: CommentaryDetails, text: str = "", file_name: str = ""
) -> Commentary:
    """A commentary with its source, experts and text. Where the chosen source has one without a text, that one gets it.

    Raises SameArticle, SameLink, HasText, ForEditors; NoText for a text without words; ImportProblem for one that is
    too long; DocumentProblem for facts that no source can hold.
    """

    @transaction.atomic
    def create() -> Commentary:
        return _create(by, details, text, file_name)

    try:
        return create()
    except IntegrityError:  # somebody brought the same in at the same moment, or took the address
        return create()


@transaction.atomic
def correct_text(*, by: User | None, commentary: Commentary, base: int, text: str) -> CommentaryText:
    """The next text of the commentary, made on its text number ``base``; 0 where it had none. The earlier ones stay.

    The same text again changes nothing. Raises ForEditors, StaleText, SameArticle where another commentary has these
    words, NoText, ImportProblem.
    """
    text = kept_text(text)
    if not text:
        raise NoText(reading.no_words_left())
    locked = Commentary.objects.select_for_update(no_key=True, of=("self",)).get(pk=commentary.pk)
    _need_right(by, locked)
    current = locked.texts.current().first()
    if (current.number if current else 0) != base:
        raise StaleText(current.number if current else 0)
    if current is not None and current.text == text:
        return current
    _need_new(text, but=locked)
    with _act(by, "correct text" if current else "bring in text"):
        return _add_text(by, locked, text)


@transaction.atomic
def change_details(
    *, by: User | None, commentary: Commentary, seen: str, details: CommentaryDetails
) -> Commentary:
    """The source's columns and the experts as ``details`` say. ``seen`` names those that the form was made on.

    Raises StaleDetails, SameLink, DocumentProblem.
    """
    locked = Commentary.objects.select_for_update(no_key=True, of=("self",)).get(pk=commentary.pk)
    source = Source.objects.select_for_update(no_key=True).get(pk=locked.source_id)
    locked.source = source
    if name_of(details_of(locked)) != seen:
        raise StaleDetails
    _need_new_link(details.url, but=source)
    content = SourceContent(**{name: getattr(details, name) for name in FACTS}, note=source.note)
    check(content)
    with _act(by, "change commentary"):
        changed = [name for name in FACTS if getattr(source, name) != getattr(details, name)]
        for name in changed:
            setattr(source, name, getattr(details, name))
        if changed:
            checked(source).save()
        _name_experts(locked, details.experts)
    return locked


def details_of(commentary: Commentary) -> CommentaryDetails:
    """What is saved. Two queries at most."""
    links = commentary.expert_links.select_related("expert").order_by("position", "id")
    facts = {name: getattr(commentary.source, name) for name in FACTS}
    return CommentaryDetails(**facts, experts=tuple(link.expert for link in links))


def name_of(details: CommentaryDetails) -> str:
    """The same exactly where saved details are: 64 hexadecimal digits for a form to carry."""
    said = [getattr(details, name) for name in FACTS]
    who = [expert.pk for expert in details.experts if isinstance(expert, Expert)]
    return hashlib.sha256(json.dumps([said, who]).encode()).hexdigest()


def commentary_with(text: str) -> Commentary | None:
    """The commentary whose current text has these words."""
    found = CommentaryText.objects.current().filter(digest=digest_of(text))
    row = found.select_related("commentary__source").first()
    return row.commentary if row else None


def _create(by: User | None, details: CommentaryDetails, text: str, file_name: str) -> Commentary:
    text = kept_text(text)
    if text:
        _need_new(text)
    source = details.source
    if source is None:
        _need_new_link(details.url)
        content = SourceContent(**{name: getattr(details, name) for name in FACTS})
        source = add_source(by=by, content=content)
    with _act(by, "bring in commentary"):
        commentary = (
            Commentary.objects.filter(source=source).select_for_update(no_key=True, of=("self",)).first()
        )
        if commentary is None:
            commentary = Commentary.objects.create(slug=_slug(source), source=source)
        elif commentary.texts.exists():
            raise HasText(commentary)
        elif not text:
            raise SameLink(source, commentary)
        else:
            _need_right(by, commentary)
        there = tuple(link.expert for link in commentary.expert_links.select_related("expert"))
        _name_experts(commentary, (*there, *details.experts))
        if text:
            _add_text(by, commentary, text, file_name)
    return commentary


def kept_text(text: str) -> str:
    """A text in the form that is kept, "" for none. Raises ImportProblem, NoText."""
    size = len(text.encode("utf-8", "replace"))
    if size > reading.LIMIT:
        raise reading.too_big(size)
    text = tidy_text(text)
    if text and not has_words(text):
        raise NoText(str(reading.no_words()))
    return text


def _need_right(by: User | None, commentary: Commentary) -> None:
    if by is not None and not can_correct_text(by, commentary):
        raise ForEditors


def _need_new(text: str, but: Commentary | None = None) -> None:
    there = commentary_with(text)
    if there is not None and there != but:
        raise SameArticle(there)


def _need_new_link(url: str, but: Source | None = None) -> None:
    there = Source.objects.filter(url=url).select_related("commentary").order_by("pk") if url else ()
    for source in there:
        if source != but:
            raise SameLink(source, getattr(source, "commentary", None))


def _add_text(by: User | None, commentary: Commentary, text: str, file_name: str = "") -> CommentaryText:
    current = commentary.texts.current().first()
    if current is not None:
        current.current = False
        current.save(update_fields=["current"])
    added = CommentaryText.objects.create(
        commentary=commentary,
        number=current.number + 1 if current else 1,
        text=text,
        digest=digest_of(text),
        file_name=file_name[-255:],
        created_by=by,
    )
    text_added.send(sender=CommentaryText, text=added)
    return added


def _name_experts(commentary: Commentary, experts: Iterable[Expert | NewExpert]) -> None:
    """Only what differs is written."""
    named = [add_expert(each) if isinstance(each, NewExpert) else each for each in experts]
    places = {expert.pk: place for place, expert in enumerate(dict.fromkeys(named))}
    CommentaryExpert.objects.filter(commentary=commentary).exclude(expert__in=places).delete()
    for pk, place in places.items():
        link, created = CommentaryExpert.objects.get_or_create(
            commentary=commentary, expert_id=pk, defaults={"position": place}
        )
        if not created and link.position != place:
            link.position = place
            link.save(update_fields=["position"])


def _slug(source: Source) -> str:
    year = source.published_on[:4] if source.published_on[:4].isdigit() else ""
    name = " ".join(filter(None, (source.publisher, source.title or source.author, year)))
    if slug_of([name], limit=len(name) or 1) in RESERVED:
        name = f"commentary {name}"
    return slug_for(name, Commentary, "slug", otherwise="commentary")


def _act(by: User | None, name: str) -> pghistory.context:
    return pghistory.context(user=by.pk if by else None, act=name)
