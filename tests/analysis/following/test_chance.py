"""What chance alone gives: a planted effect is found, and none where there is none."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.following.chance import MOST_DAYS, Chance, chances
from timeline.analysis.following.coverage import Coverage, Period
from timeline.analysis.following.overview import overview
from timeline.analysis.following.pairs import Rate
from timeline.analysis.following.responses import responses
from timeline.analysis.following.shifting import Shifts
from timeline.dates.calendar import OPEN_LATEST, is_bounded
from timeline.query.results import EventLine, Whole
from timeline.wording.following import chance_text, left_out, rate_texts
from timeline.writers.json import output

Make = Callable[..., EventLine]
FIRST, DAYS = date(2000, 1, 1), 3_650
PERIOD = (FIRST.toordinal(), FIRST.toordinal() + DAYS - 1)


def on(event: Make, prefix: str, days: list[int]) -> list[EventLine]:
    """Events on these days of the period, in order of time."""
    dates = [(FIRST + timedelta(day)).isoformat() for day in sorted(days)]
    return [event(f"{prefix}-{number}", when) for number, when in enumerate(dates)]


def in_order(events: list[EventLine]) -> list[EventLine]:
    return sorted(events, key=lambda each: each.start_lo)


def at_random(event: Make, prefix: str, count: int, seed: int) -> list[EventLine]:
    random = Random(seed)
    return on(event, prefix, [random.randrange(DAYS) for _ in range(count)])


def chance(to: list[EventLine], by: list[EventLine], seed: int = 0, window: int = 7) -> Chance:
    (found,), _ = chances(to, by, [window], [PERIOD], Shifts(400, seed))
    return found


def p(to: list[EventLine], by: list[EventLine], seed: int = 0) -> float:
    found = chance(to, by, seed).p
    assert found is not None
    return found


@pytest.mark.parametrize("seed", range(5))
def test_a_planted_effect_is_found(event: Make, seed: int) -> None:
    triggers = at_random(event, "t", 60, seed)
    answered = [date.fromisoformat(each.when).toordinal() - PERIOD[0] + 3 for each in triggers[::3]]
    planted = on(event, "p", [day for day in answered if day < DAYS])
    noise = at_random(event, "n", 60, seed + 100)
    assert p(triggers, [*noise, *planted]) < 0.02
    found = responses(triggers, [*noise, *planted], [7], {"r": PERIOD}, shifts=Shifts(200))
    (rate,), (by_chance,) = found.rates, found.chances
    low, high = by_chance.ratio(rate.surely, rate.possibly, rate.of) or (0, None)
    assert 1.5 < low < (high or 0)


def test_no_effect_is_found_where_there_is_none(event: Make) -> None:
    values = [
        p(at_random(event, "t", 60, seed), at_random(event, "r", 60, seed + 1_000))
        for seed in range(40)
    ]
    assert sum(value < 0.05 for value in values) <= 5
    assert sum(value < 0.5 for value in values) in range(10, 31)


def test_a_common_rhythm_alone_is_no_effect(event: Make) -> None:
    """Both come in bursts of many a month, at times that have nothing to do with each other."""
    random = Random(1)
    bursts = [random.randrange(0, DAYS - 40) for _ in range(12)]
    others = [random.randrange(0, DAYS - 40) for _ in range(12)]
    to = on(event, "t", [day + n for day in bursts for n in range(0, 30, 2)])
    by = on(event, "r", [day + n for day in others for n in range(0, 30, 2)])
    assert p(to, by) > 0.05


def test_the_same_seed_gives_the_same(event: Make) -> None:
    to, by = at_random(event, "t", 30, 1), at_random(event, "r", 30, 2)
    vague = [*by, event("vague", "2003-05")]
    assert chance(to, vague, 5) == chance(to, vague, 5)
    assert len({p(to, vague, seed) for seed in range(6)}) > 1


def test_a_part_of_a_trigger_is_no_response_and_no_second_trigger(event: Make) -> None:
    drills = at_random(event, "t", 40, 3)
    shots = [
        event(
            f"s-{n}", (date.fromisoformat(each.when) + timedelta(1)).isoformat(),
            wholes=(Whole(each.key, True, False),),
        )
        for n, each in enumerate(drills)
    ]  # fmt: skip
    noise = at_random(event, "n", 40, 4)
    for drill, shot in zip(drills, shots, strict=True):
        assert chance([drill], in_order([*noise, shot])) == chance([drill], noise)
    others = chance(drills, in_order([*noise, *shots])).surely  # it may be a response to others
    assert others > chance(drills, noise).surely
    launches = [
        event(f"l-{n}", each.when, wholes=(Whole(each.key, True, True),))
        for n, each in enumerate(drills)
    ]
    twice = responses([*drills, *launches], noise, [7], shifts=Shifts(100))
    assert twice.chances == responses(drills, noise, [7], shifts=Shifts(100)).chances


def test_without_shifts_there_is_a_base_rate_but_no_p_value(event: Make) -> None:
    to, by = on(event, "t", [5, 100]), on(event, "r", [50])
    (found,), _ = chances(to, by, [9], [PERIOD], Shifts(0))
    assert found.p is None
    starts = DAYS - 9
    assert (found.surely, found.possibly) == (9 / starts, 10 / starts)


def test_the_days_over_which_chance_is_measured_are_known_or_why_there_are_none(
    event: Make,
) -> None:
    to, by = on(event, "t", [5, 100]), on(event, "r", [50])
    _, found = chances(to, by, [9], [], Shifts(0))
    assert (found.covered, found.days) == (False, ((to[0].start_lo, to[1].start_lo),))
    _, found = chances(to, by, [9], [PERIOD], Shifts(0))
    assert (found.covered, found.days) == (True, (PERIOD,))
    for triggers, answers, periods in (
        ([], by, []), (to, [event("r", "unknown")], []), (on(event, "t", [50]), by, []),
        (to, by, [(PERIOD[0], OPEN_LATEST)]), (to, by, [(0, PERIOD[1] + MOST_DAYS)]),
    ):  # fmt: skip
        none, found = chances(triggers, answers, [9], periods, Shifts(0))
        assert (none, bool(found.missing)) == ((), True)


def test_to_a_chance_of_0_there_is_no_ratio(event: Make) -> None:
    to, by = on(event, "t", [5]), on(event, "r", [400])
    by = [each._replace(sources=("s",)) for each in by]
    first_days = PERIOD[0], PERIOD[0] + 200
    found = responses(to, by, [7], {"s": first_days}, shifts=Shifts(0))
    ((_, text),) = rate_texts(found)
    assert text == "by chance 0 %: no ratio"
    (rate,) = output("responses", (found, "", ""))["rates"]
    assert (rate["base_rate"], rate["ratio"]) == ((0, 0), None)


@pytest.mark.parametrize(
    ("share", "p_value", "said"),
    [
        (0.5, 1 / 1_001, "by chance 50 %: 1.0 times as often, p = 0.001"),
        (0.05, 1 / 100_001, "by chance 5.0 %: 10.0 times as often, p < 0.001"),
        (0.0002, None, "by chance 0.02 %: 2500.0 times as often"),
    ],
)
def test_what_is_not_0_is_not_told_as_0(share: float, p_value: float | None, said: str) -> None:
    assert chance_text(Rate(7, 5, 5, 10), Chance(7, share, share, p_value)) == said


def test_a_window_that_is_longer_than_the_days_has_no_base_rate(event: Make) -> None:
    found = responses(on(event, "t", [5]), on(event, "r", [8]), [2, 7], shifts=Shifts(0))
    short, long = (chance for _, chance in rate_texts(found))
    assert short.startswith("by chance 50 %: ")
    assert long == "base rate not known: no window of 7 days fits into the days measured"
    rates = output("responses", (found, "", ""))["rates"]
    assert rates[0]["base_rate"] is not None
    assert (rates[1]["base_rate"], rates[1]["ratio"]) == (None, None)


def test_why_there_is_no_comparison_with_chance_is_said_as_it_is(event: Make) -> None:
    to, by = on(event, "t", [5]), on(event, "r", [50])
    undated = [event("u", "unknown")]
    planned = [event("p", "2022-06-07", status="planned")]
    part = [event("part", "2022-06-07", wholes=(Whole("t-0", True, False),))]
    for triggers, answers, why in (
        ([], [], "no event matches kind:summit"),
        ([], by, "no event matches kind:summit"),
        (to, [], "no event matches kind:launch"),
        (planned, by, "no trigger has happened"),
        (to, planned, "no response has happened"),
        (undated, by, "no trigger has a known day"),
        (to, undated, "no response has a known day"),
        (to, part, "every response is part of a trigger, or its whole"),
    ):
        found = responses(triggers, answers, [7], shifts=Shifts(0))
        brief = overview(triggers, answers, [7], Coverage([]), first=1, shifts=Shifts(0))
        for each in (found, brief):
            first, *_ = left_out(each, "kind:summit", "kind:launch")
            assert first == f"no comparison with chance: {why}"


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 5), st.booleans()), min_size=1, max_size=5
)


@given(
    to=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 4)), min_size=1, max_size=4),
    by=SPANS,
    window=st.integers(1, 12),
    periods=st.sampled_from([[(0, 60)], [(0, 20), (30, 60)], [(5, 9), (11, 50)]]),
)
def test_the_base_rate_is_that_of_all_windows_like_those_that_are_covered(
    event: Make,
    to: list[tuple[int, int]],
    by: list[tuple[int, int, bool]],
    window: int,
    periods: list[tuple[int, int]],
) -> None:
    def line(key: str, lo: int, length: int, vague: int, sure: bool = True) -> EventLine:
        return event(
            key, "2000", start_lo=FIRST.toordinal() + lo, start_hi=FIRST.toordinal() + lo + vague,
            end_lo=FIRST.toordinal() + lo + length,
            end_hi=FIRST.toordinal() + lo + length + vague, sure=sure,
        )  # fmt: skip

    triggers = [line(f"t-{n}", lo, length, 0) for n, (lo, length) in enumerate(to)]
    answers = [line(f"r-{n}", lo, 0, vague, sure) for n, (lo, vague, sure) in enumerate(by)]
    covered = [Period(*(day + FIRST.toordinal() for day in each)) for each in periods]
    assert all(is_bounded(each.start_lo) for each in triggers)
    found, _ = chances(triggers, answers, [window], Coverage(covered).periods, Shifts(0))
    shares = []
    for day, length in to:
        whole = length + window
        if not any(lo <= day and day + whole <= hi for lo, hi in periods):
            continue
        starts = [day for lo, hi in periods for day in range(lo, hi - whole + 1)]
        if not starts:
            continue
        surely = [
            any(sure and start < lo and lo + vague <= start + whole for lo, vague, sure in by)
            for start in starts
        ]
        possibly = [
            any(start <= lo + vague and lo <= start + whole for lo, vague, _ in by)
            for start in starts
        ]
        shares.append((sum(surely) / len(starts), sum(possibly) / len(starts)))
    mean = [sum(each) / len(shares) for each in zip(*shares, strict=True)] or [0, 0]
    assert [found[0].surely, found[0].possibly] == pytest.approx(mean)
