"""The pages of ``docs/``: their generated parts, their code blocks and their tables.

A generated part is between two comments: ``<!-- NAME: written by … -->`` and ``<!-- end of NAME
-->``. ``WRITE_GOLDEN=1 pytest tests/docs`` writes all of them again.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from timeline.reference.fields import code, codes

__all__ = [
    "Block", "blocks", "code", "codes", "column", "compare", "part_names", "prose", "read",
    "sentence", "table",
]  # fmt: skip

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
HOW = "written by WRITE_GOLDEN=1 pytest tests/docs"

_FENCED = re.compile(r"^```(.*)\n([\s\S]*?)^```$", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")


class Block(NamedTuple):
    """A fenced block of code: the language, the title (a file's name, or empty) and the text."""

    language: str
    title: str
    text: str


def read(page: str) -> str:
    """The text of a page."""
    return (DOCS / page).read_text(encoding="utf-8")


def part_names(page: str) -> list[str]:
    """The names of the generated parts of a page, in order."""
    return re.findall(rf"^<!-- (.+): {re.escape(HOW)} -->$", read(page), re.MULTILINE)


def compare(page: str, part: str, text: str) -> None:
    """Fail if a generated part is not this text; with ``WRITE_GOLDEN``, write it instead."""
    head, written, tail = _split_at(page, part)
    wanted = f"\n{text.strip()}\n\n"
    if os.environ.get("WRITE_GOLDEN"):
        (DOCS / page).write_text(head + wanted + tail, encoding="utf-8")
        return
    assert written == wanted, "stale: WRITE_GOLDEN=1 pytest tests/docs"


def _split_at(page: str, part: str) -> tuple[str, str, str]:
    """A page as three texts: up to a generated part, the part, and what follows it.

    Raises ValueError if the page does not have the part once.
    """
    begin, end = f"<!-- {part}: {HOW} -->\n", f"<!-- end of {part} -->\n"
    text = read(page)
    if text.count(begin) != 1 or text.count(end) != 1:
        raise ValueError(f"{page} does not have the part {part!r} once")
    head, _, rest = text.partition(begin)
    body, _, tail = rest.partition(end)
    return head + begin, body, end + tail


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(_cell(cell) for cell in line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", r"\|").replace("\n", " ")


def blocks(page: str, language: str) -> Iterator[Block]:
    """The fenced blocks of a page in one language."""
    for info, text in _FENCED.findall(read(page)):
        name, _, rest = info.partition(" ")
        if name == language:
            title = re.search(r'title="([^"]*)"', rest)
            yield Block(name, title[1] if title else "", text)


def prose(page: str) -> str:
    """A page without its fenced blocks."""
    return _FENCED.sub("", read(page))


def column(page: str, header: str) -> Iterator[str]:
    """The inline code in the cells of every column of this header."""
    place = -1
    for line in prose(page).splitlines():
        if not line.startswith("|"):
            place = -1
            continue
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if header in cells:
            place = cells.index(header)
        elif place >= 0:
            yield from (each.replace(r"\|", "|") for each in _CODE.findall(cells[place]))


def sentence(docstring: str) -> str:
    """The first paragraph of a docstring as Markdown, in one line."""
    return " ".join(docstring.strip().partition("\n\n")[0].split()).replace("``", "`")
