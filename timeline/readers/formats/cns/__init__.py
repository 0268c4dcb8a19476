"""The register of missile tests of CNS and NTI: one row a missile.

North Korea is the launcher and its zone that of the facilities, unless the settings ``launcher``
and ``timezone`` beside the table state others: the centre publishes such registers of several
states, and no column says whose it is. The register has its dates and times in UTC.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from timeline.errors import Problem
from timeline.readers.formats.base import Conversion, Converted, TableFormat
from timeline.readers.formats.cns.drafting import LaunchDrafts
from timeline.readers.formats.cns.rows import MissileRow, read_row
from timeline.readers.formats.cns.salvos import FileOrder, runs, salvos
from timeline.readers.formats.day_cells import order_fault, order_of, stated_order
from timeline.readers.formats.labels import Columns, header_with
from timeline.readers.formats.states import listed_state, state_fault, timezone_fault
from timeline.readers.tables.base import RawLine, Table

_NEEDED: Final = (
    ("date",), ("missile",), ("facility",), ("outcome",), ("apogee",), ("distance",),
)  # fmt: skip
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "when": ("date", "time"),
    "systems": ("missile",),
    "form": ("missile",),
    "place": ("facility",),
    "impact_place": ("landing",),
    "apogee": ("apogee",),
    "range": ("distance",),
    "bearing": ("bearing",),
    "outcome": ("outcome",),
    "series_number": ("series",),
    "links": ("date", "time", "series"),
    "summary": ("description",),
}


def _header(head: Sequence[RawLine]) -> int | None:
    return header_with(head, _NEEDED)


def _convert(table: Table, conversion: Conversion) -> Iterator[Converted | Problem]:
    columns = Columns(table.columns, {})
    dates, sites = set(), set()
    for item in table.rows():
        if not isinstance(item, Problem):
            dates.add(columns.cell(item, "date"))
            sites.add(columns.cell(item, "facility"))
    first = stated_order(conversion.settings) or order_of(dates)
    state = listed_state(conversion, "launcher")
    drafts = LaunchDrafts(conversion, state, frozenset(sites))

    def read_all() -> Iterator[MissileRow | Problem]:
        for item in table.rows():
            yield item if isinstance(item, Problem) else read_row(item, columns, first)

    order = FileOrder()
    for each in read_all():
        if not isinstance(each, Problem):
            order.add(each)
    numbers = _Numbers(order.dates.newest_first)
    for run in runs(read_all()) if numbers.newest_first else ():
        if not isinstance(run, Problem):
            numbers.total.update(map(drafts.key, salvos(run, order)))
    for run in runs(read_all()):
        if isinstance(run, Problem):
            yield run
            continue
        found = salvos(run, order)
        for salvo, number in zip(found, numbers.of([*map(drafts.key, found)]), strict=True):
            yield drafts.converted(salvo, number)
        yield from (item for item in run if isinstance(item, Problem))


@dataclass(slots=True)
class _Numbers:
    """The numbers of launches with the same key, which are counted from the oldest."""

    newest_first: bool
    total: Counter[str] = field(default_factory=Counter)
    newer: Counter[str] = field(default_factory=Counter)

    def of(self, keys: Sequence[str]) -> list[int]:
        """Return the numbers of the next launches in the file, which are given oldest first.

        0 is the next free number, which is right if the file begins with the oldest.
        """
        if not self.newest_first:
            return [0] * len(keys)
        self.newer.update(keys)
        older = Counter({key: self.total[key] - self.newer[key] for key in keys})
        found = []
        for key in keys:
            older[key] += 1
            found.append(older[key])
        return found


def _launcher_fault(name: str, conversion: Conversion) -> str:
    if (fault := state_fault(name, conversion)) or listed_state(conversion, "launcher").zone:
        return fault
    return (
        f"the time zone of the launch sites of {name} is not known, so neither are the local days:"
        " state the setting timezone too, such as Asia/Tehran"
    )


CNS_MISSILES: Final = TableFormat(
    name="cns-missiles",
    title="missile tests of CNS and NTI, one row a missile",
    header=_header,
    columns=_COLUMNS,
    convert=_convert,
    source={"publisher": "James Martin Center for Nonproliferation Studies", "timezone": "UTC"},
    settings={"launcher": _launcher_fault, "timezone": timezone_fault, "dates": order_fault},
)
