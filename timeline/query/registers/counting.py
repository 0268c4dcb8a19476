"""The numbers of events and items of the entries of a register.

An event of an entry is also one of the entries of which that is a part.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import func, or_, select

from timeline.database.rounds import among
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.conditions.accepted import has_merged
from timeline.query.conditions.compile import EVENT
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.supplying import is_supplied, rows_that_state
from timeline.query.events.parts import counted_parts
from timeline.query.results import ActorRef, EventLine, Ref, RegisterLine
from timeline.query.results.items import ItemCounts
from timeline.query.results.splitting import Truth

_PASSAGE = TABLES["passage"]

#: By type of register entry: the columns of the event and of the entry that it refers to.
_EVENT_COLUMNS: Final[Mapping[str, tuple[Any, Any]]] = {
    "actor": (TABLES["participation"].c.event_id, TABLES["participation"].c.actor_id),
    "system": (TABLES["event_system"].c.event_id, TABLES["event_system"].c.system_id),
    "programme": (TABLES["event_programme"].c.event_id, TABLES["event_programme"].c.programme_id),
    "place": (EVENT.c.id, EVENT.c.place_id),
    "source": (_PASSAGE.c.entity_id, _PASSAGE.c.source_id),
}


def counted(
    entries: Sequence[RegisterLine], events: Iterable[EventLine], items: ItemCounts | None = None
) -> list[RegisterLine]:
    """Return the entries with the number of these events in which they, or a part, occur.

    A part of an event is not counted in addition to its whole (``results.counting``). With items,
    each entry has their number, too.
    """
    above = {entry.key: entry.part_of.key for entry in entries if entry.part_of}
    keys: defaultdict[str, set[str]] = defaultdict(set)  # the events of each entry
    parts: defaultdict[str, list[EventLine]] = defaultdict(list)
    for event in events:
        for entry in _entries(event, above):
            keys[entry].add(event.key)
            if event.wholes:
                parts[entry].append(event)
    beside = {
        entry: sum(not part.counted_with.isdisjoint(keys[entry]) for part in parts[entry])
        for entry in [*parts]
    }
    found = [
        replace(entry, events=len(keys[entry.key]) - beside.get(entry.key, 0)) for entry in entries
    ]
    return found if items is None else _with_items(found, items, above)


def _with_items(
    entries: Sequence[RegisterLine], items: ItemCounts, above: Mapping[str, str]
) -> list[RegisterLine]:
    """Return the entries with the numbers of the items in which they, or a part, occur."""
    type_of = {entry.key: entry.type for entry in entries}
    truths: defaultdict[str, dict[str, Truth]] = defaultdict(dict)
    for key, lot in items.lots.items():
        for entry in _entries(lot.event, above):
            truth = lot.match
            if type_of.get(entry) == "system":
                truth = lot.of_system(_inside(lot.event.systems, entry, above))
            elif type_of.get(entry) == "actor":
                truth = lot.of_actor(_inside(lot.event.actors, entry, above))
            truths[entry][key] = truth
    return [replace(entry, items=items.count(truths[entry.key])) for entry in entries]


def _inside(refs: Iterable[ActorRef | Ref], entry: str, above: Mapping[str, str]) -> set[str]:
    """Return the keys of those of these entries that are an entry, or part of it."""
    return {ref.key for ref in refs if entry in _with_wholes({ref.key}, above)}


def _with_wholes(keys: set[str], above: Mapping[str, str]) -> set[str]:
    """Return these entries and all that they are part of."""
    new = keys
    while new := {above[key] for key in new if key in above} - keys:
        keys = keys | new
    return keys


def _entries(event: EventLine, above: Mapping[str, str]) -> set[str]:
    """Return the keys of the entries that occur in an event, themselves or by a part."""
    keys = {actor.key for actor in event.actors} | {*event.sources}
    keys |= {ref.key for ref in (*event.systems, *event.programmes)}
    keys |= {event.place.key} if event.place else set()
    return _with_wholes(keys, above)


def event_counts(session: Session, type_: str) -> dict[int, int]:
    """Return the number of events of each entry and its parts; merged records count once.

    A part of an event is not counted in addition to its whole (``results.counting``).
    """
    event_id, entry_id = _EVENT_COLUMNS[type_]
    table = TABLES[type_]
    closure = select(table.c.id.label("whole"), table.c.id.label("part")).cte(recursive=True)
    if "part_of_id" in table.c:
        closure = closure.union(
            select(closure.c.whole, table.c.id).where(table.c.part_of_id == closure.c.part)
        )
    event = EVENT.alias()
    event_of = func.coalesce(event.c.same_as_id, event.c.id)

    def of(*columns: Any) -> Any:
        statement = select(closure.c.whole, *columns)
        statement = statement.join(event_id.table, entry_id == closure.c.part)
        statement = statement.join(event, event.c.id == event_id)
        if type_ == "source" or not has_merged(session):  # it cites what any record cites
            return statement
        table = event_id.table
        (rows,) = rows_that_state([FIELDS[type_].stored[0]])
        row = table if table.name == "participation" else None
        return statement.where(or_(event.c.same_as_id.is_(None), is_supplied(event, [rows], row)))

    number = of(func.count(event_of.distinct())).group_by(closure.c.whole)
    counts: dict[int, int] = dict(session.execute(number).all())
    if parts := counted_parts(session):
        ids = parts.keys() | {whole for wholes in parts.values() for whole in wholes}
        some = among(sorted(ids), session.get_bind().dialect.name)
        events: defaultdict[int, set[int]] = defaultdict(set)
        for entry, found in session.execute(of(event_of).where(event_of.in_(some)).distinct()):
            events[entry].add(found)
        for entry, there in events.items():
            counts[entry] -= sum(bool(parts.get(each, set()) & there) for each in there)
    return counts
