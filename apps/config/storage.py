"""Static files as production serves them: every style sheet of ours in one piece with those it imports, without
comments and needless spaces; then hashed and compressed by WhiteNoise.

While developing, browsers follow the imports themselves, and what is seen is what was written.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import rcssmin
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "css/"  # what packages bring (the admin) stays as it came
IMPORT = re.compile(r'^@import url\("(?P<address>[^"]+)"\)(?: (?P<media>[^;]+))?;', re.MULTILINE)
ADDRESS = re.compile(r'\burl\("(?P<address>(?![/#]|data:)[^"]+)"\)')

Read = Callable[[str], str]
Paths = dict[str, tuple[Storage, str]]


class BrokenImport(ValueError):
    """A style sheet imports one that is not there, or at last itself. The message names the way to it."""


def in_one_piece(name: str, read: Read) -> str:
    """The style sheet ``name`` with all it imports, in their order and for their media, made small.

    ``read`` gives the text of a sheet by its name and raises KeyError where there is none. An import stands at the
    beginning of a line, as ``@import url("components/card.css");``.
    """
    return str(rcssmin.cssmin(_inlined(name, read, (name,))))


def _inlined(name: str, read: Read, way: tuple[str, ...]) -> str:
    try:
        text = read(name)
    except KeyError:
        raise BrokenImport(f"No such style sheet: {' → '.join(way)}") from None

    def insert(found: re.Match[str]) -> str:
        imported = _resolved(name, found["address"])
        if imported in way:
            raise BrokenImport(f"A circle of imports: {' → '.join((*way, imported))}")
        inner = _moved(_inlined(imported, read, (*way, imported)), imported, name)
        return f"@media {found['media']} {{\n{inner}\n}}" if found["media"] else inner

    return IMPORT.sub(insert, text)


def _resolved(name: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), address))


def _moved(text: str, origin: str, target: str) -> str:
    """Relative addresses lead from ``target`` to where they led from ``origin``."""
    start = posixpath.dirname(target)

    def lead(found: re.Match[str]) -> str:
        return f'url("{posixpath.relpath(_resolved(origin, found["address"]), start)}")'

    return ADDRESS.sub(lead, text)


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, given our style sheets in one piece."""

    def post_process(self, paths: Paths, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            paths = {**paths, **self._bundled(paths)}
        yield from super().post_process(paths, dry_run=dry_run, **options)  # type: ignore[no-untyped-call] # WhiteNoise types little of itself

    def _bundled(self, paths: Mapping[str, tuple[Storage, str]]) -> Paths:
        """Writes the pieces over the sheets that were collected; they are what is read from here on."""

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        sheets = [name for name in paths if name.startswith(OURS) and name.endswith(".css")]
        for name in sheets:
            piece = in_one_piece(name, read)
            self.delete(name)
            self.save(name, ContentFile(piece.encode()))
        return {name: (self, name) for name in sheets}
