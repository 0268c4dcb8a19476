"""Numbers and amounts of money as rows, one for each, so that any of them can be summed."""

from collections.abc import Iterator
from typing import Final

from timeline.kinds import Per
from timeline.quantities import words
from timeline.query.results import EventDetail
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
            *("Event", "Title", "Kind", "Status", "Stage", "Sure"),
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
    is a sum of nothing.
    """
    line = detail.line
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
            "Status": line.status,
            "Stage": stage,
            "Sure": "yes" if line.sure else "no",
            "First possible day": day_cell(line.start_lo),
            "Last possible day": day_cell(line.end_hi),
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
