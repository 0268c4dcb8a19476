"""What followed what: every trigger answered or listed, rates as bounds, and no pair missed."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.following.responses import responses
from timeline.analysis.lags import apart, begins_after, precedes
from timeline.query.results import EventLine

Make = Callable[..., EventLine]

DATES = st.one_of(
    st.integers(1, 28).map(lambda day: f"2022-07-{day:02}"),
    st.sampled_from(
        [
            "2022-07",
            "2022-06",
            "2022",
            "2022-07-20~",
            "2022-06-20/2022-07-04",
            "unknown",
            "by 2022",
            "2022-07-04T23:00:00-08:00",
            "2022-07-05T01:00:00+14:00",
            "2022-07-05T06:00:00",
        ]
    ),
)


def in_order(events: list[EventLine]) -> list[EventLine]:
    """Return events in an order of time: none after another one that surely follows it."""
    left, done = list(events), list[EventLine]()
    while left:
        first = next(each for each in left if not any(precedes(other, each) for other in left))
        left.remove(first)
        done.append(first)
    return done


def test_lags_have_bounds_and_windows_say_surely_or_possibly(event: Make) -> None:
    drill = event("drill", "2022-07-01/2022-07-05")
    events = [
        event("soon", "2022-07-08"),
        event("month", "2022-07"),
        event("earlier", "2022-06-30"),
    ]
    found = responses([drill], events, [30, 2, 7])
    assert found.windows == (2, 7, 30)
    (trigger,) = found.triggers
    assert [(r.event.key, r.lag) for r in trigger.responses] == [
        ("soon", (3, 3)),
        ("month", (0, 26)),
    ]
    soon, month = trigger.responses
    assert [soon.within(days) for days in found.windows] == ["no", "surely", "surely"]
    assert [month.within(days) for days in found.windows] == ["possibly"] * 3
    assert [(r.surely, r.possibly, r.of) for r in found.rates] == [(0, 1, 1), (1, 1, 1), (1, 1, 1)]


def test_within_a_day_only_two_clock_times_determine_the_order(event: Make) -> None:
    drill = event("drill", "2022-10-06T14:00:00+09:00")
    others = {
        "2022-10-06T06:00:00+09:00": None,
        "2022-10-05T23:00:00-08:00": "surely",  # two hours later, on the day before
        "2022-10-07T01:00:00+14:00": "surely",
        "2022-10-06T18:00:00+14:00": None,  # on the day after, and an hour before
        "2022-10-06": "possibly",
        "2022-10-06T15:00:00": "possibly",  # nobody knows where
        "2022-10-05": None,
        "2022-10-07": "surely",
    }
    for when, expected in others.items():
        (trigger,) = responses([drill], [event("shot", when)], [7]).triggers
        assert [r.within(7) for r in trigger.responses] == [expected] * bool(expected), when
    day = event("day", "2022-10-06")
    (trigger,) = responses([day], [event("shot", "2022-10-06")], [7]).triggers
    assert [(r.lag, r.within(7)) for r in trigger.responses] == [((0, 0), "possibly")]
    answer = event("answer", "2022-10-06", follows=("day",))
    assert responses([day], [answer], [7]).rates[0].surely == 1


def test_what_may_have_begun_before_its_trigger_is_only_possible(event: Make) -> None:
    found = responses([event("drill", "2022-07-10")], [event("launch", "2022-07")], [30])
    assert [(r.lag, r.within(30)) for r in found.triggers[0].responses] == [((0, 21), "possibly")]


def test_a_stated_lag_counts_where_the_days_are_not_known(event: Make) -> None:
    triggers = [event("drill", "unknown"), event("other", "unknown")]
    answers = [event("answer", "3 days after drill"), event("lost", "unknown")]
    found = responses(triggers, answers, [7])
    assert [(t.event.key, t.responses[0].lag) for t in found.triggers] == [("drill", (3, 3))]
    assert (found.undated_triggers, found.undated_responses) == (1, 1)


def test_an_event_does_not_follow_itself(event: Make) -> None:
    launches = [event("one", "2022-07-01"), event("two", "2022-07-01")]
    found = responses(launches, launches, [7])
    assert [[r.event.key for r in t.responses] for t in found.triggers] == [["two"], ["one"]]


def test_the_distribution_counts_each_response_once_where_it_is_sure(event: Make) -> None:
    drill = event("drill", "2022-07-01")
    events = [event(f"day-{day}", f"2022-07-{day:02}") for day in (2, 4, 4, 30)]
    found = responses([drill], [*events, event("vague", "2022-07")], [30])
    assert sum(each.surely for each in found.lags) == 4
    assert all(each.possibly == each.surely + 1 for each in found.lags)
    assert [(each.first, each.last) for each in found.lags] == [
        (0, 0), (1, 5), (6, 10), (11, 15), (16, 20), (21, 25), (26, 30),
    ]  # fmt: skip


def test_what_is_surely_first_comes_first_although_its_day_is_later(event: Make) -> None:
    east, west = "2022-07-05T01:00:00+14:00", "2022-07-04T23:00:00-08:00"
    (trigger,) = responses(
        [event("month", "2022-07")], [event("first", east), event("later", west)], [7]
    ).triggers
    assert [r.event.key for r in trigger.responses] == ["first", "later"]
    assert [r.lag.middle for r in trigger.responses] == [2, 1.5]


@given(
    to=st.lists(DATES, max_size=8),
    by=st.lists(DATES, max_size=8),
    windows=st.lists(st.integers(1, 40), min_size=1, max_size=3),
)
def test_no_pair_is_missed_and_every_trigger_is_answered_or_listed(
    event: Make, to: list[str], by: list[str], windows: list[int]
) -> None:
    triggers = [event(f"t-{n}", when) for n, when in enumerate(to)]
    events = in_order([event(f"r-{n}", when) for n, when in enumerate(by)])
    found = responses(triggers, events, windows)
    widest = max(windows)
    for trigger in found.triggers:
        pairs = {
            other.key
            for other in events
            if other.when not in ("unknown", "by 2022")
            and begins_after(trigger.event, other) != "no"
            and apart(trigger.event, other).lag.touches(0, widest)
        }
        assert {response.event.key for response in trigger.responses} == pairs
        for place, here in enumerate(trigger.responses):
            before = trigger.responses[:place]
            assert not any(precedes(here.event, other.event) for other in before)
            assert all(
                other.lag.middle <= here.lag.middle
                or any(
                    precedes(first.event, here.event) and other.lag.middle <= first.lag.middle
                    for first in before
                )
                for other in before
            ), "the nearest one is first, unless another one was surely before it"
    unanswered = {each.key for each in found.unanswered}
    answered = {t.event.key for t in found.triggers if t.responses}
    assert unanswered.isdisjoint(answered)
    assert len(unanswered) + len(answered) + found.undated_triggers == len(triggers)
    for rate in found.rates:
        assert rate.surely <= rate.possibly <= rate.of == len(found.triggers)
    for narrow, wide in zip(found.rates, found.rates[1:], strict=False):
        assert narrow.surely <= wide.surely
        assert narrow.possibly <= wide.possibly


@given(
    days=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=6),
    answers=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=6),
    choice=st.integers(0, 100),
    window=st.integers(1, 20),
)
def test_the_true_rate_lies_within_its_bounds(
    event: Make,
    days: list[tuple[int, int]],
    answers: list[tuple[int, int]],
    choice: int,
    window: int,
) -> None:
    def spread(prefix: str, spans: list[tuple[int, int]]) -> list[EventLine]:
        return [
            event(f"{prefix}{n}", "2022", start_lo=lo, end_lo=lo, start_hi=lo + w, end_hi=lo + w)
            for n, (lo, w) in enumerate(spans)
        ]

    (rate,) = responses(spread("t", days), spread("r", answers), [window]).rates
    truth = [lo + choice % (w + 1) for lo, w in days], [lo + choice % (w + 1) for lo, w in answers]
    followed = sum(any(0 <= r - t <= window for r in truth[1]) for t in truth[0])
    assert rate.surely <= followed <= rate.possibly


def test_twenty_thousand_events_take_a_moment(event: Make) -> None:
    first = event("template", "2022")

    def many(prefix: str, step: int) -> list[EventLine]:
        numbers = range(0, 10_000 * step, step)
        days = [700_000 + number % 25_000 for number in numbers]
        return [
            first._replace(
                key=f"{prefix}-{number}", when="2022-07-01",
                start_lo=day, start_hi=day, end_lo=day, end_hi=day,
            )
            for number, day in zip(numbers, days, strict=True)
        ]  # fmt: skip

    triggers, events = many("t", 7), many("r", 3)
    found = responses(triggers, events, [3])
    assert len(found.triggers) == 10_000
