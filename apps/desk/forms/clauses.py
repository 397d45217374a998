"""The forms of a clause: its words in an edition, its place, its address."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.desk.forms.chosen import Chosen, key_of, offer
from apps.desk.forms.documents import values_of
from apps.desk.forms.fields import NumberHint, TypedText
from apps.desk.forms.sheet import Sheet
from apps.desk.selectors.stock import sources
from apps.desk.selectors.texts import ClauseRow
from apps.documents.contents import Place, WordingContent
from apps.documents.engine.refs import REF
from apps.documents.models import Clause, Edition
from apps.documents.models.clause import HEADING_LIMIT, ClauseKind
from apps.documents.rules import TEXT_LIMIT

FIRST, END, STAY = "first", "", ""
REASON_LIMIT = 500


class WordingForm(forms.Form):
    """The words of a clause in an edition. ``clauses`` are those of the edition, in their order."""

    version = NumberHint()
    text = TypedText(
        label=gettext_lazy("Words"),
        widget=forms.Textarea(attrs={"rows": 6}),
        limit=TEXT_LIMIT,
        required=False,
        help_text=gettext_lazy("The declaration’s own, as printed, without the quotation marks around them."),
    )
    whole = forms.BooleanField(label=gettext_lazy("The source quotes the whole sentence"), required=False)
    heading = TypedText(
        label=gettext_lazy("Heading"),
        limit=HEADING_LIMIT,
        required=False,
        help_text=gettext_lazy("The name that stands with the number: “Settlement of disputes”."),
    )
    lead_in = TypedText(
        label=gettext_lazy("Lead-in"),
        widget=forms.Textarea(attrs={"rows": 2}),
        limit=2_000,
        required=False,
        help_text=gettext_lazy("The publisher’s words before the quotation marks: “It is emphasized that”."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ClauseKind.choices)
    label = TypedText(
        label=gettext_lazy("Number as printed"),
        limit=60,
        required=False,
        help_text=gettext_lazy("11, Article 11. Leave it empty where no source gives one."),
    )
    label_source = Chosen(label=gettext_lazy("Who gives the number"))
    parent = Chosen(label=gettext_lazy("Part of"), nothing=gettext_lazy("no other clause"))

    def __init__(self, *args: Any, clauses: Sequence[ClauseRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "label_source", sources())
        parent = cast(Chosen, self.fields["parent"])
        parent.offer({row.key: row.clause for row in clauses})
        parent.choices = [("", parent.nothing), *((row.key, row.title) for row in clauses)]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("label") and "label_source" in cleaned and not cleaned["label_source"]:
            self.add_error("label_source", _("Who gives this number? Choose the source that prints it."))
        if not cleaned.get("label"):
            cleaned["label_source"] = None
        if not cleaned.get("text") and "text" in cleaned and not cleaned.get("heading"):
            self.add_error("text", _("A clause has words. Type or paste them here."))
        return cleaned

    def content(self) -> WordingContent:
        cleaned = self.cleaned_data
        names = ("text", "kind", "label", "label_source", "heading", "lead_in", "whole", "parent")
        return WordingContent(**{name: cleaned[name] for name in names})


class NewClauseForm(WordingForm):
    """``held`` are the document's clauses that the edition does not hold yet."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    clause = Chosen(
        label=gettext_lazy("Which clause"),
        nothing=gettext_lazy("a clause that no edition holds yet"),
        help_text=gettext_lazy("Another edition may hold it: then its notes and topics come with it."),
    )
    place = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    ref = TypedText(
        label=gettext_lazy("Address"),
        limit=60,
        required=False,
        help_text=gettext_lazy(
            "11, 4.2.a, preamble-3. Left empty, it is made from kind and number; given once, it never changes."
        ),
    )
    reason = TypedText(label=gettext_lazy("Why it is added"), limit=REASON_LIMIT, required=False)
    field_order = (
        "clause",
        "heading",
        "text",
        "whole",
        "lead_in",
        "kind",
        "label",
        "label_source",
        "parent",
        "place",
    )

    def __init__(self, *args: Any, held: Sequence[ClauseRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        clause = cast(Chosen, self.fields["clause"])
        clause.offer({row.key: row.clause for row in held})
        clause.choices = [("", clause.nothing), *((row.key, row.title) for row in held)]
        _offer_places(self, kwargs["clauses"], _("at the end"))

    def clean_ref(self) -> str:
        return clean_ref(self.cleaned_data["ref"])


class RevisionForm(WordingForm):
    """``in_place``: no new revision begins, so no reason is needed. ``place`` is empty where the clause stays."""

    place = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    reason = TypedText(
        label=gettext_lazy("Why the wording changes"),
        limit=REASON_LIMIT,
        required=False,
        error_messages={"required": gettext_lazy("Say in a few words why. Everything else is kept.")},
        help_text=gettext_lazy(
            "Kept with the revision and shown to readers: “Misprint corrected from the source”."
        ),
    )

    def __init__(self, *args: Any, in_place: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = not in_place
        _offer_places(self, kwargs["clauses"], _("where it stands"))


def _offer_places(form: forms.Form, clauses: Sequence[ClauseRow], here: str) -> None:
    after = [(row.key, _("after %(clause)s") % {"clause": row.title}) for row in clauses]
    first = [(FIRST, _("before all others"))] if clauses else []
    cast(forms.ChoiceField, form.fields["place"]).choices = [("", here), *first, *after]


def place_in(form: forms.Form, clauses: Sequence[ClauseRow]) -> Place | None:
    """The place chosen in a valid form; None for the first of the choices."""
    chosen = form.cleaned_data["place"]
    if chosen == FIRST:
        return Place(first=True)
    return next((Place(after=row.clause) for row in clauses if row.key == chosen), None)


def clean_ref(typed: str) -> str:
    """An address in the form that URLs take: small letters. Raises ValidationError."""
    ref = typed.strip().lower()
    if ref and not REF.fullmatch(ref):
        raise forms.ValidationError(
            _("An address has Latin letters and figures, joined by points or hyphens: 11, 4.2.a, preamble-3.")
        )
    return ref


class NewClauseSheet(Sheet):
    def __init__(
        self,
        *,
        edition: Edition,
        clauses: Sequence[ClauseRow],
        held: Sequence[ClauseRow],
        data: QueryDict | None = None,
        resumed: bool = False,
    ) -> None:
        super().__init__(auto_id="clause-%s", data=data, resumed=resumed)
        self.clauses = clauses
        self.main: NewClauseForm = self.filling.form(
            NewClauseForm,
            initial={
                "form_key": uuid4(),
                "whole": True,
                "kind": ClauseKind.PARAGRAPH,
                "label_source": key_of(edition.source),
            },
            clauses=clauses,
            held=held,
        )

    @property
    def clause(self) -> Clause | None:
        """The clause of another edition that was chosen; the sheet is valid."""
        chosen: Clause | None = self.main.cleaned_data["clause"]
        return chosen


class RevisionSheet(Sheet):
    """``saved`` is what the form begins with: the wording as it is, or an earlier state to come back."""

    def __init__(
        self,
        *,
        saved: WordingContent,
        version: int,
        clauses: Sequence[ClauseRow],
        in_place: bool,
        data: QueryDict | None = None,
        resumed: bool = False,
    ) -> None:
        super().__init__(auto_id="wording-%s", data=data, resumed=resumed)
        self.clauses = clauses
        self.changes_in_place = in_place
        self.main: RevisionForm = self.filling.form(
            RevisionForm,
            initial={**values_of(saved), "version": version},
            clauses=clauses,
            in_place=in_place,
        )


class AddressForm(forms.Form):
    ref = TypedText(
        label=gettext_lazy("Another address"),
        limit=60,
        help_text=gettext_lazy("A number that was learnt later. The old address still leads here."),
        error_messages={"required": gettext_lazy("Which address? Write 11, 4.2.a or preamble-3.")},
    )

    def clean_ref(self) -> str:
        return clean_ref(self.cleaned_data["ref"])
