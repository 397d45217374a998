"""Adding a topic to a clause, and removing one."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from apps.desk.forms.chosen import Chosen
from apps.desk.selectors.choices import TopicChoice

INDENT = "\u2003"  # an em space: browsers leave it alone in options


class TopicForm(forms.Form):
    """``tree`` is every topic; the form names one of them by its address."""

    topic = Chosen(
        label=gettext_lazy("Topic"),
        nothing=gettext_lazy("choose a topic"),
        required=True,
        error_messages={
            "required": gettext_lazy("Choose a topic from the list."),
            "invalid_choice": gettext_lazy("There is no such topic any more. Choose another."),
        },
    )

    def __init__(self, *args: Any, tree: list[TopicChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(Chosen, self.fields["topic"])
        field.offer({choice.topic.slug: choice.topic for choice in tree})
        field.choices = [
            ("", field.nothing),
            *((choice.topic.slug, INDENT * choice.depth + choice.topic.name) for choice in tree),
        ]
