"""Numbers and amounts of money as rows, one for each, so that any of them can be summed."""

from collections.abc import Iterator
from typing import Final

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.kinds import Per
from timeline.quantities import words
from timeline.query.results import DateValue, EventDetail, Value
from timeline.wording.values import field_label
from timeline.writers.xlsx.tables import (
    LinkedCell,
    SheetCells,
    SheetColumn,
    SheetLayout,
    Target,
    day_cell,
    figures,
    filled,
)

AMOUNTS: Final = SheetLayout(
    "Amounts",
    tuple(
        SheetColumn(title)
        for title in (
            *("Event", "Title", "Kind", "Part of", "Status", "Stage", "Sure"),
            *("First possible day", "Last possible day", "Field"),
            *("Participant", "Participant key", "Expected or actual", "Position in list"),
            *("Figure", "Low", "High", "Unit", "In words", "As written"),
        )
    ),
)


def amount_rows(detail: EventDetail, event: Target) -> Iterator[SheetCells]:
    """Yield a row for each number of an event, whose own row is ``event``.

    Also for those of each participant and of each record of a list, such as deliveries. Status and
    stage are next to them, because a sum over planned events, or over the stages of one purchase,
    means nothing; and what the event is a part of, whose number may include that of the part. What
    was delivered has the stage and the dates of its delivery.
    """
    line = detail.line
    wholes = (each.other.key for each in detail.links if each.outward and each.type == "part-of")
    part_of = "\n".join(wholes)
    stage = next((each.text for each in detail.values if each.field.name == "stage"), "")
    for value in detail.values:
        quantity, field, slot = value.quantity, value.field, value.slot
        if quantity is None:
            continue
        label = field_label(value, line)
        cells: SheetCells = {
            "Event": LinkedCell(line.key, event),
            "Title": line.title,
            "Kind": line.kind,
            "Part of": part_of,
            "Status": line.status,
            **_time_cells(value, detail, stage),
            "Field": label if label == field.title else f"{label}: {field.title}",
            "Unit": quantity.unit or field.unit,
            "In words": words(quantity, field.unit),
            "As written": value.text,
        }
        if field.per is Per.PARTICIPANT and slot:
            cells["Participant"] = value.ref.name if value.ref else slot
            cells["Participant key"] = slot
        elif field.per is Per.MODALITY:
            cells["Expected or actual"] = slot
        elif field.per is Per.ITEM:
            cells["Position in list"] = int(slot.partition(".")[0])
        names = ("Figure", "Low", "High")
        cells |= dict(zip(names, figures(quantity), strict=True))
        yield filled(cells)


def _time_cells(value: Value, detail: EventDetail, stage: str) -> SheetCells:
    """Return the stage of a number, and when what it counts was: then, or at another stage.

    ``stage`` is that of the event. The days of another stage, and those of an expected number, are
    empty if they are not stated.
    """
    field, line = value.field, detail.line
    first, last, sure = line.start_lo, line.end_hi, line.sure
    expected = field.per is Per.MODALITY and value.slot == "expected"
    of_value = field.stage or ("" if expected else stage)
    if (dated := _own_date(value, detail)) is not None:
        first, last, sure = dated.lo, dated.hi, dated.sure
    elif expected or of_value != stage:
        first, last, sure = UNKNOWN_EARLIEST, UNKNOWN_LATEST, False
    return {
        "Stage": of_value,
        "Sure": "yes" if sure else "no",
        "First possible day": day_cell(first),
        "Last possible day": day_cell(last),
    }


def _own_date(value: Value, detail: EventDetail) -> DateValue | None:
    """Return the date of a number itself; None if it has that of the event, or none."""
    field, slot = value.field, value.slot
    path = field.name if field.per is Per.ITEM else field.dated
    if field.per is Per.ITEM:
        slot = f"{slot.partition('.')[0]}.{field.dated}"
    dates = (each for each in detail.values if each.field.name == path and each.slot == slot)
    return next((each.dated for each in dates), None) if field.dated else None
