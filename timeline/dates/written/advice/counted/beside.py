"""Days before or after an event or a date: ``the day after KEY``, ``the Monday before KEY``."""

import re
from collections.abc import Callable
from typing import Final

from timeline.dates.calendar import Unit, iso, unit_end, unit_index, unit_start, weekday
from timeline.dates.names import WEEKDAYS
from timeline.dates.written.advice.away import DAY, in_days
from timeline.dates.written.advice.counted.anchors import ANCHOR, SIDE, SIDES, dates_in, is_key
from timeline.dates.written.advice.reading import DateReading, by, not_before

_next = re.compile(
    r"(?:(?:in|on|during|by) )?the (?:(?:next|very next|following|previous) )?"
    rf"(?P<unit>day|morning|evening|night|afternoon|week|month|year|eve) (?P<side>{SIDES}|of)"
    rf" {ANCHOR}"
).fullmatch
_weekday = re.compile(
    r"(?:on |over )?the (?:first |last |next |previous |following )?"
    rf"(?P<name>{'|'.join(WEEKDAYS)}|weekend)"
    rf" (?P<side>(?:on or )?(?:after|before)|{SIDES}) {ANCHOR}"
).fullmatch
_same = re.compile(
    r"(?:(?:on|in|at|around|during) )?(?:the )?(?:same )?(?P<unit>day|week|month|year|time|moment)"
    rf" (?:as|of|with) (?:the )?{ANCHOR}"
).fullmatch
_order = re.compile(
    r"(?P<order>(?:on|at) or (?:after|before)|(?:not|no) (?:before|after|earlier than|later than)"
    r"|following|prior to|ahead of|around|about|in the (?:aftermath|wake) of|in the run-?up to"
    rf"|at|throughout|simultaneously with|midway through) (?:the )?{ANCHOR}"
).fullmatch
_part = re.compile(
    r"(?:(?:on|at|by|before|in) )?the (?:first day|last day|start|beginning|opening|end|close"
    rf"|conclusion|middle) of (?:the )?{ANCHOR}"
).fullmatch
_pair = re.compile(
    r"(?P<how>between|from) (?:the )?(?P<a>.+?) (?:and|to|until) (?:the )?(?P<b>.+)"
).fullmatch
_AROUND: Final = "or another number of days"
_Read = Callable[[re.Match[str]], list[DateReading]]


def beside(text: str) -> list[DateReading]:
    """Return the readings of a day before or after a key or a date; none for others."""
    for form, read in _READERS:
        if (match := form(text)) and not _is_described(match) and (found := read(match)):
            return found
    return []


def _is_described(match: re.Match[str]) -> bool:
    """Whether an event is only described: ``the summit`` is no key, but ``summit-2018`` may be."""
    return any(
        re.fullmatch("[a-z]+(?: [a-z]+)*", name) is not None
        and match.string[: match.start(group)].endswith("the ")
        for group, name in match.groupdict().items()
        if group in ("anchor", "a", "b") and name
    )


def _in_next(match: re.Match[str]) -> list[DateReading]:
    """Read "the day, week, month or year after"."""
    unit, side, anchor = match["unit"], match["side"], match["anchor"]
    if unit == "eve" and side == "of":
        unit, side = "day", "before"
    if side == "of":
        return _on_the_day(unit, anchor)
    side = SIDE[side]
    if unit == "night":
        return _in_night(side, anchor) if not match[0].startswith("by ") else []
    limit = "by " if match[0].startswith("by ") else ""
    calendar: Unit | None = _UNITS.get(unit)
    if is_key(anchor):
        counted = f"the {unit}" if calendar else "1 day"
        return [DateReading(f"{limit}{counted} {side} {anchor}")] if calendar or not limit else []
    found = []
    for each in dates_in(anchor):
        if calendar is None:
            one = each.last + 1 if side == "after" else each.first - 1
            if each.first == each.last:
                text = f"1 day {side} {each.text}"
                found.append(DateReading(text, (one, one), each.note, (iso(one),)))
            continue
        at = unit_index(calendar, each.last if side == "after" else each.first)
        at += 1 if side == "after" else -1
        first, last = unit_start(calendar, at), unit_end(calendar, at)
        written = {"month": iso(first)[:-3], "year": iso(first)[:-6]}.get(unit)
        reading = DateReading(written or f"[{iso(first)}..{iso(last)}]", (first, last), each.note)
        found.append(by(reading) if limit else reading)
    return found


def _on_the_day(unit: str, anchor: str) -> list[DateReading]:
    """Read "the evening of": the same day, or for a night possibly the next one."""
    if unit in _UNITS or not is_key(anchor):
        return []
    if unit == "night":
        return [DateReading(f"within 1 day after {anchor}", away=in_days(DAY, DAY + 1))]
    return [DateReading(f"same day as {anchor}", away=in_days(DAY, DAY))]


def _in_night(side: str, anchor: str) -> list[DateReading]:
    """Read "the night before", which ends on the day itself; "the night after" begins on it."""
    if is_key(anchor):
        days = (DAY - 1, DAY) if side == "before" else (DAY, DAY + 1)
        return [DateReading(f"within 1 day {side} {anchor}", away=in_days(*days))]
    found = []
    for each in dates_in(anchor):
        first = each.first - 1 if side == "before" else each.last
        if each.first == each.last:
            found.append(DateReading(f"night of {iso(first)}", (first, first + 1), each.note))
    return found


_UNITS: Final[dict[str, Unit]] = {"week": "week", "month": "month", "year": "year"}


def _on_weekday(match: re.Match[str]) -> list[DateReading]:
    """Read "the Monday before": of a date with the day that this is."""
    name, side, anchor = match["name"], SIDE.get(match["side"], match["side"]), match["anchor"]
    shown = name if name == "weekend" else name.capitalize()
    if is_key(anchor):
        return [DateReading(f"the {shown} {side} {anchor}")]
    found = []
    for each in dates_in(anchor):
        if each.first != each.last:
            return []
        same = side.startswith("on or ")
        if name == "weekend":
            if same:
                return []
            ahead = (WEEKDAYS.index("saturday") - weekday(each.first)) % 7 or 7
            back = (weekday(each.first) + 1) % 7 or 7  # to a Sunday
            first = each.first + ahead if side == "after" else each.first - back - 1
            days = first, first + 1
        else:
            ahead = (WEEKDAYS.index(name) - weekday(each.first)) % 7
            one = each.first + ahead if side.endswith("after") else each.first - (-ahead) % 7
            if not same and one == each.first:
                one += 7 if side == "after" else -7
            days = one, one
        found.append(DateReading(f"the {shown} {side} {each.text}", days, each.note))
    return found


def _in_same(match: re.Match[str]) -> list[DateReading]:
    """Read "on the day of": the same day, week, month or year."""
    anchor = match["anchor"]
    if not is_key(anchor):
        return []
    if "around" in match[0]:
        return [DateReading(f"within 3 days of {anchor}", note=_AROUND)]
    unit = "day" if match["unit"] in ("time", "moment") else match["unit"]
    return [DateReading(f"same {unit} as {anchor}")]


def _in_order(match: re.Match[str]) -> list[DateReading]:
    """Read "before", "after" or "during" a key, which all allow the same day."""
    order, anchor = match["order"], match["anchor"]
    if not is_key(anchor):
        return []
    if order in ("on or after", "at or after", "not before", "no before", "no earlier than"):
        return [DateReading(f"on or after {anchor}")]
    if order in ("at", "simultaneously with"):
        return [DateReading(f"same day as {anchor}")]
    if order in ("around", "about"):
        return [DateReading(f"within 3 days of {anchor}", note=_AROUND)]
    if order in ("throughout", "midway through"):
        return [DateReading(f"during {anchor}")]
    if order.startswith(("on or", "at or", "no")):
        return [DateReading(f"by {anchor}")]
    word = "after" if re.search("after|following|wake", order) else "before"
    return [DateReading(f"{word} {anchor}")]


def _in_part(match: re.Match[str]) -> list[DateReading]:
    """Read the first or the last day of an event, and limits by its end."""
    text, anchor = match[0], match["anchor"]
    if not is_key(anchor) or anchor.startswith("published "):
        return []
    if re.search("the (?:last day|end|close|conclusion) of", text):
        if text.startswith(("by ", "before ")):
            return [DateReading(f"by {anchor}")]
        return [DateReading(f"0 days after {anchor}")]
    if "the middle of" in text:
        return [DateReading(f"during {anchor}")] if not text.startswith(("by", "before")) else []
    if text.startswith("before "):
        return [DateReading(f"before {anchor}")]
    return [] if text.startswith("by ") else [DateReading(f"same day as {anchor}")]


def _between(match: re.Match[str]) -> list[DateReading]:
    """Read "between A and B" and "from A to B", where one or both are keys."""
    a, b = match["a"], match["b"]
    if not (is_key(a) or is_key(b)):
        return []
    if match["how"] == "from":
        starts = [a] if is_key(a) else [each.text for each in dates_in(a)]
        ends = [b] if is_key(b) else [each.text for each in dates_in(b)]
        return [DateReading(f"from {start} to {end}") for start in starts for end in ends]
    starts = [f"after {a}"] if is_key(a) else [not_before(each).text for each in dates_in(a)]
    ends = [f"before {b}"] if is_key(b) else [by(each).text for each in dates_in(b)]
    return [DateReading(f"{start} and {end}") for start in starts for end in ends]


_READERS: Final[tuple[tuple[Callable[[str], re.Match[str] | None], _Read], ...]] = (
    (_next, _in_next),
    (_weekday, _on_weekday),
    (_same, _in_same),
    (_part, _in_part),
    (_order, _in_order),
    (_pair, _between),
)
