"""Our own tables of events: what ``timeline export csv`` writes, read back."""

from timeline.canonical.record import KIND, LINKS
from timeline.kinds import EVENT_FIELDS, KINDS
from timeline.kinds.columns import field_columns
from timeline.readers.formats.base import TableFormat
from timeline.readers.formats.own.events import convert
from timeline.readers.formats.own.rows import UNQUOTED, header

_COLUMNS: dict[str, tuple[str, ...]] = {
    each.name: (each.name,) for each in (KIND, *EVENT_FIELDS, LINKS)
}
for _kind in KINDS.values():
    for _field in _kind.fields:
        _known = _COLUMNS.get(_field.name, ())
        _COLUMNS[_field.name] = tuple(dict.fromkeys((*_known, *field_columns(_field))))

OWN_TABLE = TableFormat(
    name="timeline-csv",
    title="a table of events that timeline has exported",
    header=header,
    columns=_COLUMNS,
    convert=convert,
    keeps_keys=True,
    unquoted=UNQUOTED,
)

__all__ = ["OWN_TABLE"]
