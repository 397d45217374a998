"""What pages ask for is there: in production a missing file is a page that fails."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.architecture.sources import behaviours, name_of, templates

ASKED = re.compile(r"""\{%\s*static\s+["']([^"']+)["']""")
IMPORT = re.compile(r"""^\s*(?:import|export)\b.*["']\.{1,2}/|\bimport\(""", re.MULTILINE)


@pytest.mark.parametrize("template", templates(), ids=name_of)
def test_every_file_that_a_template_names_exists(template: Path) -> None:
    asked = ASKED.findall(template.read_text(encoding="utf-8"))
    assert [name for name in asked if finders.find(name) is None] == []


@pytest.mark.parametrize("behaviour", behaviours(), ids=name_of)
def test_a_behaviour_imports_no_other(behaviour: Path) -> None:
    """Files are served under names with a hash, which a script cannot know of another."""
    assert IMPORT.findall(behaviour.read_text(encoding="utf-8")) == []
