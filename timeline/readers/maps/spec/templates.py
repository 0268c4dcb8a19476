"""Texts that are made from cells: ``{what}[ in {where}]``.

``{column}`` is the cell of a column. A part in brackets is left out if one of its cells is blank.
``{{``, ``}}``, ``[[`` and ``]]`` are the characters themselves.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

_SEPARATORS: Final = " ,;:/–—-"
"""Marks between two parts of a text."""
_ENDS_OPEN: Final = re.compile(r"(?:^|[,;:/–—(-])\s*$")
_TOKEN: Final = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{([^{}]*)\}|[\[\]{}]|[^\[\]{}]+")


class _Part(NamedTuple):
    """Texts and columns in their order; a column has the flag."""

    pieces: tuple[tuple[str, bool], ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Template:
    """A text with columns."""

    text: str
    parts: tuple[_Part, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it names, each once."""
        named = (text for part in self.parts for text, is_column in part.pieces if is_column)
        return tuple(dict.fromkeys(named))

    def fill(self, cells: Mapping[str, str]) -> str:
        """Return the text for the cells of a row; empty if all its columns are blank.

        A mark between two parts is left out where one of them is.
        """
        found: list[str] = []
        said = lacks = False
        for pieces, optional in self.parts:
            texts = [cells[text] if is_column else text for text, is_column in pieces]
            if optional and not all(texts):
                lacks = True
                continue
            if lacks and not pieces[0][1] and _ENDS_OPEN.search("".join(found)):
                texts[0] = f" {texts[0].lstrip(_SEPARATORS)}"
            said = said or any(
                text for text, (_, is_column) in zip(texts, pieces, strict=True) if is_column
            )
            found += texts
        text = " ".join("".join(found).split())
        return (text.rstrip(_SEPARATORS) if lacks else text) if said else ""


def column_alone(name: str) -> Template:
    """Return the template that is one column, whose name may have braces."""
    return Template(name, (_Part(((name, True),), False),))


def read_template(text: str) -> tuple[Template | None, str]:
    """Return the template of a text, or what is wrong with it."""
    parts: list[_Part] = []
    pieces: list[tuple[str, bool]] = []
    inside = False
    for match in _TOKEN.finditer(text):
        token, column = match[0], match[1]
        if token in ("{{", "}}", "[[", "]]"):
            pieces.append((token[0], False))
        elif column is not None:
            if not column.strip():
                return None, "has {} without a column: write {name of the column}"
            pieces.append((" ".join(column.split()), True))
        elif token in ("[", "]"):
            if (token == "[") is inside:
                return None, "has a bracket that is not closed: write [ … ], or [[ for a bracket"
            parts.append(_Part(tuple(pieces), inside))
            pieces, inside = [], not inside
        elif token in ("{", "}"):
            return None, "has a brace that is not closed: write {column}, or {{ for a brace"
        else:
            pieces.append((token, False))
    if inside:
        return None, "has a bracket that is not closed: write [ … ], or [[ for a bracket"
    parts.append(_Part(tuple(pieces), False))
    template = Template(text, tuple(part for part in parts if part.pieces))
    if not template.columns:
        return None, f"names no column: write {{{text.strip() or 'column'}}} if it is one"
    return template, ""
