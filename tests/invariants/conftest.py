from collections.abc import Callable

import pytest

from tests.invariants.rows import Rows, a_row_of_each
from tests.staying import staying_fixture

rows_of_module = staying_fixture(a_row_of_each)


@pytest.fixture
def rows(rows_of_module: Callable[[], Rows], db: None) -> Rows:
    return rows_of_module()
