"""Whether a table may have its key: no chronicle has it, and no other edition has another one.

The key of a table is that of its file, and files of a new edition often have a new name. Loaded
in addition to the old edition, all its events would exist twice. A table has its key for itself: in
a chronicle of the same name, its rows would be what the seed files no longer contain.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlmodel import col

from timeline.database.sessions import Session
from timeline.errors import DataError, Problem
from timeline.loader.records.stored import select_in
from timeline.loader.records.tables import files_of_table, seed_files_of
from timeline.models import Entity, Passage, Source, SourceColumn


def refuse_taken(session: Session, key: str, sha256: str, path: str, *, is_new: bool) -> None:
    """Raise DataError if a table cannot be loaded under its key.

    The key is that of a chronicle of seed files, or the file of a new table (``is_new``) was
    loaded under another key.
    """
    if not files_of_table(session, key) and (files := seed_files_of(session, key)):
        message = (
            f"has the name of the chronicle {key}, which is loaded from {files[0]}: give the table"
            f" a key of its own with --source key={key}-table, or write what is new into the files"
            f" of {key}"
        )
        raise DataError([Problem(path, 0, "", message)])
    if is_new:
        _refuse_copy(session, key, sha256, path)


def _refuse_copy(session: Session, key: str, sha256: str, path: str) -> None:
    """Raise DataError if the file of a new table was loaded under another key."""
    statement = (
        select(col(Entity.key))
        .join(Source, col(Source.id) == col(Entity.id))
        .where(col(Source.file_sha256) == sha256, col(Entity.key) != key)
    )
    if (other := session.scalar(statement.limit(1))) is not None:
        message = (
            f"is the same file as {other}, which is loaded: load it with --source key={other}, or"
            f" with --source key={key} to have both"
        )
        raise DataError([Problem(path, 0, "", message)])


def is_latest(session: Session, key: str, sha256: str) -> bool:
    """Return whether a file is the one that the table with this key was last loaded from."""
    statement = select(col(Source.file_sha256)).join(Entity, col(Entity.id) == col(Source.id))
    return bool(session.scalar(statement.where(col(Entity.key) == key)) == sha256)


def refuse_other_edition(
    session: Session, key: str, columns: Sequence[str], events: Mapping[str, str], path: str
) -> None:
    """Raise DataError if another table has most of the first rows of a new one.

    ``events`` are the rows by the keys of their events, which begin with ``key``.
    """
    rest = {event.removeprefix(key): row for event, row in events.items()}
    for other in sorted(_with_columns(session, columns) - {key}):
        statement = select(col(Entity.key), col(Passage.quote)).join(
            Passage, col(Passage.entity_id) == col(Entity.id)
        )
        rows = select_in(session, statement, col(Entity.key), (other + each for each in rest))
        same = {event for event, row in rows if rest[event.removeprefix(other)] == row}
        if 2 * len(same) > len(rest):
            message = (
                f"has rows of {other} ({len(same):,} of its first {len(rest):,}): load it with"
                f" --source key={other} if it is another edition of that, or with"
                f" --source key={key} to have both"
            )
            raise DataError([Problem(path, 0, "", message)])


def _with_columns(session: Session, columns: Sequence[str]) -> set[str]:
    """Return the keys of the tables with these columns, in this order."""
    statement = (
        select(col(Entity.key), col(SourceColumn.name))
        .join(SourceColumn, col(SourceColumn.source_id) == col(Entity.id))
        .order_by(col(Entity.id), col(SourceColumn.position))
    )
    found: dict[str, list[str]] = {}
    for key, name in session.execute(statement):
        found.setdefault(key, []).append(name)
    return {key for key, names in found.items() if names == [*columns]}
