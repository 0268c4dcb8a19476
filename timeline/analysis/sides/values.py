"""The values that two sides give of one event, side by side.

A side may give several values at one path. Each is compared with one of the other side: those that
are most alike with each other, and what is left over with the value that is most like it.

A conversion by a source (``restates``) is not a value of its own. It represents the value that it
converts where this cannot be compared: won that a source states in dollars, too, with dollars.

Titles, summaries and links are not compared: each is in the words of its author. Nor are the
parts of lists of records one by one: the second delivery of one side need not be that of the other.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, NamedTuple

from timeline.analysis.sides.statements import (
    COMMA,
    STATUS,
    TOGETHER,
    GivenValue,
    SideStatement,
    SideValue,
    said_by,
)
from timeline.canonical.comparing import AMOUNTS, when
from timeline.canonical.record import KIND
from timeline.canonical.rivals import Difference, StatedValue, difference
from timeline.kinds import Field, FieldType, Per
from timeline.query.events.sides import EventRecords, Side

Wholes = Mapping[str, Collection[str]]
"""By the key of each record that is part of others the keys of those, at any depth."""


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """A value of an event as each side gives it; None if a side does not.

    ``path`` is its value path, for keys and tags that of the field; if a side gives several values
    there, several of these have it. ``difference`` is how the value of the second side differs from
    that of the first; None if only one gives it.
    """

    path: str
    field: Field
    first: SideValue | None
    second: SideValue | None
    difference: Difference | None

    @property
    def differs(self) -> bool:
        """Whether both sides give a value, and not the same one."""
        return self.difference not in (None, "same")

    @property
    def tells(self) -> bool:
        """Whether it is more than the kind of the event, and that it happened.

        Events of two records are of one kind, and a record without a status has that by default.
        """
        given = self.first or self.second
        happened = given is not None and given.text == self.field.default
        return self.path != KIND.name and not (self.path == STATUS.name and happened)

    @property
    def converted(self) -> bool:
        """Whether a conversion of a value is compared, and not the value itself."""
        return any(side is not None and side.conversion for side in (self.first, self.second))


class _Match(NamedTuple):
    """How a value of each side compare: the values by number, or a conversion of them."""

    first: int
    second: int
    kind: Difference
    conversions: tuple[StatedValue | None, StatedValue | None]

    @property
    def distance(self) -> tuple[int, int, int]:
        """What sorts the matches, those most alike first; the same with exchanged sides."""
        numbers = self.first, self.second
        return _DISTANCE[self.kind], min(numbers), max(numbers)


def compared(
    first: tuple[Side, EventRecords], second: tuple[Side, EventRecords], above: Wholes
) -> tuple[ComparedValue, ...]:
    """Return the values of an event, or of two that may be one, as two sides give them.

    They are in the order of the fields. A unit is finer than the state that it is part of.
    """
    one, other = said_by(*first), said_by(*second)
    return tuple(
        value
        for path in dict.fromkeys([*one, *other])
        for value in _compared(path, one.get(path), other.get(path), above)
    )


def _compared(
    path: str, one: SideStatement | None, other: SideStatement | None, above: Wholes
) -> Iterator[ComparedValue]:
    """Yield all values at a path, each with the one of the other side that it is compared with."""
    if one is None or other is None:
        for given in one.values if one else ():
            yield ComparedValue(path, given.value.field, given.side(), None, None)
        for given in other.values if other else ():
            yield ComparedValue(path, given.value.field, None, given.side(), None)
        return
    for match in sorted(_matches(one.field, one.values, other.values, above), key=_numbers):
        first, second = match.conversions
        yield ComparedValue(
            path,
            one.field,
            one.values[match.first].side(first),
            other.values[match.second].side(second),
            match.kind,
        )


def _numbers(match: _Match) -> tuple[int, int]:
    return match.first, match.second


def _matches(
    field: Field, one: Sequence[GivenValue], other: Sequence[GivenValue], above: Wholes
) -> Iterator[_Match]:
    """Yield matches that have every value of both sides, the most alike with each other."""
    numbers = product(range(len(one)), range(len(other)))
    every = [_match(field, one[mine], other[its], mine, its, above=above) for mine, its in numbers]
    every.sort(key=lambda match: match.distance)
    matched: tuple[set[int], set[int]] = (set(), set())
    for match in every:
        if match.first not in matched[0] and match.second not in matched[1]:
            matched[0].add(match.first)
            matched[1].add(match.second)
            yield match
    for match in every:
        if match.first not in matched[0] or match.second not in matched[1]:
            matched[0].add(match.first)
            matched[1].add(match.second)
            yield match


def _match(
    field: Field, one: GivenValue, other: GivenValue, mine: int, its: int, *, above: Wholes
) -> _Match:
    """Return how two values compare, by conversions of them if they cannot be compared."""
    plain = _Match(mine, its, _difference(field, one.value, other.value, above), (None, None))
    if plain.kind != "differs" or field.type not in AMOUNTS or field.per is Per.ITEM:
        return plain
    matches = [plain]
    for mine_as, its_as in product([None, *one.conversions], [None, *other.conversions]):
        kind = difference(mine_as or one.value, its_as or other.value)
        if kind != "differs":
            matches.append(_Match(mine, its, kind, (mine_as, its_as)))
    return min(matches[1:] or matches, key=lambda match: match.distance)


_DISTANCE: Final[Mapping[Difference, int]] = {
    "same": 0, "finer": 1, "vaguer": 1, "overlaps": 2, "differs": 3, "contradicts": 4,
}  # fmt: skip


def _difference(field: Field, value: StatedValue, rival: StatedValue, above: Wholes) -> Difference:
    """Return how the value of the second side differs from that of the first."""
    if value.text == rival.text:
        return "same"
    if field.type not in TOGETHER:
        return "differs" if field.per is Per.ITEM else _of_certainty(field, value, rival)
    mine, theirs = ({*each.text.split(COMMA)} for each in (value, rival))
    if _contain(mine, theirs, above):
        return "finer"
    if _contain(theirs, mine, above):
        return "vaguer"
    return "overlaps" if mine & theirs else "differs"


def _of_certainty(field: Field, value: StatedValue, rival: StatedValue) -> Difference:
    """Return how two values differ; of the same days, a date that is only about them is vaguer."""
    found = difference(value, rival)
    if found != "same" or field.type is not FieldType.DATE:
        return found
    doubtful = [when(each.text) for each in (value, rival)]
    mine, its = (each.approximate or each.uncertain for each in doubtful)
    return found if mine == its else "vaguer" if its else "finer"


def _contain(wholes: Collection[str], parts: Collection[str], above: Wholes) -> bool:
    """Return whether each part is one of the wholes or part of one, and each whole has a part."""
    found = [{whole for whole in wholes if whole in (part, *above.get(part, ()))} for part in parts]
    return all(found) and set[str]().union(*found) == {*wholes}
