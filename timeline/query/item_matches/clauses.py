"""Whether a query is true for the items of events: surely, possibly, or not.

A query matches events; of their items it need not be true for all. The rules, for the items of an
event that none of its parts describes:

- What each item has of its own (date, place, system, actors, outcome, form, range …) is that of the
  event, or, if it states none, of the event that it is part of.
- A value that a source gives and that is not accepted (``said:``, ``rival:``) is one of all items
  that the event describes.
- What belongs to the record (title, quote, source, tag, link, the number itself …) is true for all
  items of an event and of its parts.
- A date or a number is surely true if ``surely:`` finds it, and possibly if the clause does. Each
  item is on one day: it is surely in a period that contains all possible days of the event.
- Of several systems, and of several actors of more than one item, each item may have any; so it may
  have any outcome if the event is ``partial``, and any form if it is ``mixed``.
- An outcome that is ``unknown`` or missing may be any, if the event happened. No other missing
  value is taken for one that a clause requires, as in every query.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import ColumnElement, and_, select

from timeline.database.rounds import WeightedCondition, all_of
from timeline.database.sessions import Session
from timeline.kinds import WITH_ITEMS, Field, FieldType, Per
from timeline.query.conditions.compile import EVENT, condition_of, scope_of
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.scope import Scope
from timeline.query.grammar.nodes import Clause, MissingValue, Query, QueryReference, WordValue
from timeline.query.item_matches.stated import MISSING, StatedValues, declared
from timeline.query.results.splitting import Truth

_OF_ITEMS: Final = {
    FieldType.PLACE, FieldType.SYSTEM, FieldType.PROGRAMME, FieldType.ACTOR, FieldType.TERM,
    FieldType.NUMBER, FieldType.MONEY, FieldType.DATE,
}  # fmt: skip
"""The types of the values that each item has of its own."""

Own = Mapping[int, Truth]
"""The truth for the items of each event that states a value; the others are missing."""


@dataclass(frozen=True, slots=True)
class ItemEvents:
    """The events whose items a query is asked about.

    ``order`` are their ids, wholes before their parts; ``above`` are the direct wholes of an event
    that are among them; ``alone`` are those with a single item.
    """

    order: Sequence[int]
    above: Mapping[int, Collection[int]]
    alone: Collection[int]

    def inherited(self, own: Own) -> dict[int, Truth]:
        """Return the truth of each event, or of what it is part of if it has none.

        If it is part of several that differ, it is possible. An event is missing if it has none.
        """
        found: dict[int, Truth] = {}
        for id_ in self.order:
            truths = {own[id_]} if id_ in own else self._above(id_, found)
            if truths:
                found[id_] = truths.pop() if len(truths) == 1 else Truth.POSSIBLE
        return found

    def extended(self, own: Own) -> dict[int, Truth]:
        """Return the truth of each event or of anything that it is part of, the greatest."""
        found: dict[int, Truth] = {}
        for id_ in self.order:
            truths = self._above(id_, found) | ({own[id_]} if id_ in own else set())
            if truths:
                found[id_] = max(truths)
        return found

    def _above(self, id_: int, found: Own) -> set[Truth]:
        return {found[whole] for whole in self.above.get(id_, ()) if whole in found}


def matches(session: Session, query: Query, items: ItemEvents) -> dict[int, Truth]:
    """Return for each event whether the query is true for its own items. Raises QueryError."""
    return _Reader(session, scope_of(session, query, FIELDS), items).query(query)


def candidates(session: Session, query: Query) -> ColumnElement[bool]:
    """Return a condition that an event without parts and wholes meets if its items may match.

    Some others meet it, too. Raises QueryError.
    """
    scope = scope_of(session, query, FIELDS)
    counted = EVENT.c.kind.in_(WITH_ITEMS)
    conditions = all_of(session, EVENT.c.id, _wider(session, query, scope))
    return and_(counted, EVENT.c.same_as_id.is_(None), conditions)


def _wider(session: Session, query: Query, scope: Scope) -> Iterator[WeightedCondition]:
    """Yield the conditions of clauses, each widened by what it is possibly true for."""
    for clause in query.clauses:
        if clause.negated:
            continue
        if isinstance(clause, QueryReference):
            inner = all_of(session, EVENT.c.id, _wider(session, clause.query, scope))
            yield WeightedCondition(EVENT.c.id.in_(select(EVENT.c.id).where(inner)), 1)
            continue
        values = [*clause.values]
        for field in () if clause.rival else declared(clause.field):
            words = filter(None, (field.unknown, field.several))
            values += (WordValue(text=word, value=word) for word in words)
            values += MISSING if field.unknown else ()
        yield condition_of(session, replace(clause, values=tuple(values)), scope)


class _Reader:
    """Reads the truth of clauses for the items of events."""

    def __init__(self, session: Session, scope: Scope, items: ItemEvents) -> None:
        self.items = items
        self.stated = StatedValues(session, scope, items.order, items.alone)

    def query(self, query: Query) -> dict[int, Truth]:
        """Return whether all clauses are true."""
        found = dict.fromkeys(self.items.order, Truth.SURE)
        for clause in query.clauses:
            each = (
                self.query(clause.query)
                if isinstance(clause, QueryReference)
                else self._clause(clause)
            )
            for id_, truth in found.items():
                its = each.get(id_, Truth.NO)
                found[id_] = min(truth, its.opposite if clause.negated else its)
        return found

    def _clause(self, clause: Clause) -> dict[int, Truth]:
        """Return where a clause is true, without its negation; all others are missing."""
        values = tuple(value for value in clause.values if not isinstance(value, MissingValue))
        stated = replace(clause, values=values)
        found = self._values(stated) if values else {}
        if len(values) < len(clause.values):
            known = self._values(replace(clause, values=MISSING))
            found |= {id_: Truth.SURE for id_ in self.items.order if not known.get(id_)}
        elif not clause.rival and any(field.unknown for field in declared(clause.field)):
            found |= self.stated.unknown(stated, found)
        return found

    def _values(self, clause: Clause) -> dict[int, Truth]:
        """Return the truth for the events with a value, their own or that of what they are part of.

        For a clause without other values than ``none``: whether they have any.
        """
        stated, items = self.stated, self.items
        if either := FIELDS[clause.field].either:
            there = [self._values(replace(clause, field=field)) for field in either]
            known = {id_ for each in there for id_ in each}
            return {id_: max(each.get(id_, Truth.NO) for each in there) for id_ in known}
        field = FIELDS[clause.field].through or clause.field
        types = types_of_items(field)
        if not types:
            return items.extended(stated.matched(clause))
        accepted = replace(clause, said=False, rival=False)
        own = self._own(accepted, field, types)
        if clause.said:
            others = stated.matched(clause).keys() - stated.matched(accepted).keys()
            own |= dict.fromkeys(others, Truth.SURE)
        elif clause.rival:
            own = dict.fromkeys(own, Truth.NO) | stated.matched(clause)
        return items.inherited(own)

    def _own(self, clause: Clause, field: str, types: Collection[FieldType]) -> dict[int, Truth]:
        """Return the truth for the events that state a value themselves."""
        if field == "date":
            return self.stated.dated(clause)
        if field == "status":
            return self.stated.status(clause)
        if not {FieldType.SYSTEM, FieldType.ACTOR}.isdisjoint(types):
            return self.stated.divided(clause, field)
        if FieldType.TERM in types:
            return self.stated.terms(clause)
        return self.stated.known(field) | self.stated.matched(clause)


def types_of_items(field: str) -> set[FieldType]:
    """Return the types of a field of which each item has a value of its own; none of any other."""
    of = declared(field)
    types = {FieldType.ACTOR} if field == "actor" else {each.type for each in of}
    return set() if not types <= _OF_ITEMS or any(map(_of_record, of)) else types


def _of_record(field: Field) -> bool:
    """Return whether a number is that of all items together, not of each."""
    numbers = {kind.items for kind in WITH_ITEMS.values()}
    return field.per is not Per.NOTHING or field.name in numbers
