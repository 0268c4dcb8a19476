"""Read JSON value by value from a text that arrives in pieces, with the line of a fault."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import NumberCell
from timeline.text import clip

MAX_ITEM = 16_000_000
"""The largest length of an item of a list, in characters."""
_NEAR_THE_END = 64
_LONGEST_CUT = 3  # "1e+" is read as 1, until the next digit arrives
_SPACE = " \t\r\n"


class Pairs(list[tuple[str, Any]]):
    """An object: its names and values in order, equal names too."""


# Numbers stay as they are written. NaN is what programs write for a missing number.
_DECODER = json.JSONDecoder(
    object_pairs_hook=Pairs,
    parse_int=NumberCell,
    parse_float=NumberCell,
    parse_constant=lambda name: None if name == "NaN" else name,
)


class Scanner:
    """A position in a JSON text. Each method raises :class:`Stop` where the text is not JSON."""

    def __init__(self, pieces: Iterable[str], end: str = "the end of the file") -> None:
        self._end = end
        self._pieces = iter(pieces)
        self._text = ""
        self._at = 0
        self._line = 1  # of the beginning of the text that is kept
        self._column = 0  # characters of that line before it

    def peek(self) -> str:
        """Return the next character that is not white space; empty at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def take(self, characters: str) -> str:
        """Go beyond the next character, which is one of these, and return it."""
        found = self.peek()
        if not found or found not in characters:
            raise self._fault(self._at, " or ".join(characters))
        self._at += 1
        return found

    def value(self) -> Any:
        """Return the next value: a text (numbers too), a bool, None, a list or ``Pairs``."""
        self.peek()
        while True:
            try:
                found, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                at = min(error.pos, len(self._text))
                offset = at - self._at
                if self._is_cut_off(at) and self._more():
                    continue
                raise self._fault(self._at + offset) from error
            except RecursionError as error:
                raise self._fault(self._at, "less nesting") from error
            length = end - self._at
            if len(self._text) - end < _LONGEST_CUT and self._more():
                continue  # a number may go on
            self._at += length
            return found

    def items(self) -> Iterator[Any]:
        """Yield the items of the list that begins here."""
        self.take("[")
        if self.peek() == "]":
            self._at += 1
            return
        while True:
            yield self.value()
            if self.take(",]") == "]":
                return

    def names(self) -> Iterator[str]:
        """Yield the names of the object that begins here; the caller reads the value of each."""
        self.take("{")
        if self.peek() == "}":
            self._at += 1
            return
        while True:
            if self.peek() != '"':
                raise self._fault(self._at, '"')
            name = self.value()
            self.take(":")
            yield name
            if self.take(",}") == "}":
                return

    def end(self) -> None:
        """Require that nothing follows."""
        if self.peek():
            raise self._fault(self._at, "the end of the file")

    def _is_cut_off(self, at: int) -> bool:
        """Return whether a fault may come from the end of the text that has arrived."""
        return len(self._text) - at < _NEAR_THE_END or self._text[at] == '"'

    def _more(self) -> bool:
        """Get more of the text, at least as much as is kept; False at its end."""
        gone = self._text[: self._at]
        if newlines := gone.count("\n"):
            self._line += newlines
            self._column = len(gone) - gone.rfind("\n") - 1
        else:
            self._column += len(gone)
        kept = self._text[self._at :]
        if len(kept) > MAX_ITEM:
            raise Stop(
                self._line,
                f"a value is longer than {MAX_ITEM:,} characters,"
                " or a quotation mark is not closed",
            )
        self._at = 0
        size, more = 0, []
        for piece in self._pieces:
            more.append(piece)
            size += len(piece)
            if size and size >= len(kept):
                break
        self._text = kept + "".join(more)
        return size > 0

    def _fault(self, at: int, wanted: str = "") -> Stop:
        before = self._text[:at]
        newlines = before.count("\n")
        column = len(before) - before.rfind("\n") - 1 if newlines else self._column + len(before)
        there = clip(self._text[at : at + 40].split("\n")[0].strip(), 20)
        end = "the end of the line" if self._text[at:] else self._end
        message = f"column {column + 1}: " + (f"{there!r}" if there else end)
        message += " is not valid JSON here" + (f": there should be {wanted}" if wanted else "")
        return Stop(self._line + newlines, message)


def one_value(text: str) -> Any:
    """Return the value of a text that is one JSON value. Raises :class:`Stop`."""
    scanner = Scanner([text.rstrip()], "the end of the line")
    found = scanner.value()
    scanner.end()
    return found
