"""Brings the catalogues of the interface's languages up to date: `python -m apps.config.catalogues`.

Django's own command needs the programs of GNU gettext on the machine; Babel, which does the same here, is Python.
Each catalogue keeps its compiled form beside it, under version control, so that running Glossator needs neither.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

CHECKOUT = Path(__file__).resolve().parents[2]
LOCALE = CHECKOUT / "locale"
# The plural rules of Django's own catalogues: where ours differed, Django would keep two catalogues for a language.
PLURALS = {
    "az": (2, "(n != 1)"),
    "ru": (
        4,
        "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : "
        "n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3)",
    ),
}
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def main() -> None:
    """Write both files of every language and say on standard output what is left to translate."""
    template = extracted()
    for code in PLURALS:
        catalogue = updated(code, template)
        po_path(code).parent.mkdir(parents=True, exist_ok=True)
        po_path(code).write_bytes(_as_po(catalogue))
        mo_path(code).write_bytes(compiled(catalogue))
        missing = sum(
            1 for message in catalogue if message.id and not (message.string and all(message.string))
        )
        sys.stdout.write(f"{code}: {len(catalogue)} sentences, {missing} to translate\n")


def po_path(code: str) -> Path:
    """Where the catalogue of a language is."""
    return LOCALE / code / "LC_MESSAGES" / "django.po"


def mo_path(code: str) -> Path:
    """Where its compiled form is."""
    return po_path(code).with_suffix(".mo")


def extracted() -> Catalog:
    """Every sentence of code and templates, with the files in which it stands."""
    template = Catalog()
    for path, source in _sources():
        where = path.relative_to(CHECKOUT).as_posix()
        for line, sentence, comments, context in extract(
            "python", io.BytesIO(source.encode()), KEYWORDS, comment_tags=("Translators:",)
        ):
            template.add(sentence, locations=[(where, line)], auto_comments=comments, context=context)
    return template


def updated(code: str, template: Catalog) -> Catalog:
    """The catalogue of a language with the sentences of the template and no others; what is new or changed is empty."""
    catalogue = _Headed(
        code, header_comment="# One word, one translation: see docs/languages.md.", fuzzy=False
    )
    known = stored(code) if po_path(code).exists() else catalogue
    for message in template:
        if message.id:
            before = known.get(message.id, message.context)
            catalogue.add(
                message.id,
                before.string if before else _untranslated(code, message),
                locations=message.locations,
                flags=message.flags,
                auto_comments=message.auto_comments,
                context=message.context,
            )
    return catalogue


def stored(code: str) -> Catalog:
    """The catalogue of a language as it stands in its file."""
    catalogue = _Headed(code)
    with po_path(code).open("rb") as file:
        for message in read_po(file, locale=code):
            if message.id:
                catalogue[message.id] = message
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """The form that gettext reads."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def _as_po(catalogue: Catalog) -> bytes:
    buffer = io.BytesIO()
    # No line numbers: they would change with every edit of a source.
    write_po(buffer, catalogue, width=110, sort_by_file=True, include_lineno=False)
    return buffer.getvalue()


def _sources() -> Iterator[tuple[Path, str]]:
    """Each source as Python: Django's `templatize` leaves of a template the calls of gettext, and X for the rest."""
    for path in sorted((CHECKOUT / "apps").rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_text(encoding="utf-8")
    for path in sorted((CHECKOUT / "templates").rglob("*.html")):
        python = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        yield path, "\n".join(line.strip() for line in python.splitlines())  # its indents mean nothing


def _untranslated(code: str, message: Message) -> str | tuple[str, ...]:
    return ("",) * _Headed(code).num_plurals if message.pluralizable else ""


class _Headed(Catalog):
    """A catalogue whose head says what gettext needs, and neither days nor the version of a tool."""

    @property
    def num_plurals(self) -> int:
        return PLURALS[str(self.locale)][0]

    @property
    def plural_expr(self) -> str:
        return PLURALS[str(self.locale)][1]

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale)),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Plural-Forms", self.plural_forms),
        ]


if __name__ == "__main__":
    main()
