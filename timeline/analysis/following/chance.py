"""How often responses follow triggers by chance alone.

The *base rate* of a window is the share of all windows of the same length, in the days that the
sources cover, that contain a response; see ``base_rate``.

The *p-value* is that of a circular shift: all responses are moved together by a random number of
days, and those that leave the covered days at the end come in again at the beginning. So they keep
their distances from each other, their rhythm and their bursts, and only their relation to the
triggers is broken. It is the share of shifts after which as many triggers are answered as in truth,
or more, by the rules of the rate (``shifting``). A date that is not known exactly is drawn among
its days, several times.

A shift by months moves a season, too: events of two sorts that both return each August are together
more often than after most shifts, whether or not they have to do with each other. The p-value does
not tell these two apart, so a season that both have is reported (``CommonSeason``).

Without stated periods, the covered days are those from the first beginning of these events to the
last one. A date that is vaguer than most does not stretch them: its event begins on one of them if
it can.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median_low
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from timeline.analysis.following.base_rate import base_rates
from timeline.analysis.following.circle import CoveredDays
from timeline.analysis.following.occurrences import Occurrence, Occurrences, occurrences
from timeline.analysis.following.shifting import Shifts, p_value_of_each
from timeline.dates.calendar import is_bounded, unit_index
from timeline.query.results import EventLine

MOST_DAYS: Final = 5_000_000
"""The most covered days for which chance is calculated: they are bits of a number."""
_YEAR: Final = 12
_SEASON: Final = 3
"""The months of a year, and of a season."""
_SEASONAL: Final = 5
"""The fewest events that have a season: a few are in the same months by chance."""
_MOST: Final = 0.5
"""The least share of events that makes a season theirs; without one it has a quarter of them."""
_TWO_YEARS: Final = 730
_ALL_BELONG: Final = "every response is part of a trigger, or its whole"


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


class CommonSeason(NamedTuple):
    """At most three months of the year in which most triggers and most responses begin.

    ``months`` are their numbers, from 1 to 12, in order of time. ``triggers`` and ``responses`` are
    how many begin in them.
    """

    months: tuple[int, ...]
    triggers: int
    responses: int


@dataclass(frozen=True, slots=True)
class ChanceDays:
    """The days over which chance is calculated, and whether they are those that sources cover.

    ``missing`` says why it cannot be calculated; empty if it can be, or if nobody asks for it.
    ``absent`` is what no event is at all, not even an undated one; empty otherwise.
    ``season`` is one of several years that triggers and responses have in common.
    """

    days: tuple[tuple[int, int], ...] = ()
    covered: bool = False
    missing: str = ""
    absent: Literal["", "trigger", "response"] = ""
    season: CommonSeason | None = None


NOT_ASKED: Final = ChanceDays()


def chances(
    triggers: Sequence[EventLine],
    answers: Sequence[EventLine],
    windows: Sequence[int],
    periods: Sequence[tuple[int, int]],
    shifts: Shifts,
    *,
    parts: Mapping[str, Sequence[EventLine]] = MappingProxyType({}),
) -> tuple[tuple[Chance, ...], ChanceDays]:
    """Return what chance alone gives, for each window, and the days over which it is calculated.

    ``triggers`` are those that are counted, ``answers`` all that may answer one, parts and wholes;
    ``periods`` are the covered days, in order and without overlap; if there are none, all days
    count as covered. ``parts`` are those of the triggers, by their whole. Without days for it,
    there is nothing for any window.
    """
    of = occurrences(triggers, answers, parts)
    measured = _chance_days(triggers, answers, of, periods)
    if measured.missing:
        return (), measured
    covered = CoveredDays(list(measured.days), measured.covered)
    if not measured.covered:
        of = of.within(*measured.days[0])
    p_values = p_value_of_each(of, windows, covered, shifts)
    bases = base_rates(of, windows, covered)
    found = tuple(
        Chance(window, *(base or (0.0, 0.0)), p, base is not None)
        for window, p, base in zip(windows, p_values, bases, strict=True)
    )
    return found, replace(measured, season=_common_season(of, covered))


def _common_season(of: Occurrences, covered: CoveredDays) -> CommonSeason | None:
    """Return the three months in which most triggers and responses begin; None if there are none.

    At least half of both begin in them, and at least ``_SEASONAL``, in more than one year. Less
    than two covered years have no season that returns.
    """
    if covered.size < _TWO_YEARS:
        return None
    sides = [_months(of.to), _months(of.by[0])]
    sizes = [len(of.to), len(of.by[0])]
    found: list[tuple[float, CommonSeason]] = []
    for first in range(_YEAR):
        months = [(first + each) % _YEAR for each in range(_SEASON)]
        begun = [[year for month in months for year in side[month]] for side in sides]
        if all(len(each) >= _SEASONAL and len({*each}) > 1 for each in begun):
            share = min(len(each) / size for each, size in zip(begun, sizes, strict=True))
            used = [at for at, month in enumerate(months) if any(side[month] for side in sides)]
            numbers = tuple(month + 1 for month in months[used[0] : used[-1] + 1])
            found.append((share, CommonSeason(numbers, *map(len, begun))))
    share, season = max(found, default=(0.0, None), key=lambda each: each[0])
    return season if share >= _MOST else None


def _months(events: Sequence[Occurrence]) -> list[list[int]]:
    """Return for each month of the year the years of those events that surely begin in it."""
    found: list[list[int]] = [[] for _ in range(_YEAR)]
    for each in events:
        if not (is_bounded(each.lo) and is_bounded(each.hi)):
            continue
        month = unit_index("month", each.lo)
        if month == unit_index("month", each.hi):
            found[month % _YEAR].append(month // _YEAR)
    return found


def _chance_days(
    triggers: Sequence[EventLine],
    answers: Sequence[EventLine],
    of: Occurrences,
    periods: Sequence[tuple[int, int]],
) -> ChanceDays:
    """Return over which days chance is calculated."""
    if not (triggers and answers):
        absent: Literal["trigger", "response"] = "response" if triggers else "trigger"
        return ChanceDays((), bool(periods), f"no event is a {absent}", absent)
    every = frozenset(range(len(of.by[0])))
    if of.to and every and {of.own.get(n) for n in range(len(of.to))} == {every}:
        same = len(of.to) == len(every) == 1 and of.to[0].key == of.by[0][0].key
        missing = "the only response is the trigger itself" if same else _ALL_BELONG
        return ChanceDays((), bool(periods), missing)
    return _measured(of.to, [each for some in of.by for each in some], periods)


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


def _all_days(to: Sequence[Occurrence], by: Sequence[Occurrence]) -> list[tuple[int, int]]:
    """Return the days from the first to the last start of events, whose dates are not too vague."""
    events = [*to, *by]
    if not events:
        return []
    usual = median_low(each.hi - each.lo for each in events)
    precise = [each for each in events if each.hi - each.lo <= usual]
    first = min(*(each.lo for each in precise), *(each.hi for each in events))
    last = max(*(each.hi for each in precise), *(each.lo for each in events))
    return [(first, last)]
