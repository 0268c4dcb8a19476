"""How many examples a law takes: few by default, many with ``--hypothesis-profile nightly``."""

import os

from hypothesis import HealthCheck, settings

QUICK = "quick"
# A law may be slow on a busy machine. A machine that decides whether a change lands takes the same
# examples each time; people's machines take new ones.
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(QUICK, SLOW, max_examples=8, derandomize=bool(os.environ.get("CI")))
settings.register_profile("nightly", SLOW, max_examples=1000)


def one_in(part: int) -> int:
    """How many examples a law takes whose every example is costly: a part of what others take."""
    return max(settings().max_examples // part, 2)


def is_nightly() -> bool:
    """Whether all is to be tried, however long it takes."""
    return settings().max_examples >= 1000
