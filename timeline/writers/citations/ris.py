"""RIS: sources for EndNote, Zotero, Mendeley and others.

UTF-8, a tag on each line. ``PY`` is the year of publication, if it is known, and ``DA`` the date as
far as it is known: ``2022/07//approximate``. A date without a year that is known, and the address
of an archived copy, are in ``N1``. An unknown part has no tag.

Written here because a line of RIS is a tag and a text: libraries for it check neither.
"""

from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from timeline.dates.calendar import year_text
from timeline.query.results import SourceRef
from timeline.writers.citations.parts import (
    PlainDate,
    SourceType,
    accessed,
    address,
    clean,
    published,
    remarks,
    source_type,
)

_TYPES: Final[dict[SourceType, str]] = {"table": "DATA", "page": "ELEC", "document": "GEN"}
_YEARS: Final = range(10_000)  # what a year of four digits can be


def write_ris(sources: Iterable[SourceRef], file: TextIO) -> None:
    """Write sources as RIS into an open file, one after the other."""
    for source in sources:
        lines = (f"{tag}  - {text}\n" for tag, text in _tags(source))
        file.write("".join((*lines, "ER  - \n\n")))


def _tags(source: SourceRef) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[source_type(source)]
    yield "ID", source.key
    yield "TI", clean(source.title)
    if source.author:
        yield "AU", clean(source.author)
    if source.publisher:
        yield "PB", clean(source.publisher)
    if source.edition:
        yield "ET", clean(source.edition)
    when, access = published(source), accessed(source)
    plain = when.first is not None and when.last is None and when.first.year in _YEARS
    if when.first is not None and plain:
        yield "PY", year_text(when.first.year)
        yield "DA", _date(when.first, when.words if when.vague or when.first.season else "")
    if access is not None:
        yield "Y2", _date(access)
    if source.url:
        yield "UR", address(source.url)
    if source.language:
        yield "LA", source.language
    if note := remarks(source, date=not plain, access=access is None):
        yield "N1", note


def _date(date: PlainDate, other: str = "") -> str:
    """Return ``YYYY/MM/DD/other``, without the parts that are unknown."""
    month, day = (f"{each:02}" if each else "" for each in (date.month, date.day))
    return f"{year_text(date.year)}/{month}/{day}/{clean(other)}"
