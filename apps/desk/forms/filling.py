from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict

F = TypeVar("F", bound=forms.Form)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filling:
    """What a set of forms is filled with.

    ``data`` is what was sent, and is judged; where ``resumed``, it only fills the forms in, unsaved.
    """

    auto_id: str
    data: QueryDict | None = None
    resumed: bool = False
    initial: Mapping[str, object] = field(default_factory=dict)

    @property
    def bound(self) -> QueryDict | None:
        return None if self.resumed else self.data

    def form(self, kind: Callable[..., F], *, initial: Mapping[str, object], **more: Any) -> F:
        form = kind(self.bound, initial=dict(initial), auto_id=self.auto_id, **more)
        if self.resumed and self.data is not None:
            for name, each in form.fields.items():
                typed = each.widget.value_from_datadict(self.data, {}, form.add_prefix(name))
                if typed is not None:
                    form.initial[name] = typed
        return form

    def typed(self, read: Callable[[QueryDict, str], T | None], prefix: str) -> T | None:
        """What ``read`` makes of the data that is only filled in; None otherwise."""
        return read(self.data, prefix) if self.resumed and self.data is not None else None
