"""The columns of the three layouts, by the names that the register has given them."""

from collections.abc import Sequence
from typing import Final

from timeline.readers.formats.base import CellFault, Conversion
from timeline.readers.formats.labels import header_where
from timeline.readers.formats.sipri import amounts
from timeline.readers.tables.base import RawLine, Table, TableRow

_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "id": ("sipri at database id", "deal id", "database id"),
    "supplier": ("supplier", "seller"),
    "recipient": ("recipient", "buyer"),
    "designation": ("weapon designation", "designation"),
    "description": ("weapon description", "description"),
    "armament": ("armament category",),
    "ordered": ("year of order", "order date", "order year", "year of order/licence"),
    "ordered?": ("order date is estimate",),
    "quantity": ("number ordered",),
    "delivered": ("number delivered", "numbers delivered"),
    "delivered?": ("numbers delivered is estimate", "number delivered is estimate"),
    "years": ("year(s) of delivery", "year(s) of deliveries", "delivery year"),
    "years?": ("delivery year is estimate",),
    "status": ("status",),
    "comments": ("comments", "comment"),
    "tiv_unit": ("sipri tiv per unit", "tiv deal unit"),
    "tiv_new": ("sipri estimate",),
    "tiv_total": ("sipri tiv for total order",),
    "tiv_delivered": ("sipri tiv of delivered weapons", "tiv delivery values"),
    "local": ("local production",),
}
"""What a column states, and its names in lower case. ``?`` is the estimate of another one."""
ORDERS: Final = ("recipient", "supplier", "year of order", "weapon designation")
DELIVERIES: Final = (
    "sipri at database id",
    "supplier",
    "recipient",
    "designation",
    "delivery year",
)
DEALS: Final = ("deal id", "seller", "buyer", "designation", "delivery year")


def folded(name: str) -> str:
    """Return a name of a column in lower case, without the semicolons that Excel adds."""
    return " ".join(name.strip("; \ufeff").lower().split())


def header(names: Sequence[str], head: Sequence[RawLine]) -> int | None:
    """Return the index of the first line that has all of these columns."""
    return header_where(head, lambda cells: {*names} <= {folded(cell) for cell in cells})


class SipriColumns:
    """The columns of one table: where each is, and what it is called there."""

    def __init__(self, table: Table, conversion: Conversion) -> None:
        self._conversion = conversion
        self._table = table
        names = [folded(name) for name in table.columns]
        self._at: dict[str, int] = {}
        self._last = len(names) - 1
        for field, known in _NAMES.items():
            found = [names.index(name) for name in known if name in names]
            if found:
                self._at[field] = found[0]
        for number, name in enumerate(names):
            if number and (not name or name.startswith("unnamed")):
                self._note_mark(number, number - 1)

    def _note_mark(self, number: int, before: int) -> None:
        """Note a column without a name: it marks the estimates of the one before it."""
        for field, at in [*self._at.items()]:
            if at == before and not field.endswith("?"):
                self._at.setdefault(f"{field}?", number)

    def name(self, field: str) -> str:
        """Return the name of a column in the file."""
        at = self._at.get(field)
        if at is None:
            return _NAMES.get(field, ("",))[0]
        return self._table.columns[at].strip("; ") or f"{self.name(field.rstrip('?'))} ?"

    def text(self, row: TableRow, field: str) -> str:
        """Return a cell, without the semicolons at the end of a line; empty without the column."""
        at = self._at.get(field)
        if at is None:
            return ""
        text = str(row.cells[at])
        return text.rstrip("; ") if at == self._last else text

    def mark(self, row: TableRow, field: str) -> bool:
        """Return whether a cell is an estimate."""
        try:
            return amounts.mark(self.text(row, f"{field}?"))
        except CellFault as fault:
            self.fault(row, f"{field}?", fault.message)
            return False

    def fault(self, row: TableRow, field: str, message: str) -> None:
        """Note a fault of a cell."""
        self._conversion.fault(row, self.name(field), message)

    def warn(self, row: TableRow, field: str, message: str) -> None:
        """Note a doubt about a cell."""
        self._conversion.warn(row, self.name(field), message)
