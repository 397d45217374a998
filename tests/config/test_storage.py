"""What production makes of the style sheets."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Browser

from apps.config.storage import BrokenImport, in_one_piece

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "apps.config.storage.BundledStaticFilesStorage"},
}


def tight(rule: str) -> str:
    """Values with variables in them are given back as they were written, spaces included."""
    return re.sub(r"\s*([,/])\s*|(?<=\()\s+|\s+(?=\))", r"\1", rule)


def piece(files: Mapping[str, str]) -> str:
    return in_one_piece("css/site.css", files.__getitem__)


def test_imports_are_put_in_their_places_in_order() -> None:
    files = {
        "css/site.css": '@import url("a.css");\n@import url("parts/b.css");\ni { top: 0 }',
        "css/a.css": "a { top: 0 }",
        "css/parts/b.css": "b { top: 0 }",
    }
    assert piece(files) == "a{top:0}b{top:0}i{top:0}"


def test_an_import_for_print_stays_for_print() -> None:
    files = {"css/site.css": '@import url("a.css") print;', "css/a.css": "a { top: 0 }"}
    assert piece(files) == "@media print{a{top:0}}"


def test_addresses_lead_where_they_led() -> None:
    files = {
        "css/site.css": '@import url("parts/b.css");',
        "css/parts/b.css": 'b { background: url("../../img/b.svg"), url("data:x"), url("/y") }',
    }
    assert 'url("../img/b.svg"),url("data:x"),url("/y")' in piece(files)


def test_a_missing_sheet_is_named() -> None:
    with pytest.raises(BrokenImport, match=r"css/site\.css → css/gone\.css"):
        piece({"css/site.css": '@import url("gone.css");'})


def test_a_circle_is_named() -> None:
    with pytest.raises(BrokenImport, match="circle"):
        piece({"css/site.css": '@import url("a.css");', "css/a.css": '@import url("site.css");'})


def test_collecting_writes_the_piece_with_the_names_of_the_hashed_files(
    tmp_path: Path,
) -> None:
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=STORAGES):
        call_command("collectstatic", interactive=False, verbosity=0)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    site = (tmp_path / names["css/site.css"]).read_text()
    assert "@import" not in site
    assert "/*" not in site
    assert Path(names["vendor/fonts/serif-latin.woff2"]).name in site
    assert (tmp_path / (names["css/site.css"] + ".br")).exists()


def test_a_browser_reads_the_same_rules_from_the_piece(browser: Browser) -> None:
    """What makes sheets small knows nothing of newer CSS; it may not change what the sheets say."""

    def read(name: str) -> str:
        return (CSS.parent / name).read_text(encoding="utf-8")

    page = browser.new_page()
    rules = "text => { const s = new CSSStyleSheet(); s.replaceSync(text); return [...s.cssRules].map(r => r.cssText) }"
    for sheet in sorted(CSS.rglob("*.css")):
        name = sheet.relative_to(CSS.parent).as_posix()
        if "@import" not in read(name):
            small, written = (page.evaluate(rules, text) for text in (in_one_piece(name, read), read(name)))
            assert [tight(rule) for rule in small] == [tight(rule) for rule in written], name
    page.close()
