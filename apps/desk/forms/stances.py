"""How a target is read for each party: rows of a form."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.commentary.contents import StanceContent
from apps.commentary.models import Stance
from apps.commentary.models.target import StanceValue
from apps.desk.forms.fields import TypedText
from apps.desk.selectors.choices import STANCES, Grouped
from apps.documents.models import Party

LEAST_ROWS = 3
MOST_ROWS = 40
NOTE_LIMIT = 300
_INCOMPLETE = gettext_lazy("The stances did not arrive whole. Look them over and save again.")
FOR_SOMEBODY = frozenset({StanceValue.FAVOURABLE, StanceValue.UNFAVOURABLE})


class StanceForm(forms.Form):
    """One row. ``parties`` are the choices by group, with the party's key as value."""

    value = forms.ChoiceField(label=gettext_lazy("Read as"), choices=STANCES, required=False)
    party = forms.ChoiceField(label=gettext_lazy("For"), required=False)
    inferred = forms.BooleanField(label=gettext_lazy("inferred by the editors"), required=False)
    note = TypedText(label=gettext_lazy("Why it is read so"), limit=NOTE_LIMIT, required=False)

    def __init__(self, *args: Any, parties: Grouped, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        party = cast(forms.ChoiceField, self.fields["party"])
        party.choices = [("", _("nobody in particular")), *parties]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if self.errors:
            return cleaned
        if cleaned["value"] in FOR_SOMEBODY and not cleaned["party"]:
            self.add_error("party", _("Favourable or unfavourable for whom? Choose the party."))
        if not cleaned["value"] and (cleaned["party"] or cleaned["note"]):
            self.add_error("value", _("Say how it is read, or clear this row."))
        return cleaned

    @property
    def is_said(self) -> bool:
        """Whether the row says anything; an empty one counts for nothing."""
        return bool(self.cleaned_data.get("value"))


if TYPE_CHECKING:
    BaseStances = BaseFormSet[StanceForm]
else:
    BaseStances = BaseFormSet  # generic in the stubs only


class StancesBase(BaseStances):
    def clean(self) -> None:
        if self.total_form_count() < 0:
            raise ValidationError(_INCOMPLETE, code="incomplete")
        parties = [form.cleaned_data["party"] for form in self.forms if form.is_valid() and form.is_said]
        for party in dict.fromkeys(parties):
            if parties.count(party) > 1:
                raise ValidationError(_one_each(self._name(party)), code="twice")

    def _name(self, party: str) -> str:
        return str(Party.objects.get(pk=party)) if party else ""

    def contents(self) -> tuple[StanceContent, ...]:
        """The rows that say something. The formset is valid."""
        said = [form.cleaned_data for form in self.forms if form.is_said]
        parties = Party.objects.in_bulk([int(row["party"]) for row in said if row["party"]])
        return tuple(
            StanceContent(
                value=row["value"],
                party=parties.get(int(row["party"])) if row["party"] else None,
                inferred=row["inferred"],
                note=row["note"],
            )
            for row in said
        )

    def sentences(self) -> Iterable[tuple[str, str, str]]:
        """What is wrong: id of the element to go to, its label, the sentence."""
        for sentence in self.non_form_errors():
            yield self.forms[0]["value"].id_for_label if self.forms else "", _("Stance"), str(sentence)
        for form in self.forms:
            for name, sentences in form.errors.items():
                for sentence in sentences:
                    field = form[name]
                    yield field.id_for_label, str(field.label), str(sentence)


def _one_each(name: str) -> str:
    if name:
        return _("Two rows are for %(party)s. A note is read in one way for each party: keep one row.") % {
            "party": name
        }
    return _("Two rows are for nobody in particular. Keep one of them, or choose a party.")


Row: TypeAlias = Mapping[str, object]


def rows_of(stances: Iterable[Stance]) -> list[Row]:
    return [
        {"value": one.value, "party": str(one.party_id or ""), "inferred": one.inferred, "note": one.note}
        for one in stances
    ]


def stances_form(
    *,
    prefix: str,
    parties: Grouped,
    auto_id: str,
    rows: Sequence[Row] = (),
    data: Mapping[str, Any] | None = None,
) -> StancesBase:
    """The rows given, and empty ones: three in all, and one at least."""
    made: Callable[..., Any] = formset_factory(
        StanceForm,
        formset=StancesBase,
        extra=max(1, LEAST_ROWS - len(rows)),
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
        validate_max=True,
    )
    bound = data if data is not None and f"{prefix}-TOTAL_FORMS" in data else None
    stances: StancesBase = made(
        bound,
        initial=list(rows),
        prefix=prefix,
        auto_id=auto_id,
        form_kwargs={"parties": parties},
        error_messages={
            "too_many_forms": _(
                "These are more rows than a note can have. Keep the %(number)d that matter most."
            )
            % {"number": MOST_ROWS},
            "missing_management_form": _INCOMPLETE,
        },
    )
    return stances


def typed_rows(data: QueryDict, prefix: str) -> Sequence[Row] | None:
    """The rows as they were typed, not looked at; None where the form had none."""
    number = str(data.get(f"{prefix}-TOTAL_FORMS", ""))
    if not (number.isascii() and number.isdecimal()):
        return None
    names = [f"{prefix}-{row}-" for row in range(min(int(number[:4]), MOST_ROWS))]
    return [
        {
            "value": data.get(f"{name}value", ""),
            "party": data.get(f"{name}party", ""),
            "inferred": bool(data.get(f"{name}inferred")),
            "note": data.get(f"{name}note", ""),
        }
        for name in names
    ]
