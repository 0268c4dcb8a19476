"""Texts without a part that is understood in prose: the year, its century, the day of a time."""

import re
from typing import Final

from timeline.dates.names import DECADES, MONTH, WEEKDAYS
from timeline.dates.written.advice.clocks.hours import is_time, longer_than_a_day
from timeline.dates.written.advice.reading import DateReading, Read, choices, completed
from timeline.dates.written.advice.remarks.templates import blank

_EXAMPLE: Final = "2022"
_short_year = re.compile(r"(.*[^\d'])'?(\d\d)").fullmatch
_short_decade = re.compile(r"(.*?)(?:\b|')(\d)0'?s").fullmatch
_month_and_number = re.compile(rf"(?:[a-z]+ )*({MONTH}) (\d\d?)").fullmatch
_three_numbers = re.compile(r"'?(\d\d)[-./] ?(\d\d?)[-./] ?(\d\d?)").fullmatch
_day_alone = re.compile(r"(.*\b)(\d\d?)(?:st|nd|rd|th)").fullmatch
_named_decades = re.compile(rf"(?P<part>.*?)\b(?P<name>{'|'.join(DECADES)})").fullmatch
_side = re.compile(r"(before|after|by|no later than|not later than|prior to) ")
_SIDES: Final = {"before": "before", "after": "after", "prior to": "before"}
_LINKS: Final = frozenset((
    "by", "before", "after", "on", "or", "in", "at", "since", "until", "from", "to", "and", "of",
    "the", "early", "mid", "late", "about", "circa", "within", "during", "between", "for", "end",
    "start", "not", "no", "later", "earlier", "than",
))  # fmt: skip
"""Words that name no date, alone or together."""
_weekday = re.compile(rf"^(?:(?:on|last|this|next) )?(?:{'|'.join(WEEKDAYS)}),? (?=.*\d)")
_month_and_day = re.compile(r"(\d\d?)/(\d\d?)").fullmatch
_turn = re.compile(r"(?:(?:at|around) )?(?:the )?turn of the (?:century|year)").fullmatch


def year(text: str, read: Read) -> str:
    """Say that the year is missing."""
    if re.search(r"\d{4}", text) or _LINKS.issuperset(_words(text)):
        return ""
    if _turn(text):
        what = "year" if text.endswith("year") else "century"
        date = "YYYY-12-31~" if what == "year" else "YY00~"
        return f"which {what} is not said: write {date} with the {what} that is meant"
    text = _weekday.sub("", text)
    around = [f"{_EXAMPLE}년 {text}"] if re.search("[월月]", text) else [
        f"{text} {_EXAMPLE}", f"{text} of {_EXAMPLE}", f"{text}, {_EXAMPLE}",
        re.sub(rf"{MONTH}(?: \d\d?\b)?", rf"\g<0> {_EXAMPLE}", text, count=1),
    ]  # fmt: skip
    found = next((r for each in around if (r := _in_example(read(each)))), [])
    if not found and (match := _day_alone(text)):
        found = _in_example(read(f"{match[1]}{match[2]} july {_EXAMPLE}"))
        said = "the month and the year are missing"
        return completed(said, _dayless(found), "with those that are meant")
    said = completed(
        "the year is missing", blank(found, whole=False), "with the year that is meant"
    )
    if len(found) == 1 and said:
        unknown = found[0].text.replace(_EXAMPLE, "XXXX")
        if read(unknown) and re.fullmatch(r"(?:[a-z]+ )?XXXX-[01]\d(?:-[0-3]\d)?", unknown):
            said += f", or {unknown} if it is not known"
    return said


def _dayless(found: list[DateReading]) -> list[DateReading]:
    return [
        each._replace(text=re.sub(r"2022-07-(\d\d)", r"YYYY-MM-\1", each.text)) for each in found
    ]


def month_and_day(text: str, read: Read) -> str:
    """Say that the year is missing in a month and a day, in either order."""
    match = _month_and_day(text)
    if not match:
        return ""
    found: dict[str, DateReading] = {}
    for month, number, note in (
        (*match.groups(), "the month first"),
        (*match.groups()[::-1], "the day first"),
    ):
        for each in read(f"2024-{int(month):02}-{int(number):02}") if int(month) <= 12 else []:
            text = each.text.replace("2024", "YYYY")
            found.setdefault(text, each._replace(text=text, note=note))
    if len(found) == 1:
        found = {text: each._replace(note="") for text, each in found.items()}
    said = completed("the year is missing", list(found.values()), "with the year that is meant")
    if not said:
        return ""
    year = f"20{match[2]}-{int(match[1]):02}"
    return (
        f"{said}, or {year} if {match[2]} is the year"
        if len(match[2]) == 2 and read(year)
        else said
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+|\w", text)


def _in_example(found: list[DateReading]) -> list[DateReading]:
    return found if all(_EXAMPLE in each.text for each in found) else []


def century(text: str, read: Read) -> str:
    """Say that a year has four digits, so that its century is known."""
    said = "a year has four digits, so that its century is known"
    if match := _named_decades(text):
        text = f"{match['part']}{DECADES[match['name']]}s"
    if match := _short_decade(text):
        digits = ("20" if match[2] in "012" else "19") + match[2]
        found = read(f"{match[1]}{digits}0s")
        return completed("the century is missing", found[:1], "with the century that is meant")
    match = _short_year(f"in {text}" if text.startswith("'") else text)
    if _month_and_number(text) or re.search(r"\d{4}-", text):
        return ""
    dates = {each.text: each for each in read(f"{match[1]}20{match[2]}")} if match else {}
    if three := _three_numbers(text):  # the year can be first
        first, middle, last = three.groups()
        dates |= {each.text: each for each in read(f"20{first}-{middle}-{last}")}
    if match and re.fullmatch(rf"{MONTH}[ -]\d\d", text) and int(match[2]) <= 31:
        dates |= {
            each.text: each._replace(note=f"the day {match[2]} of the year that is meant")
            for each in blank(read(f"{text.replace('-', ' ')} {_EXAMPLE}"), whole=False)
        }
    return completed(said, list(dates.values()), ", or the same with 19 in place of 20")


def day(text: str, read: Read) -> str:
    """Say that a time of day needs its day."""
    if is_time(text):
        found = read(f"{text} on 5 july {_EXAMPLE}")
        said = "the day of this time is missing"
        found = [
            each._replace(note=f"{each.note}, so of the next day")
            if "07-06T" in each.text
            else each
            for each in found
        ]
        return completed(said, blank(found, whole=True), "with the day that is meant")
    longer = [each for each in longer_than_a_day(text) if read(each.text)]
    if not longer:
        return ""
    side = _side.match(text)
    written = f"{_SIDES.get(side[1], 'by')} {longer[0].text}" if side else choices(longer[:1])
    return f"a time of day needs its day: write {written} if the day is not known"
