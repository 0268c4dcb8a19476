"""``around``: the events before and after an event or a day, with the distance in days."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from timeline.analysis.lags import Direction, Lag, apart, side
from timeline.query.results import ClockRange, EventLine

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


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbours of ``moment`` within ``days``, in order of time.

    ``undated`` counts the events that match but have no date at all, and so cannot be placed.
    """

    moment: Moment
    days: int
    neighbours: tuple[Neighbour, ...]
    undated: int

    @property
    def before(self) -> tuple[Neighbour, ...]:
        """The neighbours surely before the moment, or more likely before than after it."""
        return tuple(
            each
            for each in self.neighbours
            if each.offset.middle < 0 or (not each.offset.middle and each.side == "before")
        )

    @property
    def after(self) -> tuple[Neighbour, ...]:
        """The other neighbours: at the same time as the moment, or after it."""
        return self.neighbours[len(self.before) :]


def around(moment: Moment, events: Iterable[EventLine], days: int) -> Around:
    """Return those of ``events`` that are surely or possibly at most ``days`` from ``moment``.

    The result is in order of time and not of nearness: a chronology is read from before to after,
    and its offsets show what is near. ``events`` must come in order of time, because events with
    equal offsets keep their order.
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
    found.sort(key=lambda each: (each.offset.middle, _SIDES[each.side]))
    return Around(moment, days, tuple(found), undated)
