"""Events as rows: a table for each kind, with columns for the fields that it declares."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Final

from timeline.analysis.independence import of_sources
from timeline.kinds import KINDS, Field, FieldType, Per
from timeline.models.vocabularies import MODALITIES
from timeline.quantities import words
from timeline.query.results import EventDetail, EventLine, Value
from timeline.wording.clocks import local_time
from timeline.wording.dates import field_in_words, in_words
from timeline.wording.values import field_label, link_words, worded, worded_together
from timeline.writers.xlsx.tables import (
    CellValue,
    LinkedCell,
    SheetCells,
    SheetColumn,
    SheetLayout,
    Target,
    day_cell,
    figures,
    filled,
)

_TEXT: Final = 60
_HEAD: Final = (
    *(SheetColumn(title) for title in ("Key", "Title", "Date", "Time", "Status")),
    SheetColumn("Summary", _TEXT),
)
_SHARED: Final = ("Place", "Systems", "Programme", "Tags")
_TAIL: Final = (
    *(SheetColumn(title) for title in ("First possible day", "Last possible day", "Sure")),
    *(SheetColumn(title) for title in ("Date as written", "EDTF", "Links")),
    SheetColumn("Sources", _TEXT),
    *(SheetColumn(title) for title in ("Grade", "Independent sources", "Claims", "Disputed")),
    *(SheetColumn(title) for title in ("Inferred", "Also recorded as", "Recorded in")),
)
_AMOUNTS: Final = (FieldType.NUMBER, FieldType.MONEY)
_IN_HEAD: Final = frozenset({"kind", "title", "when", "status", "timezone", "summary"})


@cache
def event_table(kind: str) -> SheetLayout:
    """Return the table of the events of a kind."""
    own = (SheetColumn(title) for field in KINDS[kind].fields for title in _titles(field))
    shared = (SheetColumn(title) for title in _SHARED)
    return SheetLayout(KINDS[kind].plural.capitalize(), (*_HEAD, *own, *shared, *_TAIL))


def event_row(
    detail: EventDetail, sources: Target | None, claims: Target, number: int
) -> SheetCells:
    """Return the row of an event.

    ``sources`` is the row of its first source, if it has any, and ``claims`` that of the first of
    its claims, of which the sheet of claims has this ``number``.
    """
    line = detail.line
    cells: SheetCells = {"Key": line.key, "Title": line.title, "Status": line.status}
    cells |= _date_cells(line)
    cells["Summary"] = detail.summary
    values = (value for value in detail.values if value.field.name not in _IN_HEAD)
    for _, of_field in groupby(values, key=lambda value: value.field.name):
        cells |= _field_cells(list(of_field), line)
    cells["Links"] = "\n".join(f"{link_words(each)}: {each.other.key}" for each in detail.links)
    titles = "\n".join(source.title for source in detail.sources.values())
    cells["Sources"] = LinkedCell(titles, sources) if sources and titles else titles
    cells["Grade"] = line.grade
    cells["Independent sources"] = of_sources(detail.claims).independent
    cells["Claims"] = LinkedCell(number, claims) if number else number
    cells["Disputed"] = "\n".join(line.disputed)
    cells["Inferred"] = "\n".join(line.inferred)
    cells["Also recorded as"] = "\n".join(line.same_as)
    cells["Recorded in"] = f"{detail.file}:{detail.file_line}"
    return filled(cells)


def _date_cells(line: EventLine) -> SheetCells:
    """Return when an event was: a date only if it is surely on one day."""
    local = local_time(line)
    known = line.sure and line.start_lo == line.end_hi
    return {
        "Date": day_cell(local.day if local else line.start_lo) if known else in_words(line),
        "Time": f"{local.clock} ({local.zone or 'local time'})" if local else "",
        "First possible day": day_cell(line.start_lo),
        "Last possible day": day_cell(line.end_hi),
        "Sure": "yes" if line.sure else "no",
        "Date as written": line.when,
        "EDTF": line.edtf,
    }


def _titles(field: Field) -> Iterator[str]:
    """Yield the titles of the columns of a field of a kind, in order."""
    if field.type not in _AMOUNTS:
        for slot in _slots(field):
            name = _titled(field, slot)
            yield name
            if field.type is FieldType.DATE:
                yield from (f"{name}: {part}" for part in ("first day", "last day"))
        return
    for slot in _slots(field):
        name = _titled(field, slot)
        yield from (name, f"{name}: low", f"{name}: high", f"{name}: in words")
        if field.type is FieldType.MONEY:
            yield f"{name}: currency"
    if field.per is Per.PARTICIPANT:
        yield f"{field.title}: by participant"


def _slots(field: Field) -> Sequence[str]:
    return MODALITIES if field.per is Per.MODALITY else ("",)


def _titled(field: Field, slot: str) -> str:
    title = f"{field.title}, {slot}" if slot and field.per is Per.MODALITY else field.title
    return f"{title} ({field.unit})" if field.type is FieldType.NUMBER and field.unit else title


def _field_cells(values: Sequence[Value], line: EventLine) -> SheetCells:
    """Return the cells of the values of one field."""
    field = values[0].field
    if field.per is Per.ITEM:
        records = (str(words) for words, _ in worded_together(values, line))
        return {field_label(values[0], line): "\n".join(records)}
    if field.type in _AMOUNTS:
        cells: SheetCells = {}
        for value in values:
            if not (field.per is Per.PARTICIPANT and value.slot):
                cells |= _amount_cells(value)
        each = [str(worded(value)) for value in values if value.slot]
        if field.per is Per.PARTICIPANT and each:
            cells[f"{field.title}: by participant"] = "\n".join(each)
        return cells
    if field.type is FieldType.DATE:
        return {title: cell for value in values for title, cell in _dated(value).items()}
    return {field.title: "\n".join(str(worded(value)) for value in values)}


def _amount_cells(value: Value) -> SheetCells:
    quantity, field = value.quantity, value.field
    name = _titled(field, value.slot)
    if quantity is None:
        return {name: value.text}
    cells: SheetCells = {f"{name}: in words": words(quantity, field.unit)}
    ends = ("", ": low", ": high")
    cells |= {name + end: cell for end, cell in zip(ends, figures(quantity), strict=True)}
    if quantity.unit:
        cells[f"{name}: currency"] = quantity.unit
    return cells


def _dated(value: Value) -> SheetCells:
    dated, name = value.dated, _titled(value.field, value.slot)
    if dated is None:
        return {name: value.text}
    known = dated.sure and dated.lo == dated.hi and not dated.members
    day: CellValue = day_cell(dated.lo) if known else field_in_words(dated)
    return {
        name: day,
        f"{name}: first day": day_cell(dated.lo),
        f"{name}: last day": day_cell(dated.hi),
    }
