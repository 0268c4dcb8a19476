"""Values of a query that few events have: the rest of the query is tested on these events only.

A database plans a statement without knowing how many events match, so it may read all events of a
kind, or all matches of a word, for a query that also names an actor of a dozen events.
"""

from collections.abc import Iterator, Sequence
from math import isqrt
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from timeline.database.rounds import AT_ONCE, among, found_ids
from timeline.database.sessions import Session, read_once
from timeline.query.conditions.compile import EVENT, all_hold
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.fulltext import hits, matching_among, parts_of, phrases_of
from timeline.query.conditions.fields.scope import Among, Scope
from timeline.query.grammar.nodes import Clause, MissingValue, Phrase, QueryReference

Clauses = Sequence[Clause | QueryReference]

_SORTED = 3
"""How much longer it takes to sort an event among others than to pass it in an index."""
_BETTER_THAN_ALL = 16
"""How many times more records of one value are read than otherwise, if those of all would be."""
_INDEXED = ("key", "place")
"""Fields that are columns of the event with an index of their own."""


class Values:
    """The values that a query asks for, and that are in other tables or have an index.

    ``rows`` are SELECTs of the records that have the value of a clause.
    """

    def __init__(self, session: Session, clauses: Clauses, scope: Scope) -> None:
        self._session, self._clauses, self._scope = session, clauses, scope
        self.rows = {
            each: rows
            for each in clauses
            if isinstance(each, Clause) and (rows := self._rows(each)) is not None
        }

    def _rows(self, clause: Clause) -> Any:
        """Return the SELECT of the records that have a value of a clause.

        None for a clause of another form: on days, negated, on what sources say.
        """
        if clause.negated or clause.said or clause.rival:
            return None
        if len(clause.values) > AT_ONCE or any(
            isinstance(each, MissingValue) for each in clause.values
        ):
            return None
        field = FIELDS[clause.field]
        holds = field.surely if clause.surely else field.holds
        if isinstance(holds, Among):
            return holds.matching(clause.values, self._scope)
        if clause.field in _INDEXED:
            return select(EVENT.c.id).where(field.holds(EVENT, clause.values, self._scope))
        return None

    def rare(self, most: int, *, walked: bool) -> Clauses:
        """Return clauses with a value that few records have, so that all are read and sorted.

        ``most`` events are wanted. ``walked``: without such a value, they are found without reading
        all that match.
        """
        if not self.rows:
            return ()
        few = isqrt(most * _number_of_events(self._session) // _SORTED)
        rare = self._had_by(few)
        return rare if rare or walked else self._had_by(few * _BETTER_THAN_ALL)

    def _had_by(self, most: int) -> Clauses:
        """Return clauses with a value that at most ``most`` records have, of those quickly counted.

        Keys and tags have an index, and all else is compared. Words are counted last: where few
        events match the rest, they are looked for in these only, however many have them.
        """
        ways: tuple[dict[Clause, Any], ...] = ({}, {}, {})
        for clause, rows in self.rows.items():
            if phrases := phrases_of(clause):
                ways[2][clause] = hits(self._scope.dialect, phrases)
            else:
                ways[FIELDS[clause.field].type not in ("key", "tag")][clause] = rows
        for way in ways:
            some = {each: rows.limit(most + 1).subquery() for each, rows in way.items()}
            counts = {each: select(func.count()).select_from(rows) for each, rows in some.items()}
            found = [each for each, n in counts.items() if (self._session.scalar(n) or 0) <= most]
            if found:
                return found
        return ()

    def found_by(self, rare: Clauses) -> ColumnElement[bool]:
        """Return the condition that an event matches, where few match the rare clauses.

        The others are tested on these events. Words are looked for only in those that match all
        other clauses.
        """
        others = [each for each in self._clauses if each not in rare]
        return self._tested(all_hold(self._session, rare, self._scope), others)

    def _tested(self, few: ColumnElement[bool], others: Clauses) -> ColumnElement[bool]:
        """Return the condition that few events match by one condition, and by other clauses."""
        scope, session = self._scope._replace(few=True), self._session
        words = [each for each in others if any(_on_words([each]))]
        plain = all_hold(session, [each for each in others if each not in words], scope)
        found = and_(few, plain)
        if not words:
            return found
        ids = found_ids(session, EVENT.c.id, found)
        given = among(ids, scope.dialect)
        if scope.merged:
            ids = [*ids, *found_ids(session, EVENT.c.id, EVENT.c.same_as_id.in_(given))]
        scope = scope._replace(
            chosen={
                (field, phrases): matching_among(session, ids, phrases, parts_of(field))
                for field, phrases in _on_words(words)
            }
        )
        return and_(EVENT.c.id.in_(given), all_hold(session, words, scope))


def _number_of_events(session: Session) -> int:
    """Return about how many events there are: their greatest id."""
    greatest = select(func.max(EVENT.c.id))
    return read_once(session, "events", lambda: session.scalar(greatest) or 0)


def _on_words(clauses: Clauses) -> Iterator[tuple[str, tuple[Phrase, ...]]]:
    """Yield field and phrases of each clause that searches for words, also in named queries."""
    for each in clauses:
        if isinstance(each, QueryReference):
            yield from _on_words(each.query.clauses)
        elif phrases := phrases_of(each):
            yield each.field, tuple(dict.fromkeys(phrases))
