"""A field of the query language with its condition, and the data that conditions need."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final, Literal, NamedTuple, final

from sqlalchemy import ColumnElement, CompoundSelect, UnaryExpression, or_
from sqlalchemy.sql.operators import custom_op

from timeline.dates.wording.terms import Bounds
from timeline.models.vocabularies import RELIABILITIES
from timeline.query.grammar.nodes import Phrase, QueryField

Condition = ColumnElement[bool]
_ACTORS: Final = "participation"


class TextsOf(NamedTuple):
    """Texts of a register: the columns with them; the empty name means the aliases."""

    register: str
    columns: tuple[str, ...]


class UnindexedTable:
    """A table whose columns SQLite compares without an index: ``few`` rows are found already.

    Without statistics, it takes it for sure that few rows have one kind, and reads all of them.
    """

    def __init__(self, table: Any, dialect: str) -> None:
        self.table = table
        self.c = table.c
        if dialect == "sqlite":
            self.c = SimpleNamespace(**{name: _plus(each) for name, each in table.c.items()})


class MergedRecord(UnindexedTable):
    """An alias of the events for records that are not the leading ones of their events.

    ``supplied`` returns the condition that a row is of a field that its record supplies (see
    ``supplying``); it gets the column with the id of the record.
    """

    def __init__(self, table: Any, dialect: str, supplied: Callable[[Any], "Condition"]) -> None:
        super().__init__(table, dialect)
        self._supplied = supplied

    def among(self, rows: Any) -> Any:
        """Return those of selected rows that count: of actors, only those in supplied fields."""
        owner = rows.selected_columns[0]
        return rows.where(self._supplied(owner)) if owner.table.name == _ACTORS else rows


def _plus(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


@final
@dataclass(frozen=True, slots=True)
class SelectedEntries:
    """The entries of a register that a condition selects, instead of values that are keys."""

    condition: Condition


class RivalValue(NamedTuple):
    """A rival value of an event; ``days`` are the solved days of a date of another record.

    ``sure``: it is neither inferred nor, if it has ``days``, vague.
    """

    event_id: int
    path: str
    text: str
    days: Bounds | None = None
    sure: bool = True


class Scope(NamedTuple):
    """The data of the database that conditions need.

    ``ids`` maps each key to the ids of its records: one, or all records of the same event.
    ``merged``: the database has events with several records. ``differing`` are the disputed paths
    of these, by id, if the query has a clause on ``disputed``; ``inferred`` are the paths of their
    inferred values that other records supply, if it has one on ``inferred``. ``said`` are the
    values that sources give, for fields that the query searches with ``said:``; see ``said.read``.
    ``rivals`` are all rival values, if the query has ``rival:``. ``texts`` are the words of texts
    of registers, each with the id of its entry, for the fields of the query that search them.
    ``few``: only few events can match, which another condition finds, so each condition is to be
    tested on these. ``chosen`` are then SELECTs of the records among them that have words, by field
    and words.
    """

    dialect: str
    ids: Mapping[str, tuple[int, ...]]
    merged: bool
    differing: Mapping[int, Sequence[str]]
    inferred: Mapping[int, Sequence[str]]
    said: Mapping[str, Sequence[tuple[int, str]]]
    rivals: Sequence[RivalValue]
    texts: Mapping[TextsOf, Sequence[tuple[int, Sequence[str]]]]
    few: bool
    chosen: Mapping[tuple[str, tuple[Phrase, ...]], Any]


class ValueStorage(NamedTuple):
    """Where values of events are stored: in the column ``column`` of the rows of a table.

    ``owner`` is the column with the id of the record. Only those rows count that have, in each
    column of ``where``, one of the texts; ``part`` is the part of a list of records, or empty.
    """

    table: str
    column: str
    owner: str = "event_id"
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    part: str = ""


Matching = Callable[[Sequence[Any], Scope], Any]
"""From values and scope to a SELECT of the ids of the events that have any of the values."""

Holds = Callable[[Any, Any, Scope], Condition]
"""From a record (its table or an alias), values and scope to the condition that the record has one
of the values; without values, that it has any value of the field."""


@dataclass(frozen=True, slots=True)
class Among:
    """The condition that the id of an event is in a SELECT (``Holds``).

    ``owned``: its rows are those of an event, which an index finds.
    """

    matching: Matching
    owned: bool = True

    def __call__(self, event: Any, values: Any, scope: Scope) -> Condition:
        """Return the condition for a record (its table or an alias), as ``Holds`` does."""
        rows = self.matching(values, scope)
        if isinstance(event, MergedRecord) and not isinstance(rows, CompoundSelect):
            rows = event.among(rows)
        if not (scope.few and self.owned):
            return event.c.id.in_(rows)  # type: ignore[no-any-return]
        several: Sequence[Any] = rows.selects if isinstance(rows, CompoundSelect) else (rows,)
        own = (each.where(each.selected_columns[0] == event.c.id) for each in several)
        return or_(*(each.correlate(event.table).exists() for each in own))


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedField(QueryField):
    """A field with its condition; ``surely`` is the one of ``surely:``, for dates and numbers.

    ``texts`` are the texts of a register that the condition searches. ``stored`` is where an event
    has the values: ids of records, days, or the values themselves; it is empty for a field of a
    register, and for full text. ``either`` are the fields of which it has the values. ``of`` are
    the records of an event whose values count: that with the accepted value, see ``supplying``, the
    leading record alone, or any. Those of a field of ``paths`` are value paths: each counts if its
    record has the accepted value at it.
    """

    holds: Holds
    surely: Holds | None = None
    texts: TextsOf | None = None
    stored: tuple[ValueStorage, ...] = ()
    either: tuple[str, ...] = ()
    of: Literal["accepted", "leading", "paths", "any"] = "accepted"

    @property
    def offered(self) -> tuple[str, ...] | str:
        """What completes a value: the terms, the type of the records whose keys are allowed, or
        ``country``, ``tag`` or ``date``.
        """
        if self.type == "grade":
            return RELIABILITIES[:-1]  # F is on no scale
        of_type = self.type if self.type in ("country", "tag", "date") else ""
        return self.values or self.keys or of_type
