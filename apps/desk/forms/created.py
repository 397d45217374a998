"""Experts and commentaries that a form creates, when the form comes again or names them twice."""

from django.http import QueryDict

from apps.commentary.models import Annotation
from apps.core.folding import fold
from apps.desk.selectors.choices import commentaries_named, commentary_label, expert_label


def without_what_is_new(data: QueryDict) -> QueryDict:
    """Whoever types an unknown name and then creates it need not clear the field in which it was unknown."""
    data = data.copy()
    name = fold(data.get("new_expert-name", ""))
    if name:
        data.setlist("experts", [typed for typed in data.getlist("experts") if fold(typed) != name])
    typed = data.get("commentary", "").strip()
    if typed and data.get("new_commentary-publisher", "").strip() and not commentaries_named(typed):
        data["commentary"] = ""
    return data


def with_what_was_created(data: QueryDict, note: Annotation) -> QueryDict:
    """What an earlier sending of the form created for the note is chosen, and not created again."""
    data = data.copy()
    name = fold(data.get("new_expert-name", ""))
    made = [
        link.expert for link in note.expert_links.select_related("expert") if fold(link.expert.name) == name
    ]
    if name and made:
        data.appendlist("experts", expert_label(made[-1]))
        _clear(data, "new_expert-")
    commentary = note.commentary
    if commentary is not None and _is(commentary.source.publisher, commentary.source.title, data):
        data["commentary"] = commentary_label(commentary)
        _clear(data, "new_commentary-")
    return data


def _is(publisher: str, title: str, data: QueryDict) -> bool:
    typed = (data.get("new_commentary-publisher", ""), data.get("new_commentary-title", ""))
    return bool(fold(typed[0])) and tuple(map(fold, typed)) == (fold(publisher), fold(title))


def _clear(data: QueryDict, prefix: str) -> None:
    for name in [name for name in data if name.startswith(prefix)]:
        del data[name]
