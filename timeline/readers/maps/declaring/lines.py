"""The lines of the keys in a TOML file, which the parser of the standard library does not give.

A key is a tuple of names: ``("event", "when", "dates")``. The line of a key in an inline table is
that of the key which the table belongs to, because an inline table is on one line.
"""

import re
import tomllib
from typing import Final

_NAME: Final = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_NAMES: Final = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_HEAD: Final = re.compile(rf"\s*\[\[?\s*({_NAMES})\s*\]")
_KEY: Final = re.compile(rf"\s*({_NAMES})\s*=")
_BLOCK: Final = re.compile(r'"""|\'\'\'')
_AT: Final = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")

Path = tuple[str, ...]


def key_lines(text: str) -> dict[Path, int]:
    """Return the line of every key and table header of a valid TOML file, from 1."""
    found: dict[Path, int] = {}
    table: Path = ()
    block = ""
    for number, line in enumerate(text.split("\n"), 1):
        if block:
            block = "" if block in line else block
            continue
        if match := _HEAD.match(line):
            table = _names(match[1])
            found.setdefault(table, number)
        elif match := _KEY.match(line):
            found.setdefault(table + _names(match[1]), number)
            marks = _BLOCK.findall(line[match.end() :])
            block = marks[0] if len(marks) == 1 else ""
    return found


def line_of(lines: dict[Path, int], path: Path) -> int:
    """Return the line of a key, or of the nearest table that contains it; 1 for none."""
    for length in range(len(path), 0, -1):
        if line := lines.get(path[:length]):
            return line
    return 1


def syntax_fault(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """Return the line of a fault of the syntax, and what it is."""
    message = str(error)
    match = _AT.search(message)
    line = int(match[1]) if match and match[1] else text.count("\n") + 1
    said = _AT.sub("", message)
    hint = ""
    if any(each.count("{") > each.count("}") for each in text.split("\n")[:line][-2:]):
        hint = "; a table in braces is on one line: write [event.when] for one of several lines"
    return line, f"is not TOML: {said[:1].lower()}{said[1:]}{hint}"


def _names(text: str) -> Path:
    """Return the parts of a dotted key."""
    value = tomllib.loads(f"{text} = 0")
    names: list[str] = []
    while isinstance(value, dict):
        name, value = next(iter(value.items()))
        names.append(name)
    return tuple(names)
