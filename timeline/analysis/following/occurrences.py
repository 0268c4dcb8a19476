"""Events as chance is calculated with them: the days and the time of day of their start.

A time of day is a range in thirds of a second, counted from midnight of the day of the event. A day
without a clock time begins a third before its first second and ends a third after its last one. So
it is surely after the day before it, and two events of one day are in no order, unless both have a
clock time. If the events are of several time zones, responses are listed once for each calendar of
the triggers: a clock time is on its day there (``dated``), and times are counted from the midnights
of that zone, or of UTC.

Chance is about days on which an event happens, so it shifts these ranges with their day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from timeline.analysis.dated import anchors, calendar, days_in, names
from timeline.analysis.following.belonging import Belonging
from timeline.analysis.following.circle import CoveredDays
from timeline.analysis.lags import ZONES, Separation, apart, begins_after, is_dated
from timeline.dates.calendar import DAY_SECONDS, day, is_bounded, ymd
from timeline.dates.instants import Calendar, local_midnight
from timeline.dates.wording.terms import Bounds
from timeline.query.results import EventLine

_PARTS: Final = 3
DAY: Final = _PARTS * DAY_SECONDS
"""A day in thirds of a second."""
_WHOLE_DAY: Final = -1, DAY - 2
FAMILY: Final = 32
"""The fewest triggers to which the same responses belong for these to be a family."""


class Occurrence(NamedTuple):
    """The days on which an event may start and end, and the time at which it starts.

    ``first`` and ``last`` are the range of this time, in thirds of a second from midnight.
    """

    key: str
    lo: int
    hi: int
    end_lo: int
    end_hi: int
    first: int
    last: int
    certain: bool

    def within(self, first: int, last: int) -> "Occurrence":
        """Return the same, starting on one of these days if it can."""
        lo, hi = max(self.lo, first), min(self.hi, last)
        if lo > hi or (lo, hi) == (self.lo, self.hi):
            return self
        end_lo = max(self.end_lo, lo)
        return self._replace(
            lo=lo, hi=hi, end_lo=end_lo, end_hi=max(self.end_hi - self.hi + hi, end_lo)
        )

    @property
    def length(self) -> int:
        """How many days it surely lasts after its first one."""
        return max(min(self.end_lo - self.lo, self.end_hi - self.hi), 0)


class Worded(NamedTuple):
    """A trigger and a response of which one is dated relative to the other, by their places.

    ``by_trigger``: the response has the date that the other one is relative to.
    """

    trigger: int
    response: int
    by_trigger: bool
    separation: Separation


class Occurrences(NamedTuple):
    """Triggers and responses, and what is known of pairs of them; these are places in the lists.

    ``by`` are the same responses in one or several calendars; ``calendars`` says for each trigger
    in which of them it is.
    ``own`` are the responses to a trigger that do not count, because they belong to it. ``stated``
    are those that followed it by a link, a wording or a part of it, whatever their times are.
    """

    to: list[Occurrence]
    by: list[list[Occurrence]]
    calendars: list[int]
    own: dict[int, frozenset[int]]
    stated: dict[int, frozenset[int]]
    worded: list[Worded]

    def within(self, first: int, last: int) -> "Occurrences":
        """Return the same, each event starting on one of these days if it can."""
        to, *by = ([each.within(first, last) for each in side] for side in (self.to, *self.by))
        return self._replace(to=to, by=by)

    def response(self, pair: Worded) -> Occurrence:
        """Return the response of a pair, in the calendar of its trigger."""
        return self.by[self.calendars[pair.trigger]][pair.response]


class Start(NamedTuple):
    """What is known of the start of a trigger but its day, and how many windows are covered."""

    first: int
    last: int
    windows: int


class Starts:
    """What is known of the starts of events apart from their days.

    ``by`` are those of the responses in each calendar. ``near`` are the numbers of days from a
    trigger to a response at which times decide: in one time zone only 0. ``windows`` are numbers
    of days, the least first. ``families`` are responses all of which belong to the same many
    triggers, such as the parts of a whole.
    """

    def __init__(self, of: Occurrences, windows: Sequence[int], covered: CoveredDays) -> None:
        self.of, self.windows, self.covered = of, windows, covered
        self.to = [Start(each.first, each.last, self._covered(each)) for each in of.to]
        self.by = [[(each.first, each.last) for each in some] for some in of.by]
        by = {each for some in self.by for each in some}
        self.families = {own for own, many in Counter(of.own.values()).items() if many >= FAMILY}
        firsts, lasts = {each.first for each in self.to}, {each.last for each in self.to}
        early, late = min(by)[0], max(last for _, last in by)
        self.near = tuple(
            days
            for days in range(-ZONES, ZONES + 1)
            if not days
            or (days < 0 and late + days * DAY >= min(firsts))
            or (days > 0 and early + days * DAY < max(lasts))
        )
        self.beside = {days: covered.beside(days) for days in self.near}
        self.firsts = sorted({first for first, _ in by})
        self.lasts = sorted({last for _, last in by})

    def _covered(self, each: Occurrence) -> int:
        """Return how many windows are covered, whatever the day of the trigger is."""
        return sum(self.covered.holds(each.lo, each.end_hi + days) for days in self.windows)


def occurrences(
    triggers: Sequence[EventLine],
    answers: Sequence[EventLine],
    parts: Mapping[str, Sequence[EventLine]],
) -> Occurrences:
    """Return the events that have days; ``parts`` are those of the triggers, by their whole."""
    to_events = [each for each in triggers if is_dated(each)]
    by_events = [
        each for each in answers if is_bounded(each.start_lo) and is_bounded(each.start_hi)
    ]
    counted = _calendars(to_events, by_events)
    to = [
        _begun(each, parts.get(each.key, ()), days)
        for each, days in zip(to_events, counted, strict=True)
    ]
    by: dict[tuple[Occurrence, ...], int] = {}  # calendars with the same days are one
    lists = {
        days: by.setdefault(tuple(_occurrence(each, days) for each in by_events), len(by))
        for days in dict.fromkeys(counted or [None])
    }
    calendars = [lists[days] for days in counted]
    found = Occurrences(to, [*map(list, by)], calendars, {}, {}, [])
    _relate(found, to_events, by_events, parts)
    return found


def _calendars(
    triggers: Sequence[EventLine], answers: Sequence[EventLine]
) -> list[Calendar | None]:
    """Return in which calendar responses are counted for each trigger; None for their own days."""
    zones = {each.zone for some in (triggers, answers) for each in some}
    if len(zones) == 1 and "" not in zones:
        return [*zones] * len(triggers)
    if not any(each.clock is not None and each.clock.utc for each in answers):
        return [None] * len(triggers)
    return [calendar(each) for each in triggers]


def _occurrence(event: EventLine, days: Calendar | None) -> Occurrence:
    certain = event.sure and event.status == "occurred"
    bounds = days_in(days, event)
    return Occurrence(event.key, *bounds, *_times(event, bounds, days), certain)


def _times(event: EventLine, bounds: Bounds, days: Calendar | None) -> tuple[int, int]:
    """Return the first and the last time of day; that of a vague day is the whole day."""
    first = bounds.start_lo
    clock = event.clock if first == bounds.start_hi else None
    if clock is None:
        if not event.zone or event.zone == days:
            return _WHOLE_DAY
        early, late = _midnights(event.zone, days or 0, ymd(first)[0])
        return _PARTS * late - 1, _PARTS * early + DAY - 2
    midnight = local_midnight((days or 0) if clock.utc else 0, first)
    return _PARTS * (clock.first - midnight), _PARTS * (clock.last - midnight)


@lru_cache(1 << 10)
def _midnights(zone: str, other: Calendar, year: int) -> tuple[int, int]:
    """Return the least and the most seconds to midnights of a year, from those in another zone."""
    found = [
        local_midnight(zone, each) - local_midnight(other, each)
        for each in (day(year, 1, 1), day(year, 7, 1))
    ]
    return min(found), max(found)


def _begun(event: EventLine, parts: Sequence[EventLine], days: Calendar | None) -> Occurrence:
    """Return when a trigger starts: not later than a part of it on its first day."""
    found = _occurrence(event, days)
    lasts = [
        each.last
        for each in (_occurrence(part, days) for part in parts if part.clock is not None)
        if each.lo == each.hi == found.lo == found.hi
    ]
    return found._replace(last=max(min([found.last, *lasts]), found.first))


def _relate(
    found: Occurrences,
    triggers: Sequence[EventLine],
    answers: Sequence[EventLine],
    parts: Mapping[str, Sequence[EventLine]],
) -> None:
    """Fill in what is known of pairs. Only events that name each other, or a whole, have any."""
    by_key, after, dated = (defaultdict[str, list[int]](list) for _ in range(3))
    belonging = Belonging(answers)
    for place, event in enumerate(answers):
        for key in (event.key, *event.same_as):
            by_key[key].append(place)
        for key in anchors(event):
            dated[key].append(place)
            after[key].append(place)
        for key in event.follows:
            after[key].append(place)
    for place, event in enumerate(triggers):
        if own := belonging.of(event):
            found.own[place] = own
        mine = parts.get(event.key, ())
        if not (after or mine or " " in event.when):
            continue
        keys = [key for each in (event, *mine) for key in (each.key, *each.same_as)]
        named = _at(by_key, [key for each in (event, *mine) for key in anchors(each)])
        stated = {
            other
            for other in {*_at(after, keys), *named} - own
            if any(begins_after(each, answers[other]) == "surely" for each in (event, *mine))
        }
        if stated:
            found.stated[place] = frozenset(stated)
        near = {*_at(dated, (event.key, *event.same_as)), *_at(by_key, anchors(event))}
        for other in sorted(near - own):
            by_trigger = names(answers[other], event)
            if by_trigger or names(event, answers[other]):
                separation = apart(event, answers[other])
                found.worded.append(Worded(place, other, by_trigger, separation))


def _at(index: Mapping[str, list[int]], keys: Iterable[str]) -> Iterator[int]:
    """Yield what an index has at these keys."""
    return (place for key in keys for place in index.get(key, ()))
