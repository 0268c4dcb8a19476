"""Numbers of events and of their items: ``show --count items`` and ``show --as density``."""

from typing import Annotated, get_args

from timeline.query.results.counting import CountUnit
from timeline.writers.json.notation import Day, TextOrNull, WholeNumber
from timeline.writers.json.shape import Schema, Shape, of


class CountBounds(Shape):
    """The least and the most that a number can be; ``high`` is null without an upper bound."""

    low: WholeNumber
    high: WholeNumber | None


class DensityBin(Shape):
    """How many events (or items) touch a unit: ``low`` surely, ``high`` possibly."""

    first: Day
    last: Day
    low: WholeNumber = of("bounds.low")
    high: WholeNumber | None = of("bounds.high")


class DensityRow(Shape):
    """A row of a density chart. ``undated`` is the part of ``total`` that is in no bin.

    ``key`` is null for the row of the events that have no actor, no system …
    """

    key: TextOrNull
    name: str
    total: CountBounds
    undated: CountBounds
    bins: list[DensityBin]


class Density(Shape):
    """The numbers of ``--as density``: rows of bins, each ``unit`` long.

    ``total`` counts all events together; one with two actors is in two rows. ``events`` is the
    number of events, without their ``parts``; ``not_happened`` are by status those that are not
    counted because they have not happened. ``open`` is the number of events that are in the bins of
    their known days, and may also be in earlier or later ones. If items are counted: ``uncertain``
    are the events of which it is not known whether their items match, ``unknown`` those that state
    no number, ``fewer`` and ``more`` those whose parts add up to fewer or more than it,
    ``not_counted`` is the number of events of each kind without items.
    """

    count: Annotated[str, Schema(enum=[*get_args(CountUnit)])] = of("of")
    by: str
    unit: TextOrNull
    total: CountBounds = of("tally.bounds")
    events: WholeNumber
    parts: WholeNumber
    open: WholeNumber
    rows: list[DensityRow]
    uncertain: list[str] = of("tally.uncertain")
    unknown: list[str] = of("tally.unknown")
    fewer: list[str] = of("tally.fewer")
    more: list[str] = of("tally.more")
    not_counted: dict[str, WholeNumber] = of(lambda density: dict(density.tally.others))
    not_happened: dict[str, WholeNumber] = of(lambda density: dict(density.tally.not_happened))
