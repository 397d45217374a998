"""Addresses made of names, whatever script the name is in."""

from itertools import chain, count

from django.db.models import Model
from django.utils.text import slugify

from apps.core.folding import fold

LONGEST = 80
# Cyrillic by the simplest of the usual romanisations: an address is for reading aloud, not for scholarship.
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґў"
_ROMAN = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g u"
_LATIN = str.maketrans(dict(zip(_LETTERS, _ROMAN.replace("-", "").split(" "), strict=True)))


def free_slug(name: str, model: type[Model], field: str, *, otherwise: str) -> str:
    """The name as an address that no row of the model has in that field.

    ``otherwise`` is taken where nothing of the name can be written so; a number tells namesakes apart.
    """
    slug = slugify(fold(name).translate(_LATIN))[:LONGEST].strip("-") or otherwise
    rows = model._default_manager.filter(**{f"{field}__startswith": slug})
    used = set(rows.values_list(field, flat=True))
    numbered = (f"{slug}-{number}" for number in count(2))
    return next(free for free in chain([slug], numbered) if free not in used)
