"""The plain text of a cell with HTML. Nothing of it is ever rendered, fetched or executed.

Paragraphs and line breaks become line breaks, entities characters. A link keeps its address after
its words, as ``words (https://…)``; an embedded picture or page is its address. Scripts and styles
have no text. What is not an element of HTML, such as ``<5`` or ``<HQ-9>``, is text.
"""

import re
from html.parser import HTMLParser
from typing import Final

_INLINE: Final = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "center", "cite", "code", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_BREAKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_EMBEDDED: Final = frozenset(("audio", "embed", "iframe", "img", "source", "video"))
_SILENT: Final = frozenset(("script", "style", "template"))
_KNOWN: Final = _INLINE | _BREAKS | _EMBEDDED | _SILENT


def plain(cell: str) -> str:
    """Return the text of a cell, with single spaces and at most one blank line in a row."""
    if "<" in cell or "&" in cell:
        reader = _Reader()
        reader.feed(cell)
        reader.close()
        cell = "".join(reader.found)
    lines = (" ".join(line.split()) for line in cell.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Collects the text of a document. ``links`` are the addresses of open links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.links: list[tuple[str, int]] = []  # each with the place where its words begin
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.silent:
            return
        given = dict(attrs)
        if tag not in _KNOWN:
            self.found.append(self.get_starttag_text() or "")
        elif tag in _SILENT:
            self.silent = tag
        elif tag in _BREAKS:
            self.found.append("\n")
        elif tag in _EMBEDDED:
            self.found += [f" {each} " for name in ("alt", "src") if (each := given.get(name))]
        elif tag == "a":
            self.links.append((given.get("href") or "", len(self.found)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in _SILENT:
            self.silent = ""

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.silent = "" if tag == self.silent else self.silent
        elif tag not in _KNOWN:
            self.found.append(f"</{tag}>")
        elif tag in _BREAKS:
            self.found.append("\n")
        elif tag == "a" and self.links:
            address, begin = self.links.pop()
            words = " ".join("".join(self.found[begin:]).split())
            if address and address != words:
                self.found.append(f" ({address})" if words else address)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)
