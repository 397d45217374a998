"""What all factories share."""

from typing import Any, TypeVar

import factory as factory_boy
from django.db.models import Model
from factory.django import DjangoModelFactory

Row = TypeVar("Row", bound=Model)
factory: Any = factory_boy  # its declarations have no types


class RecordFactory(DjangoModelFactory[Row]):
    """Call ``create``: unlike the factory itself, it says what it returns."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @classmethod
    def create(cls, **values: Any) -> Row:
        row: Row = super().create(**values)
        return row
