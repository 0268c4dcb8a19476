"""Values of a query that few events have: the rest of the query is tested on these events only.

A database plans a statement without knowing how many events match, so it may read all events of a
kind, or all matches of a word, for a query that also names an actor of a dozen events.
"""

from collections.abc import Iterator, Sequence
from math import isqrt
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from timeline.database.rounds import AT_ONCE, among, found_ids
from timeline.database.sessions import Session, read_once
from timeline.query.conditions.compile import EVENT, all_hold
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.event_conditions import overlaps
from timeline.query.conditions.fields.fulltext import hits, matching_among, parts_of, phrases_of
from timeline.query.conditions.fields.scope import Among, Scope
from timeline.query.grammar.nodes import Clause, DateRange, MissingValue, Phrase, QueryReference

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

    def rare(self, most: int, *, walked: bool) -> Sequence[Clause]:
        """Return clauses with a value that few records have, so that all are read and sorted.

        ``most`` events are wanted. ``walked``: without such a value, they are found without reading
        all that match.
        """
        if not self.rows:
            return ()
        few = isqrt(most * _number_of_events(self._session) // _SORTED)
        rare = self._had_by(few)
        return rare if rare or walked else self._had_by(few * _BETTER_THAN_ALL)

    def _had_by(self, most: int) -> Sequence[Clause]:
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
            one_more = {each: rows.limit(1).offset(most) for each, rows in way.items()}
            found = [each for each, n in one_more.items() if not self._session.execute(n).first()]
            if found:
                return found
        return ()

    def found_by(self, rare: Sequence[Clause]) -> ColumnElement[bool]:
        """Return the condition that an event matches, where few match the rare clauses.

        The others are tested on these events. Words are looked for only in those that match all
        other clauses.
        """
        scope, session = self._scope._replace(few=True), self._session
        others = [each for each in self._clauses if each not in rare]
        words = [each for each in others if any(_on_words([each]))]
        plain = [each for each in others if each not in words]
        dated = {} if scope.merged else self._dated(rare, plain)
        if dated:  # their rows are possibly in the windows, of which the rest need not be tested
            plain = [each for each in plain if _is_sure(each) or not windows_of(each)]
        few = all_hold(session, [each for each in rare if each not in dated], self._scope)
        few = and_(few, *(EVENT.c.id.in_(rows) for rows in dated.values()))
        found = and_(few, all_hold(session, plain, scope))
        if not words:
            return found
        if len(dated) == len(rare) == 1 and not plain:  # no event need be looked up
            ids = session.scalars(next(iter(dated.values())).distinct()).all()
        else:
            ids = found_ids(session, EVENT.c.id, found)
        given = among(ids, scope.dialect)
        if scope.merged:
            ids = [*ids, *found_ids(session, EVENT.c.id, EVENT.c.same_as_id.in_(given))]
        chosen = {
            (field, phrases): matching_among(session, ids, phrases, parts_of(field))
            for field, phrases in _on_words(words)
        }
        if not scope.merged:  # begin with events that have the first words: fewer than ``ids``
            for each in words:
                if isinstance(each, Clause) and each in self.rows:
                    given = chosen[next(_on_words([each]))]
                    words = [other for other in words if other != each]
                    break
        words_hold = all_hold(session, words, scope._replace(chosen=chosen))
        return and_(EVENT.c.id.in_(given), words_hold)

    def _dated(self, rare: Sequence[Clause], others: Clauses) -> dict[Clause, Any]:
        """Return SELECTs of the rows of those clauses that have the days of the events beside them.

        Only rows of events that possibly match the others on days: the same index has both.
        """
        found: dict[Clause, Any] = {}
        for clause in rare:
            rows = self.rows[clause]
            days = _days_beside(rows)
            if days is not None:
                for windows in filter(None, map(windows_of, others)):
                    overlap = (overlaps(days, each.lo, each.hi, few=True) for each in windows)
                    rows = rows.where(or_(*overlap))
                found[clause] = rows
        return found

    def days_of(self, rare: Sequence[Clause]) -> Any:
        """Return a SELECT of the ids and first days of all that match, from one index; or None."""
        rows = self.rows[rare[0]]
        days = _days_beside(rows)
        if days is None or len(self._clauses) > 1 or self._scope.merged:
            return None
        return rows.with_only_columns(days.event_id, days.start_lo).distinct()


def _days_beside(rows: Any) -> Any:
    """Return the columns of the rows of values if these have the days of the event, or None."""
    table = rows.selected_columns[0].table if isinstance(rows, Select) else None
    return None if table in (None, EVENT) or "start_lo" not in table.c else table.c


def _number_of_events(session: Session) -> int:
    """Return about how many events there are: their greatest id."""
    greatest = select(func.max(EVENT.c.id))
    return read_once(session, "events", lambda: session.scalar(greatest) or 0)


def windows_of(clause: Clause | QueryReference) -> list[DateRange]:
    """Return the windows of a clause, one of which an event must possibly (or surely) overlap.

    Empty for a clause that is not on the days of events, or not on these alone.
    """
    if not isinstance(clause, Clause) or clause.field != "date":
        return []
    windows = [each for each in clause.values if isinstance(each, DateRange)]
    plain = not (clause.negated or clause.said or clause.rival)
    return windows if plain and len(windows) == len(clause.values) else []


def _is_sure(clause: Clause | QueryReference) -> bool:
    """Return whether the values of a clause must surely hold."""
    return isinstance(clause, Clause) and clause.surely


def _on_words(clauses: Clauses) -> Iterator[tuple[str, tuple[Phrase, ...]]]:
    """Yield field and phrases of each clause that searches for words, also in named queries."""
    for each in clauses:
        if isinstance(each, QueryReference):
            yield from _on_words(each.query.clauses)
        elif phrases := phrases_of(each):
            yield each.field, tuple(dict.fromkeys(phrases))
