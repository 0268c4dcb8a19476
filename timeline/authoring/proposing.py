"""Values to write instead of a text that is not one: ``5 July 2022`` is ``2022-07-05``.

A proposal has passed the check of its field. Where the day on which the source was published was
needed for it ("last Monday", "5 July"), it comes with the reason, which the record then states.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from timeline.authoring.building import Building
from timeline.dates import edtf
from timeline.dates.calendar import iso, ymd
from timeline.dates.from_today import days_from_today
from timeline.dates.written.parsing import possible_dates
from timeline.errors import DateError, QuantityError
from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.kinds.countries import codes_of
from timeline.likeness import near
from timeline.naming.words import word_meant
from timeline.quantities import parse_quantity
from timeline.text import suggest_key

_YEAR: Final = re.compile(r"[0-9]{4}")
_WRITE: Final = re.compile(r"\bwrite (\S+?)(?:$| \()")
_BEFORE: Final = re.compile(r"^(?:on|in|during|since)\s+", re.IGNORECASE)


class Proposal(NamedTuple):
    """A text to answer instead, what it stands for, and the reason to give for it, if any."""

    text: str
    value: Any
    reason: str = ""


def proposals(building: Building, field: Field, text: str) -> list[Proposal]:
    """Return what a text may mean as a value of a field, the likeliest first; none if unknown."""
    found: dict[str, Proposal] = {}
    for other, reason in _meanings(building, field, text.strip()):
        if other == text.strip() and not reason:
            continue
        try:
            value = building.parsed(field, other)
        except ValueError:
            continue
        if not building.faults(field.name, value):
            found.setdefault(other, Proposal(other, value, reason))
    return [*found.values()]


def _advised(building: Building, field: Field, text: str) -> Iterator[str]:
    """Yield what the faults of a text say to write."""
    try:
        faults = building.faults(field.name, building.parsed(field, text))
    except ValueError:
        return
    for fault in faults:
        if advice := _WRITE.search(fault.message):
            yield advice[1]


def _from_published(building: Building, text: str) -> tuple[str, str] | None:
    """Return the date that words mean on the day of publication, with the reason; else None."""
    day = building.known.published(building.source)
    words = _BEFORE.sub("", text.strip())
    if day is None or not words[:1].isalpha():
        return None
    try:
        named = days_from_today(words, day)
    except DateError:
        return None
    if named is None:
        return None
    date = f"[{named.text}]" if ".." in named.text else named.text
    return (
        date,
        f"“{text.strip()}” is counted from {iso(day)}, when {building.source} was published",
    )


def _meanings(building: Building, field: Field, text: str) -> Iterator[tuple[str, str]]:
    """Yield other texts, each with the reason to give for it."""
    if field.type is FieldType.DATE:
        if found := _from_published(building, text):
            yield found
        yield from ((each, "") for each in possible_dates(text))
        yield from _of_that_year(building, text)
    elif field.type in REFERENCES:
        yield from ((each, "") for each in _keys(building, field, text))
    elif field.type is FieldType.TERM:
        likely = word_meant(text, field.terms)
        words = [likely] if likely else near(text, field.terms)
        yield from ((word, "") for word in words)
    elif field.type is FieldType.TAG:
        yield ", ".join(suggest_key(word, "x") for word in re.split(r"\s*[,;]\s*", text)), ""
    elif field.type is FieldType.FLAG:
        yield from ((code, "") for code in codes_of(text))
    elif field.type in (FieldType.NUMBER, FieldType.MONEY):
        try:
            parse_quantity(text, money=field.type is FieldType.MONEY, whole=field.whole)
        except QuantityError as error:
            yield from ((other, "") for other, _ in error.readings)
    yield from ((each, "") for each in _advised(building, field, text))


def _of_that_year(building: Building, text: str) -> Iterator[tuple[str, str]]:
    """Yield the last date before the publication that a date without a year can be."""
    day = building.known.published(building.source)
    if day is None or _YEAR.search(text):
        return
    for year in (ymd(day)[0], ymd(day)[0] - 1):
        for date in possible_dates(f"{text} {year}"):
            try:
                first = edtf.parse(date.rpartition(" ")[2]).start_lo
            except DateError:
                continue
            if first <= day:
                reason = f"the year is not stated; {building.source} was published on {iso(day)}"
                yield date, reason
                return


def _keys(building: Building, field: Field, text: str) -> list[str]:
    """Return the keys of the records that have these names, in one text for each choice."""
    names = re.split(r"\s*[,;]\s*", text) if field.many else [text]
    type_ = field.type.value
    found = [
        building.known.called(type_, name)
        or near(suggest_key(name, "x"), building.known.keys(type_), 1)
        for name in names
    ]
    if all(len(each) == 1 for each in found):
        return [", ".join(each[0] for each in found)]
    return found[0] if len(found) == 1 else []
