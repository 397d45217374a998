"""The tables, one per language. A new language is a new table here and its rows in the tests."""

from collections.abc import Mapping

from apps.quotations.engine.references.grammar import Grammar
from apps.quotations.engine.references.languages.az import AZERBAIJANI
from apps.quotations.engine.references.languages.en import ENGLISH
from apps.quotations.engine.references.languages.ru import RUSSIAN
from apps.quotations.engine.references.languages.tr import TURKISH

GRAMMARS: Mapping[str, Grammar] = {
    grammar.code: grammar for grammar in (ENGLISH, RUSSIAN, AZERBAIJANI, TURKISH)
}


def grammar_of(language: str) -> Grammar | None:
    """By a language's tag ("en", "az-Latn"); None where there is no table."""
    return GRAMMARS.get(language.replace("_", "-").split("-")[0].casefold())
