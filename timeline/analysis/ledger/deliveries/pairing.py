"""Pairs of deliveries that several records state: as many as possible."""

from collections.abc import Mapping, Sequence, Set

from timeline.analysis.ledger.deliveries.counting import Delivery
from timeline.analysis.ledger.deliveries.spans import Spans
from timeline.quantities import compatible


def pairs(known: Sequence[Delivery], more: Sequence[Delivery]) -> list[tuple[Delivery, Delivery]]:
    """Return as many pairs of the same deliveries as possible, and the most alike ones."""
    times = Spans((each.since, each.hi) for each in known)
    options = {
        number: sorted(
            (a for a in times.overlapping(each.since, each.hi) if _may_be_one(known[a], each)),
            key=lambda a: _unlike(known[a], each),
        )
        for number, each in enumerate(more)
    }
    shortest = sorted(options, key=lambda number: more[number].hi - more[number].since)
    return [(known[a], more[b]) for a, b in _matching(options, shortest).items()]


def _may_be_one(a: Delivery, b: Delivery) -> bool:
    return a.whole == b.whole and a.may_meet(b) and compatible(a.units, b.units)


def _unlike(a: Delivery, b: Delivery) -> tuple[int, bool]:
    """Return how much two deliveries differ, in days and in numbers."""
    return abs(a.lo - b.lo) + abs(a.hi - b.hi), a.units.text != b.units.text


def _matching(options: Mapping[int, Sequence[int]], order: Sequence[int]) -> dict[int, int]:
    """Return a maximum matching of a bipartite graph by augmenting paths, from right to left.

    What an unsuccessful search has reached can never be on such a path again.
    """
    left: dict[int, int] = {}
    right: dict[int, int] = {}
    dead: set[int] = set()
    for start in order:
        came: dict[int, int] = {}
        end = _free(start, options, left, came, dead)
        if end is None:
            dead |= came.keys()
        while end is not None:
            number = came[end]
            before = right.get(number)
            left[end], right[number] = number, end
            end = before
    return left


def _free(
    start: int,
    options: Mapping[int, Sequence[int]],
    left: Mapping[int, int],
    came: dict[int, int],
    dead: Set[int],
) -> int | None:
    """Return the end of an augmenting path from ``start``, if any; ``came`` gets the way to it."""
    queue = [start]
    for number in queue:
        for a in options[number]:
            if a in came or a in dead:
                continue
            came[a] = number
            if a not in left:
                return a
            queue.append(left[a])
    return None
