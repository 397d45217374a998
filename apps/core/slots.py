"""Places in the pages of one app that another app fills, without either importing the other."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

Renderer = Callable[..., str]
_FILLED: dict[str, Renderer] = {}


def fill(name: str) -> Callable[[Renderer], Renderer]:
    """Decorator: the function gives what stands in the slot, "" where nothing should. Called from an app's ready()."""

    def register(renderer: Renderer) -> Renderer:
        if _FILLED.setdefault(name, renderer) is not renderer:
            raise ValueError(f"the slot “{name}” is filled twice")
        return renderer

    return register


def content(name: str, request: HttpRequest, **about: Any) -> str:
    """What stands in the slot; "" where nobody fills it."""
    renderer = _FILLED.get(name)
    return renderer(request, **about) if renderer else ""
