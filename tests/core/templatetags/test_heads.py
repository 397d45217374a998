import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils.safestring import mark_safe


def rendered(source: str, **context: object) -> str:
    template = engines["django"].from_string("{% load heads %}" + source)
    return str(template.render(context, context.pop("request", None)))  # type: ignore[arg-type]


@pytest.mark.parametrize("tag", ["page_title", "page_description"])
def test_no_text_leaves_its_attribute(tag: str) -> None:
    source = f"{{% {tag} %}}{{{{ text }}}}{{% end{tag} %}}"
    for text in ('0;url=//x" http-equiv="refresh', "<b onclick='x'>"):
        for given in (text, mark_safe(text)):  # noqa: S308 - what a careless caller might give
            shown = rendered(source, text=given)
            assert 'http-equiv="' not in shown
            assert "<b" not in shown


def test_a_name_is_said_to_readers_and_to_those_who_share_it() -> None:
    shown = rendered("{% page_title %} Rights &amp;\n {{ text }}{% endpage_title %}", text="“duties”")
    assert "<title>Rights &amp; “duties”</title>" in shown
    assert 'property="og:title" content="Rights &amp; “duties”"' in shown


def test_an_empty_description_is_none() -> None:
    assert rendered("{% page_description %} {% endpage_description %}") == ""


@pytest.mark.parametrize(
    ("asked", "number", "address"),
    [("/a/?stance=x", 1, "/a/"), ("/a/?page=2&stance=x", 2, "/a/?page=2"), ("/ə/", 1, "/%C9%99/")],
)
def test_an_address_is_without_filters(asked: str, number: int, address: str) -> None:
    request = RequestFactory().get(asked)
    template = engines["django"].from_string("{% load heads %}{% canonical number %}")
    assert f'rel="canonical" href="http://testserver{address}"' in template.render(
        {"number": number}, request
    )
