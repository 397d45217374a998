"""What stands beside a noun for a document and tells which: a date, parties, words of its title."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from apps.quotations.engine.references.countries import GENERIC
from apps.quotations.engine.references.dates import Date, fit
from apps.quotations.engine.references.likeness import key_of
from apps.quotations.engine.references.scene import Scene
from apps.quotations.engine.references.shapes import Reason
from apps.quotations.engine.references.tokens import Tokens

# How sure all parties, one of several, and a word of the title make a document.
BOTH, ONE, WORD = 0.8, 0.4, 0.6
NAMED = 0.95  # the one word of weight in a name: "Шушинская декларация" for "Shusha Declaration"
# How far to look for them, in words: "signed by the presidents of both states in Moscow on" is nine.
FAR = 12
# Between a document and what tells which: "signed in Moscow on", "between the Republic of".
NEAR = 5


@dataclass
class Evidence:
    """Documents that fit with how sure each is, and the token where it begins or ends. False where nothing was said.

    ``neutral``: words that tell nothing stand there ("the signed declaration"), up to ``edge``.
    """

    edge: int
    documents: dict[int, float] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    said: bool = False
    neutral: bool = False

    def __bool__(self) -> bool:
        return self.said

    def add(self, edge: int, fits: dict[int, float], reason: Reason) -> None:
        """Takes a further piece of evidence in; what fits only one of two pieces fits neither."""
        if not self.said:
            self.documents = dict(fits)
        else:
            self.documents = {
                document: 1 - (1 - sure) * (1 - fits[document])
                for document, sure in self.documents.items()
                if document in fits
            }
        self.said, self.edge = True, edge
        self.reasons.append(reason)


def _dated(scene: Scene, date: Date) -> dict[int, float]:
    said = (date.year, date.month, date.day)
    if said not in scene.dated:
        fits = {document.id: fit(date, document.date) for document in scene.library.of_year(date.year)}
        scene.dated[said] = {document: sure for document, sure in fits.items() if sure > 0}
    return scene.dated[said]


def _bound(scene: Scene, keys: Iterable[str]) -> dict[int, float]:
    """Documents that all these parties are bound by."""
    parties = set(keys)
    sets = [scene.library.of_party(key, exact=scene.grammar.exact) or set() for key in parties]
    sure = BOTH if len(parties) > 1 else ONE
    return dict.fromkeys(set.intersection(*sets), sure) if sets else {}


def _acceptable(fits: dict[int, float], wanted: set[int] | None) -> bool:
    """Beside a name only what is true of it belongs to it; beside a noun anything tells."""
    return wanted is None or bool(wanted & set(fits))


def before(scene: Scene, at: int, least: int, *, fits: set[int] | None) -> Evidence:
    """What stands before a noun or a name at a token: "Russian-Azerbaijani", "the 1997", "1997-ci il tarixli".

    ``fits``: the documents that the name fits; None for a noun.
    """
    tokens, grammar = scene.tokens, scene.grammar
    found = Evidence(at)
    parties: list[str] = []
    place, pending, edge = at, False, at
    while place > max(least, at - FAR):
        word = tokens.word(place - 1)
        date = scene.dates_by_end.get(place)
        if date and date.start >= least and _acceptable(dated := _dated(scene, date), fits):
            if not dated and not pending and not grammar.figures_first and place != at:
                break
            place, pending = date.start, False
            found.add(place, dated, Reason.DATE)
            edge = place
        elif word in grammar.neutral or _joins(tokens, place - 1):
            place -= 1
            edge = edge if pending else place
            found.neutral = found.neutral or word != "-"
        elif (key := key_of(word)) and _party_here(scene, key, place - 1, fits):
            place, pending = place - 1, False
            parties.append(key)
            edge = place
        elif key and word not in grammar.kinds and _titled(scene, found, key, place - 1, fits):
            place, pending, edge = place - 1, False, place - 1
        elif (grammar.figures_first and (word in grammar.betweens or word in grammar.dated)) or (
            parties and (word in grammar.ands or word in GENERIC)
        ):
            place, pending = place - 1, True
        else:
            break
    if parties and (len(parties) > 1 or fits is not None):
        found.add(edge, _bound(scene, parties), Reason.PARTIES)
    elif parties and not found:
        # One state's adjective tells of no document of two: "the Russian statement".
        found.add(edge, {}, Reason.PARTIES)
    found.edge = edge
    return found


def _joins(tokens: Tokens, at: int) -> bool:
    """The hyphen and the figure of "43-page", the hyphen of "Russian-Azerbaijani"."""
    word = tokens.word(at)
    return (word == "-" and tokens.tight(at - 1)) or (word.isdecimal() and tokens.word(at + 1) == "-")


def _party_here(scene: Scene, key: str, place: int, fits: set[int] | None) -> bool:
    bound = scene.library.of_party(key, exact=scene.grammar.exact)
    if bound is None:
        return False
    return fits is None or bool(bound & fits)


def _titled(scene: Scene, found: Evidence, key: str, place: int, fits: set[int] | None) -> bool:
    """A word that stands in names of documents; added to the evidence where it fits what was said so far."""
    endings = scene.grammar.modifiers
    if key[0] == "@" and endings and not scene.tokens.word(place).endswith(endings):
        return False  # "подписали в Москве декларацию"
    having = scene.library.with_word(key, exact=scene.grammar.exact)
    known = set(found.documents) if found else fits
    if not having or (known is not None and not having & known):
        return False
    alone = scene.library.called(key, exact=scene.grammar.exact)
    found.add(place, {document: NAMED if document in alone else WORD for document in having}, Reason.NAME)
    return True


def behind(scene: Scene, at: int, *, fits: set[int] | None) -> Evidence:
    """What stands behind: "between Russia and Azerbaijan", "signed on June 15, 2021", "от 3 июля 1997 года"."""
    found = Evidence(at)
    parties = _parties_at(scene, at, fits)
    if parties:
        found.add(parties[0], parties[1], Reason.PARTIES)
        at = parties[0]
    date = _date_at(scene, at)
    if date and _acceptable(dated := _dated(scene, date), fits if not found else set(found.documents)):
        found.add(date.end, dated, Reason.DATE)
    return found


def _parties_at(scene: Scene, at: int, fits: set[int] | None) -> tuple[int, dict[int, float]] | None:
    """Parties named after "between" or "with", and the token behind the last."""
    tokens, grammar = scene.tokens, scene.grammar
    keys: list[str] = []
    ended: list[int] = []
    opened, comma, skipped = False, 0, 0
    while skipped <= NEAR:
        word = tokens.word(at)
        key = key_of(word)
        if word in grammar.betweens and not keys:
            opened = True
        elif (
            opened and key and (key[0] == "=" or scene.library.of_party(key, exact=grammar.exact) is not None)
        ):
            keys.append(key)
            ended.append(at + 1)
            skipped = 0
        elif keys and word in grammar.ands:
            comma = 0
        elif keys and word == ",":
            comma = comma or len(keys)
        elif not opened or not (word in GENERIC or word in grammar.definite):
            break
        at, skipped = at + 1, skipped + 1
    # "a declaration with Azerbaijan, Russia will": behind a comma without an "and" the sentence goes on.
    keys = keys[:comma] if comma else keys
    bound = _bound(scene, keys) if keys else {}
    if not keys or (fits is not None and not fits & set(bound)):
        return None
    return ended[len(keys) - 1], bound


def _past_topic(scene: Scene, at: int) -> int:
    """Behind "о дружбе" of "договор о дружбе 1997 года", where a date follows; else where it was."""
    tokens, grammar = scene.tokens, scene.grammar
    if tokens.word(at) not in grammar.topics or grammar.figures_first:
        return at
    for place in range(at + 2, at + NEAR + 2):
        if place in scene.dates_by_start or tokens.word(place) in grammar.dated:
            return place
        if not tokens.is_word(place):
            break
    return at


def _date_at(scene: Scene, at: int) -> Date | None:
    """A date behind "signed on", "of", or at once ("Charter 1945", "договор 1997 года")."""
    tokens, grammar = scene.tokens, scene.grammar
    place = _past_topic(scene, at)
    if tokens.word(place) == "," and tokens.word(place + 1) in grammar.dated:
        place += 1
    for _ in range(NEAR):
        if date := scene.dates_by_start.get(place):
            return date
        inside = tokens.word(place - 1) in grammar.dated and tokens.capital(place) and place > at
        if (
            tokens.word(place) not in grammar.dated
            and tokens.word(place) not in grammar.definite
            and not inside
        ):
            return None
        place += 1
    return None
