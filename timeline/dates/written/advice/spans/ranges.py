"""Texts with two dates and all between them: ``between A and B``, ``A to B``, ``2022/23``."""

import re
from typing import Final

from timeline.dates.calendar import iso
from timeline.dates.names import MONTH
from timeline.dates.written.advice.periods.parts import periods, some_day
from timeline.dates.written.advice.periods.thirds import from_to
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
from timeline.dates.written.advice.single import plain_date

LASTED: Final = "it lasted"
_LONGEST: Final = 50
"""Maximum number of years in a span whose end has only two digits."""

_two_years = re.compile(r"(?:from )?(\d{4})( ?[/–-] ?| to )(\d\d?)").fullmatch
_short_end = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?[/–](?:(\d\d)-)?(\d\d)").fullmatch
_range = re.compile(
    r"(?:from )?(.+?)(?: to | until | till | through | thru | up to | ?– ?| - )(.+)"
).fullmatch
_between = re.compile(r"(?:some ?time (?:in )?)?between (.+?)(?: and | to | ?– ?)(.+)").fullmatch
_dots = re.compile(r"([^\[{].*?) ?(?:\.\.\.?|…) ?(.*[^\]}])").fullmatch


def two_years(text: str) -> list[DateReading]:
    """Read ``2022/23``, ``1950-53`` as two years; ``2011/12`` can also be a month."""
    match = _two_years(text)
    if not match:
        return []
    year, mark, end = int(match[1]), match[2].strip(), int(match[3])
    size = 10 ** len(match[3])
    last = year - year % size + end
    if last <= year and (year + 1) % size == end:
        last = year + 1
    if not year < last <= year + _LONGEST:
        return []
    (a,), (b,) = of_year(year), of_year(last)
    choice = one_of([a, b], "one of the two") if last == year + 1 else between(a, b, "one of them")
    short = len(match[3]) == 1
    month = of_month(year, end) if mark == ("/" if end else "-") or short else []
    if short and last != year + 1:
        return []  # 2022-7: rather a month
    if mark == "to":
        return lasted(a, b)
    return [
        *lasted(a, b, LASTED),
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
        return [*lasted(a[0], b[0], LASTED), *(each._replace(note="one day") for each in day)]
    if not (a and b) or a[0].first >= b[0].first:
        return []
    return [*lasted(a[0], b[0], LASTED), *between(a[0], b[0], "one of them")]


def ranges(text: str) -> list[DateReading]:
    """Read ``between A and B`` and ``A to B``; the ends may share a month or a year."""
    if match := _between(text):
        return [r for a, b in ends_of_both(match[1], match[2]) for r in _from_to(a, b)]
    if match := re.fullmatch(r"(\d{4}) ?[–-] ?(\d{4})", text):
        return _of_two(ends_of_both(match[1], match[2]))
    if text.count("/") == 1 and (
        found := _of_two(
            ends_of_both(*re.split(r" ?/ ?" if re.search("[a-z]", text) else "/", text))
        )
    ):
        return found
    if match := _range(text):
        return [r for a, b in ends_of_both(match[1], match[2]) for r in interval(a, b)]
    for hyphen in re.finditer("-", text):
        if pairs := ends_of_both(text[: hyphen.start()], text[hyphen.end() :]):
            return [r for a, b in pairs for r in interval(a, b)]
    if match := _dots(text):
        return [
            r
            for a, b in ends_of_both(match[1], match[2])
            for r in (*between(a, b, "one of them"), *lasted(a, b, LASTED))
        ]
    if match := re.fullmatch(r"(.+?)(?: ?\.\.| ?–| -|(?<=^\d{4})-)", text):
        found = plain_date(match[1])
        later = [not_before(each)._replace(note="in it or later") for each in found]
        return [*later, *(lasted_since(each, "it lasts") for each in found)]
    if match := re.fullmatch(r"(?:\.\.|–) ?(.+)", text):
        found = plain_date(match[1])
        return [*(by(each)._replace(note="no later") for each in found), *map(lasted_until, found)]
    return []


def _from_to(a: DateReading, b: DateReading) -> list[DateReading]:
    """Return "some day from A to B", where both can be thirds."""
    if not has_thirds(a, b):
        return between(a, b)
    return [some_day(a.first, b.last, a.note, "~")] if a.first <= b.first else []


def interval(a: DateReading, b: DateReading, note: str = "") -> list[DateReading]:
    """Return "it lasted from A to B", where both can be thirds."""
    return from_to(a, b, note or (b.note if a.note == b.note else ""))


def _of_two(ends: list[tuple[DateReading, DateReading]]) -> list[DateReading]:
    """Return "it lasted" and "one of them": ``July/August 2022``, ``2016–2018``."""
    found: list[DateReading] = []
    for a, b in ends:
        if a.text.count("-", 1) != b.text.count("-", 1):
            return []
        if a.first >= b.first:
            continue  # autumn/winter 2022: not the winter that ended in 2022
        if a.first == a.last and b.first == b.last and 10 <= b.first - a.first <= 13:
            note = "in the new style, after the old one"
            found.append(b._replace(note=note))
        next_ = a.last + 1 == b.first
        choice = one_or_span([a, b], "one of the two") if next_ else between(a, b, "one of them")
        found += [*interval(a, b, LASTED), *choice]
    return found


def has_thirds(*found: DateReading) -> bool:
    """Whether a date is a third of a period: ``early 2022``."""
    return any(each.text[0] in "eml" for each in found)


def ends_of_both(left: str, right: str) -> list[tuple[DateReading, DateReading]]:
    """Return the readings of two dates, each of which may omit a part that the other states."""
    rights: list[DateReading] = []
    if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", left) and re.fullmatch(r"\d\d(?:-\d\d)?", right):
        rights = plain_date(left[: -len(right)] + right)
    rights = rights or periods(right)
    month = re.match(rf"(?:(?:early|mid|late) )?({MONTH})", left)
    if not rights and month:
        rights = plain_date(f"{month[1]} {right}")
    if not rights and re.fullmatch(r"\d{4}", left) and re.fullmatch(r"\d\d", right):
        rights = plain_date(left[:2] + right)
    years = re.findall(r"\b\d{4}\b", right)
    months = re.findall(rf"\b{MONTH}", right)
    lefts = periods(left)
    if not lefts and years:
        lefts = periods(f"{left} {years[-1]}")
        if _turns_year(lefts, rights):
            lefts = periods(f"{left} {int(years[-1]) - 1}")
    if not lefts and years and months:
        lefts = periods(f"{left} {months[0]} {years[-1]}")
    if not lefts and years and re.fullmatch(r"\d\d?\.\d\d?\.", left):
        lefts = plain_date(f"{left}{years[-1]}")
    if not lefts and years and (rest := re.match(r"\d\d?\.(\d\d?\.\d{4})", right)):
        lefts = plain_date(f"{left.rstrip('.')}.{rest[1]}")
    lefts, rights = _decades(lefts, rights), _decades(rights, lefts)
    if len(lefts) == len(rights):  # both dates in the same order of day and month
        return list(zip(lefts, rights, strict=True))
    return [(a, b) for a in lefts for b in rights]


def _decades(found: list[DateReading], beside: list[DateReading]) -> list[DateReading]:
    """Return the decade of ``2000s`` next to another decade; anything else as it is."""
    if not all(re.search(r"\d{3}X$", each.text) for each in beside):
        return found
    return [each for each in found if each.note == "the decade"] or found


def _turns_year(lefts: list[DateReading], rights: list[DateReading]) -> bool:
    """Whether the first date, which has no year, is in the year before: 29 December–3 January."""
    return len(lefts) == len(rights) == 1 and 0 < lefts[0].first - rights[0].last > 300


def one_or_span(found: list[DateReading], note: str = "") -> list[DateReading]:
    """Return "one of these dates"; thirds that follow each other are one span of days."""
    if not has_thirds(*found):
        return one_of(found, note)
    spans: list[tuple[int, int]] = []
    for each in found:
        if spans and each.first == spans[-1][1] + 1:
            spans[-1] = spans[-1][0], each.last
        else:
            spans.append((each.first, each.last))
    text = ",".join(f"{iso(first)}~..{iso(last)}~" for first, last in spans)
    return [DateReading(f"[{text}]", (spans[0][0], spans[-1][1]), note)]
