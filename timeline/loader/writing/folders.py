"""Chronicles, files and the lines of records: what a plan changes of them, written."""

from collections.abc import Mapping

from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from timeline.canonical.to_rows import Row
from timeline.database.sessions import Session
from timeline.loader.planning.chronicles.folders import Folders
from timeline.loader.records.locations import FileLine, FileName, Locations
from timeline.loader.records.stored import pieces
from timeline.loader.writing.inserting import put
from timeline.loader.writing.write import change
from timeline.models import Chronicle, Definition, Entity, File

_CHRONICLES = select(col(Chronicle.name), col(Chronicle.id))
_FILES = select(col(Chronicle.name), col(File.path), col(File.id)).join(
    File, col(File.chronicle_id) == col(Chronicle.id)
)
_NEW_CHRONICLE = insert(Chronicle).returning(col(Chronicle.id))
_NEW_FILE = insert(File).returning(col(File.id))


def write(session: Session, planned: Folders) -> dict[FileName, int]:
    """Insert and update chronicles and files; return the ids of all files, by name."""
    known: dict[str, int] = dict(session.execute(_CHRONICLES).all())
    for name, title in planned.titles.items():
        if name in known:
            session.execute(
                update(Chronicle)
                .where(col(Chronicle.id) == known[name])
                .values(title=title or None)
            )
        else:
            known[name] = session.scalar(_NEW_CHRONICLE, {"name": name, "title": title or None})
    ids = {(chronicle, path): id_ for chronicle, path, id_ in session.execute(_FILES)}
    for file in planned.files:
        values = {"sha256": file.sha256, "timezone": file.timezone or None}
        if file.name in ids:
            session.execute(update(File).where(col(File.id) == ids[file.name]).values(values))
        else:
            row = {"chronicle_id": known[file.chronicle], "path": file.path} | values
            ids[file.name] = session.scalar(_NEW_FILE, row)
    return ids


def remove(session: Session, planned: Folders, ids: Mapping[FileName, int]) -> None:
    """Delete the files and chronicles that are planned to go; they contain no record any more."""
    for piece in pieces(ids[name] for name in planned.gone_files):
        session.execute(delete(File).where(col(File.id).in_(piece)))
    for names in pieces(planned.gone_chronicles):
        session.execute(delete(Chronicle).where(col(Chronicle.name).in_(names)))


def move(
    session: Session,
    was: Mapping[str, Locations],
    now: Mapping[str, Locations],
    ids: Mapping[str, int],
    files: Mapping[FileName, int],
) -> None:
    """Update the files and lines of records from ``was`` to ``now``; ``was`` lacks new records."""
    rows = [
        {"id": ids[key], "file_id": files[each.own.name]} | _on_line(each.own)
        for key, each in now.items()
        if key in was and was[key].own != each.own
    ]
    change(session, Entity, rows)
    also = {
        key: each.also
        for key, each in now.items()
        if each.also != (was[key].also if key in was else ())
    }
    for piece in pieces(ids[key] for key in also):
        session.execute(delete(Definition).where(col(Definition.entity_id).in_(piece)))
    rows = [
        {"entity_id": ids[key], "file_id": files[line.name]} | _on_line(line)
        for key, found in also.items()
        for line in found
    ]
    put(session, Definition, rows)


def _on_line(line: FileLine) -> Row:
    return {"line": line.line, "own_record": line.record}
