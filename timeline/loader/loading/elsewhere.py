"""Rows of our own tables whose events other chronicles have: an export where it came from.

An event belongs to one chronicle. Such a row has nothing new if it has the values of its event, and
then nothing is written. Values that differ are changed where the event is written, or corrected by
another chronicle, and not by a table without the evidence of the event.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import col

from timeline.canonical.comparing import same
from timeline.canonical.record import LINKS, REASONS, fields_by_name
from timeline.database.sessions import Session
from timeline.errors import DateError, Problem, QuantityError
from timeline.kinds import Field
from timeline.kinds.base import Per
from timeline.loader.checking.record import CheckedRecord
from timeline.loader.loading.chunks import RowGroup
from timeline.loader.records import stored
from timeline.loader.records.stored import StoredIdentity, select_in
from timeline.loader.records.tables import files_of_table
from timeline.models import Event
from timeline.query.events.rows import rows_of_events
from timeline.query.results.rows import EventRow
from timeline.text import clip

_INFERRED: Final = REASONS[0]
_BESIDE: Final = frozenset((LINKS.name, "cite", *REASONS))
"""What a record has in addition to the values of its fields."""


def find_elsewhere(session: Session, chronicle: str, groups: Iterable[RowGroup], path: str) -> None:
    """Mark the groups whose event another chronicle has as it is; reject those that differ.

    ``chronicle`` is that of the table, and ``path`` its file. A group is one row. The seed files of
    a chronicle of the same name are another one: an export often has the name of its chronicle.
    """
    own = files_of_table(session, chronicle)
    entries = {
        event.key: (group, event.checked)
        for group in groups
        if not group.is_rejected
        for event in group.events
    }
    others = {
        old.id: old
        for old in stored.by_key(session, entries).values()
        if old.type == "event" and old.where.name not in own
    }
    rows = rows_of_events(session, _whole(session, others))
    found = {row.key: row for row in rows}
    for old in others.values():
        if (row := found.get(old.key)) is not None:
            group, checked = entries[old.key]
            where = path, checked.line
            group.problems += (
                Problem(*where, f"{old.key}.{name}", f"{words}: {_advice(old)}")
                for name, words in _differences(checked, row)
            )
            group.is_elsewhere = not group.is_rejected


def _whole(session: Session, ids: Iterable[int]) -> list[int]:
    """Return the ids of events without those of records that are one with another event."""
    statement = select(col(Event.id), col(Event.same_as_id))
    found = select_in(session, statement, col(Event.id), sorted(ids))
    return [id_ for id_, same_as in found if same_as is None]


def _advice(old: StoredIdentity) -> str:
    return (
        f"the event is of the chronicle {old.chronicle} ({old.file}:{old.line}): change it there,"
        " or correct it in a chronicle of your own (corrections:)"
    )


def _differences(checked: CheckedRecord, row: EventRow) -> Iterator[tuple[str, str]]:
    """Yield the fields in which a record differs from an event, and what each of them has."""
    record = checked.canonical
    fields = fields_by_name("event", row.kind)
    values = _readable(row, fields)
    pairs = {name: (record.get(name), values.get(name)) for name in _names(record, values)}
    if record.get("timezone", "") in ("", row.timezone):  # it may be that of the file or source
        pairs.pop("timezone", None)
    for name, (here, there) in pairs.items():
        if not _is_same(fields.get(name), here, there):
            yield name, f"is {_shown(here)} here and {_shown(there)} in the database"
    for name, ours, theirs in (
        (LINKS.name, {tuple(link) for link in record.get(LINKS.name, ())}, {*row.links}),
        (_INFERRED, {*record.get(_INFERRED, ())}, {*row.inferred}),
    ):
        if ours != theirs:
            yield name, "are others here than in the database"


def _readable(row: EventRow, fields: Mapping[str, Field]) -> dict[str, Any]:
    """Return the values of an event that a row of a table can have.

    Those are all but the numbers of actors whom only another of its records names in a role.
    """
    found = dict(row.values)
    for name, value in row.values.items():
        if isinstance(value, Mapping) and name in fields and fields[name].per is Per.PARTICIPANT:
            found[name] = {
                slot: text for slot, text in value.items() if not slot or slot in row.actors
            }
    return {name: value for name, value in found.items() if value}


def _names(*records: Mapping[str, Any]) -> list[str]:
    names = dict.fromkeys(name for record in records for name in record)
    return [name for name in names if name not in _BESIDE]


def _is_same(field: Field | None, here: Any, there: Any) -> bool:
    """Return whether two values, or all of two lists or mappings of them, are the same."""
    if here == there or field is None or type(here) is not type(there):
        return bool(here == there)
    if isinstance(here, Mapping):
        parts = {part.name: part for part in field.parts}
        return here.keys() == there.keys() and all(
            _is_same(parts.get(slot.partition(".")[2], field), text, there[slot])
            for slot, text in here.items()
        )
    return isinstance(here, str) and _is_same_text(field, here, there)


def _is_same_text(field: Field, here: str, there: str) -> bool:
    """Return whether two texts are one value, except for white space that a table does not keep."""
    if here.strip() == there.replace("\r\n", "\n").replace("\r", "\n").strip():
        return True
    try:
        return same(field, here, there)
    except (DateError, QuantityError):
        return False


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        value = [f"{slot}: {text}" for slot, text in value.items()]
    if isinstance(value, list):
        value = ", ".join(value)
    return repr(clip(value)) if value else "empty"
