"""Write the draft of a map as TOML, with what was found in each column and what it would become."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final

from timeline.errors import Problem
from timeline.kinds import KINDS
from timeline.readers.formats.base import CellFault
from timeline.readers.maps.cells.values import value_of
from timeline.readers.maps.declaring.reading import fields_of_kinds, read_text
from timeline.readers.maps.drafting.amounts import amount_spec
from timeline.readers.maps.drafting.columns import ROWS, ColumnProfile, look_at
from timeline.readers.maps.drafting.guesses import guess_map
from timeline.readers.maps.drafting.heading import DATA
from timeline.readers.maps.drafting.said import few, found_in
from timeline.readers.maps.drafting.titles import Guess
from timeline.readers.maps.header import SHAPES
from timeline.readers.maps.spec.columns import ColumnMap
from timeline.readers.maps.toml import quoted, toml
from timeline.readers.tables.base import Table, TableRow
from timeline.readers.tables.labels import labels
from timeline.text import clip, listed, plural, suggest_key

_TOTAL: Final = re.compile(
    r"(?:(?:grand |sub-?)?totals?|sum|summe|gesamt|insgesamt|average)\b|(?:notes?|sources?):",
    re.IGNORECASE,
)
"""Cells of rows below a table that are not events."""
_OF_YEAR: Final = re.compile(r"(.*?)(?:19|20)\d\d")
"""The name of a column that is of one year: ``Deliv. 2014``."""
_ORDER: Final = ("kind", "key", "title", "when")


def draft_map(table: Table) -> str:
    """Return the draft of a map for a table: TOML that ``read_map`` accepts, with comments."""
    columns, rows, unread = look_at(table)
    guess = guess_map(columns)
    file, _, sheet = PurePath(table.file.path).name.partition("#")
    name = suggest_key(f"{file.split('.')[0]} {sheet}", "map") or "map"
    notes = [*_unread(unread), *_second_header(table, rows), *_same_names(table)]
    notes += [*_no_events(columns), *_for_each_year(columns)]
    plain = "\n".join(_lines(table, columns, guess, {}, name))
    found, problems = read_text(plain, "draft")
    if found is None:  # a field that was guessed wrong is left out
        for problem in problems:
            part = problem.field.split(".")[1:2]
            if part and part[0] not in _ORDER:
                guess.fields.pop(part[0], None)
                guess.columns.pop(part[0], None)
        plain = "\n".join(_lines(table, columns, guess, {}, name))
        found, problems = read_text(plain, "draft")
    samples = _samples(found, labels(table.columns), rows) if found else {}
    return "\n".join(_lines(table, columns, guess, samples, name, notes=notes)) + "\n"


def _unread(problems: Sequence[Problem]) -> list[str]:
    """Return what is said of rows that cannot be read."""
    if not problems:
        return []
    rows = plural(len(problems), "row")
    first = f"line {problems[0].line}: {problems[0].message}"
    return [f"CHECK: {rows} cannot be read, so this does not describe them; {first}"]


def _second_header(table: Table, rows: Sequence[TableRow]) -> list[str]:
    """Return what is said of a first row that has the names of columns without one."""
    unnamed = [at for at, name in enumerate(table.columns) if not name]
    if not unnamed or not rows:
        return []
    first = rows[0].cells
    if not all(first[at] and not DATA.fullmatch(first[at]) for at in unnamed):
        return []
    return [
        f"CHECK: line {rows[0].line} seems to be a second line of the header, with"
        f" {few([first[at] for at in unnamed])}, and is taken as a row: write the names of all"
        " columns into one line of the table, such as Site Latitude, and draft the map again"
    ]


def _same_names(table: Table) -> list[str]:
    """Return what is said of columns that have one name in the table."""
    named: dict[str, list[str]] = {}
    for name, label in zip(table.columns, labels(table.columns), strict=True):
        if name:
            named.setdefault(name, []).append(label)
    return [
        f"CHECK: {plural(len(each), 'column')} have the name {quoted(name)}, here"
        f" {listed([*map(quoted, each)], 'and')}: a field has to be made of the right one"
        for name, each in named.items()
        if len(each) > 1
    ]


def _no_events(columns: Sequence[ColumnProfile]) -> list[str]:
    """Return how rows are left out that seem to be totals, or notes below the table."""
    for column in columns:
        if totals := [text for text in column.values if _TOTAL.match(text)][:8]:
            way = toml({column.name: totals})
            return [f"CHECK: some rows may be no events; to leave them out, write: unless = {way}"]
    return []


def _for_each_year(columns: Sequence[ColumnProfile]) -> list[str]:
    """Return what is said of columns that are each of one year: deliveries, budgets."""
    found: dict[str, list[ColumnProfile]] = {}
    for column in columns:
        if match := _OF_YEAR.fullmatch(column.name):
            found.setdefault(match[1].strip(" .:_-").casefold(), []).append(column)
    named = [each for each in found.values() if len(each) > 1]
    return [
        f"CHECK: {plural(len(each), 'column')} are of one year each, {quoted(each[0].name)} to"
        f" {quoted(each[-1].name)}: a row is one event, so load them from a table of their own,"
        " with a row for each year; docs/maps.md shows how"
        for each in named
    ]


def _lines(
    table: Table,
    columns: Sequence[ColumnProfile],
    guess: Guess,
    samples: Mapping[str, str],
    name: str,
    *,
    notes: Sequence[str] = (),
) -> Iterator[str]:
    rows = columns[0].rows if columns else 0
    looked = f"its first {ROWS:,} rows" if rows >= ROWS else plural(rows, "row")
    count = plural(len(columns), "column")
    yield f"# A draft of a map for {quoted(table.file.path)}: {count}, {looked}."
    yield "# All of it is a guess by the names and the cells of the columns: check every line."
    yield "# The title, the publisher and the period of the table belong to [source]."
    for note in notes:
        yield from _comment(note)
    yield ""
    yield f"name = {quoted(name)}"
    head = table.file.head(1)
    if not table.header and head and head[0].line:  # names of JSON and Parquet are on no line
        yield "# The table has no header: these are names for its columns, and what they look like."
        yield f"columns = {toml([column.name for column in columns])}"
        yield f"shape = {toml(_shapes(columns))}"
    by_name = {column.name: column for column in columns}
    ignored = [column for column in columns if column.name not in _named(guess)]
    if ignored:
        yield "ignore = ["
        for column in ignored:
            yield f"  {quoted(column.name)},  # {found_in(column)}{_as_field(column)}"
        yield "]"
    yield ""
    yield "[event]"
    known = ", ".join(fields_of_kinds(guess.kinds))
    if kind := guess.fields.get("kind"):
        yield from _comment(f"{quoted(kind['column'])}: {found_in(by_name[kind['column']])}")
        yield from _comment(guess.remarks["kind"])
        yield from _comment(f"Fields of these kinds: {known}. A row has those of its kind.")
    else:
        (kind,) = guess.kinds
        choice = f"{kind} is only proposed. One of {', '.join(KINDS)}."
        yield from _comment(f"CHOOSE the kind of these events; {choice}")
        yield from _comment(f"Fields of this kind: {known}.")
    yield f"kind = {toml(kind)}"
    order = [*_ORDER[1:], *(field for field in guess.fields if field not in _ORDER)]
    for field in order:
        yield ""
        for each in guess.columns.get(field, ()):
            yield from _comment(f"{quoted(each)}: {found_in(by_name[each])}")
        if remark := guess.remarks.get(field):
            yield from _comment(remark)
        if sample := samples.get(field):
            yield from _comment(f"It becomes {sample}")
        yield f"{field} = {toml(guess.fields[field])}"


def _shapes(columns: Sequence[ColumnProfile]) -> dict[str, str]:
    """Return the shapes of the columns of a table without a header, by which it is recognised."""
    found: dict[str, str] = {}
    for column in columns:
        for shape, pattern in SHAPES.items():
            if column.values and all(re.fullmatch(pattern, text) for text in column.values):
                if not column.absent and shape != "text":
                    found[column.name] = shape
                break
    return found or {columns[0].name: "text"}


def _as_field(column: ColumnProfile) -> str:
    """Return how a column of numbers would be read as a field, if it needs more than its name."""
    if column.type not in ("number", "money"):
        return ""
    spec, _ = amount_spec(column)
    return f"; as a field: {toml(spec)}" if len(spec) > 1 else ""


def _named(guess: Guess) -> set[str]:
    """Return the columns that the drafted map uses, also in a title of several columns."""
    title = guess.fields["title"]
    if isinstance(title, dict):
        return guess.used | {title["column"]}
    return guess.used | {part.partition("}")[0] for part in title.split("{")[1:]}


def _samples(of: ColumnMap, names: Sequence[str], rows: Sequence[TableRow]) -> dict[str, str]:
    """Return what the first rows with a value become, by field."""
    fields = fields_of_kinds(of.kinds)
    found: dict[str, str] = {}
    cells = [dict(zip(names, row.cells, strict=True)) for row in rows[:100]]
    for name, specs in of.fields.items():
        for spec in specs:
            for each in cells:
                try:
                    value = value_of(spec, fields[name], each) if not spec.each else None
                except CellFault:
                    continue
                if value:
                    text = ", ".join(value) if isinstance(value, list) else value
                    found[name] = quoted(clip(text, 80))
                    break
    for each in cells:
        if title := of.event_title.fill(each):
            found["title"] = quoted(clip(title, 80))
            break
    return found


def _comment(text: str) -> list[str]:
    """Return the lines of a comment."""
    safe = "".join(char if char.isprintable() else " " for char in text)
    return textwrap.wrap(
        safe, 100, initial_indent="# ", subsequent_indent="#   ", break_on_hyphens=False
    )
