"""The files that the rules of the house are about."""

import ast
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


def modules(*roots: str) -> list[Path]:
    """Our Python modules, without what Django writes."""
    found = (path for root in roots for path in (CHECKOUT / root).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def templates() -> list[Path]:
    return sorted((CHECKOUT / "templates").rglob("*.html"))


def behaviours() -> list[Path]:
    return sorted((CHECKOUT / "static" / "js").rglob("*.js"))


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def functions_of(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node
