"""``around``: what came before and after an event or a day, and how many days."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from timeline.analysis.lags import Direction, Lag, apart, side
from timeline.query.results import EventLine

_SIDES: Final[dict[Direction | None, int]] = {"before": -1, None: 0, "after": 1}


@dataclass(frozen=True, slots=True)
class Moment:
    """What is looked around: an event, or a date with the empty key.

    Bounds, ``clock`` and ``follows`` are those of the ``event``, where it is one.
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
    clock: tuple[int, bool] | None = None
    follows: tuple[str, ...] = ()
    event: EventLine | None = None

    @classmethod
    def of(cls, event: EventLine) -> "Moment":
        """The moment of an event."""
        return cls(
            event.key, event.title, event.when, event.qualifiers,
            event.start_lo, event.start_hi, event.end_lo, event.end_hi, event.same_as,
            event.clock, event.follows, event,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An event by its offset from the moment.

    Days after its end or (negative) before its start, 0 while it lasts. ``surely`` tells that the
    offset lies inside the window whatever the days are, and that neither date bears a doubt.
    ``side`` is where it surely is: before or after the moment. None if that is unknown, as of two
    events of one day without clock times, or if it was while the moment lasted.
    """

    event: EventLine
    offset: Lag
    surely: bool
    side: Direction | None


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbours of ``moment`` within ``days`` in order of time; ``undated`` counts events
    that match but have no date at all, so that they are nowhere.
    """

    moment: Moment
    days: int
    neighbours: tuple[Neighbour, ...]
    undated: int

    @property
    def before(self) -> tuple[Neighbour, ...]:
        """Those that come before the moment, or more likely than not."""
        return tuple(
            each
            for each in self.neighbours
            if each.offset.middle < 0 or (not each.offset.middle and each.side == "before")
        )

    @property
    def after(self) -> tuple[Neighbour, ...]:
        """The others."""
        return self.neighbours[len(self.before) :]


def around(moment: Moment, events: Iterable[EventLine], days: int) -> Around:
    """What of ``events`` surely or possibly lies at most ``days`` before or after ``moment``.

    In order of time and not of nearness: a chronology is read from before to after, and the offsets
    beside it tell what is near. ``events`` come in order of time, which settles the order of those
    with one offset.
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
