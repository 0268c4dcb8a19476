"""Distances from an event or a date: ``a week after KEY``, ``within 3 days of 5 July 2022``."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from timeline.dates.calendar import ABOUT_DAYS, OPEN_EARLIEST, OPEN_LATEST, add_units, iso
from timeline.dates.wording.offsets import VAGUE
from timeline.dates.written.advice.away import DAY, in_days
from timeline.dates.written.advice.counted.anchors import (
    ANCHOR,
    FORM,
    SIDE,
    SIDES,
    dates_in,
    is_key,
)
from timeline.dates.written.advice.reading import DateReading
from timeline.numerals import NUMBER, number_of
from timeline.text import noun

_UNITS: Final = {
    "day": (1, "day"), "week": (1, "week"), "fortnight": (2, "week"),
    "month": (1, "month"), "quarter": (3, "month"), "year": (1, "year"), "decade": (10, "year"),
}  # fmt: skip
_UNIT: Final = rf"(?P<unit>{'|'.join(_UNITS)})s?"
_counted = re.compile(
    rf"(?:(?P<form>{'|'.join(FORM)}) ?)?"
    rf"(?:(?P<low>{NUMBER}|half an?)(?:(?: to | or |-|–)(?P<high>{NUMBER}))?[ -])?{_UNIT}"
    rf"(?: (?P<exact>exactly))? (?P<side>{SIDES}|of) {ANCHOR}"
).fullmatch
_working = re.compile(
    rf"(?P<form>within |in |at most )?(?P<low>{NUMBER}) (?:working|business|week)[ -]?days?"
    rf" (?P<side>{SIDES}|of) {ANCHOR}"
).fullmatch
_vague = re.compile(
    r"(?:(?:in|during) the )?(?:(?:a few|several|some|many|a number of) )?"
    r"(?P<word>shortly|soon|just|immediately|directly|right|briefly|not long|days?|weeks|months"
    rf"|a short (?:time|while)|a little(?: while)?) (?P<side>{SIDES}) {ANCHOR}"
).fullmatch
_couple = re.compile(r"\b(?:a )?couple (?:of )?(?=day|week|month|year|hour)").sub
_Read = Callable[[re.Match[str]], list[DateReading]]


class _Count(NamedTuple):
    """A number of units that a wording can have."""

    number: int
    unit: str

    def __str__(self) -> str:
        return f"{self.number} {noun(self.number, self.unit)}"

    def moved(self, day: int, sign: int) -> int:
        return add_units(day, sign * self.number, self.unit)


def offsets(text: str) -> list[DateReading]:
    """Return the readings of a distance from a key or a date; none for others."""
    text = _couple("about 2 ", text)
    for form, read in _READERS:
        if (match := form(text)) and (found := read(match)):
            return found
    return []


def _of_count(match: re.Match[str]) -> list[DateReading]:
    form, (number, unit) = FORM[match["form"]] if match["form"] else "", _UNITS[match["unit"]]
    if not match["low"]:
        return []  # "days after": how many is not said
    if match["low"].startswith("half"):
        form = "at least" if form == "more than" else form
        halves = {"year": _Count(6, "month"), "decade": _Count(5, "year")}
        if match["unit"] not in halves:
            return []
        counts = [halves[match["unit"]]]
    else:
        numbers = [number_of(each) for each in (match["low"], match["high"]) if each]
        if form == "more than":
            form, numbers, unit = _more(numbers[0] * number, unit)
            number = 1
        counts = [_Count(number * each, unit) for each in numbers]
    side = match["side"]
    if side == "of":
        return _around(counts[-1], match["anchor"]) if form == "within" else []
    return _distance(form, counts, SIDE[side], match["anchor"])


def _more(number: int, unit: str) -> tuple[str, list[int], str]:
    """Return "more than" as "at least": one day more, where the days of a unit are known."""
    days = {"day": 1, "week": 7}.get(unit)
    if days is None:
        return "at least", [number], unit
    more = number * days + 1
    return "at least", [more], "day"


def _distance(form: str, counts: list[_Count], side: str, anchor: str) -> list[DateReading]:
    """Return a distance on one side of an anchor."""
    if len(counts) > 1 and form in ("at least", "within"):
        counts = counts[:1] if form == "at least" else counts[1:]
    if len(counts) > 1:
        low, high = counts
        if low.number >= high.number:
            return []
        if form == "about":
            low = low._replace(number=low.number - _slack(low.number))
            high = high._replace(number=high.number + _slack(high.number))
            form, counts = "", [low, high]
        written = f"at least {low} {side} {{0}} and within {high} {side} {{0}}"
        if not low.number:
            form, counts, written = "within", [high], f"within {high} {side} {{0}}"
    else:
        written = f"{form} {counts[0]} {side} {{0}}".strip()
    if is_key(anchor):
        away = in_days(*_days(form, counts, side, DateReading("", (DAY, DAY))))
        return [DateReading(written.format(anchor), away=away)]
    return [
        DateReading(written.format(each.text), days, each.note, _plainly(form, days))
        for each in dates_in(anchor)
        for days in [_days(form, counts, side, each)]
    ]


def _slack(number: int) -> int:
    """Return by how many units an approximate number can be wrong: 30 %, and one at least."""
    return max(1, -(-3 * number // 10))


def _days(form: str, counts: list[_Count], side: str, to: DateReading) -> tuple[int, int]:
    """Return the first and the last day at a distance from a date, by the rules of the wordings."""
    sign = 1 if side == "after" else -1
    near, far = (to.first, to.last) if sign > 0 else (to.last, to.first)
    start, near, far = near, counts[0].moved(near, sign), counts[-1].moved(far, sign)
    if form == "within":
        near = start
    if form == "at least":
        return (near, OPEN_LATEST) if sign > 0 else (OPEN_EARLIEST, near)
    if form == "about":
        length = ABOUT_DAYS[counts[0].unit]
        slack = max(1, 3 * counts[0].number * length // 10)
        near, far = near - sign * slack, far + sign * slack
    return min(near, far), max(near, far)


def _plainly(form: str, days: tuple[int, int]) -> tuple[str, ...]:
    """Return the EDTF of days at a distance from a date."""
    first, last = days
    if first == last:
        return (iso(first),)
    if form == "at least":
        return (f"[{iso(first)}..]" if last == OPEN_LATEST else f"[..{iso(last)}]",)
    mark = "~" if form == "about" else ""
    return (f"[{iso(first)}{mark}..{iso(last)}{mark}]",)


def _around(count: _Count, anchor: str) -> list[DateReading]:
    """Return "within N units of an anchor", on both sides of it."""
    written = f"within {count} of {{}}"
    if is_key(anchor):
        away = in_days(count.moved(DAY, -1), count.moved(DAY, 1))
        return [DateReading(written.format(anchor), away=away)]
    found = []
    for each in dates_in(anchor):
        days = count.moved(each.first, -1), count.moved(each.last, 1)
        found.append(DateReading(written.format(each.text), days, each.note, _plainly("", days)))
    return found


def _of_working_days(match: re.Match[str]) -> list[DateReading]:
    """Return a distance without weekends: two more days at most for each five, and holidays."""
    number, side, anchor = number_of(match["low"]), match["side"], match["anchor"]
    least, most = _Count(number, "day"), _Count(number + 2 * -(-number // 5), "day")
    if match["form"]:
        found = (
            _around(most, anchor)
            if side == "of"
            else _distance("within", [most], SIDE[side], anchor)
        )
    else:
        found = _distance("", [least, most], SIDE[side], anchor) if side != "of" else []
    return [each._replace(note="without holidays") for each in found]


def _of_vague(match: re.Match[str]) -> list[DateReading]:
    word, side, anchor = match["word"], SIDE[match["side"]], match["anchor"]
    word = word if word in VAGUE else "shortly"
    if is_key(anchor):
        return [DateReading(f"{word} {side} {anchor}")]
    found, (least, most) = [], VAGUE[word]
    for each in dates_in(anchor):
        if side == "after":
            days = each.first + least, each.last + most
        else:
            days = each.first - most, each.last - least
        found.append(DateReading(f"{word} {side} {each.text}", days, each.note))
    return found


_READERS: Final[tuple[tuple[Callable[[str], re.Match[str] | None], _Read], ...]] = (
    (_counted, _of_count),
    (_working, _of_working_days),
    (_vague, _of_vague),
)
