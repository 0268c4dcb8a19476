"""Terms joined by ``and``: the days that they allow, compared with an oracle that counts days."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest

from tests.profiles import is_nightly
from timeline.dates.calendar import iso
from timeline.dates.network import Assertion, Network
from timeline.dates.network.agreement import disagreement
from timeline.dates.written.meaning import explain
from timeline.dates.written.parsing import parse_when
from timeline.errors import DateError

FIRST, LAST = date(1890, 1, 1), date(2110, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]

Test = Callable[[date], bool]


class Said(NamedTuple):
    """The days on which an event can have begun and ended, and whether it took one day."""

    start: Test
    end: Test
    point: bool = False


def whole(test: Test, point: bool = False) -> Said:
    return Said(test, test, point)


def any_day(_: date) -> bool:
    return True


def year(number: int) -> Said:
    return whole(lambda day: day.year == number)


ORACLE: dict[str, Said] = {
    "unknown": whole(any_day),
    "2016": year(2016),
    "2020": year(2020),
    "2021?": year(2021),
    "2020-07": whole(lambda d: (d.year, d.month) == (2020, 7)),
    "2020-07-05": whole(lambda d: d == date(2020, 7, 5)),
    "2020-07-05T06:00:00": whole(lambda d: d == date(2020, 7, 5)),
    "2016-02-29~": whole(lambda d: d == date(2016, 2, 29)),
    "2020-22": whole(lambda d: d.year == 2020 and d.month in (6, 7, 8)),
    "2020-24": whole(lambda d: date(2020, 12, 1) <= d <= date(2021, 2, 28)),
    "2020-35": whole(lambda d: d.year == 2020 and d.month in (7, 8, 9)),
    "201X": whole(lambda d: 2010 <= d.year <= 2019),
    "20X6": whole(lambda d: 2000 <= d.year < 2100 and d.year % 10 == 6),
    "2020-1X": whole(lambda d: d.year == 2020 and d.month >= 10),
    "20XX-07": whole(lambda d: 2000 <= d.year < 2100 and d.month == 7),
    "2020-XX-05": whole(lambda d: d.year == 2020 and d.day == 5),
    "20X0-02-29": whole(lambda d: d.year in range(2000, 2100, 20) and (d.month, d.day) == (2, 29)),
    "1950S2": whole(lambda d: 1900 <= d.year <= 1999),
    "[2016,2020]": whole(lambda d: d.year in (2016, 2020), point=True),
    "[2020-07-01..2020-07-10,2021]": whole(
        lambda d: date(2020, 7, 1) <= d <= date(2020, 7, 10) or d.year == 2021, point=True
    ),
    "[..2016]": whole(lambda d: d.year <= 2016, point=True),
    "[1999,2020-07..]": whole(lambda d: d.year == 1999 or d >= date(2020, 7, 1), point=True),
    "2016/2020": Said(lambda d: d.year == 2016, lambda d: d.year == 2020),
    "2016/..": Said(lambda d: d.year == 2016, lambda d: d.year >= 2016),
    "2016/": Said(lambda d: d.year == 2016, lambda d: d.year >= 2016),
    "../2020": Said(lambda d: d.year <= 2020, lambda d: d.year == 2020),
    "/2020-07": Said(
        lambda d: d <= date(2020, 7, 31), lambda d: (d.year, d.month) == (2020, 7)
    ),
    "..2016/2020": Said(lambda d: d.year <= 2016, lambda d: d.year == 2020),
    "201X/2020": Said(lambda d: 2010 <= d.year <= 2019, lambda d: d.year == 2020),
    "early 2020-07": whole(lambda d: date(2020, 7, 1) <= d <= date(2020, 7, 10)),
    "mid 2020": whole(lambda d: d.year == 2020 and 5 <= d.month <= 8),
    "late 2020-07": whole(lambda d: date(2020, 7, 21) <= d <= date(2020, 7, 31)),
    "by 2017": whole(lambda d: d.year <= 2017),
    "before 2020-07": whole(lambda d: d < date(2020, 7, 1)),
    "after 2016": whole(lambda d: d.year > 2016),
    "after mid 2020": whole(lambda d: d > date(2020, 8, 31)),
    "before 201X": whole(lambda d: d < date(2019, 1, 1)),
    "after 201X": whole(lambda d: d > date(2010, 12, 31)),
    "before 1950S2": whole(lambda d: d < date(1999, 1, 1)),
    "before [2024]": whole(lambda d: d < date(2024, 1, 1)),
    "after [2016,2020]": whole(lambda d: d > date(2016, 12, 31)),
    "before 20X6": whole(lambda d: d.year < 2096),
    "after 2020-22": whole(lambda d: d > date(2020, 8, 31)),
    "before 2016/2020": whole(lambda d: d.year < 2016),
    "after 2016/": whole(lambda d: d > date(2016, 1, 1)),
    "late 201X": whole(lambda d: 2017 <= d.year <= 2019),
    "mid 2020-22": whole(lambda d: (d.year, d.month) == (2020, 7)),
    "early 20XX-07": whole(lambda d: 2000 <= d.year < 2100 and d.month == 7 and d.day <= 10),
    "before late 20XX-02": whole(lambda d: d < date(2099, 2, 21)),
    "on or after mid 2020": whole(lambda d: d >= date(2020, 5, 1)),
    "at least 2 weeks after 2020-07-05": whole(lambda d: d >= date(2020, 7, 19)),
    "the week after 2020-07-05": whole(lambda d: date(2020, 7, 6) <= d <= date(2020, 7, 12)),
    "since early 2020": Said(lambda d: d.year == 2020 and d.month < 5, lambda d: d.year >= 2020),
    "by 1998-12": whole(lambda d: d <= date(1998, 12, 31)),
}  # fmt: skip


@cache
def bits(test: Test) -> int:
    """A number whose bits are the days that a test accepts."""
    return int("".join("01"[test(day)] for day in reversed(DAYS)), 2)


PAIRS = [(text,) for text in ORACLE] + [
    (one, other)
    for (first, one), (second, other) in combinations(enumerate(ORACLE), 2)
    if is_nightly() or (first + second) % 3 == 0
]
"""Each term alone, and two of them: by day a third of all pairs, with each term among many."""


@cache
def allowed(text: str) -> tuple[int, int]:
    expected = ORACLE[text]
    return bits(expected.start), bits(expected.end)


def counted(texts: tuple[str, ...]) -> tuple[str | None, str | None] | None:
    """The first and the last day that all allow; None at the limits of the counted range."""
    starts = ends = -1
    for text in texts:
        start, end = allowed(text)
        starts, ends = starts & start, ends & end
    if any(ORACLE[text].point for text in texts):
        starts = ends = starts & ends
    first, last = (starts & -starts).bit_length() - 1, ends.bit_length() - 1
    if not starts or not ends or first > last:
        return None
    return (
        DAYS[first].isoformat() if first else None,
        DAYS[last].isoformat() if last < len(DAYS) - 1 else None,
    )


def within_what_is_counted(day: str | None) -> str | None:
    return day if day and FIRST.isoformat() < day < LAST.isoformat() else None


def test_two_terms_allow_the_days_that_each_allows() -> None:
    wrong = []
    for texts in PAIRS:
        text = " and ".join(texts)
        try:
            meaning = explain(text)
        except DateError:
            found = None
        else:
            found = tuple(map(within_what_is_counted, (meaning.earliest, meaning.latest)))
        if found != counted(texts):
            wrong.append((text, found, counted(texts)))
    assert not wrong


def test_edtf_of_two_terms_contains_their_days_and_states_whether_it_is_exact() -> None:
    inexact = 0
    for texts in PAIRS:
        if counted(texts) is None:
            continue
        meaning = explain(" and ".join(texts))
        assert meaning.edtf is not None
        alone = explain(meaning.edtf)
        mine, edtf = (meaning.earliest, meaning.latest), (alone.earliest, alone.latest)
        assert edtf[0] is None or (mine[0] is not None and edtf[0] <= mine[0])
        assert edtf[1] is None or (mine[1] is not None and edtf[1] >= mine[1])
        inexact += not meaning.exact
        assert not meaning.exact or mine == edtf
        assert meaning.exact != ("EDTF cannot" in meaning.words)
    assert inexact


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("2020 and 2021", "2020, 2021"),
        ("[2020,2021] and 2022", "[2020,2021], 2022"),
        ("[2020,2022] and 2021", "[2020,2022], 2021"),
        ("[2020,2022] and 2020/2022", "[2020,2022], 2020/2022"),
        ("20X5 and 20X6", "20X5, 20X6"),
        ("early 2022-07 and late 2022-07", "early 2022-07, late 2022-07"),
        ("2016/2018 and 2019", "2016/2018, 2019"),
        ("during a and after 2020 and before 2019", "after 2020, before 2019"),
        ("during a and after 2020 and 2 days after b and before 2019", "after 2020, before 2019"),
        ("3 days after a and 2 weeks after a", "3 days after a, 2 weeks after a"),
        ("same month as a and the month after a", "same month as a, the month after a"),
        ("2022-07-05T21:30:00 and 2022-07-05T21:31:00", "2022-07-05T21:30:00, 2022-07-05T21:31:00"),
        ("[2020,2022] and after 2020 and before 2022", "[2020,2022], after 2020, before 2022"),
        ("1 week after 2022-07-05 and 2022-08", "1 week after 2022-07-05, 2022-08"),
        ("at least 3 days after a and 2 days after a", "at least 3 days after a, 2 days after a"),
        ("3 hours after a and 5 hours after a", "3 hours after a, 5 hours after a"),
        ("the Monday before a and the Friday before a", "the Monday before a, the Friday before a"),
        ("for 3 days from a and for 1 week from a", "for 3 days from a, for 1 week from a"),
        (
            "for 11 days from 2022-07-01 and by 2022-07-10",
            "for 11 days from 2022-07-01, by 2022-07-10",
        ),
        ("shortly after a and weeks after a", "shortly after a, weeks after a"),
    ],
)
def test_parts_without_a_common_day_are_found(text: str, apart: str) -> None:
    assert ", ".join(map(str, disagreement(parse_when(text).terms))) == apart
    with pytest.raises(DateError, match="no day fits all of its parts"):
        explain(text)


@pytest.mark.parametrize(
    "text",
    [
        "during a and after 2020",
        "after a and before b",
        "by a and after published b",
        "2022-07-05T21:30:00Z and 2022-07-06",  # it was the next day in Seoul
        "2022-07-05T21:30:00Z and 2022-07-06T06:30:00+09:00",
        "same day as a and same day as b",
        "the Monday before a and within 1 week of a",
        "3 hours after a and within 3 hours after a",
        "3 hours after a and at least 3 hours after a",
        "within 2 days of a and before a",
        "for 3 days from early 2022-07 and for 3 days until early 2022-07",
    ],
)
def test_parts_with_a_common_day_are_accepted(text: str) -> None:
    assert disagreement(parse_when(text).terms) == ()
    explain(text)


@pytest.mark.parametrize(
    "rest", ["during a", "2022-07", "after 2020 and by 2030", "by published b"]
)
def test_a_clock_time_is_kept_with_other_parts(rest: str) -> None:
    for text in (f"2022-07-05T21:30:00Z and {rest}", f"{rest} and 2022-07-05T21:30:00Z"):
        meaning = explain(text)
        assert (meaning.edtf, meaning.precision) == ("2022-07-05T21:30:00Z", "datetime")
        assert "at 21:30:00 UTC" in meaning.words


def test_a_load_uses_the_same_days() -> None:
    for text in (
        "[2020,2022] and after 2020",
        "20X6 and after 2010 and by 2020",
        "2016/.. and by 2017",
        "early XXXX-07 and after 2021 and by 2022",
        "for 11 days from early 2022-07 and by 2022-07-15",
    ):
        network = Network()
        network.declare("a")
        network.add("a", parse_when(text), Assertion("a", text))
        network.solve()
        meaning = explain(text)
        bounds = network.bounds("a")
        assert (iso(bounds.start_lo), iso(bounds.end_hi)) == (meaning.earliest, meaning.latest)
