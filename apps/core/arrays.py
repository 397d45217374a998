"""Lists that belong to a row, read with it: one query for a page, whatever the number of rows."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet
from django.db.models.functions import JSONObject


def json_array(rows: "QuerySet[Any]", **fields: Any) -> ArraySubquery:
    """A subquery that gives the rows, in their order, as a list of dicts; ``fields`` as for JSONObject."""
    return ArraySubquery(rows.values(json=JSONObject(**fields)))
