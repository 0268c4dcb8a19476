"""Cross tables: their rows and columns, and the figures of each cell."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Final

from timeline.analysis.crosstab.axes import GroupAxis
from timeline.analysis.crosstab.cells import NOTHING, At, CellFigures
from timeline.analysis.crosstab.tallying import CrosstabTallies, ItemTallies
from timeline.errors import UsageError
from timeline.progress import Progress, silent
from timeline.query.grammar.asked import asks_for_status
from timeline.query.grouping.stream import GroupedEvents
from timeline.query.results.counting import BY_EVENT, ByStatus, CountUnit, Tally
from timeline.query.results.grouping import FieldGroup, Measure


@dataclass(frozen=True, slots=True)
class CountedField:
    """A field of a table: its name in ``--by``, what its groups are called, and the groups.

    ``keys`` is the type of the records whose keys its groups have, or empty. ``undecided``: items
    whose value nobody knows are possible in its other groups, too.
    """

    name: str
    title: str
    keys: str
    groups: tuple[FieldGroup, ...]
    numbers: tuple[int, ...] = field(repr=False)
    undecided: bool


@dataclass(frozen=True, slots=True)
class Crosstab:
    """How many events of a query there are by the groups of one or two fields.

    ``rows`` are the groups of the first field, ``columns`` those of the second one, if there is
    one. A cell counts the events that are in its row and in its column; one that is in two rows is
    in the total once. ``summed`` is the field whose numbers are summed, or empty, and ``measures``
    are the units of all sums. If items are counted, ``tally`` has their name and what their number
    does not know; if events are, ``statuses`` is how many of them have each status. ``by_status``:
    the query says itself which events have happened.
    """

    query: str
    by_status: bool
    fields: tuple[CountedField, ...]
    summed: str
    tally: Tally | None
    statuses: ByStatus
    _axes: tuple[GroupAxis, ...] = field(repr=False)
    _tallies: CrosstabTallies | ItemTallies = field(repr=False)
    _cells: dict[At, CellFigures] = field(repr=False)

    @property
    def total(self) -> CellFigures:
        """The figures of all events together."""
        return self._cells.get((None,) * len(self.fields), NOTHING)

    @property
    def possible(self) -> int:
        """How many of the events match the query only possibly; 0 for items."""
        low, high = self.total.count
        return 0 if self.tally else (high or 0) - low

    @property
    def shared(self) -> bool:
        """Whether an event is surely in several rows, or in several columns."""
        return any(axis.shared for axis in self._axes)

    @property
    def spread(self) -> int:
        """Of how many events the numbers are in several units of time, and so possible in each."""
        return self._tallies.spread

    @property
    def counted(self) -> CountUnit:
        """What is counted."""
        return "events" if self.tally is None else "items"

    @property
    def noun(self) -> tuple[str, str]:
        """The noun for what is counted, in the singular and the plural."""
        return BY_EVENT.name() if self.tally is None else (self.tally.one, self.tally.many)

    @property
    def measures(self) -> list[Measure]:
        """The units and sorts of the sums."""
        return [each.measure for each in self.total.sums]

    @property
    def rows(self) -> tuple[FieldGroup, ...]:
        """The groups of the first field."""
        return self.fields[0].groups

    @property
    def columns(self) -> tuple[FieldGroup, ...]:
        """The groups of the second field; none if there is only one."""
        return self.fields[1].groups if len(self.fields) > 1 else ()

    def row(self, number: int) -> CellFigures:
        """Return the figures of a row."""
        at = self.fields[0].numbers[number]
        return self._cells.get((at, None)[: len(self.fields)], NOTHING)

    def column(self, number: int) -> CellFigures:
        """Return the figures of a column."""
        return self._cells.get((None, self.fields[1].numbers[number]), NOTHING)

    def cell(self, row: int, column: int) -> CellFigures:
        """Return the figures of a cell."""
        at = self.fields[0].numbers[row], self.fields[1].numbers[column]
        return self._cells.get(at, NOTHING)

    def with_columns(self, kept: Collection[int]) -> "Crosstab":
        """Return the same table with some of its columns; a last one has all others together.

        An event that is in several of these is in that column once; it surely is there if it surely
        is in any of them. The group of that column is ``OTHERS``.
        """
        (rows, columns), others = self.fields, -1
        numbers = [columns.numbers[each] for each in sorted(kept)]
        fold = {each: others for each in columns.numbers if each not in numbers}
        groups = [columns.groups[each] for each in sorted(kept)]
        folded = CountedField(
            columns.name, columns.title, columns.keys,
            (*groups, OTHERS), (*numbers, others), columns.undecided,
        )  # fmt: skip
        cells = self._tallies.cells(self._axes, ({}, fold))
        return replace(self, fields=(rows, folded), _cells=cells)


OTHERS: Final = FieldGroup("*")
"""The group of the column that has several others together."""


def crosstab(
    events: GroupedEvents, progress: Progress = silent, *, count: CountUnit = "events"
) -> Crosstab:
    """Return the table of these events, or of their items.

    Raises UsageError if it is too long, or if numbers are summed by item.
    """
    tally: Tally | None = None
    statuses: ByStatus = ()
    tallies: CrosstabTallies | ItemTallies
    if count == "items":
        if events.summed:
            raise UsageError("items have no sums", "omit --sum, or --count items")
        items, places, tally = events.items()
        tallies = ItemTallies(items, places)
    else:
        tallies = CrosstabTallies(events.read(progress), events.wholes, summed=bool(events.summed))
        statuses = tallies.statuses
    axes = [
        GroupAxis(grouping, tallies.memberships(number))
        for number, grouping in enumerate(events.groupings)
    ]
    cells = tallies.cells(axes)
    fields = []
    for number, axis in enumerate(axes):
        totals = [
            cells.get(tuple(at if each == number else None for each in range(len(axes))), NOTHING)
            for at in range(len(axis.keys) + 1)
        ]
        numbers = axis.order([(each.most, each.count.low) for each in totals])
        named = events.groups(number, {*axis.values})
        grouping = axis.grouping
        fields.append(
            CountedField(
                grouping.name,
                grouping.title,
                grouping.keys,
                tuple(axis.groups(numbers, named)),
                tuple(numbers),
                axis.undecided,
            )
        )
    return Crosstab(
        str(events.query),
        asks_for_status(events.query),
        tuple(fields),
        events.summed,
        tally,
        statuses,
        tuple(axes),
        tallies,
        cells,
    )
