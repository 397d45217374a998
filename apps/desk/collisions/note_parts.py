"""The parts of a note's form that are more than a field: who says it, where, and of which words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.commentary.models.target import StanceValue
from apps.core.folding import fold
from apps.core.templatetags.ui import quoted
from apps.desk.collisions.parts import Item, Items, plain, say_empty
from apps.desk.forms.fields import NumberHint
from apps.desk.selectors.choices import commentaries_named, commentary_label, experts_named
from apps.documents.models import Wording

NEW_EXPERT = ("name", "role", "affiliation", "url", "namesake")
NEW_COMMENTARY = ("publisher", "title", "url", "published_on")


@dataclass(frozen=True, slots=True)
class Experts:
    """Those named, in their order, and one that is to be created."""

    name: str = "experts"
    label: object = gettext_lazy("Expert")
    template: str = "desk/_experts.html"
    is_text: bool = False
    is_list: bool = True

    def read(self, data: QueryDict) -> Items:
        items = [_expert(plain(name)) for name in data.getlist("experts") if plain(name)]
        new = _typed(data, "new_expert", NEW_EXPERT)
        if any(new):
            items.append(Item(("new", *map(fold, new)), _("%(name)s (new)") % {"name": new[0]}))
        return tuple(dict.fromkeys(items))

    def write(self, data: QueryDict, items: Items) -> None:
        data.setlist("experts", [item.sent for item in items if item.sent])
        if all(item.sent for item in items):
            _clear(data, "new_expert")

    def complete(self, data: QueryDict) -> None:
        say_empty(data, self.name)


def _expert(name: str) -> Item:
    found = experts_named(name)
    key: tuple[object, ...] = (found[0].pk,) if len(found) == 1 else ("typed", fold(name))
    return Item(key, name, name)


@dataclass(frozen=True, slots=True)
class Source:
    """The commentary, or one that is to be created, or the mark “editorial”."""

    name: str = "commentary"
    label: object = gettext_lazy("Commentary")
    template: str = "desk/_commentary.html"
    is_text: bool = False
    is_list: bool = False

    def read(self, data: QueryDict) -> Items:
        items = []
        if name := plain(data.get("commentary")):
            found = commentaries_named(name)
            shown = commentary_label(found[0]) if len(found) == 1 else name
            items.append(Item((found[0].pk,) if len(found) == 1 else ("typed", fold(name)), shown, name))
        new = _typed(data, "new_commentary", NEW_COMMENTARY)
        if any(new):
            shown = ": ".join(filter(None, new[:2])) or new[2]
            items.append(Item(("new", *map(fold, new)), _("%(name)s (new)") % {"name": shown}))
        if data.get("editorial"):
            items.append(Item(("editorial",), _("editorial")))
        return tuple(items)

    def write(self, data: QueryDict, items: Items) -> None:
        data["commentary"] = next((item.sent for item in items if item.sent), "")
        data.pop("editorial", None)
        if any(item.key == ("editorial",) for item in items):
            data["editorial"] = "on"
        if not any(item.key[0] == "new" for item in items):
            _clear(data, "new_commentary")

    def complete(self, data: QueryDict) -> None:
        """A browser leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Words:
    """Which words of which edition the note is about. ``_start`` says where they stand, if that is known."""

    name: str = "about"
    label: object = gettext_lazy("The words that it is about")
    template: str = "desk/collision/_words.html"
    is_text: bool = False
    is_list: bool = False

    def read(self, data: QueryDict) -> Items:
        words = " ".join(plain(data.get("quote")).split())
        if not words:
            return ()
        wording, start = plain(data.get("wording")), start_of(data)
        return (Item((edition_of(wording), words, start), quoted(words), (wording, words, start)),)

    def write(self, data: QueryDict, items: Items) -> None:
        wording, words, start = items[0].sent if items else ("", "", None)
        data["wording"] = wording or data.get("wording", "")
        data["quote"] = words
        data["quote_start"] = data["_start"] = "" if start is None else str(start)
        for name in ("quote_prefix", "quote_suffix", "place"):
            data.pop(name, None)

    def complete(self, data: QueryDict) -> None:
        """The place that was chosen among several is not asked for again."""
        if data.get("place"):
            data["quote_start"] = str(data["place"])


def start_of(data: QueryDict) -> int | None:
    """Where the words stand in their wording, by what was chosen, selected or saved."""
    read = (NumberHint().clean(data.get(name)) for name in ("place", "quote_start", "_start"))
    return next((number for number in read if number is not None), None)


def same_words(one: QueryDict, other: QueryDict) -> bool:
    a, b = ({" ".join(plain(data.get("quote")).split())} for data in (one, other))
    return a == b and edition_of(plain(one.get("wording"))) == edition_of(plain(other.get("wording")))


def edition_of(wording: str) -> int | None:
    """The edition of a wording that a form names by its key: a wording that was replaced is still of its edition."""
    rows = Wording.objects.filter(pk=NumberHint().clean(wording) or 0)
    return rows.values_list("edition_id", flat=True).first()


def describe_stance(row: Mapping[str, str], parties: Mapping[str, str]) -> str:
    """“favourable → Azerbaijan (inferred): He names nobody.”"""
    value = StanceValue(row["value"]).label if row["value"] in StanceValue.values else _("not read")
    text = f"{value} → {parties.get(row['party'], row['party'])}" if row["party"] else str(value)
    text = _("%(stance)s (inferred)") % {"stance": text} if row["inferred"] else text
    return f"{text}: {row['note']}" if row["note"] else text


def _typed(data: QueryDict, prefix: str, names: tuple[str, ...]) -> list[str]:
    return [plain(data.get(f"{prefix}-{name}")) for name in names]


def _clear(data: QueryDict, prefix: str) -> None:
    for name in [name for name in data if name.startswith(f"{prefix}-")]:
        del data[name]
