"""The trade register with one row for each year of delivery: 17 columns, and the older export.

The rows with one id are one order. They need not be together in the file.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from timeline.errors import Problem
from timeline.readers.formats.base import (
    CellFault,
    Conversion,
    ConvertedRows,
    RowCitation,
    RowDraft,
)
from timeline.readers.formats.figures import whole
from timeline.readers.formats.keys import shortened
from timeline.readers.formats.sipri import amounts
from timeline.readers.formats.sipri.columns import SipriColumns
from timeline.readers.formats.sipri.events import OrderFields, values_of
from timeline.readers.tables.base import Table, TableRow
from timeline.readers.tables.grouping import grouped
from timeline.text import clip, suggest_key

_SAME = ("recipient", "supplier", "designation", "ordered")
"""What the rows of one order agree in; otherwise they are not one order."""
_LEFT_OUT = ("status", "tiv_unit", "tiv_new", "local")
"""What is left out, with a warning, if the rows of an order differ in it."""


class _Delivery(NamedTuple):
    """What one row says was delivered."""

    row: TableRow
    years: tuple[str, ...]
    quantity: str
    volume: Decimal | None

    @property
    def is_one(self) -> bool:
        return bool(self.years) or self.quantity not in ("", "0")


def convert(table: Table, conversion: Conversion) -> Iterator[ConvertedRows | Problem]:
    """Yield the rows of each id as an order with its deliveries; one without an id by itself."""
    columns = SipriColumns(table, conversion)
    order = OrderFields(columns, conversion)
    problems: list[Problem] = []
    for rows in grouped(_read(table, problems), lambda row: whole(columns.text(row, "id"))):
        yield from problems
        problems.clear()
        draft = _draft(rows, order)
        yield conversion.converted(rows, [draft] if draft else [])
    yield from problems


def _read(table: Table, problems: list[Problem]) -> Iterator[TableRow]:
    """Yield the rows, and put aside the lines that are none."""
    for item in table.rows():
        if isinstance(item, TableRow):
            yield item
        else:
            problems.append(item)


def _draft(rows: Sequence[TableRow], order: OrderFields) -> RowDraft | None:
    """Return the order of these rows; None if a fault leaves none."""
    columns, conversion, first = order.columns, order.conversion, rows[0]
    id_ = suggest_key(whole(columns.text(first, "id")), "id").removeprefix("id-")
    if not id_:
        columns.fault(first, "id", "is blank: write the number of the deal")
    if not _agree(rows, columns) or not id_ or not (fields := order.begin(first)):
        return None
    fields["title"] = order.title(first)
    for row in rows[1:]:
        order.condition(row)  # a word that is none is a fault, also if the rows differ in it
    differing = _differing(rows, columns)
    if "status" in differing:
        fields.pop("condition", None)
    deliveries = _deliveries(rows, order)
    if deliveries:
        fields["deliveries"] = [_part(each) for each in deliveries]
    elif all(columns.text(row, "delivered") == "0" for row in rows):
        fields["delivered"] = {"actual": "0"}
    is_local = "local" not in differing and _is_local(first, columns)
    if is_local:
        fields["mode"] = "licence-production"
    for name in ("tiv_unit", "tiv_new"):
        if name not in differing and (volume := order.volume(first, name)) is not None:
            fields[name] = amounts.shown(volume) if volume else "unknown"
    inferred = _note_volume(fields, rows, deliveries, order)
    citations = _citations(rows, deliveries, fields, inferred)
    key = shortened(f"{conversion.source}-{id_}")
    return RowDraft("event", key, first, fields, citations, inferred)


def _agree(rows: Sequence[TableRow], columns: SipriColumns) -> bool:
    """Note what the rows of an order contradict each other in."""
    agree = True
    for name in _SAME:
        for row in rows[1:]:
            one, other = columns.text(rows[0], name), columns.text(row, name)
            if one != other:
                message = (
                    f"is {clip(other)!r}, but {clip(one)!r} on line {rows[0].line}, which has the"
                    f" same {columns.name('id')}: correct one of them"
                )
                columns.fault(row, name, message)
                agree = False
                break
    return agree


def _differing(rows: Sequence[TableRow], columns: SipriColumns) -> set[str]:
    """Return what the rows of an order differ in, with a warning."""
    found: set[str] = set()
    for name in _LEFT_OUT:
        other = next(
            (row for row in rows if columns.text(row, name) != columns.text(rows[0], name)), None
        )
        if other:
            message = (
                f"is {clip(columns.text(other, name))!r}, but"
                f" {clip(columns.text(rows[0], name))!r} on line {rows[0].line}: it is left out"
            )
            columns.warn(other, name, message)
            found.add(name)
    return found


def _deliveries(rows: Sequence[TableRow], order: OrderFields) -> list[_Delivery]:
    """Return the deliveries of an order, by year and then as in the file."""
    found: list[_Delivery] = []
    seen: dict[tuple[str, ...], TableRow] = {}
    for row in rows:
        if same := seen.get(row.cells):
            message = f"is the same as line {same.line}: it is counted once"
            order.columns.warn(row, "id", message)
            continue
        seen[row.cells] = row
        years, quantity = order.years(row), order.count(row, "delivered")
        if years and quantity == "0":
            message = "is 0, but there is a year of delivery: the number is left out"
            order.columns.warn(row, "delivered", message)
            quantity = ""
        found.append(_Delivery(row, years, quantity, order.volume(row, "tiv_delivered")))
    return sorted((each for each in found if each.is_one), key=lambda each: each.years)


def _part(delivery: _Delivery) -> dict[str, str]:
    when = {"when": amounts.together(delivery.years)} if delivery.years else {}
    known = delivery.quantity not in ("", "0")
    return when | ({"quantity": delivery.quantity} if known else {})


def _is_local(row: TableRow, columns: SipriColumns) -> bool:
    try:
        return amounts.mark(columns.text(row, "local"))
    except CellFault:
        columns.fault(row, "local", "is neither Yes nor No: write one of them")
        return False


def _note_volume(
    fields: dict[str, Any],
    rows: Sequence[TableRow],
    deliveries: Sequence[_Delivery],
    order: OrderFields,
) -> dict[str, str]:
    """Note the transfer volume delivered, and return how it is known if it is a sum."""
    known = [each.volume for each in deliveries if each.volume is not None]
    if not deliveries and len(rows) == 1:
        volume = order.volume(rows[0], "tiv_delivered")
        known, deliveries = (
            ([] if volume is None else [volume]),
            [_Delivery(rows[0], (), "", volume)],
        )
        rounded = 0
    else:
        rounded = sum(not volume for volume in known)
    if not known or len(known) < len(deliveries):
        return {}  # a sum of some says nothing about all
    total, most = sum(known), sum(known) + rounded * Decimal("0.5")
    low, high = amounts.shown(Decimal(total)), amounts.shown(Decimal(most))
    fields["tiv_delivered"] = f"{low}..{high}" if rounded else low
    if len(known) == 1:
        return {}
    name = order.columns.name("tiv_delivered")
    parts = " and ".join((", ".join(map(amounts.shown, known[:-1])), amounts.shown(known[-1])))
    rounding = "; each 0 is between 0 and 0.5" if rounded else ""
    return {"tiv_delivered": clip(f"the sum of {name}, {parts}{rounding}", 2000)}


def _citations(
    rows: Sequence[TableRow],
    deliveries: Sequence[_Delivery],
    fields: dict[str, Any],
    inferred: dict[str, str],
) -> tuple[RowCitation, ...]:
    """Return a passage for each row that states a value, and one of lower credibility for the mode.

    *Local production* also means assembly from kits, and a share in the making of components.
    """
    shared = [name for name in values_of(fields) if name not in ("deliveries", "mode", *inferred)]
    if "tiv_delivered" in shared and len(deliveries) == 1 and deliveries[0].row is not rows[0]:
        shared.remove("tiv_delivered")
    found: list[RowCitation] = []
    numbers = {each.row.number: number for number, each in enumerate(deliveries, 1)}
    for row in rows:
        paths = shared if row is rows[0] else []
        if number := numbers.get(row.number):
            own = [f"deliveries.{number}"]
            if "tiv_delivered" in fields and not inferred and row is not rows[0]:
                own.append("tiv_delivered")
            paths = [*paths, *own]
        if paths:
            found.append(RowCitation(row, paths))
    if "mode" in fields:
        found.append(RowCitation(rows[0], ["mode"], {"credibility": "3"}))
    return tuple(found)
