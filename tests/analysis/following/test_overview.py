"""The overview of many triggers: its numbers are those of all pairs compared one by one."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.following.test_responses import DATES
from timeline.analysis.following.coverage import Coverage, Period
from timeline.analysis.following.overview import Overview, overview
from timeline.analysis.following.responses import Responses, responses
from timeline.analysis.following.shifting import Shifts
from timeline.dates.calendar import day
from timeline.dates.written.parsing import parse_when
from timeline.query.results import EventLine, Whole
from timeline.views.analyses.responses import overview as drawn

Make = Callable[..., EventLine]

WORDED = st.sampled_from(["3 days after t-0", "within 3 days after t-1", "the week after r-0"])
OTHERS = st.fixed_dictionaries(
    {
        "zone": st.sampled_from(["", "", "Asia/Seoul", "America/New_York"]),
        "status": st.sampled_from(["occurred", "occurred", "claimed", "planned"]),
        "follows": st.sampled_from([(), (), (), ("t-0",), ("r-1",)]),
        "whole": st.sampled_from(["", "", "", "t-0", "t-1", "r-0"]),
        "counted": st.booleans(),
    }
)
EVENTS = st.lists(st.tuples(st.one_of(DATES, DATES, WORDED), OTHERS), max_size=7)


def lines(event: Make, prefix: str, given: list[tuple[str, Any]]) -> list[EventLine]:
    found = []
    for number, (when, others) in enumerate(given):
        key = f"{prefix}-{number}"
        whole, counted = others["whole"], others["counted"]
        wholes = (Whole(whole, True, counted),) if whole not in ("", key) else ()
        values = {name: others[name] for name in ("zone", "status", "follows")}
        values["follows"] = tuple(other for other in values["follows"] if other != key)
        if parse_when(when).instant is not None:
            values["zone"] = ""
        found.append(
            event(
                key, when, wholes=wholes, answers=values["follows"], sources=("register",), **values
            )
        )
    return sorted(found, key=lambda each: (each.start_lo, each.end_hi, each.key))


def numbers(found: Responses | Overview) -> Any:
    return (
        found.windows, found.undated_triggers, found.undated_responses, found.covered,
        found.trigger_parts, found.response_parts, found.triggers_not_happened,
        found.responses_not_happened, found.chances,
    )  # fmt: skip


@given(
    to=EVENTS,
    by=EVENTS,
    both=st.booleans(),
    windows=st.lists(st.integers(1, 40), min_size=1, max_size=3),
    period=st.sampled_from([None, ("2022-06-15", "2022-07-20"), ("2022-01-01", "2023-01-01")]),
)
def test_the_numbers_are_those_of_all_pairs(
    event: Make, to: Any, by: Any, both: bool, windows: list[int], period: Any
) -> None:
    triggers = lines(event, "t", to)
    answers = lines(event, "r", by)
    if both:
        answers = sorted([*answers, *triggers], key=lambda each: (each.start_lo, each.end_hi))
    covers = {}
    if period is not None:
        first, last = (parse_when(day).bounds.start_lo for day in period)
        covers["register"] = (first, last)
    shifts = Shifts(20)
    whole = responses(triggers, answers, windows, covers, shifts=shifts)
    coverage = Coverage([Period(*each) for each in covers.values()] if answers else [])
    brief = overview(triggers, answers, windows, coverage, first=2, shifts=shifts)
    assert numbers(brief) == numbers(whole)
    found = brief.tallies
    assert (found.rates, found.lags) == (whole.rates, whole.lags)
    answered = [each for each in whole.triggers if each.responses]
    for mine, its in zip(brief.first, answered[:2], strict=True):
        assert (mine.event, mine.responses) == (its.event, its.responses)
    assert (found.triggers, found.answered) == (len(whole.triggers), len(answered))
    assert found.unanswered == len(whole.unanswered)
    assert found.unknown == found.triggers - found.answered - found.unanswered
    assert found.pairs == sum(len(each.responses) for each in whole.triggers)


def test_the_triggers_that_are_not_covered_are_the_same_number_as_in_the_rate(event: Make) -> None:
    triggers = [event(f"t-{n}", f"2022-{n:02}-01") for n in range(1, 8)]
    answers = [event(f"r-{n}", f"2022-{n:02}-03") for n in (1, 2, 6)]
    coverage = Coverage([Period(day(2022, 1, 1), day(2022, 4, 30))])
    found = overview(triggers, answers, [7], coverage, first=0, shifts=Shifts(0))
    lines = [line.plain for line in drawn(found, "", "", 200, None)]
    assert lines[0] == "2 of 4 triggers answered within 7 days, 3 not covered"
    said = "3 triggers with 3 responses within 7 days, 1 of them not covered, 2 without"
    assert f"{said}, 2 not covered and without" in lines


def test_triggers_of_the_same_days_are_all_counted(event: Make) -> None:
    triggers = [event(f"t-{n}", "2022-07-01") for n in range(30)]
    answers = [event(f"r-{n}", "2022-07-03") for n in range(20)]
    found = overview(triggers, answers, [7], Coverage([]), first=3, shifts=Shifts(0))
    assert [(r.surely, r.possibly, r.of) for r in found.tallies.rates] == [(30, 30, 30)]
    assert found.tallies.pairs == 600
    assert [each.event.key for each in found.first] == ["t-0", "t-1", "t-2"]
    assert [len(each.responses) for each in found.first] == [20] * 3
