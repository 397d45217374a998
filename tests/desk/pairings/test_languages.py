"""Documents in two languages, and one of which only excerpts are held: what is not known is not decided by words."""

import pytest

from apps.accounts.models import User
from apps.documents.models.edition import Extent
from apps.parallels import services
from tests.desk.conftest import signed_in, text_of
from tests.parallels.treaties import COURT, PEACE, TRADE, entered

pytestmark = pytest.mark.django_db


def test_two_languages_and_excerpts_are_shown_without_differences(editor: User) -> None:
    english, desk = entered(PEACE, TRADE, COURT), signed_in(editor)
    russian = entered("Стороны решают споры мирно.", "Стороны развивают торговлю.", language="ru")
    excerpts = entered(PEACE, extent=Extent.EXCERPTS)
    pages = []
    for other in (russian, excerpts):
        services.compare(viewer=editor, left=english.document, right=other.document)
        pages.append(text_of(desk.get(f"/desk/compare/{english.document.slug}/{other.document.slug}/")))
    assert "held in different languages" in pages[0]
    assert "Стороны развивают торговлю." in pages[0]
    assert "Corresponds, in another language" in pages[0]
    assert "Not held on the other side" in pages[1]
    for page in pages:
        assert "<del>" not in page
        assert "of the words are shared" not in page
        assert "Annotate its absence" not in page
