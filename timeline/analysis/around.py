"""``around``: what came before and after an event or a day, and how many days."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.analysis.lags import Lag, apart
from timeline.query.results import EventLine


@dataclass(frozen=True, slots=True)
class Moment:
    """What is looked around: an event, or a date with the empty key. Bounds as in ``EventLine``."""

    key: str
    title: str
    when: str
    qualifiers: str
    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int
    same_as: tuple[str, ...] = ()

    @classmethod
    def of(cls, event: EventLine) -> "Moment":
        """The moment of an event."""
        return cls(
            event.key, event.title, event.when, event.qualifiers,
            event.start_lo, event.start_hi, event.end_lo, event.end_hi, event.same_as,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An event by its offset from the moment.

    Days after its end or (negative) before its start, 0 while it lasts. ``surely`` tells that the
    offset lies inside the window whatever the days are, and that neither date bears a doubt.
    """

    event: EventLine
    offset: Lag
    surely: bool


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
        return tuple(each for each in self.neighbours if each.offset.middle < 0)

    @property
    def after(self) -> tuple[Neighbour, ...]:
        """The others."""
        return self.neighbours[len(self.before) :]


def around(moment: Moment, events: Iterable[EventLine], days: int) -> Around:
    """What of ``events`` surely or possibly lies at most ``days`` before or after ``moment``.

    In order of time and not of nearness: a chronology is read from before to after, and the offsets
    beside it tell what is near.
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
            found.append(Neighbour(event, offset, certain and offset.inside(-days, days)))
    found.sort(key=lambda each: (each.offset.middle, each.event.start_lo, each.event.key))
    return Around(moment, days, tuple(found), undated)
