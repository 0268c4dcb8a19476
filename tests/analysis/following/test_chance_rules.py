"""What chance gives is counted as the rate is: clock times, links and belonging matter alike."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.following.chance import chances
from timeline.analysis.following.circle import CoveredDays
from timeline.analysis.following.drawing import Drawing
from timeline.analysis.following.drawn import Answered, Drawn
from timeline.analysis.following.occurrences import Starts, occurrences
from timeline.analysis.following.pairs import Rate, parts_of
from timeline.analysis.following.responses import responses
from timeline.analysis.following.shifting import Shifts
from timeline.query.results import EventLine, Whole
from timeline.query.results.counting import heads

Make = Callable[..., EventLine]
FIRST, DAYS, YEARS = date(2010, 1, 1), 25, 1_826
CLOCKS = ("", "", "T09:00", "T15:00")


def iso(day: int, clock: str = "") -> str:
    return (FIRST + timedelta(day)).isoformat() + clock


def p(to: Sequence[EventLine], by: Sequence[EventLine], window: int, seed: int = 0) -> float:
    period = (FIRST.toordinal(), FIRST.toordinal() + YEARS - 1)
    (found,), _ = chances(to, by, [window], [period], Shifts(200, seed))
    assert found.p is not None
    return found.p


def days_of(seed: int, count: int) -> list[int]:
    random = Random(seed)
    return sorted(random.randrange(YEARS - 40) for _ in range(count))


@pytest.mark.parametrize("window", [0, 1, 7])
def test_a_planted_effect_on_the_same_day_is_found_by_times_or_links(
    event: Make, window: int
) -> None:
    days = days_of(1, 30)

    def answers(clock: str = "", follows: str = "") -> list[EventLine]:
        links = [(follows.format(n),) if follows else () for n in range(len(days))]
        return [
            event(f"r-{n}", iso(day, clock), follows=links[n], answers=links[n])
            for n, day in enumerate(days)
        ]

    timed = [event(f"t-{n}", iso(day, "T09:00")) for n, day in enumerate(days)]
    plain = [event(f"t-{n}", iso(day)) for n, day in enumerate(days)]
    assert p(timed, answers("T15:00"), window) < 0.03
    assert p(plain, answers(follows="t-{}"), window) < 0.03
    assert p(plain, answers(), window) > 0.1  # nobody knows which came first
    assert p(timed, answers("T06:00"), window) > 0.1  # each came before
    vague = [
        event(f"t-{n}", f"[{iso(day)}..{iso(day + 3)}]") if n % 3 else timed[n]
        for n, day in enumerate(days)
    ]
    assert p(vague, answers("T15:00"), max(window, 1)) < 0.05


@pytest.mark.parametrize("window", [0, 3])
def test_no_effect_is_found_if_times_and_links_are_those_of_chance(
    event: Make, window: int
) -> None:
    """Whoever writes the links writes one for every pair on one day, and there is no effect."""
    linked, timed = [], []
    for seed in range(16):
        random = Random(seed)
        to = [event(f"t-{n}", iso(day)) for n, day in enumerate(days_of(seed, 60))]
        on = {each.when: each.key for each in to}
        whens = [iso(day) for day in days_of(seed + 500, 200)]
        follows = [(on[when],) if when in on else () for when in whens]
        by = [
            event(f"r-{n}", when, follows=follows[n], answers=follows[n])
            for n, when in enumerate(whens)
        ]
        linked.append(p(to, by, window, seed))
        to, by = (
            [
                each._replace(
                    when=f"{each.when}T{random.randrange(24):02}:00", precision="datetime"
                )
                for each in side
            ]
            for side in (to, [each._replace(follows=(), answers=()) for each in by])
        )
        timed.append(p(to, by, window, seed))
    for values in (linked, timed):
        assert sum(value < 0.05 for value in values) <= 3
        assert sum(value < 0.5 for value in values) in range(3, 14)


def test_one_long_or_vague_event_changes_nothing(event: Make) -> None:
    """Without a stated period, chance is measured over the days on which events begin."""
    to = [event(f"t-{n}", iso(day)) for n, day in enumerate(days_of(3, 30))]
    by = [event(f"r-{n}", iso(day)) for n, day in enumerate(days_of(4, 30))]
    last = iso(YEARS)

    def found(*others: EventLine) -> tuple[float, tuple[tuple[int, int], ...]]:
        (chance,), measured = chances(to, [*by, *others], [7], [], Shifts(0))
        return chance.surely, measured.days

    usual, days = found(event("last", last))
    assert found(event("last", f"{last}/2035-01-01")) == (usual, days)
    vague = found(event("last", last), event("vague", "[1990..2040]"))
    assert vague == (usual, days)
    assert found(event("last", last), event("later", "[2030-01-01..2030-02-01]"))[1] != days


def test_triggers_that_are_not_covered_are_not_in_the_base_rate(event: Make) -> None:
    by = [event(f"r-{n}", iso(day)) for n, day in enumerate(days_of(5, 40))]
    short = [event(f"t-{n}", iso(day)) for n, day in enumerate((50, 90, 300))]
    long = [event(f"u-{n}", f"{iso(n * 9)}/{iso(n * 9 + 400)}") for n in range(5)]
    period = [(FIRST.toordinal(), FIRST.toordinal() + 364)]
    expected, _ = chances(short, by, [7], period, Shifts(0))
    assert chances([*short, *long], by, [7], period, Shifts(0))[0] == expected


class Given(NamedTuple):
    """An event of a few days, with a clock time, and the whole that it is part of."""

    day: int
    lasts: int
    clock: str
    whole: str


GIVEN = st.lists(
    st.builds(
        Given, st.integers(0, DAYS - 1), st.sampled_from([0, 0, 0, 2]),
        st.sampled_from(CLOCKS), st.sampled_from(["", "", "", "t-0"]),
    ),
    min_size=1, max_size=5,
)  # fmt: skip
WINDOWS = st.lists(st.integers(0, 6), min_size=1, max_size=2, unique=True).map(sorted)


def line(event: Make, key: str, of: Given, day: int) -> EventLine:
    wholes = (Whole(of.whole, True, True),) if of.whole and key[0] == "r" else ()
    if of.clock:
        return event(key, iso(day, of.clock), wholes=wholes)
    return event(key, f"{iso(day)}/{iso(day + of.lasts)}" if of.lasts else iso(day), wholes=wholes)


def in_order(events: Sequence[EventLine]) -> list[EventLine]:
    return sorted(events, key=lambda each: (each.start_lo, each.end_hi, each.key))


def bounds(rate: Rate) -> tuple[int, int]:
    return rate.surely, rate.possibly


@given(to=GIVEN, by=GIVEN, windows=WINDOWS)
def test_after_each_shift_the_numbers_are_those_of_the_rate(
    event: Make, to: list[Given], by: list[Given], windows: list[int]
) -> None:
    triggers = in_order([line(event, f"t-{n}", of, of.day) for n, of in enumerate(to)])

    def shifted(days: int) -> list[EventLine]:
        return in_order(
            [line(event, f"r-{n}", of, (of.day + days) % DAYS) for n, of in enumerate(by)]
        )

    covered = CoveredDays([(FIRST.toordinal(), FIRST.toordinal() + DAYS - 1)], False)
    of = occurrences(triggers, shifted(0), parts_of(triggers))
    drawn = Drawn(Starts(of, windows, covered), Drawing(of).drawn(Random(0)))
    for days, counts in enumerate(drawn.answered(range(DAYS))):
        rates = responses(triggers, shifted(days), windows).rates
        assert [(each.surely, each.surely + each.open) for each in counts] == [*map(bounds, rates)]


@given(to=GIVEN, by=GIVEN, windows=WINDOWS, both=st.booleans())
def test_the_base_rate_is_the_mean_of_the_rates_of_each_day(
    event: Make, to: list[Given], by: list[Given], windows: list[int], both: bool
) -> None:
    """``both``: triggers are responses to other triggers, too."""
    triggers = [line(event, f"t-{n}", of, of.day) for n, of in enumerate(to)]
    only = [line(event, f"r-{n}", of, of.day) for n, of in enumerate(by)]
    answers = in_order([*only, *triggers] if both else only)
    period = FIRST.toordinal(), FIRST.toordinal() + DAYS - 1
    found, measured = chances(triggers, answers, windows, [period], Shifts(0))
    assert found or measured.missing
    for chance in found:
        shares = []
        for n, given_ in enumerate(to):
            lasts = 0 if given_.clock else given_.lasts
            if given_.day + lasts + chance.days >= DAYS:
                continue  # its own window is not covered
            others = [each for each in answers if each.key != f"t-{n}"]
            moved = [
                bounds(
                    responses([line(event, f"t-{n}", given_, day)], others, [chance.days]).rates[0]
                )
                for day in range(DAYS - lasts - chance.days)
            ]
            shares.append([sum(each) / len(moved) for each in zip(*moved, strict=True)])
        mean = [sum(each) / len(shares) for each in zip(*shares, strict=True)]
        mean = mean or [0, 0]
        assert [chance.surely, chance.possibly] == pytest.approx(mean)


TIES = st.sampled_from(["", "", "link", "wording", "within"])


@given(
    to=st.lists(
        st.tuples(st.integers(0, 20), st.sampled_from([0, 0, 3, 9])), min_size=1, max_size=4
    ),
    ties=st.lists(
        st.tuples(st.integers(0, 20), st.sampled_from([0, 2]), TIES), min_size=1, max_size=4
    ),
    windows=WINDOWS,
    seed=st.integers(0, 5),
)
def test_what_is_observed_is_within_the_bounds_of_the_rate_for_all_drawn_days(
    event: Make,
    to: list[tuple[int, int]],
    ties: list[tuple[int, int, str]],
    windows: list[int],
    seed: int,
) -> None:
    def span(day: int, vague: int) -> str:
        return f"[{iso(day)}..{iso(day + vague)}]" if vague else iso(day)

    triggers = [event(f"t-{n}", span(*each)) for n, each in enumerate(to)]
    answers = []
    for n, (day, vague, tie) in enumerate(ties):
        anchor = triggers[n % len(triggers)]
        lo, hi = anchor.start_lo + 2, anchor.start_hi + 2
        if tie in ("", "link"):
            links = (anchor.key,) if tie else ()
            answers.append(event(f"r-{n}", span(day, vague), follows=links, answers=links))
        elif tie == "wording":
            solved = {"start_lo": lo, "start_hi": hi, "end_lo": lo, "end_hi": hi}
            answers.append(event(f"r-{n}", f"2 days after {anchor.key}", **solved))
        else:
            solved = {"start_lo": lo - 2, "start_hi": hi, "end_lo": lo - 2, "end_hi": hi}
            answers.append(event(f"r-{n}", f"within 2 days after {anchor.key}", **solved))
    triggers, answers = in_order(triggers), in_order(answers)
    covered = CoveredDays([(FIRST.toordinal() - 9, FIRST.toordinal() + 60)], False)
    of = occurrences(heads(triggers), answers, {})
    rates = responses(triggers, answers, windows).rates
    drawn = Drawn(Starts(of, windows, covered), Drawing(of).drawn(Random(seed)))
    (observed,) = drawn.answered([0])
    for n, rate in enumerate(rates):
        assert rate.surely <= observed[n].surely + drawn.stated(n) <= rate.possibly


def test_each_date_of_a_long_chain_is_drawn_after_the_one_that_it_depends_on(event: Make) -> None:
    """Whatever the order of the events is."""
    first = event("e-0", f"[{iso(0)}..{iso(9)}]")
    chain = [first]
    for n in range(1, 1_000):
        lo, hi = first.start_lo + 2 * n, first.start_hi + 2 * n
        solved = {"start_lo": lo, "start_hi": hi, "end_lo": lo, "end_hi": hi}
        chain.append(event(f"e-{n}", f"2 days after e-{n - 1}", **solved))
    mixed = Random(1).sample(chain, len(chain))
    of = occurrences(mixed, mixed, {})
    drawn = Drawing(of).drawn(Random(2))
    (by,), (drawn_days,) = of.by, drawn.by
    days = {each.key: day for each, day in zip(by, drawn_days, strict=True)}
    assert [days[each.key] - days["e-0"] for each in chain] == [2 * n for n in range(len(chain))]


@pytest.mark.parametrize("seed", range(4))
def test_many_parts_of_one_whole_are_counted_together_as_each_by_itself(
    event: Make, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    random = Random(seed)
    war = (Whole("war", True, True),)

    def some(prefix: str, wholes: tuple[Whole, ...] = (), **links: tuple[str, ...]) -> EventLine:
        clock, day = random.choice(CLOCKS), random.randrange(DAYS)
        return event(f"{prefix}-{random.random()}", iso(day, clock), wholes=wholes, **links)

    parts = [some("part", war) for _ in range(6)]
    answers = some("answer", war, follows=(parts[0].key,), answers=(parts[0].key,))
    by = in_order([*parts, answers, *(some("other") for _ in range(2))])
    of = occurrences(in_order([*parts, some("trigger")]), by, {})
    assert len({id(own) for own in of.own.values()}) == 2  # of all parts, and of the answered one
    covered = CoveredDays([(FIRST.toordinal(), FIRST.toordinal() + DAYS - 1)], False)

    def answered(family: int) -> list[list[Answered]]:
        monkeypatch.setattr("timeline.analysis.following.occurrences.FAMILY", family)
        drawn = Drawn(Starts(of, [0, 2, 6], covered), Drawing(of).drawn(Random(0)))
        return drawn.answered(range(DAYS))

    assert answered(2) == answered(99)
