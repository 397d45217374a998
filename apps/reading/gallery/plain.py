"""Parts of any page: words of the interface, forms, histories."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import SimpleNamespace

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator

from apps.core.gallery import Specimen

PIECES = (
    ("same", "The Parties "),
    ("gone", "may"),
    ("new", "shall"),
    ("same", " consult without delay"),
    ("new", " and in good faith"),
    ("same", "."),
)
SENTENCE = "Nothing was saved. What you wrote is kept below; choose a commentary and save again."


class SampleForm(forms.Form):
    """A field of each sort."""

    use_required_attribute = False

    name = forms.CharField(label="Name", max_length=20, help_text="As the person writes it.")
    link = forms.URLField(label="Link", required=False, assume_scheme="https")
    body = forms.CharField(
        label="What the expert says", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    language = forms.ChoiceField(label="Language", choices=[("en", "English"), ("az", "Azerbaijani")])
    editorial = forms.BooleanField(label="Editorial: the editors’ own note", required=False)
    wording = forms.ChoiceField(
        label="Whose wording",
        help_text="The words were selected in it.",
        choices=[("1", "A newspaper"), ("2", "An agency")],
        widget=forms.RadioSelect,
    )
    token = forms.CharField(widget=forms.HiddenInput, initial="x", required=False)


def specimens() -> Mapping[str, Sequence[Specimen]]:
    return {
        **_words(),
        **_forms(),
        "history_row": _history(),
        "word_diff": [
            Specimen("some changed", {"pieces": PIECES, "language": "en"}),
            Specimen("all new", {"pieces": (("new", "Tərəflər məsləhətləşirlər."),), "language": "az"}),
            Specimen(
                "right to left",
                {"pieces": (("same", "הצדדים "), ("gone", "רשאים"), ("new", "חייבים")), "language": "he"},
            ),
        ],
        "pagination": [
            Specimen(state, {"page": Paginator(range(90), 30).page(number)})
            for state, number in (("first", 1), ("middle", 2), ("last", 3))
        ]
        + [Specimen("one alone", {"page": Paginator([1], 30).page(1)}, blank=True)],
    }


def _words() -> dict[str, list[Specimen]]:
    crumbs = [("Library", "/"), ("A Declaration", "/documents/a-declaration/")]
    return {
        "breadcrumbs": [
            Specimen("short", {"crumbs": crumbs, "here": "Paragraph 1"}),
            Specimen(
                "long",
                {"crumbs": [*crumbs, ("A topic of a long name " * 4, "/topics/x/")], "here": "Paragraph 1"},
            ),
        ],
        "empty": [
            Specimen(
                "with a way on",
                {
                    "title": "The text of this document has not been entered yet",
                    "text": "It is known from what other sources say of it.",
                    "url": "/",
                    "label": "Documents with a text",
                },
            ),
            Specimen("alone", {"title": "No drafts"}),
        ],
        "messages": [
            Specimen(
                "each level",
                {
                    "messages": [
                        Message(level, SENTENCE)
                        for level in (constants.SUCCESS, constants.WARNING, constants.ERROR)
                    ]
                },
            ),
            Specimen("none", {"messages": []}, blank=True),
        ],
        "notice": [
            Specimen(
                level,
                {
                    "level": level,
                    "title": "It was changed meanwhile",
                    "text": SENTENCE,
                    "url": "/",
                    "label": "See it",
                },
            )
            for level in ("info", "success", "warning", "error")
        ],
    }


def _forms() -> dict[str, list[Specimen]]:
    fresh = SampleForm(auto_id="fresh-%s")
    wrong = SampleForm({"name": "x" * 30, "link": "x", "wording": "9"}, auto_id="wrong-%s")
    return {
        "field": [
            *(Specimen(f"{field.name}, empty", {"field": field}, blank=field.is_hidden) for field in fresh),
            *(
                Specimen(f"{name}, wrong", {"field": wrong[name]})
                for name in ("name", "link", "language", "wording")
            ),
        ],
        "field_help": [Specimen("with an error", {"field": wrong["name"]})],
        "form_errors": [
            Specimen("several", {"form": wrong}),
            Specimen("none", {"form": fresh}, blank=True),
        ],
    }


def _history() -> list[Specimen]:
    event = {
        "at": datetime(2026, 3, 5, 14, 30, tzinfo=UTC),
        "by": "Ada",
        "what": "Changed the note.",
        "reason": "",
        "pieces": (),
        "language": "en",
        "restore_url": "",
    }
    states = {
        "plain": event,
        "with a reason, by nobody known": {**event, "by": "", "reason": "The agency corrected itself."},
        "with differences, can be restored": {**event, "pieces": PIECES, "restore_url": "/desk/"},
    }
    return [
        Specimen(state, {"event": SimpleNamespace(**each)}, frame="list") for state, each in states.items()
    ]
