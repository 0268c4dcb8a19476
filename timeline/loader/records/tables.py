"""Which stored records a table stands for: those in the files of tables of its chronicle.

A release can have another file format than the one before, and so another file, and corrected rows
are loaded from files of their own. All of them are one table. The seed files of a chronicle of the
same name are no part of it.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from timeline.database.sessions import Session
from timeline.loader.records.locations import FileName
from timeline.models import Chronicle, Entity, File
from timeline.readers.by_name import is_seed


def files_of_table(session: Session, key: str) -> dict[FileName, int]:
    """Return the ids of the stored files that the table with this key was loaded from, by name."""
    files = _files_of(session, key)
    return {(key, path): id_ for path, id_ in files if not is_seed(PurePosixPath(path))}


def seed_files_of(session: Session, name: str) -> list[str]:
    """Return the paths of the stored seed files of a chronicle, in order."""
    return sorted(path for path, _ in _files_of(session, name) if is_seed(PurePosixPath(path)))


def _files_of(session: Session, name: str) -> Iterable[Any]:
    """Return the path and the id of each stored file of a chronicle, or of a table."""
    statement = (
        select(col(File.path), col(File.id))
        .join(Chronicle, col(Chronicle.id) == col(File.chronicle_id))
        .where(col(Chronicle.name) == name)
    )
    return session.execute(statement)


def of_table(session: Session, statement: Any, key: str) -> Any:
    """Return a query of records (``Entity``) with only those that the table with this key has."""
    statement = statement.select_from(Entity)
    return statement.where(col(Entity.file_id).in_(files_of_table(session, key).values()))
