"""``responses``: for every trigger the events that followed it and when, if any.

A response is an event that begins at the same time as its trigger or later. Its lag is the number
of days from the end of the trigger to its own start, and 0 while the trigger lasts. Only the order
in time is counted: whether one event *answered* another is for the reader to judge, or stated by
a ``responds-to`` link.

If two events begin on one day, clock times give their order if both have one. Otherwise the
response is at most *possible*, unless a link or a wording says that it came after: the same day
proves no order. On a later day of a trigger that lasts, the response surely follows, with lag 0.

A response is *sure* if it followed for all days that the dates allow, and neither date is
approximate, uncertain or inferred; otherwise it is *possible*. So a rate has two bounds. An event
whose days are not bounded on both sides could follow anything. It is used only if its date is
stated relative to the other event ("within 3 days after KEY"); otherwise it is left out and counted
as undated.

Silence counts only where somebody would have recorded a response. If the sources of the responses
state the periods that they cover (``coverage``), a trigger is counted in the rate of a window only
if these cover all days from its first possible day to the end of the window. Every other trigger is
counted as not covered, whether a response to it is known or not: to count only the answered ones
would raise the rate. Of each window, the triggers of the rate and those not covered are all
triggers.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from timeline.analysis.coverage import Coverage, Period
from timeline.analysis.lags import Lag, anchors, apart, begins_after, is_dated
from timeline.dates.calendar import is_bounded
from timeline.query.results import EventLine

Within = Literal["surely", "possibly", "no"]


@dataclass(frozen=True, slots=True)
class Response:
    """An event that surely or possibly followed a trigger.

    ``certain``: it surely followed, and both dates are sure. Then only the bounds of the lag decide
    whether it is surely within a window.
    """

    event: EventLine
    lag: Lag
    certain: bool

    def within(self, days: int) -> Within:
        """Return whether it followed within this number of days."""
        if self.certain and self.lag.inside(0, days):
            return "surely"
        return "possibly" if self.lag.touches(0, days) else "no"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger and its responses within the widest window, the nearest first.

    ``coverage`` is that of the sources of all responses.
    """

    event: EventLine
    responses: tuple[Response, ...]
    coverage: Coverage

    def covered(self, days: int) -> bool:
        """Return whether the sources of the responses cover the whole window."""
        end = self.event.end_hi
        return self.coverage.includes(self.event.start_lo, end + days if is_bounded(end) else end)

    def answered(self, days: int) -> Within:
        """Return whether any event followed within this number of days."""
        found = {response.within(days) for response in self.responses}
        return "surely" if "surely" in found else "possibly" if "possibly" in found else "no"


@dataclass(frozen=True, slots=True)
class Rate:
    """At least ``surely`` and at most ``possibly`` of ``of`` covered triggers have a response.

    Only responses within ``days`` count. ``not_covered`` is the number of the other triggers.
    """

    days: int
    surely: int
    possibly: int
    of: int
    not_covered: int = 0


@dataclass(frozen=True, slots=True)
class Bin:
    """At least ``surely``, at most ``possibly`` responses lag ``first`` to ``last`` days."""

    first: int
    last: int
    surely: int
    possibly: int


@dataclass(frozen=True, slots=True)
class Responses:
    """Triggers in order of time with their responses; windows in days, the narrowest first.

    ``lags`` is the distribution of lags up to the widest window. ``undated_triggers`` and
    ``undated_responses`` count the events that were left out. ``covered`` are the periods that the
    sources of the responses cover, empty if none states one.
    """

    windows: tuple[int, ...]
    triggers: tuple[Trigger, ...]
    rates: tuple[Rate, ...]
    lags: tuple[Bin, ...]
    undated_triggers: int
    undated_responses: int
    covered: tuple[Period, ...] = ()

    @property
    def unanswered(self) -> tuple[EventLine, ...]:
        """The covered triggers that nothing followed in the widest window, not even possibly."""
        return tuple(
            each.event
            for each in self.triggers
            if not each.responses and each.covered(self.windows[-1])
        )

    @property
    def not_covered(self) -> tuple[EventLine, ...]:
        """The triggers whose widest window is not covered, with or without responses."""
        return tuple(each.event for each in self.triggers if not each.covered(self.windows[-1]))


def responses(
    to: Iterable[EventLine],
    by: Iterable[EventLine],
    windows: Iterable[int],
    covers: Mapping[str, tuple[int, int]] = MappingProxyType({}),
) -> Responses:
    """Return the events of ``by`` that followed each event of ``to``.

    ``windows`` are numbers of days, at least one number; ``covers`` are the first and the last day
    of the period that a source covers, by its key. An event does not follow itself. ``by`` is
    sorted, and only pairs that the dates allow are compared, not all pairs.
    """
    days = tuple(sorted(set(windows)))
    answers = list(by)
    candidates, coverage = _Candidates(answers), Coverage.of(answers, covers)
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
        triggers.append(Trigger(event, tuple(found), coverage))
    rates = tuple(_rate(triggers, window) for window in days)
    used = {each.event.key for trigger in triggers for each in trigger.responses}
    return Responses(
        windows=days,
        triggers=tuple(triggers),
        rates=rates,
        lags=_distribution(triggers, days[-1]),
        undated_triggers=undated,
        undated_responses=sum(event.key not in used for event in candidates.undated),
        covered=coverage.periods,
    )


def _response(trigger: EventLine, event: EventLine) -> Response | None:
    """Return ``event`` as a response to ``trigger``; None if it surely began before."""
    follows = begins_after(trigger, event)
    if follows == "no":
        return None
    certain = follows == "surely" and trigger.sure and event.sure
    return Response(event, apart(trigger, event).lag, certain)


_WIDTHS: Final = (0, 31, 366, 3_653)
"""Limits, in days, of the classes of events by the uncertainty of their start. Each class is
searched by itself, so that one vague date does not widen the search for all."""


_ZONES: Final = 2
"""The most days by which local dates may differ at one instant: zones are up to 26 hours apart."""


class _Candidates:
    """An index of events by their possible start."""

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
        """Yield the events that may begin from the start of the trigger to ``days`` after its end.

        Events whose dates are stated relative to each other are included whatever their days are.
        """
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
        """Return the events dated relative to the trigger, and those it is dated relative to."""
        keys = (trigger.key, *trigger.same_as)
        found = [event for key in keys for event in self._stated.get(key, ())]
        found += [self._by_key[key] for key in anchors(trigger) if key in self._by_key]
        return {event.key: event for event in found if event.key != trigger.key}


def _sorted(events: list[EventLine]) -> tuple[list[int], list[EventLine], int]:
    """Return the earliest starts, the events in this order, and the widest range of a start."""
    events.sort(key=lambda event: (event.start_lo, event.key))
    widest = max(event.start_hi - event.start_lo for event in events)
    return [event.start_lo for event in events], events, widest


def _rate(triggers: Sequence[Trigger], days: int) -> Rate:
    answers = [trigger.answered(days) for trigger in triggers if trigger.covered(days)]
    surely = answers.count("surely")
    possibly = surely + answers.count("possibly")
    return Rate(days, surely, possibly, len(answers), len(triggers) - len(answers))


_STEPS: Final = (1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365, 730)
_MOST_BINS: Final = 12


def _distribution(triggers: Sequence[Trigger], days: int) -> tuple[Bin, ...]:
    """Return the distribution of lags up to this number of days.

    The first bin is for lag 0; the others are of equal width, except the last.
    """
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
