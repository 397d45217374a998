"""Windows of a browser that journeys take one after the other, each as clean as a new one.

A new window starts a process, fetches and compiles every file and draws every letter for the first time: it costs as
much as three pages. What a journey leaves in one is taken away before the next journey gets it.
"""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Error, Page

SIZE = {"width": 1280, "height": 720}  # Playwright's own
# Nothing glides: what is measured and clicked stands still.
MEDIA = {"color_scheme": "light", "reduced_motion": "reduce", "forced_colors": "none"}
USUAL = {"java_script_enabled": True, "bypass_csp": False}
# Windows that were made with these are lent again; others are for one journey.
LENT_AGAIN = {*USUAL, "locale", "has_touch", "is_mobile"}
# A machine that does much else may take its time; whoever is quicker waits no longer for that. In milliseconds.
ACTION, NAVIGATION = 15_000, 30_000
MOST_IDLE = 6  # each holds some 100 MB
_FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"
Options = dict[str, Any]


@dataclass
class Window:
    """A page in a browser context of its own."""

    page: Page
    made: Options
    heard: set[str]

    def leave(self, home: str) -> None:
        """Takes away what a journey left in it; raises Playwright's Error where that fails."""
        page, context = self.page, self.page.context
        for other in context.pages:
            if other is not page:
                other.close()
        if page.url.startswith(home):
            page.evaluate(_FORGET)
        page.goto("about:blank")
        page.mouse.move(-1, -1)
        page.unroute_all()
        context.unroute_all()
        context.clear_cookies()
        context.clear_permissions()

    def listeners(self) -> set[str]:
        """For which events somebody listens; the interface has no way to ask."""
        return {*self.page._impl_obj.event_names(), *self.page.context._impl_obj.event_names()}


class Windows:
    """Of one browser, for one site."""

    def __init__(self, browser: Browser, home: str) -> None:
        self.browser = browser
        self.home = home
        self.idle: list[Window] = []

    def take(self, options: Options) -> Window:
        """``options`` are those of a browser context; size and media are set anew, the others have to be the same."""
        size = options.get("viewport", SIZE)
        media = {name: options.get(name, usual) for name, usual in MEDIA.items()}
        made = {**USUAL, **{name: options[name] for name in options.keys() - {"viewport", *MEDIA}}}
        window = self._found(made) or self._new(made)
        if window.page.viewport_size != size:
            window.page.set_viewport_size(size)
        window.page.emulate_media(media="null", **media)
        return window

    def give_back(self, window: Window) -> None:
        """It is closed where something stays in it: who listens, or what could not be taken away."""
        try:
            window.leave(self.home)
            stays = window.listeners() != window.heard or not window.made.keys() <= LENT_AGAIN
        except Error:
            stays = True
        if not stays:
            self.idle.append(window)
        for spare in [window] if stays else self.idle[:-MOST_IDLE]:
            spare.page.context.close()
        del self.idle[:-MOST_IDLE]

    def close(self) -> None:
        for window in self.idle:
            window.page.context.close()

    def _found(self, made: Options) -> Window | None:
        fitting = [window for window in self.idle if window.made == made]
        if fitting:
            self.idle.remove(fitting[-1])
        return fitting[-1] if fitting else None

    def _new(self, made: Options) -> Window:
        context = self.browser.new_context(base_url=self.home, **made)
        context.set_default_timeout(ACTION)
        context.set_default_navigation_timeout(NAVIGATION)
        window = Window(context.new_page(), made, set())
        window.heard = window.listeners()
        return window
