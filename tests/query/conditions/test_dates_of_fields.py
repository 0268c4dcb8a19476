"""Dates of fields: a query finds what an enumeration of the months says, for every notation.

A date is a list of what happened: of a set in braces one time for each member, else one time. Each
has the months that it allows, and is sure or not. A query finds the date if any of the times can be
in its window; with ``surely:`` if all months that a sure one of them allows are in it.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.query.finding import keys
from timeline.loader import load

Months = frozenset[int]
FIRST, LAST = 2013, 2021
EVERY = frozenset(range(12 * FIRST, 12 * LAST + 12))


def years(first: int, last: int = 0) -> Months:
    return frozenset(range(12 * first, 12 * (last or first) + 12))


def month(year: int, number: int) -> Months:
    return frozenset({12 * year + number - 1})


ONE = {
    "2016": years(2016),
    "2016-05": month(2016, 5),
    "2016/2018": years(2016, 2018),
    "2016-05/2017": frozenset(range(12 * 2016 + 4, 12 * 2018)),
    "[2016,2017]": years(2016, 2017),
    "[2016,2018]": years(2016, 2018),  # the days between count as possible
    "[2016..2018]": years(2016, 2018),
    "[..2016]": years(FIRST, 2016),
    "[2016..]": years(2016, LAST),
    "by 2016": years(FIRST, 2016),
    "before 2016": years(FIRST, 2015),
    "after 2016": years(2017, LAST),
    "unknown": EVERY,
}
ROUGH = {
    "2016~": years(2016),
    "2016?": years(2016),
    "early 2016": frozenset(range(12 * 2016, 12 * 2016 + 4)),
    "2016-05%": month(2016, 5),
}
SETS = {
    "{2016,2017}": [(years(2016), True), (years(2017), True)],
    "{2016,2018-05}": [(years(2016), True), (month(2018, 5), True)],
    "{2016,2017~}": [(years(2016), True), (years(2017), False)],
    "{2016?,2017}": [(years(2016), False), (years(2017), True)],
    "{2016~,2018%}": [(years(2016), False), (years(2018), False)],
    "{2016..2018}": [(years(year), True) for year in (2016, 2017, 2018)],
    "{2016..2018~}": [(years(year), False) for year in (2016, 2017, 2018)],
    "{2016..2017,2019~}": [(years(2016), True), (years(2017), True), (years(2019), False)],
    "{2016-11..2017-02}": [(frozenset({12 * 2016 + n}), True) for n in (10, 11, 12, 13)],
    "{2016,2016~,2017}": [(years(2016), True), (years(2016), False), (years(2017), True)],
}  # fmt: skip
DATES: dict[str, list[tuple[Months, bool]]] = {
    **{text: [(months, True)] for text, months in ONE.items()},
    **{text: [(months, False)] for text, months in ROUGH.items()},
    **SETS,
}
TEXTS = list(DATES)
WINDOWS: dict[str, Months] = {
    **{f"{a}..{b}": years(a, b) for a in range(2015, 2020) for b in range(a + 1, 2020)},
    **{f"{a}": years(a) for a in range(2015, 2020)},
    **{f"{a}..": years(a, LAST) for a in range(2015, 2020)},
    **{f"..{a}": years(FIRST, a) for a in range(2015, 2020)},
    **{f"2016-{n:02}": month(2016, n) for n in (4, 5, 11)},
    "2016-05..2017": frozenset(range(12 * 2016 + 4, 12 * 2018)),
    "2016-11..2017-01": frozenset(range(12 * 2016 + 10, 12 * 2017 + 1)),
    "2018-05": month(2018, 5),
}  # fmt: skip


def some(text: str, window: Months) -> bool:
    return any(months & window for months, _ in DATES[text])


def surely(text: str, window: Months) -> bool:
    return any(sure and months <= window for months, sure in DATES[text])


@pytest.fixture(scope="module")
def session(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Events with every date as a delivery: cited, inferred, as a rival, and in a list."""
    order = {"kind": "procurement", "title": "O", "when": "2012", "stage": "ordered"}
    events: dict[str, Any] = {}
    for number, text in enumerate(TEXTS):

        def cited(field: str, value: Any, **more: Any) -> dict[str, Any]:
            cite = {"wire": {"quote": "so it was", "for": ["when", "stage", field], **more}}
            return {**order, field: value, "cite": cite}

        events[f"own-{number}"] = cited("delivery", {"actual": text})
        guessed = {"inferred": {"delivery.actual": "why"}}
        events[f"guess-{number}"] = cited("delivery", {"actual": text}) | guessed
        rival = {"disputes": {"delivery.actual": text}}
        events[f"rival-{number}"] = cited("delivery", {"actual": "2030"}, **rival)
        events[f"list-{number}"] = cited("deliveries", [{"when": text, "quantity": "1"}])
    file = tmp_path_factory.mktemp("dates") / "seed.yaml"
    seed = {"sources": {"wire": {"title": "Wire"}}, "events": events}
    file.write_text(json.dumps(seed), encoding="utf-8")
    load(shared_engine, [file])
    with Session(shared_engine) as session:
        yield session


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("delivery", "own"),
        ("delivery.actual", "guess"),
        ("rival:delivery", "rival"),
        ("deliveries", "list"),
    ],
)
def test_a_window_finds_the_dates_of_which_some_or_all_months_are_in_it(
    session: Session, query: str, kind: str
) -> None:
    for written, window in WINDOWS.items():
        for prefix, law in (("", some), ("surely:", surely)):
            found = keys(session, f"{prefix}{query}:{written}")
            is_sure = prefix and kind == "guess"
            assert {key for key in found if key.startswith(kind)} == {
                f"{kind}-{n}" for n, text in enumerate(TEXTS) if law(text, window) and not is_sure
            }, (prefix, written)
