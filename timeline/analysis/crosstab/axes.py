"""The rows or the columns of a cross table: the groups of one field, in their order.

Calendar units are in order of time, words of a vocabulary in their declared order, and all others
by size, the largest first. The last group is that of the events without a value, if there are any.

The calendar units are those in which an event possibly is, of the days that the query asks for. Of
an event that may be in more than ``WHOLE``, they are those in which its possible days begin or end,
and those in which it surely is. If few are missing between the first and the last one, these are
groups too, without events.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.errors import UsageError
from timeline.query.grouping.fields import Grouping
from timeline.query.item_matches.stated import declared
from timeline.query.results.grouping import EARLIEST, LATEST, NO_VALUE, FieldGroup, Membership

WHOLE: Final = 50
"""The most units that all become groups: of an event, and from the first to the last of all."""
MOST: Final = 100_000
"""The most units of a table."""
GroupPlace = tuple[int, bool]
"""The number of a group in which an event is, and whether it surely is."""


class GroupAxis:
    """The groups of one field; each has a number, in an order that is not yet that of the table.

    ``undecided``: items whose value nobody knows are possible in other groups, too.
    """

    def __init__(self, grouping: Grouping, found: Iterable[Membership]) -> None:
        self.grouping = grouping
        memberships = [*found]
        self.units = _units(grouping, memberships) if grouping.in_time else []
        values = {value for each in memberships for value in (*each.surely, *each.possibly)}
        self.values = sorted(values - {NO_VALUE})
        self._at = {value: number for number, value in enumerate(self.values)}
        self._at[NO_VALUE] = len(self.values)
        self._places: dict[Membership, list[GroupPlace]] = {}
        self.shared = any(self._in_several(each) for each in memberships)
        """Whether an event is surely in several groups."""
        unknown = {NO_VALUE, *(each.unknown for each in declared(grouping.field.name))}
        self.undecided = any(
            each.possibly and not unknown.isdisjoint(each.surely) for each in memberships
        )

    @property
    def keys(self) -> list[str]:
        """The keys of the groups by number, without that of the events without a value."""
        unit = self.grouping.unit
        if unit is None or not self.grouping.in_time:
            return self.values
        return [unit.label(number) for number in self.units]

    def unit_number(self, group: int) -> int:
        """Return the number of the unit of a group; of one that recurs its place in the cycle."""
        return self.units[group] if self.units else self.grouping.order.index(self.values[group])

    def places(self, membership: Membership) -> list[GroupPlace]:
        """Return the groups of an event."""
        found = self._places.get(membership)
        if found is None:
            found = self._places[membership] = [*self._found(membership)]
        return found

    @staticmethod
    def _in_several(membership: Membership) -> bool:
        sure = {each.sure for each in membership.spans if each.sure}
        return len(membership.surely) > 1 or len({unit for ends in sure for unit in ends}) > 1

    def _found(self, membership: Membership) -> Iterable[GroupPlace]:
        if not any(membership):
            return [(len(self.keys), True)]
        if not self.grouping.in_time:
            sure = ((self._at[value], True) for value in membership.surely)
            return [*sure, *((self._at[value], False) for value in membership.possibly)]
        possible: dict[int, bool] = {}
        for span in membership.spans:
            for number in self._between(span.first, span.last):
                possible.setdefault(number, False)
            for number in self._between(*span.sure) if span.sure else ():
                possible[number] = True
        return sorted(possible.items())

    def _between(self, first: int, last: int) -> range:
        return range(bisect_left(self.units, first), bisect_right(self.units, last))

    def order(self, sizes: Sequence[tuple[float, int]]) -> list[int]:
        """Return the numbers of the groups as the table has them.

        ``sizes`` are the most and the fewest events of each group; one that no event is in is left
        out, unless it is a unit of time.
        """
        keys = self.keys
        numbers = [
            number for number in range(len(keys)) if sizes[number][0] or self.grouping.in_time
        ]
        if not self.grouping.in_time:
            place = {word: number for number, word in enumerate(self.grouping.order)}
            numbers.sort(
                key=lambda number: (
                    place.get(keys[number], len(place)),
                    tuple(-size for size in sizes[number]),
                    keys[number],
                )
            )
        return numbers + ([len(keys)] if sizes[len(keys)][0] else [])

    def groups(self, numbers: Iterable[int], named: Mapping[str, FieldGroup]) -> list[FieldGroup]:
        """Return the groups with these numbers."""
        keys = self.keys
        return [
            self._group(number, keys, named) if number < len(keys) else self._without
            for number in numbers
        ]

    def _group(
        self, number: int, keys: Sequence[str], named: Mapping[str, FieldGroup]
    ) -> FieldGroup:
        if self.grouping.in_time:
            return FieldGroup(keys[number], "", self.grouping.clause(self.units[number]))
        return named[keys[number]]

    @property
    def _without(self) -> FieldGroup:
        return FieldGroup(None, "", self.grouping.without)


def _units(grouping: Grouping, memberships: Iterable[Membership]) -> list[int]:
    """Return the numbers of the units of a table, in order. Raises UsageError for too many."""
    ends: set[int] = set()
    runs: list[tuple[int, int]] = []
    for span in (span for each in memberships for span in each.spans):
        ends.update((span.first, span.last))
        if span.last - span.first < WHOLE:
            runs.append((span.first, span.last))
        if span.sure:
            ends.update(span.sure)
            runs.append(span.sure)
    ends -= {EARLIEST, LATEST}
    if not ends:
        return []
    first, last = min(ends), max(ends)
    if last - first < WHOLE:
        return [*range(first, last + 1)]
    length = 0
    for begun, until in _joined(runs):
        begun, until = max(begun, first), min(until, last)  # noqa: PLW2901
        length += until - begun + 1
        if length > MOST:
            name = grouping.unit.name if grouping.unit else grouping.name
            raise UsageError(
                f"by {name} the table has over {MOST:,} rows",
                "count by a longer unit, or limit the query to fewer days",
            )
        ends.update(range(begun, until + 1))
    return sorted(ends)


def _joined(runs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the same units as runs that do not overlap."""
    found: list[tuple[int, int]] = []
    for begun, until in sorted(runs):
        if found and begun <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(until, found[-1][1]))
        else:
            found.append((begun, until))
    return found
