"""The tables of a package: those of a dataset, with every record alone and all that it states.

Records that are one event (``same-as``) are rows of their own in ``events``. So the tables have all
that a load needs to make the same records again; ``readers.package`` reads them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final

from sqlalchemy import func, select

from timeline.canonical import claim_rows
from timeline.canonical.from_rows import BATCH, records
from timeline.canonical.record import CITATION, Canonical
from timeline.database.sessions import Session
from timeline.kinds import BY_TYPE, Field
from timeline.models.columns import TABLES as STORED
from timeline.query.dataset import declared
from timeline.query.dataset.beside import REGISTERS, other_tables
from timeline.query.dataset.chunks import chunks
from timeline.query.dataset.declared import DatasetColumn, DatasetTable, Type
from timeline.query.dataset.filing import FILE, all_filed, filed, one_chronicle, with_files
from timeline.query.dataset.frame import Columns
from timeline.query.grammar.nodes import Query
from timeline.query.records.references import terms
from timeline.query.records.zones import StatedZones

_ENTITY, _SOURCE, _TEXT = (STORED[name] for name in ("entity", "source", "text"))
_SIZE: Final = 5_000
SAME_AS: Final = DatasetColumn(
    "same_as", Type.TEXT, "the key of the event that it is one with; missing for most"
)
ZONE: Final = DatasetColumn(
    "timezone",
    Type.TEXT,
    "the time zone that the event itself states; of several chronicles and of a query also that of"
    " its date, if the files of all events do not state the same one",
)
_OF_CITATION: Final = {
    "prefix": "the text before the quote",
    "suffix": "the text after the quote",
    "language": "the language of the quote",
    "translation": "the quote in English",
    "derived_from": "the keys of sources that it repeats",
}
"""What the fields of a passage are that no dataset has; of others, their titles say it."""
_KNOWN: Final = {column.name: column for column in declared.CLAIMS.columns}


def _of_citation(field: Field) -> DatasetColumn:
    """Return the column of a field of a passage: that of a dataset if it has one."""
    type_ = Type.TEXTS if field.many else Type.TEXT
    about = _OF_CITATION.get(field.name, field.title.lower())
    return _KNOWN.get(field.name) or DatasetColumn(field.name, type_, about)


_CLAIM: Final = (
    DatasetColumn("passage", Type.INTEGER, "the number of the passage in its record, from 1"),
    *(_KNOWN[name] for name in ("fields", "stance", "says", "source")),
    *map(_of_citation, CITATION),
    DatasetColumn(
        "written", Type.TEXT, "the quote as the record writes it, if it is shorter: `first … last`"
    ),
)
CLAIMS: Final = DatasetTable("claims", declared.CLAIMS.about, (_KNOWN["event"], *_CLAIM))
_REGISTER: Final = DatasetColumn(
    "register", Type.TEXT, "`actor`, `system`, `programme`, `place`, `source`"
)
_KEY: Final = DatasetColumn("key", Type.TEXT, "the key of the entry")
REGISTER_CLAIMS: Final = DatasetTable(
    "register_claims",
    "what a passage, or the curator, says of values of an entry of a register",
    (_REGISTER, _KEY, *_CLAIM),
)
ALIASES: Final = DatasetTable(
    "aliases",
    "another name of an entry of a register",
    (
        _REGISTER,
        _KEY,
        DatasetColumn("text", Type.TEXT, "the name"),
        DatasetColumn("language", Type.TEXT, "its language"),
    ),
)
SOURCE_COLUMNS: Final = DatasetTable(
    "source_columns",
    "a column of a source that is a table, in their order",
    (
        DatasetColumn("source", Type.TEXT, "the key of the source"),
        DatasetColumn("name", Type.TEXT, "the name of the column"),
        DatasetColumn("fields", Type.TEXTS, "the value paths that its cells state"),
    ),
)
QUERIES: Final = DatasetTable(
    "queries",
    "a named query",
    (
        DatasetColumn("key", Type.TEXT, "its name"),
        DatasetColumn("text", Type.TEXT, "what it searches for"),
        FILE,
    ),
)
OF_EVENTS: Final = (declared.PARTICIPANTS, declared.AMOUNTS, declared.DATES, declared.LINKS, CLAIMS)
"""The tables with rows of events, in addition to ``events``."""
_FROM_CHUNKS: Final = OF_EVENTS[:3]
_FIELD: Final = {ALIASES.name: "aliases", SOURCE_COLUMNS.name: "columns"}
"""The field of entries that a table has; only the registers that have it are read."""


@cache
def events() -> DatasetTable:
    """Return the table of events and of the records that are one with them."""
    table = declared.events()
    columns = (ZONE if each.name == ZONE.name else each for each in table.columns)
    return table._replace(
        about="an event, or a record that is one with another event",
        columns=(*columns, SAME_AS, FILE),
    )


def register(type_: str) -> DatasetTable:
    """Return the table of a register."""
    return with_files(declared.register(type_))


def record_chunks(session: Session, query: Query) -> Iterator[dict[str, Columns]]:
    """Return all records of the events that match the query: columns by table.

    The rows of each table are in the order of the events. Only one chunk is in memory at a time.
    Raises QueryError for an unknown key, before the first.
    """
    found = chunks(session, query, _FROM_CHUNKS, _SIZE, alone=True)
    is_one = one_chronicle(session) is not None
    zones = None if (is_one and not query.clauses) or timezone(session) else StatedZones(session)
    return (
        _tables(
            session,
            chunk.ids,
            filed(session, chunk.events) if is_one else chunk.events,
            chunk.others,
            zones,
        )
        for chunk in found
    )


def timezone(session: Session) -> str:
    """Return the time zone that the seed files of all events state; empty if there is not one."""
    file = STORED["file"]
    statement = (
        select(func.coalesce(file.c.timezone, ""))
        .join(_ENTITY, _ENTITY.c.file_id == file.c.id)
        .where(_ENTITY.c.type == "event")
        .distinct()
    )
    found = session.scalars(statement).all()
    return found[0] if len(found) == 1 else ""


def _tables(
    session: Session,
    ids: Sequence[int],
    of_events: Columns,
    others: dict[str, Columns],
    zones: StatedZones | None,
) -> dict[str, Columns]:
    """Return the tables of some events. ``zones`` are given if the descriptor has none of files."""
    keys = of_events["key"]
    place = {key: number for number, key in enumerate(keys)}
    tables = {events().name: of_events}
    for name, columns in others.items():
        owners = columns["event"]
        order = sorted(range(len(owners)), key=lambda at: place[owners[at]])
        tables[name] = {each: [column[at] for at in order] for each, column in columns.items()}
    links: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    of_ids = records(session, ids, exact=True)
    if zones is not None:
        of_events[ZONE.name] = _zones(session, zones, of_ids)
    for key, record in zip(keys, of_ids.values(), strict=True):
        links += ({"event": key, "type": t, "other": other} for t, other in record.get("links", ()))
        claims += ({"event": key, **row} for row in claim_rows.rows_of(record))
    tables[declared.LINKS.name] = _columns(declared.LINKS, links)
    tables[CLAIMS.name] = _columns(CLAIMS, claims)
    return tables


def _zones(
    session: Session, zones: StatedZones, events: Mapping[int, Canonical]
) -> list[str | None]:
    """Return the zones that the events state, or those of their dates if their files state them.

    A package without the files of its events would otherwise lose them.
    """
    dated_by = {
        id_: [row["source"] for row in claim_rows.rows_of(record) if _dates(row)]
        for id_, record in events.items()
    }
    places = {id_: record.get("place", "") for id_, record in events.items()}
    local = terms(session, {*places.values()} - {""})
    found = zones.of(events, dated_by, {id_: local.get(key, "") for id_, key in places.items()})
    return [found[id_] or None for id_ in events]


def _dates(row: Mapping[str, Any]) -> bool:
    """Return whether a claim is a passage that supports the date of its event."""
    return "source" in row and "says" not in row and "when" in row["fields"]


def register_tables(
    session: Session, query: Query
) -> Iterator[tuple[DatasetTable, Iterator[Columns]]]:
    """Return each table that does not come with events, with its columns; registers first."""
    is_one = one_chronicle(session) is not None
    registers = {table.name: table for table in map(register, REGISTERS)}
    for table, parts in (*other_tables(session, query), (QUERIES, _queries(session))):
        with_file = is_one and (table is QUERIES or table.name in registers)
        found = all_filed(session, parts) if with_file else parts
        yield registers.get(table.name, table), found
    for table in (ALIASES, SOURCE_COLUMNS, REGISTER_CLAIMS):
        yield table, _of_entries(session, table)


def texts(session: Session) -> Iterator[tuple[str, str, str]]:
    """Return the stored texts by key of their source, each with its path and its words.

    Only one is in memory at a time.
    """
    statement = (
        select(_ENTITY.c.key, _SOURCE.c.text_path, _TEXT.c.body)
        .join(_SOURCE, _SOURCE.c.id == _ENTITY.c.id)
        .join(_TEXT, _TEXT.c.id == _SOURCE.c.text_id)
        .order_by(_ENTITY.c.key)
        .execution_options(yield_per=1)
    )
    return ((row.key, row.text_path, row.body) for row in session.execute(statement))


def _queries(session: Session) -> Iterator[Columns]:
    statement = select(_ENTITY.c.id, _ENTITY.c.key).where(_ENTITY.c.type == "query")
    rows = session.execute(statement.order_by(_ENTITY.c.key)).all()
    found = records(session, (row.id for row in rows)).values()
    pairs = zip((row.key for row in rows), found, strict=True)
    yield _columns(QUERIES, [{"key": key, "text": record["text"]} for key, record in pairs])


def _of_entries(session: Session, table: DatasetTable) -> Iterator[Columns]:
    field = _FIELD.get(table.name)
    for type_ in REGISTERS:
        if field and field not in {each.name for each in BY_TYPE[type_].fields}:
            continue
        statement = select(_ENTITY.c.id, _ENTITY.c.key).where(_ENTITY.c.type == type_)
        rows = session.execute(statement.order_by(_ENTITY.c.key)).all()
        for first in range(0, len(rows), BATCH):
            some = rows[first : first + BATCH]
            found = records(session, (row.id for row in some), exact=True)
            pairs = zip((row.key for row in some), found.values(), strict=True)
            made = (_entry_rows(table, type_, key, record) for key, record in pairs)
            yield _columns(table, [*chain.from_iterable(made)])


def _entry_rows(table: DatasetTable, type_: str, key: str, record: Any) -> Iterator[dict[str, Any]]:
    if table is ALIASES:
        for alias in record.get("aliases", ()):
            named = {"text": alias} if isinstance(alias, str) else alias
            yield {"register": type_, "key": key, **named}
    elif table is SOURCE_COLUMNS:
        for name, paths in record.get("columns", {}).items():
            yield {"source": key, "name": name, "fields": paths.split()}
    else:
        for row in claim_rows.rows_of(record):
            yield {"register": type_, "key": key, **row}


def _columns(table: DatasetTable, rows: Sequence[dict[str, Any]]) -> Columns:
    return {column.name: [row.get(column.name) for row in rows] for column in table.columns}
