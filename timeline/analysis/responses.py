"""``responses``: for every trigger the events that followed it and when, if any.

A response is an event that begins at the same time as its trigger or later. Its lag is the number
of days from the end of the trigger to its own start, and 0 while the trigger lasts. Only the order
in time is counted: whether one event *answered* another is for the reader to judge, or stated by
a ``responds-to`` link.

If two events begin on one day, clock times give their order if both have one. Otherwise the
response is at most *possible*, unless a link or a wording says that it came after: the same day
proves no order. On a later day of a trigger that lasts, the response surely follows, with lag 0.

Events that are one are neither each other's response nor counted twice (``results.counting``). A
part of an event is no response to it, nor it to its part, whatever their kinds; a part of a salvo
is a response to another part of it only if a ``responds-to`` link says so. A part is no trigger
beside its whole, and no response beside it: those of them count that surely followed, the whole
before its parts. What followed a part followed its whole.

An event that has not happened by its status (planned, announced, cancelled) is neither a trigger
nor a response; such events are left out and counted.

A response is *sure* if it followed for all days that the dates allow, neither date is approximate,
uncertain or inferred, and neither event is only claimed; otherwise it is *possible*. So a rate has
two bounds. An event
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

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from timeline.analysis.coverage import Coverage, Period
from timeline.analysis.lags import Lag, apart, begins_after, is_dated
from timeline.analysis.sequence import by_distance
from timeline.analysis.starts import StartIndex
from timeline.dates.calendar import is_bounded
from timeline.progress import Progress, counted, silent
from timeline.query.results import EventLine
from timeline.query.results.counting import ByStatus, happened, heads, one_event, within

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
    sources of the responses cover, empty if none states one. ``trigger_parts`` and
    ``response_parts`` are the numbers of parts that are counted with their whole;
    ``triggers_not_happened`` and ``responses_not_happened`` those of the events left out by status.
    """

    windows: tuple[int, ...]
    triggers: tuple[Trigger, ...]
    rates: tuple[Rate, ...]
    lags: tuple[Bin, ...]
    undated_triggers: int
    undated_responses: int
    covered: tuple[Period, ...] = ()
    trigger_parts: int = 0
    response_parts: int = 0
    triggers_not_happened: ByStatus = ()
    responses_not_happened: ByStatus = ()

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
    progress: Progress = silent,
) -> Responses:
    """Return the events of ``by`` that followed each event of ``to``.

    ``windows`` are numbers of days, at least one number; ``covers`` are the first and the last day
    of the period that a source covers, by its key. An event does not follow itself. ``by`` must be
    in order of time, which responses with the same lag keep. It is indexed, and only pairs that the
    dates allow are compared, not all pairs.
    """
    days = tuple(sorted(set(windows)))
    listed = list(by)
    (wholes, no_triggers), (answers, no_responses) = happened(to), happened(listed)
    single, answering = heads(wholes), {event.key for event in heads(answers)}
    parts = _parts(wholes)
    candidates, coverage = StartIndex(answers), Coverage.of(listed, covers)
    order = {event.key: number for number, event in enumerate(answers)}
    triggers: list[Trigger] = []
    undated = 0
    for event in counted(single, progress, "comparing", len(single)):
        near = [
            response
            for other in candidates.near(event, days[-1])
            if not _belongs(event, other)
            and (response := _response(event, other, parts[event.key]))
            and response.within(days[-1]) != "no"
        ]
        found = _counted(near, days[-1])
        if not found and not is_dated(event):
            undated += 1
            continue
        found.sort(key=lambda each: order[each.event.key])
        nearest = by_distance(found, lambda each: (each.lag.middle, each.lag.lo or 0))
        triggers.append(Trigger(event, tuple(each for _, each in nearest), coverage))
    rates = tuple(_rate(triggers, window) for window in days)
    used = {each.event.key for trigger in triggers for each in trigger.responses}
    return Responses(
        windows=days,
        triggers=tuple(triggers),
        rates=rates,
        lags=_distribution(triggers, days[-1]),
        undated_triggers=undated,
        undated_responses=sum(event.key in answering - used for event in candidates.undated),
        covered=coverage.periods,
        trigger_parts=len(wholes) - len(single),
        response_parts=len(answers) - len(answering),
        triggers_not_happened=no_triggers,
        responses_not_happened=no_responses,
    )


def _parts(events: Sequence[EventLine]) -> defaultdict[str, list[EventLine]]:
    """Return the parts of each event among these, of its own kind."""
    found: defaultdict[str, list[EventLine]] = defaultdict(list)
    for event in events:
        for key in event.counted_with:
            found[key].append(event)
    return found


def _belongs(trigger: EventLine, event: EventLine) -> bool:
    """Return whether an event cannot respond to a trigger because it belongs to it."""
    if within(event, trigger) or within(trigger, event):
        return True
    stated = any(key in event.answers for key in (trigger.key, *trigger.same_as))
    return one_event(trigger, event) and not stated


def _counted(found: Sequence[Response], days: int) -> list[Response]:
    """Return the responses without those that are one event with another of them.

    Those that surely followed come first, and a whole before its parts.
    """
    events: list[EventLine] = []
    for certain in (True, False):
        some = [each.event for each in found if (each.within(days) == "surely") is certain]
        known = [*events]
        events += [
            event
            for event in heads(some)
            if not any(_is_part(event, each) or _is_part(each, event) for each in known)
        ]
    kept = {event.key for event in events}
    return [each for each in found if each.event.key in kept]


def _is_part(event: EventLine, whole: EventLine) -> bool:
    return whole.key in event.counted_with


def _response(trigger: EventLine, event: EventLine, parts: Sequence[EventLine]) -> Response | None:
    """Return ``event`` as a response to ``trigger``; None if it surely began before."""
    follows = begins_after(trigger, event)
    if follows == "no":
        return None
    if any(begins_after(part, event) == "surely" for part in parts):
        follows = "surely"
    certain = all(each.sure and each.status == "occurred" for each in (trigger, event))
    return Response(event, apart(trigger, event).lag, certain and follows == "surely")


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
