"""Analyse single lines of a seed file: what the author probably meant where YAML has an error.

The parser reports where it stopped, but its wording is not stable, so the reason is found here, in
the text itself.
"""

import re
import unicodedata

#: Spaces that YAML does not treat as spaces, and characters without width.
ODD_SPACES = "\u00a0\u00ad\u1680\u180e\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"

_PAIRS = ("“”", "„“", "„”", "‟”", "«»", "»«", "‘’", "‚‘", "＂＂", "「」", "『』")
#: Characters that a word processor may put around a value.
AROUND = "".join(
    (" \u00a0\u1680\u202f\u205f\u2060\u3000\ufeff", *map(chr, range(0x2000, 0x200E)), *_PAIRS)
)
CURLED = (
    "the quotation marks around it are part of the text, because YAML uses only \" and ': remove"
    " them, or put the whole value in straight ones if they belong to it"
)

_INDENT = re.compile(r"[ \t]*(?:-[ \t]+)*")
_NAME = r"""(?:"[^"]*"|'[^']*'|[^\s"'\[\]{}#,&*!|>%@`-](?:[^:#]|:(?=\S)|(?<=\S)\#)*?)"""
_KEYED = re.compile(rf"(?P<before>[ \t]*(?:-[ \t]+)*){_NAME}[ \t]*:(?:[ \t]+|$)")
_GLUED = re.compile(r"[ \t]*(?:-[ \t]+)*([A-Za-z][\w-]*):([^\s/:][^\n]*)")
_ODD_PLACE = re.compile(
    rf"[ \t]*(?:-[ \t]+)*-?([{ODD_SPACES}])|[ \t]*(?:-[ \t]+)*[\w-]+[ \t]*:[ \t]*([{ODD_SPACES}])"
)
_ODD = re.compile(f"[{ODD_SPACES}]")
_COMMENT = re.compile(r"(?<=[ \t])#")


def value_start(line: str) -> int:
    """Return the column of the value after a colon, or of an item after its dash; else -1."""
    if keyed := _KEYED.match(line):
        return keyed.end()
    indent = _INDENT.match(line)
    return indent.end() if indent and "-" in indent[0] else -1


def is_keyed(line: str) -> bool:
    """Return whether a line begins with a name and a colon."""
    return _KEYED.match(line) is not None


def indentation(line: str) -> int:
    """Return the column of a line's first character, after the dashes of list items."""
    indent = _INDENT.match(line)
    return indent.end() if indent else 0


def missing_space(text: str) -> str:
    """Return the fault of ``name:value``, which lacks the space after the colon; else empty."""
    if glued := _GLUED.match(text):
        return f'a space is missing after the colon: write "{glued[1]}: " before the value'
    return ""


def odd_space(line: str) -> str:
    """Return the fault of an unusual space in the indentation, or after a colon or dash."""
    if found := _ODD_PLACE.match(line):
        return _odd_space_fault(found[1] or found[2])
    return ""


def name_fault(name: str, *, plain: bool) -> str:
    """Return what is wrong with a name before a colon, quoted or ``plain``; else empty."""
    if not name.isascii() and (odd := _ODD.search(name)):
        return _odd_space_fault(odd[0])
    return missing_space(name) if plain and ":" in name else ""


def _odd_space_fault(character: str) -> str:
    """Return the fault of one of ``ODD_SPACES`` where YAML accepts only ordinary spaces."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} ({name}) is not an ordinary space: replace it by one"


def is_curled(text: str) -> bool:
    """Return whether a whole text is between quotation marks that YAML does not know."""
    inside = text[1:-1]
    return (text[:1] + text[-1:]) in _PAIRS and not any(
        mark in inside for mark in text[0] + text[-1]
    )


def comment_start(line: str, start: int = 0) -> int:
    """Return the column of the first comment's ``#`` from ``start`` on, outside quotes; or -1."""
    for found in _COMMENT.finditer(line, start):
        before = line[start : found.start()]
        if before.count('"') % 2 == 0 and before.count("'") % 2 == 0:
            return found.start()
    return -1


def comment_fault(comment: str) -> str:
    """Return the warning for a comment after an unquoted text, which may have been part of it."""
    return (
        f"{comment!r} is a YAML comment, not part of the value: put the value in quotes, together"
        " with this if it belongs to it"
    )


def lost_fault(lost: str) -> str:
    """Return the fault of a value that is empty because of ``lost``, see ``Node.lost``."""
    if lost.startswith("#"):
        return f"is empty: {lost!r} is a YAML comment; put it in quotes if it is the value"
    if lost in ("|", ">"):
        return (
            f"is empty: {lost} begins a block of text on the lines below; put a value that begins"
            f" with {lost} in quotes"
        )
    return f"is empty: {lost} is null in YAML; put it in quotes if it is the value"


def closing_quote(lines: list[str], line: int, column: int) -> tuple[int, int] | None:
    """Return where the quotation that opens at this place (from 0) is closed; None if nowhere."""
    mark = lines[line][column]
    pattern = _DOUBLE if mark == '"' else _SINGLE
    column += 1
    while line < len(lines):
        inside = pattern.match(lines[line], column)
        if inside and lines[line][inside.end() : inside.end() + 1] == mark:
            return line, inside.end()
        line, column = line + 1, 0
    return None


_DOUBLE = re.compile(r'(?:[^"\\]|\\.|\\$)*')
_SINGLE = re.compile(r"(?:[^']|'')*")
