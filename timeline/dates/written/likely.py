"""Valid wordings that may be meant differently: keys that look like dates, and ranges of years.

Keys and dates use the same letters: ``by mid-2030`` is a wording with the key ``mid-2030``. An
event can have this key, so a load accepts it if such an event exists. If none exists, or if this
cannot be known (``timeline dates``), it is treated as the date that it looks like, and refused.

``2022-23`` is EDTF for autumn 2022, and ``2025/2026`` for something that lasted; in prose both
usually mean two years, or one of them. They are accepted as EDTF, with a warning that states both
meanings.

``dates.written.advice`` is imported only when it is needed, because importing it takes time.
"""

import re
from collections.abc import Iterator
from typing import Final

from timeline.dates.names import looks_like_a_date
from timeline.dates.wording.phrases import When, days_of
from timeline.dates.words import in_words
from timeline.errors import DateError


def refuse_date_like_keys(when: When, text: str) -> None:
    """Raise DateError for a key that looks like a date; its hint suggests the date."""
    if key := next((a.key for a in when.anchors if looks_like_a_date(a.key)), ""):
        position = re.search(rf"(?<![a-z0-9-]){key}(?![a-z0-9-])", text)
        message = f"{key} looks like a date and is read as the key of an event"
        raise DateError(message, text, position.start() if position else 0, as_date(text, key))


def as_date(text: str, key: str) -> str:
    """Return the suggestion for a wording in which ``key`` was meant as a date."""
    from timeline.dates.written.advice import advise, reader
    from timeline.dates.written.advice.reading import UNKNOWN, DateReading, write
    from timeline.dates.written.advice.remarks import remark

    if key in ("unknown", "undated", "nd", "tba", "tbc", "tbd"):
        if " and " in text:
            return "this part has no meaning: leave it out"
        return f"if nothing is known, {write([UNKNOWN])}"
    spaced = re.sub(r"(?<=[a-z])(?=\d{4})", " ", key.replace("-", " "))
    meant = re.sub(rf"(?<![a-z0-9-]){key}(?![a-z0-9-])", spaced, text)
    try:
        days_of(meant)
    except DateError:
        pass
    else:
        if not looks_like_a_date(meant.rpartition(" ")[2]):
            return write([DateReading(meant)])
    return (
        advise(meant, days_of)
        or remark(spaced, reader(days_of))
        or ("give the day, the month or the year itself, such as 2022-07; a month needs its year")
    )


_SEASONS: Final = range(21, 33)
"""The codes that may be a later year; those of quarters and halves are also suggested by us."""
_follows = re.compile(r"(?<![\da-zXS/.,-])(\d\d(\d\d))-(\d\d)([?~%]?)(?![\d/.,X-])")
_lasted = re.compile(r"(?<![\da-z/.,-])(\d{4})/(\d{4})(?![\d/.,-])")


def doubts(when: When, text: str) -> Iterator[str]:
    """Yield a warning for each valid date that may have another meaning, with what to write for it.

    Such dates are seasons and other parts of a year whose digits can also be those of a later year,
    and intervals of two consecutive years.
    """
    if not any("-" in date.text or date.is_interval for date in when.dates):
        return
    for match in _follows.finditer(text):
        year, short, code = int(match[1]), int(match[2]), int(match[3])
        date = next((each for each in when.dates if match[0] in each.text), None)
        last = year - short + code
        if date is not None and may_be_years(year, last):
            read = in_words(date).partition(" (")[0]
            if meant := _span(text, match, (year, last), match[4], lasting=True):
                yield f"{match[0]} is read as {read}: if {year} to {last} is meant, {meant}"
    for match in _lasted.finditer(text):
        years = int(match[1]), int(match[2])
        if years[1] != years[0] + 1 or _limits(text, match):
            continue
        if meant := _span(text, match, years, "", lasting=False):
            yield (
                f"{match[0]} is read as: it lasted from {years[0]} to {years[1]}; if it was in one"
                f" of the two years, {meant}"
            )


def may_be_years(year: int, last: int) -> bool:
    """Return whether the code of a part of a year (``2022-23``) may mean a later year, ``last``."""
    code = last % 100
    return (code in _SEASONS and last > year) or (code >= _SEASONS.start and last == year + 1)


def _limits(text: str, match: re.Match[str]) -> str:
    """Return ``by``, ``before`` or ``after`` if the date is only a limit; otherwise empty."""
    found = re.search(r"(?:^| )(by|before|after) $", text[: match.start()])
    return found[1] if found else ""


def _span(
    text: str, match: re.Match[str], years: tuple[int, int], mark: str, *, lasting: bool
) -> str:
    """Return what to write for the whole text if several years are meant; empty if impossible."""
    from timeline.dates.written.advice.reading import (
        DateReading,
        between,
        lasted,
        of_year,
        one_of,
        write,
    )

    a, b = (each._replace(text=each.text + mark) for n in years for each in of_year(n))
    if limit := _limits(text, match):  # "before" depends on the first year, others on the last
        found = [a if limit == "before" else b]
    elif years[1] == years[0] + 1:
        found = [*lasted(a, b, "it lasted"), *one_of([a, b], "one of the two")]
    else:
        found = [*lasted(a, b, "it lasted"), *between(a, b, "one of them")]
    good = []
    for each in found if lasting else found[1:]:
        whole = f"{text[: match.start()]}{each.text}{text[match.end() :]}"
        try:
            days_of(whole)
        except DateError:
            return ""
        good.append(DateReading(whole, None, each.note if lasting else ""))
    return write(good)
