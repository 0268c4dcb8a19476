"""Events around others, and events that followed them: ``around`` and ``responses``."""

from operator import attrgetter, itemgetter
from typing import Annotated, Any

from timeline.writers.json.notation import DayBounds, KeyOf, TextOrNull, WholeNumber
from timeline.writers.json.records.brief import Event
from timeline.writers.json.shape import Schema, Shape, of

LagBounds = tuple[int | None, int | None]
"""The fewest and the most days; null if there is no bound."""


_DIGITS = 6  # of a share or a ratio after the point


class Moment(Shape):
    """The event or the date around which events are searched; a date has no key."""

    key: TextOrNull
    title: str
    when: str
    start: DayBounds = of(attrgetter("start_lo", "start_hi"))
    end: DayBounds = of(attrgetter("end_lo", "end_hi"))


class Neighbour(Event, inside={Event: "event"}, before="key"):
    """An event and its offset in days: after the end of the moment, or (negative) before its start.

    ``surely`` is true if the event is certainly within ``days``. ``side`` is null if it is unknown.
    """

    offset: LagBounds
    surely: bool
    side: Annotated[str, Schema(enum=["before", "after"])] | None


class Around(Shape):
    """The events before and after, in order of time.

    The last ``unplaced`` ones have an open date that does not place them among the others.
    ``undated`` counts events without a date, ``parts`` those that are one event with the moment or
    with another event at the same offset.
    """

    around: Moment = of("moment")
    days: WholeNumber
    undated: WholeNumber
    parts: WholeNumber
    unplaced: WholeNumber
    events: list[Neighbour] = of("neighbours")


def _rate(name: str) -> Any:
    """Read an attribute of the rate, the first item of a pair with the chance."""
    return of(lambda pair: getattr(pair[0], name))


def _chance(read: Any) -> Any:
    """Read something of the chance and the rate; null if there is none."""
    return of(lambda pair: read(pair[1], pair[0]) if pair[1] and pair[0].of else None)


def _ratio(chance: Any, rate: Any) -> tuple[float | None, ...] | None:
    """Return the ratio of a rate to its base rate, rounded; None if there is none."""
    found = chance.ratio(rate.surely, rate.possibly, rate.of)
    return found and tuple(each if each is None else round(each, _DIGITS) for each in found)


class Rate(Shape):
    """How many of the covered triggers (``of``) were followed by a response within ``days`` days.

    ``not_covered`` is the number of the other triggers. ``base_rate`` is the share of all windows
    of the same length that contain a response, at least and at most, and ``ratio`` that of the rate
    to it, its upper bound null if there is none. ``p`` is the p-value of a circular shift of the
    responses. They are null where they are not known; a base rate of 0 has no ratio.
    """

    days: WholeNumber = _rate("days")
    surely: WholeNumber = _rate("surely")
    possibly: WholeNumber = _rate("possibly")
    of: WholeNumber = _rate("of")
    not_covered: WholeNumber = _rate("not_covered")
    base_rate: tuple[float, float] | None = _chance(
        lambda chance, _: (
            (round(chance.surely, _DIGITS), round(chance.possibly, _DIGITS))
            if chance.fits
            else None
        )
    )
    ratio: tuple[float, float | None] | None = _chance(_ratio)
    p: float | None = _chance(lambda chance, rate: chance.p and round(chance.p, _DIGITS))


class Bin(Shape):
    """How many responses have a lag within this range of days, both included."""

    days: tuple[int, int] = of(attrgetter("first", "last"))
    surely: WholeNumber
    possibly: WholeNumber


class Response(Event, inside={Event: lambda pair: pair[0].event}, before="key"):
    """An event that followed a trigger, its lag in days, and whether it is within each window."""

    lag: LagBounds = of(lambda pair: pair[0].lag)
    within: dict[str, Annotated[str, Schema(enum=["surely", "possibly", "no"])]] = of(
        lambda pair: {str(days): pair[0].within(days) for days in pair[1]}
    )


class Trigger(Event, inside={Event: lambda pair: pair[0].event}):
    """An event, the events that followed it, and by window whether it is covered."""

    responses: list[Response] = of(
        lambda pair: [(response, pair[1]) for response in pair[0].responses]
    )
    covered: dict[str, bool] = of(
        lambda pair: {str(days): pair[0].covered(days) for days in pair[1]}
    )


class Undated(Shape):
    """How many triggers and responses were left out because they have no date."""

    triggers: WholeNumber = of("undated_triggers")
    responses: WholeNumber = of("undated_responses")


class Parts(Shape):
    """How many parts of triggers and of responses are counted with their whole.

    If ``unit`` is ``part``: how many wholes are left out, because their parts are counted.
    """

    triggers: WholeNumber = of("trigger_parts")
    responses: WholeNumber = of("response_parts")


class NotHappened(Shape):
    """How many triggers and responses were left out because they have not happened, by status."""

    triggers: dict[str, WholeNumber] = of(lambda found: dict(found.triggers_not_happened))
    responses: dict[str, WholeNumber] = of(lambda found: dict(found.responses_not_happened))


def _found(name: str) -> Any:
    """Read an attribute of the result, the first item of a tuple with the two queries."""
    return of(lambda asked: getattr(asked[0], name))


class Responses(Shape):
    """The events of one query (``by``) that followed the events of another (``to``).

    ``covered`` are the periods that the sources of the responses cover, empty if none states one.
    ``chance_days`` are the days over which base rates are measured: those, or else from the first
    to the last of the events; empty if chance is not known. ``common_season`` are the months of the
    year, at most three, in which most triggers and responses begin: it alone can make rates high
    and p small. It is empty if they have none in common.
    ``unanswered`` and ``not_covered`` are triggers, by the widest window. ``unit`` is what counts
    as one: an event with its parts, or each part by itself.
    """

    to: str = of(itemgetter(1))
    by: str = of(itemgetter(2))
    windows: list[WholeNumber] = _found("windows")
    unit: Annotated[str, Schema(enum=["event", "part"])] = _found("unit")
    rates: list[Rate] = of(
        lambda asked: [
            (rate, next((each for each in asked[0].chances if each.days == rate.days), None))
            for rate in asked[0].rates
        ]
    )
    triggers: list[Trigger] = of(lambda asked: [(t, asked[0].windows) for t in asked[0].triggers])
    covered: list[DayBounds] = _found("covered")
    chance_days: list[DayBounds] = of(lambda asked: asked[0].chance_days.days)
    common_season: list[WholeNumber] = of(
        lambda asked: season.months if (season := asked[0].chance_days.season) else ()
    )
    unanswered: list[KeyOf] = _found("unanswered")
    not_covered: list[KeyOf] = _found("not_covered")
    lags: list[Bin] = _found("lags")
    undated: Undated = of(itemgetter(0))
    parts: Parts = of(itemgetter(0))
    not_happened: NotHappened = of(itemgetter(0))
