"""Counts items in the cells of a cross table: the missiles of launches, the devices of tests."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline.analysis.crosstab.axes import GroupAxis
from timeline.analysis.crosstab.tallying import At, CellFigures, Cells, Fold, Places
from timeline.query.results.grouping import Membership
from timeline.query.results.items import ItemCounts
from timeline.query.results.splitting import Truth


class ItemTallies:
    """The items of a table; ``places`` are the groups of those of each event, by its key."""

    def __init__(self, items: ItemCounts, places: Mapping[str, Places]) -> None:
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
