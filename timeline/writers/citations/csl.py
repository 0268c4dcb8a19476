"""CSL-JSON: sources as items of the Citation Style Language, for Zotero, pandoc and others.

A JSON array in UTF-8. Names are ``literal``: the register does not divide them. A date has as many
parts as are known; one that is approximate, uncertain or inferred is ``circa``, and one that is no
date of a calendar is ``literal``. Years before 1 are counted without a year 0: -100 is 100 BC.
``note`` has what no other variable says. An unknown part is left out. The publisher of a web page
is in ``container-title``, in which most styles expect the name of its site.

Programs read tags in the texts (``<i>``, ``<b>``, ``<sup>``, ``<span class="nocase">`` …), and the
format has no way to escape one. So a word joiner (U+2060, invisible) follows the ``<`` of
everything that looks like a tag: it is shown as it is written. In an address, ``<`` and ``>`` are
percent-encoded.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from timeline.query.results import SourceRef
from timeline.writers.citations.parts import (
    JOINER,
    PlainDate,
    SourceType,
    accessed,
    address,
    clean,
    is_version,
    published,
    remarks,
    source_type,
)

TYPES: Final[dict[SourceType, str]] = {
    "table": "dataset",
    "page": "webpage",
    "document": "document",
}

HOLDERS: Final = ("publisher", "container-title")
"""The variables that may have the publisher: that of a page is the name of its site."""

_TAG: Final = re.compile("<(?=/?[a-z])", re.IGNORECASE)
_IN_ADDRESSES: Final = str.maketrans({"<": "%3C", ">": "%3E"})


def write_csl(sources: Iterable[SourceRef], file: TextIO) -> None:
    """Write sources as CSL-JSON into an open file, an item after the other."""
    before = "[\n"
    for source in sources:
        file.write(before + json.dumps(csl_item(source), ensure_ascii=False, indent=1))
        before = ",\n"
    file.write("[]\n" if before == "[\n" else "\n]\n")


def csl_item(source: SourceRef) -> dict[str, Any]:
    """Return a source as a CSL item."""
    return dict(_variables(source))


def broken(text: str) -> str:
    """Return a text in which nothing is a tag for programs that read CSL-JSON."""
    return _TAG.sub(f"<{JOINER}", text)


def _variables(source: SourceRef) -> Iterator[tuple[str, Any]]:
    yield "id", source.key
    yield "type", TYPES[source_type(source)]
    yield "title", broken(clean(source.title))
    if source.author:
        yield "author", [{"literal": broken(clean(source.author))}]
    if source.publisher:
        yield HOLDERS[source_type(source) == "page"], broken(clean(source.publisher))
    if source.edition:
        yield "version" if is_version(source.edition) else "edition", broken(clean(source.edition))
    when = published(source)
    if when.first is not None:
        yield "issued", _dates(when.first, when.last) | ({"circa": True} if when.vague else {})
    elif when.words:
        yield "issued", {"literal": when.words}
    access = accessed(source)
    if source.accessed:
        yield "accessed", _dates(access) if access else {"literal": broken(clean(source.accessed))}
    if source.url:
        yield "URL", address(source.url).translate(_IN_ADDRESSES)
    if source.language:
        yield "language", source.language
    if note := remarks(source, date=when.first is not None and when.vague, access=False):
        yield "note", broken(note)


def _dates(*dates: PlainDate | None) -> dict[str, Any]:
    """Return a date of CSL, or a range of two."""
    found = [date for date in dates if date is not None]
    seasons = [date.season for date in found if date.season]
    whole: dict[str, Any] = {"date-parts": [_parts(date) for date in found]}
    return whole | ({"season": seasons[0]} if seasons else {})


def _parts(date: PlainDate) -> list[int]:
    """Return the year, month and day, as far as they are known.

    CSL has no year 0: its year -1 is shown as 1 BC, which is year 0 of EDTF.
    """
    year = date.year if date.year > 0 else date.year - 1
    return [each for each in (year, date.month, date.day) if each is not None]
