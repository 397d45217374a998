"""Columns that are derived in Python because no server may be relied on for them."""

from typing import TYPE_CHECKING, Any

from django.db import models

from apps.core.folding import sort_key

if TYPE_CHECKING:
    TextField = models.TextField[str, str]
else:
    TextField = models.TextField  # generic in the stubs only


class SortKeyField(TextField):
    """The sort key of another column of the row, kept up to date by save() and bulk_create().

    ``of`` names that column. Collation "C": the key itself carries the order.
    """

    def __init__(self, *args: Any, of: str = "name", **kwargs: Any) -> None:
        self.of = of
        kwargs.update(editable=False, db_collation="C", default="")
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002 - what Django calls
        key = sort_key(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, key)
        return key

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for given in ("editable", "db_collation", "default"):
            kwargs.pop(given, None)
        kwargs["of"] = self.of
        return name, path, args, kwargs
