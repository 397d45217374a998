"""Fields in which something is chosen by typing its name. What is typed is resolved here, on the server."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from apps.commentary.models import Commentary, Expert
from apps.desk.forms.fields import TypedText
from apps.desk.forms.widgets import NamesWidget, PickerInput, TopicsWidget
from apps.desk.selectors.choices import (
    LISTED,
    Named,
    TopicChoice,
    commentaries_like,
    commentaries_named,
    experts_like,
    experts_named,
)
from apps.topics.models import Topic


class ExpertsField(forms.Field):
    """Names, each of one expert. Cleans to the experts, in the order typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=NamesWidget(picker="experts"), required=False, **kwargs)

    def list_options(self) -> None:
        """Brings the names along, for browsers without JavaScript."""
        cast(NamesWidget, self.widget).options = [named.label for named in experts_like("", LISTED)]

    def clean(self, value: Sequence[str] | None) -> list[Expert]:
        found: list[Expert] = []
        problems = []
        for name in filter(None, (name.strip() for name in value or ())):
            experts = experts_named(name)
            if len(experts) == 1:
                found += [expert for expert in experts if expert not in found]
            else:
                problems.append(_no_expert(name, experts))
        if problems:
            raise ValidationError(problems)
        return found


def _no_expert(name: str, experts: Sequence[Expert]) -> str:
    if experts:
        return _("Several experts are called “%(name)s”. Write the one you mean as here: %(choices)s.") % {
            "name": name,
            "choices": _choices(Named(e.slug, f"{e.name} [{e.slug}]", e.role) for e in experts),
        }
    like = experts_like(name) or experts_like(name.split()[-1])
    if like:
        return _(
            "No expert is called “%(name)s”. Did you mean %(choices)s? Otherwise fill in “A new expert”."
        ) % {
            "name": name,
            "choices": _choices(like),
        }
    return _("No expert is called “%(name)s”. Choose another, or fill in “A new expert” below.") % {
        "name": name
    }


class CommentaryField(TypedText):
    """A commentary's label, title, link or address. Cleans to the commentary or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=PickerInput(picker="commentaries"), **kwargs)

    def list_options(self) -> None:
        cast(PickerInput, self.widget).options = [named.label for named in commentaries_like("", LISTED)]

    def clean(self, value: str) -> Commentary | None:
        name = super().clean(value)
        if not name:
            return None
        found = commentaries_named(name)
        if len(found) != 1:
            raise ValidationError(_no_commentary(name, found))
        return found[0]


def _no_commentary(name: str, found: Sequence[Commentary]) -> str:
    if found:
        return _(
            "Several commentaries are called “%(name)s”. Write the one you mean as here: %(choices)s."
        ) % {
            "name": name,
            "choices": _choices(Named(c.slug, f"{c} [{c.slug}]", c.source.author) for c in found),
        }
    like = commentaries_like(name)
    if like:
        return _(
            "No commentary is called “%(name)s”. Did you mean %(choices)s? Otherwise fill in “A new commentary”."
        ) % {"name": name, "choices": _choices(like)}
    return _("No commentary is called “%(name)s”. Choose another, or fill in “A new commentary” below.") % {
        "name": name
    }


def _choices(named: Any) -> str:
    return "; ".join(f"{one.label} ({one.detail})" if one.detail else one.label for one in named)


class TopicsField(forms.Field):
    """Addresses of topics. Cleans to the topics, in the order of the tree."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=TopicsWidget(), required=False, **kwargs)

    def offer(self, tree: Sequence[TopicChoice]) -> None:
        self.tree = cast(TopicsWidget, self.widget).tree = tree

    def clean(self, value: Sequence[str] | None) -> list[Topic]:
        wanted = {slug.strip() for slug in value or () if slug.strip()}
        unknown = sorted(wanted - {choice.topic.slug for choice in self.tree})
        if unknown:
            raise ValidationError(
                [
                    _(
                        "There is no topic “%(slug)s” any more. The other topics are kept; choose another in its place."
                    )
                    % {"slug": slug}
                    for slug in unknown
                ]
            )
        return [choice.topic for choice in self.tree if choice.topic.slug in wanted]
