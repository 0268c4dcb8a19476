"""Check what needs other records: references, named queries, files of texts.

The functions return problems or found records; none of them writes.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from sqlalchemy import Column, Select, select
from sqlmodel import SQLModel, col

from timeline.database.sessions import Session
from timeline.dates.written.published import from_source
from timeline.errors import NO_RECORD, UNKNOWN_KEY, Problem, QueryError
from timeline.files.names import Taken
from timeline.kinds import REGISTERS
from timeline.kinds.tables import model_of
from timeline.loader.checking.record import references
from timeline.loader.planning.references.naming import RecordNames
from timeline.loader.records.batch import Batch, BatchRecord
from timeline.loader.records.stored import StoredIdentity, by_id, by_key, select_in
from timeline.models import Chronicle, Entity, File, Passage, Source, Text
from timeline.query.conditions.compile import named_queries
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.grammar import parse_query
from timeline.text import clip, with_article


def resolve(
    session: Session,
    batch: Batch,
    entries: Iterable[BatchRecord],
    names: RecordNames,
    stored: dict[str, StoredIdentity],
) -> list[Problem]:
    """Return problems of the references of these entries that are invalid.

    The stored records that they refer to are added to ``stored``, unless they are in it already.
    """
    wanted = [(entry, each) for entry in entries for each in references(entry.checked)]
    new = {each.key for _, each in wanted if not batch.has(each.key)} - stored.keys()
    stored |= by_key(session, new)
    problems = []
    for entry, (path, wanted_type, key) in wanted:
        found, kind = batch.entries.get(key), UNKNOWN_KEY
        type_ = found.checked.type if found else stored[key].type if key in stored else ""
        if key in batch.removals:
            message = f"{key} is being removed"
        elif type_ == wanted_type:
            continue
        elif type_:
            message = f"{key} is {with_article(type_)}, not {with_article(wanted_type)}"
        elif batch.has(key):  # reported already
            continue
        else:
            message, kind = _missing(entry, path, wanted_type, key, names), NO_RECORD
        problems.append(entry.problem(path, message, kind))
    return problems


def _missing(entry: BatchRecord, path: str, type_: str, key: str, names: RecordNames) -> str:
    """Return the message for a missing record; a key in a date may be a word of prose there."""
    canonical = entry.checked.canonical
    text = canonical.get(path) if type_ == "event" else None
    cited = [*canonical.get("cite", ())]
    message = names.missing(type_, key, date=text if isinstance(text, str) else "")
    return from_source(message, cited[0]) if len(cited) == 1 else message


def queries(session: Session, batch: Batch) -> Iterator[Problem]:
    """Yield a problem for each named query that cannot be parsed, with the part at fault."""
    texts = named_queries(session)
    found = [entry for entry in batch.entries.values() if entry.checked.type == "query"]
    texts |= {entry.key: entry.checked.canonical.get("text", "") for entry in found}
    for entry in found:
        try:
            parse_query(texts[entry.key], FIELDS, texts, today=None)
        except QueryError as error:
            for each in error.every:
                fault = each.query[each.start : each.end]
                hint = f"; {each.hint}" if each.hint else ""
                yield entry.problem("text", f"at {fault!r}: {each.message}{hint}")


def still_needed(
    session: Session, batch: Batch, removed: Mapping[int, StoredIdentity], resolved: Container[str]
) -> Iterator[Problem]:
    """Yield a problem for each stored record that refers to a record that is being removed.

    Records whose key is in ``resolved`` are skipped, because ``resolve`` has checked them. The
    references are found by the declared foreign keys, so that none can be forgotten.
    """
    for statement, column in _references() if removed else ():
        found = select_in(session, statement, column, list(removed))
        users = {(user, gone) for user, gone in found if user not in removed}
        stored = by_id(session, {user for user, _ in users})
        for user, gone in sorted(users):
            old, lost = stored[user], removed[gone]
            if old.key in resolved:
                continue
            if old.key in batch.entries:
                checked = batch.entries[old.key].checked
                message = f"refers to {lost.key}, which is no longer in the files"
                yield Problem(checked.path, checked.line, old.key, message)
                continue
            message = f"cannot be removed: the {old.type} {old.key} still refers to it"
            if old.chronicle != lost.chronicle and batch.files:
                message += (
                    f" in the chronicle {old.chronicle}: if that defines it too, load both"
                    " chronicles together"
                )
            yield Problem("", 0, lost.key, message)


@cache
def _references() -> tuple[tuple[Select[Any], Column[Any]], ...]:
    """Return, for each column that refers to a record, that and the statement of its owners."""
    found = []
    for table in SQLModel.metadata.sorted_tables:
        owner = next((c for c in ("entity_id", "event_id", "from_id", "id") if c in table.c), "")
        for foreign in table.foreign_keys:
            column = foreign.parent
            if foreign.column.table.name not in _KEYED or column.name == owner:
                continue
            if column.name == "same_as_id" or foreign.ondelete == "CASCADE":
                continue
            found.append((select(table.c[owner], column), column))
    return tuple(found)


_KEYED = {"entity", "event", *(str(model_of(each).__tablename__) for each in REGISTERS)}


def citing(session: Session, source_ids: Iterable[int]) -> set[int]:
    """Return the ids of the records that cite these sources."""
    statement = select(col(Passage.entity_id)).distinct()
    return {row[0] for row in select_in(session, statement, col(Passage.source_id), source_ids)}


_TEXTS = (
    select(col(Entity.key), col(Source.text_path), col(Text.sha256))
    .join(Source, col(Source.id) == col(Entity.id))
    .join(Text, col(Text.id) == col(Source.text_id))
    .join(File, col(File.id) == col(Entity.file_id))
    .join(Chronicle, col(Chronicle.id) == col(File.chronicle_id))
)


def in_one_file(
    session: Session, touched: Iterable[BatchRecord], removed: Iterable[StoredIdentity]
) -> Iterator[Problem]:
    """Yield a problem for each text file that conflicts with another one of its chronicle.

    Two paths may be the same file on some systems (``a.txt``, ``A.txt``), and a file may have had
    different content when another source that names it was loaded.
    """
    sources = [each for each in touched if each.body is not None]
    gone = {each.key for each in removed}
    for chronicle in sorted({each.chronicle for each in sources}):
        mine = {each.key: each for each in sources if each.chronicle == chronicle}
        taken = Taken()
        known: dict[str, tuple[str, str]] = {}
        for key, path, sha256 in select_in(session, _TEXTS, col(Chronicle.name), [chronicle]):
            if key not in mine and key not in gone:
                taken.add(path)
                known.setdefault(str(PurePosixPath(path)), (key, sha256))
        for key, entry in sorted(mine.items()):
            path, sha256 = (entry.checked.canonical[each] for each in ("text", "text_sha256"))
            other = taken.other(path)
            first, was = known.setdefault(str(PurePosixPath(path)), (key, sha256))
            if other:
                message = f"is the same file as {clip(other)} on some systems: rename one of them"
                yield entry.problem("text", f"{clip(path)} {message}")
            elif was != sha256:
                message = f"had different content when {first} was loaded: load that source too"
                yield entry.problem("text", f"{clip(path)} {message}, or name another file")
            taken.add(path)
