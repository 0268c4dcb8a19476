"""Years, decades and centuries in words: ``nineteen forty-five``, ``the nineteen-sixties``."""

import re
from typing import Final

from timeline.dates.names import DECADES, ORDINAL_DAYS
from timeline.numerals import ONES, SINGLE, TEENS, TENS

_BELOW_100: Final = (
    rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(ONES)}))?|{'|'.join((*TEENS, *ONES))})"
)
_CENTURY: Final = rf"(?P<century>{'|'.join(TEENS)}|twenty)"
_year: Final = re.compile(
    rf"\b{_CENTURY}[- ](?:(?P<hundred>hundred)(?: and (?P<more>{_BELOW_100}))?"
    rf"|(?:oh|o)[- ](?P<one>{'|'.join(ONES)})"
    rf"|(?P<rest>(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(ONES)}))?|{'|'.join(TEENS)}))$"
)
_thousand: Final = re.compile(rf"\btwo thousand(?:(?: and)? (?P<rest>{_BELOW_100}))?$")
_decade: Final = re.compile(rf"\b{_CENTURY}[- ](?P<decade>{'|'.join(DECADES)})\b")
_in_century: Final = re.compile(rf"\b(?P<nth>{'|'.join(reversed(ORDINAL_DAYS))})(?=[ -]century\b)")


def years_in_digits(text: str) -> str:
    """Return a text in lower case with its year, decade or century in digits."""
    text = _in_century.sub(_ordinal, text)
    text = _decade.sub(
        lambda found: f"{100 * SINGLE[found['century']] + DECADES[found['decade']]}s", text
    )
    return _thousand.sub(lambda found: f"{2000 + _number(found['rest'])}", _year.sub(_digits, text))


def _digits(found: re.Match[str]) -> str:
    rest = found["more"] or found["one"] or found["rest"]
    return f"{100 * SINGLE[found['century']] + _number(rest)}"


def _number(words: str | None) -> int:
    return sum(SINGLE[word] for word in re.split("[- ]", words)) if words else 0


def _ordinal(found: re.Match[str]) -> str:
    number = ORDINAL_DAYS.index(found["nth"]) + 1
    end = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"
