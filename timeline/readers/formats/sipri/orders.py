"""The trade register with one row for each order: 16 columns, with comments.

The rows have no ids, and each release has them in another order. The key of an order is made from
its parties, weapon and year; orders that share them are numbered by their content, so that it does
not depend on the order of the rows, and keep their numbers in the next release.
"""

from collections.abc import Iterator, Sequence

from timeline.errors import Problem
from timeline.readers.formats.base import Conversion, ConvertedRows, Fields, RowCitation, RowDraft
from timeline.readers.formats.keys import EventKeys, shortened
from timeline.readers.formats.sipri import amounts, comments
from timeline.readers.formats.sipri.columns import SipriColumns
from timeline.readers.formats.sipri.events import OrderFields, key_of, values_of
from timeline.readers.tables.base import Table, TableRow


def convert(table: Table, conversion: Conversion) -> Iterator[ConvertedRows | Problem]:
    """Yield each row as an order."""
    columns = SipriColumns(table, conversion)
    order = OrderFields(columns, conversion)

    def base(row: TableRow) -> str:
        return shortened(f"{conversion.source}-{key_of(row, columns)}")

    def bases() -> Iterator[tuple[str, Sequence[TableRow]]]:
        for item in table.rows():
            if isinstance(item, TableRow):
                yield base(item), [item]

    keys = EventKeys(conversion, bases, order=lambda row: (_content(row, columns), row.number))
    for item in table.rows():
        if isinstance(item, Problem):
            yield item
            continue
        draft = _draft(item, order, keys.of(base(item), [item]))
        yield conversion.converted([item], [draft] if draft else [])


def _content(row: TableRow, columns: SipriColumns) -> tuple[str, ...]:
    """Return what distinguishes orders of one weapon in one year, the most stable first."""
    quantity = columns.text(row, "quantity")
    names = ("status", "tiv_unit", "comments", "years", "delivered")
    return (quantity.rjust(9), *(columns.text(row, name) for name in names))


def _draft(row: TableRow, order: OrderFields, key: str) -> RowDraft | None:
    """Return the order of a row; None if a fault leaves none."""
    columns = order.columns
    if not (fields := order.begin(row)):
        return None
    said = columns.text(row, "comments")
    remarks = comments.read(said, columns.text(row, "recipient"))
    if said:
        fields["summary"] = said
    quantity = order.count(row, "quantity")
    delivered = order.count(row, "delivered")
    years = order.years(row)
    if delivered == "0" and years:
        message = "is 0, but there are years of delivery: the number is left out"
        columns.warn(row, "delivered", message)
        delivered = ""
    fields["title"] = order.title(row, quantity)
    fields |= {"quantity": quantity} if quantity else {}
    fields |= {"delivered": {"actual": delivered}} if delivered else {}
    delivery = {"actual": amounts.together(years)} if years else {}
    delivery |= {"expected": remarks.expected} if remarks.expected else {}
    fields |= {"delivery": delivery} if delivery else {}
    fields |= {"cost": remarks.cost} if remarks.cost else {}
    fields |= {"mode": remarks.mode} if remarks.mode else {}
    fields |= {"platform": remarks.platform} if remarks.platform else {}
    if remarks.local_designation:
        fields["local_designation"] = remarks.local_designation
    for name, names in (("buyer", remarks.buyers), ("payer", remarks.payers)):
        if names and all(map(order.parties.is_known, names)):
            found = (order.parties.key(row, columns.name("comments"), each) for each in names)
            fields[name] = [*dict.fromkeys(found)]
    fields |= _volumes(row, order, bool(years) or delivered not in ("", "0"))
    return RowDraft("event", key, row, fields, _citations(row, fields, remarks))


def _volumes(row: TableRow, order: OrderFields, is_delivered: bool) -> Fields:
    """Return the transfer volumes. A 0 is rounded, or means a volume that is not set yet."""
    unit, total, delivered = (
        order.volume(row, name) for name in ("tiv_unit", "tiv_total", "tiv_delivered")
    )
    found: dict[str, str] = {}
    if unit is not None:
        some = bool(total or delivered)
        found["tiv_unit"] = amounts.shown(unit) if unit else amounts.ROUNDED if some else "unknown"
    if total is not None:
        found["tiv_total"] = (
            amounts.shown(total) if total else amounts.ROUNDED if unit else "unknown"
        )
    if delivered is not None:
        rounded = not delivered and is_delivered
        found["tiv_delivered"] = amounts.ROUNDED if rounded else amounts.shown(delivered)
    return found


def _citations(row: TableRow, fields: Fields, remarks: comments.Remarks) -> tuple[RowCitation, ...]:
    """Return the passages of a row; none if it supports all values equally."""
    doubtful = [name for name in fields if name in remarks.doubtful]
    if not doubtful and not remarks.restated:
        return ()
    sure = [name for name in values_of(fields) if name not in doubtful]
    restates = {"restates": {"cost": remarks.restated}} if remarks.restated else {}
    found = [RowCitation(row, sure, restates)]
    if doubtful:
        found.append(RowCitation(row, doubtful, {"credibility": "3"}))
    return tuple(found)
