"""Texts in Markdown: nothing in the data is read as Markdown, HTML, TeX or YAML.

Every line of a text is escaped so that its beginning opens no block; texts of one line have no line
ends, and those of several have hard line breaks and paragraphs. Two flavours are written: that
of GitHub (CommonMark with tables, footnotes, ``$`` for formulas and bare addresses as links), and
that of pandoc, which also has citations (``@key``), attributes (``{.x}``), superscripts, and curly
quotation marks and dashes instead of straight ones. A character is escaped where it can mean
something, so that most texts stay readable as they are.

GitHub draws the name of an emoji between colons (``:rocket:``) even where a colon is escaped or is
an entity, and makes a link of a mail address (``a@b.org``) even where the ``@`` is. So a word
joiner (U+2060, invisible) follows the first colon of such a name, and such an ``@``. In an address
of the web, that colon is percent-encoded.
"""

import json
import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import quote

from timeline.writers.citations.citing import Run
from timeline.writers.citations.parts import JOINER, clean

_EVERYWHERE: Final = r"\`*_[]<~$#@"
_IN_PANDOC: Final = "\"'^{}"
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_ADDRESS: Final = re.compile(
    r"(?<=\w)(:)(?=//)|(?<=www)(\.)|(?<=mailto)(:)|(?<=xmpp)(:)", re.IGNORECASE
)
_EMOJI: Final = re.compile(r":(?=(?:[\w+-]*[a-z][\w+-]*|[+-]1|100|1234):)", re.ASCII)
_MAIL: Final = re.compile(r"(?<=[\w.+-])@(?=[\w-])", re.ASCII)
_SMART: Final = re.compile(r"-(?=-)|\.(?=\.\.)")
_LIST: Final = re.compile(r"^(\w{1,12})([.)])")
_BLOCK: Final = re.compile(r"^[-+=>:|%(]")
_AUTOLINK: Final = re.compile(
    r"https?://(?:[\w\-.~:/?#@!$'()*+,;=%]|&(?!#?\w+;))+", re.IGNORECASE | re.ASCII
)
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]+")
_LINES: Final = re.compile(r"[^\S\n]*\r?\n")
_PARAGRAPHS: Final = re.compile(r"\s*\n[^\S\n]*\r?\n\s*")
_OPEN: Final = re.compile(r"(?:^|[\s(“‘])$")
_CLOSED: Final = re.compile(r"^(?:$|[\s.,;:!?)”’])")


class MarkdownFlavour(NamedTuple):
    """The Markdown of GitHub, or of pandoc."""

    pandoc: bool = False

    def text(self, text: str) -> str:
        """Return a text of the data for the middle of a line."""
        special = _EVERYWHERE + (_IN_PANDOC if self.pandoc else "")
        text = clean(text)
        if not self.pandoc:
            text = _MAIL.sub(f"@{JOINER}", _EMOJI.sub(f":{JOINER}", text))
        found = _ADDRESS.sub(r"\\\g<0>", _ENTITY.sub(r"\&", _escaped(text, special)))
        return _SMART.sub(r"\\\g<0>", found) if self.pandoc else found

    def start(self, text: str) -> str:
        """Return a text of the data for the beginning of a paragraph or of an item of a list."""
        return opening(self.text(text))

    def lines(self, text: str, indent: str = "", *, starts: bool = True) -> str:
        """Return a text of the data with its line breaks and its paragraphs.

        ``indent`` is before each line but the first: that of the item which the text is in.
        ``starts``: the first line begins a paragraph or an item; else something is before it.
        """
        paragraphs: list[str] = []
        for paragraph in _PARAGRAPHS.split(text.strip()):
            lines = [self.text(line) for line in _LINES.split(paragraph)]
            found = [*lines[:1], *map(opening, lines[1:])]
            if starts or paragraphs:
                found[0] = opening(found[0])
            paragraphs.append(f"\\\n{indent}".join(found))
        return f"\n\n{indent}".join(paragraphs)

    def cell(self, text: str) -> str:
        """Return a text of the data for a cell of a table."""
        return self.text(text).replace("|", r"\|")

    def code(self, text: str) -> str:
        """Return a text of the data to copy: as code, in which no character is escaped."""
        text = clean(text)
        longest = max(map(len, re.findall("`+", text)), default=0)
        fence, blank = "`" * (longest + 1), " " if longest else ""
        return f"{fence}{blank}{text}{blank}{fence}"

    def link(self, address: str) -> str:
        """Return an address as a link; as text if it has characters that a link cannot have.

        Letters that are not ASCII are shown, and percent-encoded where the link leads.
        """
        shown = clean(address)
        address = shown if self.pandoc else _EMOJI.sub("%3A", shown)
        target = _FOREIGN.sub(lambda found: quote(found[0]), address)
        if not _AUTOLINK.fullmatch(target):
            return self.text(address)
        return f"<{target}>" if target == address else f"[{self.text(shown)}](<{target}>)"

    def runs(self, runs: Sequence[Run]) -> str:
        """Return a citation, with its addresses as links."""
        found = ""
        for run, after in zip(runs, [*(each.text for each in runs[1:]), ""], strict=True):
            inner = run.text.strip()
            before, _, behind = run.text.partition(inner) if inner else (run.text, "", "")
            opens = _OPEN.search(found + before) and _CLOSED.search(behind + after)
            if run.address:
                inner = self.link(inner)
            elif run.italic and opens:  # else the asterisks could be read as such
                inner = f"*{self.text(inner)}*"
            else:
                inner = self.text(inner)
            found += f"{before}{inner}{behind}"
        return found

    def yaml(self, text: str) -> str:
        """Return a text of the data as a value in a block of metadata, which pandoc parses."""
        return json.dumps(self.text(text), ensure_ascii=False)


def opening(line: str) -> str:
    """Return a line of escaped text that opens no list, table or other block."""
    return _BLOCK.sub(r"\\\g<0>", _LIST.sub(r"\1\\\2", line))


def _escaped(text: str, special: str) -> str:
    return re.sub(f"[{re.escape(special)}]", r"\\\g<0>", text)
