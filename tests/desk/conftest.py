from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.documents.models import Wording
from tests.factories import CommentaryFactory, EditorFactory, ExpertFactory, UserFactory, WordingFactory

WORDS = "🕊 The Parties shall consult, and the Parties shall not delay; military assistance may be considered."


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(db: None) -> User:
    return EditorFactory.create(name="Ada")


@pytest.fixture
def contributor(db: None) -> User:
    return UserFactory.create(name="Cem")


@pytest.fixture
def wording(db: None) -> Wording:
    return WordingFactory.create(text=WORDS, ref="11", label="11")


@dataclass
class Form:
    """What a browser would send of the form of a note."""

    values: dict[str, object] = field(default_factory=dict)

    def but(self, **values: object) -> "Form":
        """The same with other values; a name's hyphens are written as double underscores."""
        return Form({**self.values, **{name.replace("__", "-"): value for name, value in values.items()}})

    def stance(self, row: int, value: str, party: object = "", **more: object) -> "Form":
        named = {f"t-{row}-{name}": given for name, given in more.items()}
        return Form({**self.values, f"t-{row}-value": value, f"t-{row}-party": party, **named})

    def without(self, *names: str) -> "Form":
        return Form({name: value for name, value in self.values.items() if name not in names})


@pytest.fixture
def form(db: None) -> Form:
    """A form that is filled in well enough to be saved as a draft, with three empty rows of stances."""
    commentary, expert = CommentaryFactory.create(), ExpertFactory.create()
    return Form(
        {
            "body": "He reads it as a promise.",
            "language": "en",
            "experts": [expert.name],
            "commentary": str(commentary),
            "t-TOTAL_FORMS": "3",
            "t-INITIAL_FORMS": "0",
            "new_commentary-language": "en",
            "act": "save",
        }
    )


def annotate_url(wording: Wording) -> str:
    ref = wording.clause.addresses.get(canonical=True).ref
    return f"/desk/documents/{wording.document.slug}/{ref}/annotate/"


def text_of(response: Any) -> str:
    """The page; the test client's responses have a type of the stubs' own."""
    text: str = response.content.decode()
    return text
