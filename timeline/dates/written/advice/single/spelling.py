"""EDTF with wrong spelling, or with two dates in the wrong order; no digit is changed."""

import re

from timeline.dates.calendar import is_bounded
from timeline.dates.edtf.dates import parse_part
from timeline.dates.written.advice.reading import DateReading, between, lasted
from timeline.errors import DateError

_SPELLINGS = tuple(
    (re.compile(pattern, re.IGNORECASE), right)
    for pattern, right in (
        (r" ?(?:\.\.\.?|…) ?", ".."),
        (r"(?<!\d) | (?!\d)", ""),
        (r"^\+", ""),
        (r"\?~|~\?", "%"),
        (r"\bunknown\b", ""),
        (r"\bopen\b", ".."),
        (r"(?<=:\d\d)[.,]\d+", ""),
        (r"(T\d\d:\d\d)(?=Z|[+-]|$)", r"\1:00"),
        (r"([+-]\d\d)(\d\d)$", r"\1:\2"),
        (r"-00:?00$", "Z"),
        (r"(?<!\d)-0000", "0000"),
    )
)
_two_years = re.compile(r"(?<!\d)(\d\d(\d\d))–(\d\d)(?![\d–-])")


def single(text: str) -> list[DateReading]:
    """Return the reading of a single date in EDTF, in any case; none for other texts."""
    try:
        part = parse_part(text.upper())
    except DateError:
        return []
    return [DateReading(part.text, (part.lo, part.hi))]


def readings(plain: str) -> list[DateReading]:
    """Return a folded text with corrected spelling; the candidates may not be valid."""
    if found := _turned(plain):
        return found
    # A dash between a year and two digits can join two years; then it is not a month or season.
    for match in _two_years.finditer(plain):
        if int(match[3]) > 12 or (int(match[2]) + 1) % 100 == int(match[3]):
            return []
    spelt = plain.replace("–", "-")
    for pattern, right in _SPELLINGS:
        spelt = pattern.sub(right, spelt)
    return [DateReading(spelt, others=(spelt.upper(), spelt.upper().replace("U", "X")))]


def _turned(plain: str) -> list[DateReading]:
    """Return readings of two dates in the wrong order, or with different precision."""
    inner = plain[1:-1] if plain[:1] + plain[-1:] == "[]" else plain
    pieces = inner.split("/" if inner is plain else "..")
    if len(pieces) != 2:
        return []
    a, b = single(pieces[0]), single(pieces[1])
    if not (a and b and is_bounded(a[0].first) and is_bounded(b[0].first)):
        return []
    if inner is plain:
        return lasted(b[0], a[0])
    return between(b[0], a[0]) or between(a[0], b[0])
