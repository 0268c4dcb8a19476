"""Generated parts of ``dates-and-numbers.md``: examples, with what the program makes of each."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial

from tests.docs.pages import code, table
from timeline.dates.calendar import is_bounded, iso
from timeline.dates.network import Assertion, Network
from timeline.dates.wording.phrases import days_of
from timeline.dates.written.meaning import explain
from timeline.dates.written.parsing import parse_when
from timeline.errors import DateError, QuantityError
from timeline.quantities import UNSTATED, parse_quantity, words

DATES = (
    "2022-07-05", "2022-07", "2022", "2022-07-05T21:30:00Z", "2022-07-06T06:30:00+09:00",
    "2022-07~", "2022?", "2022%", "201X", "2022-1X", "2022-21", "2022-34",
    "2022-08-22/2022-09-01", "2022-08/..", "2022-08/", "[2022-07-01..2022-07-10]",
    "[2022-07-01,2022-07-04]", "[..2022-07-10]",
)  # fmt: skip
WORDINGS = (
    "early 2022-07", "mid 2016", "late 2022", "early 201X", "late 2022-33", "early XXXX-07",
    "by 2030", "by mid 2030", "before 2022-07-05", "after 2022-07-05", "on or after mid 2022",
    "after 2016 and before 2018", "1 week after 2022-07-05", "about 3 months before 2016-11",
    "within 3 days after 2022-07-05", "within 3 days of 2022-07-05",
    "at least 2 weeks after 2022-07-05", "shortly after early 2022-07",
    "the Monday before 2022-07-05", "the week after 2022-07-05", "unknown",
)  # fmt: skip
LASTING = (
    "for 11 days from 2022-08-22", "for 11 days until 2022-09-01", "for 11 days from early 2022-07",
    "for about 2 weeks from 2022-07-01", "for at least 2 months from 2022-07-01",
    "from early 2022-07 to 2022-08-03", "since early 2022-07", "until late 2021",
)  # fmt: skip
ANCHOR = ("drill", "2022-08-22/2022-09-01")
"""The event on which the relative examples depend, and its date."""
PUBLISHED = ("report", "2022-09-07")
"""The source on which relative examples depend, and the day, a Wednesday, of its publication."""
RELATIVE = (
    "by drill", "before drill", "after drill", "on or after drill", "3 days after drill",
    "3 days before drill", "about 1 week after drill", "within 3 days after drill",
    "within 3 days of drill", "at least 3 days after drill", "0 days after drill",
    "shortly after drill", "days before drill", "weeks after drill", "months after drill",
    "3 hours after drill", "about 2 hours before drill", "within 48 hours after drill",
    "the week after drill", "the month after drill", "by the year after drill",
    "same month as drill", "same day as drill", "the Friday after drill",
    "the Wednesday before published report", "the Wednesday on or before published report",
    "the weekend before published report", "same week as published report", "during drill",
    "after 2022-08-25 and during drill", "for 3 days from drill", "from early 2022-08 to drill",
    "since drill", "until drill",
)  # fmt: skip
TIMES = (
    "2022-07-05T21:13Z", "2022-07-05T21:13", "2022-07-05T17:00~", "2022-07-06T00:30:00~",
    "morning of 2022-07-05", "afternoon of 2022-07-05", "evening of 2022-07-05",
    "night of 2022-07-05", "before 2022-07-05T21:13Z", "by night of 2022-07-05",
    "after night of 2022-07-05",
)  # fmt: skip
NOT_DATES = (
    "5 July 2022", "07/05/2022", "Q3 2022", "2022/23", "July 2022", "2022-02-30", "circa 2022",
    "2022-07-05T24:00:00", "around 5 pm on 5 July 2022", "2100 hrs 5 July 2022",
    "noon on 2022-07-05", "dawn of 2022-07-05", "overnight 5-6 July 2022", "midnight of 2022-07-05",
    "[1970,1971]~", "22 August–1 September 2022", "2022–2023", "late June or early July 2022",
    "for 11 days from 22 August 2022", "two weeks after 5 July 2022", "a few days before summit",
    "5 July 2022 21:30 KST", "Japanese fiscal year 2022", "FY2022", "July 5, Juche 111 (2022)",
    "令和4年7月5日", "25 October 1917 (O.S.)", "early July", "5 Jul 22", "yesterday", "on Monday",
    "two days later", "2016 and 2018",
)  # fmt: skip
NUMBERS = (
    "8", "~10", "~3", "3+", "≥3", ">=3", ">17000", "<5", "<=5", "≤5", "6..8", "6..7..8", "1.5e6",
    "~3.9e12 KRW", "3e9..4e9 USD", *UNSTATED,
)  # fmt: skip
NOT_NUMBERS = (
    "17,000",
    "17.000",
    "over 3",
    "3..4e7 USD",
    "about 10",
    "$3 billion",
    "3.5 KRW",
    "-3",
    "n/a",
)


def parts() -> dict[str, Callable[[], str]]:
    """The generated parts of the page, by name."""
    return {
        "dates": partial(_dates, DATES),
        "wordings": partial(_dates, WORDINGS),
        "durations": partial(_dates, LASTING),
        "times": partial(_dates, TIMES),
        "relative dates": _relative,
        "texts that are not dates": _not_dates,
        "numbers": _numbers,
        "texts that are not numbers": _not_numbers,
    }


def _dates(texts: Iterable[str]) -> str:
    rows = []
    for text in texts:
        meaning = explain(text)
        first = meaning.earliest or ("open" if meaning.earliest_open else "unknown")
        last = meaning.latest or ("open" if meaning.latest_open else "unknown")
        rows.append([code(text), first, last, meaning.words])
    return table(["Date", "First day", "Last day", "In words"], rows)


def _relative() -> str:
    network = Network()
    network.declare(ANCHOR[0], point=False)
    network.add(ANCHOR[0], parse_when(ANCHOR[1]), Assertion(*ANCHOR, "page", 0))
    published = days_of(PUBLISHED[1])
    network.publish(PUBLISHED[0], *published)
    for number, text in enumerate(RELATIVE, 1):
        when = parse_when(text)
        network.declare(text, point=not when.is_interval)
        network.add(text, when, Assertion(text, text, "page", number))
    network.solve()
    rows = []
    for text in RELATIVE:
        bounds = network.bounds(text)
        days = [iso(day) if is_bounded(day) else "open" for day in (bounds.start_lo, bounds.end_hi)]
        rows.append([code(text), *days])
    return table(["Date", "First day", "Last day"], rows)


def _not_dates() -> str:
    rows = []
    for text in NOT_DATES:
        try:
            explain(text)
        except DateError as error:
            rows.append([code(text), _message(error.message, error.hint)])
        else:
            raise AssertionError(f"{text} is a date")
    return table(["Text", "Error"], rows)


def _numbers() -> str:
    rows = []
    for text in NUMBERS:
        number = parse_quantity(text)
        low = number.low if number.stated else None
        figures = [_figure(each) for each in (low, number.best, number.high)]
        rows.append([code(text), number.qualifier, *figures, words(number)])
    return table(["Number", "Qualifier", "Low", "Best", "High", "In words"], rows)


def _figure(number: Decimal | None) -> str:
    return "" if number is None else f"{number:,f}"


def _not_numbers() -> str:
    rows = []
    for text in NOT_NUMBERS:
        try:
            parse_quantity(text)
        except QuantityError as error:
            rows.append([code(text), _message(error.message, error.hint)])
        else:
            raise AssertionError(f"{text} is a number")
    return table(["Text", "Error"], rows)


def _message(message: str, hint: str) -> str:
    return code("; ".join(filter(None, (message, hint))).replace("`", "'"))
