"""Ledger: the units, or the money, of procurements by year and stage.

A row is a stage of an account: what was proposed, approved, ordered, delivered of the same systems.
The rows of an account have one scale, so that orders and deliveries are compared. A column is solid
up to what surely passed the stage in its year, and light up to what possibly did. Money is by
currency: two currencies are never on one scale. Procurements that have not happened by their status
(planned, announced, cancelled) pass no stage: they are counted in the notes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from timeline.analysis.ledger.accounts.account import Account, Sum
from timeline.analysis.ledger.accounts.entries import COST, DELIVERED, UNITS, LedgerRow
from timeline.analysis.ledger.accounts.yearly import (
    PassedAmount,
    by_year,
    known_days,
    money_of,
    undated,
    units_of,
    year_of,
)
from timeline.analysis.ledger.deliveries.handed import DELIVERING
from timeline.analysis.ledger.table import Group
from timeline.dates.calendar import DayRange
from timeline.over_time.units import YEARS
from timeline.quantities import Quantity, bounded, words
from timeline.query.results import EventLine, Ref
from timeline.query.results.counting import happened
from timeline.text import first_of, noun, plural
from timeline.writers.charts import notes
from timeline.writers.charts.layout.columns import ColumnRow, TimeColumn, Units, columns, gutter
from timeline.writers.charts.layout.frame import Chart
from timeline.writers.charts.text.fonts import shown
from timeline.writers.charts.theme import Size

NO_STAGE: Final = "no stage"


class LedgerChart(NamedTuple):
    """A chart, and the keys of the sources of its figures: the source of most of them first."""

    chart: Chart
    sources: Sequence[str]


class _StageRow(NamedTuple):
    """A row before its years are known: ``total`` is the sum of all years.

    ``ending`` is the end of its name, which is never cut off.
    """

    stage: str
    name: str
    ending: str
    total: str
    scale: str
    passing: Sequence[PassedAmount]


def ledger(
    groups: Iterable[Group],
    by: str,
    size: Size,
    *,
    planned: Iterable[EventLine] = (),
    money: bool = False,
    asked: DayRange | None = None,
) -> LedgerChart | None:
    """Return units, or with ``money`` costs, by year; None if there are none with a known year.

    ``planned`` are the events, also of groups beyond these, that have not happened by their status;
    others are ignored. ``by`` is what the groups are of, as in ``timeline ledger --by``. The axis
    has the years in which days are known, and those in which any of these amounts may be of the
    days that are ``asked`` for.
    """
    groups = list(groups)
    found = [line for group in groups for line in (_costs if money else _units)(group, by)]
    days = [day for line in found for day in known_days(line.passing, asked)]
    if not days:
        return None
    left = gutter((text for line in found for text in (line.name, line.total)), size)
    width = size.width - 2 * size.margin - left
    units = Units.of([(min(days), max(days))], width, size, YEARS)
    years = year_of(min(days)), year_of(max(days))
    made = [(line, row) for line in found if (row := _row(line, years, units)).columns]
    drawn = columns([row for _, row in made], units, left, size)
    entries = {
        each.event.key: each
        for group in groups
        for account in group.accounts
        for each in account.entries
    }
    figures = [*_figures([line for line, _ in made[: drawn.rows]], entries, money=money)]
    rows = [row for _, row in made]
    chart = Chart(
        drawn.layers,
        drawn.plot,
        _summary(rows, units, money),
        _key(rows[: drawn.rows], units, money),
        [
            *notes.rows_without_room([(row.name, row.total) for row in rows[drawn.rows :]]),
            *_without(found),
            *([] if money else without_system(groups)),
            *notes.not_happened(happened(planned)[1]),
            *_disputed(figures, money=money),
        ],
    )
    counts = Counter(key for each in figures for key in each.sources)
    return LedgerChart(chart, [key for key, _ in counts.most_common()])


class _Figure(NamedTuple):
    """The figures of a record that a chart draws: their sources, and whether sources differ."""

    sources: Sequence[str]
    is_disputed: bool


def _figures(
    lines: Iterable[_StageRow], entries: Mapping[str, LedgerRow], *, money: bool
) -> Iterator[_Figure]:
    """Yield the figures of these rows, each once."""
    fields: dict[str, dict[str, None]] = {}
    for line in lines:
        names = COST if money else DELIVERED if line.stage == "delivered" else UNITS
        for key in (key for each in line.passing for key in each.records if key in entries):
            fields.setdefault(key, {}).update(dict.fromkeys(names))
    for key, drawn in fields.items():
        entry = entries[key]
        sources = {source: None for name in drawn for source in entry.cited.get(name, ())}
        disputed = {path.partition(".")[0] for path in entry.event.disputed}
        yield _Figure([*sources], not disputed.isdisjoint({*drawn, "when"}))


def _disputed(figures: Iterable[_Figure], *, money: bool) -> Iterator[str]:
    count = sum(each.is_disputed for each in figures)
    if count:
        what = "cost" if money else "units"
        yield f"Sources differ on the {what} or the date of {plural(count, 'record')}."


def purchases(groups: Iterable[Group], *, money: bool = False) -> list[EventLine]:
    """Return the procurements and deliveries of these groups with units, or with costs."""
    accounts = (account for group in groups for account in group.accounts)
    entries = (entry for each in accounts if money or each.systems for entry in each.entries)
    events = {
        entry.event.key: entry.event  # of two buyers it is in two groups
        for entry in entries
        if entry.event.kind in DELIVERING
        if not money or entry.cost is not None
    }
    return list(events.values())


def without_system(groups: Iterable[Group]) -> Iterator[str]:
    """Yield how many records have units of systems that they do not name: these are not added."""
    records = {
        key
        for group in groups
        for account in group.accounts
        if not account.systems
        for passing in units_of(account).values()
        for each in passing
        for key in each.records
    }
    if records:
        names = noun(len(records), "it names", "they name")
        yield f"{plural(len(records), 'record')} not drawn because {names} no system."


def _units(group: Group, by: str) -> Iterator[_StageRow]:
    """Yield a row for each stage of each account that names a system."""
    for number, account in enumerate(group.accounts):
        if not account.systems:
            continue
        sums = {each.stage: each for each in account.sums}
        for stage, passing in units_of(account).items():
            ending = f": {stage or NO_STAGE}"
            name = f"{_name(group, account, by)}{ending}"
            scale = f"{_named(group.refs)} {number}"
            yield _StageRow(stage, name, ending, _total(sums[stage]), scale, passing)


def _costs(group: Group, by: str) -> Iterator[_StageRow]:
    """Yield a row for each stage and currency."""
    entries = [entry for account in group.accounts for entry in account.entries]
    sums: Mapping[str, Sequence[Quantity]] = group.costs
    for (stage, currency), passing in money_of(entries).items():
        whole = next(each for each in sums[stage] if (each.unit or "") == currency)
        ending = f": {stage or NO_STAGE}, {currency}"
        name = f"{_named(group.refs, f'no {by} named')}{ending}"
        yield _StageRow(stage, name, ending, words(whole), currency, passing)


def _name(group: Group, account: Account, by: str) -> str:
    systems = _named(account.systems)
    return systems if by == "system" else f"{_named(group.refs, f'no {by} named')}, {systems}"


def _named(refs: Sequence[Ref], otherwise: str = "") -> str:
    return shown(", ".join(ref.name for ref in refs)) or otherwise


def _total(stage: Sum) -> str:
    return words(stage.quantity) if stage.quantity is not None else ""


def _row(row: _StageRow, years: tuple[int, int], units: Units) -> ColumnRow:
    made = [
        TimeColumn(
            year // units.unit.count,
            float(each.low),
            None if each.high is None else float(each.high),
            _brief(each),
            _most(each),
        )
        for year, each in by_year(row.passing, years, units.unit.count)
    ]
    return ColumnRow(row.name, row.total, made, row.scale, ending=row.ending)


def _brief(amount: Quantity) -> str:
    """Return bounds in brief: ``8``, ``3–5``, ``3+``; of money, in words."""
    if amount.unit:
        return words(amount)
    low = f"{amount.low:,f}"
    if amount.high is None:
        return f"{low}+"
    return low if amount.low == amount.high else f"{low}–{amount.high:,f}"


def _most(amount: Quantity) -> str:
    """Return the upper bound; without one, the lower one and a plus."""
    if amount.high is None:
        return f"{words(bounded(amount.low, amount.low, amount.unit))}+"
    return words(bounded(amount.high, amount.high, amount.unit))


def _summary(rows: Iterable[ColumnRow], units: Units, money: bool) -> str:
    named = [f"{row.name} {row.total}".rstrip() for row in rows]
    what = "Costs of procurements" if money else "Units procured"
    return f"{what} by {units.unit.name}: {first_of(named, 12)}."


def _key(rows: Iterable[ColumnRow], units: Units, money: bool) -> str:
    made = [each for row in rows for each in row.columns]
    parts = [
        f"A column: {units.unit.name}",
        f"solid: surely so {'much money' if money else 'many units'}",
    ]
    if any(each.low != each.high for each in made):
        parts.append("light: possibly (a vague date is possible in each of its columns)")
    if any(each.high is None for each in made):
        parts.append("3+ or an arrow: at least so many")
    return f"{'; '.join(parts)}. Below a name: the sum of all years."


def _without(found: Iterable[_StageRow]) -> Iterator[str]:
    count = sum(undated(row.passing) for row in found)
    if count:
        yield f"{plural(count, 'record')} not drawn because the date is unknown."
