"""The p-value of responses: how often they answer as many triggers after a random shift.

All are counted by one rule, as they are and after each shift. A trigger is *answered* if a response
starts on a later day of its window, or on one day and surely after it by their times. If nothing
but such a day has a response, and it may have followed, the order is *open*. Of the triggers that
are open as they are, some are known to be answered by a link or a wording. There are no such
statements after a shift, so every open trigger counts as answered by their share: to count only
stated ones would find an effect wherever somebody states orders. Without any statement an open
order proves nothing.

What belongs to a trigger is no response to it, before and after any shift. ``drawn`` counts.
"""

from collections.abc import Sequence
from random import Random
from typing import Final, NamedTuple

from timeline.analysis.following.circle import CoveredDays
from timeline.analysis.following.drawing import Drawing
from timeline.analysis.following.drawn import Drawn
from timeline.analysis.following.occurrences import Occurrences, Starts

PERMUTATIONS: Final = 1_000
_DRAWS: Final = 20
"""How often dates are drawn that are not known exactly, each time for a part of the shifts."""


class Shifts(NamedTuple):
    """How many times responses are shifted, and the seed of the random numbers of days."""

    number: int = PERMUTATIONS
    seed: int = 0


def p_value_of_each(
    of: Occurrences, windows: Sequence[int], covered: CoveredDays, shifts: Shifts
) -> list[float | None]:
    """Return the p-value of each window; None without shifts or covered triggers."""
    random = Random(shifts.seed)
    drawing, starts = Drawing(of), Starts(of, windows, covered)
    rounds = min(_DRAWS if drawing.is_needed else 1, shifts.number)
    as_many = [0] * len(windows)
    counted = 0
    for number in range(rounds):
        drawn = Drawn(starts, drawing.drawn(random))
        counted = max(counted, drawn.counted)
        done, rest = divmod(shifts.number, rounds)
        moved = sorted(int(random.random() * covered.size) for _ in range(done + (number < rest)))
        (truth,), shifted = drawn.answered([0]), drawn.answered(moved)
        for n, observed in enumerate(truth):
            stated, opened = drawn.stated(n), observed.open or 1
            enough = observed.surely * opened + stated * observed.open
            as_many[n] += sum(
                each[n].surely * opened + stated * each[n].open >= enough for each in shifted
            )
    if not rounds:
        return [None] * len(windows)
    return [
        (count + 1) / (shifts.number + 1) if n < counted else None
        for n, count in enumerate(as_many)
    ]
