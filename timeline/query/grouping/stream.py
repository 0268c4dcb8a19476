"""Streams the events of a query with their groups: a fixed number of SELECTs for each batch.

Nothing else of an event is read, but its status and whether it surely matches the query.
A field of an event with several records (``same-as``) has its accepted value, as in a query.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, literal, select

from timeline.database.sessions import Session
from timeline.errors import UsageError
from timeline.progress import Progress, counted, silent
from timeline.quantities import estimate
from timeline.query.conditions.accepted import has_merged
from timeline.query.conditions.compile import EVENT, compile_query
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.scope import SearchedField
from timeline.query.events.items import counted_by_item
from timeline.query.events.pages import how_many
from timeline.query.events.parts import counted_parts, has_parts
from timeline.query.grammar.asked import days_asked
from timeline.query.grammar.certain import clauses_made_sure, made_sure, require_sure
from timeline.query.grammar.nodes import Query
from timeline.query.grouping.amounts import SummedAmount, amounts
from timeline.query.grouping.fields import Grouping, grouping, measure, units_of_one_date
from timeline.query.grouping.items import item_places
from timeline.query.grouping.readers import EventBatch, GroupReader, Registers
from timeline.query.results import EventPage
from timeline.query.results.counting import Tally
from timeline.query.results.grouping import NO_GROUP, Addend, FieldGroup, GroupedEvent, Membership
from timeline.query.results.items import ItemCounts

AT_ONCE: Final = 5_000
"""How many events are read at once: only a few values of each are kept."""
MOST_FIELDS: Final = 2


class GroupedEvents:
    """The events of a query, grouped by fields; ``summed`` is the field whose numbers are summed.

    Raises QueryError for an unknown key.
    """

    def __init__(
        self,
        session: Session,
        query: Query,
        groupings: Sequence[Grouping],
        summed: SearchedField | None = None,
    ) -> None:
        self._session, self.query, self._summed = session, query, summed
        self.groupings = tuple(groupings)
        self._condition = compile_query(session, query)
        self._merged = has_merged(session)
        registers = self._registers = Registers(session)
        of_one_date = units_of_one_date(groupings)
        self._readers = [
            GroupReader(
                session,
                each,
                registers,
                days_asked(query, each.field.name),
                dated=of_one_date,
                summed=summed,
            )
            for each in groupings
        ]

    @property
    def summed(self) -> str:
        """The name of the field whose numbers are summed, or an empty text."""
        return self._summed.name if self._summed else ""

    def items(self) -> tuple[ItemCounts, Mapping[str, tuple[Membership, ...]], Tally]:
        """Return the items of the events, their groups by event, and what their number leaves out.

        Raises QueryError.
        """
        found = counted_by_item(self._session, EventPage(str(self.query), (), 0), self.query)
        items, tally = found.counting.items, found.tally
        assert items is not None
        assert tally is not None
        return items, item_places(self._session, items, self._readers), tally

    @property
    def wholes(self) -> Mapping[int, Collection[int]]:
        """By event, those that it is not counted in addition to (``results.counting``)."""
        return counted_parts(self._session) if has_parts(self._session) else {}

    def groups(self, number: int, keys: Collection[str]) -> dict[str, FieldGroup]:
        """Return the groups of a field by their values."""
        return self._readers[number].groups(keys)

    def read(self, progress: Progress = silent) -> Iterator[GroupedEvent]:
        """Return the events, in no particular order; only a batch of them is in memory."""
        statement = select(EVENT.c.id, self._sure, EVENT.c.status).where(self._condition)
        rows = self._session.execute(statement.execution_options(yield_per=AT_ONCE))
        events = (event for some in rows.partitions() for event in self._batch(some))
        return counted(events, progress, "counting", how_many(self._session, self.query))

    @property
    def _sure(self) -> ColumnElement[Any]:
        """The column that is true for the events that surely match the query."""
        if not clauses_made_sure(self.query, FIELDS):
            return literal(True)
        return compile_query(self._session, made_sure(self.query, FIELDS))

    def _batch(self, rows: Sequence[Row[int, bool, str]]) -> Iterator[GroupedEvent]:
        ids = [id_ for id_, _, _ in rows]
        batch = EventBatch.of(self._session, ids, merged=self._merged)
        found = [reader.read(batch) for reader in self._readers]
        numbers: Mapping[int, Sequence[SummedAmount]] = {}
        if self._summed:
            statuses = {id_: status for id_, _, status in rows}
            numbers = amounts(self._session, self._summed, batch.accepted, statuses)
        for id_, sure, status in rows:
            places = tuple(each.get(id_, NO_GROUP) for each in found)
            addends = (self._addend(id_, each, places) for each in numbers.get(id_, ()))
            yield GroupedEvent(id_, places, tuple(addends), bool(sure), status)

    def _addend(self, event: int, amount: SummedAmount, places: tuple[Membership, ...]) -> Addend:
        number, actor = amount.quantity, amount.actor
        of: tuple[int, ...] = ()
        if actor is not None:
            of = tuple(self._registers["actor"].with_wholes(actor))
        whole, places = zip(
            *(
                _places(reader, event, amount, place)
                for reader, place in zip(self._readers, places, strict=True)
            ),
            strict=True,
        )
        return Addend(
            places, amount.measure, number.low, number.high, estimate(number),
            exact=number.low == number.high, sure=amount.sure, of=of, spread=places != whole,
        )  # fmt: skip


def _places(
    reader: GroupReader, event: int, amount: SummedAmount, place: Membership
) -> tuple[Membership, Membership]:
    """Return the groups of a number, and those in which it counts: surely in one at most.

    Levels, such as troops, are in each of them (``SummedAmount.level``).
    """
    own = reader.of_slot(event, amount.slot, place)
    if amount.actor is not None:
        own = reader.of_participant(amount.actor, own)
    spread = not amount.level and reader.grouping.of_own_date and own.several
    return own, own.only_possible if spread else own


def grouped(
    session: Session,
    query: Query,
    by: str | Sequence[str],
    summed: str = "",
    *,
    exact: bool = False,
    sure: bool = False,
) -> GroupedEvents:
    """Return the events of a query, grouped by fields with these names.

    ``by`` are one or two names, as a list or separated by commas. ``exact``: actors count for
    themselves, not for their states. ``sure``: only events that surely match the query.
    Raises UsageError for other fields, and for ``sure`` if the query has no such condition,
    and QueryError.
    """
    query = require_sure(query, FIELDS) if sure else query
    names = by.split(",") if isinstance(by, str) else [*by]
    names = [name.strip() for name in names]
    if not 1 <= len(names) <= MOST_FIELDS:
        raise UsageError(
            f"a table has one or two fields, not {len(names)}", "write for example --by year,kind"
        )
    if not all(names):
        raise UsageError("a field of --by has no name", "write for example --by year,kind")
    if len({*names}) < len(names):
        raise UsageError(f"--by names {names[0]} twice", "name another field for the columns")
    groupings = [grouping(name, exact=exact) for name in names]
    return GroupedEvents(session, query, groupings, measure(summed) if summed else None)
