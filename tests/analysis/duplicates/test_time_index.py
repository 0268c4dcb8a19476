"""In a crowded cell of time an event is compared with those that share most of its traits."""

import random
from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.ledger.books import Make
from timeline.analysis.duplicates.time_index import BEST, NEAR, TimeIndex
from timeline.analysis.duplicates.traits import EventTraits
from timeline.query.events.candidates import Candidate

SCANNED = 60
WORDS = ("star", "moon", "north", "south", "test")
SIZES = st.integers(NEAR + 1, 90)


def most_alike(mine: EventTraits, others: dict[int, EventTraits], at: float) -> Iterator[int]:
    """The events that share most traits of one, of which the rarest are looked up first."""
    having = {
        trait: [number for number, other in others.items() if trait in other.traits]
        for trait in mine.traits
    }
    shared: Counter[int] = Counter()
    left = SCANNED
    for _, _, numbers in sorted((len(found), trait, found) for trait, found in having.items()):
        first = max(0, min(round(at * len(numbers)) - left // 2, len(numbers) - left))
        some = numbers[first : first + left]
        shared.update(some)
        left -= len(some)
    yield from [number for number, _ in shared.most_common(BEST)]


@given(seed=st.integers(0, 1_000), one=SIZES, other=SIZES)
def test_events_of_a_crowded_year_have_those_neighbours_that_are_most_alike(
    event: Make, seed: int, one: int, other: int
) -> None:
    made = random.Random(seed)

    def traits(number: int) -> EventTraits:
        title = " ".join(made.choices(WORDS, (1, 2, 3, 5, 8), k=2))
        line = event(f"e-{number}", "2031", title=title)
        return EventTraits.of(Candidate(line, [], frozenset(), frozenset()))

    sides = [
        {number: traits(number) for number in range(one)},
        {number: traits(number) for number in range(one, one + other)},
    ]
    groups = [frozenset[object]((side,)) for side, found in enumerate(sides) for _ in found]
    index = TimeIndex([*sides[0].values(), *sides[1].values()], groups, frozenset.isdisjoint)
    expected = {
        (min(number, found), max(number, found))
        for mine, theirs in (sides, sides[::-1])
        for place, number in enumerate(mine)
        for found in most_alike(mine[number], theirs, place / len(mine))
    }
    assert set(index.pairs()) == expected
