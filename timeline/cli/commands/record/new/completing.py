"""Completion of what ``timeline new`` takes: names of fields, closed lists, and keys of a folder.

Keys are read from the lines of the seed files, without a parser: it must be fast, and a file that
is being written may be wrong.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import typer

from timeline.cli.completion import HEAD, declarations

_REGISTERS: Final = ("actor", "system", "programme", "place", "source")
_MOST_BYTES: Final = 4_000_000
"""Of all files together: more are not read while a person waits for a completion."""
_SECTION: Final = re.compile(r"([a-z]+):")
_ENTRY: Final = re.compile(r"( +)['\"]?([a-z][a-z0-9-]*)['\"]?:(?:\s|$)")


def kind(incomplete: str) -> list[str]:
    """Complete what can be added: a kind of event, or a register."""
    names = (*declarations()["event"]["kind"], *_REGISTERS)
    return [name for name in names if name.startswith(incomplete)]


def source(context: typer.Context, incomplete: str) -> list[str]:
    """Complete the key of a source of the chronicle."""
    return [key for key in _keys(context, "sources") if key.startswith(incomplete)]


def assignment(context: typer.Context, incomplete: str) -> list[str]:
    """Complete ``field=value``: the name of a field, then a word of its list, or a key."""
    fields: dict[str, Any] = declarations()["new"].get(str(context.params.get("kind", "")), {})
    head = os.environ.get(HEAD, "")
    name, equals, value = (head + incomplete).partition("=")
    if not equals:
        return [f"{each}=" for each in fields if each.startswith(name)]
    before, comma, begun = value.rpartition(",")
    of = fields.get(name)
    words = of if isinstance(of, list) else [*_keys(context, f"{of}s")] if of else []
    found = [f"{name}={before}{comma}{each}" for each in words if each.startswith(begun)]
    return [each.removeprefix(head) for each in found]


def _keys(context: typer.Context, section: str) -> Iterator[str]:
    """Yield the keys in a section of the seed files of the chronicle."""
    folder = Path(context.params.get("chronicle") or ".")
    left = _MOST_BYTES
    for file in sorted(folder.rglob("*.y*ml")):
        try:
            left -= file.stat().st_size
            text = file.read_text("utf-8", errors="replace") if left >= 0 else ""
        except OSError:  # a folder, or a file that cannot be read: a message would disturb
            continue
        yield from _in_section(text, section)


def _in_section(text: str, section: str) -> Iterator[str]:
    inside, margin = False, ""
    for line in text.splitlines():
        if found := _SECTION.match(line):
            inside, margin = found[1] == section, ""
        elif inside and (entry := _ENTRY.match(line)):
            margin = margin or entry[1]
            if entry[1] == margin:
                yield entry[2]
