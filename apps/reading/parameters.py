"""The filter in an address: read with patience, written in one way only."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.reading.filtering import ALL, ANY, NAMES, Name, Selection

MOST_VALUES = 20  # of one facet; nobody reads by more, and each costs a look at every note
SHOWN_OF_A_VALUE = 60  # characters of a value that is told to be unknown


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, as far as it can be used, and sentences about the rest."""

    selection: Selection
    edition: str  # "" where none is asked for
    problems: tuple[str, ...]
    beside: str = ""  # the edition beside it; "" where none is asked for

    def url(self, path: str, selection: Selection) -> str:
        """The address of what the selection leaves of the same text."""
        return write(path, selection, self.edition, self.beside)


def read(query: QueryDict, known: Mapping[Name, Collection[str]], editions: Sequence[str]) -> Asked:
    """``known`` gives the values that the page offers; what is not among them is left out and told. ``editions`` are
    refs, the main one first."""
    problems: list[str] = []
    chosen = {name: usable(query.getlist(name), known[name], problems) for name in NAMES}
    match = query.get("match", ANY)
    if match not in (ANY, ALL, ""):
        problems.append(_("“match” is either “any” or “all”, so topics match by any."))
    edition, beside = read_editions(query, editions, problems)
    return Asked(Selection(**chosen, match=ALL if match == ALL else ANY), edition, tuple(problems), beside)


def read_editions(query: QueryDict, editions: Sequence[str], problems: list[str]) -> tuple[str, str]:
    """The refs of the edition in front, "" for the main one, and of the one beside it, "" for none; sentences about
    what cannot be used join ``problems``."""
    edition, beside = query.get("edition", ""), query.get("beside", "")
    if edition and edition not in editions:
        problems.append(
            _("There is no edition “%(value)s” of this document, so its main edition is shown.")
            % {"value": printable(edition)}
        )
        edition = ""
    if beside and beside not in editions:
        problems.append(
            _("There is no edition “%(value)s” of this document, so nothing stands beside the one shown.")
            % {"value": printable(beside)}
        )
        beside = ""
    if beside and beside == (edition or editions[0]):
        problems.append(
            _("The edition “%(value)s” is the one shown already, so nothing stands beside it.")
            % {"value": printable(beside)}
        )
        beside = ""
    return edition, beside


def usable(values: Iterable[str], known: Collection[str], problems: list[str]) -> tuple[str, ...]:
    """The values of one parameter that are known, sorted; sentences about the others join ``problems``."""
    asked = list(dict.fromkeys(value for value in values if value))
    unknown = [value for value in asked if value not in known]
    for value in unknown[:3]:
        problems.append(
            _("Nothing here goes by “%(value)s”, so it was left out of the filter.")
            % {"value": printable(value)}
        )
    if len(unknown) > 3:
        rest = len(unknown) - 3
        problems.append(
            ngettext(
                "%(number)d more value that nothing here goes by was left out of the filter.",
                "%(number)d more values that nothing here goes by were left out of the filter.",
                rest,
            )
            % {"number": rest}
        )
    usable = [value for value in asked if value in known]
    if len(usable) > MOST_VALUES:
        problems.append(
            _("A filter takes %(number)d values of one sort; the others were left out.")
            % {"number": MOST_VALUES}
        )
    return tuple(sorted(usable[:MOST_VALUES]))


def printable(value: str) -> str:
    """A stranger's value as it may stand in a sentence: short, without control and direction characters."""
    letters = (
        letter for letter in value if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    shown = "".join(letters)
    return shown if len(shown) <= SHOWN_OF_A_VALUE else shown[:SHOWN_OF_A_VALUE] + "…"


def write(path: str, selection: Selection, edition: str = "", beside: str = "") -> str:
    """The address of a view: parameters sorted, none empty, nothing that is the default.

    Parameters that ``path`` has stay: the state of the document that is read (`apps.reading.moments`).
    """
    path, _mark, fixed = path.partition("?")
    pairs = [*parse_qsl(fixed), *((name, value) for name in NAMES for value in selection.values(name))]
    pairs += [(name, ref) for name, ref in (("edition", edition), ("beside", beside)) if ref]
    if selection.match == ALL and selection.topic:
        pairs.append(("match", ALL))
    return f"{path}?{urlencode(sorted(pairs))}" if pairs else path
