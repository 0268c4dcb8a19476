"""The meaning of dates in prose on the day of publication, in the wording of ``when``.

A reader gets a match, the day of publication and whether the event is still to come. Where the
year or the week is not in the text, the meaning has the reason for the one that was taken.
"""

import re
from typing import Final

from timeline.dates import calendar
from timeline.dates.calendar import ABOUT_DAYS, days_in_month, ymd
from timeline.dates.names import ORDINALS, SEASONS, WEEKDAYS
from timeline.drafting.dated.readings import (
    NOTHING,
    PublicationDay,
    WhenReading,
    counted_from,
    day_of,
    in_words,
    int_of,
    month_of,
    near_day,
    nearest_year,
    on_day,
    unit_days,
)
from timeline.numerals import number_of

_AWAY: Final = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1,
    "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip
"""How many days from the publication a word is; others are that day."""
_NEARLY: Final = ("", "about", "around", "nearly", "almost", "roughly", "approximately", "some")
"""Words before a count that hardly change it; "more than" and the like do."""


def read_day(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``July 5``, ``5 July 2022``, ``last year on 5 July``.

    A weekday that the day does not have makes it unclear: nothing is understood.
    """
    found = near_day(_year_of(match, published), match["month"], match["day"], published, future)
    return _counted_year(match, published, _on_weekday(match, found))


def read_span(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``July 12 to 20``, ``Aug. 30 to Sept. 3, 2022``."""
    later = match.groupdict().get("month2") or match["month"]
    start = near_day(_year_of(match, published), match["month"], match["day"], published, future)
    start = _counted_year(match, published, _on_weekday(match, start))
    if not start.text:
        return NOTHING
    year = ymd(start.first)[0] + (month_of(later) < month_of(match["month"]))
    end = day_of(year, month_of(later), int_of(match["day2"]))
    if not end.text or start.first >= end.last:
        return NOTHING
    return WhenReading(f"{start.text}/{end.text}", start.first, end.last, start.inferred)


def read_iso(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``2022-07-05``."""
    return day_of(*map(int, match["iso"].split("-")))


def read_month(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``July``, ``early July 2022``, ``the end of July``."""
    month = month_of(match["month"])
    year, reason = _year_of(match, published), ""
    if year is None:
        now = ymd(published.day)
        before = month > now[1] and not future
        year = now[0] - before + (future and month < now[1])
        reason = nearest_year(published, future)
    elif not match.groupdict().get("year"):
        reason = counted_from(published)
    first = calendar.day(year, month, 1)
    last = calendar.day(year, month, days_in_month(year, month))
    text = f"{calendar.edtf_year(year)}-{month:02}"
    part = (match.groupdict().get("part") or "").lower()
    if end := match.groupdict().get("end"):
        part = part_of(end)
    return WhenReading(f"{part} {text}" if part else text, first, last, reason)


def read_next_month(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``last July``, ``next March``: the nearest one that is not the month of publication."""
    after = match["last"].lower() == "next"
    year, now, _ = ymd(published.day)
    month = month_of(match["month"])
    year += (month <= now) if after else -(month >= now)
    first = calendar.day(year, month, 1)
    return WhenReading(
        _unit_text("month", first), *unit_days("month", first), counted_from(published)
    )


def read_months(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``January to May next year``."""
    first, last = month_of(match["month"]), month_of(match["month2"])
    year = _year_of(match, published)
    if year is None or first >= last:
        return NOTHING
    start = calendar.day(year, first, 1)
    end = calendar.day(year, last, days_in_month(year, last))
    reason = counted_from(published) if match["of"] else ""
    return WhenReading(f"{year}-{first:02}/{year}-{last:02}", start, end, reason)


def read_weekday(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``Monday``: the day of publication or the nearest one before it, or after it."""
    which = (match["last"] or "").lower()
    if which in ("the previous", "the following"):
        return NOTHING
    number = WEEKDAYS.index(match["weekday"].lower())
    away = (calendar.weekday(published.day) - number) % 7
    if which in ("next", "this") or (future and which not in ("last", "this past")):
        ahead = -away % 7 or (7 if which == "next" else 0)
        found = published.day + ahead
    else:
        found = published.day - (away or (7 if which.startswith("last") else 0))
    if which == "next" and future and unit_days("week", found) == unit_days("week", published.day):
        days = f"{calendar.iso(found)},{calendar.iso(found + 7)}"
        reason = f"of this week or of the next one, {counted_from(published)}"
        return WhenReading(f"[{days}]", found, found + 7, reason)
    side = "on or after" if found >= published.day and future else "up to"
    reason = f"the {match['weekday']} {side} the publication on {in_words(published.day)}"
    return on_day(found, reason)


def read_day_of_week(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``Monday of last week``, ``Friday next week``, ``last week on Monday``."""
    weeks = {"last": -1, "this": 0, "next": 1}[match["side"].lower()]
    first, _ = unit_days("week", published.day + 7 * weeks)
    return on_day(first + WEEKDAYS.index(match["weekday"].lower()), counted_from(published))


def read_near(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``yesterday``, ``today``, ``tomorrow``, ``this morning``, ``last night``."""
    away = _AWAY.get(match["word"].lower(), 0)
    return on_day(published.day + away, counted_from(published))


def read_this(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``this month``, ``earlier this week``, ``later this year``."""
    unit, part = match["unit"], (match["part"] or "").lower()
    side = "after" if part == "later" or future else "by"
    limit = f"{side} published {published.source}"
    first, last = unit_days(unit, published.day)
    days = (first, published.day) if side == "by" else (published.day, last)
    if unit == "week":
        return WhenReading(f"same week as published {published.source} and {limit}", *days)
    return WhenReading(f"{_unit_text(unit, first)} and {limit}", *days, counted_from(published))


def read_neighbour(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``last week``, ``early last year``, ``the end of next year``."""
    if match["side"] == "previous":  # before a day that the text has reported
        return NOTHING
    side = "after" if match["side"].lower() in ("next", "coming") else "before"
    unit = match["unit"]
    first, last = unit_days(unit, published.day)
    if match["side"] != "this":
        first, last = unit_days(unit, last + 1 if side == "after" else first - 1)
    if unit == "week":
        return WhenReading(f"the week {side} published {published.source}", first, last)
    found = match.groupdict()
    part = (found.get("part") or "").lower()
    if end := found.get("end"):
        part = part_of(end)
    text = _unit_text(unit, first)
    return WhenReading(f"{part} {text}" if part else text, first, last, counted_from(published))


def read_before_last(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``the week before last``, ``the month before last``."""
    unit, day_ = match["unit"], published.day
    for _ in range(2):
        first, last = unit_days(unit, day_)
        day_ = first - 1
    first, last = unit_days(unit, day_)
    text = _unit_text(unit, first)
    if unit == "week":
        text = f"[{calendar.iso(first)}..{calendar.iso(last)}]"
    return WhenReading(text, first, last, counted_from(published))


def read_weekend(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``over the weekend``: one of its days, of the nearest one."""
    number = calendar.weekday(published.day)
    saturday = published.day - number + 5
    if not future and number < 5:
        saturday -= 7
    text = f"[{calendar.iso(saturday)}..{calendar.iso(saturday + 1)}]"
    side = "after" if future else "before"
    reason = f"the weekend {side} the publication on {in_words(published.day)}"
    return WhenReading(text, saturday, saturday + 1, reason)


def read_season(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``spring 2024``; ``next spring``, whose year is that of the nearest spring."""
    code = SEASONS[match["season"].lower()]
    if year := match.groupdict().get("year"):
        return WhenReading(f"{year}-{code}", *unit_days("year", calendar.day(int(year), 6, 1)))
    year_, month, _ = ymd(published.day)
    begins = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    side = match["side"].lower()
    found = year_ + (side == "next" and month >= begins) - (side == "last" and month < begins + 3)
    return WhenReading(
        f"{found}-{code}", *unit_days("year", calendar.day(found, 6, 1)), counted_from(published)
    )


def read_part_of_year(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``the first half of 2023``, ``the third quarter of 2024``."""
    number = ORDINALS[match["nth"]]
    if match["of"] == "half" and number > 2:
        return NOTHING
    year = int(match["year"])
    code = (32 if match["of"] == "quarter" else 39) + number
    months = 3 if match["of"] == "quarter" else 6
    last = number * months
    first = calendar.day(year, last - months + 1, 1)
    return WhenReading(f"{year}-{code}", first, calendar.day(year, last, days_in_month(year, last)))


def read_ago(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``two weeks ago``."""
    word = match["count"].lower()
    fortnights = match["unit"] == "fortnight"
    count, one = number_of(word) * (1 + fortnights), "week" if fortnights else match["unit"]
    unit = one + ("s" if count > 1 else "")
    about = (match["about"] or "").lower()
    days = count * ABOUT_DAYS[one]
    if about not in _NEARLY or not days:
        return NOTHING
    near = published.day - days
    text = f"{'about ' if about else ''}{count} {unit} before published {published.source}"
    return WhenReading(text, near, near)


def read_ends_of_year(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``the end of 2021``, ``the beginning of the year``."""
    part = part_of(match["end"])
    year = int(match["year"]) if match["year"] else ymd(published.day)[0]
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
    first = calendar.day(year, months[0], 1)
    last = calendar.day(year, months[1], days_in_month(year, months[1]))
    return WhenReading(
        f"{part} {year}", first, last, "" if match["year"] else counted_from(published)
    )


def read_year(match: re.Match[str], published: PublicationDay, future: bool) -> WhenReading:
    """Read ``2016``, ``early 2016``."""
    year, part = int(match["year"]), (match["part"] or "").lower()
    days = unit_days("year", calendar.day(year, 1, 1))
    return WhenReading(f"{part} {year}" if part else f"{year}", *days)


def part_of(words: str) -> str:
    """Return the part of a month or year: ``late`` for "the end of"."""
    return "late" if "end" in words else "mid" if "middle" in words else "early"


def _year_of(match: re.Match[str], published: PublicationDay) -> int | None:
    found = match.groupdict()
    if found.get("year"):
        return int(found["year"])
    if ago := found.get("ago"):
        return ymd(published.day)[0] - number_of(ago.lower())
    away = {"last": -1, "this": 0, "next": 1}.get((found.get("of") or "").lower())
    return None if away is None else ymd(published.day)[0] + away


def _counted_year(
    match: re.Match[str], published: PublicationDay, found: WhenReading
) -> WhenReading:
    """Return a date with the reason for its year, if that is counted from the publication."""
    counted = match.groupdict().get("of") or match.groupdict().get("ago")
    return found._replace(inferred=counted_from(published)) if counted and found.text else found


def _on_weekday(match: re.Match[str], found: WhenReading) -> WhenReading:
    """Return a day, or nothing if the text gives it another weekday."""
    on = (match.groupdict().get("on") or "").lower()
    wrong = on and found.text and calendar.weekday(found.first) != WEEKDAYS.index(on)
    return NOTHING if wrong else found


def _unit_text(unit: str, first: int) -> str:
    return calendar.iso(first)[: 7 if unit == "month" else 4]
