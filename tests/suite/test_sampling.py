"""By day each value of each parameter is tried, not each combination; see ``sampling.py``."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.suite.sampling import PART, diagonal, sample, tried_by_day


def case(test: str, **given: object) -> Any:
    """A case of a test, each of whose parameters comes from a fixture or a mark of its own."""
    callspec = SimpleNamespace(params=given)
    return SimpleNamespace(
        nodeid=f"{test}[{given}]", callspec=callspec, iter_markers=lambda _name: iter(())
    )


def product(test: str, first: int, second: int) -> list[Any]:
    return [case(test, a=a, b=b) for a in range(first) for b in range(second)]


@pytest.mark.parametrize(("first", "second"), [(2, 9), (9, 2), (3, 4), (1, 5), (7, 8)])
def test_each_value_is_tried_and_a_part_of_all(first: int, second: int) -> None:
    items: list[Any] = diagonal(product("t", first, second))
    tried = [each.callspec.params for each in items]
    assert {each["a"] for each in tried} == {*range(first)}
    assert {each["b"] for each in tried} == {*range(second)}
    assert len(tried) == max(first, second, -(-first * second // PART))


def test_values_that_are_given_together_are_tried_together() -> None:
    pairs = [(a, b) for a in range(4) for b in range(4)]
    mark = SimpleNamespace(args=("a, b", pairs))
    cases = [case("t", a=a, b=b) for a, b in pairs]
    assert len(diagonal(cases)) == 4
    for each in cases:
        each.iter_markers = lambda _name: iter([mark])
    assert diagonal(cases) == cases


def test_what_is_no_whole_product_keeps_each_value() -> None:
    some = [case("t", a=0, b=number) for number in range(9)]
    some += [case("t", a=1, b=0)]
    assert diagonal(cast("list[pytest.Item]", some)) == some


def test_tests_are_sampled_each_for_itself_and_keep_their_order() -> None:
    plain = SimpleNamespace(nodeid="plain")
    items = [*product("t", 1, 3), plain, *product("u", 4, 4)]
    tried = sample(cast("list[pytest.Item]", items))
    assert tried[:4] == items[:4]
    assert len(tried) == 8
    assert tried == [each for each in items if each in tried]


@pytest.mark.parametrize("marked", ["sqlite", "postgresql"])
def test_a_marked_test_is_tried_on_that_database_only(marked: str) -> None:
    cases = [case("t", engine=each) for each in ("sqlite", "postgresql")]
    for each in cases:
        each.name, each.path = each.nodeid, Path(__file__)
        each.get_closest_marker = lambda name: SimpleNamespace(name=name, args=(marked,))
    (tried,) = tried_by_day(cases)
    assert [each.callspec.params["engine"] for each in cases if id(each) == tried] == [marked]
