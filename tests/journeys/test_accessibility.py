"""axe on every page, narrow and wide, light and dark, signed in and not."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from apps.accounts.models import User
from apps.commentary.models import Annotation
from tests.journeys.conftest import MOSCOW, Open, sign_in, violations

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC = (
    "/",
    MOSCOW,
    f"{MOSCOW}?topic=military-assistance&stance=ambiguous",
    f"{MOSCOW}?topic=nonsense",
    f"{MOSCOW}?edition=turan-en",
    f"{MOSCOW}1/",
    f"{MOSCOW}u2/",
    "/documents/shusha-declaration-2021/",
    "/topics/",
    "/topics/military-assistance/",
    "/topics/security/",
    "/experts/nasimi-mammadli/",
    "/commentaries/turan-2022/",
    "/no/such/page",
    "/desk/sign-in/",
)
DESK = (
    "/desk/",
    f"/desk{MOSCOW}u3/annotate/",
    f"/desk{MOSCOW}annotate/",
    "/desk/documents/new/",
    f"/desk{MOSCOW}",
)
LOOKS = [(360, "light"), (1440, "dark"), (360, "dark"), (1440, "light")]


def look_at(page: Page, addresses: tuple[str, ...]) -> None:
    found: list[str] = []
    for address in addresses:
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        problems = violations(page) + ([f"{wide} px too wide"] if wide > 0 else [])
        found += [f"{address} {problem}" for problem in problems]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_readers_pages(open_page: Open, width: int, scheme: str) -> None:
    page = open_page("/", viewport={"width": width, "height": 800}, color_scheme=scheme)
    note = Annotation.objects.order_by("pk").values_list("pk", flat=True)[0]
    look_at(page, (*PUBLIC, f"/annotations/{note}/"))


@pytest.mark.parametrize(("width", "scheme"), LOOKS[:2])
def test_editors_pages(open_page: Open, account: Callable[..., User], width: int, scheme: str) -> None:
    page = open_page("/", viewport={"width": width, "height": 800}, color_scheme=scheme)
    sign_in(page, account())
    note = Annotation.objects.order_by("pk").values_list("pk", flat=True)[0]
    look_at(
        page,
        (*DESK, MOSCOW, f"{MOSCOW}1/", f"/desk/annotations/{note}/", f"/desk/annotations/{note}/history/"),
    )
