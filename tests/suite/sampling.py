"""Which tests are tried by day.

On PostgreSQL, those of SQL, which differs there, and a sample of all others: the first case of the
first test of each file and of every eighth one after it, enough to see that a command or a load
works there. A slow test whose SQL others try on both databases is marked with the one that it is
tried on by day (``by_day_on``): one that goes through many versions of the schema, say.

Of the cases of a test, each value of each parameter, not each combination. A test with several
parameters (``parametrize`` more than once, or a fixture on both databases) has a case for each
combination. By day it has as many as its longest parameter has values, in one of which each value
is at least, and a quarter of all cases.

At night, and if a test is asked for by name, all are tried, one by one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from tests.suite.sharing_out import is_on_postgresql

PART = 4
"""One in how many cases is tried in any case."""

Value = tuple[str, int]
"""A parameter, or several that are given together, and the place of a value among theirs."""

_WHOLE = {
    Path(__file__).parents[1] / each
    for each in (
        *("database", "query"),
        *("query/conditions", "query/events", "query/order", "query/records"),
    )
}
"""Folders whose tests are all tried on PostgreSQL: what they test is SQL."""
_WHOLE_FILES = ("test_texts.py", "test_text_files.py")  # every text is one that a server may refuse
_OF_CASES = ("test_long_queries.py", "test_released.py")
"""Files of these folders whose tests run the same statements for all of their parameters."""
_ONE_IN = 8


def tried_by_day(items: Iterable[pytest.Item]) -> set[int]:
    """Return the identities of the tests that are tried by day."""
    seen: dict[Path, list[str]] = defaultdict(list)
    kept: list[pytest.Item] = []
    for item in items:
        if _is_for_the_other(item):
            continue
        if not is_on_postgresql(item) or item.path.name in _WHOLE_FILES:
            kept.append(item)
            continue
        tests, name = seen[item.path], item.name.partition("[")[0]
        is_first = name not in tests
        if is_first:
            tests.append(name)
        if item.path.parent in _WHOLE:
            is_tried = is_first or item.path.name not in _OF_CASES
        else:
            is_tried = is_first and len(tests) % _ONE_IN == 1
        if is_tried:
            kept.append(item)
    rest = [each for each in kept if not _is_always_tried(each)]
    left = {id(each) for each in rest} - {id(each) for each in sample(rest)}
    return {id(each) for each in kept} - left


def _is_for_the_other(item: pytest.Item) -> bool:
    """Whether a test is tried by day, but on the other database."""
    mark = item.get_closest_marker("by_day_on")
    return mark is not None and (mark.args == ("postgresql",)) != is_on_postgresql(item)


def _is_always_tried(item: pytest.Item) -> bool:
    """Whether a test is not a case of many: one of a few on PostgreSQL, or of texts."""
    is_whole = item.path.parent in _WHOLE
    return item.path.name in _WHOLE_FILES or (is_on_postgresql(item) and not is_whole)


def sample(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Return the tests with only those cases, in the same order."""
    items = list(items)
    tests: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        tests[item.nodeid.partition("[")[0]].append(item)
    kept = {id(each) for cases in tests.values() for each in diagonal(cases)}
    return [item for item in items if id(item) in kept]


def diagonal(cases: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Return the case with the first values, that with the second ones, and so on, and a part."""
    if len(cases) == 1:
        return [*cases]
    places: dict[str, dict[object, int]] = defaultdict(dict)
    values: list[tuple[Value, ...]] = []
    for case in cases:
        given = _given(case)
        values.append(
            tuple((name, places[name].setdefault(each, len(places[name]))) for name, each in given)
        )
    sizes = {name: len(found) for name, found in places.items()}
    longest = max(sizes.values(), default=1)
    wanted = {
        tuple((name, place % size) for name, size in sizes.items()) for place in range(longest)
    }
    kept = [number for number, each in enumerate(values) if each in wanted or not each]
    seen = {value for number in kept for value in values[number]}
    for number, each in enumerate(values):  # of what is no whole product of values
        if not seen.issuperset(each):
            kept.append(number)
            seen.update(each)
    left = [number for number in range(len(cases)) if number not in kept]
    kept += left[: max(-(-len(cases) // PART) - len(kept), 0)]
    return [cases[number] for number in sorted(kept)]


def _given(case: pytest.Item) -> list[tuple[str, object]]:
    """Return each parameter of a case and what tells its value from the others."""
    if not hasattr(case, "callspec"):
        return []
    left = dict(case.callspec.params)
    found: list[tuple[str, object]] = []
    for mark in case.iter_markers("parametrize"):
        names = mark.args[0]
        listed = [each.strip() for each in names.split(",")] if isinstance(names, str) else names
        found.append((",".join(listed), tuple(id(left.pop(name, None)) for name in listed)))
    return [*found, *((name, id(value)) for name, value in left.items())]
