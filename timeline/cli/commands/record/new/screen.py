"""What the dialog of ``timeline new`` shows between its questions."""

import shutil
from collections.abc import Iterable
from typing import Final

from timeline.authoring.quoting import QuotePlace
from timeline.cli.terminal.saying import say
from timeline.kinds.base import Field, FieldType, Per
from timeline.views.base import fill, shown

EXAMPLES: Final = {
    FieldType.DATE: "2022-07-05, 2022-07, early 2022-07, by 2030, 3 days after KEY; unknown",
    FieldType.NUMBER: "8, ~10 (about), >8 (over), 8+ (at least), 6..8",
    FieldType.MONEY: "~3.9e12 KRW",
    FieldType.FLAG: "three letters: KOR",
    FieldType.FILE: "a file in the folder: sources/note.txt",
    FieldType.URL: "https://…",
    FieldType.RECORDS: "[{…}, {…}]",
}
"""What a value of a type can look like."""


def tell(lines: Iterable[str]) -> None:
    """Print lines, each wrapped to the width of the terminal and indented as it begins."""
    columns = max(shutil.get_terminal_size().columns, 20)
    for line in lines:
        text = line.lstrip(" ")
        indent = " " * (len(line) - len(text))
        for each in fill(shown(text), columns - 1, indent, indent):
            say(each.plain)


def about(field: Field) -> list[str]:
    """Return what a value of a field can be, if its name does not say it."""
    if field.terms:
        what = ", ".join(field.terms)
    elif field.type in EXAMPLES:
        what = EXAMPLES[field.type]
    else:
        return []
    unit = f" ({field.unit})" if field.unit not in ("", field.title.casefold()) else ""
    each = "; of each: {KEY: …, KEY: …}" if field.per is Per.PARTICIPANT else ""
    plan = "; {expected: …, actual: …}" if field.per is Per.MODALITY else ""
    return [f"  {field.title}{unit}: {what}{each}{plan}"]


def in_sentence(found: QuotePlace, label: str = "") -> list[str]:
    """Return the sentence of a quote, with the quote between ``›`` and ``‹``."""
    return [f"  {label}{found.before}›{found.quote}‹{found.after}"]
