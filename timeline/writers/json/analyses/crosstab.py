"""Cross tables: ``count``."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args

from timeline.analysis.crosstab.cells import SORTS
from timeline.analysis.crosstab.table import CountedField as Field
from timeline.analysis.crosstab.table import Crosstab
from timeline.query.results.counting import CountUnit
from timeline.writers.json.notation import Figure, TextOrNull
from timeline.writers.json.notation import WholeNumber as Number
from timeline.writers.json.records.counts import CountBounds
from timeline.writers.json.shape import Schema, Shape, of, optional


class NumberSum(Shape):
    """The sum of numbers of one unit (or currency) and one sort; ``high`` is null if it is open.

    ``sort`` is null for what happened, ``expected`` for plans, or the status of events that have
    not happened. ``best`` is null if a part has no estimate. ``estimated``: some parts are
    estimates.
    """

    unit: TextOrNull = of("measure.unit")
    sort: Annotated[str, Schema(enum=[*filter(None, SORTS)])] | None = of(
        lambda number: number.measure.sort or None
    )
    low: Figure
    high: Figure | None
    best: Figure | None
    estimated: bool


def _summed(name: str) -> Any:
    """Read an attribute of the figures, the first of a pair; left out if nothing is summed."""
    return optional(lambda pair: getattr(pair[0], name) if pair[1] else None)


class Figures(Shape):
    """How many events (or items) there are, ``low`` surely and ``high`` possibly, and their sums.

    ``numberless`` is how many of them have no number of the field that is summed.
    """

    number: CountBounds = of(lambda pair: pair[0].count)
    sums: list[NumberSum] | None = _summed("sums")
    numberless: CountBounds | None = _summed("numberless")


class CountedGroup(Figures, inside={Figures: lambda group: group[1]}, before="number"):
    """A row or a column. ``key`` is null for the events without a value of the field.

    ``query`` finds the events that are possibly in the group; it is null if no query does.
    """

    key: str | None = of(lambda group: group[0].key)
    name: TextOrNull = of(lambda group: group[0].name)
    query: TextOrNull = of(lambda group: group[0].clause)


class CountedField(Shape):
    """A field by which events are counted, with its groups in order."""

    by: str = of(lambda field: field[0].name)
    title: str = of(lambda field: field[0].title)
    groups: list[CountedGroup] = of(lambda field: field[1])


class Cell(Figures, inside={Figures: lambda cell: cell[1]}, before="number"):
    """The events that are in one group of each field, by the keys of these."""

    at: list[str | None] = of(lambda cell: cell[0])


class ItemNotes(Shape):
    """What a number of items does not know or does not count.

    ``uncertain`` are the events of which it is not known whether their items match, ``unknown``
    those that state no number, ``fewer`` and ``more`` those whose parts add up to fewer or more
    than it, ``not_counted`` is the number of events of each kind without items, and
    ``not_happened`` by status that of the events that have not happened.
    """

    unit: str = of("many")
    uncertain: list[str]
    unknown: list[str]
    fewer: list[str]
    more: list[str]
    not_counted: dict[str, Number] = of(lambda tally: dict(tally.others))
    not_happened: dict[str, Number] = of(lambda tally: dict(tally.not_happened))


class Count(Shape):
    """How many events a query finds by one or two fields; ``sum`` is the field that is summed.

    An event that is in several groups is in the total once. ``cells`` are those with an event; by
    one field there are none. ``possible`` of the events match the query only possibly.
    ``statuses`` is how many have each status: those planned, announced, cancelled and claimed are
    counted, too. If items are counted, ``items`` is what their number does not know instead.
    """

    query: str
    count: Annotated[str, Schema(enum=[*get_args(CountUnit)])] = of("counted")
    items: ItemNotes | None = optional("tally")
    possible: Number
    statuses: dict[str, Number] | None = optional(
        lambda found: dict(found.statuses) if found.tally is None else None
    )
    sum: TextOrNull = of("summed")
    total: Figures = of(lambda found: (found.total, found.summed))
    fields: list[CountedField] = of(lambda found: [*_fields(found)])
    cells: list[Cell] = of(lambda found: [*_cells(found)])


def _fields(found: Crosstab) -> Iterator[tuple[Field, list[Any]]]:
    for number, field in enumerate(found.fields):
        figures = found.column if number else found.row
        groups = [(group, (figures(at), found.summed)) for at, group in enumerate(field.groups)]
        yield field, groups


def _cells(found: Crosstab) -> Iterator[tuple[list[str | None], Any]]:
    for number, row in enumerate(found.rows):
        for at, column in enumerate(found.columns):
            figures = found.cell(number, at)
            if figures.most:
                yield [row.key, column.key], (figures, found.summed)
