"""The problems of a map while it is read, each with the line of its key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from timeline.errors import Problem
from timeline.likeness import did_you_mean
from timeline.readers.maps.declaring.lines import Path, line_of
from timeline.text import clip

Raw = Mapping[str, Any]


def column_name(text: str) -> str:
    """Return the name of a column as it is compared: without white space at its ends or twice."""
    return " ".join(text.split())


@dataclass(slots=True)
class MapNotes:
    """What is wrong with a map. ``columns`` are the columns it names, and where first.

    ``terms`` are its tables of words that several fields use.
    """

    path: str
    lines: dict[Path, int]
    problems: list[Problem] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    terms: Raw = field(default_factory=dict)

    def note(self, at: Path, message: str) -> None:
        """Note a fault of the value at a key."""
        self.problems.append(Problem(self.path, self.line(at), ".".join(at), message))

    def line(self, at: Path) -> int:
        """Return the line of a key."""
        return line_of(self.lines, at)

    def unknown(self, at: Path, raw: Raw, known: Iterable[str], what: str) -> None:
        """Note every key of a table that it cannot have."""
        allowed = list(known)
        listing = ", ".join(allowed)
        for name in raw:
            if name not in allowed:
                hint = did_you_mean(name, allowed) or f" ({listing})"
                self.note((*at, name), f"is not {what}{hint}")

    def column(self, at: Path, value: Any) -> str:
        """Return the name of a column."""
        name = column_name(self.text(at, value))
        if name:
            self.columns.setdefault(name, self.line(at))
        return name

    def text(self, at: Path, value: Any, *, empty: bool = False) -> str:
        """Return a text, or a number as text."""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self.note(at, f"is {_what(value)}: write one text in quotation marks")
            return ""
        text = str(value).strip() if value != " " else " "
        if not text and not empty:
            self.note(at, "is empty: give it a value or remove it")
        return text

    def texts(self, at: Path, value: Any, *, empty: bool = False) -> tuple[str, ...]:
        """Return a list of texts; a single one is a list of one."""
        items = value if isinstance(value, list) else [value]
        if not items:
            self.note(at, "is an empty list: give it a value or remove it")
        return tuple(self.text(at, item, empty=empty) for item in items)

    def table(self, at: Path, value: Any, due: str) -> Raw:
        """Return a table; ``due`` shows what one looks like."""
        if isinstance(value, dict) and value:
            return value
        self.note(at, f"is {_what(value)}: write {due}")
        return {}

    def one_of(self, at: Path, text: str, known: Iterable[str], what: str) -> str:
        """Return a text if it is one of a list; else note it, and return an empty one."""
        allowed = list(known)
        if not text or text in allowed:
            return text
        hint = did_you_mean(text, allowed)
        self.note(at, f"{clip(text)!r} is not {what}{hint} ({', '.join(allowed)})")
        return ""


def _what(value: Any) -> str:
    if isinstance(value, dict):
        return "a table" if value else "an empty table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    return "a text" if isinstance(value, str) else "a date or a time"
