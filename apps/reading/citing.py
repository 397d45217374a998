"""How to cite what stands here: what, of which document, in whose words, in which state."""

from dataclasses import replace
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.core.templatetags.ui import language_name, listing
from apps.documents.dates import display
from apps.documents.selectors import EditionRow
from apps.reading.addresses import edition_name
from apps.reading.shapes import Card, Citation, DocumentHead, StateView

SITE = "Glossator"  # a name, the same in every language


def cite_document(
    *, head: DocumentHead, edition: EditionRow | None, past: StateView | None = None
) -> Citation:
    """A document that is known and not entered has no edition. ``past`` is the state, where it is an earlier one."""
    title = _dated(head.title, head.signed_on)
    work = Citation(
        text=_("%(what)s, no text entered. Glossator,") % {"what": title},
        path=head.url + (past.query if past else ""),
        cite_path=reverse("reading:cite", args=[head.slug]),
        asked=past.query if past else "",
        key=head.slug,
        title=head.title,
        genre=head.kind,
        dated=head.signed_on,
    )
    return _in_edition(work, title, edition, past) if edition else work


def cite_clause(
    *, clause: str, label: str, document: str, signed: str, edition: EditionRow, slug: str, ref: str
) -> Citation:
    """``signed`` is EDTF. The edition's published revision is the state cited; one that has none is a draft."""
    title = _("%(clause)s, %(document)s") % {"clause": clause, "document": document}
    work = Citation(
        text="",
        path=reverse("reading:clause", args=[slug, ref]),
        cite_path=reverse("reading:cite_clause", args=[slug, ref]),
        key=f"{slug}-{ref}",
        title=title,
        genre=_("clause"),
        section=label,
        dated=signed,
    )
    return _in_edition(work, _dated(title, signed), edition)


def cite_note(*, card: Card, place: str, changed: datetime) -> Citation:
    """A note is the editors' account of what an expert says, and is cited as that."""
    experts = tuple(expert.name for expert in card.experts)
    title = (
        _("Editors’ note on %(place)s")
        if card.editorial or not experts
        else _("Note on %(place)s, after %(experts)s")
    ) % {"place": place, "experts": listing(experts)}
    source = (
        _(" in %(publisher)s, “%(title)s”")
        % {"publisher": card.commentary.publisher, "title": card.commentary.title}
        if card.commentary
        else ""
    )
    day = timezone.localdate(changed)
    state = _("state of %(date)s") % {"date": date_format(day)}
    return Citation(
        text=_("%(who)s%(source)s, %(state)s. Glossator,")
        % {"who": title, "source": source, "state": _("draft") if card.status == "draft" else state},
        path=reverse("reading:annotation", args=[card.id]),
        cite_path=reverse("reading:cite_note", args=[card.id]),
        key=f"note-{card.id}",
        title=title,
        genre=_("note"),
        dated=day.isoformat(),
        language=card.language,
        author=SITE,
        experts=() if card.editorial else experts,
        source_title=card.commentary.title if card.commentary else "",
        source_publisher=card.commentary.publisher if card.commentary else "",
        state=_("draft") if card.status == "draft" else state,
    )


def _dated(title: str, signed: str) -> str:
    return _("%(what)s (%(date)s)") % {"what": title, "date": display(signed)} if signed else title


def _in_edition(work: Citation, title: str, edition: EditionRow, past: StateView | None = None) -> Citation:
    state = state_of(edition)
    if past and past.name != state:
        state = _("%(state)s, as it stood on %(moment)s") % {"state": state, "moment": past.name}
    return replace(
        work,
        text=_("%(what)s, %(language)s, %(edition)s, %(state)s. Glossator,")
        % {
            "what": title,
            "language": language_name(edition.language),
            "edition": edition_name(edition),
            "state": state,
        },
        key=f"{work.key}-{edition.ref}",
        edition=edition.ref,
        language=edition.language,
        translator=edition.translator,
        source_title=edition.title,
        source_publisher=edition.publisher,
        state=state,
        remark=edition_name(edition),
    )


def state_of(edition: EditionRow) -> str:
    """The state that readers see: “revision 1 of 5 March 2022”."""
    if not edition.revision or not edition.revised_at:
        return _("draft")
    return _("revision %(number)d of %(date)s") % {
        "number": edition.revision,
        "date": date_format(edition.revised_at),
    }
