"""Tables in memory and drafts as records, for tests of the formats of registers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.canonical.record import fields_by_name
from timeline.dates.localize import LocalDate
from timeline.dates.written.parsing import parse_when
from timeline.errors import Problem
from timeline.loader.checking.record import Checked, check_record
from timeline.readers import Node, RawRecord
from timeline.readers.formats.base import (
    Citation,
    Conversion,
    Converted,
    Draft,
    RowFault,
    TableFormat,
    row_text,
)
from timeline.readers.tables.base import RawLine, Table

SOURCE = "made-up"


@dataclass
class MemoryFile:
    """A file whose lines of cells are in memory."""

    cells: Sequence[Sequence[str]]
    path: str = "made-up.csv"
    format: str = "csv"
    sha256: str = "0" * 64
    bad: Mapping[int, str] = field(default_factory=dict)  # lines that cannot be read

    def head(self, most: int = 60) -> list[RawLine]:
        return [each for each in self._lines() if any(each.cells)][:most]

    def lines(self) -> Iterator[RawLine | Problem]:
        for each in self._lines():
            if each.line in self.bad:
                yield Problem(self.path, each.line, "", self.bad[each.line])
            elif any(each.cells):
                yield each

    def _lines(self) -> list[RawLine]:
        return [RawLine(number, tuple(line)) for number, line in enumerate(self.cells, 1)]


@dataclass
class MadeDirectory:
    """Knows the records that it is given, by type and name."""

    known: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def find(self, type_: str, name: str) -> str:
        return self.known.get((type_, name), "")

    def before(self, type_: str, name: str) -> str:
        return ""

    def timezone(self, place: str) -> str:
        return ""

    def is_taken(self, key: str) -> bool:
        return key in self.known.values()


@dataclass
class Read:
    """What a format makes of a table."""

    items: list[Converted | Problem]
    conversion: Conversion

    @property
    def converted(self) -> list[Converted]:
        return [each for each in self.items if isinstance(each, Converted)]

    @property
    def drafts(self) -> list[Draft]:
        return [draft for each in self.converted for draft in each.drafts]

    @property
    def events(self) -> dict[str, Draft]:
        """The events by their keys."""
        found = [draft for draft in self.drafts if draft.type == "event"]
        events = {draft.key: draft for draft in found}
        assert len(events) == len(found), "keys are unique"
        return events

    @property
    def defined(self) -> dict[str, Draft]:
        """The other records by their keys."""
        return {draft.key: draft for draft in self.drafts if draft.type != "event"}

    @property
    def faults(self) -> list[RowFault]:
        return [fault for each in self.converted for fault in each.faults]


def read(
    format_: TableFormat,
    cells: Sequence[Sequence[str]],
    *,
    known: Mapping[tuple[str, str], str] | None = None,
    settings: Mapping[str, str] | None = None,
    bad: Mapping[int, str] | None = None,
) -> Read:
    """Convert a table whose header is found by the format."""
    file = MemoryFile(cells, bad=bad or {})
    at = format_.header(file.head())
    assert at is not None
    header = file.head()[at]
    table = Table(file, header.cells, header.line)
    conversion = Conversion(SOURCE, MadeDirectory(known or {}), settings=settings or {})
    return Read([*format_.convert(table, conversion)], conversion)


def check(drafts: Iterable[Draft]) -> list[Problem]:
    """Return what the checks of the loader find in drafts."""
    return [problem for draft in drafts for problem in checked(draft)[1]]


def checked(draft: Draft) -> tuple[Checked, list[Problem]]:
    return check_record(_record(draft))


def _record(draft: Draft) -> RawRecord:
    body = {name: _node(value) for name, value in draft.fields.items()}
    if draft.type == "event":
        body["cite"] = _node({SOURCE: _passages(draft)})
    if draft.inferred:
        body["inferred"] = _node(dict(draft.inferred))
    return RawRecord(draft.type, draft.key, body, "made-up.csv", "made-up.csv", draft.row.line)


def _passages(draft: Draft) -> list[dict[str, Any]]:
    fields = fields_by_name("event", str(draft.fields["kind"]))
    reasons = {path.partition(".")[0] for path in draft.inferred}
    rest = [name for name in draft.fields if fields[name].cited and name not in reasons]
    return [
        {
            "quote": row_text(each.row.cells),
            "line": str(each.row.line),
            "for": [*(each.paths or rest)],
            **each.more,
        }
        for each in draft.citations or [Citation(draft.row)]
    ]


def _node(value: Any) -> Node:
    if isinstance(value, str):
        return Node(value, 1, 1, "quoted")
    if isinstance(value, Mapping):
        return Node({name: _node(each) for name, each in value.items()}, 1, 1, "block")
    return Node([_node(each) for each in value], 1, 1, "block")


def local_days(draft: Draft, zone_of_place: str) -> tuple[str, str]:
    """Return the first and the last possible day of an event, as the loader finds them."""
    own = str(draft.fields.get("timezone", ""))
    local = LocalDate.read(parse_when(str(draft.fields["when"])), own, zone_of_place, own)
    bounds = local.when.bounds
    return _iso(bounds.start_lo), _iso(bounds.end_hi)


def _iso(day: int) -> str:
    from datetime import date

    return date.fromordinal(day).isoformat()
