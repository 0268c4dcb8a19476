"""The entries of a register that match a query, each as one line with its values."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple, Self

from sqlalchemy import select, union

from timeline.canonical.cells import TableColumns
from timeline.canonical.selected import OF_REGISTER
from timeline.database.sessions import Session
from timeline.dates.calendar import is_sure
from timeline.kinds import BY_TYPE, DATED, REFERENCES, Field, FieldType
from timeline.models.columns import TABLES
from timeline.query.conditions.fields.entry_conditions import VAGUE
from timeline.query.conditions.listing import ListQuery, compile_entries, read_list_query
from timeline.query.events.items import counted_by_item
from timeline.query.events.pages import page, stream
from timeline.query.grammar.nodes import lay_out
from timeline.query.records.references import source_refs
from timeline.query.registers.counting import counted, event_counts
from timeline.query.results import DateValue, EventPage, Ref, RegisterLine, Value

_ALIAS, _CLAIM, _COLUMN, _ENTITY = (
    TABLES[name] for name in ("alias", "claim", "source_column", "entity")
)
_NAMES: Final = ("name", "title")
_KINDS: Final = ("kind", "category")


def listed(session: Session, type_: str, words: Sequence[str] | str) -> list[RegisterLine]:
    """Return the entries of a register that match a query on them and their events, by key.

    With clauses on events, the entries are those that occur in these events, with the number of
    these. Raises QueryError.
    """
    query = read_list_query(session, type_, words)
    if query.events is None:
        return register(session, type_, compile_entries(session, type_, query.entries))
    events = chain.from_iterable(stream(session, query.events))
    return _chosen(session, type_, query, counted(register(session, type_), events))


def listed_by_item(
    session: Session, type_: str, words: Sequence[str] | str
) -> tuple[list[RegisterLine], EventPage]:
    """Return the same entries with the numbers of items of their events, and these events."""
    query = read_list_query(session, type_, words)
    events = query.events or lay_out([])
    found = counted_by_item(session, page(session, events), events)
    entries = counted(register(session, type_), found.events, found.counting.items)
    return _chosen(session, type_, query, entries), found


def counted_events(session: Session, type_: str, words: Sequence[str] | str) -> EventPage | None:
    """Return the number of the events that a list counts, and how many match only possibly.

    No event is read. None if the query asks for none. Raises QueryError.
    """
    events = read_list_query(session, type_, words).events
    return None if events is None else page(session, events, 0, certain=True)


def _chosen(
    session: Session, type_: str, query: ListQuery, entries: Iterable[RegisterLine]
) -> list[RegisterLine]:
    """Return those of all entries that match; an entry occurs in events by its parts, too."""
    table = TABLES[type_]
    matching = compile_entries(session, type_, query.entries)
    keys = select(_ENTITY.c.key).join(table, table.c.id == _ENTITY.c.id).where(matching)
    chosen = set(session.scalars(keys))
    counts = query.events is not None
    return [each for each in entries if each.key in chosen and (not counts or _occurs(each))]


def _occurs(entry: RegisterLine) -> bool:
    """Return whether it occurs in any event, or in items that possibly match."""
    return bool(entry.events) or (entry.items is not None and entry.items.high != 0)


def register(session: Session, type_: str, condition: Any = None) -> list[RegisterLine]:
    """Return the entries of a register, all or those of a condition, by key.

    ``type_`` is ``actor``, ``system``, ``programme``, ``place`` or ``source``. Other types raise
    KeyError: events and named queries have their own lists. The number of SELECTs is fixed.
    """
    table, entity = TABLES[type_], _ENTITY.alias()
    days = [
        table.c[f"{field.name}_{end}"]
        for field in BY_TYPE[type_].fields
        if field.type in DATED
        for end in ("lo", "hi")
    ]
    statement = (
        OF_REGISTER[type_]
        .add_columns(table.c.id.label("entry_id"), entity.c.key.label("entry_key"), *days)
        .join(entity, entity.c.id == table.c.id)
        .order_by(entity.c.key)
    )
    rows = session.execute(statement if condition is None else statement.where(condition)).all()
    counts = event_counts(session, type_)
    aliases = _aliases(session, type_)
    inferred = _inferred(session, type_)
    names = _names(session, type_)
    tables = _tables(session) if type_ == "source" else {}
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
            values=tuple(
                _values(
                    plan,
                    row,
                    aliases=aliases.get(row.entry_id, ()),
                    columns=tables.get(row.entry_id, ()),
                    names=names,
                    inferred=inferred.get(row.entry_id, ()),
                )
            ),
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
    plan: Iterable[_Read],
    row: Any,
    *,
    aliases: Sequence[str],
    columns: Sequence[tuple[str, str]],
    names: Mapping[str, str],
    inferred: Collection[str],
) -> Iterator[Value]:
    """Yield the values of an entry, in declared order, without unknown dates."""
    for field, column, first_day, refers in plan:
        if field.type is FieldType.COLUMNS:
            yield from (Value(field.name, field, *each) for each in columns)
            continue
        if column is None:  # aliases have a table of their own
            yield from (Value(field.name, field, "", text) for text in aliases)
            continue
        text = row[column]
        if not text:
            continue
        if first_day is not None:
            if text != field.default:
                lo, hi = row[first_day : first_day + 2]
                stated = field.name not in inferred and not set(text) & VAGUE
                dated = DateValue(text, lo, hi, is_sure(stated, lo, hi))
                yield Value(field.name, field, "", text, dated=dated)
        elif refers:
            yield Value(field.name, field, "", text, ref=Ref(text, names[text]))
        else:
            yield Value(field.name, field, "", text)


def _names(session: Session, type_: str) -> dict[str, str]:
    """Return the names of the entries to which entries of a register refer, by key."""
    table = TABLES[type_]
    selects = []
    for field in BY_TYPE[type_].fields:
        if field.type in REFERENCES:
            other = TABLES[field.type.value].alias()
            name = other.c.title if field.type is FieldType.SOURCE else other.c.name
            selects.append(
                select(_ENTITY.c.key, name)
                .join(other, other.c.id == _ENTITY.c.id)
                .where(other.c.id.in_(select(table.c[f"{field.name}_id"])))
            )
    return dict(session.execute(union(*selects)).all())


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


def _tables(session: Session) -> dict[int, tuple[tuple[str, str], ...]]:
    """Return by source the columns of its table: each name with its value paths."""
    order = (_COLUMN.c.source_id, _COLUMN.c.position)
    statement = select(_COLUMN.c.source_id, _COLUMN.c.name, _COLUMN.c.fields).order_by(*order)
    found = TableColumns.by_source(
        (id_, name, paths) for id_, name, paths in session.execute(statement)
    )
    return {id_: table.columns for id_, table in found.items()}


def _inferred(session: Session, type_: str) -> defaultdict[int, set[str]]:
    """Return by entry the paths of the values that the curator inferred."""
    statement = (
        select(_CLAIM.c.entity_id, _CLAIM.c.fields)
        .join(_ENTITY, _ENTITY.c.id == _CLAIM.c.entity_id)
        .where(_ENTITY.c.type == type_, _CLAIM.c.stance == "inferred")
    )
    found: defaultdict[int, set[str]] = defaultdict(set)
    for id_, path in session.execute(statement):
        found[id_].add(path)
    return found
