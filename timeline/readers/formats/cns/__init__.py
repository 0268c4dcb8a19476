"""The register of missile tests of CNS and NTI: one row a missile.

North Korea is the launcher and its zone that of the facilities, unless the settings ``launcher``
and ``timezone`` beside the table state others: the centre publishes such registers of several
states, and no column says whose it is. The register has its dates and times in UTC.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from timeline.dates.zones import zone_fault
from timeline.errors import Problem
from timeline.readers.formats.base import Conversion, Converted, TableFormat
from timeline.readers.formats.cns.drafting import LaunchDrafts
from timeline.readers.formats.cns.rows import MissileRow, read_row, salvos
from timeline.readers.formats.day_cells import order_of, stated_order
from timeline.readers.formats.labels import Columns, header_with
from timeline.readers.formats.states import listed_state
from timeline.readers.tables.base import RawLine, Table, TableRow

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
    fault = _zone_fault(state.name, state.zone)

    def read(item: TableRow | Problem) -> MissileRow | Problem:
        if isinstance(item, Problem):
            return item
        found = read_row(item, columns, first)
        if fault:
            found.faults.append(("", fault))
        return found

    def read_salvos() -> Iterator[list[MissileRow] | Problem]:
        return salvos(read(item) for item in table.rows())

    drafts = LaunchDrafts(conversion, state, frozenset(sites), read_salvos)
    for found in read_salvos():
        yield found if isinstance(found, Problem) else drafts.converted(found)


def _zone_fault(name: str, zone: str) -> str:
    """Return why the local days of a register cannot be known; empty if they can."""
    if not zone:
        return (
            f"the time zone of the launch sites of {name} is not known, so neither are the local"
            " days: state the setting timezone beside the table, such as Asia/Tehran"
        )
    if wrong := zone_fault(zone):
        return f"the setting timezone {wrong}"
    return ""


CNS_MISSILES: Final = TableFormat(
    name="cns-missiles",
    title="missile tests of CNS and NTI, one row a missile",
    header=_header,
    columns=_COLUMNS,
    convert=_convert,
    source={"publisher": "James Martin Center for Nonproliferation Studies", "timezone": "UTC"},
    settings=("launcher", "timezone", "dates"),
)
