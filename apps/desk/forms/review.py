"""Words of an article, selected, typed or pasted, and sought in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.desk.forms.fields import Hint, NumberHint, TypedText
from apps.desk.forms.words import SURROUNDINGS, PlaceChoice
from apps.matching.engine.find import Place, find_words

NEAR = (
    5_000  # code points on either side of a passage in which its words are sought before the whole article is
)
PLACES = 20  # that one looks through; words that stand more often need more words


class ArticleWordsForm(forms.Form):
    """``text`` is the article. A selection comes as ``start`` and ``end``, code points; typed words are sought, near
    the place ``near`` first. ``found`` is the place once the form is valid."""

    words = TypedText(
        label=gettext_lazy("The words of the article"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=gettext_lazy("As they stand in the article: copy them from it, or type them."),
    )
    start = NumberHint()
    end = NumberHint()
    place = NumberHint()

    def __init__(self, *args: Any, text: str, near: Place | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        self.near = near
        self.places: list[PlaceChoice] = []
        self.found: Place | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        start, end, words = cleaned.get("start"), cleaned.get("end"), cleaned.get("words", "").strip()
        if start is not None and end is not None and start < end <= len(self.text):
            self.found = Place(start, end)
        elif words:
            self._seek(words, cleaned.get("place"))
        else:
            self.add_error("words", _("Select words in the article, or type them here."))
        return cleaned

    def _seek(self, words: str, place: int | None) -> None:
        found = self._near(words) or find_words(self.text, words).places
        places = [each for each in found if each.start == place] or found
        if len(places) == 1:
            self.found = places[0]
        elif places:
            self.places = [self._choice(each) for each in places[:PLACES]]
            sentence = _(
                "These words stand %(count)d times in the article. Choose below which place you mean."
            )
            self.add_error("words", sentence % {"count": len(places)})
        else:
            self.add_error(
                "words",
                _(
                    "These words do not stand in the article. What you typed is kept. Copy them from its text."
                ),
            )

    def _near(self, words: str) -> list[Place]:
        """Only where they stand once there: nothing is guessed."""
        if self.near is None:
            return []
        low = max(0, self.near.start - NEAR)
        places = find_words(self.text[low : self.near.end + NEAR], words).places
        return [Place(each.start + low, each.end + low) for each in places] if len(places) == 1 else []

    def _choice(self, place: Place) -> PlaceChoice:
        return PlaceChoice(
            start=place.start,
            before=self.text[max(0, place.start - SURROUNDINGS) : place.start],
            words=self.text[place.start : place.end],
            after=self.text[place.end : place.end + SURROUNDINGS],
            chosen=False,
        )


class PointForm(ArticleWordsForm):
    """The words of the article, and the clause that they are about, which was chosen before. ``quote`` are those
    of its words that are meant, none for all of them."""

    document = Hint()
    clause = Hint()
    quote = TypedText(
        label=gettext_lazy("The words of the clause"),
        widget=forms.Textarea(attrs={"rows": 2, "data-chosen-words": True}),
        required=False,
        help_text=gettext_lazy(
            "Select them above, or type them. Leave this empty for the clause as a whole."
        ),
    )
    quote_start = NumberHint()

    def __init__(self, *args: Any, clause_text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clause_text = clause_text
        self.clause_found: Place | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        words = cleaned.get("quote", "").strip()
        if not words:
            return cleaned
        places = find_words(self.clause_text, words, start=cleaned.get("quote_start")).places
        if len(places) == 1:
            self.clause_found = places[0]
        elif places:
            self.add_error(
                "quote",
                _("These words stand several times in the clause. Add a word before or after them."),
            )
        else:
            self.add_error(
                "quote",
                _(
                    "These words do not stand in this clause. What you typed is kept. Copy them from its words above."
                ),
            )
        return cleaned
