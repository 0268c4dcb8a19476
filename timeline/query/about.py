"""One complete record of any type, by its key.

Records of the same event (``same-as``) are shown as one. A passage that is cited on one record
is a claim on that record's values. On the merged event the accepted value may be a different one:
then the claim states the value that it is about.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import literal, select

from timeline.canonical.from_rows import records
from timeline.canonical.record import covers
from timeline.canonical.rivals import StatedValue, ValuesByPath, differ, given
from timeline.database.sessions import Session
from timeline.errors import UsageError
from timeline.kinds import EVENT_FIELDS
from timeline.models.columns import TABLES
from timeline.models.vocabularies import ENTITY_TYPES
from timeline.passages import sentences
from timeline.query.conditions.compile import read_query
from timeline.query.conditions.differing import stated_value
from timeline.query.conditions.naming import EVERY_KEY, key_called, nearest_keys
from timeline.query.events.details import event_details, file_and_line
from timeline.query.events.pages import page
from timeline.query.events.parts import other_records
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
        return with_others(session, event_details(session, [row.same_as_id or row.id])[0])
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


_STATUS: Final = next(field for field in EVENT_FIELDS if field.name == "status")


def with_others(session: Session, detail: EventDetail) -> EventDetail:
    """Return an event with the values and claims of its other records (``same-as``).

    Of the other records, only the fields that the event does not have are added. A claim on a value
    that differs from the accepted one states that value; it disputes the accepted value if the two
    surely differ (see ``differing``).
    """
    ids = [
        id_ for id_, _ in sorted(other_records(session, [detail.line.id])[detail.line.id], key=_key)
    ]
    if not ids:
        return detail
    values = {value.path: value for value in detail.values}
    fields = {_STATUS.name, *(value.field.name for value in detail.values)}
    accepted = _comparable(detail)
    by_record: dict[str, ValuesByPath] = {}
    for other in event_details(session, ids, in_text=False):
        by_record[other.line.key] = _comparable(other)
        accepted = {**by_record[other.line.key], **accepted}
        new = {each.path: each for each in other.values if each.field.name not in fields}
        values |= new
        fields |= {value.field.name for value in new.values()}
    claims = (
        each
        for claim in detail.claims
        for each in _separated(claim, by_record.get(claim.record.key, {}), values, accepted)
    )
    return replace(detail, values=tuple(values.values()), claims=tuple(claims))


def _comparable(record: EventDetail) -> ValuesByPath:
    """Return the values of a record by path, with its status even if the seed file has none."""
    status = {_STATUS.name: StatedValue(_STATUS, record.line.status)}
    return status | {value.path: stated_value(value, record.line) for value in record.values}


def _separated(
    claim: ClaimLine, own: ValuesByPath, shown: Mapping[str, Value], accepted: ValuesByPath
) -> Iterator[ClaimLine]:
    """Yield a claim on the values that are shown, and one for each value that is not shown."""
    meant = [path for path in own if any(covers(each, path) for each in claim.paths)]
    other = [path for path in meant if path not in shown or own[path].text != shown[path].text]
    supports = claim.stance == "supports"
    if claim.says is not None or not other:
        stated = [given(own[path].field, claim.says) for path in meant if claim.says is not None]
        rival = supports and any(
            differ(accepted[path], each) for path, each in zip(meant, stated, strict=bool(stated))
        )
        yield replace(claim, stance="disputes") if rival else claim
        return
    rest = [each for each in claim.paths if not any(covers(each, path) for path in other)]
    rest += [path for path in meant if path not in other and not any(covers(r, path) for r in rest)]
    if rest:
        yield replace(claim, paths=tuple(rest))
    for path in other:
        rival = supports and differ(accepted[path], own[path])
        stance = "disputes" if rival else claim.stance
        yield replace(claim, paths=(path,), stance=stance, says=own[path].text)


def _key(record: tuple[int, str]) -> str:
    return record[1]
