"""In which groups of a field an event is: those of its values, or of the days of its date."""

from decimal import Decimal
from typing import Final, NamedTuple

EARLIEST: Final = -(1 << 62)
LATEST: Final = 1 << 62
"""The first and the last unit of a span without a known beginning or end."""


class UnitSpan(NamedTuple):
    """Calendar units, by number: an event is possibly in those from ``first`` to ``last``.

    ``sure`` are the first and the last one in which it surely is; None if it is surely in none.
    """

    first: int
    last: int
    sure: tuple[int, int] | None


class DateBounds(NamedTuple):
    """The four bounds of a date, which may be sentinels, and whether it is sure.

    ``choices`` are the periods of which it is one, if it is one of several (``201X-12-25``).
    """

    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int
    sure: bool
    choices: tuple[tuple[int, int], ...] = ()


class Membership(NamedTuple):
    """The groups of one field that an event is in; none of them: it has no value of the field.

    ``surely`` and ``possibly`` are values, each in one of the two; ``spans`` are calendar units.
    ``dates`` are those that the units are of, if another field of the table has units of the same
    date. ``several``: the days of its date are, or may be, in several units, of which ``spans`` has
    only those that the query asks for.
    """

    surely: tuple[str, ...] = ()
    possibly: tuple[str, ...] = ()
    spans: tuple[UnitSpan, ...] = ()
    dates: tuple[DateBounds, ...] = ()
    several: bool = False

    @property
    def only_possible(self) -> "Membership":
        """The same groups, in none of which it surely is."""
        spans = tuple(span._replace(sure=None) for span in self.spans)
        return self._replace(surely=(), possibly=(*self.surely, *self.possibly), spans=spans)


NO_GROUP: Final = Membership()
NO_VALUE: Final = ""
"""Instead of a value: an item is, or may be, among those without a value."""


class FieldGroup(NamedTuple):
    """A group of a field. ``key`` is None for the events without a value.

    ``name`` is the name of the record that the key is of, or empty. ``clause`` is the query that
    finds the events of the group; empty if the query language cannot express it.
    """

    key: str | None
    name: str = ""
    clause: str = ""


class Measure(NamedTuple):
    """What a sum is of: numbers of one unit or currency (``money``), of one sort.

    ``sort`` is empty for what happened, ``expected`` for plans, or the status of events that have
    not happened (``planned``, ``announced``, ``cancelled``).
    """

    unit: str
    sort: str = ""
    money: bool = False


class Addend(NamedTuple):
    """A number of an event, in the groups in which it counts: those of the event or of an actor.

    ``low`` and ``high`` bound it (None: no upper bound), ``best`` is its estimate, if it has one.
    ``exact``: it is not an estimate. ``sure``: it happened; otherwise it is only claimed. ``of`` is
    the participant that it is of, and the wholes of this, by id; empty if it is of none.
    ``spread``: it adds up over several units of time, so that it is only possible in each.
    """

    places: tuple[Membership, ...]
    measure: Measure
    low: Decimal
    high: Decimal | None
    best: Decimal | None
    exact: bool
    sure: bool
    of: tuple[int, ...] = ()
    spread: bool = False

    def includes(self, other: "Addend") -> bool:
        """Return whether it includes that number of a part of its event.

        A number of one participant does not include that of another one, unless one is part of the
        other; nor does that of a plan include what happened.
        """
        if self.measure.sort and not other.measure.sort:
            return False
        if not (self.of and other.of):
            return True
        return self.of[0] in other.of or other.of[0] in self.of


class GroupedEvent(NamedTuple):
    """An event with its groups by each field, and its numbers that are summed.

    ``sure``: it surely matches the query; otherwise it possibly does.
    """

    id: int
    places: tuple[Membership, ...]
    addends: tuple[Addend, ...]
    sure: bool
    status: str
