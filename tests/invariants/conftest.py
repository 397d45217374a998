import pytest

from tests.invariants.rows import Rows, a_row_of_each


@pytest.fixture
def rows(db: None) -> Rows:
    return a_row_of_each()
