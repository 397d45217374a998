import pytest
from django.test import Client

from apps.accounts.models import User
from apps.commentary.models import Annotation
from apps.documents.models import Wording
from tests.desk.conftest import Form, annotate_url, signed_in, text_of

pytestmark = pytest.mark.django_db


def test_the_form_is_a_page_of_its_own(editor: User, wording: Wording) -> None:
    response = signed_in(editor).get(annotate_url(wording))
    assert response.status_code == 200
    assert "military assistance" in text_of(response)


def test_a_draft_is_saved(contributor: User, wording: Wording, form: Form) -> None:
    response = signed_in(contributor).post(annotate_url(wording), form.but(quote="not delay").values)
    assert response.status_code == 302, text_of(response)
    note = Annotation.objects.get()
    assert note.targets.get().quote == "not delay"
    assert response.headers["Location"] == f"/documents/{wording.document.slug}/#note-{note.pk}"
