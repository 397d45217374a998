"""What an editor says of how strongly a clause binds in an edition."""

from django import forms
from django.utils.translation import gettext_lazy

from apps.desk.forms.fields import Hint, NumberHint, TypedText
from apps.matching.engine.force import Level
from apps.parallels.models import ClauseForce
from apps.parallels.words import LEVEL_WORDS

NOTE_LIMIT = ClauseForce._meta.get_field("note").max_length


class ForceForm(forms.Form):
    """``version`` is that of the correction that was shown, ``wording`` of which words it was said."""

    edition = Hint()
    version = NumberHint()
    wording = NumberHint()
    level = forms.TypedChoiceField(
        label=gettext_lazy("It binds as"),
        widget=forms.RadioSelect,
        choices=[(number, LEVEL_WORDS[number]) for number in sorted(LEVEL_WORDS, reverse=True)],
        help_text=gettext_lazy(
            "Obligation: shall, must, undertake. Commitment: will, agree to. Possibility: may, express readiness. "
            "Aspiration: strive, seek. Recognition: note, recall, reaffirm."
        ),
        coerce=lambda number: Level(int(number)),
        error_messages={
            "required": gettext_lazy("Choose how strongly it binds."),
            "invalid_choice": gettext_lazy("There is no such level. Choose one of these."),
        },
    )
    note = TypedText(
        label=gettext_lazy("Why"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        limit=NOTE_LIMIT,
        help_text=gettext_lazy("Readers see it beside the level."),
    )
