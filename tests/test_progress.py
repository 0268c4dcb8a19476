"""What long work sets for the whole process."""

import gc
from contextlib import ExitStack

from timeline.progress import rarely_collected


def test_the_collector_is_as_before_when_the_last_of_overlapping_works_ends() -> None:
    before = gc.get_threshold()
    with ExitStack() as one, ExitStack() as other:
        one.enter_context(rarely_collected())
        other.enter_context(rarely_collected())
        during = gc.get_threshold()
        one.close()
        assert gc.get_threshold() == during != before
        other.close()
        assert gc.get_threshold() == before
