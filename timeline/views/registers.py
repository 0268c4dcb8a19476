"""``list``: a register, one line per entry: key, number of events, name and details."""

from collections.abc import Sequence

from rich.text import Text

from timeline.kinds import DATED, REFERENCES, FieldType
from timeline.query.results import EventLine, RegisterLine, Value
from timeline.text import plural
from timeline.views.base import FAINT, HEADING, NARROW, NOTHING, Lines, fill, kind_text, row, shown
from timeline.views.counts import number_text, plain_bounds
from timeline.views.listing import source_facts, title_text
from timeline.wording.dates import brief, marks

_KEYS = 32  # the most cells of the column of keys
_DATES = 13  # the fewest cells of the column of dates, if some are longer
_TITLE = 32  # the cells that titles have before longer dates have them
_SHORTEST = 28  # the fewest cells of a column of titles
_LABELLED = REFERENCES | DATED
_PLAIN = (FieldType.TERM, FieldType.FLAG)


def register(lines: Sequence[RegisterLine], width: int, notes: Sequence[str] = ()) -> Lines:
    """Yield a register; on a narrow screen the name is below the key.

    Notes on its numbers come last.
    """
    if not lines:
        yield Text(NOTHING)
    keys = min(max((len(line.key) for line in lines), default=3), _KEYS)
    columns = [("events", [f"{line.events:,}" for line in lines])]
    if any(line.items for line in lines):
        columns.append(("items", [str(line.items or "") for line in lines]))
    widths = [max(len(name), *map(len, each), 0) for name, each in columns]
    if lines and width >= NARROW:
        heads = (
            (Text(f"{name:>{cells}}" if name == "items" else name, HEADING), cells)
            for (name, _), cells in zip(columns, widths, strict=True)
        )
        yield row([(Text("key", HEADING), keys), *heads, (Text("name", HEADING), 0)])
    for number, line in enumerate(lines):
        key = shown(line.key)
        if width < NARROW:
            count = plural(line.events, "event")
            if line.items:
                count += f", {number_text(line.items, 'item', 'items')}"
            yield from fill(Text.assemble(key, f"  {count}"), width, "", "  ")
            yield from fill(_name(line), width, "  ")
            continue
        if key.cell_len > keys:
            yield from fill(key, width)
            key = Text()
        counts = [
            (Text(f"{each[number]:>{cells}}"), cells)
            for (_, each), cells in zip(columns, widths, strict=True)
        ]
        yield from fill(_name(line), width, Text.assemble(row([(key, keys), *counts]), "  "))
    if notes:
        yield Text()
    for note in notes:
        yield from fill(shown(note, FAINT), width)


def events(lines: Sequence[EventLine], width: int) -> Lines:
    """Yield events in order of time: key, date, title; below a key or a date that is too long."""
    if not lines:
        yield Text(NOTHING)
        return
    keys = min(max(len(line.key) for line in lines), _KEYS)
    most = max(width - keys - 4 - _TITLE, _DATES)
    short = (cells for line in lines if (cells := len(_date(line))) <= most)
    dates = max([len("date"), *short])
    names = (("key", keys), ("date", dates), ("title", 0))
    narrow = width < NARROW or keys + dates + 4 + _SHORTEST > width
    if not narrow:
        yield row((Text(name, HEADING), cells) for name, cells in names)
    for line in lines:
        title = Text.assemble(kind_text(line.kind), " ", title_text(line))
        key = shown(line.key)
        if narrow:
            yield from fill(key, width)
            yield from fill(Text.assemble(_date(line), "  ", title), width, "  ")
            continue
        if key.cell_len > keys:
            yield from fill(key, width)
            key = Text()
        date = Text(_date(line))
        head = row([(key, keys), (date, dates)])
        if date.cell_len > dates:
            yield from fill(head, width)
            head = Text()
        head.append(" " * (keys + dates + 4 - head.cell_len))
        yield from fill(title, width, head)


def plain_events(lines: Sequence[EventLine]) -> list[list[str]]:
    """Return the fields of each event for a pipe: key, EDTF, kind, title, qualifiers."""
    return [[line.key, line.edtf, line.kind, line.title, line.qualifiers] for line in lines]


def _date(line: EventLine) -> str:
    return f"{brief(line)} {marks(line.qualifiers)}".rstrip()


def plain_register(lines: Sequence[RegisterLine]) -> list[list[str]]:
    """Return the fields of each entry for a pipe: key, events, name, kind, country, part of.

    If items are counted, their fewest and most come last.
    """
    return [
        [
            line.key,
            str(line.events),
            line.name,
            line.kind or (line.source.reliability if line.source else ""),
            line.country,
            line.part_of.key if line.part_of else "",
            *(plain_bounds(line.items) if line.items else ()),
        ]
        for line in lines
    ]


def _name(line: RegisterLine) -> Text:
    text = shown(line.name)
    facts = [fact for value in line.values if (fact := _fact(line, value))]
    if line.source:
        facts = [*source_facts(line.source, "published "), *facts]
    facts += [f"also {', '.join(line.aliases)}"] if line.aliases else []
    details = " · ".join(facts)
    return text.append_text(shown(f"  {details}" if details else "", FAINT))


def _fact(line: RegisterLine, value: Value) -> str:
    """Return a value as a short fact; empty for prose, and for what is shown elsewhere."""
    field = value.field
    if field.type in _LABELLED and not (line.source and field.name == "published"):
        return f"{field.title.lower()} {value.text}"
    return value.text if field.type in _PLAIN and not line.source else ""
