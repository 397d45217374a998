"""Another place for a note: words of one clause, selected, typed or pasted, and sought in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.desk.forms.fields import Hint, NumberHint, TypedText
from apps.desk.forms.words import SURROUNDINGS, PlaceChoice
from apps.documents.models import Wording
from apps.matching.engine.find import Place, find_words


class PlaceForm(forms.Form):
    """``wording`` is the clause's words of today. ``found`` is the place once the form is valid."""

    quote = TypedText(
        label=gettext_lazy("The words that the note is about"),
        widget=forms.Textarea(attrs={"rows": 2, "data-chosen-words": True}),
        help_text=gettext_lazy("As they stand in the clause: select them above, or type or paste them."),
        error_messages={
            "required": gettext_lazy("Select the words that the note is about, or type them here.")
        },
    )
    quote_start = NumberHint()
    quote_prefix = Hint()
    quote_suffix = Hint()
    place = NumberHint()
    wording = NumberHint()
    seen = Hint()

    def __init__(self, *args: Any, text: Wording, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        self.places: list[PlaceChoice] = []
        self.found: Place | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        words = cleaned.get("quote", "").strip()
        if not words:
            return cleaned
        same = cleaned.get("wording") == self.text.pk
        finding = find_words(
            self.text.text,
            words,
            start=cleaned.get("quote_start") if same else None,
            prefix=cleaned.get("quote_prefix", ""),
            suffix=cleaned.get("quote_suffix", ""),
        )
        places = [place for place in finding.places if place.start == cleaned.get("place")] or finding.places
        if len(places) == 1:
            self.found = places[0]
        elif places:
            self.places = [_choice(self.text.text, place) for place in places]
            sentence = _(
                "These words stand %(count)d times in the clause. Choose below which place you mean."
            )
            self.add_error("quote", sentence % {"count": len(places)})
        else:
            self.add_error(
                "quote",
                _(
                    "These words do not stand in this clause. What you typed is kept. Copy them from its words above, "
                    "or choose another clause."
                ),
            )
        return cleaned


def _choice(text: str, place: Place) -> PlaceChoice:
    return PlaceChoice(
        start=place.start,
        before=text[max(0, place.start - SURROUNDINGS) : place.start],
        words=text[place.start : place.end],
        after=text[place.end : place.end + SURROUNDINGS],
        chosen=False,
    )
