"""The places of problems in YAML: the value that is wrong, or its key, on the line of a problem."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from timeline.errors import MISSING_FIELD, NOTATION, UNKNOWN_FIELD, Problem
from timeline.readers.places.base import WrongPart, whole
from timeline.readers.seeds.fault import read_lines

_LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
TextPosition = tuple[int, int]
"""A line and a column, both from 0."""
TextSpan = tuple[TextPosition, TextPosition]


class _Value(NamedTuple):
    """A value: the names and the numbers that lead to it, and where it and its key are."""

    names: tuple[str, ...]
    numbers: tuple[int, ...]
    start: TextPosition
    end: TextPosition
    key: TextSpan | None
    is_block: bool

    def on(self, line: int) -> tuple[int, int | None] | None:
        """Return the columns of the value on a line, or of its key if the value is not on it."""
        if self.start[0] == line and not self.is_block:
            return self.start[1], self.end[1] if self.end[0] == line else None
        return self.key_on(line)

    def key_on(self, line: int) -> tuple[int, int | None] | None:
        """Return the columns of its key, if that is on this line."""
        if self.key is None or self.key[0][0] != line:
            return None
        return self.key[0][1], self.key[1][1]


def places(path: Path, problems: Sequence[Problem]) -> Mapping[Problem, WrongPart]:
    """Return the places of problems of a YAML file."""
    last = max(each.line for each in problems)
    lines = read_lines(path, last)
    wanted = {each.line - 1 for each in problems}
    values: dict[int, list[_Value]] = {}
    marks: list[TextPosition] = []
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        # A fault of YAML itself may be found far below the line at which it begins.
        most = None if any(not each.field for each in problems) else last
        for value in _Values(stream, most, marks):
            for line in wanted.intersection({value.start[0], value.key[0][0] if value.key else -1}):
                values.setdefault(line, []).append(value)
    found = {}
    for each in problems:
        if each.line <= len(lines):
            text = lines[each.line - 1]
            span = _span(each, text, values.get(each.line - 1, ()), marks)
            if span is None or span[0] >= max(len(text), 1):
                found[each] = whole(each.line, text)
            else:
                end = len(text.rstrip()) if span[1] is None else span[1]
                found[each] = WrongPart(each.line, text, span[0], max(end, span[0] + 1))
    return found


def _span(
    problem: Problem, text: str, values: Sequence[_Value], marks: Sequence[TextPosition]
) -> tuple[int, int | None] | None:
    """Return the columns that a problem is about; None for the whole line."""
    line = problem.line - 1
    if not problem.field:
        columns = [column for at, column in marks if at == line]
        if len(columns) > 1 and text[columns[1] : columns[1] + 1] in ("'", '"'):
            columns.pop()  # inside a text in quotes
        return (columns[-1], columns[-1] + 1) if columns else None
    parts = problem.field.split(".")
    named = tuple(part for part in parts if not part.isdecimal())
    first = 0 if "cite" in parts[:3] else 1
    numbers = tuple(int(part) - first for part in parts if part.isdecimal())
    if problem.kind == NOTATION:  # of two alike, the second one is too many
        values = values[::-1]
    best = max(values, key=lambda each: _fit(each, named, numbers), default=None)
    if best is None:
        return None
    if problem.kind in (UNKNOWN_FIELD, MISSING_FIELD, NOTATION):
        return best.key_on(line) or best.on(line)
    if best.names[-len(named) :] != named and best.names[1:] != named and best.key_on(line):
        return best.key_on(line)  # the value is missing in it
    return best.on(line)


def _fit(
    value: _Value, named: tuple[str, ...], numbers: tuple[int, ...]
) -> tuple[int, int, bool, int]:
    """Return how well a value fits a problem: names in common, names next to it, numbers.

    A single item needs no list, so a value without numbers may be meant as the first one.
    """
    common = max(
        sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(own, named, strict=False)))
        for own in (value.names, value.names[1:])
    )
    beside = abs(len(value.names) - 1 - common)
    return common, -beside, value.numbers == numbers, -len(value.numbers)


class _Values:
    """Yields the values of a stream; ``marks`` gets where the parser stopped, and what it was in.

    Reading ends below the line ``last`` (from 1).
    """

    def __init__(self, stream: Any, last: int | None, marks: list[TextPosition]) -> None:
        self._loader = _LOADER(stream)
        self._last = last
        self._marks = marks
        self._closed: Any = None  # the end of the last list or mapping; None at the end of reading

    def __iter__(self) -> Iterator[_Value]:
        try:
            while (event := self._next()) is not None:
                if type(event) is MappingStartEvent:
                    yield from self._mapping((), ())
        except yaml.MarkedYAMLError as error:
            for mark in (error.problem_mark, error.context_mark):
                if mark is not None:
                    self._marks.append((mark.line, mark.column))
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
            return

    def _next(self) -> Any:
        event = self._loader.get_event()
        if event is None or (self._last is not None and event.start_mark.line >= self._last):
            return None
        return event

    def _mapping(self, names: tuple[str, ...], numbers: tuple[int, ...]) -> Iterator[_Value]:
        while (key := self._next()) is not None and type(key) is not MappingEndEvent:
            name = key.value if type(key) is ScalarEvent else "?"
            if type(key) in (MappingStartEvent, SequenceStartEvent):
                yield from self._value(key, names, numbers, None)
            if (event := self._next()) is None:
                return
            at = (_start(key), _end(key))
            yield from self._value(event, (*names, *_parts(name)), numbers, at)
        self._closed = key

    def _list(self, names: tuple[str, ...], numbers: tuple[int, ...]) -> Iterator[_Value]:
        count = 0
        while (item := self._next()) is not None and type(item) is not SequenceEndEvent:
            yield from self._value(item, names, (*numbers, count), None)
            count += 1
        self._closed = item

    def _value(
        self, event: Any, names: tuple[str, ...], numbers: tuple[int, ...], key: TextSpan | None
    ) -> Iterator[_Value]:
        kind = type(event)
        if kind in (ScalarEvent, AliasEvent):
            is_block = kind is ScalarEvent and event.style in ("|", ">")
            yield _Value(names, numbers, _start(event), _end(event), key, is_block)
            return
        inner = self._mapping if kind is MappingStartEvent else self._list
        yield from inner(names, numbers)
        last = event if self._closed is None else self._closed
        yield _Value(names, numbers, _start(event), _end(last), key, not event.flow_style)


def _parts(name: str) -> list[str]:
    """Return the names in a key, which may be a path: ``troops.usa``; numbers are left out."""
    return [part for part in re.split(r"\.", name) if not part.isdecimal()]


def _start(event: Any) -> TextPosition:
    return event.start_mark.line, event.start_mark.column


def _end(event: Any) -> TextPosition:
    return event.end_mark.line, event.end_mark.column
