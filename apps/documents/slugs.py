"""Addresses made of names, whatever script the name is in."""

from django.db.models import Model

from apps.core.folding import fold
from apps.documents.engine.slugs import free_slug, slug_of

LONGEST = 80
# Cyrillic by the simplest of the usual romanisations: an address is for reading aloud, not for scholarship.
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґў"
_ROMAN = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g u"
_LATIN = str.maketrans(dict(zip(_LETTERS, _ROMAN.replace("-", "").split(" "), strict=True)))


def slug_for(name: str, model: type[Model], field: str, *, otherwise: str) -> str:
    """The name as an address that no row of the model has in that field.

    ``otherwise`` is taken where nothing of the name can be written so; a number tells namesakes apart.
    """
    wanted = slug_of([fold(name).translate(_LATIN)], limit=LONGEST) or otherwise
    return free_slug(wanted, lambda slug: model._default_manager.filter(**{field: slug}).exists())
