"""The form of a note: what is said, by whom, from where, under which topics."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from apps.commentary.models import Annotation
from apps.commentary.models.annotation import BODY_LIMIT, SOURCE_WORDS_LIMIT
from apps.desk.forms.choosing import CommentaryField, ExpertsField, TopicsField
from apps.desk.forms.fields import NumberHint, TypedText, language_choices
from apps.desk.selectors.choices import commentary_label, expert_label, topic_tree

_EMPTY = gettext_lazy("The note is empty. Write what is said of these words; everything else is kept.")


class AnnotationForm(forms.Form):
    """``identifier`` makes a form that is sent twice one note; ``version`` is the version that is being edited."""

    use_required_attribute = False  # the server says it more kindly, and a preview needs nothing

    identifier = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = NumberHint()
    body = TypedText(
        label=gettext_lazy("What the expert says"),
        widget=forms.Textarea(attrs={"rows": 7}),
        limit=BODY_LIMIT,
        strip=False,
        required=False,
        help_text=gettext_lazy(
            "In your own words. *Emphasis*, **strong**, [a link](https://…), lists with -."
        ),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the note"),
        choices=language_choices,
        error_messages={"invalid_choice": gettext_lazy("Choose one of these languages.")},
    )
    experts = ExpertsField(label=gettext_lazy("Expert"))
    commentary = CommentaryField(
        label=gettext_lazy("Commentary"),
        help_text=gettext_lazy("Where the expert says it: publisher and title, or the article’s address."),
    )
    editorial = forms.BooleanField(
        label=gettext_lazy("Editorial: the editors’ own note, from no commentary"), required=False
    )
    source_words = TypedText(
        label=gettext_lazy("The expert’s own words"),
        widget=forms.Textarea(attrs={"rows": 2}),
        limit=SOURCE_WORDS_LIMIT,
        required=False,
        help_text=gettext_lazy(
            "A short phrase, to the letter, without quotation marks; at most 300 characters."
        ),
    )
    topics = TopicsField(label=gettext_lazy("Topics"))

    def __init__(self, *args: Any, language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["language"]).choices = language_choices(language)
        cast(ExpertsField, self.fields["experts"]).list_options()
        cast(CommentaryField, self.fields["commentary"]).list_options()
        cast(TopicsField, self.fields["topics"]).offer(topic_tree())

    @property
    def chosen_topics(self) -> list[str]:
        """Names of the topics that are ticked."""
        chosen = set(self["topics"].value() or ())
        return [
            choice.topic.name
            for choice in cast(TopicsField, self.fields["topics"]).tree
            if choice.topic.slug in chosen
        ]

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"].rstrip()
        return body

    def clean(self) -> None:
        """The expert's own words may be all that a note says."""
        said = self.cleaned_data.get("body", "x"), self.cleaned_data.get("source_words", "x")
        if not any(words.strip() for words in said):
            self.add_error("body", forms.ValidationError(_EMPTY, code="required"))


def values_of(annotation: Annotation) -> dict[str, object]:
    """What a saved note puts into the form."""
    experts = [link.expert for link in annotation.expert_links.select_related("expert")]
    return {
        "version": annotation.version,
        "body": annotation.body,
        "language": annotation.language,
        "experts": [expert_label(expert) for expert in experts],
        "commentary": commentary_label(annotation.commentary) if annotation.commentary else "",
        "editorial": annotation.editorial,
        "source_words": annotation.source_words,
        "topics": [topic.slug for topic in annotation.topics.all()],
    }


class ReasonForm(forms.Form):
    version = NumberHint()
    reason = TypedText(
        label=gettext_lazy("Why it is withdrawn"),
        widget=forms.Textarea(attrs={"rows": 3}),
        limit=1000,
        required=False,
        help_text=gettext_lazy("Readers who come to the note’s address are told this."),
    )


def base_version(data: QueryDict) -> int:
    """The version that a form was made on; 0, which no note has, where it names none."""
    return NumberHint().clean(data.get("version")) or 0
