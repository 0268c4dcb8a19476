"""Events and sources in brief, and the events of ``show``."""

from operator import attrgetter, itemgetter
from typing import Annotated, Any

from timeline.kinds import KINDS
from timeline.models.vocabularies import RELIABILITIES, STATUSES
from timeline.quantities import QUALIFIERS
from timeline.query.results import EventPage
from timeline.writers.json.notation import (
    Day,
    DayBounds,
    Figure,
    Instant,
    KeyOf,
    TextOrNull,
    WholeNumber,
)
from timeline.writers.json.records.counts import CountBounds, Density
from timeline.writers.json.shape import Schema, Shape, Written, of, optional, write


class Role(Shape):
    """An actor of an event, and the field that names it."""

    role: str
    key: str
    name: str
    country: TextOrNull


class Event(Shape):
    """The values that events of all kinds have.

    ``start`` and ``end`` are each the first and the last possible day. ``instants`` are the first
    and the last possible instant of an event with a time; null without a time, and for a local time
    of an unknown zone. ``instant`` is one of them, in seconds since 1970-01-01 UTC. ``zone`` is the
    zone of the days, ``timezone`` the one in which the event itself states its times. ``inferred``
    and ``disputed`` are value paths. ``same_as`` lists the keys of other records of the same event,
    ``part_of`` those of the events that it is directly part of.
    """

    key: str
    kind: Annotated[str, Schema(enum=[*KINDS])]
    title: str
    status: Annotated[str, Schema(enum=STATUSES)]
    when: str
    edtf: str
    precision: str
    qualifiers: str
    sure: bool
    earliest: Day = of("start_lo")
    latest: Day = of("end_hi")
    start: DayBounds = of(attrgetter("start_lo", "start_hi"))
    end: DayBounds = of(attrgetter("end_lo", "end_hi"))
    instant: int | None
    instants: tuple[Instant, Instant] | None = of("possible_instants")
    zone: TextOrNull
    timezone: TextOrNull
    place: KeyOf | None
    actors: list[str] = of(lambda line: list(dict.fromkeys(actor.key for actor in line.actors)))
    roles: list[Role] = of("actors")
    systems: list[KeyOf]
    programmes: list[KeyOf]
    tags: list[str]
    sources: list[str]
    grade: TextOrNull
    inferred: list[str]
    disputed: list[str]
    same_as: list[str]
    part_of: list[str]


class Snippet(Shape):
    """A piece of text in which words of the query occur.

    ``marks`` are spans of ``text``, in code points, with exclusive ends. ``cut`` states whether
    text was cut off before and after.
    """

    part: str
    text: str
    marks: list[tuple[WholeNumber, WholeNumber]]
    cut: tuple[bool, bool]


class FoundEvent(Event, inside={Event: itemgetter(0)}):
    """An event that a query found; with ``snippets``, which may be empty, if it has words.

    If items are counted, ``items`` is the number of its items for which the query is true; left out
    if the kind has none. ``surely`` is whether it surely matches the query, and not only
    possibly; left out if the query has no condition that could match only possibly.
    """

    snippets: list[Snippet] = optional(itemgetter(1))
    items: CountBounds | None = optional(itemgetter(2))
    surely: bool | None = optional(itemgetter(3))


def _found(result: Any) -> Any:
    if not isinstance(result, EventPage):
        return write(Density, result)
    items = result.counting.items
    certainty = result.certainty
    lines = [
        (
            line,
            result.snippets.get(line.key),
            items.of(line.key) if items else None,
            line.key in certainty.sure if certainty else None,
        )
        for line in result.events
    ]
    return write(list[FoundEvent], lines)


Show = Annotated[list[FoundEvent] | Density, Written(_found)]


class BriefSource(Shape):
    """A source in brief. ``derived_from`` is the source that it repeats."""

    key: str
    title: str
    publisher: TextOrNull
    published: str
    published_earliest: Day = of("published_lo")
    published_latest: Day = of("published_hi")
    reliability: Annotated[str, Schema(enum=RELIABILITIES)]
    url: TextOrNull
    derived_from: TextOrNull


class Quantity(Shape):
    """A number or an amount of money with its bounds; ``best`` is the figure to quote.

    One that is unknown or does not apply has no figures.
    """

    text: str = of(str)
    low: Figure | None = of(lambda number: number.low if number.stated else None)
    best: Figure | None
    high: Figure | None
    qualifier: Annotated[str, Schema(enum=QUALIFIERS)]
    unit: str | None
