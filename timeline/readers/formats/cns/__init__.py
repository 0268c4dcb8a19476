"""The register of missile tests of CNS and NTI: one row a missile.

North Korea is the launcher and its zone that of the facilities, unless the settings ``launcher``
and ``timezone`` for the table state others: the centre publishes such registers of several
states, and no column says whose it is. The register has its dates and times in UTC.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from timeline.errors import Problem
from timeline.readers.formats.base import Conversion, ConvertedRows, TableFormat
from timeline.readers.formats.cns.drafting import LaunchDrafts
from timeline.readers.formats.cns.rows import MissileRow, read_row
from timeline.readers.formats.cns.salvos import FileOrder, runs, salvos
from timeline.readers.formats.day_cells import order_fault, order_of, stated_order
from timeline.readers.formats.labels import NamedColumns, header_with
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


def _convert(table: Table, conversion: Conversion) -> Iterator[ConvertedRows | Problem]:
    columns = NamedColumns(table.columns, {})
    dates, sites = set(), set()
    for item in table.rows():
        if not isinstance(item, Problem):
            dates.add(columns.cell(item, "date"))
            sites.add(columns.cell(item, "facility"))
    first = stated_order(conversion.settings) or order_of(dates)
    state = listed_state(conversion, "launcher")

    def read_all() -> Iterator[MissileRow | Problem]:
        for item in table.rows():
            yield item if isinstance(item, Problem) else read_row(item, columns, first)

    order = FileOrder()
    for each in read_all():
        if not isinstance(each, Problem):
            order.add(each)

    def read_salvos() -> Iterator[list[MissileRow] | Problem]:
        for run in runs(read_all()):
            if isinstance(run, Problem):
                yield run
            else:
                yield from salvos(run, order)
                yield from (item for item in run if isinstance(item, Problem))

    drafts = LaunchDrafts(conversion, state, frozenset(sites), read_salvos, order.place)
    for found in read_salvos():
        yield found if isinstance(found, Problem) else drafts.converted(found)


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
