"""One complete record of any type, by its key."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import literal, select

from timeline.canonical.from_rows import records
from timeline.database.sessions import Session
from timeline.errors import UsageError
from timeline.models.columns import TABLES
from timeline.models.vocabularies import ENTITY_TYPES
from timeline.passages import sentences
from timeline.query.conditions.compile import read_query
from timeline.query.conditions.naming import EVERY_KEY, key_called, nearest_keys
from timeline.query.events.details import file_and_line
from timeline.query.events.merged import complete
from timeline.query.events.pages import page
from timeline.query.records.claims import citations, cited_places, claims_of, quoted_spans
from timeline.query.records.references import refs, source_refs
from timeline.query.records.values import values_of
from timeline.query.results import (
    ClaimLine,
    EntityDetail,
    EventDetail,
    Most,
    Ref,
    SourceDetail,
    Value,
)
from timeline.text import suggest

_ENTITY, _EVENT, _SOURCE, _TEXT, _CHANGE, _REVISION = (
    TABLES[name] for name in ("entity", "event", "source", "text", "change", "revision")
)


def about(
    session: Session, key: str, most: Most | None = None, of_source: Most | None = None
) -> EventDetail | EntityDetail | SourceDetail:
    """Return the complete record with this key, with all events that refer to it or the first ones.

    ``most`` is how many events are listed, ``of_source`` how many events and how many cited
    passages of a source.

    A register entry may also be given by its name, see ``naming``. For a record that is merged into
    another record of the same event, the other one is returned. Raises UsageError if no record has
    this key or name (with similar keys), or if several have (with their keys).
    """
    key = key_called(session, key)
    row = session.execute(
        select(_ENTITY.c.id, _ENTITY.c.key, _ENTITY.c.type, _EVENT.c.same_as_id)
        .outerjoin(_EVENT, _EVENT.c.id == _ENTITY.c.id)
        .where(_ENTITY.c.key == key)
    ).first()
    if row is None:
        _report_removed(session, key)
        near = suggest(nearest_keys(session, key), EVERY_KEY)
        raise UsageError(f"there is no record {key}" if key else "the key is empty", near)
    if row.type == "event":
        return complete(session, [row.same_as_id or row.id])[0]
    if row.type == "source":
        return _source(session, row, of_source)
    return _entity(session, row, most)


def _report_removed(session: Session, key: str) -> None:
    """Raise UsageError if a record of this key was removed: when, and where its content is."""
    row = session.execute(
        select(_REVISION.c.id, _REVISION.c.at, _REVISION.c.command, _CHANGE.c.type, _CHANGE.c.op)
        .join(_CHANGE, _CHANGE.c.revision_id == _REVISION.c.id)
        .where(_CHANGE.c.key == key, _CHANGE.c.type.in_(ENTITY_TYPES))
        .order_by(_CHANGE.c.id.desc())
        .limit(1)
    ).first()
    if row is not None and row.op == "removed":
        raise UsageError(
            f"the {row.type} {key} was removed in revision {row.id} ({row.at[:10]}, {row.command})",
            f"its last content: timeline log {key}",
        )


def _entity(session: Session, row: Any, most: Most | None) -> EntityDetail:
    file, line = file_and_line(session, [row.id])[row.id]
    query = f"@{row.key}" if row.type == "query" else f'{row.type}:"{row.key}"'
    has_parts = "part_of_id" in TABLES.get(row.type, _ENTITY).c
    return EntityDetail(
        type=row.type,
        key=row.key,
        name=refs(session, [row.key])[row.key].name,
        values=_values(session, row),
        claims=_claims(session, row),
        wholes=_wholes(session, row) if has_parts else (),
        parts=_parts(session, row.type, row.id) if has_parts else (),
        events=page(session, read_query(session, query), most),
        file=file,
        file_line=line,
    )


def _source(session: Session, row: Any, most: Most | None) -> SourceDetail:
    file, line = file_and_line(session, [row.id])[row.id]
    stored = session.execute(
        select(_TEXT.c.body, _TEXT.c.sha256)
        .join(_SOURCE, _SOURCE.c.text_id == _TEXT.c.id)
        .where(_SOURCE.c.id == row.id)
    ).first()
    source = source_refs(session, [row.key])[row.key]
    spans = sentences(stored.body) if stored else []
    quotes = quoted_spans(session, row.id)
    passages, rows = cited_places(session, row.id)
    query = f'source:"{row.key}"'
    return SourceDetail(
        source=source,
        values=_values(session, row),
        claims=_claims(session, row),
        text=stored.body if stored else None,
        sha256=stored.sha256 if stored else "",
        citations=tuple(citations(session, row.id, most)),
        sentences=len(spans),
        uncited=_uncited(spans, quotes),
        reprints=_parts(session, "source", row.id, "derived_from_id"),
        events=page(session, read_query(session, query), most),
        file=file,
        file_line=line,
        quotes=tuple(quotes),
        passages=passages,
        rows=rows if source.table else 0,
    )


def _values(session: Session, row: Any) -> tuple[Value, ...]:
    record = records(session, [row.id])[row.id]
    return values_of(session, {row.id: (row.type, record)})[row.id]


def _claims(session: Session, row: Any) -> tuple[ClaimLine, ...]:
    return tuple(claim for _, claim in claims_of(session, [row.id]))


def _wholes(session: Session, row: Any) -> tuple[Ref, ...]:
    """Return the entries that a register entry is part of, the nearest first."""
    table = TABLES[row.type]
    climb = (
        select(table.c.part_of_id.label("id"), literal(1).label("height"))
        .where(table.c.id == row.id)
        .cte(recursive=True)
    )
    climb = climb.union(
        select(table.c.part_of_id, climb.c.height + 1).where(
            table.c.id == climb.c.id, table.c.part_of_id.is_not(None)
        )
    )
    statement = (
        select(_ENTITY.c.key, table.c.name)
        .join(table, table.c.id == _ENTITY.c.id)
        .join(climb, climb.c.id == table.c.id)
        .order_by(climb.c.height)
    )
    return tuple(Ref(*each) for each in session.execute(statement))


def _parts(session: Session, type_: str, id_: int, column: str = "part_of_id") -> tuple[Ref, ...]:
    """Return the entries of the register that refer to this one in ``column``, by key."""
    table = TABLES[type_]
    statement = (
        select(_ENTITY.c.key, table.c.title if type_ == "source" else table.c.name)
        .join(table, table.c.id == _ENTITY.c.id)
        .where(table.c[column] == id_)
        .order_by(_ENTITY.c.key)
    )
    return tuple(Ref(*each) for each in session.execute(statement))


def _uncited(
    spans: Sequence[tuple[int, int]], quotes: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Return the sentences without a quote; both arguments are in the order of the text."""
    found = []
    at, reach = 0, 0
    for start, end in spans:
        while at < len(quotes) and quotes[at][0] < end:
            reach = max(reach, quotes[at][1])
            at += 1
        if reach <= start:
            found.append((start, end))
    return tuple(found)
