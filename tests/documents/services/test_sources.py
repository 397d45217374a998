import pytest

from apps.documents.contents import PartyContent, SourceContent
from apps.documents.models import Party, Source
from apps.documents.problems import CodeTaken, NotValid
from apps.documents.services import add_party, add_source

pytestmark = pytest.mark.django_db


def test_a_source_gets_a_reference_from_what_is_known() -> None:
    source = add_source(by=None, content=SourceContent("Turan", "What it promises", published_on="2022"))
    assert source.ref == "turan-what-it-promises-2022"
    assert add_source(by=None, content=SourceContent("Туран")).ref == "source"
    assert add_source(by=None, content=SourceContent("Тұран")).ref == "source-2"


def test_the_same_source_is_there_once() -> None:
    content = SourceContent("Turan", url="https://example.org/a")

    assert add_source(by=None, content=content) == add_source(by=None, content=content)
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    "content",
    [SourceContent(""), SourceContent("A", url="no address"), SourceContent("A", published_on="soon")],
)
def test_a_source_that_is_none_is_refused(content: SourceContent) -> None:
    with pytest.raises(NotValid):
        add_source(by=None, content=content)


def test_a_party_is_there_once_and_its_code_stays_with_it() -> None:
    first = add_party(by=None, content=PartyContent("AZE", "Azerbaijan"))

    assert add_party(by=None, content=PartyContent("AZE", "Azerbaijan")) == first
    with pytest.raises(CodeTaken, match="Azerbaijan"):
        add_party(by=None, content=PartyContent("AZE", "Armenia"))
    with pytest.raises(NotValid):
        add_party(by=None, content=PartyContent("aze", "Azerbaijan"))
    assert Party.objects.count() == 1
