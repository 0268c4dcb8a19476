"""Texts with two or more dates: ``between A and B``, ``A to B``, ``A or B``, ``2022/23``."""

import re
from typing import Final

from timeline.dates.names import MONTH
from timeline.dates.written.advice import spelling
from timeline.dates.written.advice.everyday import single
from timeline.dates.written.advice.reading import (
    DateReading,
    between,
    by,
    lasted,
    lasted_since,
    lasted_until,
    not_before,
    of_month,
    of_year,
    one_of,
)

_LASTED: Final = "it lasted"
_LONGEST: Final = 50
"""Maximum number of years in a span whose end has only two digits."""

_two_years = re.compile(r"(?:from )?(\d{4})( ?[/–-] ?| to )(\d\d)").fullmatch
_short_end = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?[/–](?:(\d\d)-)?(\d\d)").fullmatch
_range = re.compile(
    r"(?:from )?(.+?)(?: to | until | till | through | thru | up to | ?– ?| - )(.+)"
).fullmatch
_hyphen = re.compile(
    rf"((?:^|{MONTH} )\d\d?(?: {MONTH})?)-(\d\d?(?= |,))|^({MONTH})[-/](?={MONTH})"
)
_years = re.compile(r"(?<=^\d{4})-(?=\d{4}$)")
_between = re.compile(r"(?:some time )?between (.+?)(?: and | to | ?– ?)(.+)").fullmatch
_dots = re.compile(r"([^\[{].*?) ?(?:\.\.\.?|…) ?(.*[^\]}])").fullmatch


def plain_date(text: str) -> list[DateReading]:
    """Return the readings of a single date, in everyday notation or in EDTF."""
    if re.fullmatch(r"\d{1,3}", text):
        return []  # only part of a date
    return single(text) or spelling.single(text)


def two_years(text: str) -> list[DateReading]:
    """Read ``2022/23``, ``1950-53`` as two years; ``2011/12`` can also be a month."""
    match = _two_years(text)
    if not match:
        return []
    year, mark, end = int(match[1]), match[2].strip(), int(match[3])
    last = year - year % 100 + end
    if last <= year and (year + 1) % 100 == end:
        last = year + 1
    if not year < last <= year + _LONGEST:
        return []
    (a,), (b,) = of_year(year), of_year(last)
    choice = one_of([a, b], "one of the two") if last == year + 1 else between(a, b, "one of them")
    month = of_month(year, end) if mark == ("/" if end else "-") else []
    if mark == "to":
        return lasted(a, b)
    return [
        *lasted(a, b, _LASTED),
        *choice,
        *(each._replace(note="one month" if end else "the year") for each in month),
    ]


def short_span(text: str) -> list[DateReading]:
    """Read ``2022-07/08``, ``2022-07-05/07``: the end omits the parts that the start states."""
    match = _short_end(text)
    if not match:
        return []
    year, month, day_, month_2, last = match.groups()
    if day_ is None and month_2 is not None:
        return []
    start = "-".join(filter(None, (year, month, day_)))
    end = f"{year}-{month_2 or month}-{last}" if day_ else f"{year}-{last}"
    a, b = plain_date(start), plain_date(end)
    if day_ is None and a and b and a[0].first >= b[0].first:  # 2022-12/01: into the next year
        day = plain_date(f"{start}-{last}")
        b = plain_date(f"{int(year) + 1}-{last}")
        return [*lasted(a[0], b[0], _LASTED), *(each._replace(note="one day") for each in day)]
    if not (a and b) or a[0].first >= b[0].first:
        return []
    return [*lasted(a[0], b[0], _LASTED), *between(a[0], b[0], "one of them")]


def ranges(text: str) -> list[DateReading]:
    """Read ``between A and B`` and ``A to B``; the ends may share a month or a year."""
    if match := _between(text):
        return [r for a, b in _ends(match[1], match[2]) for r in between(a, b)]
    text = _years.sub("–", text)
    if match := _range(_hyphen.sub(r"\1\3–\2", text)):
        return [r for a, b in _ends(match[1], match[2]) for r in lasted(a, b)]
    if match := _dots(text):
        return [
            r
            for a, b in _ends(match[1], match[2])
            for r in (*between(a, b, "one of them"), *lasted(a, b, _LASTED))
        ]
    if match := re.fullmatch(r"(.+?)(?: ?\.\.| ?–| -)", text):
        found = plain_date(match[1])
        later = [not_before(each)._replace(note="in it or later") for each in found]
        return [*later, *(lasted_since(each, "it lasts") for each in found)]
    if match := re.fullmatch(r"(?:\.\.|–) ?(.+)", text):
        found = plain_date(match[1])
        return [*(by(each)._replace(note="no later") for each in found), *map(lasted_until, found)]
    return []


def _ends(left: str, right: str) -> list[tuple[DateReading, DateReading]]:
    """Return the readings of two dates, each of which may omit a part that the other states."""
    rights: list[DateReading] = []
    if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", left) and re.fullmatch(r"\d\d(?:-\d\d)?", right):
        rights = plain_date(left[: -len(right)] + right)
    rights = rights or plain_date(right)
    if not rights and (match := re.match(rf"({MONTH})", left)):
        rights = plain_date(f"{match[1]} {right}")
    if not rights and re.fullmatch(r"\d{4}", left) and re.fullmatch(r"\d\d", right):
        rights = plain_date(left[:2] + right)
    years = re.findall(r"\b\d{4}\b", right)
    months = re.findall(rf"\b{MONTH}", right)
    lefts = plain_date(left)
    if not lefts and years:
        lefts = plain_date(f"{left} {years[-1]}")
    if not lefts and years and months:
        lefts = plain_date(f"{left} {months[0]} {years[-1]}")
    if len(lefts) == len(rights):  # both dates in the same order of day and month
        return list(zip(lefts, rights, strict=True))
    return [(a, b) for a in lefts for b in rights]


def either(text: str) -> list[DateReading]:
    """Read ``2022 or 2023``, ``2021, 2022 or 2023``, ``July or August 2022``."""
    if " or " not in text:
        return []
    parts = [part for part in re.split(r", or | or |, ?", text.removeprefix("either ")) if part]
    chosen: list[DateReading] = []
    for part in parts[:-1]:
        found = _ends(part, parts[-1])
        if len(found) != 1:
            return []
        chosen.append(found[0][0])
    last = _ends(parts[0], parts[-1])
    if len(last) != 1:
        return []
    chosen.append(last[0][1])
    if len({each.text.count("-", 1) for each in chosen}) > 1:
        return []  # 5 July 2021 or 2022: the second may be a year or a day
    lent = not re.search(r"\d{4}", parts[0])
    if lent and [each.first for each in chosen] != sorted(each.first for each in chosen):
        return []  # December or January 2023: the year of the first is not stated
    return one_of(chosen)
