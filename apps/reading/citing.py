"""How to cite what stands here, in plain words: what, of which document, in whose words, in which state."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.core.templatetags.ui import language_name, listing
from apps.documents.selectors import EditionRow
from apps.reading.addresses import edition_name
from apps.reading.shapes import Card, Citation


def cite_clause(*, clause: str, document: str, signed: str, edition: EditionRow, path: str) -> Citation:
    """The edition's published revision is the state cited; an edition that has none is a draft."""
    what = _("%(clause)s, %(document)s") % {"clause": clause, "document": document}
    if signed:
        what = _("%(what)s (%(date)s)") % {"what": what, "date": signed}
    state = (
        _("revision %(number)d of %(date)s")
        % {"number": edition.revision, "date": date_format(edition.revised_at, "j F Y")}
        if edition.revision and edition.revised_at
        else _("draft")
    )
    text = _("%(what)s, %(language)s, %(edition)s, %(state)s. Glossator,") % {
        "what": what,
        "language": language_name(edition.language),
        "edition": edition_name(edition),
        "state": state,
    }
    return Citation(text, path)


def cite_note(*, card: Card, place: str, changed: str, path: str) -> Citation:
    """A note is the editors' account of what an expert says, and is cited as that."""
    experts = listing([expert.name for expert in card.experts])
    who = (
        _("Editors’ note on %(place)s")
        if card.editorial or not experts
        else _("Note on %(place)s, after %(experts)s")
    ) % {"place": place, "experts": experts}
    source = (
        _(" in %(publisher)s, “%(title)s”")
        % {"publisher": card.commentary.publisher, "title": card.commentary.title}
        if card.commentary
        else ""
    )
    text = _("%(who)s%(source)s, state of %(date)s. Glossator,") % {
        "who": who,
        "source": source,
        "date": changed,
    }
    return Citation(text, path)
