"""The aims on real treaties, where the shared folder is there."""

import pytest

from bench import splitting as bench
from bench.answers import SHARED

SCRIPT = SHARED / "bench" / bench.SCRIPT

pytestmark = pytest.mark.skipif(
    not SCRIPT.is_file() or not (SHARED / "data" / "tota").is_dir(),
    reason=f"the treaties are not in {SHARED}; GLOSSATOR_SHARED says where they are",
)


def test_the_aims_are_reached_on_real_treaties() -> None:
    _peer, row = bench.table([1])
    assert row.precision >= 0.995
    assert row.recall >= 0.995
    assert row.labels >= 0.99
    assert int(row.perfect.split("/")[0]) >= 55
