"""How often responses follow triggers by chance alone.

The *base rate* of a window is the share of all windows of the same length, in the days that the
sources cover, that contain a response. It is counted and not drawn, with the bounds of a rate: a
response whose days are not known exactly is surely in some windows and possibly in others.

The *p-value* is that of a circular shift: all responses are moved together by a random number of
days, and those that leave the covered days at the end come in again at the beginning. So they keep
their distances from each other, their rhythm and their bursts, and only their relation to the
triggers is broken. It is the share of shifts after which as many triggers are answered as in truth,
or more. A response on the first day of its trigger proves no order and does not count here. A date
that is not known exactly is drawn among its days, several times.

Without stated periods, the covered days are those from the first of these events to the last one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from timeline.analysis.following.shifting import CoveredDays, Occurrence, Shifts, p_value_of_each
from timeline.analysis.lags import is_dated
from timeline.dates.calendar import is_bounded
from timeline.query.results import EventLine

MOST_DAYS: Final = 5_000_000
"""The most covered days for which chance is calculated: they are bits of a number."""


@dataclass(frozen=True, slots=True)
class Chance:
    """How often a window of a number of days contains a response by chance.

    The base rate is between ``surely`` and ``possibly``, shares from 0 to 1. They are 0 if no
    window ``fits`` into the days. ``p`` is None without shifts, triggers or responses.
    """

    days: int
    surely: float
    possibly: float
    p: float | None
    fits: bool = True

    def ratio(self, surely: int, possibly: int, of: int) -> tuple[float, float | None] | None:
        """Return the least and the greatest ratio of a rate to the base rate.

        The greatest is None if it is infinite. A base rate of 0 has no ratio.
        """
        if not self.possibly:
            return None
        high = possibly / of / self.surely if self.surely else None
        return surely / of / self.possibly, high


@dataclass(frozen=True, slots=True)
class ChanceDays:
    """The days over which chance is calculated, and whether they are those that sources cover.

    ``missing`` says why it cannot be calculated; empty if it can be, or if nobody asks for it.
    ``absent`` is what no event is at all, not even an undated one; empty otherwise.
    """

    days: tuple[tuple[int, int], ...] = ()
    covered: bool = False
    missing: str = ""
    absent: Literal["", "trigger", "response"] = ""


NOT_ASKED: Final = ChanceDays()


def chances(
    triggers: Sequence[EventLine],
    answers: Sequence[EventLine],
    windows: Sequence[int],
    periods: Sequence[tuple[int, int]],
    shifts: Shifts,
) -> tuple[tuple[Chance, ...], ChanceDays]:
    """Return what chance alone gives, for each window, and the days over which it is calculated.

    ``triggers`` and ``answers`` are those that are counted; ``periods`` are the covered days, in
    order and without overlap; if there are none, all days count as covered. Without days for it,
    there is nothing for any window.
    """
    to, by = _occurring(triggers, answers)
    measured = _chance_days(triggers, answers, to, by, periods)
    if measured.missing:
        return (), measured
    covered = CoveredDays(list(measured.days), measured.covered)
    p_values = p_value_of_each(to, by, windows, covered, shifts)
    found = tuple(
        Chance(window, *(base or (0.0, 0.0)), p, base is not None)
        for window, p in zip(windows, p_values, strict=True)
        for base in [_base(to, by, window, covered)]
    )
    return found, measured


def _chance_days(
    triggers: Sequence[EventLine],
    answers: Sequence[EventLine],
    to: Sequence[Occurrence],
    by: Sequence[Occurrence],
    periods: Sequence[tuple[int, int]],
) -> ChanceDays:
    """Return over which days chance is calculated; ``to`` and ``by`` are when they occurred."""
    if not (triggers and answers):
        absent: Literal["trigger", "response"] = "response" if triggers else "trigger"
        return ChanceDays((), bool(periods), f"no event is a {absent}", absent)
    if to and not by and not any(_apart(triggers, answers)):
        return ChanceDays((), bool(periods), "every response is part of a trigger, or its whole")
    return _measured(to, by, periods)


def _occurring(
    triggers: Sequence[EventLine], answers: Iterable[EventLine]
) -> tuple[list[Occurrence], list[Occurrence]]:
    to = [Occurrence(*_days(each)) for each in triggers if is_dated(each)]
    by = [Occurrence(*_days(each)) for each in _apart(triggers, answers) if _starts(each)]
    return to, by


def _measured(
    to: Sequence[Occurrence], by: Sequence[Occurrence], periods: Sequence[tuple[int, int]]
) -> ChanceDays:
    found = [*periods] or _all_days(to, by)
    days = tuple(period for period in found if all(map(is_bounded, period)))
    if not (to and by):
        missing = f"no {'response' if to else 'trigger'} has a known day"
    elif not days:
        missing = "no period that a source covers has a first and a last day"
    elif (size := sum(last - first + 1 for first, last in days)) < 2:
        missing = "all of these events are on one day"
    elif size > MOST_DAYS:
        missing = f"it is calculated for at most {MOST_DAYS:,} days, and these are {size:,}"
    else:
        return ChanceDays(days, bool(periods))
    return ChanceDays((), bool(periods), missing)


def _days(event: EventLine) -> tuple[str, int, int, int, bool]:
    lasts = max(min(event.end_lo - event.start_lo, event.end_hi - event.start_hi), 0)
    certain = event.sure and event.status == "occurred"
    return event.key, event.start_lo, event.start_hi, lasts, certain


def _starts(event: EventLine) -> bool:
    return is_bounded(event.start_lo) and is_bounded(event.start_hi)


def _apart(triggers: Iterable[EventLine], answers: Iterable[EventLine]) -> Iterator[EventLine]:
    """Yield the answers that belong to no trigger: a part of it is not a response to it."""
    keys, above, counted = set[str](), set[str](), set[str]()
    for trigger in triggers:
        keys.add(trigger.key)
        if trigger.wholes:
            above.update(whole.key for whole in trigger.wholes)
            counted.update(trigger.counted_with)
    for event in answers:
        parts = {whole.key for whole in event.wholes} if event.wholes else frozenset[str]()
        if parts.isdisjoint(keys) and event.key not in above and counted.isdisjoint(parts):
            yield event


def _all_days(to: Sequence[Occurrence], by: Sequence[Occurrence]) -> list[tuple[int, int]]:
    events = [*to, *by]
    if not events:
        return []
    return [(min(each.lo for each in events), max(each.hi + each.length for each in events))]


def _base(
    to: Sequence[Occurrence], by: Sequence[Occurrence], window: int, covered: "CoveredDays"
) -> tuple[float, float] | None:
    """Return the share of windows that surely and possibly contain a response; None of none."""
    lengths = Counter(each.length for each in to)
    possible = sorted({(each.lo, each.hi) for each in by})
    certain = sorted({(each.lo, each.hi) for each in by if each.certain})
    sums = [0.0, 0.0]
    counted = 0
    for length, number in lengths.items():
        whole = length + window
        starts = [(lo, hi - whole) for lo, hi in covered.periods if hi - whole >= lo]
        days = sum(hi - lo + 1 for lo, hi in starts)
        if not days:
            continue
        counted += number
        surely = _covered(((hi - whole, lo - 1) for lo, hi in certain), starts)
        possibly = _covered(((lo - whole, hi) for lo, hi in possible), starts)
        sums[0] += number * surely / days
        sums[1] += number * possibly / days
    return (sums[0] / counted, sums[1] / counted) if counted else None


def _covered(spans: Iterable[tuple[int, int]], within: Sequence[tuple[int, int]]) -> int:
    """Return how many days of ``within`` are in any of the spans; both are in order."""
    united: list[list[int]] = []
    for lo, hi in sorted(span for span in spans if span[0] <= span[1]):
        if united and lo <= united[-1][1] + 1:
            united[-1][1] = max(united[-1][1], hi)
        else:
            united.append([lo, hi])
    found = at = 0
    for first, last in within:
        while at < len(united) and united[at][1] < first:
            at += 1
        for lo, hi in united[at:]:
            if lo > last:
                break
            found += min(hi, last) - max(lo, first) + 1
    return found
