"""The items of a salvo and its parts: the bounds are those of all numbers that can be true."""

from collections.abc import Iterator
from itertools import product
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from timeline.query.results.items import Family, ItemCounts, ItemisedEvent
from timeline.query.results.splitting import Range, Truth

MOST = 4
"""The most items that a number without an upper bound is tried with, beyond its least."""

Tree = tuple[Range | None, Truth, tuple["Tree", ...]]
"""The number that an event states, whether its own items are inside, and its parts."""
World = tuple[int, int]
"""How many items are inside, and how many outside."""


def numbers() -> st.SearchStrategy[Range | None]:
    def ranged(low: int, more: int | None) -> Range:
        return Range(low, inf if more is None else low + more)

    stated = st.builds(ranged, st.integers(0, 4), st.sampled_from([0, 0, 0, 1, 2, None]))
    return st.none() | stated


def trees() -> st.SearchStrategy[Tree]:
    truths = st.sampled_from(Truth)
    leaves = st.tuples(numbers(), truths, st.just(()))
    return st.recursive(
        leaves,
        lambda inner: st.tuples(numbers(), truths, st.lists(inner, max_size=3).map(tuple)),
        max_leaves=4,
    )


def worlds(tree: Tree, part: bool = False) -> set[World]:
    """Return every pair of numbers that the records of a salvo allow; none if they contradict."""
    stated, truth, parts = tree
    low, high = stated or (Range(1, 1 if part else inf) if not parts else Range(1, inf))
    told = {(0, 0)}
    for each in parts:
        inner = worlds(each, part=True)
        told = {(a + c, b + d) for (a, b), (c, d) in product(told, inner)}
    found = set()
    for a, b in told:
        least = int(max(low - a - b, 0)) if parts else int(low)
        most = high - a - b if high < inf else least + MOST
        for number in range(least, int(most) + 1):
            found |= {(a + c, b + d) for c, d in divided(number, truth)}
    return found


def divided(number: int, truth: Truth) -> Iterator[World]:
    for inside in range(number + 1):
        if truth is Truth.POSSIBLE or inside == (number if truth is Truth.SURE else 0):
            yield inside, number - inside


def counts(tree: Tree) -> tuple[ItemCounts, dict[str, Truth]]:
    numbered: dict[str, ItemisedEvent] = {}
    truths: dict[str, Truth] = {}

    def add(tree: Tree, part: bool) -> str:
        stated, truth, parts = tree
        keys = tuple((add(each, True),) for each in parts)
        key = f"e{len(numbered)}"
        numbered[key] = ItemisedEvent(stated, keys, part)
        truths[key] = truth
        return key

    head = add(tree, False)
    return ItemCounts({}, numbered, [Family((head,), tuple(numbered))]), truths


@given(tree=trees())
def test_the_bounds_are_exactly_those_of_what_can_be_true(tree: Tree) -> None:
    items, truths = counts(tree)
    possible = worlds(tree)
    if any(contradicted(each) for each in below(tree)):
        return
    found = items.count(truths)
    assert found.low == min(inside for inside, _ in possible)
    if found.high is not None:
        assert found.high == max(inside for inside, _ in possible)
    else:
        assert max(inside for inside, _ in possible) >= MOST


@given(tree=trees(), data=st.data())
def test_what_is_asked_of_fewer_items_is_never_true_of_more(
    tree: Tree, data: st.DataObject
) -> None:
    items, truths = counts(tree)
    fewer = {key: min(truth, data.draw(st.sampled_from(Truth))) for key, truth in truths.items()}
    all_of, some = items.count(truths), items.count(fewer)
    assert some.low <= all_of.low
    assert highest(some.high) <= highest(all_of.high)
    assert some.low <= highest(some.high)


@given(tree=trees(), data=st.data())
def test_parts_that_exclude_each_other_add_up_to_the_whole(tree: Tree, data: st.DataObject) -> None:
    """Each lot is surely in one of three units, or possibly in several of them."""
    items, truths = counts(tree)
    units: list[dict[str, Truth]] = [{}, {}, {}]
    for key, truth in truths.items():
        chosen = data.draw(st.sets(st.integers(0, 2), min_size=1))
        for unit in chosen:
            units[unit][key] = min(truth, Truth.SURE if len(chosen) == 1 else Truth.POSSIBLE)
    whole = items.count(truths)
    each = [items.count(unit) for unit in units]
    assert sum(unit.low for unit in each) <= whole.low
    assert sum(highest(unit.high) for unit in each) >= highest(whole.high)


def below(tree: Tree) -> Iterator[Tree]:
    yield tree
    for each in tree[2]:
        yield from below(each)


def contradicted(tree: Tree) -> bool:
    stated, truth, parts = tree
    if stated is None or not parts:
        return False
    return not worlds((stated, truth, parts), part=True)


def highest(number: int | None) -> float:
    return inf if number is None else number
