"""What long work sets for the whole process."""

import gc

from timeline.progress import rarely_collected


def test_the_collector_is_as_before_when_the_last_of_overlapping_works_ends() -> None:
    before = gc.get_threshold()
    one, other = rarely_collected(), rarely_collected()
    one.__enter__()
    other.__enter__()
    during = gc.get_threshold()
    one.__exit__(None, None, None)
    assert gc.get_threshold() == during != before
    other.__exit__(None, None, None)
    assert gc.get_threshold() == before
