"""Events as they are compared in time: without actors, systems, claims and all else that is shown.

This takes a tenth of the time of ``pages.lines``.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import or_, select

from timeline.database.rounds import in_batches
from timeline.database.sessions import Session
from timeline.dates.calendar import is_sure
from timeline.models.columns import TABLES
from timeline.query.conditions.compile import EVENT, compile_query
from timeline.query.events.parts import other_records, wholes_of
from timeline.query.finding.order import follows_by_link, in_order
from timeline.query.grammar.nodes import Query
from timeline.query.results import EventLine

_ENTITY, _PASSAGE = TABLES["entity"], TABLES["passage"]
_COLUMNS: Final = (
    *("id", "kind", "title", "status", "when_text", "edtf", "precision", "qualifiers"),
    *("start_lo", "start_hi", "end_lo", "end_hi", "sure", "instant", "instant_lo", "instant_hi"),
    "zone",
)


def moments(session: Session, query: Query) -> Iterator[EventLine]:
    """Return the events of a query in order of time; they have no details, and no sources.

    Raises QueryError for an unknown key, before the first.
    """
    found = compile_query(session, query)
    ids = session.scalars(in_order(found, session.get_bind().dialect.name)).all()
    columns = (EVENT.c[name] for name in _COLUMNS)
    rows = session.execute(
        select(_ENTITY.c.key, *columns).join(_ENTITY, _ENTITY.c.id == EVENT.c.id).where(found)
    )
    by_id = {row[1]: row for row in rows}
    return (
        event for some in in_batches(ids) for event in _events(session, [by_id[i] for i in some])
    )


def _events(session: Session, rows: Sequence[Any]) -> Iterator[EventLine]:
    ids = [row[1] for row in rows]
    others = other_records(session, ids)
    event_of = {other: id_ for id_, found in others.items() for other, _ in found}
    follows = follows_by_link(session, dict.fromkeys(ids, None) | event_of)
    wholes = wholes_of(session, [*ids, *event_of])
    for row in rows:
        (
            key, id_, kind, title, status, when, edtf, precision, qualifiers,
            start_lo, start_hi, end_lo, end_hi, sure, instant, instant_lo, instant_hi, zone,
        ) = row  # fmt: skip
        by_link = follows.get(id_, {})
        yield EventLine(
            id=id_,
            key=key,
            kind=kind,
            title=title,
            status=status,
            when=when,
            edtf=edtf,
            precision=precision,
            qualifiers=qualifiers,
            start_lo=start_lo,
            start_hi=start_hi,
            end_lo=end_lo,
            end_hi=end_hi,
            sure=is_sure(sure, start_lo, start_hi, end_lo, end_hi),
            instant=instant,
            instants=None if instant_lo == instant_hi else (instant_lo, instant_hi),
            zone=zone or "",
            place=None,
            actors=(),
            systems=(),
            programmes=(),
            sources=(),
            grade="",
            inferred=(),
            disputed=(),
            same_as=tuple(sorted(other for _, other in others[id_])) if id_ in others else (),
            follows=tuple(by_link),
            answers=tuple(other for other, answers in by_link.items() if answers),
            wholes=wholes.get(id_, ()),
        )


def cited_by(session: Session, query: Query) -> set[str]:
    """Return the keys of the sources that the events of a query cite, in any of their records."""
    record = EVENT.alias()
    events = select(EVENT.c.id).where(compile_query(session, query))
    records = select(record.c.id).where(
        or_(record.c.id.in_(events), record.c.same_as_id.in_(events))
    )
    sources = select(_PASSAGE.c.source_id).where(_PASSAGE.c.entity_id.in_(records))
    return set(session.scalars(select(_ENTITY.c.key).where(_ENTITY.c.id.in_(sources))))
