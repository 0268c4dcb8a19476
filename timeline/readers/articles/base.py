"""What is known of an article from its file."""

from dataclasses import dataclass
from typing import Final, NamedTuple

MAX_ARTICLE: Final = 32_000_000
"""The largest size of a file with an article, in bytes."""
MAX_TEXT: Final = 1_000_000
"""The most characters of the text of an article: more than a book has."""

FORM_FEED: Final = "\f"
"""What separates two pages of a text."""


class Doubt(NamedTuple):
    """What the file does not surely state: a field of the source, a possible value, a question."""

    field: str
    value: str
    ask: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its plain text, and the fields of its source as far as the file states them.

    ``text`` has a paragraph on each line, empty lines between them, and ``FORM_FEED`` between
    pages; its line ends are LF. ``format`` names the format of the file (``a PDF``). ``published``
    is a date in the notation of seed files, ``language`` a tag (BCP 47). Each is empty if unknown.
    ``paged`` is whether the pages of the text are those of the document.
    """

    format: str
    text: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    doubts: tuple[Doubt, ...] = ()
    paged: bool = False
