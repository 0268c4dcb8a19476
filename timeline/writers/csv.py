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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from timeline.analysis.independence import count
from timeline.dates.calendar import iso_or_none
from timeline.errors import UsageError
from timeline.formulas import neutral
from timeline.kinds import EVENT_FIELDS, KINDS, REFERENCES, FieldType, Per
from timeline.kinds.columns import BY_PARTICIPANT, EVIDENCE, OF_LINE, event_columns, value_parts
from timeline.query.results import ClaimLine, EventDetail, Value, place_text
from timeline.writers.file import target

BOM = "\ufeff"
_SHARED = frozenset(field.name for field in EVENT_FIELDS)


def write_csv(
    details: Iterable[EventDetail],
    path: Path | None,
    kind: str | None = None,
    excel: bool = False,
    *,
    force: bool = False,
) -> None:
    """Write events to a file, or to standard output, while they are read.

    ``kind`` limits the columns to those of that kind. An existing file that is not such a table is
    replaced only with ``force``. Raises UsageError if the file cannot be written.
    """
    with target(path, _is_header, force) as file:
        write_rows(details, file, kind, excel)


def write_rows(
    details: Iterable[EventDetail], file: TextIO, kind: str | None = None, excel: bool = False
) -> None:
    """Write events to an open text file, which takes line ends as they are; see ``write_csv``."""
    write_table(columns(kind), (dict(_cells(detail)) for detail in details), file, excel)


def write_table(
    names: Sequence[str], rows: Iterable[Mapping[str, str]], file: TextIO, excel: bool
) -> None:
    """Write a header and rows, each with its cells by column; a missing one is empty."""
    if excel:
        file.write(BOM)
    table = csv.DictWriter(file, names, restval="")
    table.writeheader()
    for cells in rows:
        table.writerow({name: neutral(cells[name]) for name in cells} if excel else cells)


def _is_header(line: str) -> bool:
    return line.startswith(",".join(OF_LINE))


def columns(kind: str | None = None) -> list[str]:
    """Return the names of the columns for one kind, or for all.

    Raises UsageError for an unknown kind.
    """
    if kind and kind not in KINDS:
        raise UsageError(f"{kind} is not the name of one kind", f"one of {', '.join(KINDS)}")
    return event_columns(KINDS[kind] if kind else None)


def _cells(detail: EventDetail) -> Iterator[tuple[str, str]]:
    line = detail.line
    shared = (
        line.key, line.kind, line.title, line.status, line.when, line.edtf, line.precision,
        line.qualifiers, "yes" if line.sure else "no", iso_or_none(line.start_lo) or "",
        iso_or_none(line.end_hi) or "",
        detail.summary, line.place.key if line.place else "", line.timezone,
        _keys(actor.key for actor in line.actors), _keys(each.key for each in line.systems),
        _keys(each.key for each in line.programmes), _keys(line.tags),
    )  # fmt: skip
    yield from zip(OF_LINE, shared, strict=True)
    own: dict[str, list[Value]] = {}
    for value in detail.values:
        if value.field.name not in _SHARED and value.field.name != "kind":
            own.setdefault(value.field.name, []).append(value)
    for values in own.values():
        yield from _field_cells(values)
    quotes = [_quote(claim) for claim in detail.claims if claim.source]
    evidence = (
        _keys(f"{link.type}={link.other.key}" for link in detail.links if link.outward),
        _keys(line.inferred), _keys(line.disputed), line.grade, _keys(line.sources),
        str(count(detail.claims).independent),
        "\n".join(dict.fromkeys(quotes)),
    )  # fmt: skip
    yield from zip(EVIDENCE, evidence, strict=True)


def _field_cells(values: list[Value]) -> Iterator[tuple[str, str]]:
    """Yield the cells of all values of one field, each with its column."""
    field = values[0].field
    if field.type in REFERENCES:
        yield field.name, _keys(value.text for value in values)
    elif field.type is FieldType.WORDING:
        yield field.name, "\n".join(f"{value.slot}: {value.text}" for value in values)
    elif field.per is Per.ITEM:
        yield from _record_cells(field.name, values)
    elif field.per is Per.PARTICIPANT and values[0].slot:
        yield f"{field.name}{BY_PARTICIPANT}", _keys(f"{v.slot}={v.text}" for v in values)
    else:
        for value in values:
            name = f"{field.name}_{value.slot}" if value.slot else field.name
            yield from zip(
                (f"{name}{part}" for part in value_parts(field)), _figures(value), strict=True
            )


def _quote(claim: ClaimLine) -> str:
    assert claim.source is not None
    place = f" ({place_text(claim.place)})" if claim.place else ""
    quote = "; ".join(map(str, claim.cells())) or claim.quote  # a row: its cells by column
    return f"{claim.source.key}{place}" + (f": {quote}" if quote else "")


def _record_cells(name: str, values: list[Value]) -> Iterator[tuple[str, str]]:
    """Yield one cell for each part of a list of records; their texts have the same positions."""
    by_slot = {value.slot: value.text for value in values}
    numbers = dict.fromkeys(slot.partition(".")[0] for slot in by_slot)
    for part in dict.fromkeys(slot.partition(".")[2] for slot in by_slot):
        texts = (by_slot.get(f"{number}.{part}", "") for number in numbers)
        yield f"{name}_{part}", ";".join(texts)


def _figures(value: Value) -> tuple[str, ...]:
    """Return the parts of a value, in the order of ``value_parts``."""
    if value.quantity is not None:
        number = value.quantity
        figures = (number.best, number.low if number.stated else None, number.high)
        shown = ("" if figure is None else f"{figure:f}" for figure in figures)
        return (*shown, number.qualifier, number.unit or value.field.unit)
    if value.dated is not None:
        ends = (iso_or_none(value.dated.lo) or "", iso_or_none(value.dated.hi) or "")
        return (value.text, value.dated.edtf, *ends)
    return (value.text,)


def _keys(keys: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(keys))
