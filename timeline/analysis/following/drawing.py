"""Days on which events start and end: those that are known, and days drawn from their ranges."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from random import Random
from typing import NamedTuple

from timeline.analysis.following.occurrences import Occurrence, Occurrences, Worded


class DrawnDays(NamedTuple):
    """The first day of each event, and how many days each trigger lasts after it.

    Those of the responses are in each calendar, as in ``Occurrences``.
    """

    to: Sequence[int]
    lasts: Sequence[int]
    by: Sequence[Sequence[int]]


class Drawing:
    """Draws the days of events. An event of both sides starts on the same day in both.

    If one of two events is dated relative to the other, it has one of the days that this allows.
    """

    def __init__(self, of: Occurrences) -> None:
        self._of = of
        events = {_named(each): each for side in (*of.by, of.to) for each in side}
        vague = [each for each in events.values() if _is_vague(each)]
        known = [each for each in events.values() if not _is_vague(each)]
        self._at = {_named(each): place for place, each in enumerate((*vague, *known))}
        self._to = [self._at[_named(each)] for each in of.to]
        self._by = [[self._at[_named(each)] for each in some] for some in of.by]
        self._vague = [(each.lo, each.hi - each.lo + 1) for each in vague]
        self._known = [each.lo for each in known]
        self._lasts = [each.end_lo - each.lo for each in (*vague, *known)]
        self._elastic = [
            (place, each.end_lo, each.end_hi - each.end_lo + 1)
            for place, each in enumerate(vague)
            if each.end_hi - each.end_lo != each.hi - each.lo
        ]
        self._worded = [each for each in _in_order(of) if _is_vague(_dependent(of, each))]

    @property
    def is_needed(self) -> bool:
        """Whether any day is not known."""
        return bool(self._vague)

    def drawn(self, random: Random) -> DrawnDays:
        """Return the days of the triggers and of the responses."""
        draw, lasts = random.random, self._lasts
        shares = [draw() for _ in self._vague]
        days = [
            lo + int(share * many) for (lo, many), share in zip(self._vague, shares, strict=True)
        ]
        days += self._known
        if self._elastic:
            lasts = lasts.copy()
            for place, lo, many in self._elastic:
                lasts[place] = lo + int(shares[place] * many) - days[place]
        for pair in self._worded:
            self._relate(pair, days, lasts, draw())
        to, by = self._to, self._by
        return DrawnDays(
            [*map(days.__getitem__, to)],
            [*map(lasts.__getitem__, to)],
            [[*map(days.__getitem__, some)] for some in by],
        )

    def _relate(self, pair: Worded, days: list[int], lasts: Sequence[int], share: float) -> None:
        """Draw the first day of the event of a pair that is dated relative to the other one."""
        of, by_trigger = self._of, pair.by_trigger
        moved = _dependent(of, pair)
        place = self._at[_named(moved)]
        anchor = self._at[_named(of.to[pair.trigger] if by_trigger else of.response(pair))]
        start, end = days[anchor], days[anchor] + lasts[anchor]
        before_start = start - lasts[place]  # its first day if it ends when the other starts
        after, before, starts = pair.separation
        if by_trigger:
            lo = max(moved.lo, start + starts[0], end + after[0], before_start - before[1])
            hi = min(moved.hi, start + starts[1], end + after[1], before_start - before[0])
        else:
            lo = max(moved.lo, start - starts[1], end + before[0], before_start - after[1])
            hi = min(moved.hi, start - starts[0], end + before[1], before_start - after[0])
        if lo <= hi:
            days[place] = lo + int(share * (hi - lo + 1))


def _named(each: Occurrence) -> tuple[str, int, int, int, int]:
    """Return what is drawn at once: an event, on its days in a calendar."""
    return each[:5]


def _is_vague(each: Occurrence) -> bool:
    return each.lo != each.hi or each.end_lo != each.end_hi


def _dependent(of: Occurrences, pair: Worded) -> Occurrence:
    """Return the event of a pair whose date is relative to the other one."""
    return of.response(pair) if pair.by_trigger else of.to[pair.trigger]


def _in_order(of: Occurrences) -> Sequence[Worded]:
    """Return the pairs, those first on whose events others depend."""
    anchors: dict[str, set[str]] = {}
    for each in of.worded:
        keys = of.to[each.trigger].key, of.response(each).key
        anchors.setdefault(keys[each.by_trigger], set()).add(keys[not each.by_trigger])
    depths = _depths(anchors)
    return sorted(of.worded, key=lambda each: depths[_dependent(of, each).key])


def _depths(anchors: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Return by key on how many events in a row an event depends; in a circle, on as many as any.

    ``anchors`` are the events to which each one is relative.
    """
    below = defaultdict[str, list[str]](list)
    for key, above in anchors.items():
        for each in above:
            below[each].append(key)
    found = dict.fromkeys(anchors, 0)
    waiting = {key: len(above) for key, above in anchors.items()}
    ready = [key for key in below if key not in anchors]
    for key in ready:  # those that become ready are added to it
        for each in below.get(key, ()):
            found[each] = max(found[each], found.get(key, 0) + 1)
            waiting[each] -= 1
            if not waiting[each]:
                ready.append(each)
    return {key: len(anchors) if waiting[key] else depth for key, depth in found.items()}
