"""The registers: one line for every actor, system, programme, place or source.

``status`` counts the records of each type in the database.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final, NamedTuple, Self

from sqlalchemy import func, select, union
from sqlmodel import Session, SQLModel, col

from timeline.canonical.from_rows import OF_TYPE
from timeline.dates.calendar import is_sure
from timeline.errors import UsageError
from timeline.kinds import BY_TYPE, REFERENCES, REGISTERS, Field, FieldType
from timeline.likeness import near
from timeline.models import Chronicle, Entity, Revision
from timeline.models.vocabularies import ENTITY_TYPES
from timeline.query.conditions.compile import EVENT
from timeline.query.conditions.entry_conditions import VAGUE
from timeline.query.conditions.listing import compile_entries, read_list_query
from timeline.query.events.pages import stream
from timeline.query.records.references import source_refs
from timeline.query.results import DateValue, EventLine, Ref, RegisterLine, Value
from timeline.text import suggest

NAMES: Final = ("events", *(each.section for each in REGISTERS if each.name != "query"))
"""The names of the registers; that of events is a query."""

_TABLES = SQLModel.metadata.tables
_ALIAS, _ENTITY, _PASSAGE = (_TABLES[name] for name in ("alias", "entity", "passage"))
_DATES: Final = (FieldType.DATE, FieldType.PERIOD)
_NAMES: Final = ("name", "title")
_KINDS: Final = ("kind", "category")

#: By type of register entry: the columns of the event and of the entry that it refers to.
_EVENT_COLUMNS: Final[Mapping[str, tuple[Any, Any]]] = {
    "actor": (_TABLES["participation"].c.event_id, _TABLES["participation"].c.actor_id),
    "system": (_TABLES["event_system"].c.event_id, _TABLES["event_system"].c.system_id),
    "programme": (_TABLES["event_programme"].c.event_id, _TABLES["event_programme"].c.programme_id),
    "place": (EVENT.c.id, EVENT.c.place_id),
    "source": (_PASSAGE.c.entity_id, _PASSAGE.c.source_id),
}


def register_type(name: str) -> str:
    """Return the type of the records of a register, whose name may be in the singular.

    Raises UsageError, with the nearest name, if there is no such register.
    """
    type_ = name.removesuffix("s")
    if f"{type_}s" not in NAMES:
        hint = suggest(near(name, NAMES, 1), f"one of {', '.join(NAMES)}")
        raise UsageError(f"there is no register {name}", hint)
    return type_


def entry_type(name: str, otherwise: str) -> str:
    """Return the type of the entries of a register, like ``register_type``, but not ``event``.

    Raises UsageError, with ``otherwise`` for events.
    """
    type_ = register_type(name)
    if type_ == "event":
        raise UsageError("events are not a register here", otherwise)
    return type_


def having(entries: Sequence[RegisterLine], events: Iterable[EventLine]) -> list[RegisterLine]:
    """Return the entries that occur in these events, themselves or by a part, counted anew."""
    whole = {entry.key: entry.part_of.key for entry in entries if entry.part_of}
    counts: Counter[str] = Counter()
    for event in events:
        keys = {actor.key for actor in event.actors} | {*event.sources}
        keys |= {ref.key for ref in (*event.systems, *event.programmes)}
        keys |= {event.place.key} if event.place else set()
        above = keys
        while above := {whole[key] for key in above if key in whole} - keys:
            keys |= above
        counts.update(keys)
    return [replace(entry, events=counts[entry.key]) for entry in entries if counts[entry.key]]


def listed(session: Session, type_: str, words: Sequence[str] | str) -> list[RegisterLine]:
    """Return the entries of a register that match a query on them and their events, by key.

    With clauses on events, the entries are those that occur in these events, with the number of
    these. Raises QueryError.
    """
    query = read_list_query(session, type_, words)
    matching = compile_entries(session, type_, query.entries)
    if query.events is None:
        return register(session, type_, matching)
    table = _TABLES[type_]
    keys = select(_ENTITY.c.key).join(table, table.c.id == _ENTITY.c.id).where(matching)
    chosen = set(session.scalars(keys))
    events = chain.from_iterable(stream(session, query.events))
    found = having(register(session, type_), events)  # all, because an entry occurs by its parts
    return [entry for entry in found if entry.key in chosen]


def register(session: Session, type_: str, condition: Any = None) -> list[RegisterLine]:
    """Return the entries of a register, all or those of a condition, by key.

    ``type_`` is ``actor``, ``system``, ``programme``, ``place`` or ``source``. Other types raise
    KeyError: events and named queries have their own lists. The number of SELECTs is fixed.
    """
    table, entity = _TABLES[type_], _ENTITY.alias()
    days = [
        table.c[f"{field.name}_{end}"]
        for field in BY_TYPE[type_].fields
        if field.type in _DATES
        for end in ("lo", "hi")
    ]
    statement = (
        OF_TYPE[type_]
        .add_columns(table.c.id.label("entry_id"), entity.c.key.label("entry_key"), *days)
        .join(entity, entity.c.id == table.c.id)
        .order_by(entity.c.key)
    )
    rows = session.execute(statement if condition is None else statement.where(condition)).all()
    counts = _counts(session, type_)
    aliases = _aliases(session, type_)
    names = _names(session, type_)
    sources = source_refs(session, [row.entry_key for row in rows]) if type_ == "source" else {}
    at = {name: number for number, name in enumerate(statement.selected_columns.keys())}
    plan = [_Read.of(field, at) for field in BY_TYPE[type_].fields]
    name, kind = (next((at[n] for n in of if n in at), None) for of in (_NAMES, _KINDS))
    country, part_of = at.get("country"), at.get("part_of")
    return [
        RegisterLine(
            type=type_,
            key=row.entry_key,
            name=_text(row, name),
            kind=_text(row, kind),
            country=_text(row, country),
            part_of=Ref(whole, names[whole]) if (whole := _text(row, part_of)) else None,
            aliases=tuple(aliases.get(row.entry_id, ())),
            events=counts.get(row.entry_id, 0),
            source=sources.get(row.entry_key),
            values=tuple(_values(plan, row, aliases.get(row.entry_id, ()), names)),
        )
        for row in rows
    ]


def _text(row: Any, at: int | None) -> str:
    return "" if at is None else row[at] or ""


class _Read(NamedTuple):
    """Where the value of a field is in a row: its column, for a date also that of its first day."""

    field: Field
    column: int | None
    first_day: int | None
    refers: bool

    @classmethod
    def of(cls, field: Field, at: Mapping[str, int]) -> Self:
        """Return it for a field; ``at`` has the columns by name."""
        return cls(field, at.get(field.name), at.get(f"{field.name}_lo"), field.type in REFERENCES)


def _values(
    plan: Iterable[_Read], row: Any, aliases: Sequence[str], names: Mapping[str, str]
) -> Iterator[Value]:
    """Yield the values of an entry, in declared order, without unknown dates."""
    for field, column, first_day, refers in plan:
        if column is None:  # aliases have a table of their own
            yield from (Value(field.name, field, "", text) for text in aliases)
            continue
        text = row[column]
        if not text:
            continue
        if first_day is not None:
            if text != field.default:
                lo, hi = row[first_day : first_day + 2]
                dated = DateValue(text, lo, hi, is_sure(not set(text) & VAGUE, lo, hi))
                yield Value(field.name, field, "", text, dated=dated)
        elif refers:
            yield Value(field.name, field, "", text, ref=Ref(text, names[text]))
        else:
            yield Value(field.name, field, "", text)


def _names(session: Session, type_: str) -> dict[str, str]:
    """Return the names of the entries to which entries of a register refer, by key."""
    table = _TABLES[type_]
    selects = []
    for field in BY_TYPE[type_].fields:
        if field.type in REFERENCES:
            other = _TABLES[field.type.value].alias()
            name = other.c.title if field.type is FieldType.SOURCE else other.c.name
            selects.append(
                select(_ENTITY.c.key, name)
                .join(other, other.c.id == _ENTITY.c.id)
                .where(other.c.id.in_(select(table.c[f"{field.name}_id"])))
            )
    return dict(session.execute(union(*selects)).all())


def _counts(session: Session, type_: str) -> dict[int, int]:
    """Return the number of events of each entry and its parts; merged records count once."""
    event_id, entry_id = _EVENT_COLUMNS[type_]
    table = _TABLES[type_]
    closure = select(table.c.id.label("whole"), table.c.id.label("part")).cte(recursive=True)
    if "part_of_id" in table.c:
        closure = closure.union(
            select(closure.c.whole, table.c.id).where(table.c.part_of_id == closure.c.part)
        )
    event = EVENT.alias()
    event_of = func.coalesce(event.c.same_as_id, event.c.id)
    statement = (
        select(closure.c.whole, func.count(event_of.distinct()))
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
