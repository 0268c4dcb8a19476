"""Recognise a table that was loaded before, if it must give the same result again.

That is so if the file, its format and all that is stated about it are the same, and nothing was
written to the database since. Then its rows are not read: to compare a million rows with what is
stored takes minutes. A load with warnings is not remembered, so that they are given again.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlmodel import col

from timeline.canonical.record import Canonical, content_hash
from timeline.database.sessions import Session
from timeline.loader.planning.report import RowReport
from timeline.models import Chronicle, File, Revision
from timeline.readers.imports import TableImport, TableOptions
from timeline.version import __version__


@dataclass(frozen=True, slots=True)
class LoadIdentity:
    """What identifies the load of a table: its input, and the latest revision after it."""

    input: str
    revision: int

    @classmethod
    def of(
        cls, session: Session, table: TableImport, source: Canonical, options: TableOptions
    ) -> "LoadIdentity":
        """Return it for a table that is loaded now; ``source`` is the one that represents it."""
        given = (
            __version__,
            Path(table.table.file.path).name,  # with the name of the sheet
            table.table.file.sha256,
            (table.format.name, table.format.digest),
            content_hash(source),
            sorted(table.settings.items()),
            options.add_unknown,
        )
        digest = hashlib.sha256(json.dumps(given).encode()).hexdigest()
        return cls(digest, session.scalar(select(func.max(col(Revision.id)))) or 0)

    def report(self, session: Session, table: TableImport) -> RowReport | None:
        """Return the report of loading the table again; None if its rows must be read."""
        kept = session.scalar(_KEPT, {"chronicle": table.key, "path": table.file})
        found: dict[str, Any] = json.loads(kept) if kept else {}
        if table.is_part or found.get("load") != asdict(self):
            return None
        rows = RowReport(**found["rows"])
        return replace(
            rows,
            path=table.table.file.path,
            key=table.key,
            unchanged=rows.added + rows.changed + rows.unchanged,
            added=0,
            changed=0,
            events_unchanged=rows.events_added + rows.events_changed + rows.events_unchanged,
            events_added=0,
            events_changed=0,
        )

    def keep(self, session: Session, table: TableImport, rows: RowReport) -> None:
        """Remember that this load is done, if there is nothing to be said when it is repeated."""
        if table.is_part or rows.rejected or rows.kept or rows.held or rows.unknown:
            return
        kept = json.dumps({"load": asdict(self), "rows": asdict(rows)})
        chronicle = select(col(Chronicle.id)).where(col(Chronicle.name) == table.key)
        of_table = col(File.chronicle_id) == chronicle.scalar_subquery()
        change = update(File).where(of_table, col(File.path) == table.file)
        session.execute(change.values(loaded=kept))


_KEPT = (
    select(col(File.loaded))
    .join(Chronicle, col(Chronicle.id) == col(File.chronicle_id))
    .where(col(Chronicle.name) == bindparam("chronicle"), col(File.path) == bindparam("path"))
)
