"""Write revisions (who loaded what, and when), and turn stored records into entries of a batch.

A revision stores the previous content of each changed field (``loader.planning.changes``); of an
added record only the key. With them every earlier state can be rebuilt, backwards from the present
one (``loader.planning.undoing``).
"""

import getpass
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import insert, select
from sqlmodel import col

from timeline.canonical.record import Canonical, content_hash
from timeline.database.sessions import Session
from timeline.errors import DataError
from timeline.loader.checking.record import check_record, nodes_of
from timeline.loader.records.batch import BatchRecord, LoadedFile
from timeline.loader.records.stored import StoredIdentity, select_in
from timeline.models import Revision, RevisionFile, Text
from timeline.readers import RawRecord
from timeline.version import __version__


class ChangeRow(NamedTuple):
    """One change, as the history stores it; see ``models.Change``. ``before`` is not yet JSON."""

    type: str
    key: str
    op: str
    field: str = ""
    before: Any = None


_NEW_REVISION = insert(Revision).returning(col(Revision.id))
_NEW_FILES = insert(RevisionFile)


def open_revision(session: Session, command: str, undoes: int | None) -> int:
    """Insert a new revision by the current user at the current time; return its id."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container may run under a user id that has no name
        user = "unknown"
    row = {
        "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "user": user,
        "tool": f"timeline {__version__}",
        "command": command,
        "undoes_id": undoes,
        "complete": True,
    }
    return int(session.scalar(_NEW_REVISION, row))


def record_files(session: Session, revision: int, files: Iterable[LoadedFile]) -> None:
    """Store files that the revision read, with their hashes."""
    rows = [
        {
            "revision_id": revision,
            "chronicle": file.chronicle,
            "path": file.path,
            "sha256": file.sha256,
        }
        for file in files
    ]
    if rows:
        session.execute(_NEW_FILES, rows)


def entry_of(stored: StoredIdentity, record: Canonical) -> BatchRecord:
    """Return a stored record as an entry of a batch, checked again.

    Raises DataError for a record that an older version accepted and this version does not.
    """
    path = f"{stored.chronicle}/{stored.file}"
    raw = RawRecord(stored.type, stored.key, nodes_of(record), path, stored.file, stored.line)
    checked, problems = check_record(raw, stored.timezone or "", stored=True)
    if faults := [problem for problem in problems if not problem.warning]:
        raise DataError(
            sorted(faults),
            "an older version of timeline accepted this: correct the file and load it again",
        )
    if "text_sha256" in record:
        checked.canonical["text_sha256"] = record["text_sha256"]
    return BatchRecord(checked, stored.chronicle, content_hash(checked.canonical))


def restore_texts(session: Session, entries: Iterable[BatchRecord]) -> None:
    """Read the texts of those entries that are sources with a text from the database."""
    sources = [entry for entry in entries if "text_sha256" in entry.checked.canonical]
    wanted = {entry.checked.canonical["text_sha256"] for entry in sources}
    statement = select(col(Text.sha256), col(Text.body))
    bodies = dict(select_in(session, statement, col(Text.sha256), wanted))
    for entry in sources:
        entry.body = bodies[entry.checked.canonical["text_sha256"]]
