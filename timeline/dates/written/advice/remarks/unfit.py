"""Texts that cannot be one date: a day that does not exist, a wrong weekday, several times."""

import re
from typing import Final

from timeline.dates.calendar import MONTH_NAMES, days_in_month, iso, weekday
from timeline.dates.names import MONTH, MONTHS, WEEKDAY, WEEKDAYS
from timeline.dates.written.advice.reading import Read, choices
from timeline.numerals import NUMBER, number_of
from timeline.text import noun

_dated = re.compile(rf"(?:on )?({WEEKDAY}),? (.*\d.*)").fullmatch
_day_month = re.compile(
    rf"(?:the )?(\d\d?)(?:st|nd|rd|th)?(?: of)?[ -]({MONTH}),?[ -](\d{{4}})"
).fullmatch
_month_day = re.compile(rf"({MONTH}) (\d\d?)(?:st|nd|rd|th)?,? (\d{{4}})").fullmatch
_OFTEN: Final = (
    rf"(?:once|twice|thrice|(?:at least )?(?:{NUMBER}|several|many|a few|multiple) times"
    r"|every (?:other )?[a-z]+|each [a-z]+|annually|yearly|monthly|weekly|daily|hourly"
    r"|repeatedly|regularly|periodically|on several occasions|biannually|quarterly)"
)
_often = re.compile(rf"{_OFTEN}(?:,? (?:a|per) [a-z]+)?(?:,? (?P<when>.+))?").fullmatch
_again = re.compile(r".+ and (?:then )?again (.*\d.*)").fullmatch
_two_spans = re.compile(
    rf"\d+ ?[-–] ?\d+(?: {MONTH})? and (\d+ ?[-–] ?\d+ {MONTH} \d{{4}})"
).fullmatch
_zoned = re.compile(
    r"(?P<day>.*\d{4}.*?),? \(?(?P<zone>utc|gmt|z|[a-z]{3,4}t|[a-z]{1,3}st)\)?"
).fullmatch
_length = re.compile(
    rf"p(?=\d)(?:\d+[ymwd])*(?:t.*)?|(?:for |lasting |about )*(?P<count>{NUMBER})[ -]"
    r"(?P<unit>day|week|month|year)s?(?:[ -](?:long|exercise|visit|trip|drill|period))?"
).fullmatch
_NO_DATE: Final = "a length of time is not a date"
_ISO: Final = {"d": "day", "w": "week", "m": "month", "y": "year"}
_named_age = re.compile(
    r"(?:(?:in|during|throughout) )?(?:the )?(?:[a-z'-]+ )*"
    r"(?:wars?|world war [a-z]+|ww2|wwii?|era|ages?"
    r"|antiquity|medieval(?: times)?|period|dynasty|crisis|renaissance|reign(?: of [a-z ]+)?)"
).fullmatch
_feast = re.compile(
    r"(?:(?:on|at|during) )?[a-z' -]*(?:day|new year|festival|holidays?|diwali|hanukkah|passover"
    r"|nowruz|tet|chuseok|seollal|songkran|eid(?: al-[a-z]+)?)(?: of| in)?,? (?P<year>\d{4})"
).fullmatch


def unfit(text: str, read: Read) -> str:
    """Say why a text is not one date."""
    return next((said for find in _KINDS if (said := find(text, read))), "")


def _wrong_weekday(text: str, read: Read) -> str:
    match = _dated(text)
    found = [each for each in read(match[2]) if each.first == each.last] if match else []
    if not match or len(found) != 1:
        return ""
    one = found[0].first
    wanted = next(at for at, name in enumerate(WEEKDAYS) if name.startswith(match[1][:3]))
    other = one + (wanted - weekday(one) + 3) % 7 - 3
    name = WEEKDAYS[weekday(one)].capitalize()
    return (
        f"{iso(one)} is a {name}: write {iso(one)} if the date is right, or {iso(other)} if the"
        " weekday is"
    )


def _no_such_day(text: str, _: Read) -> str:
    if match := _day_month(text):
        number, name, year = match.groups()
    elif match := _month_day(text):
        name, number, year = match.groups()
    else:
        return ""
    month = MONTHS[name.rstrip(".")]
    if not int(year) or int(number) <= (last := days_in_month(int(year), month)):
        return ""
    whole = f"{year}-{month:02}"
    return (
        f"{MONTH_NAMES[month - 1]} {int(year)} has {last} days: write {whole}-{last} if the last"
        f" one is meant, or {whole} if the day is not known"
    )


def _several_times(text: str, read: Read) -> str:
    if again := _again(text):
        when = again[1]
    elif two := _two_spans(text):
        when = two[1]
    elif match := _often(text):
        when = match["when"] or ""
    else:
        return ""
    when = re.sub("^(?:in|on) ", "", when)
    if not when:
        single = "YYYY-MM-DD"
    elif not (single := choices(read(when)[:1])):
        return ""
    return (
        f"an event happens once: record one event for each time, or write {single} for one of them"
    )


def _day_in_zone(text: str, read: Read) -> str:
    match = _zoned(text)
    found = [each for each in read(match["day"]) if each.first == each.last] if match else []
    if not match or "T" in "".join(each.text for each in found):
        return ""
    zone = "timezone of the event"
    return f"a day has no zone: write {choices(found)}, and the zone as {zone}" if found else ""


def _only_length(text: str, _: Read) -> str:
    match = _length(text)
    if not match:
        return ""
    count, unit = (number_of(match["count"]), match["unit"]) if match["count"] else (0, "")
    if single := re.fullmatch(r"p(\d{1,4})([dwmy])", text):
        count, unit = int(single[1]), _ISO[single[2]]
    if not count:
        return f"{_NO_DATE}: write YYYY-MM-DD/YYYY-MM-DD with its first and its last day"
    return (
        f"{_NO_DATE}: write for {count} {noun(count, unit)} from YYYY-MM-DD with the"
        " day on which it began"
    )


def _moving_feast(text: str, _: Read) -> str:
    match = _feast(text)
    if not match:
        return ""
    return (
        "this feast is not on the same day everywhere, or in each year: write"
        f" {match['year']}-MM-DD with the day that is meant"
    )


def _age(text: str, _: Read) -> str:
    if not _named_age(text):
        return ""
    return (
        "this names no date: write YYYY/YYYY with its first and its last year, or during KEY with"
        " the key of an event"
    )


_KINDS: Final = (
    _wrong_weekday, _no_such_day, _several_times, _day_in_zone, _only_length, _moving_feast, _age,
)  # fmt: skip
