"""``around``: the events before and after an event or a day, with the distance in days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.analysis.lags import Direction, Lag, apart, precedes, side
from timeline.analysis.sequence import Distance, by_distance
from timeline.query.results import ClockRange, EventLine
from timeline.query.results.counting import heads, one_event

_SIDES: Final[dict[Direction | None, int]] = {"before": -1, None: 0, "after": 1}


@dataclass(frozen=True, slots=True)
class Moment:
    """The centre of the search: an event, or a date (with an empty ``key`` and no ``event``).

    For an event, the bounds (day numbers), ``clock`` and ``follows`` are those of ``event``.
    """

    key: str
    title: str
    when: str
    qualifiers: str
    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int
    same_as: tuple[str, ...] = ()
    clock: ClockRange | None = None
    follows: tuple[str, ...] = ()
    event: EventLine | None = None

    @property
    def redated(self) -> tuple[str, ...]:
        """The other records of an event whose own date is surely another; none of a date."""
        return () if self.event is None else self.event.redated

    @property
    def zone(self) -> str | None:
        """The zone of the days of an event; None of a date, which is a day wherever one asks."""
        return None if self.event is None else self.event.zone

    @classmethod
    def of(cls, event: EventLine) -> "Moment":
        """Return the moment of an event."""
        return cls(
            event.key, event.title, event.when, event.qualifiers,
            event.start_lo, event.start_hi, event.end_lo, event.end_hi, event.same_as,
            event.clock, event.follows, event,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An event with its offset from the moment.

    ``offset`` counts days after the end of the moment, or (negative) before its start; 0 while the
    moment lasts. ``surely``: the offset lies inside the window for all days that the dates allow,
    and neither date is approximate, uncertain or inferred. ``side``: the event is surely before or
    after the moment. None if that is unknown (two events on one day without clock times), or if
    the event took place while the moment lasted.
    """

    event: EventLine
    offset: Lag
    surely: bool
    side: Direction | None

    @property
    def distance(self) -> Distance:
        """The sort key: negative if it is surely before the moment, or more likely than after."""
        middle = self.offset.middle
        if self.side is not None:
            middle = min(middle, 0.0) if self.side == "before" else max(middle, 0.0)
        return middle, _SIDES[self.side]


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbours of ``moment`` within ``days``, in order of time.

    The first ``earlier`` of them are surely before the moment, or more likely before than after it.
    The last ``unplaced`` ones have an open date that does not place them among the others: they
    began or end at any time, and what is known of it is outside the window.
    ``parts`` counts those left out because they are one event with another one: with the moment, or
    with a neighbour at the same offset that they are part of (``results.counting``). ``undated``
    counts the events that match but have no date at all, and so cannot be placed. ``left`` is the
    number of neighbours that are left out because others are nearer. ``partial`` is the number of
    all neighbours that are parts of another one.
    """

    moment: Moment
    days: int
    neighbours: tuple[Neighbour, ...]
    undated: int
    parts: int
    earlier: int
    left: int = 0
    unplaced: int = 0
    partial: int = 0

    @property
    def before(self) -> tuple[Neighbour, ...]:
        """The neighbours surely before the moment, or more likely before than after it."""
        return self.neighbours[: self.earlier]

    @property
    def after(self) -> tuple[Neighbour, ...]:
        """The neighbours at the same time as the moment, or after it."""
        return self.neighbours[self.earlier : len(self.neighbours) - self.unplaced]

    @property
    def open(self) -> tuple[Neighbour, ...]:
        """The neighbours whose open date does not place them among the others."""
        return self.neighbours[len(self.neighbours) - self.unplaced :]


def around(moment: Moment, events: Iterable[EventLine], days: int) -> Around:
    """Return those of ``events`` that are surely or possibly at most ``days`` from ``moment``.

    The result is in order of time and not of nearness: a chronology is read from before to after,
    and its offsets show what is near. ``events`` must come in order of time, because events with
    equal offsets keep their order. A salvo is one neighbour, and its parts are none of it.
    """
    found: list[Neighbour] = []
    undated = 0
    for event in events:
        if event.key == moment.key:
            continue
        offset = apart(moment, event).offset
        if offset == (None, None):
            undated += 1
        elif offset.touches(-days, days):
            certain = event.sure and not moment.qualifiers
            inside = certain and offset.inside(-days, days)
            found.append(Neighbour(event, offset, inside, side(moment, event)))
    here = moment.event
    others = [each for each in found if here is None or not one_event(here, each.event)]
    offsets = {each.event.key: each.offset for each in others}
    kept = [
        each
        for each in others
        if all(offsets.get(whole) != each.offset for whole in each.event.counted_with)
    ]
    sided = _with_sides(kept)
    unplaced = [each for each in sided if not _is_placed(each, days)]
    placed = by_distance(
        (each for each in sided if _is_placed(each, days)), lambda each: each.distance
    )
    earlier = sum(distance < (0.0, 0) for distance, _ in placed)
    return Around(
        moment=moment,
        days=days,
        neighbours=(*(each for _, each in placed), *unplaced),
        undated=undated,
        parts=len(found) - len(kept),
        earlier=earlier,
        unplaced=len(unplaced),
        partial=len(kept) - len(heads(each.event for each in kept)),
    )


def _is_placed(each: Neighbour, days: int) -> bool:
    """Return whether it is known where in the window an event is, at least by one bound."""
    lo, hi = each.offset
    if each.side is not None or each.surely or (lo is not None and hi is not None):
        return True
    return any(bound is not None and -days <= bound <= days for bound in (lo, hi))


def nearest(found: Around, most: int) -> Around:
    """Return the same with the nearest neighbours only, still in order of time.

    Those without a place among the others are the farthest.
    """
    first = len(found.neighbours) - found.unplaced
    listed = list(enumerate(found.neighbours))
    listed.sort(key=lambda each: (each[0] >= first, abs(each[1].distance[0]), not each[1].surely))
    kept = sorted(number for number, _ in listed[:most])
    return replace(
        found,
        neighbours=tuple(found.neighbours[number] for number in kept),
        earlier=sum(number < found.earlier for number in kept),
        left=max(len(found.neighbours) - most, 0),
        unplaced=sum(number >= first for number in kept),
    )


def _with_sides(found: Sequence[Neighbour]) -> list[Neighbour]:
    """Return neighbours with the sides that follow from those of others.

    What is surely before an event that is before the moment, is before the moment. Such events can
    have no distance from it in days. ``found`` is in order of time, so one pass each way is enough.
    """
    sides = {each.event.key: each.side for each in found}
    here = [each.event for each in found if each.offset.touches(0, 0)]
    known: list[EventLine] = []
    for event in reversed(here):
        if sides[event.key] is None and any(precedes(event, other) for other in known):
            sides[event.key] = "before"
        known += [event] if sides[event.key] == "before" else []
    known = []
    for event in here:
        if sides[event.key] is None and any(precedes(other, event) for other in known):
            sides[event.key] = "after"
        known += [event] if sides[event.key] == "after" else []
    return [replace(each, side=sides[each.event.key]) for each in found]
