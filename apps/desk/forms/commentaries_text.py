"""The form that corrects the text of a commentary."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from apps.desk.forms.commentaries import ArticleText
from apps.desk.forms.fields import NumberHint, storable, unstorable_sentence
from apps.desk.forms.filling import Filling
from apps.desk.forms.note import Problem


class CorrectForm(forms.Form):
    """``base`` is the number of the text that the form was made on, 0 where there was none."""

    use_required_attribute = False

    base = NumberHint()
    text = ArticleText(
        label=gettext_lazy("The text"),
        help_text=gettext_lazy(
            "Only the article’s own words. An empty line parts two paragraphs; nothing in it is read as mark-up."
        ),
        error_messages={
            "required": gettext_lazy(
                "No text is left. A text that came in stays: take out what is not the article’s, and leave the "
                "article’s own paragraphs."
            )
        },
    )


class CorrectSheet:
    def __init__(
        self, *, text: str = "", base: int = 0, data: QueryDict | None = None, resumed: bool = False
    ) -> None:
        typed, self.touched = storable(data) if data is not None else (None, frozenset[str]())
        self.filling = Filling(auto_id="correct-%s", data=typed, resumed=resumed)
        self.main = self.filling.form(CorrectForm, initial={"text": text, "base": base})

    def is_valid(self) -> bool:
        return self.main.is_valid() and not self.touched

    @property
    def problems(self) -> list[Problem]:
        if self.filling.bound is None:
            return []
        found = [Problem("", "", unstorable_sentence())] if self.touched else []
        field = self.main["text"]
        return found + [Problem(field.id_for_label, str(field.label), str(said)) for said in field.errors]
