"""Parts of a period that are counted: halves, weeks, weekends, the first months, its turn."""

import re
from typing import Final

from timeline.dates.calendar import add_months, add_units, iso, iso_week_start, weekday
from timeline.dates.names import MONTH, ORDINAL_DAYS, ORDINALS, WEEKDAYS
from timeline.dates.written.advice.periods.thirds import thirds
from timeline.dates.written.advice.reading import DateReading, of_month, of_year
from timeline.dates.written.advice.single import plain_date
from timeline.numerals import NUMBER, number_of

_IN: Final = r"(?:(?:in|on|at|during|over) )?(?:the )?"
_ORDINAL: Final = "|".join(ORDINALS)
_half = re.compile(
    rf"{_IN}(first|1st|second|2nd|last|latter) half (?:of|in) (?:the )?(.+)"
).fullmatch
_counted = re.compile(
    rf"{_IN}(first|last|final) ({NUMBER}) (day|week|month|year)s (?:of|in) (?:the )?(.+)"
).fullmatch
_decade = re.compile(
    rf"{_IN}({'|'.join(ORDINAL_DAYS[:10])}|last|final) decade of the (\d\d?)(?:st|nd|rd|th) century"
).fullmatch
_day = re.compile(rf"{_IN}(first|last|final) day of (?:the )?(.+)").fullmatch
_weekday = re.compile(
    rf"{_IN}({_ORDINAL}) ({'|'.join(WEEKDAYS)})(?: (?:of|in))?,? ({MONTH},? \d{{4}})"
).fullmatch
_week = re.compile(
    rf"{_IN}(?:(week|w) ?/?(of|commencing|beginning|starting|from|c|b|ending|e))\.? (.+)"
).fullmatch
_weekend = re.compile(rf"{_IN}(?:({_ORDINAL}) )?weekend(?: of| in|,)? (.+)").fullmatch
_days = re.compile(r"(?P<month>[a-z]+\.? )?(\d\d?)(?:-|–|/| and | to )(\d\d?)\b(.*)").fullmatch
_turn = re.compile(
    r"(?:(?:at|around) )?(?:the )?turn of (?:the )?(?:year )?(\d\d?(?:st|nd|rd|th) century"
    r"|millennium|\d{4})(?: ?[-/–] ?(\d{4}|\d\d))?"
).fullmatch
_digits = re.compile(
    rf"(?:[?x_*]{{1,2}}|0)[ ./-](\d\d?)[./-](\d{{4}})|[?x_*]{{1,2}}[ -]?({MONTH},? \d{{4}})"
    rf"|({MONTH}) [?x_*]{{1,2}},? (\d{{4}})|(\d{{4}})-(\d\d)-[?x_*]"
).fullmatch


def counted_parts(text: str) -> list[DateReading]:
    """Return the readings of a folded text as a counted part of a period; none for others."""
    for read in (
        _halves,
        _first_ones,
        _one_day,
        _of_weekday,
        _weeks,
        _weekends,
        _turns,
        _no_day,
        _decades,
    ):
        if found := read(text):
            return found
    return []


def some_day(first: int, last: int, note: str = "", mark: str = "") -> DateReading:
    """Return "some day from the first to the last"."""
    return DateReading(f"[{iso(first)}{mark}..{iso(last)}{mark}]", (first, last), note)


def _lasted(first: int, last: int, note: str) -> DateReading:
    return DateReading(f"{iso(first)}/{iso(last)}", (first, last), note)


def _halves(text: str) -> list[DateReading]:
    """Read the half of a month (to its 15th day), of a decade and of a century."""
    match = _half(text)
    if not match:
        return []
    second, found = match[1] not in ("first", "1st"), []
    for each in plain_date(match[2]):
        if re.fullmatch(r"\d{4}-(?:0\d|1[012])", each.text):
            cut, length = each.first + 15, len("2022-07-01")
        elif re.fullmatch(r"\d{3}X|\d\dXX|\[\d{4}\.\.\d{4}\]", each.text):
            years = 5 if len(each.text.rstrip("X")) == 3 else 50
            cut, length = add_months(each.first, 12 * years), len("2022")
        else:
            return []
        first, last = (cut, each.last) if second else (each.first, cut - 1)
        chosen = f"[{iso(first)[:length]}..{iso(last)[:length]}]"
        found.append(DateReading(chosen, (first, last), each.note))
    return found


def _first_ones(text: str) -> list[DateReading]:
    """Read "the first four months of A" as one of them, or as all of them."""
    match = _counted(text)
    if not match:
        return []
    count, unit, found = number_of(match[2]), match[3], list[DateReading]()
    for each in plain_date(match[4]):
        if match[1] == "first":
            first, last = each.first, add_units(each.first, count, unit) - 1
        else:
            first, last = add_units(each.last + 1, -count, unit), each.last
        if not each.first <= first <= last <= each.last or (first, last) == each.days:
            return []
        found += [some_day(first, last, "some day of them"), _lasted(first, last, "it lasted")]
    return found


def _one_day(text: str) -> list[DateReading]:
    match = _day(text)
    days = plain_date(match[2]) if match else []
    ones = [each.first if match and match[1] == "first" else each.last for each in days]
    return [DateReading(iso(one), (one, one)) for one in ones]


def _of_weekday(text: str) -> list[DateReading]:
    """Read "the first Monday of July 2022"."""
    match = _weekday(text)
    if not match:
        return []
    found, wanted = [], WEEKDAYS.index(match[2])
    for each in plain_date(match[3]):
        if match[1] == "last":
            one = each.last - (weekday(each.last) - wanted) % 7
        else:
            one = each.first + (wanted - weekday(each.first)) % 7 + 7 * (ORDINALS[match[1]] - 1)
        found.append(DateReading(iso(one), (one, one)))
    return found


def _weeks(text: str) -> list[DateReading]:
    """Read "the week of a day": from Monday to Sunday, or the seven days from or to the day."""
    match = _week(text)
    if not match:
        return []
    found: list[DateReading] = []
    for each in plain_date(match[3]):
        if each.first != each.last:
            return []
        monday = iso_week_start(each.first)
        counted = each.first - 6 if match[2].startswith("e") else each.first
        if match[2] == "of":
            found.append(some_day(monday, monday + 6, "some day of the week from Monday on"))
        if match[2] != "of" or counted != monday:
            note = "some day of the seven " + ("to it" if counted < each.first else "from it on")
            found.append(some_day(counted, counted + 6, note))
    return found


def _weekends(text: str) -> list[DateReading]:
    """Read the weekend of one day, or of two days, as one of its days or both."""
    match = _weekend(text)
    if not match:
        return []
    if match[1]:
        return [r for each in plain_date(match[2]) for r in _nth_weekend(match[1], each)]
    rest = match[2]
    if days := _days(rest):
        rest = f"{days['month'] or ''}{days[2]}{days[4]}"
    found: list[DateReading] = []
    for each in plain_date(rest):
        saturday = iso_week_start(each.first) + 5
        if each.first != each.last or (days and each.first != saturday):
            return []
        found += _two_days(saturday)
    return found


def _nth_weekend(number: str, month: DateReading) -> list[DateReading]:
    """Return the weekend that is counted by its Saturday."""
    if not re.fullmatch(r"\d{4}-(?:0\d|1[012])", month.text):
        return []
    if number == "last":
        return _two_days(month.last - (weekday(month.last) - 5) % 7)
    return _two_days(month.first + (5 - weekday(month.first)) % 7 + 7 * (ORDINALS[number] - 1))


def _two_days(saturday: int) -> list[DateReading]:
    return [
        some_day(saturday, saturday + 1, "one of its days"),
        _lasted(saturday, saturday + 1, "it lasted"),
    ]


def _turns(text: str) -> list[DateReading]:
    """Read the turn of a century or of a year, with both years between which it can be."""
    match = _turn(text)
    if not match:
        return []
    if number := re.match(r"(\d+)\D", match[1].replace("millennium", "21st")):
        years = of_year(100 * (int(number[1]) - 1))
        return [each._replace(text=f"{each.text}~") for each in years]
    began, ended = int(match[1]), int(match[1]) + 1
    turns = [(began, "when it began"), (ended, "when it ended")]
    if match[2]:
        turns = [(ended, "")] if ended % 10 ** len(match[2]) == int(match[2]) else []
    found = []
    for year, note in turns:
        (a,), (b,) = of_month(year - 1, 12), of_month(year, 1)
        found.append(DateReading(f"[{a.text}~..{b.text}~]", (a.first, b.last), note))
    return found


def _decades(text: str) -> list[DateReading]:
    """Read "the first decade of the 21st century": as counted from its year 1, or by its digits."""
    match = _decade(text)
    if not match or not int(match[2]):
        return []
    number = 9 if match[1] in ("last", "final") else ORDINAL_DAYS.index(match[1])
    first = 100 * (int(match[2]) - 1) + 10 * number
    (a,), (b,), (c,), (d,) = (of_year(first + years) for years in (0, 1, 9, 10))
    return [
        DateReading(f"[{b.text}..{d.text}]", (b.first, d.last), "counted from the year 1"),
        DateReading(f"{a.text[:-1]}X", (a.first, c.last), "its first three digits"),
    ]


def _no_day(text: str) -> list[DateReading]:
    """Read ``??/07/2022``: a day of a month that is not known."""
    match = _digits(text)
    if not match:
        return []
    month, year, named, name, year_2, year_3, month_3 = match.groups()
    rest = named or (f"{name} {year_2}" if name else f"{year or year_3}-{month or month_3}")
    return [
        each._replace(text=f"{each.text}-XX")
        for each in plain_date(rest)
        if re.fullmatch(r"\d{4}-(?:0\d|1[012])", each.text)
    ]


def periods(text: str) -> list[DateReading]:
    """Return the readings of a single period: a date, a third of one, or a counted part."""
    return thirds(text) or counted_parts(text) or plain_date(text)
