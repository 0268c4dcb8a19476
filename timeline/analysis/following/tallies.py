"""Responses to many triggers, counted without comparing each pair.

The counts are those of ``responses``, which compares every pair that the dates allow. Here a pair
is compared only if more than its days matter: if either event is stated relative to others, linked,
a part or a whole, or if clock times or zones may decide which came first. All other responses are
counted in lists (``listed``), and triggers of the same days are counted at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.analysis.dated import calendar, days_in
from timeline.analysis.following.coverage import Coverage
from timeline.analysis.following.listed import Counts, ResponseClass, TriggerClass
from timeline.analysis.following.pairs import (
    Bin,
    Bins,
    Rate,
    Response,
    belongs,
    counted_once,
    is_covered,
    response_to,
)
from timeline.analysis.following.starts import StartIndex
from timeline.analysis.lags import ZONES, is_dated
from timeline.dates.calendar import is_bounded
from timeline.dates.instants import Calendar
from timeline.query.results import EventLine

PartsByWhole = Mapping[str, Sequence[EventLine]]


class ResponseTallies(NamedTuple):
    """How many triggers have responses, and with which lags.

    ``triggers`` are all that count, ``answered`` those with any response in the widest window,
    ``unanswered`` the covered ones without, ``unknown`` the others without. ``undated`` triggers
    have no bounds and do not count. ``pairs`` is the number of triggers with a response each, and
    ``first`` are the first triggers that have one. ``used`` are the keys of the responses that had
    to be compared and are among them.
    """

    rates: tuple[Rate, ...]
    lags: tuple[Bin, ...]
    triggers: int
    answered: int
    unanswered: int
    unknown: int
    undated: int
    pairs: int
    first: tuple[EventLine, ...]
    used: frozenset[str]


class ResponseCounter:
    """Counts the responses to triggers, up to some numbers of days, the least first."""

    def __init__(self, answers: Sequence[EventLine], windows: Sequence[int]) -> None:
        self._windows, self._most = windows, windows[-1]
        wholes = {key for each in answers if each.wholes for key in each.counted_with}
        self._keys = {each.key for each in answers}
        self._wholes = {whole.key for each in answers for whole in each.wholes}
        tied: list[EventLine] = []
        untimed: list[EventLine] = []
        self._timed: list[EventLine] = []
        self.undated: list[EventLine] = []
        """The responses whose first day has no bounds."""
        for event in answers:
            if not (is_bounded(event.start_lo) and is_bounded(event.start_hi)):
                self.undated.append(event)
                tied.append(event)
            elif _is_tied(event) or event.key in wholes:
                tied.append(event)
            else:
                (untimed if event.clock is None else self._timed).append(event)
        self._tied = StartIndex(tied) if tied else None
        self._listed_untimed = {event.key for event in untimed}
        self._untimed = _lists(untimed)
        self._timed_in: dict[Calendar | None, list[_List]] = {}
        self._known: dict[TriggerClass, Counts] = {}

    def responses_to(self, trigger: EventLine, parts: PartsByWhole) -> list[Response]:
        """Return the responses to one trigger in the widest window, each compared with it."""
        indexes = [each.events for each in (*self._untimed, *self._in(None))]
        indexes += filter(None, (self._tied,))
        return self._compared(trigger, parts, indexes, self._most)

    def tallies(
        self, triggers: Iterable[EventLine], parts: PartsByWhole, coverage: Coverage, first: int
    ) -> ResponseTallies:
        """Return the counts of all triggers, and the first ones that have a response.

        ``parts`` are those of the triggers, by the key of their whole.
        """
        lags = Bins(self._most)
        rates = [[0, 0, 0] for _ in self._windows]  # surely, possibly, covered
        every = answered = unanswered = unknown = undated = pairs = 0
        shown: list[EventLine] = []
        used: set[str] = set()
        for trigger in triggers:
            compared, counts, itself = self._responses(trigger, parts, lags)
            number = len(compared) + (counts.number - itself if counts else 0)
            if not number and not is_dated(trigger):
                undated += 1
                continue
            every += 1
            pairs += number
            used.update(each.event.key for each in compared)
            if number and len(shown) < first:
                shown.append(trigger)
            covered = False
            for n, days in enumerate(self._windows):
                covered = is_covered(coverage, trigger, days)
                if not covered:
                    continue
                within = {each.within(days) for each in compared}
                surely = "surely" in within or (counts is not None and counts.surely[n])
                may = "possibly" in within or (counts is not None and counts.possibly[n] > itself)
                rates[n][0] += surely
                rates[n][1] += surely or may
                rates[n][2] += 1
            if number:
                answered += 1
            elif covered:
                unanswered += 1
            else:
                unknown += 1
        for counts in self._known.values():
            lags.add_all(counts.lags, counts.times)
        return ResponseTallies(
            tuple(
                Rate(days, surely, possibly, of, every - of)
                for days, (surely, possibly, of) in zip(self._windows, rates, strict=True)
            ),
            lags.found(), every, answered, unanswered, unknown, undated, pairs, tuple(shown),
            frozenset(used),
        )  # fmt: skip

    def _responses(
        self, trigger: EventLine, parts: PartsByWhole, lags: Bins
    ) -> tuple[list[Response], Counts | None, bool]:
        """Return the responses that are compared, the counts of the others, and whether the trigger
        itself is among these; add the lags of the responses compared.
        """
        if _is_tied(trigger) or trigger.key in parts or self._may_belong(trigger):
            compared, counts, itself = self.responses_to(trigger, parts), None, False
        else:
            tied = [self._tied] if self._tied is not None else []
            compared = self._compared(trigger, parts, tied, self._most) if tied else []
            counts, itself = self._counts(trigger), False
            if counts is not None:
                counts.times += 1
                itself = self._is_counted(trigger)
                if itself:
                    lags.add_days(0, max(trigger.start_hi - trigger.end_lo, 0), -1)
                if counts.others:
                    compared += self._compared(trigger, parts, counts.others, 0)
        for each in compared:
            lags.add(each)
        return compared, counts, itself

    def _may_belong(self, trigger: EventLine) -> bool:
        """Return whether a trigger is part of a response, or a response is part of it."""
        return trigger.key in self._wholes or any(
            whole.key in self._keys for whole in trigger.wholes
        )

    def _compared(
        self, trigger: EventLine, parts: PartsByWhole, indexes: Iterable[StartIndex], days: int
    ) -> list[Response]:
        """Return the responses among those that begin at most ``days`` days after a trigger."""
        near = {event.key: event for index in indexes for event in index.near(trigger, days)}
        found = (
            response_to(trigger, event, parts.get(trigger.key, ()))
            for event in near.values()
            if not belongs(trigger, event)
        )
        return counted_once(
            [each for each in found if each and each.within(self._most) != "no"], self._most
        )

    def _is_counted(self, trigger: EventLine) -> bool:
        """Return whether a trigger is a response, and counted as one to itself."""
        return trigger.key in self._listed_untimed

    def _counts(self, trigger: EventLine) -> Counts | None:
        """Return the counts for a trigger; None if its days are not bounded."""
        if not is_dated(trigger):
            return None
        days = TriggerClass(
            trigger.zone, calendar(trigger), trigger.clock is not None, trigger.start_lo,
            trigger.start_hi, trigger.end_lo, trigger.end_hi, _certain(trigger),
        )  # fmt: skip
        if (known := self._known.get(days)) is None:
            known = self._known[days] = self._counted(days, trigger)
        return known

    def _counted(self, days: TriggerClass, trigger: EventLine) -> Counts:
        """Return the counts for triggers of the same days, of which ``trigger`` is one."""
        found = Counts(self._windows)
        for of, starts, events in (*self._untimed, *self._in(days.calendar)):
            first = days.start_lo - of.width
            if days.timed or of.timed or days.zone != of.zone:
                if days.timed or of.timed:
                    found.others.append(events)
                else:
                    self._count_near(trigger, events, found)
                first = max(first, days.end_hi + ZONES + 1)  # surely after it, in any zone
            found.add_list(days, of, starts, first)
        return found

    def _in(self, days: Calendar | None) -> list["_List"]:
        """Return the responses with a clock time, on their days in a calendar."""
        if (known := self._timed_in.get(days)) is None:
            shown = (each._replace(**days_in(days, each)._asdict()) for each in self._timed)
            known = self._timed_in[days] = _lists(shown)
        return known

    def _count_near(self, trigger: EventLine, index: StartIndex, found: Counts) -> None:
        """Count responses in another zone that need be compared, those of the same day once."""
        near: defaultdict[int, list[EventLine]] = defaultdict(list)
        for event in index.near(trigger, 0):
            near[event.start_lo].append(event)
        for events in near.values():
            each = response_to(trigger, events[0], ())
            if each is not None and each.within(self._most) != "no":
                found.add(each, len(events))


class _List(NamedTuple):
    """Responses of one class; ``starts`` are their first days, sorted."""

    of: ResponseClass
    starts: list[int]
    events: StartIndex


def _lists(events: Iterable[EventLine]) -> list[_List]:
    found: defaultdict[ResponseClass, list[EventLine]] = defaultdict(list)
    for event in events:
        width, timed = event.start_hi - event.start_lo, event.clock is not None
        found[ResponseClass(event.zone, timed, width, _certain(event))].append(event)
    return [
        _List(of, sorted(each.start_lo for each in some), StartIndex(some))
        for of, some in found.items()
    ]


def _certain(event: EventLine) -> bool:
    return event.sure and event.status == "occurred"


def _is_tied(event: EventLine) -> bool:
    """Return whether the relation of an event to another one does not follow from days alone.

    A part of an event of another kind is tied to this event only (``_may_belong``).
    """
    if " " in event.when or event.follows:
        return True
    return any(whole.counted for whole in event.wholes)
