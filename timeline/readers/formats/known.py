"""The formats of tables that this version reads, and which of them a file has."""

from collections.abc import Iterable, Sequence
from functools import cache

from timeline.readers.formats.base import TableFormat
from timeline.readers.tables.base import RawLine


@cache
def formats() -> tuple[TableFormat, ...]:
    """Return all formats; their modules are imported when the first table is read."""
    from timeline.readers.formats.cns import CNS_MISSILES
    from timeline.readers.formats.csis import CSIS_PROVOCATIONS
    from timeline.readers.formats.own import OWN_TABLE
    from timeline.readers.formats.sipri import FORMATS as OF_SIPRI
    from timeline.readers.formats.timelinejs import TIMELINEJS

    return (*OF_SIPRI, CNS_MISSILES, CSIS_PROVOCATIONS, TIMELINEJS, OWN_TABLE)


def fitting(head: Sequence[RawLine], of: Iterable[TableFormat]) -> list[tuple[TableFormat, int]]:
    """Return those formats that a file with these first lines may have, and where its header is."""
    found = ((each, each.header(head)) for each in of)
    return [(each, at) for each, at in found if at is not None]
