"""The accepted values of many events at once: which rows of which records have them.

The rule is that of ``fields.supplying``. If no event of a database has several records, nothing is
read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, final

from sqlalchemy import Select, select

from timeline.database.rounds import among_listed, of_listed
from timeline.database.sessions import Session, kept, read_once
from timeline.models.columns import TABLES
from timeline.query.conditions.fields.supplying import supplied_fields

_CLAIM, _EVENT = TABLES["claim"], TABLES["event"]
_NONE: Final[tuple[int, frozenset[str]]] = 0, frozenset()
_SOME_MERGED: Final = select(_EVENT.c.id).where(_EVENT.c.same_as_id.is_not(None)).limit(1)


def has_merged(session: Session) -> bool:
    """Return whether any event of the database has several records."""
    return read_once(
        session, "has_merged", lambda: session.execute(_SOME_MERGED).first() is not None
    )


@final
@dataclass(frozen=True, slots=True)
class AcceptedFields:
    """The records that have the accepted values of events: the leading ones, and those that supply.

    ``supplied`` are by the id of a record that supplies fields the event, and their names.
    """

    ids: Sequence[int]
    supplied: Mapping[int, tuple[int, frozenset[str]]] = field(default_factory=dict)
    _own: frozenset[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_own", frozenset(self.ids))

    @property
    def records(self) -> Sequence[int]:
        """The ids of all these records."""
        return [*self.ids, *self.supplied] if self.supplied else self.ids

    def supplied_to(self, record: int, name: str) -> int | None:
        """Return the event to which a record supplies a field; None if it supplies it to none."""
        event, names = self.supplied.get(record, _NONE)
        return event if name in names else None

    def has(self, event: int, record: int, path: str) -> bool:
        """Return whether a record has the accepted value of an event at a path."""
        return record == event or self.supplied_to(record, path.partition(".")[0]) == event

    def events(self, record: int, name: str) -> Iterator[int]:
        """Yield the events of which a record has the accepted value of a field."""
        if record in self._own:
            yield record
        if (event := self.supplied_to(record, name)) is not None:
            yield event

    def rows(self, rows: Iterable[Any], name: int | str) -> Iterable[Any]:
        """Return the rows of accepted values, each with the id of its event in the first column.

        ``name`` is the field of all rows, or the number of the column with its name.
        """
        return self._rows(rows, name) if self.supplied else rows

    def _rows(self, rows: Iterable[Any], name: int | str) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            for event in self.events(row[0], name if isinstance(name, str) else row[name]):
                yield (event, *row[1:])

    def values(self, found: Mapping[int, dict[str, Any]]) -> dict[int, dict[str, Any]]:
        """Return the values of events by field, from those of the records."""
        united: dict[int, dict[str, Any]] = {id_: found[id_] for id_ in self.ids}
        for event, _ in self.supplied.values():
            united[event] = {**found[event]}
        for record, (event, names) in self.supplied.items():
            united[event] |= {name: found[record][name] for name in names if name in found[record]}
        return united


def accepted_fields(session: Session, ids: Sequence[int]) -> AcceptedFields:
    """Return the records that have the accepted values of these events.

    ``ids`` are those of leading records. Two SELECTs if any event of the database has several, but
    none for the events that were asked for before: lines, figures and lists need the same ones.
    """
    if not has_merged(session):
        return AcceptedFields(ids)
    last: dict[tuple[int, ...], AcceptedFields] = kept(session, "accepted fields")
    batch = tuple(ids)
    if batch not in last:
        last.clear()  # one batch is read after the other
        last[batch] = _read(session, batch)
    return last[batch]


def _read(session: Session, ids: Sequence[int]) -> AcceptedFields:
    kinds = of_listed(session, _kinds, ids).scalars().all()
    if not kinds:
        return AcceptedFields(ids)
    names: defaultdict[int, set[str]] = defaultdict(set)
    events: dict[int, int] = {}
    for event, record, name in of_listed(session, supplied_fields, ids, tuple(sorted(kinds))):
        events[record] = event
        names[record].add(name)
    return AcceptedFields(ids, {each: (events[each], frozenset(names[each])) for each in names})


@cache
def _kinds(dialect: str) -> Select[Any]:
    """Return a SELECT of the kinds of the other records of listed events."""
    found = select(_EVENT.c.kind).where(_EVENT.c.same_as_id.in_(among_listed(dialect)))
    return found.distinct()


def supplied_inferences(session: Session) -> dict[int, tuple[str, ...]]:
    """Return by event the paths of the inferred values that other records supply to it.

    For all events of the database.
    """
    claims = select(_EVENT.c.same_as_id, _EVENT.c.id, _CLAIM.c.fields)
    claims = claims.join(_CLAIM, _CLAIM.c.entity_id == _EVENT.c.id)
    claims = claims.where(_EVENT.c.same_as_id.is_not(None), _CLAIM.c.stance == "inferred")
    rows = session.execute(claims.order_by(_CLAIM.c.id)).all()
    accepted = accepted_fields(session, [*{event for event, _, _ in rows}])
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for event, record, path in rows:
        if accepted.has(event, record, path):
            found[event][path] = None
    return {event: tuple(paths) for event, paths in found.items()}
