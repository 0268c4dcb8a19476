"""``responses``: for every trigger the events that followed it and when, if any.

A response is an event that begins at the same time as its trigger or later. Its lag is the number
of days from the end of the trigger to its own start, and 0 while the trigger lasts; a clock time is
on its day in the zone of the trigger. Only the order in time is counted: whether one event
*answered* another is for the reader to judge, or stated by a ``responds-to`` link.

If two events begin on one day, clock times give their order if both have one. Otherwise the
response is at most *possible*, unless a link or a wording says that it came after: the same day
proves no order. On a later day of a trigger that lasts, the response surely follows, with lag 0.

Events that are one are neither each other's response nor counted twice (``results.counting``). A
part of an event is not a response to it, nor it to its part, of any kinds; a part of one
is a response to another part of it only if a ``responds-to`` link says so. A part is neither a
trigger nor a response in addition to its whole: those of them count that surely followed, the whole
before its parts. What followed a part followed its whole. If the unit is the *part*, each part of
an event is a trigger and a response by itself, and a whole with parts is neither.

An event that has not happened by its status (planned, announced, cancelled) is neither a trigger
nor a response; such events are left out and counted.

A response is *sure* if it followed for all days that the dates allow, neither date is approximate,
uncertain or inferred, and neither event is only claimed; otherwise it is *possible*. So a rate has
two bounds. An event
whose days are not bounded on both sides could follow anything. It is used only if its date is
stated relative to the other event ("within 3 days after KEY"); otherwise it is left out and counted
as undated.

That no response is recorded counts only where somebody would have recorded one. If the sources of
the responses state the periods that they cover (``coverage``), a trigger is counted in the rate of
a window only if these cover all days from its first possible day to the end of the window. Every
other trigger is counted as not covered, whether a response to it is known or not: to count only the
answered ones would raise the rate. Of each window, the triggers of the rate and those not covered
are all triggers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from timeline.analysis.following.chance import NOT_ASKED, Chance, ChanceDays, chances
from timeline.analysis.following.coverage import Coverage, Period
from timeline.analysis.following.pairs import (
    Bin,
    Bins,
    Rate,
    Response,
    Within,
    belongs,
    counted_once,
    is_covered,
    parts_of,
    response_to,
)
from timeline.analysis.following.shifting import Shifts
from timeline.analysis.following.starts import StartIndex
from timeline.analysis.lags import is_dated
from timeline.analysis.sequence import by_distance
from timeline.progress import Progress, counted, silent
from timeline.query.results import EventLine
from timeline.query.results.counting import ByStatus, happened, heads, leaves

ResponseUnit = Literal["event", "part"]
"""What counts as one trigger or response: an event with its parts, or each part by itself."""


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
        return is_covered(self.coverage, self.event, days)

    def answered(self, days: int) -> Within:
        """Return whether any event followed within this number of days."""
        found = {response.within(days) for response in self.responses}
        return "surely" if "surely" in found else "possibly" if "possibly" in found else "no"


@dataclass(frozen=True, slots=True)
class Responses:
    """Triggers in order of time with their responses; windows in days, the narrowest first.

    ``lags`` is the distribution of lags up to the widest window. ``undated_triggers`` and
    ``undated_responses`` count the events that were left out. ``covered`` are the periods that the
    sources of the responses cover, empty if none states one. ``trigger_parts`` and
    ``response_parts`` are the numbers of parts that are counted with their whole, or of wholes that
    are left out because ``unit`` is the part;
    ``triggers_not_happened`` and ``responses_not_happened`` those of the events left out by status.
    ``chances`` is what chance alone gives, for each window, over ``chance_days``; empty if that is
    not known.
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
    chances: tuple[Chance, ...] = ()
    chance_days: ChanceDays = NOT_ASKED
    unit: ResponseUnit = "event"

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
    *,
    progress: Progress = silent,
    shifts: Shifts | None = None,
    unit: ResponseUnit = "event",
) -> Responses:
    """Return the events of ``by`` that followed each event of ``to``.

    ``windows`` are numbers of days, at least one number; ``covers`` are the first and the last day
    of the period that a source covers, by its key. ``unit`` is what counts as one. An event does
    not follow itself. ``by`` must be in order of time, which responses with the same lag keep. It
    is indexed, and only pairs that the dates allow are compared, not all pairs.
    """
    days = tuple(sorted(set(windows)))
    listed = list(by)
    (wholes, no_triggers), (every, no_responses) = happened(to), happened(listed)
    single, answers = units(wholes, unit), every if unit == "event" else leaves(every)
    counting = units(answers, unit)
    answering = {event.key for event in counting}
    parts = parts_of(wholes)
    order = {event.key: number for number, event in enumerate(answers)}
    candidates, coverage = StartIndex(answers), Coverage.of(listed, covers)
    triggers: list[Trigger] = []
    undated = 0
    for event in counted(single, progress, "comparing", len(single)):
        near = [
            response
            for other in candidates.near(event, days[-1])
            if not belongs(event, other)
            and (response := response_to(event, other, parts[event.key]))
            and response.within(days[-1]) != "no"
        ]
        found = counted_once(near, days[-1])
        if not found and not is_dated(event):
            undated += 1
            continue
        triggers.append(Trigger(event, nearest_first(found, order), coverage))
    rates = tuple(_rate(triggers, window) for window in days)
    used = {each.event.key for trigger in triggers for each in trigger.responses}
    by_chance, measured = (
        ((), NOT_ASKED)
        if shifts is None
        else chances(single, answers, days, coverage.periods, shifts, parts=parts)
    )
    return Responses(
        windows=days,
        triggers=tuple(triggers),
        rates=rates,
        lags=_lags(triggers, days[-1]),
        undated_triggers=undated,
        undated_responses=sum(event.key in answering - used for event in candidates.undated),
        covered=coverage.periods,
        trigger_parts=len(wholes) - len(single),
        response_parts=len(every) - len(answering),
        triggers_not_happened=no_triggers,
        responses_not_happened=no_responses,
        chances=by_chance,
        chance_days=measured,
        unit=unit,
    )


def units(events: Iterable[EventLine], unit: ResponseUnit) -> list[EventLine]:
    """Return those of the events that count as one each."""
    return heads(events) if unit == "event" else leaves(events)


def nearest_first(found: Iterable[Response], order: Mapping[str, int]) -> tuple[Response, ...]:
    """Return responses, the nearest first; those at the same distance in the order of time."""
    listed = sorted(found, key=lambda each: order[each.event.key])
    nearest = by_distance(listed, lambda each: (each.lag.middle, each.lag.lo or 0))
    return tuple(each for _, each in nearest)


def _rate(triggers: Sequence[Trigger], days: int) -> Rate:
    answers = [trigger.answered(days) for trigger in triggers if trigger.covered(days)]
    surely = answers.count("surely")
    possibly = surely + answers.count("possibly")
    return Rate(days, surely, possibly, len(answers), len(triggers) - len(answers))


def _lags(triggers: Iterable[Trigger], days: int) -> tuple[Bin, ...]:
    """Return the distribution of lags up to this number of days."""
    bins = Bins(days)
    for trigger in triggers:
        for response in trigger.responses:
            bins.add(response)
    return bins.found()
