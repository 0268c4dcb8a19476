"""Events that become columns, and the keys of what they refer to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, select

from timeline.canonical.selected import rows_of
from timeline.database.rounds import among_listed, listed
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.conditions.accepted import AcceptedFields

_ENTITY = TABLES["entity"]
_MOST: Final = 100_000


class Keys:
    """The keys that have been read, by id: entries recur in many chunks."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[int, str] = {}

    def of(self, ids: Iterable[int | None]) -> Mapping[int | None, str]:
        """Return at least the keys of these ids; None is not an id."""
        wanted = {id_ for id_ in ids if id_ is not None}
        if new := wanted - self._known.keys():
            if len(self._known) > _MOST:
                self._known, new = {}, wanted
            self._known |= _read(self._session, new)
        return self._known  # type: ignore[return-value]  # no key is None


def _read(session: Session, ids: Collection[int]) -> dict[int, str]:
    dialect = session.get_bind().dialect.name
    return dict(map(tuple, session.execute(_keys(dialect), listed(ids, dialect))))


@cache
def _keys(dialect: str) -> Select[Any]:
    return select(_ENTITY.c.id, _ENTITY.c.key).where(_ENTITY.c.id.in_(among_listed(dialect)))


Columns = dict[str, list[Any]]
"""Columns by name, all of one length; a missing one is empty in all rows."""


class Lists:
    """A column of lists; most of them are empty, and are not made."""

    def __init__(self, count: int) -> None:
        self.column: list[Sequence[str]] = [()] * count

    def add(self, place: int, text: str, *, once: bool = False) -> None:
        """Add a text to a list, or if ``once`` only if it is not in it."""
        found = self.column[place]
        if isinstance(found, list):
            if not (once and text in found):
                found.append(text)
        else:
            self.column[place] = [text]


class Frame(NamedTuple):
    """Some events: their keys, the place of each by id, and their columns so far.

    ``accepted`` are the records that have their values.
    """

    session: Session
    names: list[str]
    at: dict[int, int]
    events: Columns
    keys: Keys
    accepted: AcceptedFields

    def rows(self, table: str, columns: tuple[str, ...], name: int | str) -> Sequence[Any]:
        """Return the rows of accepted values (``rows_of``), each after the id of its event.

        ``name`` is the field of all rows, or the number of the column with its name.
        """
        found = rows_of(self.session, table, self.accepted.records, columns)
        return [*self.accepted.rows(found, name)] if self.accepted.supplied else found

    def column(self, name: str) -> list[Any]:
        """Return a column of the events, which is empty before its first value is written."""
        found = self.events.get(name)
        if found is None:
            found = self.events[name] = [None] * len(self.names)
        return found

    def lists(self, name: str) -> Lists:
        """Return a new column of lists of the events."""
        lists = Lists(len(self.names))
        self.events[name] = lists.column
        return lists

    def name(self, event: int) -> str:
        """Return the key of an event by its id."""
        return self.names[self.at[event]]
