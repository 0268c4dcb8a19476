"""The rows of our own tables of events as events again.

The values are cited to the row. What supported them in the database that wrote the table is not in
the table in a form that can be read, and is not invented. A value that is inferred there is
inferred here. Links to events that are neither in the table nor known, and dates that depend on
them, cannot be loaded: the links are left out and the dates are those that were solved, both with a
warning. So are dates that depend on a source of which the table does not state enough. A number of
an actor whom the row names in no role is left out, too.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import Any, Final

from timeline.canonical.comparing import when as read_date
from timeline.canonical.record import KIND, LINKS, beginnings, covers
from timeline.dates.wording.terms import Anchor
from timeline.errors import DateError, Problem
from timeline.kinds import EVENT_FIELDS, KINDS, Field, event_fields
from timeline.kinds.columns import event_columns, field_columns
from timeline.likeness import did_you_mean
from timeline.readers.formats.base import Conversion, ConvertedRows, RowCitation, RowDraft, row_text
from timeline.readers.formats.keys import EventKeys
from timeline.readers.formats.own.cells import CellReader, split
from timeline.readers.formats.own.records import UNKNOWN, RowRecords
from timeline.readers.formats.own.rows import OwnRows
from timeline.readers.tables.base import Table, TableRow
from timeline.text import clip, is_key, listed, suggest_key, with_article

_INFERRED: Final = "inferred in the database that the table is from, which does not say why"
_OURS: Final = frozenset(event_columns())


def convert(table: Table, conversion: Conversion) -> Iterator[ConvertedRows | Problem]:
    """Yield the event of each row, in their order."""
    rows = OwnRows(table)

    def bases() -> Iterator[tuple[str, Sequence[TableRow]]]:
        for row in table.rows():
            if not isinstance(row, Problem) and not rows.cell(row, "key"):
                yield _made_key(rows, row, conversion.source), [row]

    keys = EventKeys(conversion, bases, text=lambda row: row_text(rows.quoted(row)))
    reported = False
    for row in table.rows():
        if isinstance(row, Problem):
            yield row
            continue
        if not reported:
            _warn_of_others(rows, conversion, row)
            reported = True
        event = _Event(rows, conversion, keys, row)
        draft = event.draft()
        yield conversion.converted([row], [draft] if draft else [])


def _warn_of_others(rows: OwnRows, conversion: Conversion, row: TableRow) -> None:
    others = [name for name in rows.places if name and name not in _OURS]
    if others:
        message = (
            f"{listed([*map(repr, map(clip, others))], 'and')}: not read, and kept in the quotes"
        )
        conversion.warn(row, "", message)


class _Event:
    """Reads one row. ``notes`` is what the event cannot have, for the note of its passage."""

    def __init__(
        self, rows: OwnRows, conversion: Conversion, keys: EventKeys, row: TableRow
    ) -> None:
        self.rows = rows
        self.keys = keys
        self.conversion = conversion
        self.row = row
        self.notes: list[str] = []
        self.records = RowRecords(rows, conversion, row)
        self.actors: set[str] = set()
        self.reader = CellReader(
            self._cell, self._fault, self._refer, self._date, self._item_date,
            takes_part=self._takes_part,
        )  # fmt: skip

    def draft(self) -> RowDraft | None:
        """Return the event; None if its kind is not known, which is a fault."""
        kind = KINDS.get(name := self._cell("kind"))
        if kind is None:
            hint = did_you_mean(name, tuple(KINDS)) if name else ""
            message = f"{clip(name)!r} is not a kind{hint} ({', '.join(KINDS)})"
            self._fault("kind", message if name else f"is empty: write one of {', '.join(KINDS)}")
            return None
        filled = self.rows.filled(self.row)
        named = {each for column, each in _fields_of(name).items() if column in filled}
        roles = [role.name for role in kind.roles]
        fields: dict[str, Any] = {KIND.name: name}
        for field in event_fields(kind):
            if field.name in named and (value := self.reader.value(field)):
                fields[field.name] = value
                if field.name in roles:  # they come before the numbers of participants
                    self.actors.update([value] if isinstance(value, str) else value)
        if links := self._links():
            fields[LINKS.name] = links
        self._check_other_kinds(name, filled)
        cited = {each.name: each for each in (*event_fields(kind), LINKS) if each.cited}
        citations, inferred = self._evidence(fields, cited)
        days = self._cell("earliest"), self._cell("latest")
        if not self.rows.places.keys() >= {"earliest", "latest"}:
            days = "", ""
        return RowDraft("event", self._key(), self.row, fields, citations, inferred, days)

    def _cell(self, name: str) -> str:
        return self.rows.cell(self.row, name)

    def _fault(self, column: str, message: str) -> None:
        self.conversion.fault(self.row, column, message)

    def _refer(self, field: Field, name: str, column: str) -> str:
        return self.records.key(field.type.value, name, column)

    def _key(self) -> str:
        """Return the key of the row, or for a row that somebody added one from its content."""
        if key := self._cell("key"):
            if is_key(key):
                return key
            hint = suggest_key(key, "event")
            self._fault("key", f"{clip(key)!r} is not a key{f': write {hint}' if hint else ''}")
        return self.keys.of(_made_key(self.rows, self.row, self.conversion.source), [self.row])

    def _check_other_kinds(self, kind: str, filled: Set[str]) -> None:
        """Note each value in a column that this kind of event does not have."""
        for name in filled & _of_others(kind):
            owners = [each for each in KINDS if name in event_columns(KINDS[each])]
            kinds = listed([*map(with_article, owners)])
            self._fault(name, f"is not a column of {with_article(kind)}, but of {kinds}")

    def _takes_part(self, column: str, name: str, number: str) -> bool:
        """Return whether an actor with a number is in a role; if not, note that it is left out.

        An exported row of several records (``same-as``) can have a number of an actor whom only the
        record that has the number names. In a row without ``edtf``, written by hand, that is a
        fault for the check of the record.
        """
        if name in self.actors or not (is_key(name) and self._cell("edtf")):
            return True
        self.notes.append(f"{column}: {name}={number}")
        message = (
            f"{name} has no role in this row: its number is left out; name it in one to keep it"
        )
        self.conversion.warn(self.row, column, message)
        return False

    # -- what depends on other events --------------------------------------------------------------

    def _is_known(self, key: str) -> bool:
        return key in self.rows.keys or self.conversion.directory.is_taken(key)

    def _date(self, name: str) -> str:
        """Return a date as it was written, or as it was solved if what it depends on is missing."""
        text, solved = self._cell(name), self._cell("edtf" if name == "when" else f"{name}_edtf")
        missing = self._missing(name, text) if solved != text else []
        return self._without(name, text, missing, solved, solved) if missing and solved else text

    def _item_date(self, name: str, text: str) -> str:
        """Return a date of a list as it was written, or nothing: its solution has no column."""
        missing = self._missing(name, text := text.strip())
        if not missing or "edtf" not in self.rows.places:
            return text
        return self._without(name, text, missing, "", "it is left out")

    def _missing(self, name: str, text: str) -> list[str]:
        """Return what a date depends on, but is missing: events and sources, with the reason."""
        if " " not in text:  # a single word depends on nothing
            return []
        try:
            anchors = dict.fromkeys(read_date(text).anchors)
        except DateError:
            return []  # reported when the record is checked
        reasons = {each.key: self._reason(each, name) for each in anchors}
        return [f"{key}, {reason}" for key, reason in reasons.items() if reason]

    def _reason(self, anchor: Anchor, column: str) -> str:
        """Return why a date cannot depend on a record; empty if it can."""
        if anchor.published:
            return self.records.missing_source(anchor.key, column)
        return "" if self._is_known(anchor.key) else UNKNOWN

    def _without(
        self, name: str, text: str, missing: Sequence[str], instead: str, words: str
    ) -> str:
        """Return ``instead`` of a date that depends on what is missing; ``words`` say so."""
        self.notes.append(f"{name}: {text}")
        message = f"{clip(text)!r} depends on {listed(missing, 'and')}: {words}"
        self.conversion.warn(self.row, name, message)
        return instead

    def _links(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = []
        for each in split(self._cell("links")):
            type_, equals, key = each.partition("=")
            if not equals:
                self._fault("links", f"{clip(each)!r} has no =: write part-of=KEY;responds-to=KEY")
            elif self._is_known(key):
                found.append({type_: key})
            else:
                self.notes.append(f"links: {each}")
                message = f"{clip(key)} is not known here: the link {clip(type_)} is left out"
                self.conversion.warn(self.row, "links", message)
        return found

    # -- evidence ----------------------------------------------------------------------------------

    def _evidence(
        self, fields: Mapping[str, Any], cited: Mapping[str, Field]
    ) -> tuple[list[RowCitation], dict[str, str]]:
        """Return the passage that supports the values, and the values that are only inferred."""
        paths = {name: list(_paths(name, value)) for name, value in fields.items()}
        known = {part for each in paths.values() for path in each for part in beginnings(path)}
        inferred = [path for path in split(self._cell("inferred")) if path in known]
        supported: list[str] = []
        for name in cited.keys() & fields.keys():
            stated = [path for path in paths[name] if not _is_within(path, inferred)]
            supported += [name] if len(stated) == len(paths[name]) else stated
        order = list(fields)
        supported.sort(key=lambda path: order.index(path.partition(".")[0]))
        more = {"quote": row_text(self.rows.quoted(self.row))}
        if self.notes:
            more["note"] = "\n".join(self.notes)
        citations = [RowCitation(self.row, supported, more)] if supported else []
        return citations, dict.fromkeys(inferred, _INFERRED)


def _made_key(rows: OwnRows, row: TableRow, source: str) -> str:
    date, title = (rows.cell(row, name) for name in ("when", "title"))
    return suggest_key(f"{source} {date} {title}", "event")


def _is_within(path: str, others: Sequence[str]) -> bool:
    """Whether one of these paths covers a value."""
    return any(covers(each, path) for each in others)


def _paths(name: str, value: Any) -> Iterator[str]:
    """Yield the value paths of a field of a draft."""
    if isinstance(value, str):
        yield name
    elif isinstance(value, Mapping):
        yield from (f"{name}.{slot}" for slot in value)
    else:
        for number, each in enumerate(value, 1):
            if isinstance(each, str):
                yield f"{name}.{each}"
            elif name == LINKS.name:
                yield from (f"{name}.{type_}.{key}" for type_, key in each.items())
            else:
                yield from (f"{name}.{number}.{part}" for part in each)


@cache
def _fields_of(kind: str) -> dict[str, str]:
    """Return the names of the fields of a kind of event by the names of their columns."""
    shared = {field.name: field.name for field in EVENT_FIELDS}
    own = {name: field.name for field in KINDS[kind].fields for name in field_columns(field)}
    return shared | own


@cache
def _of_others(kind: str) -> frozenset[str]:
    """Return the columns that only other kinds have."""
    return frozenset(event_columns()) - frozenset(event_columns(KINDS[kind]))
