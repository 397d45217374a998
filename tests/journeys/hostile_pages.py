"""Looks at a page as an attacker would: did anything of his run, load, or come to stand where it could?"""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Dialog, Page, Request

from tests.core.xss_vectors import CANARY

# What no page of ours has, or has only in the form that is let pass; an attribute with another name than ours is one
# that somebody broke out of.
_WALK = r"""
() => {
  const wrong = [];
  const never = new Set(['BASE', 'IFRAME', 'FRAME', 'FRAMESET', 'OBJECT', 'EMBED', 'APPLET', 'PORTAL',
    'MARQUEE', 'MATH', 'AUDIO', 'VIDEO', 'STYLE', 'PLAINTEXT', 'XMP', 'IMAGE', 'ANIMATE', 'SET',
    'FOREIGNOBJECT']);
  const djangos = location.pathname.startsWith('/admin/');  // whose calendar is placed by a style
  const leads = new Set(['href', 'xlink:href', 'action', 'formaction', 'cite', 'ping']);
  const loads = new Set(['src', 'srcset', 'poster', 'data', 'background', 'action', 'formaction', 'ping', 'manifest',
    'hx-get', 'hx-post', 'data-hx-get', 'data-hx-post']);
  for (const element of document.querySelectorAll('*')) {
    const say = what => wrong.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
    const tag = element.tagName.toUpperCase();
    if (never.has(tag)) say('an element that we never use');
    if (tag === 'USE' && !/^#/.test(element.href.baseVal)) say('a use of another file');
    const data = /^application\/(ld\+)?json$/.test(element.type);
    if (tag === 'SCRIPT' && !element.src && !data) say('a script without a file');
    if (tag === 'META' && /refresh/i.test(element.httpEquiv)) say('a refresh');
    for (const {name, value} of element.attributes) {
      if (!/^[a-z][a-z0-9:-]*$/i.test(name)) say(`an attribute called ${name}`);
      const styles = name === 'style' && !djangos;
      if (styles || /^on|^srcdoc$|^(data-)?hx-on/i.test(name)) say(`the attribute ${name}`);
      if (!leads.has(name) && !loads.has(name)) continue;
      let address;
      try { address = new URL(value, document.baseURI); } catch { say('an address that is none'); continue; }
      if (leads.has(name) && !/^(https?|mailto):$/.test(address.protocol)) say(`leads to ${address.protocol}`);
      if (loads.has(name) && address.origin !== location.origin) say(`loads from ${address.origin}`);
      if (tag === 'LINK' && address.origin !== location.origin) say(`links to ${address.origin}`);
    }
  }
  return wrong;
}
"""
_MARK = f"{CANARY}("


@dataclass
class Watch:
    """Everything of theirs that was seen in a browser's pages."""

    home: str
    sung: list[str] = field(default_factory=list)  # calls of the canary
    asked: list[str] = field(default_factory=list)  # requests to other hosts
    refused: list[str] = field(
        default_factory=list
    )  # what the policy had to block: an injection all the same
    wrong: list[str] = field(default_factory=list)  # what stands in the page
    seen: dict[str, int] = field(default_factory=dict)  # how many attempts each page showed as text

    def over(self, context: BrowserContext) -> None:
        context.expose_binding("sing", lambda source, *_said: self.sung.append(source["page"].url))
        # Whatever a vector calls it as, it sings; and so do the boxes that block a page.
        context.add_init_script(
            f"window.{CANARY} = () => window.sing(); window.alert = window.confirm = window.prompt = window.{CANARY};"
        )
        context.on("request", self._heard)
        context.on("console", lambda message: self._refused(message.text))
        context.on("dialog", self._asked_by)

    def look(self, page: Page, address: str = "") -> int:
        """Opens the address, or looks at the page as it stands; gives the status, 0 where nothing was opened."""
        status = 0
        if address:
            response = page.goto(address)
            status = response.status if response else 0
        # After a click the next page may have begun without an element in it yet.
        page.wait_for_load_state()
        self.wrong += [f"{page.url} {found}" for found in page.evaluate(_WALK)]
        self.seen[page.url] = page.evaluate(
            "mark => document.documentElement.textContent.split(mark).length - 1", _MARK
        )
        return status

    def assert_nothing(self) -> None:
        assert self.sung == []
        assert self.asked == []
        assert self.refused == []
        assert self.wrong == [], "\n".join(self.wrong[:20])

    def _asked_by(self, dialog: Dialog) -> None:
        self.sung.append(dialog.message)
        dialog.dismiss()

    def _heard(self, request: Request) -> None:
        if urlsplit(request.url).scheme in {"http", "https"} and not request.url.startswith(self.home):
            self.asked.append(request.url)

    def _refused(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.refused.append(text)
