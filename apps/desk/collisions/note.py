"""A note's versions as its form would send them."""

from collections.abc import Iterable
from functools import cached_property, partial

from django.http import QueryDict
from django.utils.translation import gettext as _

from apps.accounts.rules import Viewer
from apps.commentary.contents import AnnotationContent, StanceContent, TargetContent
from apps.commentary.history import content_at, versions
from apps.commentary.models import Annotation
from apps.core.templatetags.ui import language_name
from apps.desk.collisions.note_parts import Experts, Source, Words, describe_stance, same_words, start_of
from apps.desk.collisions.parts import Chosen, Item, Many, Part, RowsOf, Text
from apps.desk.forms.annotation import AnnotationForm
from apps.desk.forms.created import with_what_was_created
from apps.desk.forms.fields import storable
from apps.desk.forms.note import NoteForms
from apps.desk.forms.parts import ONLY
from apps.desk.forms.parts import Part as Target
from apps.desk.forms.stances import MOST_ROWS
from apps.desk.selectors.choices import commentary_label, expert_label
from apps.documents.models import Party
from apps.topics.models import Topic

STANCE = ("value", "party", "inferred", "note")


class NoteSides:
    """``annotation`` is as saved now."""

    def __init__(self, viewer: Viewer, annotation: Annotation) -> None:
        self.annotation = annotation
        self.version = annotation.version
        self.saved = versions(annotation)
        self.targets = NoteForms(viewer=viewer, annotation=annotation).parts
        self.parts = [*self._parts()]

    def sent_at(self, number: int) -> QueryDict | None:
        try:
            return self._sent(content_at(self.annotation, number))
        except LookupError:
            return None

    def completed(self, typed: QueryDict, base: QueryDict | None, theirs: QueryDict) -> QueryDict:
        data = with_what_was_created(storable(typed)[0], self.annotation)
        words = self.targets[0].words if self.targets else None
        if words is not None and not data.get("wording"):
            data["wording"] = str(words.wordings[0].pk)  # as the form takes it
        if start_of(data) is None:
            known = next((side for side in (base, theirs) if side and same_words(side, data)), None)
            data["_start"] = known.get("_start", "") if known else ""
        return data

    def _parts(self) -> Iterable[Part]:
        label = {name: field.label for name, field in AnnotationForm.base_fields.items()}
        yield Text("body", str(label["body"]))
        if self._words is not None:
            yield Words()
        yield from (Experts(), Source())
        yield Text("source_words", str(label["source_words"]))
        for target in self.targets:
            yield self._stances(target)
        topics = dict(Topic.objects.values_list("slug", "name"))
        name_of = partial(_name, topics)
        yield Many("topics", str(label["topics"]), name_of, "desk/collision/_topics.html")
        yield Chosen("language", str(label["language"]), language_name)

    @property
    def _words(self) -> object:
        return self.targets[0].words if self.targets else None

    def _stances(self, target: Target) -> RowsOf:
        label = _("How it is read")
        if len(self.targets) > 1 and target.place:
            label = f"{label} · {target.place.title}"
        return RowsOf(
            name=f"stances-{target.stances.prefix}",
            label=label,
            prefix=str(target.stances.prefix),
            fields=STANCE,
            quiet=frozenset({"inferred"}),
            describe=partial(describe_stance, parties=self._parties),
            template="desk/collision/_stances.html",
            most=MOST_ROWS,
        )

    @cached_property
    def _parties(self) -> dict[str, str]:
        return {str(pk): name for pk, name in Party.objects.values_list("pk", "name")}

    def _sent(self, content: AnnotationContent) -> QueryDict:
        data = QueryDict(mutable=True)
        data["body"], data["language"] = content.body, content.language
        data["source_words"] = content.source_words
        data["commentary"] = commentary_label(content.commentary) if content.commentary else ""
        if content.editorial:
            data["editorial"] = "on"
        data.setlist("experts", [expert_label(expert) for expert in content.experts])
        data.setlist("topics", [topic.slug for topic in content.topics])
        for part in self.parts:
            if isinstance(part, RowsOf):
                part.write(data, tuple(_rows(part, content.targets)))
        if len(content.targets) == 1:
            self._send_words(data, content.targets[0])
        return data

    def _send_words(self, data: QueryDict, content: TargetContent) -> None:
        kept = content.kept
        if kept is None or kept.made_on is None or not self.targets or self.targets[0].words is None:
            return
        edition = kept.made_on.edition_id
        shown = self.targets[0].words.wordings
        now = next((wording for wording in shown if wording.edition_id == edition), kept.made_on)
        data["wording"], data["quote"] = str(now.pk), kept.quote
        data["_start"] = "" if kept.start is None else str(kept.start)


def _rows(part: RowsOf, targets: Iterable[TargetContent]) -> Iterable[Item]:
    """The stances of the target that the rows stand for. A note with one target has no other."""
    for content in targets:
        if part.prefix in {ONLY, f"{ONLY}{content.kept.pk if content.kept else 0}"}:
            for stance in content.stances:
                row = _row(stance)
                yield Item(tuple(row.values()), part.describe(row), row)


def _row(stance: StanceContent) -> dict[str, str]:
    return {
        "value": stance.value,
        "party": str(stance.party.pk) if stance.party else "",
        "inferred": "on" if stance.inferred else "",
        "note": stance.note,
    }


def _name(names: dict[str, str], key: str) -> str:
    return names.get(key, key)
