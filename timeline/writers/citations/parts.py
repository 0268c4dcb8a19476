"""The parts of a citation in the forms that formats of references have: text, type and dates."""

import re
from typing import Final, Literal, NamedTuple
from urllib.parse import quote

from timeline.dates.calendar import is_bounded
from timeline.dates.edtf import Edtf, parse
from timeline.errors import DateError
from timeline.query.results import SourceRef
from timeline.safetext import replace_hidden, visible
from timeline.text import one_line
from timeline.writers.citations.plain import published_in_words

SourceType = Literal["table", "page", "document"]

JOINER: Final = "\u2060"
"""A word joiner, which is invisible: it keeps apart what a format would read as more than text.

No text of the data has one, because ``clean`` makes invisible characters visible.
"""
_PLAIN: Final = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MONTHS: Final = 12
_ORDINALS: Final = range(100)
_SEASONS: Final = range(21, 25)  # other groupings have no number in formats of references


class PlainDate(NamedTuple):
    """A year, with a month and a day if they are known, or with a season (1 spring - 4 winter).

    The year is that of EDTF: 0 is 1 BC, and -1 is 2 BC.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None


class PublicationDate(NamedTuple):
    """The date of publication of a source.

    ``edtf`` is its value, None if it is unknown. ``first`` is set if it is a date of a calendar
    unit, and ``last`` if it is a range of two. ``vague``: it is approximate, uncertain or inferred.
    ``words`` say all of it, empty if it is unknown.
    """

    edtf: Edtf | None
    first: PlainDate | None
    last: PlainDate | None
    vague: bool
    words: str


def clean(text: str) -> str:
    """Return a text of the data on one line, with invisible characters made visible."""
    return visible(one_line(text).strip())


def address(text: str) -> str:
    """Return an address with its invisible characters percent-encoded, so that it still leads."""
    return replace_hidden(text, quote)


def source_type(source: SourceRef) -> SourceType:
    """Return what the register says a source is: a table, a page with an address, or neither."""
    if source.table is not None or source.file_sha256:
        return "table"
    return "page" if source.url else "document"


def is_version(edition: str) -> bool:
    """Return whether an edition is a year or another large number: not "2023rd edition"."""
    return edition.isdecimal() and int(edition) not in _ORDINALS


def published(source: SourceRef) -> PublicationDate:
    """Return when a source was published."""
    if not (is_bounded(source.published_lo) or is_bounded(source.published_hi)):
        return PublicationDate(None, None, None, False, "")
    edtf = parse(source.published)
    first, last = _dates(edtf)
    vague = bool(edtf.qualifiers) or source.published_inferred
    return PublicationDate(edtf, first, last, vague, published_in_words(source))


def accessed(source: SourceRef) -> PlainDate | None:
    """Return the day of access, if it is written as a date; None for other words or none."""
    try:
        edtf = parse(source.accessed)
    except DateError:
        return None
    first, last = _dates(edtf)
    return None if last or edtf.qualifiers else first


def remarks(source: SourceRef, *, date: bool, access: bool) -> str:
    """Return what a format has no field for, in words; empty if there is nothing.

    ``date`` and ``access``: also the date of publication, and the day of access.
    """
    found = [f"published: {words}"] if date and (words := published_in_words(source)) else []
    if source.archived:
        found.append(f"archived at {source.archived}")
    if access and source.accessed:
        found.append(f"accessed {source.accessed}")
    return clean("; ".join(found))


def _dates(edtf: Edtf) -> tuple[PlainDate | None, PlainDate | None]:
    """Return the date, or both dates of an interval; None if it is not a date of a calendar.

    No format has two seasons.
    """
    if edtf.kind in ("date", "datetime"):
        return _date(edtf.text), None
    if edtf.kind == "interval":
        both = [_date(text) for text in edtf.text.split("/")]
        if all(each and not each.season for each in both):
            return both[0], both[1]
    return None, None


def _date(text: str) -> PlainDate | None:
    """Return a date without its qualifiers; None if digits are unknown or there is more to it."""
    match = _PLAIN.fullmatch(re.sub("[?~%]", "", text.partition("T")[0]))
    if match is None:
        return None
    year, month, day = (int(each) if each else None for each in match.groups())
    assert year is not None
    if month is None or month <= _MONTHS:
        return PlainDate(year, month, day)
    season = month - _SEASONS[0] + 1
    return PlainDate(year, season=season) if month in _SEASONS else None
