"""Check relations between records: circular references, and links that two events cannot have.

All functions yield problems; none of them writes. Stored records that a load does not touch are
read only as far as the relations of its records lead to them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, Final

from sqlalchemy import Select, select
from sqlmodel import col

from timeline.canonical.record import covers, fields_of, origins, values
from timeline.database.sessions import Session
from timeline.errors import Problem
from timeline.kinds import KINDS, REGISTERS
from timeline.kinds.tables import model_of
from timeline.loader.planning.plan import Plan
from timeline.loader.records.batch import Batch, BatchRecord
from timeline.loader.records.stored import select_in
from timeline.models import Entity, Event, Link, Source
from timeline.models.vocabularies import LINKS
from timeline.text import listed, with_article

KeyEdges = dict[str, list[str]]
"""The keys that each key refers to."""

_from = Entity.__table__.alias("from_entity")  # type: ignore[attr-defined]
_to = Entity.__table__.alias("to_entity")  # type: ignore[attr-defined]


def cycles(session: Session, batch: Batch) -> Iterator[Problem]:
    """Yield a problem for each cycle of register entries that are part of each other."""
    entries = [entry for entry in batch.entries.values() if entry.checked.type != "event"]
    for register in REGISTERS:
        for each in register.fields:
            if each.type != register.name:
                continue
            edges = {
                entry.key: [entry.checked.canonical[each.name]]
                for entry in entries
                if entry.checked.type == register.name and each.name in entry.checked.canonical
            }
            _add_stored(batch, edges, _parents(session, model_of(register), each.name))
            for cycle in find_cycles(edges, [key for key in edges if key in batch.entries]):
                entry = next(batch.entries[key] for key in cycle if key in batch.entries)
                yield entry.problem(each.name, _circular(cycle, "references"))


def links(session: Session, batch: Batch, plan: Plan) -> Iterator[Problem]:
    """Yield a problem for each link that its two events cannot have, and for cycles of links."""
    yield from _wrong_kinds(session, batch, plan)
    linked = [entry for entry in batch.entries.values() if entry.ties.links]
    for type_, declared in LINKS.items():
        if not declared.one_way:
            continue
        edges = {entry.key: targets for entry in linked if (targets := _targets(entry, type_))}
        starts = [*edges]
        _add_stored(batch, edges, _linked(session, type_))
        for cycle in find_cycles(edges, starts):
            at = next(number for number, key in enumerate(cycle) if key in batch.entries)
            key, other = cycle[at], cycle[at + 1] if at + 1 < len(cycle) else cycle[1]
            path = f"links.{type_}.{other}"
            yield batch.entries[key].problem(path, _circular(cycle, "links"))


def repetitions(session: Session, batch: Batch, plan: Plan) -> Iterator[Problem]:
    """Yield a problem for each passage that repeats a source which repeats the cited one in turn.

    Two passages that support different values may repeat each other's sources.
    """
    repeating = [entry for entry in plan.touched if entry.ties.repeats]
    cited = {entry.key: [*_repeated(entry)] for entry in repeating}
    if not any(cited.values()):
        return
    roots = {
        entry.key: [entry.checked.canonical["derived_from"]]
        for entry in batch.entries.values()
        if entry.checked.type == "source" and "derived_from" in entry.checked.canonical
    }
    reached = {key for found in cited.values() for pair in found for key in pair[1:]}
    _add_stored(batch, roots, _parents(session, Source, "derived_from"), reached)
    for entry in repeating:
        if cited[entry.key]:
            yield from _of_entry(entry, roots)


def _of_entry(entry: BatchRecord, roots: Mapping[str, list[str]]) -> Iterator[Problem]:
    """Yield the cycles of repetition in the passages of one record, each once."""
    record = entry.checked.canonical
    if entry.checked.type == "event" and "kind" not in record:
        return  # what fields it has is not known, which is reported
    seen: set[frozenset[str]] = set()
    for value in values(record, fields_of(entry.checked.type, record.get("kind", ""))):
        edges: KeyEdges = {key: [*found] for key, found in roots.items()}
        paths: dict[tuple[str, str], str] = {}
        for path, source, root in _repeated(entry, value.path):
            edges.setdefault(source, []).append(root)
            paths.setdefault((source, root), path)
        for cycle in find_cycles(edges, [source for source, _ in paths]):
            step = next((each for each in pairwise(cycle) if each in paths), None)
            if step and frozenset(cycle) not in seen:
                seen.add(frozenset(cycle))
                yield entry.problem(paths[step], _circular(cycle, "repetitions"))


def _repeated(entry: BatchRecord, supported: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield path, source and repeated source of each passage that supports a value, or any one."""
    for source, items in entry.checked.canonical.get("cite", {}).items():
        for number, item in enumerate(items):
            paths = (*item.get("for", ()), *item.get("says", ()))
            if not supported or any(covers(path, supported) for path in paths):
                for origin in origins(item):
                    yield f"cite.{source}.{number}.derived_from", source, origin


# -- the kinds of event that a link joins ---------------------------------------------------------

_JOINING: Final = tuple(name for name, declared in LINKS.items() if declared.kinds or declared.to)
"""The types of link that only some kinds of event can have."""
_LINKED: Final = (
    select(_from.c.key, _to.c.key, col(Link.type), col(Event.kind))
    .join(Link, col(Link.from_id) == _from.c.id)
    .join(Event, col(Event.id) == _from.c.id)
    .join(_to, _to.c.id == col(Link.to_id))
)
_JOINED: Final = _LINKED.where(col(Link.type).in_(_JOINING))
_KINDS: Final = select(col(Entity.key), col(Event.kind)).join(
    Event, col(Event.id) == col(Entity.id)
)


def _targets(entry: BatchRecord, type_: str) -> list[str]:
    return [key for link, key in entry.ties.links if link == type_]


def _wrong_kinds(session: Session, batch: Batch, plan: Plan) -> Iterator[Problem]:
    """Yield a problem for each link that events of these two kinds cannot have."""
    joined = [
        (entry, type_, key)
        for entry in plan.touched
        for type_, key in entry.ties.links
        if type_ in _JOINING
    ]
    # Stored links to events that are of another kind now.
    changed = {entry.key: entry for entry in plan.changed if _has_other_kind(entry, plan)}
    wanted = {each for entry, _, key in joined for each in (entry.key, key)} | changed.keys()
    kinds = {
        key: str(batch.entries[key].checked.canonical.get("kind"))
        for key in wanted
        if key in batch.entries
    }
    wanted -= kinds.keys()
    kinds |= dict(select_in(session, _KINDS, col(Entity.key), wanted))
    for entry, type_, key in joined:
        if message := _misfit(type_, kinds[entry.key], key, kinds.get(key, "")):
            yield entry.problem(f"links.{type_}.{key}", message)
    for other, key, type_, kind in select_in(session, _JOINED, _to.c.key, changed):
        if other not in batch.entries and _misfit(type_, kind, key, kinds[key]):
            message = (
                f"{other} {LINKS[type_].reads} it, which {with_article(kinds[key])} cannot have"
            )
            yield changed[key].problem("kind", f"{message}: change the links of {other} too")


def _has_other_kind(entry: BatchRecord, plan: Plan) -> bool:
    return bool(entry.checked.canonical.get("kind") != plan.before[entry.key].get("kind"))


def _misfit(type_: str, kind: str, key: str, other: str) -> str:
    """Return why two events of these kinds cannot be linked; empty if they can.

    An unknown kind fits everywhere: it is reported already.
    """
    declared = LINKS[type_]
    if kind in KINDS and declared.kinds and kind not in declared.kinds:
        wanted = listed([*map(with_article, declared.kinds)])
        return f"{with_article(kind)} cannot have this link, only {wanted}: {_OTHER_LINK}"
    if other in KINDS and declared.to and other not in declared.to:
        wanted = listed([*map(with_article, declared.to)])
        return f"{key} is {with_article(other)}: link to {wanted}, or {_OTHER_LINK}"
    return ""


_OTHER_LINK: Final = "use another link, such as refers-to"


# -- cycles ---------------------------------------------------------------------------------------


def find_cycles(edges: Mapping[str, Collection[str]], starts: Iterable[str]) -> Iterator[list[str]]:
    """Yield cycles that can be reached from these keys; the first key of each is also its last.

    A key that refers to itself is not reported here. Of cycles that share keys, some are found;
    none is found only if there is none.
    """
    done: set[str] = set()
    for start in starts:
        path = {} if start in done else {start: iter(edges.get(start, ()))}
        while path:
            key = next(reversed(path))
            for other in path[key]:
                if other in path and other != key:
                    keys = [*path]
                    yield [*keys[keys.index(other) :], other]
                elif other not in done and other not in path:
                    path[other] = iter(edges.get(other, ()))
                    break
            else:
                del path[key]
                done.add(key)


def _circular(cycle: list[str], what: str) -> str:
    return f"circular reference: {' → '.join(cycle)}; remove one of these {what}"


Neighbours = Callable[[Collection[str]], Iterable[tuple[str, str]]]
"""A function that returns the pairs of keys that these stored keys begin."""


def _add_stored(
    batch: Batch, edges: KeyEdges, neighbours: Neighbours, also: Collection[str] = ()
) -> None:
    """Add the stored relations that can be reached from these, except those of the batch."""
    known = batch.entries.keys()
    seen: set[str] = set()
    frontier = {*also, *(key for targets in edges.values() for key in targets)} - known
    while frontier:
        seen |= frontier
        found: set[str] = set()
        for key, other in neighbours(frontier):
            edges.setdefault(key, []).append(other)
            found.add(other)
        frontier = found - seen - known


def _parents(session: Session, table: Any, name: str) -> Neighbours:
    """Return the function for a field of a register that refers to the same register."""
    return lambda keys: select_in(session, _of_parents(table, name), _from.c.key, keys)


@cache
def _of_parents(table: Any, name: str) -> Select[Any]:
    return (
        select(_from.c.key, _to.c.key)
        .join(table, table.id == _from.c.id)
        .join(_to, _to.c.id == getattr(table, f"{name}_id"))
    )


def _linked(session: Session, type_: str) -> Neighbours:
    """Return the function for a type of link."""
    return lambda keys: select_in(session, _of_links(type_), _from.c.key, keys)


@cache
def _of_links(type_: str) -> Select[Any]:
    return _LINKED.where(col(Link.type) == type_).with_only_columns(_from.c.key, _to.c.key)
