"""The filtered view as Markdown: the text as quotations, its notes as lists under each clause."""

from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core.templatetags.ui import language_name, listing, quoted, shown_of
from apps.documents.dates import display
from apps.reading.presenters.markdown import address, indented, lines, plain, written
from apps.reading.shapes import TakenClause, TakenCommentary, TakenEdition, TakenNote, TakenStance, TakenView

PLACES = {  # where the words of a note are, if not where they were
    "moved": gettext_lazy("moved"),
    "reworded": gettext_lazy("reworded"),
    "lost": gettext_lazy("lost"),
    "withdrawn": gettext_lazy("withdrawn"),
}


def present(view: TakenView) -> str:
    parts = [*_head(view), *_whole(view)]
    for clause in view.clauses:
        parts.extend(_clause(clause, view))
    return "\n\n".join(parts) + "\n"


def _head(view: TakenView) -> Iterator[str]:
    yield f"# {plain(view.title)}"
    about = [view.kind, listing(view.parties)]
    about.append(
        _("signed %(date)s") % {"date": view.signed} if view.signed else _("date of signing not stated")
    )
    yield plain(" · ".join(part for part in about if part))
    edition = view.chosen_edition
    if edition:
        yield _edition(edition)
    if view.filter:
        chosen = ", ".join(label for _name, _value, label in view.filter)
        yield plain(_("Filtered by: %(choices)s") % {"choices": chosen})
    if view.clauses_of or view.notes_of:
        yield plain(shown_of(len(view.clauses), view.clauses_of, view.notes_shown, view.notes_of))
    yield from (plain(problem) for problem in view.problems)
    day = plain(_("Taken from Glossator on %(date)s:") % {"date": date_format(view.taken)})
    yield f"{day} {address(view.view_url)}"
    if view.state:
        yield plain(_("As it stood: %(state)s.") % {"state": view.state})
    yield plain(_("How a note is read is the editors’ judgement, not the expert’s."))


def _edition(edition: TakenEdition) -> str:
    facts = [f"{language_name(edition.language)}, {edition.name}"]
    if edition.authentic:
        facts.append(_("authentic text"))
    facts.append(_("complete text") if edition.extent == "complete" else _("excerpts"))
    facts.append(
        _("translated by %(name)s") % {"name": edition.translator}
        if edition.translator
        else _("translator not stated")
    )
    if edition.revision and edition.revised:
        state = {"number": edition.revision, "date": date_format(edition.revised)}
        facts.append(_("revision %(number)d of %(date)s") % state)
    source = _source(edition.publisher, edition.title, edition.source_url)
    return f"{plain('; '.join(facts).removesuffix('.'))}. {source}"


def _whole(view: TakenView) -> Iterator[str]:
    if view.about:
        yield f"## {plain(_('On the document as a whole'))}"
        yield from (_note(note) for note in view.about)
    if not view.clauses_of:
        yield plain(_("The text of this document has not been entered yet"))


def _clause(clause: TakenClause, view: TakenView) -> Iterator[str]:
    yield f"## {plain(clause.name)}"
    chosen = view.chosen_edition
    says = [clause.label_note]
    if chosen and clause.edition != chosen.ref:
        says.extend(edition.name for edition in view.editions if edition.ref == clause.edition)
    if any(says):
        yield plain(" · ".join(each for each in says if each))
    if clause.heading:
        yield f"**{plain(clause.heading)}**"
    if clause.lead_in:
        yield plain(_("The publisher’s words: %(words)s") % {"words": clause.lead_in})
    text = lines(clause.text)
    yield indented(text if clause.whole else f"\\[…\\] {text} \\[…\\]", "> ")
    if clause.topics:
        yield plain(_("Topics: %(names)s") % {"names": ", ".join(topic.path for topic in clause.topics)})
    yield address(clause.url)
    yield from (_note(note) for note in clause.notes)


def _note(note: TakenNote) -> str:
    head = [f"**{plain(_speakers(note))}**"]
    if note.status == "draft":
        head.append(plain(_("draft")))
    if note.quote:
        head.append(plain(_("on %(words)s") % {"words": quoted(note.quote)}))
    if note.absent:
        head.append(plain(_("on what this document has dropped: %(clause)s") % {"clause": note.absent}))
    if note.place in PLACES:
        head.append(plain(_("these words: %(state)s") % {"state": PLACES[note.place]}))
    parts = [", ".join(head), *_readings(note.stances)]
    if note.body:
        parts.append(written(note.body))
    language = note.commentary.language if note.commentary else note.language
    # As on the page: the sentence that the expert's words stand in, where it is known, else the words.
    sentences = [f"{each.before}{each.words}{each.after}" for each in note.passages]
    parts += [plain(quoted(words, language)) for words in sentences or [note.source_words] if words]
    parts.extend(_foot(note))
    return f"- {indented(_joined(parts), '  ').lstrip()}"


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)


def _speakers(note: TakenNote) -> str:
    named = [f"{name} ({role})" if role else name for name, role in note.experts]
    return ", ".join([*([_("The editors")] if note.editorial else []), *named])


def _readings(stances: Iterable[TakenStance]) -> Iterator[str]:
    said = [plain(_reading(stance)) for stance in stances]
    if said:
        yield f"*{'; '.join(said)}* ({plain(_('as read by the editors'))})"


def _reading(stance: TakenStance) -> str:
    party = _(" for %(party)s") % {"party": stance.party} if stance.party else ""
    inferred = _(", inferred") if stance.inferred else ""
    note = f" ({stance.note})" if stance.note else ""
    return f"{stance.label}{party}{inferred}{note}"


def _foot(note: TakenNote) -> Iterator[str]:
    if note.commentary:
        yield _commentary(note.commentary)
    if note.topics:
        yield plain(_("Topics: %(names)s") % {"names": ", ".join(topic.path for topic in note.topics)})
    yield address(note.url)


def _commentary(commentary: TakenCommentary) -> str:
    said = _source(commentary.publisher, commentary.title or _("Untitled article"), commentary.url)
    more = [commentary.author, display(commentary.published)]
    return ", ".join([said, *(plain(each) for each in more if each)])


def _source(publisher: str, title: str, url: str) -> str:
    named = f"{plain(publisher)}, *{plain(title)}*" if title else plain(publisher)
    return f"{named} {address(url)}" if url else named
