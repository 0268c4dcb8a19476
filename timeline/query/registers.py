"""The registers: every actor, system, programme, place or source in one line, with its events.

``status`` counts the records of each type in the database.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, literal, null, select
from sqlmodel import Session, SQLModel, col

from timeline.models import Chronicle, Entity, Revision
from timeline.models.vocabularies import ENTITY_TYPES
from timeline.query.conditions.compile import EVENT
from timeline.query.records.references import source_refs
from timeline.query.results import Ref, RegisterLine

_TABLES = SQLModel.metadata.tables
_ALIAS, _ENTITY, _PASSAGE = (_TABLES[name] for name in ("alias", "entity", "passage"))

#: By type of register entry: the column of a table of events that refers to it.
_HELD: Final[Mapping[str, tuple[Any, Any]]] = {
    "actor": (_TABLES["participation"].c.event_id, _TABLES["participation"].c.actor_id),
    "system": (_TABLES["event_system"].c.event_id, _TABLES["event_system"].c.system_id),
    "programme": (_TABLES["event_programme"].c.event_id, _TABLES["event_programme"].c.programme_id),
    "place": (EVENT.c.id, EVENT.c.place_id),
    "source": (_PASSAGE.c.entity_id, _PASSAGE.c.source_id),
}


def register(session: Session, type_: str) -> list[RegisterLine]:
    """Every entry of the register of ``actor``, ``system``, ``programme``, ``place`` or ``source``.

    By key, in a fixed number of SELECTs. KeyError for another type: events and named queries have
    lists of their own.
    """
    table = _TABLES[type_]
    whole, whole_entity = table.alias(), _ENTITY.alias()
    parted = "part_of_id" in table.c
    name = table.c.name if "name" in table.c else table.c.title
    own_kind = next(
        (table.c[each] for each in ("kind", "category") if each in table.c), literal("")
    )
    statement = select(
        _ENTITY.c.id,
        _ENTITY.c.key,
        name.label("name"),
        own_kind.label("kind"),
        (table.c.country if "country" in table.c else null()).label("country"),
        (whole_entity.c.key if parted else null()).label("whole_key"),
        (whole.c.name if parted else null()).label("whole_name"),
    ).join(table, table.c.id == _ENTITY.c.id)
    if parted:
        statement = statement.outerjoin(whole, whole.c.id == table.c.part_of_id).outerjoin(
            whole_entity, whole_entity.c.id == whole.c.id
        )
    rows = session.execute(statement.order_by(_ENTITY.c.key)).all()
    counts = _counts(session, type_)
    aliases = _aliases(session, type_)
    sources = source_refs(session, [row.key for row in rows]) if type_ == "source" else {}
    return [
        RegisterLine(
            type=type_,
            key=row.key,
            name=row.name,
            kind=row.kind,
            country=row.country or "",
            part_of=Ref(row.whole_key, row.whole_name) if row.whole_key else None,
            aliases=tuple(aliases[row.id]),
            events=counts.get(row.id, 0),
            source=sources.get(row.key),
        )
        for row in rows
    ]


def _counts(session: Session, type_: str) -> dict[int, int]:
    """How many events each entry and its parts have; records of the same event count once."""
    event_id, entry_id = _HELD[type_]
    table = _TABLES[type_]
    closure = select(table.c.id.label("whole"), table.c.id.label("part")).cte(recursive=True)
    if "part_of_id" in table.c:
        closure = closure.union(
            select(closure.c.whole, table.c.id).where(table.c.part_of_id == closure.c.part)
        )
    event = EVENT.alias()
    stands = func.coalesce(event.c.same_as_id, event.c.id)
    statement = (
        select(closure.c.whole, func.count(stands.distinct()))
        .join(event_id.table, entry_id == closure.c.part)
        .join(event, event.c.id == event_id)
        .group_by(closure.c.whole)
    )
    return dict(session.execute(statement).all())


def _aliases(session: Session, type_: str) -> defaultdict[int, list[str]]:
    statement = (
        select(_ALIAS.c.entity_id, _ALIAS.c.text)
        .join(_ENTITY, _ENTITY.c.id == _ALIAS.c.entity_id)
        .where(_ENTITY.c.type == type_)
        .order_by(_ALIAS.c.position)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for id_, text in session.execute(statement):
        found[id_].append(text)
    return found


@dataclass(frozen=True, slots=True)
class Status:
    """Names of chronicles, numbers of records by type, and the last change, if there was any."""

    chronicles: tuple[str, ...]
    records: dict[str, int]
    last: Revision | None


def status(session: Session) -> Status:
    """Count everything."""
    counts = dict(
        session.execute(select(col(Entity.type), func.count()).group_by(col(Entity.type))).all()
    )
    return Status(
        tuple(session.scalars(select(col(Chronicle.name)).order_by(col(Chronicle.name)))),
        {type_: counts[type_] for type_ in ENTITY_TYPES if type_ in counts},
        session.scalars(select(Revision).order_by(col(Revision.id).desc()).limit(1)).first(),
    )
