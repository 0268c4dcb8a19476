"""``responses``: for every trigger what followed it and when, and what nothing followed.

A response is an event that begins no earlier than its trigger; its lag leads from the trigger's end
to its own start, and is 0 while the trigger goes on. That one event followed another is all that is
counted here: whether it *answered* it is for the reader, and for ``responds-to`` links.

Of two events that begin on one day, the clock times tell which was first if both have one. If not,
the response is at most *possible*, unless a link or a wording says that it came after: that the day
is the same proves no order. On a later day of a trigger that lasts it surely follows, with no lag.

What is *sure* holds whatever the days are, of two events whose dates bear no doubt; the rest is
*possible*. So a rate has two bounds. An event whose days are not bounded on both sides could follow
anything: it takes part only where its date is stated by way of the other ("within 3 days after
KEY"), and is otherwise left out and counted.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from timeline.analysis.lags import Lag, anchors, apart, begins_after, is_dated
from timeline.dates.calendar import is_bounded
from timeline.query.results import EventLine

Within = Literal["surely", "possibly", "no"]


@dataclass(frozen=True, slots=True)
class Response:
    """An event that followed a trigger, or may have; ``certain`` if nothing but the lag's bounds
    keeps it from being surely within a window: that it followed is sure, and so are the dates.
    """

    event: EventLine
    lag: Lag
    certain: bool

    def within(self, days: int) -> Within:
        """Whether it followed within so many days."""
        if self.certain and self.lag.inside(0, days):
            return "surely"
        return "possibly" if self.lag.touches(0, days) else "no"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger and its responses within the widest window, the nearest first."""

    event: EventLine
    responses: tuple[Response, ...]

    def answered(self, days: int) -> Within:
        """Whether anything followed within so many days."""
        found = {response.within(days) for response in self.responses}
        return "surely" if "surely" in found else "possibly" if "possibly" in found else "no"


@dataclass(frozen=True, slots=True)
class Rate:
    """Of ``of`` triggers, from ``surely`` to ``possibly`` were followed within ``days``."""

    days: int
    surely: int
    possibly: int
    of: int


@dataclass(frozen=True, slots=True)
class Bin:
    """From ``surely`` to ``possibly`` many responses have a lag of ``first`` to ``last`` days."""

    first: int
    last: int
    surely: int
    possibly: int


@dataclass(frozen=True, slots=True)
class Responses:
    """Triggers in order of time with what followed them; windows in days, the narrowest first.

    ``lags`` is the distribution up to the widest window. ``undated_triggers`` and
    ``undated_responses`` count what was left out.
    """

    windows: tuple[int, ...]
    triggers: tuple[Trigger, ...]
    rates: tuple[Rate, ...]
    lags: tuple[Bin, ...]
    undated_triggers: int
    undated_responses: int

    @property
    def unanswered(self) -> tuple[EventLine, ...]:
        """The triggers that nothing followed, not even possibly."""
        return tuple(trigger.event for trigger in self.triggers if not trigger.responses)


def responses(
    to: Iterable[EventLine], by: Iterable[EventLine], windows: Iterable[int]
) -> Responses:
    """What of ``by`` followed each event of ``to`` within each of ``windows`` (days, at least one).

    An event does not follow itself. Takes time for the sorting of ``by`` and for the pairs that are
    possible by their days, not for all pairs.
    """
    days = tuple(sorted(set(windows)))
    candidates = _Candidates(by)
    triggers: list[Trigger] = []
    undated = 0
    for event in to:
        found = [
            response
            for other in candidates.near(event, days[-1])
            if (response := _response(event, other)) and response.within(days[-1]) != "no"
        ]
        if not found and not is_dated(event):
            undated += 1
            continue
        found.sort(key=lambda each: (each.lag.middle, each.lag.lo or 0, each.event.key))
        triggers.append(Trigger(event, tuple(found)))
    rates = tuple(_rate(triggers, window) for window in days)
    used = {each.event.key for trigger in triggers for each in trigger.responses}
    return Responses(
        windows=days,
        triggers=tuple(triggers),
        rates=rates,
        lags=_distribution(triggers, days[-1]),
        undated_triggers=undated,
        undated_responses=sum(event.key not in used for event in candidates.undated),
    )


def _response(trigger: EventLine, event: EventLine) -> Response | None:
    """The response that ``event`` is to ``trigger``; None if it surely began before."""
    follows = begins_after(trigger, event)
    if follows == "no":
        return None
    certain = follows == "surely" and trigger.sure and event.sure
    return Response(event, apart(trigger, event).lag, certain)


_WIDTHS: Final = (0, 31, 366, 3_653)
"""Days of doubt about a start that events are told apart by, so that one vague date does not widen
the search for all."""


_ZONES: Final = 2
"""Days by which the dates of two zones may differ at one instant, for they are 26 hours apart."""


class _Candidates:
    """Events, found by when they may have begun."""

    def __init__(self, events: Iterable[EventLine]) -> None:
        self.undated: list[EventLine] = []
        self._stated: defaultdict[str, list[EventLine]] = defaultdict(list)
        self._by_key: dict[str, EventLine] = {}
        classes: defaultdict[int, list[EventLine]] = defaultdict(list)
        for event in events:
            for key in (event.key, *event.same_as):
                self._by_key[key] = event
            for anchor in anchors(event):
                self._stated[anchor].append(event)
            if is_bounded(event.start_lo) and is_bounded(event.start_hi):
                classes[bisect_left(_WIDTHS, event.start_hi - event.start_lo)].append(event)
            else:
                self.undated.append(event)
        self._classes = [_sorted(members) for members in classes.values()]

    def near(self, trigger: EventLine, days: int) -> Iterator[EventLine]:
        """Everything that may have begun from the trigger's start to ``days`` after its end."""
        stated = self._dated_by(trigger)
        if is_dated(trigger):
            for starts, events, widest in self._classes:
                first = bisect_left(starts, trigger.start_lo - widest - _ZONES)
                last = bisect_right(starts, trigger.end_hi + days)
                for event in events[first:last]:
                    if event.start_hi < trigger.start_lo - _ZONES or event.key == trigger.key:
                        continue
                    if event.key not in stated:
                        yield event
        yield from stated.values()

    def _dated_by(self, trigger: EventLine) -> dict[str, EventLine]:
        """What is dated by way of the trigger, and what the trigger is dated by way of."""
        keys = (trigger.key, *trigger.same_as)
        found = [event for key in keys for event in self._stated.get(key, ())]
        found += [self._by_key[key] for key in anchors(trigger) if key in self._by_key]
        return {event.key: event for event in found if event.key != trigger.key}


def _sorted(events: list[EventLine]) -> tuple[list[int], list[EventLine], int]:
    """The earliest starts, the events in that order, and the widest doubt about a start."""
    events.sort(key=lambda event: (event.start_lo, event.key))
    widest = max(event.start_hi - event.start_lo for event in events)
    return [event.start_lo for event in events], events, widest


def _rate(triggers: Sequence[Trigger], days: int) -> Rate:
    answers = [trigger.answered(days) for trigger in triggers]
    surely = answers.count("surely")
    return Rate(days, surely, surely + answers.count("possibly"), len(triggers))


_STEPS: Final = (1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365, 730)
_MOST_BINS: Final = 12


def _distribution(triggers: Sequence[Trigger], days: int) -> tuple[Bin, ...]:
    """The lags up to so many days: none at all, then bins of equal width but the last."""
    step = next((step for step in _STEPS if days <= step * _MOST_BINS), days // _MOST_BINS + 1)

    def bin_of(lag: int) -> int:
        return -(-min(lag, days) // step)

    surely, possibly = [0] * (bin_of(days) + 1), [0] * (bin_of(days) + 1)
    for response in (each for trigger in triggers for each in trigger.responses):
        first = bin_of(response.lag.lo or 0)
        last = bin_of(days if response.lag.hi is None else response.lag.hi)
        for number in range(first, last + 1):
            possibly[number] += 1
        if first == last and response.within(days) == "surely":
            surely[first] += 1
    return tuple(
        Bin(last - step + 1 if last else 0, min(last, days), surely[n], possibly[n])
        for n, last in enumerate(range(0, bin_of(days) * step + 1, step))
    )
