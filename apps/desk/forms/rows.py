"""Rows of a form: as many as wanted, each for one thing that hangs on a document."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, cast

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.desk.forms.chosen import Chosen
from apps.desk.forms.filling import Filling
from apps.desk.selectors.stock import Stock
from apps.documents.models.source import Basis

MOST_ROWS = 100
EMPTY_ROWS = 1
MORE_ROWS = 3

Values: TypeAlias = Mapping[str, object]
Problem: TypeAlias = tuple[str, str, str]  # id of the element to go to, its label, the sentence


class Row(forms.Form):
    """``main`` names the field without which the row means nothing; ``quiet`` are those that alone say nothing.

    A row that says nothing, or is to be removed, counts for nothing, whatever else stands in it.
    """

    main: ClassVar[str]
    quiet: ClassVar[frozenset[str]] = frozenset({"removed"})

    removed = forms.BooleanField(label=gettext_lazy("Remove"), required=False)

    def __init__(self, *args: Any, stock: Stock, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stock = stock
        self.order_fields([*(name for name in self.fields if name != "removed"), "removed"])

    @property
    def is_said(self) -> bool:
        said = any(value for name, value in self.cleaned_data.items() if name not in self.quiet)
        return said and not self.cleaned_data.get("removed")

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("removed"):
            self.errors.clear()
        elif self.main not in self.errors and self.is_said and not cleaned.get(self.main):
            self.add_error(self.main, _("Fill this in, or remove the row."))
        return cleaned

    def content(self) -> object:
        raise NotImplementedError  # abstract: each kind of row has its own content


class AttributedRow(Row):
    """A row that says who says so."""

    quiet = frozenset({"removed", "basis"})

    basis = forms.ChoiceField(label=gettext_lazy("Known from"), choices=Basis.choices, required=False)
    source = Chosen(label=gettext_lazy("Source"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(Chosen, self.fields["source"]).offer(self.stock.sources)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("removed") or not self.is_said or self.errors:
            return cleaned
        cleaned["basis"] = cleaned["basis"] or Basis.SOURCE
        if cleaned["basis"] == Basis.SOURCE and not cleaned["source"]:
            self.add_error("source", _("Which source says so? Choose it, or say how else it is known."))
        if cleaned["basis"] != Basis.SOURCE and cleaned["source"]:
            self.add_error(
                "basis", _("Where a source says so, choose “a source says so”; else choose no source.")
            )
        return cleaned


if TYPE_CHECKING:
    BaseRows = BaseFormSet[Row]
else:
    BaseRows = BaseFormSet  # generic in the stubs only


class Rows(BaseRows):
    """``is_open``: whether they should be seen unfolded."""

    is_open = False

    @property
    def said_count(self) -> int:
        """How many rows there were when the page was made."""
        return self.initial_form_count()

    def contents(self) -> tuple[Any, ...]:
        """What the rows say, in their order. The formset is valid."""
        return tuple(form.content() for form in self.forms if form.is_said)

    def sentences(self) -> Iterator[Problem]:
        """What is wrong."""
        for sentence in self.non_form_errors():
            yield "", "", str(sentence)
        for form in self.forms:
            for name, sentences in form.errors.items():
                field = form[name]
                yield from ((field.id_for_label, str(field.label), str(sentence)) for sentence in sentences)


def rows_form(
    kind: type[Row], prefix: str, *, filling: Filling, rows: Sequence[Values], stock: Stock, more: bool
) -> Rows:
    """The rows that are saved or were typed, and an empty one; some further ones where more are asked for."""
    typed = filling.typed(lambda data, name: _typed_rows(kind, data, name), prefix)
    given = typed if typed is not None else rows
    made: Callable[..., Any] = formset_factory(
        kind,
        formset=Rows,
        extra=MORE_ROWS if more else EMPTY_ROWS,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
        validate_max=True,
    )
    rows_made: Rows = made(
        filling.bound,
        initial=list(given),
        prefix=prefix,
        auto_id=filling.auto_id,
        form_kwargs={"stock": stock},
        error_messages={
            "too_many_forms": _("At most %(number)d rows fit here.") % {"number": MOST_ROWS},
            "missing_management_form": _("The rows did not arrive whole. Look them over and save again."),
        },
    )
    wrong = rows_made.is_bound and not rows_made.is_valid()
    rows_made.is_open = more or wrong or (typed is not None and len(typed) != len(rows))
    return rows_made


def _typed_rows(kind: type[Row], data: QueryDict, prefix: str) -> list[Values] | None:
    """The rows as they were typed, not looked at; without those in which nothing stands. None where there were none."""
    number = str(data.get(f"{prefix}-TOTAL_FORMS", ""))
    if not (number.isascii() and number.isdecimal()):
        return None
    found: list[Values] = []
    for place in range(min(int(number[:4]), MOST_ROWS)):
        names = {name: f"{prefix}-{place}-{name}" for name in kind.base_fields}
        values = {name: data.get(key, "") for name, key in names.items()}
        if any(value for name, value in values.items() if name not in kind.quiet):
            found.append(values)
    return found
