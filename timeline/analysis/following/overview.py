"""The responses to many triggers in brief: all numbers, and the first triggers with responses.

The numbers are those of ``responses``, but pairs are counted and not listed; see ``tallies``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from timeline.analysis.following.chance import Chance, ChanceDays, chances
from timeline.analysis.following.coverage import Coverage, Period
from timeline.analysis.following.pairs import parts_of
from timeline.analysis.following.responses import ResponseUnit, Trigger, nearest_first, units
from timeline.analysis.following.shifting import Shifts
from timeline.analysis.following.tallies import ResponseCounter, ResponseTallies
from timeline.database.rounds import in_batches
from timeline.progress import Progress, counted, silent
from timeline.query.results import EventLine
from timeline.query.results.counting import ByStatus, happened, leaves


@dataclass(frozen=True, slots=True)
class Overview:
    """The numbers of ``Responses``, and the ``first`` triggers that have a response.

    The events have no details.
    """

    windows: tuple[int, ...]
    tallies: ResponseTallies
    first: tuple[Trigger, ...]
    undated_responses: int
    covered: tuple[Period, ...]
    trigger_parts: int
    response_parts: int
    triggers_not_happened: ByStatus
    responses_not_happened: ByStatus
    chances: tuple[Chance, ...]
    chance_days: ChanceDays
    unit: ResponseUnit = "event"

    @property
    def undated_triggers(self) -> int:
        """How many triggers are left out because their days have no bounds."""
        return self.tallies.undated


def overview(
    to: Iterable[EventLine],
    by: Iterable[EventLine],
    windows: Iterable[int],
    coverage: Coverage,
    *,
    first: int,
    shifts: Shifts,
    progress: Progress = silent,
    unit: ResponseUnit = "event",
) -> Overview:
    """Return how the events of ``by`` followed those of ``to``, with the ``first`` triggers.

    Both are in order of time; ``coverage`` is that of the sources of all events of ``by``.
    """
    days = tuple(sorted(set(windows)))
    (wholes, no_triggers), (every, no_responses) = happened(to), happened(by)
    single, answers = units(wholes, unit), every if unit == "event" else leaves(every)
    answering = units(answers, unit)
    parts = parts_of(wholes)
    counter = ResponseCounter(answers, days)
    told = counted(single, progress, "comparing", len(single))
    found = counter.tallies(told, parts, coverage, first)
    order = {event.key: number for number, event in enumerate(answers)}
    shown = tuple(
        Trigger(each, nearest_first(counter.responses_to(each, parts), order), coverage)
        for each in found.first
    )
    keys = _keys(answering)
    by_chance, measured = chances(single, answers, days, coverage.periods, shifts, parts=parts)
    return Overview(
        windows=days,
        tallies=found,
        first=shown,
        undated_responses=sum(each.key in keys - found.used for each in counter.undated),
        covered=coverage.periods,
        trigger_parts=len(wholes) - len(single),
        response_parts=len(every) - len(answering),
        triggers_not_happened=no_triggers,
        responses_not_happened=no_responses,
        chances=by_chance,
        chance_days=measured,
        unit=unit,
    )


def detailed(found: Overview, read: Callable[[Sequence[int]], Iterable[EventLine]]) -> Overview:
    """Return the same with all details of the events; ``read`` returns those with these ids."""
    events = {each.event.id for each in found.first}
    events.update(response.event.id for each in found.first for response in each.responses)
    known = {event.id: event for some in in_batches(events) for event in read(some)}
    first = tuple(
        replace(
            each,
            event=known[each.event.id],
            responses=tuple(
                replace(response, event=known[response.event.id]) for response in each.responses
            ),
        )
        for each in found.first
    )
    return replace(found, first=first)


def _keys(events: Sequence[EventLine]) -> set[str]:
    return {event.key for event in events}
