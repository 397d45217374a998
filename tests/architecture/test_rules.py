"""Rules of the house that no other tool looks after."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import CHECKOUT, behaviours, lines_of, modules, name_of, templates

INLINE = re.compile(
    r"<style\b"
    r"|<script(?![^>]*\bsrc=)[^>]*>"
    r"|\s(?:style|on[a-z]+)\s*="
    r"|\bhx-on\b|javascript:",
    re.IGNORECASE,
)
COMMENTS = re.compile(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}", re.DOTALL)
TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX:|HACK)\b")
UNREASONED_LINT = re.compile(r"#\s*noqa(?!: [A-Z0-9, ]+ - \S)")
UNREASONED_TYPE = re.compile(r"#\s*type: ignore(?!\[[a-z, -]+\]\s+# ?\S)")
DESTINATIONS = {"utils", "helpers", "common", "misc"}


def inline_parts(template: str) -> list[str]:
    return INLINE.findall(TAGS.sub("", COMMENTS.sub("", template)))


def test_imports_keep_to_the_layers() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("template", templates(), ids=name_of)
def test_no_template_holds_a_script_or_a_style(template: Path) -> None:
    assert inline_parts(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        '<p style="x">',
        "<script>",
        '<script type="module">',
        "<a onclick='x'>",
        "<style>",
        "<a hx-on:click=''>",
    ],
)
def test_the_rule_sees_what_the_policy_would_block(text: str) -> None:
    assert inline_parts(text)


@pytest.mark.parametrize(
    "text", ['<script src="{% static "a.js" %}" defer></script>', '{% include "a.html" with one=1 %}']
)
def test_the_rule_lets_the_rest_pass(text: str) -> None:
    assert not inline_parts(text)


def test_nothing_is_left_unfinished() -> None:
    ours = [
        path for path in [*modules("apps", "tests"), *templates(), *behaviours()] if path != Path(__file__)
    ]
    found = [
        f"{name_of(path)}:{number}"
        for path in ours
        for number, line in enumerate(lines_of(path), 1)
        if UNFINISHED.search(line)
    ]
    assert found == []


def test_each_exemption_from_a_lint_carries_its_reason() -> None:
    found = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in modules("apps", "tests")
        if path != Path(__file__)
        for number, line in enumerate(lines_of(path), 1)
        if UNREASONED_LINT.search(line) or ("apps" in path.parts and UNREASONED_TYPE.search(line))
    ]
    assert found == []


def test_no_module_is_a_place_for_anything() -> None:
    names = {name_of(path): {*path.parts, path.stem} for path in modules("apps", "tests")}
    assert [name for name, parts in names.items() if parts & DESTINATIONS] == []


def test_the_environment_is_read_in_one_module() -> None:
    readers = {
        name_of(path)
        for path in modules("apps")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _reads_environment(node)
    }
    assert readers == {"apps/config/environment.py"}


def _reads_environment(node: ast.AST) -> bool:
    """`os.getenv(…)`, `os.environ.get(…)` or `os.environ[…]` where it is not written."""
    match node:
        case ast.Attribute(value=ast.Name(id="os"), attr="getenv"):
            return True
        case ast.Attribute(value=ast.Attribute(attr="environ"), attr="get"):
            return True
        case ast.Subscript(value=ast.Attribute(attr="environ"), ctx=ast.Load()):
            return True
    return False
