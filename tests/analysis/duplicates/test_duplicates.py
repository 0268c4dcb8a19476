"""Records that may be one event are proposed; those that cannot be are not."""

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest

from timeline.analysis.duplicates.search import Pair, duplicates
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, day
from timeline.quantities import parse_quantity
from timeline.query.events.amounts import EventAmount
from timeline.query.events.candidates import Candidate
from timeline.query.results import ActorRef, EventLine, Ref, Whole

Make = Callable[..., Candidate]


@pytest.fixture
def make() -> Make:
    """Make an event; days are (first, last), None for an unknown date."""
    ids = count(1)

    def make(
        title: str = "A launch",
        days: tuple[int, int] | None = (day(2022, 5, 25), day(2022, 5, 25)),
        kind: str = "launch",
        actors: str = "prk",
        systems: str = "",
        quantity: str = "",
        place: str = "",
        sources: str = "",
        linked: frozenset[int] = frozenset(),
        purchases: frozenset[int] = frozenset(),
        chronicle: str = "",
    ) -> Candidate:
        first, last = days or (UNKNOWN_EARLIEST, UNKNOWN_LATEST)
        number = next(ids)
        line = EventLine(
            id=number, key=f"e{number}", kind=kind, title=title, status="occurred", when="",
            edtf="", precision="", qualifiers="", start_lo=first, start_hi=last, end_lo=first,
            end_hi=last, sure=True, instant=None, zone="",
            place=Ref(place, place) if place else None,
            actors=tuple(ActorRef(key, key, "") for key in actors.split()),
            systems=tuple(Ref(key, key) for key in systems.split()), programmes=(),
            sources=tuple(sources.split()), grade="", inferred=(), disputed=(), same_as=(),
        )  # fmt: skip
        amounts = [EventAmount("quantity", "", parse_quantity(quantity))] if quantity else []
        return Candidate(
            line, amounts, linked | purchases, purchases, chronicles=frozenset(chronicle.split())
        )

    return make


def keys(pairs: list[Pair]) -> list[set[str]]:
    return [{pair.primary.key, pair.other.key} for pair in pairs]


def test_two_reports_of_one_launch_are_a_pair_with_its_reasons(make: Make) -> None:
    month = (day(2022, 6, 1), day(2022, 6, 30))
    fifth = (day(2022, 6, 5), day(2022, 6, 5))
    one = make("Eight missiles from four places", fifth, quantity="8", sources="wire paper")
    other = make("North Korea fires eight missiles", month, quantity="~10", sources="wire")
    cruise = make("A cruise missile", fifth, quantity="1")
    (pair,) = duplicates([other, one, cruise], least=50)
    assert pair.primary == one.event
    assert pair.other == other.event
    assert {reason.text for reason in pair.reasons} >= {
        "both within 30 days", "same actors (prk)", "quantity agrees (~10 and 8)",
    }  # fmt: skip


def test_a_pair_needs_one_kind_and_days_that_overlap(make: Make) -> None:
    next_day = (day(2022, 5, 26), day(2022, 5, 26))
    assert not duplicates([make(), make(kind="exercise")])
    assert not duplicates([make(), make(days=next_day)])
    assert duplicates([make(), make()])


FOURTH, FIFTH, SIXTH, SEVENTH = ((day(2022, 7, n), day(2022, 7, n)) for n in (4, 5, 6, 7))


def test_two_sources_may_date_one_event_a_day_apart(make: Make) -> None:
    same, next_day, after, late = (
        duplicates([make(days=FOURTH, sources="wire"), make(days=days, sources="paper")], least=1)
        for days in (FOURTH, FIFTH, SIXTH, SEVENTH)
    )
    assert same[0].score > next_day[0].score > after[0].score
    assert "a day apart" in [reason.text for reason in next_day[0].reasons]
    assert not late


def test_a_source_that_reports_both_days_reports_two_events(make: Make) -> None:
    assert not duplicates(
        [make(days=FOURTH, sources="wire log"), make(days=FIFTH, sources="paper log")]
    )


def test_a_vague_date_is_not_a_day_off(make: Make) -> None:
    june = (day(2022, 6, 4), day(2022, 7, 3))
    assert not duplicates([make(days=june, sources="wire"), make(days=FOURTH, sources="paper")])


@pytest.mark.parametrize("twice", [False, True])
def test_a_series_of_days_is_not_proposed_as_duplicates(make: Make, twice: bool) -> None:
    """Launches day after day, each reported by its own source, or by two of another list each."""
    listed = [
        make("North Korea fires missiles", (FOURTH[0] + n, FOURTH[0] + n), sources=f"{name}-{n}")
        for n in range(200)
        for name in (("wire", "paper") if twice else ("wire",))
    ]
    pairs = duplicates(listed)
    assert len(pairs) == (200 if twice else 0)
    assert all(pair.primary.start_lo == pair.other.start_lo for pair in pairs)


@pytest.mark.parametrize(
    ("one", "other", "reason_text"),
    [
        ("8", "8", "agrees (8)"),
        ("8", "~10", "agrees (8 and ~10)"),
        ("8", "6..9", "agrees (8 and 6..9)"),
        ("~200", "~220", "agrees (~200 and ~220)"),
        ("~200", "~300", "may agree (~200 and ~300)"),
        ("8", ">=3", "may agree (8 and >=3)"),
        ("8", "0..1000", "may agree (8 and 0..1000)"),
        ("8", "10", "differs (8 and 10)"),
    ],
)
def test_numbers_agree_if_they_are_close_and_not_merely_compatible(
    make: Make, one: str, other: str, reason_text: str
) -> None:
    first, second = make(quantity=one), make(quantity=other)
    for pairs in (duplicates([first, second], least=1), duplicates([second, first], least=1)):
        assert f"quantity {reason_text}" in [reason.text for reason in pairs[0].reasons]


def test_an_unknown_date_may_be_any(make: Make) -> None:
    assert duplicates([make("Hwasong test near Sinpo"), make("Test near Sinpo", None)])


def test_linked_events_are_not_proposed(make: Make) -> None:
    assert not duplicates([make(), make(linked=frozenset({1}))])


def test_deliveries_of_one_order_are_told_apart_by_the_source_that_lists_them(make: Make) -> None:
    order = frozenset({99})
    first = make(purchases=order, sources="register")
    assert not duplicates([first, make(purchases=order, sources="register")])
    assert not duplicates([first, make(purchases=order)])  # nothing says that they are one
    assert duplicates([first, make(purchases=order, sources="paper")])
    assert duplicates([first, make(purchases=frozenset({98}), sources="register")])


def test_differences_are_reasons_against_a_pair(make: Make) -> None:
    def score(**other: str) -> int:
        first = make(systems="hwasong-12", quantity="8", place="sinpo")
        (pair,) = duplicates([first, make(**other)], least=1)
        return pair.score

    assert score(systems="hwasong-12") > score() > score(systems="f-35a")
    assert score(quantity="~10") > score() > score(quantity="1")
    assert score(place="sinpo") > score() > score(place="wonsan")
    assert score() > score(actors="usa")


def test_two_lists_are_compared_with_each_other_only(make: Make) -> None:
    mine, again, theirs = make(), make(), make()
    assert keys(duplicates([mine, again], [theirs])) == [{"e1", "e3"}, {"e2", "e3"}]
    assert len(duplicates([mine, again, theirs])) == 3


def test_an_event_that_is_in_both_lists_is_not_a_pair(make: Make) -> None:
    one, other = make(), make()
    assert keys(duplicates([one, other], [one, other])) == [{"e1", "e2"}]


@pytest.mark.parametrize("vague", [False, True], ids=["days", "years"])
def test_long_lists_are_compared(make: Make, vague: bool) -> None:
    words = ("missile", "rocket", "salvo", "test", "Sinpo", "Wonsan", "Sunan", "Kusong")

    def event(number: int) -> Candidate:
        first = date(1990 + number % 30, 1, 1).toordinal()
        days = (first, first + 364) if vague else (first + number % 365,) * 2
        return make(f"{words[number % 8]} {words[number // 8 % 8]} {number}", days)

    events = [event(number) for number in range(2_000)]
    found = duplicates(events[:1_000], events[1_000:])
    assert all(pair.score <= 100 for pair in found)


def test_a_whole_and_its_parts_are_no_pair(make: Make) -> None:
    def part(whole: Candidate, *above: str, counted: bool = True, sources: str = "a") -> Candidate:
        each = make(sources=sources)
        keys = (whole.event.key, *above)
        wholes = tuple(Whole(key, n == 0, counted) for n, key in enumerate(keys))
        return each._replace(event=each.event._replace(wholes=wholes))

    salvo = make(sources="a")
    first, second = part(salvo), part(salvo)
    deep = part(first, salvo.event.key)
    assert duplicates([salvo, first, second, deep]) == []
    drill = make(kind="exercise", sources="a")
    shots = [part(drill, counted=False) for _ in range(2)]
    assert duplicates(shots) == []  # one source lists two launches of one drill
    assert len(duplicates([shots[0], part(drill, counted=False, sources="b")])) == 1
    other = part(salvo, sources="b")  # another source reports one of the same missiles
    assert keys(duplicates([first, other])) == [{first.event.key, other.event.key}]
    assert duplicates([salvo, other]) == []


def test_parts_of_different_wholes_at_another_time_or_place_are_no_pair(make: Make) -> None:
    def part(whole: str, clock: int | None = None, *places: str) -> Candidate:
        each = make(sources=whole)
        event = each.event._replace(wholes=(Whole(whole, True, True),), instant=clock)
        return each._replace(event=event, places=places)

    assert len(duplicates([part("a"), part("b")])) == 1
    assert len(duplicates([part("a", 60), part("b", 60)])) == 1
    assert len(duplicates([part("a", 60), part("b")])) == 1
    assert duplicates([part("a", 60), part("b", 3660)]) == []
    assert len(duplicates([part("a", 60, "cape", "north"), part("b", 60, "north")])) == 1
    assert duplicates([part("a", 60, "cape", "north"), part("b", 60, "range", "north")]) == []
    # two events that are not parts may be one, though one of the places or times is wrong
    alone = [part("a", 60, "cape"), part("b", 3660, "range")]
    alone = [each._replace(event=each.event._replace(wholes=())) for each in alone]
    assert len(duplicates(alone)) == 1


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [("First", "Seoul first", False), ("First shot", "Shot, first", True), ("A", "A", True)],
)
def test_only_equal_titles_are_100_percent_alike(
    make: Make, one: str, other: str, equal: bool
) -> None:
    (pair,) = duplicates([make(one), make(other)])
    assert ("titles 100 % alike" in {reason.text for reason in pair.reasons}) == equal
