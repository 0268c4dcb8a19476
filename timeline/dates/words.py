"""Dates in English words: ``some day from 1 to 10 July 2022, approximate``."""

import re
from collections.abc import Sequence
from itertools import pairwise, product
from typing import Final

from timeline.dates.calendar import MONTH_NAMES, days_in_month, is_bounded, year_shown, ymd
from timeline.dates.edtf import Edtf, parse
from timeline.errors import DateError
from timeline.text import listed

_DOUBTS: Final = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}

THIRDS: Final = ("early", "mid", "late")
_ORDINALS: Final = ("first", "second", "third", "fourth")
_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_GROUPINGS: Final = {
    code: name
    for start, names in (
        (21, _SEASONS),
        (25, tuple(f"northern {season}" for season in _SEASONS)),
        (29, tuple(f"southern {season}" for season in _SEASONS)),
        (33, tuple(f"the {ordinal} quarter of" for ordinal in _ORDINALS)),
        (37, tuple(f"the {ordinal} third of" for ordinal in _ORDINALS[:3])),
        (40, tuple(f"the {ordinal} half of" for ordinal in _ORDINALS[:2])),
    )
    for code, name in enumerate(names, start)
}


_NO_YEAR: Final = "2000"
"""A leap year that stands for an unknown year while the rest of a date is worded."""
_MOST: Final = 6
"""Choices that are listed; of more, their number and the first and the last day are told."""


def days_in_words(first: int, last: int) -> str:
    """Return the days from ``first`` to ``last`` in the shortest words.

    ``5 July 2022``, ``1 to 10 July 2022``, ``May to July 2022``, ``2010 to 2019``; if one end is
    open or unknown, ``no later than 31 December 2030`` or ``no earlier than 1 July 2022``.
    """
    if not is_bounded(first):
        return f"no later than {_one_day(last)}" if is_bounded(last) else "at an unknown time"
    if not is_bounded(last):
        return f"no earlier than {_one_day(first)}"
    (y1, m1, d1), (y2, m2, d2) = ymd(first), ymd(last)
    whole_months = d1 == 1 and d2 == days_in_month(y2, m2)
    if whole_months and m1 == 1 and m2 == 12:
        return _joined("", _year(y1), _year(y2))
    start, end = ("", "") if whole_months else (f"{d1} ", f"{d2} ")
    if y1 != y2:
        return f"{start}{_month(y1, m1)} to {end}{_month(y2, m2)}"
    if m1 != m2:
        return f"{start}{MONTH_NAMES[m1 - 1]} to {end}{_month(y2, m2)}"
    return _joined(_month(y1, m1), start.strip(), end.strip())


def in_words(value: Edtf) -> str:
    """Return an EDTF value in words, its qualifiers last."""
    return _plain(value) + _doubts(value)


def members_in_words(value: Edtf) -> str:
    """Return what a set in braces means: ``1971 and 1973``, ``every year from 1971 to 1975``."""
    return _listed(_members(value, "every"), "and") + _doubts(value)


def choice_in_words(text: str) -> str:
    """Return which dates a date can be, if days between them are none; empty for other dates.

    ``one of 28 February or 1 March 2024`` and ``early May of an unknown year``, for which the words
    of the first and the last day would state days that are not meant. ``text`` is a date in EDTF,
    or a third of one; its qualifiers are left out.
    """
    third, _, date = text.rpartition(" ")
    if not (date[:1] == "[" or "X" in date) or third not in ("", *THIRDS):
        return ""
    try:
        value = parse(date)
    except DateError:
        return ""
    if value.kind == "one-of" and not third:
        return _set(value) if len(_members(value, "some")) > 1 else ""
    words = _masked(value) if value.kind == "date" else ""
    return f"{third} {words}".strip() if words else ""


def few_in_words(text: str) -> str:
    """Return the dates that a date can be without "one of": ``28 February or 1 March 2024``.

    It is empty where ``choice_in_words`` is, and where this tells more than single dates: their
    number, because they are many, or a range of them.
    """
    if not choice_in_words(text) or ".." in text:
        return ""
    value = parse(text)
    if value.kind == "one-of":
        dates = _members(value, "some")
    else:
        dates = [_date(each) for each in _choices(value)]
    return _listed(dates, "or") if 1 < len(dates) <= _MOST else ""


def _plain(value: Edtf) -> str:
    """Return a value in words, without its qualifiers."""
    match value.kind:
        case "datetime":
            return f"{_one_day(value.earliest)} at {_clock(value)}"
        case "interval":
            start, _, end = value.text.partition("/")
            return f"from {_end(start, 'start')} to {_end(end, 'end')}"
        case "one-of" | "all-of":
            return _set(value)
    return _date(value)


def _date(value: Edtf) -> str:
    days = days_in_words(value.earliest, value.latest)
    text = _unqualified(value)
    if value.precision == "unknown":
        return days
    if "S" in text:
        return f"{_some('year', days)}, thought to be {_date(parse(text.partition('S')[0]))}"
    if "X" in text:
        return _masked(value) or _some(value.precision, days)
    if value.precision == "season":
        year, _, code = text.rpartition("-")
        return f"{_GROUPINGS[int(code)]} {_year(int(year))} ({days})"
    return days


def _set(value: Edtf) -> str:
    every = value.kind == "all-of"
    members = _members(value, "every" if every else "some")
    if len(members) == 1:
        return members[0]
    if len(members) > _MOST and not every and all(map(is_bounded, (value.earliest, value.latest))):
        return f"one of {len(members)} dates {_within(value)}"
    head, conjunction = ("all of", "and") if every else ("one of", "or")
    return f"{head} {_listed(members, conjunction)}"


def _within(value: Edtf) -> str:
    """Return ``from 1 to 10 July 2022``, or ``in 2022``."""
    days = days_in_words(value.earliest, value.latest)
    return f"{'from' if ' to ' in days else 'in'} {days}"


def _members(value: Edtf, each: str) -> list[str]:
    return [_member(text, each) for text in value.text[1:-1].split(",")]


def _listed(words: Sequence[str], conjunction: str) -> str:
    """Return dates with a conjunction; what all of them end in only once: ``1 or 4 July 2022``."""
    split = [each.split(" ") for each in words]
    ends = 0
    if not any("(" in each for each in words):
        most = min(map(len, split)) - 1
        while ends < most and len({each[-ends - 1] for each in split}) == 1:
            ends += 1
    if not ends or len(words) == 1:
        return listed(list(words), conjunction)
    heads = [" ".join(each[:-ends]) for each in split[:-1]]
    return listed([*heads, words[-1]], conjunction)


def _masked(value: Edtf) -> str:
    """Return a date with unknown digits in words, if days between its choices are none.

    It is empty for one of successive days, months or years.
    """
    text = _unqualified(value)
    found = re.fullmatch(r"(-?[\dX]{4})(?:-(.+))?", text)
    if found is None or value.precision == "unknown":
        return ""
    year, rest = found[1], found[2]
    if rest and "X" in year:
        unit = _date(parse(f"{_NO_YEAR}-{rest}")).partition(" (")[0]
        unit = re.sub(f"(?: of| in)? {_NO_YEAR}$", "", unit)
        unknown = year.strip("-X") == ""
        return f"{unit} of {'an unknown year' if unknown else _date(parse(year))}"
    choices = _choices(value)
    if len(choices) == 1:
        return _date(choices[0])
    if all(one.latest + 1 == next_.earliest for one, next_ in pairwise(choices)):
        return ""
    if len(choices) > _MOST:
        return f"one of {len(choices)} {value.precision}s {_within(value)}"
    return f"one of {_listed([_date(each) for each in choices], 'or')}"


def _unqualified(value: Edtf) -> str:
    return re.sub("[?~%]", "", value.text)


def _choices(value: Edtf) -> list[Edtf]:
    """Return what a date is with any digits for those that are unknown, in order.

    None if more than two are unknown.
    """
    text = _unqualified(value)
    unknown, found = text.count("X"), list[Edtf]()
    for digits in product("0123456789", repeat=unknown) if unknown <= 2 else ():
        try:
            found.append(parse(text.replace("X", "{}").format(*digits)))
        except DateError:
            continue
    months = (each for each in found if each.precision != "season")  # a mask never means one
    return sorted(months, key=lambda each: each.earliest)


def _member(text: str, each: str) -> str:
    """Return a member of a set in words: a date, or every or some date of a range."""
    first, dots, last = text.partition("..")
    if not dots:
        return _plain(parse(text))
    if not first:
        return f"{_plain(parse(last))} or earlier"
    if not last:
        return f"{_plain(parse(first))} or later"
    start, end = parse(first), parse(last)
    return _some(start.precision, days_in_words(start.earliest, end.latest), each)


def _end(text: str, side: str) -> str:
    """Return an end of an interval in words."""
    if text in ("", ".."):
        return f"an {'open' if text else 'unknown'} {side}"
    return _member(text, "some")


def _some(unit: str, days: str, each: str = "some") -> str:
    """Return ``some day in July 2022``, ``some day from 1 to 10 July 2022``."""
    return f"{each} {unit} {'from' if ' to ' in days else 'in'} {days}"


def _clock(value: Edtf) -> str:
    clock, zone = value.text[-8:], " local time"
    if value.offset is not None:
        clock, zone = value.text.partition("T")[2][:8], " UTC"
        if value.offset:
            zone += value.text[-6:]
    return clock + zone


def _doubts(value: Edtf) -> str:
    """Return ``, approximate``, or ``, in part approximate`` if only some components are."""
    if not value.qualifiers:
        return ""
    dates = [text for text in re.split(r"\.\.|[/,\[\]{}]", value.text) if text]
    marks = {re.sub("[^?~%]", "", text) for text in dates}
    whole = marks == {value.qualifiers} and all(text.endswith(value.qualifiers) for text in dates)
    part = "" if whole else "in part "
    return "".join(f", {part}{_DOUBTS[mark]}" for mark in value.qualifiers)


def _one_day(day: int) -> str:
    year, month, day_of_month = ymd(day)
    return f"{day_of_month} {_month(year, month)}"


def _month(year: int, month: int) -> str:
    of = " of " if _is_named(year) else " "
    return f"{MONTH_NAMES[month - 1]}{of}{_year(year)}"


def _year(year: int) -> str:
    """Return a year; one after Christ without four digits gets the words "the year"."""
    return f"the year {year}" if _is_named(year) else year_shown(year)


def _is_named(year: int) -> bool:
    return 1 <= year <= 999 or year > 9999


def _joined(head: str, first: str, last: str) -> str:
    """Return ``1 to 10 July 2022`` from ``July 2022``, ``1`` and ``10``; one number if equal."""
    span = first if first == last else f"{first} to {last}"
    return f"{span} {head}".strip()
