"""A made-up trade register in each of SIPRI's layouts, and what it contains.

Everything follows from the number of a row, so that a register is the same on every machine and its
answers are known without reading it. The weapons, numbers and armed groups are invented; the
countries are real, because a reader must find them.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

ORDERS = (
    "Recipient", "Supplier", "Year of order", " ", "Number ordered", " ", "Weapon designation",
    "Weapon description", "Number delivered", " ", "Year(s) of delivery", "status", "Comments",
    "SIPRI TIV per unit", "SIPRI TIV for total order", "SIPRI TIV of delivered weapons",
)  # fmt: skip
DELIVERIES = (
    "SIPRI AT Database ID", "Supplier", "Recipient", "Designation", "Description",
    "Armament category", "Order date", "Order date is estimate", "Numbers delivered",
    "Numbers delivered is estimate", "Delivery year", "Delivery year is estimate", "Status",
    "SIPRI estimate", "TIV deal unit", "TIV delivery values", "Local production",
)  # fmt: skip
DEALS = ("Deal ID", "Seller", "Buyer", *DELIVERIES[3:])

RECIPIENTS = {
    "Peru": "per", "Turkiye": "tur", "UAE": "are", "Viet Nam": "vnm", "DR Congo": "cod",
    "Cote d'Ivoire": "civ", "Soviet Union": "sun", "Yugoslavia": "yug", "South Korea": "kor",
    "Westland rebels (Chad)*": "westland-rebels-chad", "Islands Union**": "islands-union",
    "NATO**": "nato", "unknown recipient(s)": "unknown-recipient", "Turkey": "tur",
}  # fmt: skip
SUPPLIERS = {
    "Chile": "chl", "United States": "usa", "Bosnia-Herzegovina": "bih", "USA": "usa",
    "unknown supplier(s)": "unknown-supplier", "Czechoslovakia": "csk",
}  # fmt: skip
WEAPONS = (
    ("Falcon", "trainer aircraft", "Aircraft"),
    ("Dart", "portable SAM", "Missiles"),
    ("Guardian", "frigate", "Ships"),
    ("Badger", "APC", "Armoured vehicles"),
    ("Owl", "air-search radar", "Sensors"),
    ("Curiosity", "thing without a name", "Other"),
)
STATUSES = ("New", "Second hand", "Second hand but modernized", "")
COMMENTS = (
    "",
    "$60 m deal; for the coast guard",
    "KRW3.9 tr ($3 b) deal",
    "Part of $35 m deal",
    "Probably aid; financed by Kuwait",
    "$20-25 m deal; incl some second-hand",
    "Assembled from kits in the recipient; delivery planned by 2040",
    "EUR12.5 m deal (incl EUR2 m for training)",
    "Possibly $145 m deal; lease",
    "For 3 Guardian frigates from Chile; ordered via Kuwait",
    "NIS700 m deal",
)
WITH_COST = (1, 2)
WITH_MODE = (4, 6, 8)
NOTES = (
    "Transfers of major conventional arms from All countries to All countries. Deals with"
    " deliveries or orders made for year range '1950' to '2024' ",
    "A '?' in a column indicates uncertain data.",
    "An empty field for 'Number ordered' indicates that data is not yet available.",
    "SIPRI trend-indicator values (TIVs) are in millions.",
    "An empty field for 'SIPRI TIV for total order' indicates that data is not available.",
    "A '0' for 'SIPRI TIV of delivered weapons' is between 0 and 0.5 million SIPRI TIV.",
    "Figures may not add up to stated totals due to the conventions of rounding.",
    "For the method used see the page on sources and methods.",
    "",
    "Source: made up for a test.",
    "Data generated: 13 March 2025 10:02:49 AM",
)


class Delivery(NamedTuple):
    """A delivery of one contract, in the notation of seed files; empty if it is not stated."""

    when: str
    quantity: str


@dataclass
class Register:
    """The text of a register, and what it contains. Counts leave out the rows that are broken."""

    text: str = ""
    delimiter: str = ","
    rows: int = 0
    orders: int = 0  # rows that make an event
    merged: int = 0  # rows that only add a delivery
    broken: int = 0  # rows that must be rejected
    broken_lines: list[int] = field(default_factory=list)
    per_recipient: Counter[str] = field(default_factory=Counter)  # orders, by key of the actor
    per_year: Counter[int] = field(default_factory=Counter)  # orders, by year
    per_condition: Counter[str] = field(default_factory=Counter)
    with_cost: int = 0
    with_mode: int = 0
    of_estimated_year: int = 0
    without_quantity: int = 0
    contract: str = ""  # the key of one order after the key of the source
    contract_deliveries: tuple[Delivery, ...] = ()

    def count(self, recipient: str, year: int, status: str) -> None:
        """Count an order."""
        self.orders += 1
        self.per_recipient[RECIPIENTS[recipient]] += 1
        self.per_year[year] += 1
        if status:
            self.per_condition[_CONDITIONS[status]] += 1


_CONDITIONS = {
    "New": "new",
    "Second hand": "second-hand",
    "Second hand but modernized": "modernised",
}


def orders(rows: int, seed: int = 0, notes: int = 11, tails: str = "", broken: int = 0) -> Register:
    """Return a register with 16 columns.

    ``notes`` is the number of lines above the header, ``tails`` what Excel leaves at the end of a
    line, and ``broken`` how many rows there are to one that is broken (0: none is).
    """
    found = Register(rows=rows, contract="per-chl-falcon-0-1950")
    found.contract_deliveries = (Delivery("{1951,1952}", "30"),)
    lines: list[tuple[str, ...]] = [ORDERS]
    for number in range(rows):
        row, comment, year = _order(number + seed * 1000 if number else 0)
        if broken and number and number % broken == 0:
            _break(row, number // broken)
            found.broken += 1
            found.broken_lines.append(min(notes, len(NOTES)) + 2 + number)
        else:
            found.count(row[0], year, row[11])
            found.with_cost += comment in WITH_COST
            found.with_mode += comment in WITH_MODE
            found.of_estimated_year += row[3] == "?"
            found.without_quantity += not row[4]
        lines.append(tuple(row))
    found.text = _text(lines, notes, ",", tails)
    return found


def _order(number: int) -> tuple[list[str], int, int]:
    """Return the row of an order, the number of its comment, and its year."""
    if number % 50 == 49:  # another order of the same weapon in the same year
        row, comment, year = _order(number - 1)
        row[4] = "" if number % 100 == 99 else f"{7000 + number % 90}"
        return row, comment, year
    recipient = [*RECIPIENTS][number % len(RECIPIENTS)]
    supplier = [*SUPPLIERS][number // 3 % len(SUPPLIERS)]
    name, description, _ = WEAPONS[number % len(WEAPONS)]
    year, quantity, comment = 1950 + number % 75, 30 + number % 900, number % len(COMMENTS)
    ordered, delivered = str(quantity), str(quantity)
    years = (f"{year + 1}; {year + 2}", str(year + 1), f"{year + 1};{year + 2}; {year + 4}")
    spread = years[number % 3]
    if number % 7 == 1:
        ordered = ""
    elif number % 13 == 1:
        ordered = delivered = f"{1 + number % 8},{number % 10}50"
    if number % 17 == 1:
        delivered, spread = "0", ""
    elif number % 19 == 1:
        spread = f"{year}-{year + 2}"
    elif number % 23 == 1:
        delivered = ""
    elif number % 29 == 1:
        delivered = "0"
    volume = "0" if number % 31 == 1 else f"{quantity * 3}.5"
    return [
        recipient, supplier, str(year), "?" * (number % 5 == 1),
        ordered, "?" * (number % 11 == 1), f"{name}-{number // 6 % 40}", description,
        delivered, "?" * (number % 4 == 1), spread, STATUSES[number % len(STATUSES)],
        COMMENTS[comment], "0" if number % 37 == 1 else "3.5",
        "" if number % 7 == 1 else f"{quantity * 4}", volume,
    ], comment, year  # fmt: skip


def _break(row: list[str], number: int) -> None:
    """Break a row of 16 columns, in one of several ways."""
    column, text = [(2, "last year"), (0, "Nowhereland"), (4, "a dozen"), (1, ""), (11, "Worn")][
        number % 5
    ]
    row[column] = text


def deliveries(rows: int, seed: int = 0, notes: int = 6, tails: str = "") -> Register:
    """Return a register with 17 columns: a row for each order and year of delivery.

    The rows of every tenth order are not together.
    """
    return _per_delivery(DELIVERIES, rows, seed, notes, ",", tails)


def deals(rows: int, seed: int = 0, notes: int = 0) -> Register:
    """Return the older export with semicolons, with decimal commas."""
    return _per_delivery(DEALS, rows, seed, notes, ";", "")


def _per_delivery(
    names: Sequence[str], rows: int, seed: int, notes: int, delimiter: str, tails: str
) -> Register:
    found = Register(rows=rows, delimiter=delimiter, contract="100002")
    found.contract_deliveries = (
        Delivery("1953", "~12"), Delivery("1954?", "13"), Delivery("1955", "14"),
    )  # fmt: skip
    lines: list[tuple[str, ...]] = [tuple(names)]
    ids: set[str] = set()
    for row, status in _spread(seed):
        if len(lines) > rows:
            break
        if row[0] not in ids:
            ids.add(row[0])
            found.count(row[2], int(row[6]), status)
            found.with_mode += row[16] == "Yes"
            found.of_estimated_year += row[7] == "Yes"
        lines.append(tuple(cell.replace(".", ",") for cell in row) if delimiter == ";" else row)
    found.merged = rows - found.orders
    found.text = _text(lines, notes, delimiter, tails)
    return found


def _spread(seed: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the rows of orders without end; the last row of every tenth order comes later."""
    late: list[tuple[tuple[str, ...], str]] = []
    order = 0
    while True:
        made = _rows_of(order + seed * 1000 if order > 2 else order)
        if order % 10 == 2:
            late.append(made.pop())
        elif order % 10 == 7 and late:
            made.append(late.pop())
        yield from made
        order += 1


def _rows_of(order: int) -> list[tuple[tuple[str, ...], str]]:
    recipient = [*RECIPIENTS][order % len(RECIPIENTS)]
    supplier = [*SUPPLIERS][order // 3 % len(SUPPLIERS)]
    name, description, category = WEAPONS[order % len(WEAPONS)]
    year, status = 1950 + order % 70, STATUSES[order % 3]
    found: list[tuple[tuple[str, ...], str]] = []
    for number in range(1 + order % 3):
        delivered = "0" if order % 41 == 5 else str(10 + order % 500 + number)
        then = "" if order % 41 == 5 else str(year + 1 + number)
        row = (
            str(100000 + order), supplier, recipient, f"{name}-{order // 6 % 40}", description,
            category, str(year), "Yes" if order % 5 == 1 else "No",
            delivered, "Yes" if number == 0 else "No", then, "Yes" if number == 1 else "No",
            status, "0.25", "0.1", "" if not then else "0" if order % 31 == 3 else "1.2",
            "Yes" if order % 6 == 1 else "No",
        )  # fmt: skip
        found.append((row, status))
    return found


def _text(lines: Sequence[Sequence[str]], notes: int, delimiter: str, tails: str) -> str:
    """Return the text of a file; the header is always on the line after the notes."""
    file = io.StringIO()
    for note in NOTES[len(NOTES) - notes :] if notes else ():
        file.write(f"{note}\n")
    writer = csv.writer(file, delimiter=delimiter, lineterminator=f"{tails}\n")
    writer.writerows(lines)
    return file.getvalue()
