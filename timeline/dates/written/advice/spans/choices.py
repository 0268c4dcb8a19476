"""Texts with several dates of which one is meant: ``A or B``, ``A, B and C``."""

import re

from timeline.dates.calendar import ymd
from timeline.dates.written.advice.periods.parts import periods
from timeline.dates.written.advice.reading import DateReading, one_of
from timeline.dates.written.advice.single import plain_date
from timeline.dates.written.advice.spans.ranges import (
    LASTED,
    ends_of_both,
    has_thirds,
    interval,
    one_or_span,
)

_of_two_years = re.compile(
    r"(?:the )?([a-z\d .,-]*[a-z]+[a-z\d .,-]*?),? (\d{4}) or (\d{4})"
).fullmatch


def either(text: str) -> list[DateReading]:
    """Read ``2022 or 2023``, ``2021, 2022 or 2023``, ``July or August 2022``."""
    text = text.removeprefix("either ").removeprefix("in ")
    if " or " not in text:
        return []
    if match := _of_two_years(text):
        return _same_in_both(*match.groups())
    return one_of_several(re.split(r",? or (?:in )?|, ?", text))


def _same_in_both(date: str, first: str, second: str) -> list[DateReading]:
    """Read ``5 July 2021 or 2022``: the day in both years, or the day and the whole second year."""
    a, b, year = periods(f"{date} {first}"), periods(f"{date} {second}"), plain_date(second)
    if not len(a) == len(b) == len(year) == 1 or int(second) <= int(first):
        return []
    return [
        *one_or_span([*a, *b], "in one of the two years"),
        *one_or_span([*a, *year], f"that, or any time in {second}"),
    ]


def several(text: str) -> list[DateReading]:
    """Read ``5, 6 and 9 July 2022``: an event happens once, so it was on one of them, or lasted."""
    if not re.search(r" and |^\d{4}, ?\d{4}|^\d\d?, ?\d\d? [a-z]", text) or re.match(
        r"(?:after|before|by) ", text
    ):
        return []
    pieces = re.split(r",? and |, ?(?! ?\d{4}$)|(?<=^\d{4}), ?", text)
    chosen = one_of_several(pieces)
    if not chosen or text.count(" and ") > 1:
        return []
    whole = [r for a, b in ends_of_both(pieces[0], pieces[-1]) for r in interval(a, b, LASTED)]
    return [chosen[0]._replace(note="one of them"), *whole]


def one_of_several(parts: list[str]) -> list[DateReading]:
    """Return "one of these dates"; each may omit a part that the last one states."""
    chosen: list[DateReading] = []
    for part in parts[:-1]:
        pairs = ends_of_both(part, parts[-1]) if part else []
        if len(pairs) != 1:
            return []
        chosen.append(pairs[0][0])
    last = ends_of_both(parts[0], parts[-1])
    if len(last) != 1:
        return []
    chosen.append(last[0][1])
    if len({each.text.count("-", 1) for each in chosen}) > 1:
        return []  # 5 July, or 2022: the units differ
    if has_thirds(*chosen):
        return one_or_span(sorted(chosen, key=lambda each: each.first))
    found = one_of(chosen)
    (year, *_), last_year = ymd(chosen[0].first), parts[-1][-4:]
    if not re.search(r"\d{4}", parts[0]) and str(year) != last_year:  # December or January 2023
        same = plain_date(f"{parts[0]} {last_year}")
        first = found[0]._replace(note=f"the first in {year}")
        return [first, *one_of([chosen[-1], *same], f"both in {last_year}")]
    return found
