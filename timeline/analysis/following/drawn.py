"""How many triggers are answered as they are, and after shifts of all responses.

Days are the bits of numbers (``circle``), so that all responses are shifted, and all triggers
counted, in a few operations. Triggers that start alike are counted at once. Those to which some
responses belong are counted again one by one, wherever one of these is in their window; if there
are many to which the same ones belong (the parts of one whole), together and without these.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from timeline.analysis.following.circle import (
    PlacedResponses,
    at_least,
    between,
    bits,
    digits,
    reached,
    turned,
)
from timeline.analysis.following.drawing import DrawnDays
from timeline.analysis.following.occurrences import DAY, Start, Starts
from timeline.analysis.lags import ZONES

_NONE: Final = frozenset[int]()
_To = tuple[int, int, Start]
"""The first day of a trigger, how many days it lasts after it, and what is known of its start."""
_By = tuple[int, tuple[int, int]]
"""The first day of a response, and the range of its time."""


class Answered(NamedTuple):
    """How many triggers are answered, and how many others may be, in an order that is open."""

    surely: int = 0
    open: int = 0


@dataclass
class Drawn:
    """Triggers and responses on the days that are drawn for them."""

    starts: Starts
    days: DrawnDays

    def answered(self, shifts: Sequence[int]) -> list[list[Answered]]:
        """Return what is answered after each of some shifts, for each window. They are sorted."""
        counts = [self._counted(days) for days in shifts]
        covered = self.starts.covered
        for trigger, own in self.starts.of.own.items():
            if own in self.starts.families:
                continue
            by = self._responses_to(trigger)
            places = {by.at[other] for other in own if _is_alone(by, other, own)}
            place = covered.place(self.days.to[trigger])
            if place is None or not places:
                continue
            for window in range(self.starts.to[trigger].windows):
                length = self._length(trigger, place, window)
                near = {
                    index
                    for other in places
                    for index in between(
                        shifts, place - other - ZONES, place - other + length, covered.size
                    )
                }
                for index in near:
                    every = self._outcome(trigger, shifts[index], window)
                    others = self._outcome(trigger, shifts[index], window, but=own)
                    before = counts[index][window]
                    counts[index][window] = Answered(
                        before.surely - every.surely + others.surely,
                        before.open - every.open + others.open,
                    )
        return counts

    def _counted(self, days: int) -> list[Answered]:
        """Return what is answered after one shift, by all responses that a family does not own."""
        each = zip(*(planes.answered(days) for planes in self._planes), strict=True)
        return [Answered(*map(sum, zip(*of_window, strict=True))) for of_window in each]

    def stated(self, window: int) -> int:
        """Return how many triggers with an open order are known to be answered."""
        return sum(
            self._outcome(trigger, 0, window, but=self.starts.of.own.get(trigger, _NONE)).open
            and self._outcome(trigger, 0, window, only=stated).open
            for trigger, stated in self.starts.of.stated.items()
            if window < self.starts.to[trigger].windows
        )

    @property
    def counted(self) -> int:
        """For how many windows any trigger is counted."""
        return max(planes.counted for planes in self._planes)

    def _length(self, trigger: int, place: int, window: int) -> int:
        days = self.days.lasts[trigger] + self.starts.windows[window]
        return min(days, self.starts.covered.size - 1 - place)

    @cached_property
    def _planes(self) -> list["_Planes"]:
        """The triggers of each family with the responses that count, and all others with all.

        Those of each calendar are by themselves.
        """
        starts, groups = self.starts, defaultdict[tuple[frozenset[int], int], list[_To]](list)
        to = zip(self.days.to, self.days.lasts, starts.to, strict=True)
        by = [
            [*zip(days, times, strict=True)]
            for days, times in zip(self.days.by, starts.by, strict=True)
        ]
        for number, each in enumerate(to):
            own = starts.of.own.get(number, _NONE)
            apart = own if own in starts.families else _NONE
            groups[apart, starts.of.calendars[number]].append(each)
        return [
            _Planes(starts, some, (each for n, each in enumerate(by[of]) if n not in own))
            for (own, of), some in groups.items()
        ]

    @cached_property
    def _responses(self) -> list[PlacedResponses]:
        """The responses in each calendar."""
        starts = self.starts
        return [
            PlacedResponses(starts.covered, days, times)
            for days, times in zip(self.days.by, starts.by, strict=True)
        ]

    def _responses_to(self, trigger: int) -> PlacedResponses:
        return self._responses[self.starts.of.calendars[trigger]]

    def _outcome(
        self,
        trigger: int,
        days: int,
        window: int,
        *,
        but: frozenset[int] = _NONE,
        only: frozenset[int] | None = None,
    ) -> Answered:
        """Return whether one trigger is answered after a shift, by which responses count."""
        starts, covered = self.starts, self.starts.covered
        if (place := covered.place(self.days.to[trigger])) is None:
            return Answered()
        by = self._responses_to(trigger)
        start, length = starts.to[trigger], self._length(trigger, place, window)
        least, opened = starts.near[0], 0
        for index in between(by.places, place - days + least, place - days + length, covered.size):
            number = by.numbers[index]
            after = (by.places[index] + days - place - least) % covered.size + least
            if number in but or (only is not None and number not in only) or after > length:
                continue
            if after < 0 and not starts.beside[after] >> place & 1:
                continue
            first, last = by.times[number]
            if after > starts.near[-1] or first + after * DAY >= start.last:
                return Answered(1, 0)
            if last + after * DAY >= start.first:
                opened = 1
        return Answered(0, opened)


def _is_alone(by: PlacedResponses, response: int, own: frozenset[int]) -> bool:
    """Return whether no other response of its day answers all that a response answers."""
    if response not in by.at:
        return False
    first, last = by.times[response]
    return not any(
        other not in own and first <= by.times[other][0] and last <= by.times[other][1]
        for other in by.on[by.at[response]]
    )


class _Planes:
    """Triggers and responses as bits of places, and as digits of numbers at places.

    Of the triggers of one place that do not start alike, each is in a *layer* of its own.
    """

    def __init__(self, starts: Starts, to: Iterable[_To], by: Iterable[_By]) -> None:
        self._starts, covered = starts, starts.covered
        self._size, self._top = covered.size, starts.near[-1]
        self._counts: list[defaultdict[tuple[int, int], list[tuple[int, int]]]]
        self._counts = [defaultdict(list) for _ in starts.windows]
        layers: list[list[tuple[int, Start]]] = []
        used = Counter[int]()
        for (start, lasts, known), count in sorted(Counter(to).items()):
            if (place := covered.place(start)) is None:
                continue
            layer = used[place]
            used[place] += 1
            if layer == len(layers):
                layers.append([])
            layers[layer].append((place, known))
            for window in range(known.windows):
                length = min(lasts + starts.windows[window], covered.size - 1 - place)
                self._counts[window][layer, length].append((place, count))
        self._triggers = [
            {key: digits(some, max(n for _, n in some).bit_length()) for key, some in each.items()}
            for each in self._counts
        ]
        self._times = [self._thresholds(layer) for layer in layers]
        self._place_responses(by)
        self._later = {
            days: turned(reached(self._mask, days - self._top, self._size), -self._top, self._size)
            for days in {length for each in self._triggers for _, length in each}
        }

    @property
    def counted(self) -> int:
        """For how many windows any trigger is counted."""
        return sum(map(bool, self._triggers))

    def _thresholds(self, layer: Sequence[tuple[int, Start]]) -> list[tuple[list[int], list[int]]]:
        """Return for each of the near days which times make an order sure, and which leave it open.

        They are the least places of such times among those of all responses.
        """
        firsts, lasts = self._starts.firsts, self._starts.lasts
        return [
            (
                digits(
                    ((place, bisect_left(firsts, each.last - days * DAY)) for place, each in layer),
                    len(firsts).bit_length(),
                ),
                digits(
                    ((place, bisect_left(lasts, each.first - days * DAY)) for place, each in layer),
                    len(lasts).bit_length(),
                ),
            )
            for days in self._starts.near
        ]

    def _place_responses(self, by: Iterable[_By]) -> None:
        """Keep of the responses of each place the latest times."""
        starts = self._starts
        firsts: dict[int, int] = {}
        lasts: dict[int, int] = {}
        for day, (first, last) in set(by):
            if (place := starts.covered.place(day)) is not None:
                firsts[place] = max(firsts.get(place, first), first)
                lasts[place] = max(lasts.get(place, last), last)
        self._mask = bits(firsts)
        self._firsts = _ranked(firsts, starts.firsts)
        self._lasts = _ranked(lasts, starts.lasts)

    def answered(self, shift: int) -> list[Answered]:
        """Return what is answered after one shift, for each window."""
        starts, size, near = self._starts, self._size, self._starts.near
        beside = [turned(self._mask, shift - days, size) & starts.beside[days] for days in near]
        firsts = [[turned(each, shift - days, size) for each in self._firsts] for days in near]
        lasts = [[turned(each, shift - days, size) for each in self._lasts] for days in near]
        by_times = [
            [
                (at_least(these, sure, within), at_least(those, possible, within))
                for these, those, (sure, possible), within in zip(
                    firsts, lasts, times, beside, strict=True
                )
            ]
            for times in self._times
        ]
        later = {length: turned(places, shift, size) for length, places in self._later.items()}
        found = []
        for triggers in self._triggers:
            surely = opened = 0
            for (layer, length), numbers in triggers.items():
                sure, possible = later[length], 0
                for days, (of_days, open_of_days) in zip(near, by_times[layer], strict=True):
                    if days <= length:
                        sure |= of_days
                        possible |= open_of_days
                possible ^= possible & sure
                surely += _number(numbers, sure)
                opened += _number(numbers, possible)
            found.append(Answered(surely, opened))
        return found


def _number(numbers: Iterable[int], places: int) -> int:
    """Return the sum of the numbers at these places, which are given by their digits."""
    return sum((each & places).bit_count() << digit for digit, each in enumerate(numbers))


def _ranked(times: Mapping[int, int], listed: Sequence[int]) -> list[int]:
    """Return the place of each time in a list of times, as digits."""
    ranks = {time: rank for rank, time in enumerate(listed)}
    ranked = ((place, ranks[time]) for place, time in times.items())
    return digits(ranked, len(listed).bit_length())
