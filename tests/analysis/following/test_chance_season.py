"""A season that triggers and responses have in common is told beside the p-value."""

from collections.abc import Callable
from datetime import date
from random import Random

import pytest

from timeline.analysis.following.coverage import Coverage, Period
from timeline.analysis.following.overview import Overview, overview
from timeline.analysis.following.responses import Responses, responses
from timeline.analysis.following.shifting import Shifts
from timeline.query.results import EventLine
from timeline.wording.following import left_out
from timeline.writers.json import output

Make = Callable[..., EventLine]
WARNS = "a common season alone can make rates high and p small"
YEARS = range(2010, 2015)
COVERED = (date(2010, 1, 1).toordinal(), date(2014, 12, 31).toordinal())


def yearly(event: Make, prefix: str, months: dict[int, int], seed: int) -> list[EventLine]:
    """Events on random days of months, so many each year."""
    draw = Random(seed)
    days = sorted(
        f"{year}-{month:02}-{draw.randrange(1, 29):02}"
        for year in YEARS
        for month, number in months.items()
        for _ in range(number)
    )
    return [event(f"{prefix}-{at}", day) for at, day in enumerate(days)]


def found(to: list[EventLine], by: list[EventLine]) -> Responses:
    covers = {key: COVERED for each in by for key in each.sources} or {"": COVERED}
    return responses(to, by, [7], covers, shifts=Shifts(200))


def told(of: Responses | Overview) -> list[str]:
    return [line for line in left_out(of, "", "") if WARNS in line]


def test_a_common_month_makes_p_small_and_is_told(event: Make) -> None:
    both = [yearly(event, name, {8: 5}, seed) for seed, name in enumerate("tr")]
    of = found(both[0], both[1])
    assert of.chances[0].p is not None
    assert of.chances[0].p < 0.1  # although they are independent of each other
    assert told(of) == [f"25 triggers and 25 responses begin in August: {WARNS}"]
    assert output("responses", (of, "", ""))["common_season"] == (8,)
    many = overview(both[0], both[1], [7], Coverage([Period(*COVERED)]), first=5, shifts=Shifts(10))
    assert told(many) == told(of)


def test_a_season_over_new_year_and_some_other_events(event: Make) -> None:
    to = yearly(event, "t", {12: 2, 1: 2, 6: 1}, 1)
    by = yearly(event, "r", {12: 1, 1: 2, 2: 1, 9: 1}, 2)
    said = "20 triggers and 20 responses begin from December to February"
    assert told(found(to, by)) == [f"{said}: {WARNS}"]


@pytest.mark.parametrize(
    ("triggers", "answers"),
    [
        ({8: 5}, dict.fromkeys(range(1, 13), 1)),  # only triggers have a season
        ({3: 5}, {9: 5}),  # each has its own
        (dict.fromkeys(range(1, 13), 1), dict.fromkeys(range(1, 13), 1)),
    ],
)
def test_no_common_season_is_no_line(
    event: Make, triggers: dict[int, int], answers: dict[int, int]
) -> None:
    of = found(yearly(event, "t", triggers, 3), yearly(event, "r", answers, 4))
    assert of.chances
    assert told(of) == []
    assert output("responses", (of, "", ""))["common_season"] == ()


def test_months_of_one_year_are_no_season(event: Make) -> None:
    first = [[each for each in yearly(event, key, {8: 6}, 5) if each.when < "2011"] for key in "tr"]
    assert told(found(*first)) == []
    few = [[*yearly(event, key, {8: 1}, 5)][:4] for key in "tr"]
    assert told(found(*few)) == []  # so few are in the same month by chance
