"""Times of day in everyday words with a date: ``5 pm on A``, ``dawn of A``, ``overnight A-B``.

The times themselves are in ``times``.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST, iso
from timeline.dates.written.advice.clocks.times import FIRST, HOUR, LAST, ROUGH, TIMES, ZONE, Time
from timeline.dates.written.advice.reading import DateReading
from timeline.dates.written.advice.single import plain_date
from timeline.dates.written.advice.single.everyday import single
from timeline.dates.written.advice.spans.ranges import ranges, short_span

_side = re.compile(r"(by|before|after|(?:no|not) later than|prior to) (?:the )?(.+)").fullmatch
_BELONGS: Final = "the times belong in parts of the event"
_open = re.compile(r"(since|from|until|till) (?:the )?(.+)").fullmatch
_between = re.compile(
    r"(?P<how>between|from) (?P<a>[\d:.h]+(?: ?[ap]\.?m\.?)?) (?:and|to|until) (?P<b>.+)"
).fullmatch
_span = re.compile(
    r"(.+\dt[\d:]+(?:z|[+-]\d\d:\d\d)?)(?: ?[/–] ?| to | - )(?:(\d{4}-\d\d-\d\d)t)?"
    r"([\d:]+(?:z|[+-]\d\d:\d\d)?)"
).fullmatch
_group = re.compile(r"(\d\d)(\d{4}[a-z]),? ?([a-z]{3,9})\.?,? ?(\d{4})").fullmatch
_mark_inside = re.compile(r"(.+t[\d:]+)~(z|[+-][\d:]+)").fullmatch
_hour_only = re.compile(rf"(.+t\d\d){ZONE}~?").fullmatch
_roughly = re.compile(rf"{ROUGH} ?(.+)").fullmatch
_doubtful = re.compile(r"(.+t\d\d:\d\d.*)\?").fullmatch
_plain_day = re.compile(r"-?\d{4}-\d\d-\d\d").fullmatch


def with_time(text: str) -> list[DateReading]:
    """Return the readings of a folded text in lower case; none for a text of another form."""
    if match := _group(text):  # a date-time group: 010930ZJAN2020
        text = f"{match[2]} {match[1]} {match[3]} {match[4]}"
    if match := _mark_inside(text):
        text = f"{match[1]}{match[2]}~"
    if match := _hour_only(text):  # the whole hour, in EDTF with minutes only
        text = f"{match[1]}:00{match[2] or ''}~"
    if found := _on_a_day(text):
        return found
    if match := _roughly(text):
        return [each for each in _on_a_day(match[1], rough=True) if each.text.endswith("~")]
    if match := _side(text):
        return [_beside(match[1], each) for each in _on_a_day(match[2])]
    if (match := _open(text)) and (found := _on_a_day(match[2])):
        until = match[1] in ("until", "till")
        return [
            DateReading(f"../{iso(last)}", (OPEN_EARLIEST, last), _BELONGS)
            if until
            else DateReading(f"{iso(first)}/..", (first, OPEN_LATEST), _BELONGS)
            for first, last in ((each.first, each.last) for each in found)
        ]
    if match := _between(text):
        half = re.match(r"[\d:.h]+ ?([ap])\.?m\.? ", match["b"])
        first = f"{match['a']} {half[1]}m" if half and match["a"][-1].isdigit() else match["a"]
        start, end = f"{first} {_day_of(match['b'])}", match["b"]
        return _between_times(start, end) if match["how"] == "between" else _lasted(start, end)
    if match := _span(text):
        start, day, end = match.groups()
        return _lasted(start, f"{day or start.partition('t')[0]}t{end}")
    if match := _doubtful(text):
        rough = [each._replace(text=f"{each.text}~") for each in _on_a_day(match[1])]
        days = [DateReading(f"{iso(each.first)}?", each.days) for each in rough]
        return [
            *(each._replace(note="the time is approximate", days=None) for each in rough),
            *(each._replace(note="the day is uncertain") for each in days),
        ]
    return []


def is_time(text: str) -> bool:
    """Whether a folded text is a time of day without a date, in any case."""
    if re.match(r"\d{4}(?:[+-]|$)|(?:19|20)\d\d[a-hj-y]$", text):
        return False  # rather a year; of military zones, z and i (Korea, Japan) are usual
    text = re.sub(rf"^(?:at |in |the |by |before |after |{ROUGH} ?)*", "", text)
    if re.match(r"\d{4}(?:[+-]|$)", text):
        return False
    return any(re.fullmatch(time, text, re.IGNORECASE) for time, _ in TIMES)


def longer_than_a_day(text: str) -> list[DateReading]:
    """Return the month or the year next to a time of day; none for a day or another text."""
    if re.fullmatch(r"\d{4}(?:,? |-)\d{4}", text):
        return []  # rather two years
    if match := _side(text):
        text = match[2]
    beside = [match.groups()[-1] for pattern, _ in FIRST if (match := pattern(text))]
    beside += [match[1] for pattern, _ in LAST if (match := pattern(text))]
    return [
        each
        for date in beside
        for each in single(date) or plain_date(date)
        if each.first != each.last
    ]


def _on_a_day(text: str, *, rough: bool = False) -> list[DateReading]:
    """Return the readings of one time of day and its date, in either order."""
    for pattern, read in FIRST:
        if match := pattern(text):
            about, *parts, date = match.groups()
            if found := list(_joined(read(*parts), date, rough or bool(about))):
                return found
    for pattern, read in LAST:
        if match := pattern(text):
            date, about, *parts, mark = match.groups()
            if found := list(_joined(read(*parts), date, rough or bool(about or mark))):
                return found
    return []


def _joined(times: list[Time], date: str, rough: bool) -> Iterator[DateReading]:
    part = next((each.part for each in times), "")
    nights = part == "night" or (not part and len(times) > 1)
    inner = _on_a_day(date) if part else []
    if inner:  # night of 2020-01-01T20:00: the time says more
        yield from (each for each in inner if _is_in(part, each.text))
        return
    for day in single(date) or plain_date(date):
        if day.first == day.last and _plain_day(day.text):
            found = (_reading(time, day, rough or time.rough) for time in times)
            yield from filter(None, found)
    if nights and date:
        for first in {each.first for each in _two_days(date)}:
            time = Time(part="night") if part else Time(24 * HOUR)
            if part in ("", "night"):
                yield from filter(None, [_reading(time, DateReading("", (first, first)), rough)])


def _two_days(text: str) -> list[DateReading]:
    """Return the readings of two consecutive days: ``3-4 March 2020``."""
    ends = [each for part in text.split("/") for each in plain_date(part)]
    if len(ends) == 2 and ends[0].first == ends[0].last == ends[1].first - 1 == ends[1].last - 1:
        return [DateReading("", (ends[0].first, ends[1].last))]
    found = short_span(text) or ranges(text.removeprefix("from ").removeprefix("between "))
    found = found or ranges(f"between {text}")
    return [each for each in found if each.last == each.first + 1]


def _reading(time: Time, date: DateReading, rough: bool) -> DateReading | None:
    shift, second = divmod(time.seconds, 86_400)
    day = date.first + shift
    note = ", ".join(filter(None, (date.note, time.note)))
    if time.part:
        last = day + (time.part == "night")
        return None if rough else DateReading(f"{time.part} of {iso(day)}", (day, last), note)
    clock = f"{iso(day)}T{second // HOUR:02}:{second // 60 % 60:02}"
    full = f"{clock}:{second % 60:02}{time.zone}"
    if rough:
        first, last = ((day * 86_400 + second + each) // 86_400 for each in (-HOUR, HOUR))
        return DateReading(f"{full if time.exact else clock + time.zone}~", (first, last), note)
    text = full if time.exact else f"{clock}{time.zone}"
    return DateReading(text, (day, day), note, (full,))


def _is_in(part: str, text: str) -> bool:
    """Whether a clock time is surely in a part of its day."""
    hour = re.search(r"T(\d\d)", text)
    limits = {"morning": (0, 12), "afternoon": (12, 18), "evening": (18, 24), "night": (18, 24)}
    first, end = limits[part]
    return hour is not None and first <= int(hour[1]) < end


def _beside(side: str, each: DateReading) -> DateReading:
    """Return "by", "before" or "after" a time: on its day is possible."""
    part = " of " in each.text
    if side == "after":
        first = each.last if part else each.first
        return DateReading(f"after {each.text}", (first, OPEN_LATEST), each.note)
    if side in ("before", "prior to"):
        last = each.first if part else each.last
        return DateReading(f"before {each.text}", (OPEN_EARLIEST, last), each.note)
    return DateReading(f"by {each.text}", (OPEN_EARLIEST, each.last), each.note)


def _day_of(text: str) -> str:
    """Return the date after a time: ``on 2020-01-01`` of ``18:00 on 2020-01-01``."""
    return re.sub(r"^[ap]\.?m\.? ", "", text.partition(" ")[2])


def _lasted(start: str, end: str) -> list[DateReading]:
    """Return "from one time to another" as an interval of days: its ends cannot be times."""
    found = []
    for a, b in _ends(start, end):
        zones = {re.sub(r".*T[\d:]+", "", each.text) for each in (a, b)} - {""}
        if len(zones) < 2:
            days = f"the days in {zones.pop().replace('Z', 'UTC')}; " if zones else ""
            note = f"{days}{_BELONGS}"
            found.append(DateReading(f"{iso(a.first)}/{iso(b.last)}", (a.first, b.last), note))
    return found


def _between_times(start: str, end: str) -> list[DateReading]:
    """Return "some moment between two times"."""
    return [
        DateReading(f"after {a.text} and before {b.text}", (a.first, b.last), a.note)
        for a, b in _ends(start, end)
    ]


def _ends(start: str, end: str) -> list[tuple[DateReading, DateReading]]:
    pairs = product(_on_a_day(start), _on_a_day(end))
    return [(a, b) for a, b in pairs if a.note == b.note and a.text < b.text]
