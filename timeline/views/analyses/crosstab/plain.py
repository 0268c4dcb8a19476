"""``count`` in a pipe."""

from collections.abc import Iterable, Iterator

from timeline.analysis.crosstab.cells import CellFigures
from timeline.analysis.crosstab.sums import SummedNumber
from timeline.analysis.crosstab.table import Crosstab
from timeline.query.results import Most
from timeline.query.results.grouping import FieldGroup
from timeline.views.counts import plain_bounds

ALL = "*"


def plain_crosstab(found: Crosstab, most: Most | None = None) -> Iterator[list[str]]:
    """Yield the fields of each cell with an event for a pipe: row, (column,) how many events, or
    items, surely and possibly. The key is empty for events without a value, and ``*`` for all
    groups together.

    With a sum there is a line for each of its units, or one without any: unit, what it is a sum of
    (``expected``, ``planned``; empty: what happened), least, greatest, estimate, and the number of
    events surely and possibly without a number.
    """
    for number, group in _first(found, most):
        if found.columns:
            for at, column in enumerate(found.columns):
                yield from _lines(found, [_key(group), _key(column)], found.cell(number, at))
            yield from _lines(found, [_key(group), ALL], found.row(number))
        else:
            yield from _lines(found, [_key(group)], found.row(number))
    for at, column in enumerate(found.columns):
        yield from _lines(found, [ALL, _key(column)], found.column(at))
    yield from _lines(found, [ALL] * len(found.fields), found.total)


def _first(found: Crosstab, most: Most | None) -> Iterable[tuple[int, FieldGroup]]:
    rows = [*enumerate(found.rows)]
    return rows[: most.of(len(rows)) if most else None]


def _key(group: FieldGroup) -> str:
    return group.key or ""


def _lines(found: Crosstab, at: list[str], figures: CellFigures) -> Iterator[list[str]]:
    if not figures.most:
        return
    fields = [*at, *plain_bounds(figures.count)]
    if not found.summed:
        yield fields
        return
    without = plain_bounds(figures.numberless)
    for number in figures.sums or (None,):
        yield [*fields, *_sum(number), *without]


def _sum(number: SummedNumber | None) -> list[str]:
    if number is None:
        return [""] * 5
    figures = (
        "" if each is None else f"{each:f}" for each in (number.low, number.high, number.best)
    )
    return [number.measure.unit, number.measure.sort, *figures]
