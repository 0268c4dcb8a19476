"""How long something lasted from or to a date: ``for 11 days from 22 August 2022``."""

import re
from typing import Final

from timeline.dates.calendar import add_units, iso
from timeline.dates.written.advice.counted.anchors import is_key
from timeline.dates.written.advice.periods.parts import periods
from timeline.dates.written.advice.reading import DateReading
from timeline.dates.written.advice.single import plain_date
from timeline.numerals import NUMBER, number_of
from timeline.text import noun

_LENGTH: Final = rf"(?P<count>{NUMBER})[ -](?P<unit>day|week|fortnight|month|year)s?(?:[ -]long)?"
_FROM: Final = (
    r"(?:from|since|(?:starting|beginning|commencing)(?: from| on| in)?"
    r"|(?:that|which) (?:began|started)(?: on| in)?)"
)
_FORMS: Final = tuple(
    re.compile(pattern).fullmatch
    for pattern in (
        rf"(?P<how>lasting |for |over |during )?(?:an? |the )?{_LENGTH}(?: [a-z]+){{0,2}}?,? "
        rf"(?:(?P<start>{_FROM})|(?P<end>until|till|to|ending(?: on| in)?|that ended(?: on| in)?)"
        r"|(?P<inside>in|during|within)) (?:the )?(?P<date>.+)",
        rf"(?P<start>{_FROM} )?(?P<date>.+?),? (?:and )?(?:for|lasting|lasted) {_LENGTH}",
    )
)
_ROUGH: Final = {
    "around": "about", "nearly": "about", "almost": "about", "approximately": "about",
    "more than": "at least", "over": "at least", "less than": "at most", "up to": "at most",
}  # fmt: skip
_rough = re.compile(
    rf"(?:lasting|for) (?P<form>about|at least|at most|{'|'.join(_ROUGH)}) (?P<count>{NUMBER})"
    rf" (?P<unit>day|week|month|year)s? {_FROM} (?P<date>.*\d.*)"
).fullmatch
_LASTED: Final = "it lasted"
_some_in = re.compile(
    r"(?:lasting |for |over )?(?:a few|several|some|many) (?P<unit>days|weeks|months|years)"
    r" (?:in|during|within) (?P<date>.+)"
).fullmatch
_iso_length = re.compile(r"(\d.+)/p(\d{1,4})([dwmy])|p(\d{1,4})([dwmy])/(.+)").fullmatch
_ISO_UNITS: Final = {"d": "day", "w": "week", "m": "month", "y": "year"}


def lasting(text: str) -> list[DateReading]:
    """Return the readings of a length of time with a date; none for others."""
    if match := _iso_length(text):
        count, unit = int(match[2] or match[4]), _ISO_UNITS[match[3] or match[5]]
        return _spans(count, unit, plain_date(match[1] or match[6]), ends=bool(match[4]))
    if match := _some_in(text):
        note = f"a date does not state the {match['unit']}"
        return [each._replace(note=note) for each in periods(match["date"])]
    if match := _rough(text):
        rough = _ROUGH.get(match["form"], match["form"])
        length = f"{number_of(match['count'])} {noun(number_of(match['count']), match['unit'])}"
        dates = [each for each in periods(match["date"]) if "/" not in each.text]
        return [
            DateReading(f"for {rough} {length} from {each.text}", None, each.note) for each in dates
        ]
    for form in _FORMS:
        if match := form(text):
            parts = match.groupdict()
            count, unit = number_of(parts["count"]), parts["unit"]
            if unit == "fortnight":
                count, unit = 2 * count, "week"
            if not parts.get("end") and not parts.get("inside") and is_key(parts["date"]):
                return [DateReading(f"for {count} {noun(count, unit)} from {parts['date']}")]
            found = periods(parts["date"])
            if parts.get("inside"):
                length = f"{count} {noun(count, unit)}"
                return [r._replace(note=f"a date does not state the {length}") for r in found]
            spans = _spans(count, unit, found, ends=bool(parts.get("end")))
            if parts.get("start") in ("from", "since") and parts.get("how", "for ") is None:
                return [*(r._replace(note=_LASTED) for r in spans), *_later(count, unit, found)]
            return spans
    return []


def _spans(count: int, unit: str, found: list[DateReading], *, ends: bool) -> list[DateReading]:
    """Return the interval of a number of units that starts, or ends, with each of these days.

    Of a longer period the day of the start is not known: this is a wording.
    """
    spans = []
    for each in found:
        if each.first != each.last:
            if ends and unit in ("month", "year") and re.fullmatch(r"\d{4}(?:-[01]\d)?", each.text):
                first = add_units(each.last + 1, -count, unit)
                spans.append(_lasted(first, each.last, each.note))
                continue
            if ends:
                return []
            last = add_units(each.last, count, unit) - 1
            text = f"for {count} {noun(count, unit)} from {each.text}"
            spans.append(DateReading(text, (each.first, last), each.note))
        elif ends:
            first = add_units(each.last + 1, -count, unit)
            spans.append(_lasted(first, each.last, each.note))
        else:
            spans.append(_lasted(each.first, add_units(each.first, count, unit) - 1, each.note))
    return spans


def _later(count: int, unit: str, found: list[DateReading]) -> list[DateReading]:
    """Return the day a number of units after each of these days: ``two weeks from 5 July 2022``."""
    days = [add_units(each.first, count, unit) for each in found if each.first == each.last]
    return [DateReading(iso(one), (one, one), "the day so much later") for one in days]


def _lasted(first: int, last: int, note: str) -> DateReading:
    return DateReading(f"{iso(first)}/{iso(last)}", (first, last), note)
