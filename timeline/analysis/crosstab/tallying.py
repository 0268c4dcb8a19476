"""Counts events, or their items, in the cells of a cross table while they are read.

Events in the same groups are counted together, so that memory grows with the groups and not with
the events. Only parts and wholes are kept one by one, because a part is not counted in addition to
its whole (``results.counting``), and events of whose numbers some are those of one participant.

An event that only possibly matches the query is only possibly in any cell.

In a cell, an event that represents parts is surely there if it or any of its parts is. Its number
is its own, and at least what its parts surely are; what its own does not include (``includes``) is
added, and so are all numbers of its parts in the cell if it states none.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from timeline.analysis.crosstab.axes import GroupAxis
from timeline.analysis.crosstab.cells import At, CellFigures, Cells, Fold, GroupPlaces
from timeline.analysis.crosstab.sums import NumberSum
from timeline.quantities.notation import EXACT
from timeline.query.results.counting import by_status
from timeline.query.results.grouping import Addend, GroupedEvent, Measure, Membership
from timeline.query.results.items import ItemCounts
from timeline.query.results.splitting import Truth

Alike = tuple[GroupPlaces, bool]
"""Events in the same groups, which surely match the query or possibly do."""


class CrosstabTallies:
    """The events of a table; ``wholes`` are those that an event is not counted in addition to."""

    def __init__(
        self, events: Iterable[GroupedEvent], wholes: Mapping[int, Collection[int]], *, summed: bool
    ) -> None:
        self._wholes, self._summed = wholes, summed
        self._counts: Counter[Alike] = Counter()
        self._numberless: Counter[Alike] = Counter()
        self._sums: dict[tuple[Alike, Measure], NumberSum] = {}
        self._apart: list[GroupedEvent] = []
        self.spread = 0
        """Of how many events the numbers add up over several units of time of the table."""
        statuses: Counter[str] = Counter()
        related = wholes.keys() | {whole for each in wholes.values() for whole in each}
        for event in events:
            self.spread += any(addend.spread for addend in event.addends)
            own = any(addend.places != event.places for addend in event.addends)
            if own or event.id in related:
                self._apart.append(event)
                continue
            statuses[event.status] += 1
            alike = event.places, event.sure
            self._counts[alike] += 1
            if summed and not event.addends:
                self._numberless[alike] += 1
            for addend in event.addends:
                _add(self._sums, (alike, addend.measure), NumberSum.of(addend, sure=True))
        apart = {event.id for event in self._apart}
        statuses.update(event.status for event in self._apart if not self._counted(event.id, apart))
        self.statuses = by_status(statuses.elements())
        """How many events have each status, each counted once."""

    def memberships(self, number: int) -> set[Membership]:
        """Return the memberships by one of the fields."""
        apart = {event.places[number] for event in self._apart}
        return {places[number] for places, _ in self._counts} | apart

    def cells(self, axes: Sequence[GroupAxis], folds: Sequence[Fold] = ()) -> dict[At, CellFigures]:
        """Return the figures of every cell with an event, and of all groups together.

        ``folds`` are those of the axes, if some groups are put together.
        """
        cells = Cells(axes, folds or [{}] * len(axes))
        self.fill(cells)
        return cells.figures()

    def fill(self, cells: Cells) -> None:
        """Count all events in cells."""
        for (places, matches), number in self._counts.items():
            for at, sure in cells.of(places):
                cells.counts[at].add(number, sure=sure and matches)
        for (places, matches), number in self._numberless.items():
            for at, sure in cells.of(places):
                cells.numberless[at].add(number, sure=sure and matches)
        for ((places, matches), measure), found in self._sums.items():
            for at, sure in cells.of(places):
                cells.add(at, measure, found, sure=sure and matches)
        if self._apart:
            self._fill_apart(cells)

    def _fill_apart(self, cells: Cells) -> None:
        there: defaultdict[At, dict[int, bool]] = defaultdict(dict)
        numbers: defaultdict[At, defaultdict[int, list[tuple[Addend, bool]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for event in self._apart:
            for at, sure in cells.of(event.places):
                there[at][event.id] = sure and event.sure
            for addend in event.addends:
                for at, sure in cells.of(addend.places):
                    numbers[at][event.id].append((addend, sure and event.sure))
        for at, events in there.items():
            self._fill_cell(cells, at, events, numbers.get(at, {}))

    def _fill_cell(
        self,
        cells: Cells,
        at: At,
        events: Mapping[int, bool],
        numbers: Mapping[int, Sequence[tuple[Addend, bool]]],
    ) -> None:
        """Count events that are in one cell; the value of each is whether it surely is."""
        self._add_numbers(cells, at, numbers)
        heads: dict[int, bool] = {}
        numbered: set[int] = set()
        for id_, sure in events.items():
            wholes = [each for each in self._wholes.get(id_, ()) if each in events]
            above = [each for each in wholes if not self._counted(each, events)] or [id_]
            for head in above:
                heads[head] = heads.get(head, False) or sure
            if id_ in numbers:
                numbered.update(above)
        for head, sure in heads.items():
            cells.counts[at].add(1, sure=sure)
            if self._summed and head not in numbered:
                cells.numberless[at].add(1, sure=sure)

    def _add_numbers(
        self, cells: Cells, at: At, numbers: Mapping[int, Sequence[tuple[Addend, bool]]]
    ) -> None:
        """Add the numbers of events in one cell, without those that the number of a whole includes.

        These are the least that a number is which is only possible.
        """
        single: list[tuple[int, int]] = []
        parts: defaultdict[tuple[int, int], dict[int, Decimal]] = defaultdict(dict)
        for id_, some in numbers.items():
            above = [each for each in self._wholes.get(id_, ()) if each in numbers]
            for place, (addend, sure) in enumerate(some):
                including = [
                    (whole, at_whole)
                    for whole in above
                    for at_whole, (its, _) in enumerate(numbers[whole])
                    if its.includes(addend)
                ]
                if not including:
                    single.append((id_, place))
                for whole, at_whole in including if sure and addend.sure else ():
                    if numbers[whole][at_whole][0].measure == addend.measure:
                        least = parts[whole, at_whole]
                        least[id_] = EXACT.add(least.get(id_, Decimal(0)), addend.low)
        for id_, place in single:
            addend, sure = numbers[id_][place]
            least_known = self._united(parts.get((id_, place), {}))
            if least_known and not (sure and addend.sure):
                high = None if addend.high is None else max(addend.high, least_known)
                addend = addend._replace(low=least_known, high=high, best=None, sure=True)
                sure = True
            cells.add(at, addend.measure, NumberSum.of(addend, sure=True), sure=sure)

    def _united(self, parts: Mapping[int, Decimal]) -> Decimal:
        """Return the sum of parts, of which some may be parts of others."""
        found = Decimal(0)
        for id_, number in parts.items():
            if not self._counted(id_, parts):
                found = EXACT.add(found, number)
        return found

    def _counted(self, id_: int, events: Collection[int]) -> bool:
        """Return whether an event is counted with another one of these."""
        return any(each in events for each in self._wholes.get(id_, ()))


def _add(
    sums: dict[tuple[Alike, Measure], NumberSum], at: tuple[Alike, Measure], number: NumberSum
) -> None:
    if at in sums:
        sums[at].add(number)
    else:
        sums[at] = number


class ItemTallies:
    """The items of a table; ``places`` are the groups of those of each event, by its key."""

    spread = 0
    """Items have no numbers that are summed."""

    def __init__(self, items: ItemCounts, places: Mapping[str, GroupPlaces]) -> None:
        self._items, self._places = items, places

    def memberships(self, number: int) -> set[Membership]:
        """Return the memberships by one of the fields."""
        return {places[number] for places in self._places.values()}

    def cells(self, axes: Sequence[GroupAxis], folds: Sequence[Fold] = ()) -> dict[At, CellFigures]:
        """Return the figures of every cell with an item, and of all groups together.

        ``folds`` are those of the axes, if some groups are put together.
        """
        cells = Cells(axes, folds or [{}] * len(axes))
        truths: defaultdict[At, dict[str, Truth]] = defaultdict(dict)
        for key, places in self._places.items():
            match = self._items.lots[key].match
            for at, sure in cells.of(places):
                truths[at][key] = match if sure else min(match, Truth.POSSIBLE)
        return {at: CellFigures(self._items.count(each)) for at, each in truths.items()}
