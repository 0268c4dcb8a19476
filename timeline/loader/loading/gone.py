"""Remove the records of a table that a newer release of it no longer has.

A release is complete: what it no longer has is no longer stated. The records are removed, and the
history keeps them. Those that records of other chronicles refer to stay, and so do events whose
rows are rejected: the release has them. Their passages lose the numbers of their rows, which are
those of an earlier edition. If more than half of all events would go, the file is probably a part
of the table or another one, so it must be confirmed.
"""

import json
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import col

from timeline.canonical.from_rows import records
from timeline.database.sessions import Session
from timeline.errors import DataError, Problem
from timeline.loader.planning.report import TypedKey
from timeline.loader.records import stored
from timeline.loader.records.batch import Batch, LoadedFile
from timeline.loader.records.history import entry_of
from timeline.loader.records.tables import files_of_table, of_table
from timeline.models import Entity
from timeline.text import plural

_EARLIER: Final = "a row of an earlier edition"


@dataclass(slots=True)
class GoneRecords:
    """The removed records, and the numbers of events that stay.

    Other records refer to those that are ``kept``; rejected rows may be of those that are ``held``.
    """

    removed: list[TypedKey] = field(default_factory=list)
    kept: int = 0
    held: int = 0


def remove_gone(
    session: Session,
    file: LoadedFile,
    seen: bytearray,
    held: Set[str] | None,
    *,
    path: str,
    apply: Callable[[Batch], None],
    revision: int | None,
    prune: bool,
    is_same: bool,
) -> GoneRecords:
    """Remove the stored records of a table that are not marked in ``seen``, and its empty files.

    ``file`` is that of this release. Those in ``held`` stay, because a rejected row may be of them;
    all of them if it is None. ``prune`` confirms a removal of more than half of all events. Raises
    DataError without it. ``is_same``: the file was the last one loaded before, too, so that the
    rows of events that stay are still its rows.
    """
    gone, events = _gone(session, file, seen, revision)
    waiting = {key for key in gone if held is not None and key not in held}
    of_events = sum(gone[key] == "event" for key in waiting)
    if 2 * of_events > events and not prune:
        message = (
            f"has no row of {of_events:,} of the {plural(events, 'event')} that {file.chronicle}"
            " has: load it with --prune if they are to go, or give it a key of its own with"
            " --source key=…"
        )
        raise DataError([Problem(path, 0, "", message)])
    kept = {key for key, type_ in gone.items() if type_ == "event"} - waiting
    found = GoneRecords(held=len(kept))
    others = files_of_table(session, file.chronicle).keys() - {file.name}
    while True:
        if kept and not is_same:
            apply(_of_earlier_edition(session, file, kept))
        if not (waiting or others):
            return found
        try:
            apply(Batch(partial=True, removals=set(waiting), gone_files=set(others)))
        except DataError as error:
            needed = {problem.field for problem in error.problems} & waiting
            if not needed:
                raise
            waiting -= needed
            kept = {key for key in needed if gone[key] == "event"}
            found.kept += len(kept)
        else:
            found.removed = [TypedKey(gone[key], key) for key in sorted(waiting)]
            return found


def _gone(
    session: Session, file: LoadedFile, seen: bytearray, revision: int | None
) -> tuple[dict[str, str], int]:
    """Return the types of the records that are not marked, by key, and the number of events.

    Events that were added in this ``revision`` are not counted.
    """
    columns = col(Entity.id), col(Entity.key), col(Entity.type), col(Entity.added_in)
    statement = of_table(session, select(*columns), file.chronicle)
    gone: dict[str, str] = {}
    events = 0
    for id_, key, type_, added_in in session.execute(statement.execution_options(yield_per=10_000)):
        events += type_ == "event" and added_in != revision
        if id_ >= len(seen) or not seen[id_]:
            gone[key] = type_
    return gone, events


def _of_earlier_edition(session: Session, file: LoadedFile, keys: set[str]) -> Batch:
    """Return events of a table as they are, but their passages are not rows of this edition."""
    olds = stored.by_key(session, keys)
    found = records(session, [old.id for old in olds.values()])
    batch = Batch(partial=True, files=[file])
    for key, old in olds.items():
        record = found[old.id] if old.own_record is None else json.loads(old.own_record)
        cite = {
            source: [_unnumbered(item) for item in items]
            for source, items in record.get("cite", {}).items()
        }
        batch.entries[key] = entry_of(old, record | {"cite": cite})
    return batch


def _unnumbered(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return a passage without the numbers of its row, and with a note that says why."""
    if "row" not in item:
        return dict(item)
    rest = {name: value for name, value in item.items() if name not in ("row", "line")}
    return rest | {"note": "; ".join(filter(None, (item.get("note"), _EARLIER)))}
