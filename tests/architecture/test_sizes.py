"""Over its size, a file is usually two ideas."""

import pytest

from tests.architecture.sources import behaviours, functions_of, lines_of, modules, name_of, templates

LONGEST_MODULE = 300
LONGEST_TEST_MODULE = 400  # a table of cases is one idea, however many rows it has
LONGEST_FUNCTION = 60  # under 40 is the rule; a list of columns may need a few more
LONGEST_TEST_FUNCTION = 80  # a scene with everything in it
LONGEST_TEMPLATE = LONGEST_BEHAVIOUR = 160


def test_modules_hold_one_idea() -> None:
    long = {name_of(path): len(lines_of(path)) for path in modules("apps")}
    assert {name: size for name, size in long.items() if size > LONGEST_MODULE} == {}


def test_test_modules_hold_one_idea() -> None:
    long = {name_of(path): len(lines_of(path)) for path in modules("tests")}
    assert {name: size for name, size in long.items() if size > LONGEST_TEST_MODULE} == {}


@pytest.mark.parametrize(("root", "longest"), [("apps", LONGEST_FUNCTION), ("tests", LONGEST_TEST_FUNCTION)])
def test_functions_can_be_seen_at_once(root: str, longest: int) -> None:
    sizes = {
        f"{name_of(path)}::{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in modules(root)
        for function in functions_of(path)
    }
    assert {name: size for name, size in sizes.items() if size > longest} == {}


def test_templates_and_behaviours_are_short() -> None:
    sizes = {name_of(path): len(lines_of(path)) for path in [*templates(), *behaviours()]}
    assert {name: size for name, size in sizes.items() if size > LONGEST_TEMPLATE} == {}
