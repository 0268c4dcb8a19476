"""Times of day in everyday words beside a date: ``5 pm on A``, ``dawn of A``, ``overnight A-B``.

A time without a zone stays without one, because its place is known only to the file. ``L`` and
``local`` mean that. The other letters of military times are offsets: ``I`` is +09:00.
"""

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Final, NamedTuple

from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST, iso
from timeline.dates.written.advice.everyday import single
from timeline.dates.written.advice.reading import DateReading
from timeline.dates.written.advice.spans import plain_date, ranges, short_span

_HOUR: Final = 3_600


class _Time(NamedTuple):
    """A time of day: a clock time, or a part of the day if ``part`` is not empty."""

    seconds: int = 0  # of the day; from 86,400 on of the next
    zone: str = ""
    exact: bool = False  # to the second
    part: str = ""
    note: str = ""
    rough: bool = False


_ROUGH: Final = (
    r"(?:at )?(?:about|around|approximately|approx\.?|circa|ca?\.|ca|roughly"
    r"|(?:shortly|just|soon) (?:before|after)|[~≈])"
)
_ZONE: Final = r"(?: ?(z|utc|gmt|local time|local|l|[+-]\d\d(?::?\d\d)?))?"
_LETTERS: Final = "abcdefghiklmnopqrstuvwxy"  # +1 to +12, then -1 to -12; j is local time
_DAWN: Final = "dawn|daybreak|sunrise|first light"


def _clock(
    hour: str, minute: str | None = None, second: str | None = None, half: str | None = None,
    zone: str | None = None,
) -> list[_Time]:  # fmt: skip
    hours, minutes, seconds = int(hour), int(minute or 0), int(second or 0)
    if half:
        if not 1 <= hours <= 12:
            return []
        hours = hours % 12 + 12 * (half == "p")
    if hours > 24 or minutes > 59 or seconds > 59 or (hours == 24 and minutes + seconds):
        return []
    written = _offset(zone or "")
    return [_Time(hours * _HOUR + minutes * 60 + seconds, written, second is not None)]


def _offset(zone: str) -> str:
    if zone in ("", "l", "j") or zone.startswith("local"):
        return ""
    if zone in ("z", "utc", "gmt") or re.fullmatch(r"[+-]00(?::?00)?", zone):
        return "Z"
    if zone in _LETTERS:
        number = _LETTERS.index(zone) + 1
        return f"+{number:02}:00" if number < 13 else f"-{number - 12:02}:00"
    return zone if len(zone) == 3 or ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _part(name: str) -> list[_Time]:
    return [_Time(part=name)]


_TIMES: Final[list[tuple[str, Callable[..., list[_Time]]]]] = [
    (
        r"(\d\d?)[:.h](\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?: ?(?:hrs?|hours))?"
        rf"(?: ?([ap])\.?m\.?)?{_ZONE}",
        _clock,
    ),
    (
        rf"(\d\d)(\d\d)(?: ?(?:hrs?|hours|h)\b\.?)?(?:{_ZONE}|([a-z]))",
        lambda hour, minute, zone, letter: _clock(hour, minute, zone=zone or letter),
    ),
    (rf"(\d\d?) ?([ap])\.?m\.?{_ZONE}", lambda h, half, zone: _clock(h, half=half, zone=zone)),
    (rf"(\d\d?) ?(?:h|hrs?|hours){_ZONE}", lambda hour, zone: _clock(hour, zone=zone)),
    (r"(?:12 )?(?:noon|midday)", lambda: [_Time(12 * _HOUR)]),
    (
        r"midnight",
        lambda: [_Time(0, note="at its beginning"), _Time(24 * _HOUR, note="at its end")],
    ),
    (r"(?:early |late |mid-?|whole )?(morning|afternoon|evening)", _part),
    (r"(?:late )?night(?:-?time)?", lambda: _part("night")),
    (
        r"overnight",
        lambda: [
            _Time(part="night", note="to the next day"),
            _Time(-24 * _HOUR, part="night", note="from the day before"),
        ],
    ),
    (
        rf"(?:before |pre-?)?(?:{_DAWN})(?: hours)?|(?:small|early)(?: morning)? hours",
        lambda: _part("morning"),
    ),
    (
        r"dusk|sunset|nightfall|twilight",
        lambda: [
            _Time(part="afternoon", note="before 18:00"),
            _Time(part="evening", note="from 18:00 on"),
        ],
    ),
]
_FIRST: Final = [
    (
        re.compile(
            rf"(?:(?:at|in|on|during) )?(?:the )?({_ROUGH} ?)?(?:the )?(?:{time})"
            r"(?:,? (?:on|of|from|in|between)(?: the)?|,)? ([^ ].*)"
        ).fullmatch,
        read,
    )
    for time, read in _TIMES
]
_LAST: Final = [
    (
        re.compile(
            rf"(.+?)(?:t|,? at |,? in (?:the )?|,? during (?:the )?|,? )\(?({_ROUGH} ?)?(?:the )?"
            rf"(?:{time})\)?(~)?"
        ).fullmatch,
        read,
    )
    for time, read in _TIMES
]
_side = re.compile(r"(by|before|after|(?:no|not) later than|prior to) (?:the )?(.+)").fullmatch
_between = re.compile(
    r"(?P<how>between|from) (?P<a>[\d:.h]+(?: ?[ap]\.?m\.?)?) (?:and|to) (?P<b>.+)"
).fullmatch
_span = re.compile(
    r"(.+\dt[\d:]+(?:z|[+-]\d\d:\d\d)?)(?: ?[/–] ?| to | - )(?:(\d{4}-\d\d-\d\d)t)?"
    r"([\d:]+(?:z|[+-]\d\d:\d\d)?)"
).fullmatch
_group = re.compile(r"(\d\d)(\d{4}[a-z]) ?([a-z]{3,9})\.? ?(\d{4})").fullmatch
_mark_inside = re.compile(r"(.+t[\d:]+)~(z|[+-][\d:]+)").fullmatch
_hour_only = re.compile(rf"(.+t\d\d){_ZONE}~?").fullmatch
_roughly = re.compile(rf"{_ROUGH} ?(.+)").fullmatch
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
    if match := _between(text):
        start, end = f"{match['a']} {_day_of(match['b'])}", match["b"]
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
    if re.match(r"\d{4}(?:[+-]|$)", text):
        return False  # rather a year
    start = rf"(?:at |in |the |by |before |after |{_ROUGH} ?)*"
    return any(re.fullmatch(f"{start}(?:{time})", text, re.IGNORECASE) for time, _ in _TIMES)


def lacks_day(text: str) -> bool:
    """Whether a folded text is a time of day beside a month or a year, in any case."""
    text = text.lower()
    if re.fullmatch(r"\d{4}[ -]\d{4}", text):
        return False  # rather two years
    if match := _side(text):
        text = match[2]
    beside = [match.groups()[-1] for pattern, _ in _FIRST if (match := pattern(text))]
    beside += [match[1] for pattern, _ in _LAST if (match := pattern(text))]
    found = (each for date in beside for each in single(date) or plain_date(date))
    return any(each.first != each.last for each in found)


def _on_a_day(text: str, *, rough: bool = False) -> list[DateReading]:
    """Return the readings of one time of day and its date, in either order."""
    for pattern, read in _FIRST:
        if match := pattern(text):
            about, *parts, date = match.groups()
            if found := list(_joined(read(*parts), date, rough or bool(about))):
                return found
    for pattern, read in _LAST:
        if match := pattern(text):
            date, about, *parts, mark = match.groups()
            if found := list(_joined(read(*parts), date, rough or bool(about or mark))):
                return found
    return []


def _joined(times: list[_Time], date: str, rough: bool) -> Iterator[DateReading]:
    part = next((each.part for each in times), "")
    nights = part == "night" or len({each.note for each in times}) > 1
    inner = _on_a_day(date) if part else []
    if inner:  # night of 2020-01-01T20:00: the time says more
        yield from (each for each in inner if _is_in(part, each.text))
        return
    for day in single(date) or plain_date(date):
        if day.first == day.last and _plain_day(day.text):
            yield from (reading for time in times if (reading := _reading(time, day, rough)))
    if nights and date:
        for first in {each.first for each in _two_days(date)}:
            time = _Time(part="night") if part else _Time(24 * _HOUR)
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


def _reading(time: _Time, date: DateReading, rough: bool) -> DateReading | None:
    shift, second = divmod(time.seconds, 86_400)
    day = date.first + shift
    note = ", ".join(filter(None, (date.note, time.note)))
    if time.part:
        last = day + (time.part == "night")
        return None if rough else DateReading(f"{time.part} of {iso(day)}", (day, last), note)
    clock = f"{iso(day)}T{second // _HOUR:02}:{second // 60 % 60:02}"
    full = f"{clock}:{second % 60:02}{time.zone}"
    if rough:
        first, last = ((day * 86_400 + second + each) // 86_400 for each in (-_HOUR, _HOUR))
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
    """Return the date behind a time: ``on 2020-01-01`` of ``18:00 on 2020-01-01``."""
    return text.partition(" ")[2].removeprefix("am ").removeprefix("pm ")


def _lasted(start: str, end: str) -> list[DateReading]:
    """Return "from one time to another" as an interval of days: its ends cannot be times."""
    found = []
    for a, b in _ends(start, end):
        zones = {re.sub(r".*T[\d:]+", "", each.text) for each in (a, b)} - {""}
        if len(zones) < 2:
            days = f"the days in {zones.pop().replace('Z', 'UTC')}; " if zones else ""
            note = f"{days}the times belong in parts of the event"
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
