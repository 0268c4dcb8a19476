"""The resources of a row: addresses and titles in one cell, with or without separators.

``https://a.orghttps://b.org`` are two addresses; ``https://web.archive.org/web/2031/https://b.org``
and ``https://a.org/?to=https://b.org`` are one. A text before an address is its title, a text by
itself is a document without an address: *Handbook, page 12*.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from hashlib import sha256
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from timeline.text import suggest_key

_START = re.compile(r"https?://|(?<![\w./@=-])www\.(?=[a-z0-9])", re.IGNORECASE)
_INSIDE = re.compile(
    r"=$|\barchive\.(?:org|is|today|ph|md|vn)/[^\s]*/$|\bwebcache\.[^\s]*[:/]$", re.IGNORECASE
)
_ADDRESS = re.compile(r"[^\s\"<>“”]+")
_BARE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/[^\s\"<>“”]+", re.IGNORECASE)
_LABEL = re.compile(r"(?:video|audio|photo|image|link|source|article)s?:$", re.IGNORECASE)
_PAGE = re.compile(r",?\s*\b(?:pages?|pp?\.)\s*[0-9]+(?:\s*[-–]\s*[0-9]+)?\.?$", re.IGNORECASE)
_EDGES: Final = " \t\r\n;,|\"'“”<>"
_NO_TITLE: Final = frozenset({
    "and", "see", "see also", "also", "video", "audio", "link", "links", "source", "sources",
    "url", "via", "or", "photo", "photos", "n/a", "na", "none", "unknown",
})  # fmt: skip
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid)=", re.IGNORECASE)
_SHORT: Final = 60
_A_TITLE: Final = 12  # characters that no end of an address has by chance


class Resource(NamedTuple):
    """A document: what identifies it, and what the cell says of it.

    ``name`` is the address without what does not matter in it, or the title of a document without
    an address. ``note`` is the text of the cell, if it gives a page.
    """

    name: str
    title: str
    url: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """A key that depends on the address or the title only."""
        slug = suggest_key(self.name, "source")
        plain = re.fullmatch(r"[a-z0-9./-]+", self.name) or not self.url
        if plain and 0 < len(slug) <= _SHORT:
            return slug
        mark = sha256(self.name.encode()).hexdigest()[:8]
        return f"{slug[:_SHORT].rstrip('-') or 'source'}-{mark}"


def titles_in(cell: str) -> set[str]:
    """Return the titles that are alone in a cell.

    With them, ``resources`` finds the same title in other cells where no separator is before it.
    """
    pieces = (each for each in re.split(r"[;\n]", cell) if not _START.search(each))
    return {title for each in pieces if len(title := _document(each).title) >= _A_TITLE}


def resources(cell: str, titles: Sequence[str] = ()) -> list[Resource]:
    """Return the documents of a cell, each once, in their order; known ``titles`` longest first."""
    found: dict[str, Resource] = {}
    for each in _resources(cell, titles):
        found.setdefault(each.name, each)
    return [*found.values()]


def _resources(cell: str, titles: Sequence[str]) -> Iterator[Resource]:
    starts = _starts(cell)
    before, *chunks = (cell[a:b] for a, b in zip([0, *starts], [*starts, len(cell)], strict=True))
    title = yield from _texts(before, more=bool(chunks))
    for number, chunk in enumerate(chunks, 1):
        address, rest = _split(chunk, titles)
        inside = re.match(r"\s*\(([^()]+)\)", rest)
        if inside:
            title, rest = title or inside[1].strip(), rest[inside.end() :]
        if resource := _online(address, title):
            yield resource
        elif (document := _document(address)).name:
            yield document
        title = yield from _texts(rest, more=number < len(chunks))


def _starts(cell: str) -> list[int]:
    """Return where the addresses of a cell begin, without those inside others."""
    found: list[int] = []
    for start in (each.start() for each in _START.finditer(cell)):
        before = cell[found[-1] : start] if found else ""
        if not (before and not re.search(r"\s", before) and _INSIDE.search(before)):
            found.append(start)
    return found


def _split(chunk: str, titles: Sequence[str]) -> tuple[str, str]:
    """Return the address at the beginning of a text, and what follows it."""
    found = _ADDRESS.match(chunk)
    end = found.end() if found else 0
    for title in titles:
        at = chunk.find(title)
        if 0 < at < end:  # it follows without a separator
            end = at
            break
    address = chunk[:end]
    if ";" in address and (cut := re.search(r";(?=[A-Z])", address)):
        end = cut.start()
        address = address[:end]
    if label := _LABEL.search(address):
        address = address[: label.start()]
    address = address.rstrip(";,.'\"|")
    if address.endswith(")") and "(" not in address:
        address = address.rstrip(").")
    return address, chunk[end:]


def _texts(text: str, *, more: bool) -> Generator[Resource, None, str]:
    """Yield the documents in a text between addresses; return the title of the next address."""
    pieces = re.split(r"[;\n]", text)
    last = pieces.pop() if more and text.strip() else ""
    for piece in pieces:
        bare = _BARE.fullmatch(piece.strip(_EDGES))
        if bare and (resource := _online(f"http://{bare[0]}", "")):
            yield resource
        elif (document := _document(piece)).name:
            yield document
    title = last.strip(_EDGES).rstrip(":-–— ").strip(_EDGES)
    return title if _is_title(title) else ""


def _document(text: str) -> Resource:
    """Return a document without an address; its name is empty if the text is not a title."""
    whole = " ".join(text.strip(_EDGES).split())
    title = _PAGE.sub("", whole).strip(_EDGES)
    if not _is_title(title):
        return Resource("", "")
    return Resource(title, title, note=whole if title != whole.rstrip(".") else "")


def _is_title(text: str) -> bool:
    letters = sum(
        letter.isalpha() for letter in re.sub(r"https?://", "", text, flags=re.IGNORECASE)
    )
    return letters >= 3 and text.casefold() not in _NO_TITLE


def _online(address: str, title: str) -> Resource | None:
    """Return the document at an address; None if it is not one."""
    url = address if "://" in address else f"http://{address}"
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if "." not in host or host.strip(".") != host:
        return None
    query = "&".join(each for each in parts.query.split("&") if not _TRACKING.match(each))
    name = f"{host}{parts.path.rstrip('/')}{f'?{query}' if query else ''}"
    return Resource(name, " ".join(title.split()) or name, url)
