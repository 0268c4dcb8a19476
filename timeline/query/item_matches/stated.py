"""Whether a clause is true for the value that an event itself states, for each of its items."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, false, literal, not_, or_, select, true

from timeline.database.rounds import among, in_rounds
from timeline.database.sessions import Session
from timeline.kinds import Field
from timeline.models.columns import TABLES
from timeline.models.vocabularies import NOT_HAPPENED
from timeline.naming.query_names import DECLARED
from timeline.query.conditions.accepted import accepted_fields
from timeline.query.conditions.compile import EVENT, condition_of
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.entries import ENTRY_FIELDS
from timeline.query.conditions.fields.references import meant
from timeline.query.conditions.fields.scope import Scope, SelectedEntries
from timeline.query.conditions.fields.supplying import LISTS
from timeline.query.grammar.nodes import Clause, DateRange, MissingValue, WordValue
from timeline.query.results.items import other_values
from timeline.query.results.splitting import Truth

_PARTICIPATION, _SYSTEM = TABLES["participation"], TABLES["event_system"]
MISSING: Final = (MissingValue(text="none"),)


def declared(field: str) -> list[Field]:
    """Return the declared fields of events with items that a field of a query searches."""
    return [each.field for each in DECLARED.get(field, ()) if each.kind is None or each.kind.items]


class StatedValues:
    """Reads the values that events state; ``alone`` are those with a single item.

    Every method returns the truth for the items of each event that states a value. If a clause has
    no value but ``none``, it returns the events that state any value, with any truth.
    """

    def __init__(
        self, session: Session, scope: Scope, ids: Collection[int], alone: Collection[int]
    ) -> None:
        self.session, self.scope, self.ids, self.alone = session, scope, ids, alone
        self.among = EVENT.c.id.in_(among(ids, scope.dialect))
        self.accepted = accepted_fields(session, [*ids])
        self.records = among(self.accepted.records, scope.dialect)

    def _ids(self, condition: ColumnElement[bool]) -> set[int]:
        return set(self.session.scalars(select(EVENT.c.id).where(self.among, condition)))

    def _hit(self, clause: Clause) -> set[int]:
        """Return the events that match a clause."""
        return self._ids(condition_of(self.session, clause, self.scope).condition)

    def known(self, field: str) -> dict[int, Truth]:
        """Return the events with a value of a field; for all of them something else is false."""
        missing = condition_of(self.session, Clause(field, MISSING), self.scope)
        return dict.fromkeys(self._ids(not_(missing.condition)), Truth.NO)

    def status(self, clause: Clause) -> dict[int, Truth]:
        """Return where the status is one of the values; every event has one."""
        if clause.values == MISSING:
            return dict.fromkeys(self.ids, Truth.SURE)
        return self._all(self._hit(clause))

    def _all(self, hit: Collection[int]) -> dict[int, Truth]:
        return {id_: Truth.SURE if id_ in hit else Truth.NO for id_ in self.ids}

    def matched(self, clause: Clause) -> dict[int, Truth]:
        """Return the events that surely or possibly match, as the query language does."""
        if clause.values == MISSING:
            missing = condition_of(self.session, replace(clause, surely=False), self.scope)
            return dict.fromkeys(self._ids(not_(missing.condition)), Truth.SURE)
        hit = self._hit(clause)
        sure = hit
        if FIELDS[clause.field].surely and not (clause.surely or clause.rival):
            sure = self._hit(replace(clause, surely=True))
        return {id_: Truth.SURE if id_ in sure else Truth.POSSIBLE for id_ in hit}

    def dated(self, clause: Clause) -> dict[int, Truth]:
        """Return where each item is on one of the days: all possible days of the event are."""
        if clause.values == MISSING:
            return self.matched(clause)
        hit = self._hit(clause)
        windows = _merged(value for value in clause.values if isinstance(value, DateRange))
        sure: set[int] = set()
        for some in in_rounds(windows):
            inside = (
                and_(
                    true() if lo is None else EVENT.c.start_lo >= lo,
                    true() if hi is None else EVENT.c.end_hi <= hi,
                )
                for lo, hi in some
            )
            sure |= self._ids(and_(EVENT.c.sure, or_(false(), *inside)))
        found = self._all(sure)
        return found | dict.fromkeys(hit - sure, Truth.POSSIBLE)

    def terms(self, clause: Clause) -> dict[int, Truth]:
        """Return where the term of an event is one of the values, or may be that of its items."""
        wanted = {value.value for value in clause.values if isinstance(value, WordValue)}
        found: dict[int, Truth] = {}
        for each in DECLARED[clause.field]:
            if each.kind is None or not each.kind.items:
                continue
            field, table = each.field, TABLES[each.kind.name]
            term = table.c[field.name]
            stated = select(table.c.event_id, term).where(
                table.c.event_id.in_(self.records), term.is_not(None)
            )
            for id_, word in self.accepted.rows(self.session.execute(stated), field.name):
                vague = word == field.several and id_ not in self.alone
                vague = vague or (word == field.unknown and word not in wanted)
                if vague and wanted - field.no_values:
                    found[id_] = Truth.POSSIBLE
                else:
                    found[id_] = Truth.SURE if word in wanted or not wanted else Truth.NO
        return found

    def unknown(self, clause: Clause, known: Collection[int]) -> dict[int, Truth]:
        """Return the events without a value that their items have, though nobody knows it."""
        unknown = {word for field in declared(clause.field) for word in field.no_values}
        if all(isinstance(each, WordValue) and each.value in unknown for each in clause.values):
            return {}
        happened = self._ids(EVENT.c.status.not_in(NOT_HAPPENED))
        return dict.fromkeys(happened - {*known}, Truth.POSSIBLE)

    def divided(self, clause: Clause, field: str) -> dict[int, Truth]:
        """Return where the systems or actors of an event are among the values, all or some."""
        if clause.values == MISSING:
            return self.known(field) | self.matched(clause)
        if field == "system":
            rows = _SYSTEM
            named = select(rows.c.event_id, rows.c.system_id, literal(LISTS[rows.name]))
        else:
            rows = _PARTICIPATION
            named = select(rows.c.event_id, rows.c.actor_id, rows.c.role)
            if field != "actor":
                named = named.where(rows.c.role.in_([each.field.name for each in DECLARED[field]]))
        named = named.where(rows.c.event_id.in_(self.records))
        values: defaultdict[int, set[int]] = defaultdict(set)
        for id_, entry, _ in self.accepted.rows(self.session.execute(named), 2):
            values[id_].add(entry)
        table = TABLES[FIELDS[field].keys]
        above: dict[int, int | None] = dict(
            self.session.execute(select(table.c.id, table.c.part_of_id)).all()
        )
        possible, sure = (self._entries(clause, table, surely) for surely in (False, True))
        return {
            id_: self._among(
                its, possible, sure, above, alone=table.name == "actor" and id_ in self.alone
            )
            for id_, its in values.items()
        }

    def _entries(self, clause: Clause, table: Any, surely: bool) -> set[int]:
        """Return the entries of a register that a clause means, themselves or by a whole."""
        reached = ENTRY_FIELDS[table.name].get(clause.field.partition(".")[2])
        found: set[int] = set()
        for values in in_rounds(clause.values):
            keys: Any = values
            if reached:
                sure = reached.surely if surely or clause.surely else None
                keys = SelectedEntries((sure or reached.holds)(table, values, self.scope))
            there = select(table.c.id).where(meant(table.c.id, table, keys, self.scope))
            found.update(self.session.scalars(there))
        return found

    @staticmethod
    def _among(
        values: set[int],
        possible: set[int],
        sure: set[int],
        above: Mapping[int, int | None],
        *,
        alone: bool,
    ) -> Truth:
        """Return whether the value that an item has of several is one that is meant."""
        found = values & possible
        if not found:
            return Truth.NO
        if alone:
            return Truth.SURE if found & sure else Truth.POSSIBLE
        surely = found <= sure and not other_values(values, found, above)
        return Truth.SURE if surely else Truth.POSSIBLE


def _merged(windows: Iterable[DateRange]) -> list[tuple[int | None, int | None]]:
    """Return the same days as periods that neither overlap nor touch each other."""
    found: list[tuple[int | None, int | None]] = []
    for each in sorted(windows, key=lambda each: (each.lo is not None, each.lo or 0)):
        if found and ((before := found[-1][1]) is None or each.lo is None or each.lo <= before + 1):
            found[-1] = (
                found[-1][0],
                None if before is None or each.hi is None else max(before, each.hi),
            )
        else:
            found.append((each.lo, each.hi))
    return found
