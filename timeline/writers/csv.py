"""Events as CSV, one row each (RFC 4180: UTF-8, a header, commas, lines that end in CR LF).

The columns, in this order; a missing value is an empty cell:

==============================  ==================================================================
``key kind title status``       as in a list
``when``                        the date as written
``edtf``                        the solved date
``precision qualifiers sure``   how well it is known; ``sure`` is ``yes`` or ``no``; ``no`` for an
                                unknown date
``earliest latest``             ISO days, empty where open or unknown
``summary place timezone``      keys are separated by ``;``
``actors systems programme``
``tags``
each field of the kind          by its name; the fields of all kinds if none is chosen
… a number, money               ``quantity`` (the figure), ``quantity_low``, ``quantity_high``,
                                ``quantity_qualifier``, ``quantity_unit``
… per participant               ``troops_by_participant``: ``usa=17000+;kor=300000``
… expected and actual           ``fleet_after_expected``, ``fleet_after_actual``, and so on
… a date                        ``delivery_expected`` as written, ``…_edtf``, ``…_earliest``,
                                ``…_latest``
… a list of records             ``deliveries_when``, ``deliveries_quantity``: as written, one for
                                each record, separated by ``;``; empty where it has none
… texts by slot                 ``slot: text``, one per line
``links``                       ``part-of=KEY;responds-to=KEY``
``inferred disputed``           value paths, separated by ``;``
``grade``                       the best grade of its claims, such as ``B2``
``sources``                     keys
``independent``                 how many of the sources do not repeat one another
``quotes``                      ``source: quote`` or ``source (page 12): quote``, one per line, with
                                the line breaks of the quote; of a row of a table its cells:
                                ``source (row 5): Buyer: Northland; Year: 2011``
==============================  ==================================================================

The names are those of seed files and do not depend on the data.

For Excel the file begins with a byte order mark, and an apostrophe is put before each cell that a
spreadsheet may take as a formula (``timeline.formulas``). This cannot be undone reliably, so it is
done for Excel only.
"""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TextIO

from timeline.analysis.independence import of_roots
from timeline.canonical.comparing import AMOUNTS, read_quantity
from timeline.dates.calendar import iso_or_none
from timeline.errors import UsageError
from timeline.formulas import neutral
from timeline.kinds import EVENT_FIELDS, KINDS, REFERENCES, Field, FieldType, Per
from timeline.kinds.columns import BY_PARTICIPANT, EVIDENCE, OF_LINE, event_columns
from timeline.query.results import DateValue, place_text
from timeline.query.results.rows import EventRow, Quoted
from timeline.writers.file import target

BOM = "\ufeff"
_SHARED: Final = frozenset({"kind", *(field.name for field in EVENT_FIELDS)})
_OWN: Final = {name: {field.name: field for field in kind.fields} for name, kind in KINDS.items()}

Dates = Mapping[tuple[str, str], DateValue]


def write_csv(
    rows: Iterable[EventRow],
    path: Path | None,
    kind: str | None = None,
    excel: bool = False,
    *,
    force: bool = False,
) -> None:
    """Write events to a file, or to standard output, while they are read.

    ``kind`` limits the columns to those of that kind. An existing file is replaced only with
    ``force``. Raises UsageError if the file cannot be written.
    """
    with target(path, force=force) as file:
        write_rows(rows, file, kind, excel)


def write_rows(
    rows: Iterable[EventRow], file: TextIO, kind: str | None = None, excel: bool = False
) -> None:
    """Write events to an open text file, which takes line ends as they are; see ``write_csv``."""
    names = columns(kind)
    write_table(names, map(_Layout(names).cells, rows), file, excel)


def write_table(
    names: Sequence[str], rows: Iterable[Sequence[str]], file: TextIO, excel: bool
) -> None:
    """Write a header and rows, each with a cell for every column."""
    if excel:
        file.write(BOM)
        rows = ([neutral(cell) if cell else cell for cell in row] for row in rows)
    table = csv.writer(file)
    table.writerow(names)
    table.writerows(rows)


def columns(kind: str | None = None) -> list[str]:
    """Return the names of the columns for one kind, or for all.

    Raises UsageError for an unknown kind.
    """
    if kind and kind not in KINDS:
        raise UsageError(f"{kind} is not the name of one kind", f"one of {', '.join(KINDS)}")
    return event_columns(KINDS[kind] if kind else None)


class _Layout:
    """The columns of a table of events, and the rows in it."""

    def __init__(self, names: Sequence[str]) -> None:
        self._places = {name: place for place, name in enumerate(names)}
        self._empty = [""] * (len(names) - len(OF_LINE) - len(EVIDENCE))

    def cells(self, row: EventRow) -> list[str]:
        """Return the cells of an event, in the order of the columns."""
        values = row.values
        cells = [
            row.key, row.kind, row.title, row.status, row.when, row.edtf, row.precision,
            row.qualifiers, "yes" if row.sure else "no", _day(row.earliest), _day(row.latest),
            values.get("summary", ""), values.get("place", ""), values.get("timezone", ""),
            _keys(row.actors), _keys(values.get("systems", ())), _keys(values.get("programme", ())),
            _keys(values.get("tags", ())),
            *self._empty,
            _keys([f"{type_}={key}" for type_, key in row.links]),
            _keys(row.inferred), _keys(row.disputed), row.grade, _keys(row.roots),
            str(of_roots(row.roots).independent),
            "\n".join(dict.fromkeys(map(_quote, row.quotes))),
        ]  # fmt: skip
        fields = _OWN[row.kind]
        for name, value in values.items():
            if name not in _SHARED:
                self._put(cells, fields[name], value, row.dates)
        return cells

    def _put(self, cells: list[str], field: Field, value: Any, dates: Dates) -> None:
        """Write all values of one field; ``value`` is in canonical form."""
        name = field.name
        if field.type in REFERENCES:
            cells[self._places[name]] = value if isinstance(value, str) else _keys(value)
        elif isinstance(value, str):
            self._put_value(cells, field, name, (value, dates.get((name, ""))))
        elif field.type is FieldType.WORDING:
            texts = (f"{slot}: {text}" for slot, text in value.items())
            cells[self._places[name]] = "\n".join(texts)
        elif field.parts:
            for part, text in _record_cells(value):
                cells[self._places[f"{name}_{part}"]] = text
        elif field.per is Per.PARTICIPANT:
            amounts = _keys([f"{slot}={text}" for slot, text in value.items()])
            cells[self._places[name + BY_PARTICIPANT]] = amounts
        else:
            for slot, text in value.items():
                self._put_value(cells, field, f"{name}_{slot}", (text, dates.get((name, slot))))

    def _put_value(
        self, cells: list[str], field: Field, name: str, value: tuple[str, DateValue | None]
    ) -> None:
        """Write one value with its parts, which have adjacent columns (``value_parts``)."""
        place = self._places[name]
        text, dated = value
        if field.type in AMOUNTS:
            money = field.type is FieldType.MONEY
            cells[place : place + 5] = _figures(text, money, field.whole, field.unit)
        elif dated is not None:
            cells[place : place + 4] = text, dated.edtf, _day(dated.lo), _day(dated.hi)
        else:
            cells[place] = text


def _record_cells(by_slot: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield one cell for each part of a list of records; their texts have the same positions."""
    numbers = dict.fromkeys(slot.partition(".")[0] for slot in by_slot)
    for part in dict.fromkeys(slot.partition(".")[2] for slot in by_slot):
        texts = (by_slot.get(f"{number}.{part}", "") for number in numbers)
        yield part, ";".join(texts)


def _quote(quoted: Quoted) -> str:
    place = f" ({place_text(quoted.place)})" if quoted.place else ""
    quote = "; ".join(quoted.cells()) or quoted.quote  # a row: its cells by column
    return f"{quoted.source}{place}: {quote}" if quote else f"{quoted.source}{place}"


@lru_cache(1 << 14)
def _day(day: int) -> str:
    return iso_or_none(day) or ""


@lru_cache(1 << 14)
def _figures(text: str, money: bool, whole: bool, unit: str) -> tuple[str, ...]:
    """Return the parts of a number, in the order of ``value_parts``."""
    number = read_quantity(text, money, whole)
    figures = (number.best, number.low if number.stated else None, number.high)
    shown = ("" if figure is None else f"{figure:f}" for figure in figures)
    return (*shown, number.qualifier, number.unit or unit)


def _keys(keys: Collection[str]) -> str:
    return ";".join(dict.fromkeys(keys)) if keys else ""
