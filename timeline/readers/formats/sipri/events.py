"""What the layouts have in common: the fields of an order, and its key."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from timeline.readers.formats.base import CellFault, Conversion, Fields
from timeline.readers.formats.sipri import amounts
from timeline.readers.formats.sipri.columns import SipriColumns
from timeline.readers.formats.sipri.parties import PartyKeys, bare, is_unknown, token
from timeline.readers.formats.sipri.weapons import weapon
from timeline.readers.tables.base import TableRow
from timeline.text import clip, suggest_key

T = TypeVar("T")

_LONG = 200
"""Characters of a cell that count for a key."""
_UNCITED = ("kind", "title", "summary")
_CONDITIONS = {
    "new": "new",
    "second hand": "second-hand",
    "second-hand": "second-hand",
    "second hand but modernized": "modernised",
    "second hand but modernised": "modernised",
    "second-hand but modernized": "modernised",
}


def values_of(fields: Fields) -> list[str]:
    """Return the paths of the values of an order that need a citation."""
    return [
        name for name in fields
        if name not in _UNCITED and not (name == "when" and fields[name] == "unknown")
    ]  # fmt: skip


def key_of(row: TableRow, columns: SipriColumns) -> str:
    """Return a key made from the parties, the weapon and the year of an order."""
    names = ("recipient", "supplier", "designation", "ordered")
    return _key(*(columns.text(row, name)[:_LONG] for name in names))


@lru_cache(1 << 12)
def _key(recipient: str, supplier: str, designation: str, ordered: str) -> str:
    parts = (
        token(recipient)[:24].strip("-"),
        token(supplier)[:24].strip("-"),
        suggest_key(designation, "x")[:40].strip("-") or "x",
        re.sub(r"\.0*$|[^0-9]", "", ordered)[:8],  # a spreadsheet can have 2001.0
    )
    return "-".join(filter(None, parts))


class OrderFields:
    """Makes the fields of orders from rows; its methods note the faults of cells."""

    def __init__(self, columns: SipriColumns, conversion: Conversion) -> None:
        self.columns = columns
        self.conversion = conversion
        self.parties = PartyKeys(conversion)

    def begin(self, row: TableRow) -> dict[str, Any]:
        """Return the fields that every layout has; empty if a party or the weapon is missing."""
        columns = self.columns
        missing = [
            name for name in ("recipient", "supplier", "designation") if not columns.text(row, name)
        ]
        for name in missing:
            columns.fault(row, name, f"is blank: an order has a {name}")
        if missing:
            return {}
        fields: dict[str, Any] = {"kind": "procurement", "title": ""}
        when = self._read(row, "ordered", amounts.year)
        fields["when"] = when or "unknown"
        fields["systems"] = self.conversion.refer(
            "system",
            columns.text(row, "designation"),
            row,
            columns.name("designation"),
            define=weapon(columns.text(row, "description"), columns.text(row, "armament")),
        )
        fields["stage"] = "ordered"
        for role, name in (("recipient", "recipient"), ("seller", "supplier")):
            fields[role] = self.parties.key(row, columns.name(name), columns.text(row, name))
        if condition := self.condition(row):
            fields["condition"] = condition
        return fields

    def title(self, row: TableRow, quantity: str = "") -> str:
        """Return ``Northland orders 12 Falcon-2 from Southland``."""
        recipient, supplier, designation = (
            self.columns.text(row, name) for name in ("recipient", "supplier", "designation")
        )
        number = quantity.replace("~", "about ")
        seller = "an unknown supplier" if is_unknown(supplier) else bare(supplier)
        buyer = "An unknown recipient" if is_unknown(recipient) else bare(recipient)
        words = (buyer, "orders", number, designation, "from", seller)
        return clip(" ".join(filter(None, words)), 500)

    def count(self, row: TableRow, field: str) -> str:
        """Return a number of weapons; empty if there is none."""
        return self._read(row, field, amounts.count)

    def years(self, row: TableRow) -> tuple[str, ...]:
        """Return the years of deliveries; empty if there are none."""
        estimate = self.columns.mark(row, "years")
        try:
            return amounts.years(self.columns.text(row, "years"), estimate)
        except CellFault as fault:
            self.columns.fault(row, "years", fault.message)
            return ()

    def volume(self, row: TableRow, field: str) -> Decimal | None:
        """Return a transfer volume; None if there is none."""
        try:
            return amounts.volume(self.columns.text(row, field))
        except CellFault as fault:
            self.columns.fault(row, field, fault.message)
            return None

    def _read(self, row: TableRow, field: str, read: Callable[[str, bool], str]) -> str:
        estimate = self.columns.mark(row, field)
        try:
            return read(self.columns.text(row, field), estimate)
        except CellFault as fault:
            self.columns.fault(row, field, fault.message)
            return ""

    def condition(self, row: TableRow) -> str:
        """Return the condition of the units; empty if it is blank, or is not a known one."""
        written = self.columns.text(row, "status")
        folded = " ".join(written.lower().split())
        if not folded or folded in _CONDITIONS:
            return _CONDITIONS.get(folded, "")
        message = (
            f"{clip(written)!r} is not known: write New, Second hand or Second hand but modernized"
        )
        self.columns.fault(row, "status", message)
        return ""
