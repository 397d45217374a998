"""Which words of a clause a note is about: sought in the wording here, whatever a browser says of their place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.commentary.contents import StanceContent, TargetContent
from apps.commentary.models import Target
from apps.commentary.models.target import TargetKind
from apps.core.templatetags.ui import called, first_words, kind_name, quoted
from apps.desk.forms.fields import Hint, NumberHint, TypedText
from apps.desk.selectors.choices import edition_name
from apps.documents.models import Clause, Document, Wording
from apps.matching.engine.find import Place, find_words

SURROUNDINGS = 48  # code points shown on either side of a place to choose
BEGINNING = 5  # words that name a clause without a number


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """One of several places where the words stand."""

    start: int
    before: str
    words: str
    after: str
    chosen: bool


class WordsForm(forms.Form):
    """``wordings`` are the clause's words by edition, never empty. No words mean the clause as a whole.

    ``kept`` is the target that the note has already; it stays where its words were not touched.
    """

    # No choice field: a wording that was replaced meanwhile is no mistake of whoever chose it.
    wording = TypedText(label=gettext_lazy("Whose wording"), widget=forms.RadioSelect, required=False)
    quote = TypedText(
        label=gettext_lazy("The words"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text=gettext_lazy(
            "As they stand in the clause. Leave this empty to annotate the clause as a whole."
        ),
    )
    quote_start = NumberHint()
    quote_prefix = Hint()
    quote_suffix = Hint()
    place = NumberHint()

    def __init__(
        self,
        *args: Any,
        wordings: Sequence[Wording],
        clause: Clause,
        kept: Target | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.wordings = wordings
        self.clause = clause
        self.kept = kept
        self.places: list[PlaceChoice] = []
        self.replaced = False
        choices = [(str(wording.pk), edition_name(wording.edition)) for wording in wordings]
        cast(forms.RadioSelect, self.fields["wording"].widget).choices = choices

    @property
    def texts(self) -> list[tuple[str, Wording]]:
        """The wordings, each with whose words it holds."""
        return [(edition_name(wording.edition), wording) for wording in self.wordings]

    @property
    def clause_name(self) -> str:
        """“Paragraph 11”; without a number by how it begins."""
        first = next((wording for wording in self.wordings if wording.label), self.wordings[0])
        return (
            called(first.kind, first.label)
            or f"{kind_name(first.kind)} {quoted(first_words(first.text or first.heading, BEGINNING))}"
        )

    def clean_wording(self) -> Wording | None:
        """The wording meant: of the same edition where it was replaced, the first where none is named."""
        value = self.cleaned_data["wording"]
        chosen = next((wording for wording in self.wordings if str(wording.pk) == value), None)
        if chosen or not value:
            return chosen or self.wordings[0]
        former = Wording.objects.filter(pk=NumberHint().clean(value) or 0, clause=self.clause).first()
        now = next((w for w in self.wordings if former and w.edition_id == former.edition_id), None)
        if now is None:
            raise forms.ValidationError(_("That wording is not shown any more. Choose one of these."))
        self.replaced = True
        return now

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        wording, words = cleaned.get("wording"), cleaned.get("quote", "").strip()
        if wording is not None and words and not self._is_kept(wording, words):
            self._seek(wording, words)
        return cleaned

    def _is_kept(self, wording: Wording, words: str) -> bool:
        """Whether the words and their place are those that the note has. An edition that is not shown any more cannot
        be chosen, so that another one stands in the form does not count."""
        kept = self.kept
        if kept is None or kept.made_on is None:
            return False
        edition = kept.made_on.edition_id
        if edition != wording.edition_id and any(shown.edition_id == edition for shown in self.wordings):
            return False
        return " ".join(words.split()) == " ".join(kept.quote.split()) and not self._moved(kept)

    def _moved(self, kept: Target) -> bool:
        """The same words, selected at another place of the same wording."""
        start = self.cleaned_data.get("place")
        start = self.cleaned_data.get("quote_start") if start is None else start
        return start is not None and start != kept.start

    def _seek(self, wording: Wording, words: str) -> None:
        cleaned = self.cleaned_data
        finding = find_words(
            wording.text,
            words,
            start=None if self.replaced else cleaned.get("quote_start"),
            prefix=cleaned.get("quote_prefix", ""),
            suffix=cleaned.get("quote_suffix", ""),
        )
        places = [place for place in finding.places if place.start == cleaned.get("place")] or finding.places
        if len(places) == 1:
            cleaned["found"] = places[0]
        elif places:
            self.places = [_choice(wording.text, place) for place in places]
            self.add_error("quote", _found_often(len(places)))
        else:
            self.add_error("quote", self._not_found(wording, words))

    def _not_found(self, wording: Wording, words: str) -> str:
        elsewhere = [w for w in self.wordings if w != wording and find_words(w.text, words).places]
        if elsewhere:
            return _("These words stand in the clause %(edition)s. Choose that wording, or other words.") % {
                "edition": edition_name(elsewhere[0].edition)
            }
        if self.replaced:
            return _(
                "The wording of this clause was replaced while you were writing, and these words do not stand in it "
                "any more. All that you typed is kept. Choose words of the new wording, or leave the field empty to "
                "annotate the clause as a whole."
            )
        return _(
            "These words do not stand in the clause %(edition)s. All that you typed is kept. Copy the words from the "
            "wording, or leave the field empty to annotate the clause as a whole."
        ) % {"edition": edition_name(wording.edition)}

    def target(self, document: Document, stances: Iterable[StanceContent]) -> TargetContent:
        """What the note is about. The form is valid."""
        wording, words = self.cleaned_data["wording"], self.cleaned_data["quote"].strip()
        if self.kept and (self._is_kept(wording, words) if words else self.kept.kind == TargetKind.CLAUSE):
            return TargetContent(kept=self.kept, stances=tuple(stances))
        if not words:
            return TargetContent(
                kind=TargetKind.CLAUSE, document=document, clause=self.clause, stances=tuple(stances)
            )
        found: Place = self.cleaned_data["found"]
        return TargetContent(
            kind=TargetKind.SPAN,
            document=document,
            clause=self.clause,
            wording=wording,
            quote=wording.text[found.start : found.end],
            start=found.start,
            stances=tuple(stances),
        )


def _choice(text: str, place: Place) -> PlaceChoice:
    return PlaceChoice(
        start=place.start,
        before=text[max(0, place.start - SURROUNDINGS) : place.start],
        words=text[place.start : place.end],
        after=text[place.end : place.end + SURROUNDINGS],
        chosen=False,
    )


def _found_often(count: int) -> str:
    return _("These words stand %(count)d times in the clause. Choose below which place you mean.") % {
        "count": count
    }
