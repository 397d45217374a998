from apps.matching.index.stamp import engine_stamp


def test_the_stamp_is_the_same_each_time() -> None:
    first = engine_stamp()
    engine_stamp.cache_clear()
    assert engine_stamp() == first
