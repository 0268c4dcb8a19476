"""Values to write instead of a text that is not one: ``5 July 2022`` is ``2022-07-05``.

A proposal has passed the check of its field. Where the day on which the source was published was
needed for it ("last Monday", "5 July"), it comes with the reason, which the record then states.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline.authoring.building import Building
from timeline.authoring.quoting import places
from timeline.dates.from_today import days_from_today
from timeline.dates.names import MONTH, WEEKDAYS
from timeline.dates.written.parsing import possible_dates
from timeline.drafting.dated.dates import dates_in
from timeline.drafting.dated.readings import PublicationDay, WhenReading, counted_from, nearest_year
from timeline.errors import DateError, QuantityError
from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.kinds.countries import codes_of
from timeline.likeness import near
from timeline.models.vocabularies import STILL_TO_COME
from timeline.naming.words import word_meant
from timeline.passages import QuoteError
from timeline.quantities import parse_quantity
from timeline.text import suggest_key

_SEPARATORS: Final = re.compile(r"\s*[,;]\s*")
_WRITE: Final = re.compile(r"\bwrite (\S+?)(?:$| \()")
_NAME: Final = re.compile(rf"\b(?:{MONTH}|{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b[0-9]{4}-")
_PLAIN: Final = ("", "on", "in", "at", "over", "early on", "late on", "during", "of")
"""Words before a date that leave it as it is."""
_SIDED: Final = {
    "since": "{}/..", "from": "{}/..", "until": "../{}", "till": "../{}", "through": "../{}",
    "by": "by {}", "no later than": "by {}", "before": "before {}", "after": "after {}",
}  # fmt: skip
"""Words before a date that make it a limit, as ``when`` has them."""


class Suggestion(NamedTuple):
    """A text to answer instead, what it means, and the reason to give for it, if any.

    ``sure``: it needs no question, because it is counted from the publication, or is a name.
    """

    text: str
    value: Any
    reason: str = ""
    sure: bool = False


def suggestions(building: Building, field: Field, text: str) -> list[Suggestion]:
    """Return what a text may mean as a value of a field, the likeliest first; none if unknown."""
    found: dict[str, Suggestion] = {}
    for other in _meanings(building, field, text.strip()):
        if other.text == text.strip() and not other.reason:
            continue
        try:
            value = building.parsed(field, other.text)
        except ValueError:
            continue
        if not building.faults(field.name, value):
            found.setdefault(other.text, other._replace(value=value))
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


def _counted(building: Building, text: str) -> Iterator[Suggestion]:
    """Yield what words mean on the day on which the source was published, with the reason.

    Of a day or month without a year there are two if the one on the other side of the publication
    is nearer to it.
    """
    day = building.known.published(building.source)
    if day is None:
        return
    published = PublicationDay(day, building.source)
    future = building.values.get("status") in STILL_TO_COME
    words = _NAME.sub(lambda name: name[0].capitalize(), text)
    dates = dates_in(words)
    if len(dates) == 1 and dates[0].span == (0, len(words)):
        readings = [dates[0].read(published, then) for then in (future, not future)]
        if stated := _stated(building, published, readings):
            if len(stated) == 1 and (date := _sided(dates[0].before, stated[0])):
                yield Suggestion(date, None, sure=True)
            return
        if readings[0].inferred != nearest_year(published, future) or _is_nearer(day, *readings):
            del readings[1]
        for reading in readings:
            date = _sided(dates[0].before, reading.text)
            if date and (reading.inferred or "published" in date):  # else it counts from nothing
                yield Suggestion(date, None, reading.inferred, sure=True)
    elif not dates and text[:1].isalpha():
        yield from _named(text, published)


def _stated(
    building: Building, published: PublicationDay, readings: Sequence[WhenReading]
) -> list[str]:
    """Return the dates of the quotes that are in full what was answered: nothing is inferred then.

    ``4 March`` and ``Tuesday`` are both ``4 March 2025`` if the sentence of a quote has that date.
    None if the sentences also have the day without a year, which may be another one.
    """
    sentences = [_sentence(building, each) for each in building.quotes]
    found = [date.read(published, False) for each in sentences for date in dates_in(each)]
    nearest = {nearest_year(published, future) for future in (False, True)}
    counted = {(each.first, each.last) for each in readings if each.text}
    if full := {each.text for each in found if (each.first, each.last) in counted} & _full(found):
        return sorted(full)
    days = {_but_year(each.text) for each in readings if each.inferred in nearest}
    if any(each.inferred in nearest and _but_year(each.text) in days for each in found):
        return []
    return sorted(each for each in _full(found) if _but_year(each) in days)


def _full(readings: Iterable[WhenReading]) -> set[str]:
    """Return the dates that nothing is inferred for."""
    return {each.text for each in readings if each.text and not each.inferred}


def _sentence(building: Building, item: Any) -> str:
    """Return the sentence of a quote; the quote alone if the text has it in several places."""
    quote = str(item["quote"] if isinstance(item, Mapping) else item)
    try:
        found = places(building.known, building.source, quote)
    except QuoteError:
        return quote
    return "".join(found[0][2:]) if len(found) == 1 else quote


def _but_year(date: str) -> str:
    """Return a date without its years: ``03-04``."""
    return _YEAR.sub("", date)


def _is_nearer(day: int, one: WhenReading, other: WhenReading) -> bool:
    """Whether a reading is nearer to a day than another one; also if there is no other."""
    return not other.text or abs(one.first - day) <= abs(other.first - day)


def _sided(before: str, date: str) -> str:
    """Return a date with the word before it, as ``when`` has it; empty if it has none such."""
    if "/" in date:
        return f"[{date.replace('/', '..')}]" if before == "between" else date
    if before in _SIDED and date:
        return _SIDED[before].format(date)
    return date if before in _PLAIN else ""


def _named(text: str, published: PublicationDay) -> Iterator[Suggestion]:
    """Yield the days of words that a query has for them: ``last quarter``, ``last-30-days``."""
    try:
        named = days_from_today(text, published.day)
    except DateError:
        return
    if named is not None:
        date = f"[{named.text}]" if ".." in named.text else named.text
        yield Suggestion(date, None, counted_from(published), sure=True)


def _meanings(building: Building, field: Field, text: str) -> Iterator[Suggestion]:
    """Yield other texts, with the reasons to give for them, and without the values."""
    if field.type is FieldType.DATE and (counted := [*_counted(building, text)]):
        yield from counted
        return
    if field.type in REFERENCES:
        yield from _keys(building, field, text)
    for other in _others(field, text):
        yield Suggestion(other, None)
    for other in _advised(building, field, text):
        yield Suggestion(other, None)


def _others(field: Field, text: str) -> Iterator[str]:
    """Yield the values that a text can be read as, which depend on nothing else."""
    if field.type is FieldType.DATE:
        yield from possible_dates(text)
    elif field.type is FieldType.TERM:
        likely = word_meant(text, field.terms)
        yield from [likely] if likely else near(text, field.terms)
    elif field.type is FieldType.TAG:
        yield ", ".join(suggest_key(word, "x") for word in _SEPARATORS.split(text))
    elif field.type is FieldType.FLAG:
        yield from codes_of(text)
    elif field.type in (FieldType.NUMBER, FieldType.MONEY):
        try:
            parse_quantity(text, money=field.type is FieldType.MONEY, whole=field.whole)
        except QuantityError as error:
            yield from (other for other, _ in error.readings)


def _keys(building: Building, field: Field, text: str) -> Iterator[Suggestion]:
    """Yield the keys of the records that have these names, in one text for each choice."""
    names = _SEPARATORS.split(text) if field.many else [text]
    type_ = field.type.value
    called = [building.known.called(type_, name) for name in names]
    found = [
        keys or near(suggest_key(name, "x"), building.known.keys(type_), 1)
        for keys, name in zip(called, names, strict=True)
    ]
    if all(len(each) == 1 for each in found):
        yield Suggestion(", ".join(each[0] for each in found), None, sure=all(called))
    elif len(found) == 1:
        yield from (Suggestion(key, None) for key in found[0])
