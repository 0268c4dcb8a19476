"""The values of events that are rows of their own, as columns of events and as tables."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from timeline.canonical.comparing import quantity
from timeline.dates.calendar import is_sure
from timeline.kinds import KINDS
from timeline.kinds.columns import BY_PARTICIPANT, value_parts
from timeline.query.dataset.frame import Columns, Frame
from timeline.query.records.leading import LeadingRecords

_FIELDS: Final = {
    (kind.name, field.name): field for kind in KINDS.values() for field in kind.fields
}
_PARTS: Final = {
    name: tuple(name + part for part in value_parts(field))
    for field in _FIELDS.values()
    for name in (field.name, f"{field.name}_expected", f"{field.name}_actual")
}
"""By what names of columns begin with: the columns of one value."""


class CachedFunction(dict[Any, Any]):
    """The results of a function by its argument."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: Any) -> Any:
        found = self[key] = self._function(key)
        return found


class NumberCells(NamedTuple):
    """A number: the nearest doubles of its figures, which may be missing, qualifier and unit."""

    best: float | None
    low: float | None
    high: float | None
    qualifier: str
    unit: str | None


@lru_cache(1 << 16)
def figures(kind: str, name: str, item: str, text: str) -> NumberCells:
    """Return the value of a number; ``item`` is its place in a list of records, or empty."""
    field = _FIELDS[kind, name].at(item)
    number = quantity(text, field)
    shown = (number.possible, number.low if number.stated else None, number.high)
    best, low, high = (None if each is None else float(each) for each in shown)
    return NumberCells(best, low, high, number.qualifier, number.unit or field.unit or None)


class ListedRecords:
    """The values in lists of records, such as deliveries, as written."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, int], dict[str, str]] = {}

    def add(self, field: str, place: int, item: str, text: str) -> None:
        """Add a part of a record: ``1.quantity``."""
        self._texts.setdefault((field, place), {})[item] = text

    def add_to(self, frame: Frame) -> None:
        """Write a column for each part; those of one event have the same positions."""
        for (field, place), texts in self._texts.items():
            numbers = sorted({int(item.partition(".")[0]) for item in texts})
            for part in {item.partition(".")[2] for item in texts}:
                listed = [texts.get(f"{number}.{part}", "") for number in numbers]
                frame.column(f"{field}_{part}")[place] = listed


def amounts(frame: Frame, lists: ListedRecords, wanted: bool) -> Columns:
    """Add the numbers to the events, and return them as a table if that is ``wanted``."""
    names = ("field", "actor_id", "modality", "item", "text")
    rows = frame.rows("amount", names, 2)
    actors = frame.keys.of({row[3] for row in rows})
    at, kinds = frame.at, frame.events["kind"]
    slots, found = [], []
    parts: dict[str, list[list[Any]]] = {}
    for event, _, field, actor, modality, item, text in rows:
        place = at[event]
        number = figures(kinds[place], field, item, text)
        if actor is not None:
            slots.append(actors[actor])
            of_actors = frame.column(field + BY_PARTICIPANT)
            of_actors[place] = [*(of_actors[place] or ()), f"{actors[actor]}={text}"]
        elif item:
            slots.append(item)
            lists.add(field, place, item, text)
        else:
            slots.append(modality)
            name = f"{field}_{modality}" if modality else field
            if (columns := parts.get(name)) is None:
                columns = parts[name] = [*map(frame.column, _PARTS[name])]
            best, low, high, qualifier, unit = columns
            best[place], low[place], high[place], qualifier[place], unit[place] = number
        found.append(number)
    if not wanted:
        return {}
    table = _values(frame, rows, slots, [row[6] for row in rows])
    if found:
        table |= zip(NumberCells._fields, map(list, zip(*found, strict=True)), strict=True)
    return table


def dates(frame: Frame, lists: ListedRecords, wanted: bool, events: LeadingRecords) -> Columns:
    """Add the dates other than their own to the events; return them as a table if ``wanted``.

    The table has them as written, also if they name merged records of the ``events``.
    """
    names = ("field", "modality", "item", "text", "edtf", "lo", "hi", "sure")
    rows = frame.rows("event_date", names, 2)
    for event, _, field, modality, item, text, edtf, lo, hi, _ in rows:
        if item:
            lists.add(field, frame.at[event], item, events.dated(text))
            continue
        name = f"{field}_{modality}" if modality else field
        for of_part, part in zip(_PARTS[name], (events.dated(text), edtf, lo, hi), strict=True):
            frame.column(of_part)[frame.at[event]] = part
    if not wanted:
        return {}
    table = _values(frame, rows, [row[3] or row[4] for row in rows], [row[5] for row in rows])
    return table | {
        "edtf": [row[6] for row in rows],
        "sure": [is_sure(bool(row[9]), row[7], row[8]) for row in rows],
        "earliest": [row[7] for row in rows],
        "latest": [row[8] for row in rows],
        "lo": [row[7] for row in rows],
        "hi": [row[8] for row in rows],
    }


def _values(frame: Frame, rows: Sequence[Any], slots: list[str], texts: list[str]) -> Columns:
    event = [frame.name(row[0]) for row in rows]
    columns = (event, [row[2] for row in rows], slots, texts)
    return dict(zip(("event", "field", "slot", "text"), columns, strict=True))


def wordings(frame: Frame) -> None:
    """Add the texts of fields that have several."""
    rows = frame.rows("wording", ("field", "slot", "text"), 2)
    for event, _, field, slot, text in rows:
        texts, place = frame.column(field), frame.at[event]
        texts[place] = [*(texts[place] or ()), f"{slot}: {text}"]
