"""What is wrong with a text that is no EDTF, where, and what would be right.

Nothing here runs for a text that parses. A suggestion is made by rewriting a common other notation
and is offered only if it parses, so a hint never sends anybody into the next error.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from timeline.errors import DateError

_LONGEST_REWRITTEN: Final = 80

_Q, _D, _X, _N = "[?~%]?", "[0-9]", "[0-9X]", "[1-9][0-9]*"
_SHAPES: Final = (
    (f"{_Q}-?", *4 * (_X,), _Q, "-", _Q, _X, _X, _Q, "-", _Q, _X, _X, _Q),
    (f"{_Q}-?", *4 * (_D,), "S", _N, _Q),
    (f"{_Q}Y-?", _N, _Q),
    (f"{_Q}Y-?", _N, "S", _N, _Q),
    (f"{_Q}Y-?", _N, "E", _N, _Q),
    (f"{_Q}Y-?", _N, "E", _N, "S", _N, _Q),
    (f"-?{_D}{{4}}-{_D}{{2}}-{_D}{{2}}T", *2 * (_D, _D, ":"), _D, _D, "Z"),
    (f"-?{_D}{{4}}-{_D}{{2}}-{_D}{{2}}T", *2 * (_D, _D, ":"), _D, _D, "[+-]", _D, _D, ":", _D, _D),
)


def _beginning(pieces: tuple[str, ...]) -> Callable[[str], re.Match[str] | None]:
    """Matches as many of the pieces as a text begins with; the fault stands where it ends."""
    pattern = ""
    for piece in reversed(pieces):
        pattern = f"(?:{piece}{pattern})?"
    return re.compile(pattern).match


_beginnings: Final = tuple(_beginning(pieces) for pieces in _SHAPES)


def fault(message: str, position: int, hint: str = "") -> DateError:
    """A fault at a position of the expression; ``parse`` adds the text."""
    return DateError(message, "", position, hint)


def misfit(text: str, at: int) -> DateError:
    """The fault of a part (at ``at`` in its expression) that has not the shape of a date."""
    if not text:
        return fault("a date is missing", at)
    end = max(match.end() for beginning in _beginnings if (match := beginning(text)))
    if end == len(text):
        return fault("the date breaks off", at + end)
    char = text[end]
    if char.isspace():
        return fault("EDTF has no spaces", at + end)
    if not char.isascii() or not char.isprintable():
        name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
        return fault(f"EDTF is written in ASCII, without {name}", at + end)
    return fault(f"{char!r} does not fit here", at + end)


def suggest(text: str, check: Callable[[str], object]) -> str:
    """What would be right instead of ``text``: a rewriting of it that passes ``check``."""
    if len(text) <= _LONGEST_REWRITTEN:
        good: list[str] = []
        for candidate in _rewritings(text):
            if candidate in good or candidate == text:
                continue
            try:
                check(candidate)
            except DateError:
                continue
            good.append(candidate)
        if good:
            return f"write {' or '.join(good[:2])}"
    return "dates are written 2022-07-05, 2022-07 or 2022"


_MONTHS: Final = {
    name: f"{number:02}"
    for number, names in enumerate(
        (
            *(("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april")),
            *(("may",), ("jun", "june"), ("jul", "july"), ("aug", "august")),
            *(("sep", "sept", "september"), ("oct", "october"), ("nov", "november")),
            ("dec", "december"),
        ),
        1,
    )
    for name in names
}
_SEASONS: Final = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_UNITS: Final = _MONTHS | _SEASONS

_about = re.compile(
    r"(?:c\.?|ca\.?|circa|about|around|approx\.?|approximately|~)\s*(.+)", re.I
).fullmatch
_numbers = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?").fullmatch
_year_last = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})").fullmatch
_compact = re.compile(r"(\d{4})(\d\d)(\d\d)").fullmatch
_worded = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([a-z]+)\.?\s+(\d{4})").fullmatch
_american = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})").fullmatch
_long_year = re.compile(r"y?(-?)0*(\d+)").fullmatch

# Old or foreign spellings inside an expression otherwise right, all applied in this order.
_SPELLINGS: Final = (
    (re.compile(r"\s*/\s*"), "/"),
    (re.compile(r"\s*,\s*"), ","),
    (re.compile(r"\s*(?:\.\.\.?|…)\s*"), ".."),
    (re.compile(r"\s+"), ""),
    (re.compile(r"^\+"), ""),
    (re.compile(r"\?~|~\?"), "%"),
    (re.compile(r"\bunknown\b", re.IGNORECASE), ""),
    (re.compile(r"\bopen\b", re.IGNORECASE), ".."),
    (re.compile(r"(?<=:\d\d)[.,]\d+"), ""),
    (re.compile(r"(T\d\d:\d\d)(?=Z|[+-]|$)", re.IGNORECASE), r"\1:00"),
    (re.compile(r"([+-]\d\d)(\d\d)$"), r"\1:\2"),
)


def _rewritings(text: str) -> Iterator[str]:
    """Texts that ``text`` may have been meant to be, likeliest first; few of them are EDTF."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = "".join("-" if unicodedata.category(char) == "Pd" else char for char in plain)
    plain = plain.replace("\N{MINUS SIGN}", "-")
    if match := _about(plain):
        yield from (f"{inner}~" for inner in _notations(match[1]))
    yield from _notations(plain)


def _notations(plain: str) -> Iterator[str]:
    """What ``plain``, in ASCII where it can be, says in the notations people also write."""
    yield plain
    lower = plain.lower()
    if re.fullmatch(r"\d\d\d?", plain):
        yield plain.ljust(4, "X")
    if match := _numbers(plain):
        yield "-".join(number.zfill(2) for number in match.groups() if number)
    if match := _year_last(plain):
        yield f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}"
        yield f"{match[3]}-{match[1]:0>2}-{match[2]:0>2}"
    if match := _compact(plain):
        yield "-".join(match.groups())
    elif match := _long_year(lower):
        sign, digits = match.groups()
        yield f"{sign}{digits:0>4}" if len(digits) < 5 else f"Y{sign}{digits}"
    if (match := _worded(lower)) and match[2] in _UNITS:
        yield f"{match[3]}-{_UNITS[match[2]]}" + (f"-{match[1]:0>2}" if match[1] else "")
    if (match := _american(lower)) and match[1] in _MONTHS:
        yield f"{match[3]}-{_MONTHS[match[1]]}-{match[2]:0>2}"
    if re.fullmatch(r"\d{3}0s", lower):
        yield f"{lower[:3]}X"
    spelt = plain
    for pattern, replacement in _SPELLINGS:
        spelt = pattern.sub(replacement, spelt)
    yield spelt
    yield spelt.upper()
    yield spelt.upper().replace("U", "X")
