"""Every suggestion is a valid date, means what was written, and covers all possible meanings."""

import calendar
import re
from collections.abc import Iterator, Set
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendar import is_bounded
from timeline.dates.written.parsing import parse_edtf as parse
from timeline.dates.written.parsing import parse_when
from timeline.errors import DateError

Days = tuple[int | None, int | None]

NAMES = list(calendar.month_name)
SHORT = list(calendar.month_abbr)


def advised(text: str, read: object = parse_when) -> list[str]:
    """The dates that are suggested for an invalid text; an empty list for a valid one."""
    try:
        (parse if read is parse else parse_when)(text)
        hint = ""
    except DateError as error:
        hint = error.hint
    if not hint.startswith("write "):
        return []  # a remark, which has to be completed
    bare = re.sub(r" \([^()]*\)", "", hint.removeprefix("write "))
    return [suggested.strip('"') for suggested in re.split(r", | (?<!on )or ", bare)]


def span(text: str) -> Days:
    bounds = parse_when(text).bounds
    return (
        bounds.start_lo if is_bounded(bounds.start_lo) else None,
        bounds.end_hi if is_bounded(bounds.end_hi) else None,
    )


def one(year: int, month: int, day: int) -> Days:
    number = date(year, month, day).toordinal()
    return number, number


def month(year: int, number: int) -> Days:
    return months(year, number, 1)


def months(year: int, first: int, count: int) -> Days:
    last = year * 12 + first - 1 + count
    return (
        date(year, first, 1).toordinal(),
        date(last // 12, last % 12 + 1, 1).toordinal() - 1,
    )


def years(first: int, last: int) -> Days:
    return date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()


def wrong_dates(year: int, m: int, d: int) -> Iterator[tuple[str, Set[Days]]]:
    """Texts that are not valid dates, and all the days that each can mean."""
    day_, month_, year_ = one(year, m, d), month(year, m), years(year, year)
    name, short = NAMES[m], SHORT[m]
    weekday = calendar.day_name[date(year, m, d).weekday()]
    orders = {day_} | ({one(year, d, m)} if d <= 12 else set())
    for text in (
        f"{d} {name} {year}", f"{d} {short} {year}", f"{name} {d}, {year}", f"{short}. {d} {year}",
        f"{d}-{short}-{year}", f"{year} {name} {d}", f"{weekday}, {d} {name} {year}",
        f"the {d} of {name} {year}", f"{year}/{m:02}/{d:02}", f"{year}.{m}.{d}",
        f"{year}{m:02}{d:02}", f"{year}–{m:02}–{d:02}", f" {year}-{m:02}-{d:02}",
        f"{year}년 {m}월 {d}일", f"{year}年{m}月{d}日", f"{name.upper()} {d}, {year}",
        f"circa {d} {name} {year}", f"{d} {name} {year} (?)", f"on {d} {name} {year}",
        f"{d} {name} {year} 12:30", f"{year}-{m:02}-{d:02} 12:30:00", f'"{year}-{m:02}-{d:02}"',
        f"{d} {name} {year}, 7:30 pm UTC", f"{year}-{m:02}-{d:02}T1230Z",
        f"{year}-{date(year, m, d).timetuple().tm_yday:03}",
    ):  # fmt: skip
        yield text, {day_}
    yield f"{d:02}/{m:02}/{year}", orders
    yield f"{d}.{m}.{year}", orders
    any_month = (date(year, 1, m).toordinal(), date(year, 12, m).toordinal())
    yield f"00/{m:02}/{year}", {month_, any_month}
    yield f"{year}-00-{m:02}", {any_month}
    yield f"{m}-{d}-{year}", orders
    for text in (
        f"{name} {year}", f"{short} {year}", f"{name}, {year}", f"{year} {name}", f"{m}/{year}",
        f"{year}-{m:02}-00", f"{year}{m:02}00", f"in {name} {year}",
        f"+{year}-{m:02}-00T00:00:00Z", f"abt {name} {year}", f"{year}.{m:02}", f"{year}年{m}月",
    ):  # fmt: skip
        yield text, {month_}
    for text in (
        f"circa {year}", f"c. {year}", f"ca {year}", f"abt {year}", f"about {year}", f"~{year}",
        f"{year}-00-00", f"+{year}-00-00T00:00:00Z", f"c{year}", f"{year} AD",
        f"probably {year}", f"the year {year}",
    ):  # fmt: skip
        yield text, {year_}
    yield f"{year}-00", {year_} | ({years(year, year + 1)} if year % 100 == 99 else set())
    late = month_[1]
    assert late is not None
    yield f"late {name} {year}", {(date(year, m, 21).toordinal(), late)}
    yield f"Early {year}-{m:02}", {(date(year, m, 1).toordinal(), date(year, m, 10).toordinal())}
    yield f"mid-{name} {year}", {(date(year, m, 11).toordinal(), date(year, m, 20).toordinal())}
    yield f"mid-{year}", {months(year, 5, 4)}
    yield f"Early {year}", {months(year, 1, 4)}
    yield f"end of {year}", {months(year, 9, 4), one(year, 12, 31)}
    yield f"end of {name} {year}", {(date(year, m, 21).toordinal(), late), (late, late)}
    quarter, half = (m - 1) // 3 + 1, (m - 1) // 6 + 1
    for text in (
        f"Q{quarter} {year}", f"{year}Q{quarter}", f"{quarter}Q {year}", f"{year}-Q{quarter}",
        f"{('first', 'second', 'third', 'fourth')[quarter - 1]} quarter of {year}",
    ):  # fmt: skip
        yield text, {months(year, 3 * quarter - 2, 3)}
    for text in (f"H{half} {year}", f"{('first', 'second')[half - 1]} half of {year}"):
        yield text, {months(year, 6 * half - 5, 6)}
    for text in (f"summer {year}", f"Summer of {year}"):
        yield text, {months(year, 6, 3)}
    yield f"spring {year}", {months(year, 3, 3)}
    yield f"fall {year}", {months(year, 9, 3)}
    yield f"winter {year}", {months(year, 12, 3), months(year - 1, 12, 3)}
    yield f"winter {year}/{(year + 1) % 100:02}", {months(year, 12, 3)}
    decade = year - year % 10
    both = {years(decade, decade + 9)}
    yield f"the {decade}s", both if decade % 100 else both | {years(decade, decade + 99)}
    century = (year - 1) // 100
    yield (
        f"{century + 1}th century",
        {years(century * 100 + 1, century * 100 + 100), years(century * 100, century * 100 + 99)},
    )


def wrong_spans(year: int, m: int, d: int) -> Iterator[tuple[str, Set[Days]]]:
    """Two dates in one text."""
    following = f"{(year + 1) % 100:02}"
    two = {years(year, year + 1)}
    number = int(following)
    maybe_month = two | ({month(year, number)} if 1 <= number <= 12 else set())
    yield f"{year}/{following}", maybe_month
    yield f"{year}–{following}", two
    yield f"{year} to {year + 1}", two
    yield f"{year} or {year + 1}", two
    yield f"between {year} and {year + 3}", {years(year, year + 3)}
    yield f"{year} - {year + 3}", {years(year, year + 3)}
    if year % 100 < 90:
        yield f"{year}–{year % 100 + 5:02}", {years(year, year + 5)}
    name = NAMES[m]
    if m < 12:
        yield f"{year}-{m:02}/{m + 1:02}", {months(year, m, 2)}
        yield f"{year}-{m:02}–{m + 1:02}", {months(year, m, 2)}
        yield f"{name}–{NAMES[m + 1]} {year}", {months(year, m, 2)}
        yield f"{name} or {NAMES[m + 1]} {year}", {months(year, m, 2)}
        yield f"between {year}-{m:02} and {year}-{m + 1:02}", {months(year, m, 2)}
    first = date(year, m, d)
    if d < 28:
        last = first + timedelta(days=1)
        days = {(first.toordinal(), last.toordinal())}
        yield f"{first} to {last}", days
        yield f"{first}–{last}", days
        yield f"{first}/{last.day:02}", days
        yield f"{d}–{d + 1} {name} {year}", days
        yield f"{d}-{d + 1} {name} {year}", days
        yield f"{name} {d}-{d + 1}, {year}", days
        yield f"from {d} to {d + 1} {name} {year}", days
        yield f"between {d} and {d + 1} {name} {year}", days
        yield f"{d} or {d + 1} {name} {year}", days
        yield f"{last}/{first}", days
        yield f"[{last}..{first}]", days
    start, end = month(year, m)
    assert start is not None
    assert end is not None
    yield f"before {name} {year}", {(None, start - 1)}
    yield f"after {name} {year}", {(end + 1, None)}
    yield f"no later than {name} {year}", {(None, end)}
    yield f"since {name} {year}", {(start, None)}
    yield f"until {name} {year}", {(None, end)}
    yield f"{name} {year} or later", {(start, None)}
    yield f"by {name} {year} and after 1492", {(date(1493, 1, 1).toordinal(), end)}


@given(st.integers(1600, 2090), st.integers(1, 12), st.integers(1, 28))
def test_a_suggestion_means_what_was_written(year: int, month_: int, day: int) -> None:
    for text, meant in (*wrong_dates(year, month_, day), *wrong_spans(year, month_, day)):
        found = advised(text)
        assert found or _is_a_date(text), f"{text!r} has no advice"
        assert {span(each) for each in found} in (meant, set()), text


def _is_a_date(text: str) -> bool:
    try:
        parse_when(text)
    except DateError:
        return False
    return True


def test_no_wording_is_suggested_where_only_edtf_is_accepted() -> None:
    for text, _ in (*wrong_dates(2022, 7, 5), *wrong_spans(2022, 7, 5)):
        for each in advised(text, parse):
            parse(each)


PIECES = [
    *("2022", "22", "2011", "12", "07", "05", "00", "5", "July", "jul", "XX", "20220705", "Y"),
    *("-", "–", "/", ".", "..", " ", " ", " to ", " and ", " or ", ",", "[", "]", "{", "}", "~"),
    *("early", "mid", "by ", "before ", "T21:30", "Z", "+09:00", "Q3", "unknown", "key-1", "S2"),
    *("?", "after ", "circa ", "end of ", "s", "T"),
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
def test_every_suggestion_is_a_valid_date(text: str) -> None:
    for read in (parse, parse_when):
        for each in advised(text, read):
            assert read(each)
