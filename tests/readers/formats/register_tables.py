"""What a format makes of the rows of a register, and what the loader finds in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.readers.memory import Known, MemoryFile, checked, table_of
from timeline.dates.localize import LocalDate
from timeline.dates.written.parsing import parse_when
from timeline.errors import Problem
from timeline.readers.formats.base import Conversion, ConvertedRows, RowDraft, RowFault, TableFormat

SOURCE = "made-up"


@dataclass
class Read:
    """What a format makes of a table."""

    items: list[ConvertedRows | Problem]
    conversion: Conversion

    @property
    def converted(self) -> list[ConvertedRows]:
        return [each for each in self.items if isinstance(each, ConvertedRows)]

    @property
    def drafts(self) -> list[RowDraft]:
        return [draft for each in self.converted for draft in each.drafts]

    @property
    def events(self) -> dict[str, RowDraft]:
        """The events by their keys."""
        found = [draft for draft in self.drafts if draft.type == "event"]
        events = {draft.key: draft for draft in found}
        assert len(events) == len(found), "keys are unique"
        return events

    @property
    def defined(self) -> dict[str, RowDraft]:
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
    table = table_of(format_, MemoryFile(cells, bad=bad or {}))
    conversion = Conversion(SOURCE, Known(known or {}), settings=settings or {})
    return Read([*format_.convert(table, conversion)], conversion)


def check(drafts: Iterable[RowDraft]) -> list[Problem]:
    """Return what the checks of the loader find in drafts."""
    return [problem for draft in drafts for problem in checked(draft, SOURCE)[1]]


def local_days(draft: RowDraft, zone_of_place: str) -> tuple[str, str]:
    """Return the first and the last possible day of an event, as the loader finds them."""
    own = str(draft.fields.get("timezone", ""))
    local = LocalDate.read(parse_when(str(draft.fields["when"])), own, zone_of_place, own)
    bounds = local.when.bounds
    return _iso(bounds.start_lo), _iso(bounds.end_hi)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
