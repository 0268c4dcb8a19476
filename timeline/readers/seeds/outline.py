"""Where the sections of a seed file are in its text, so that records can be added to them.

The reader (``seed.py``) checks a file and gives its values; this module gives places, and takes for
granted that the reader has found no fault in the syntax.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent

from timeline.kinds.registers import SECTIONS
from timeline.readers.seeds.nodes import YamlEvent

INDENT: Final = 2
"""The columns by which the records of a section are indented, if a file does not show others."""
_KEEPS: Final = re.compile(r".*[|>][1-9]?\+")
_BREAK: Final = re.compile(r"(?:\r\n|\r|\n)\Z")
_NULLS: Final = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Section:
    """A section: where it is in the text of its file. Places are code points, columns from 0.

    ``start`` and ``end`` are those of its value, ``last`` is the end of its last content: of the
    last record, or of the name of a section without any. ``flow``: its records are in braces.
    ``empty``: it has no record. ``column`` is that of its name, ``records`` that of the names of
    its records, and ``step`` the columns by which fields are indented below a record; both are
    ``INDENT`` further if there is none to see. ``keys`` are the places of the names of the records.
    ``braced``: its last record is in braces. ``kept``: its last content keeps the blank lines below
    it (``|+``). ``listed``: the value is not a mapping, so that no record
    fits into it.
    """

    name: str
    column: int
    start: int
    end: int
    last: int
    flow: bool
    records: int
    step: int
    keys: tuple[int, ...]
    braced: bool
    kept: bool
    listed: bool

    @property
    def empty(self) -> bool:
        """Whether it has no record."""
        return not self.keys


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a file, in order, and where the next one would be.

    ``flow``: the whole file is in braces, of which the last is at ``end`` - 1. Otherwise ``end`` is
    the end of the text, or of the line before its ``...``, and ``column`` that of the names of the
    sections. ``last`` is the end of the last content, ``kept`` as in ``Section``.
    """

    sections: tuple[Section, ...]
    flow: bool
    column: int
    last: int
    end: int
    kept: bool = False

    def section(self, name: str) -> Section | None:
        """Return a section by its name; None if the file does not have it."""
        return next((each for each in self.sections if each.name == name), None)


def outline(text: str) -> Outline:
    """Return the outline of a seed file's text, which has no byte order mark.

    Raises yaml.YAMLError if it is not YAML, and ValueError if it is not a mapping.
    """
    return _Reading(text).outline()


class _Reading:
    """Reads the parser's events of a text."""

    def __init__(self, text: str) -> None:
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        self._next: Callable[[], YamlEvent] = loader(text).get_event
        self._text = text
        self._last = 0  # the end of the last content that was read
        self._kept = False  # whether that keeps the blank lines below it

    def outline(self) -> Outline:
        event: YamlEvent = self._take()
        while not _is(event, ScalarEvent, MappingStartEvent):
            if _is(event, yaml.StreamEndEvent):
                return Outline((), False, 0, self._last, len(self._text))
            if _is(event, yaml.CollectionStartEvent, yaml.AliasEvent):
                raise ValueError("not a mapping")
            event = self._take()
        if _is(event, ScalarEvent):
            if event.value or event.style:
                raise ValueError("not a mapping")
            return Outline((), False, 0, self._last, self._document_end())
        flow, column = bool(event.flow_style), event.start_mark.column
        sections, last = [], self._last
        while not _is(name := self._take(), MappingEndEvent):
            section = self._section(name)
            last = self._last
            if section.name in SECTIONS:
                sections.append(section)
        end = name.end_mark.index if flow else self._document_end()
        return Outline(tuple(sections), flow, 0 if flow else column, last, end, self._kept)

    def _section(self, name: YamlEvent) -> Section:
        """Read an entry of the file: its name, which was read, and its value."""
        called = name.value if _is(name, ScalarEvent) else ""
        self._rest(name)
        column = name.start_mark.column
        value = self._take()
        start, last = value.start_mark.index, self._last
        if not _is(value, MappingStartEvent):
            self._rest(value)
            null = _is(value, ScalarEvent) and value.value in _NULLS and not value.style
            return Section(
                called, column, start, max(self._last, start) if null else start, last, False,
                column + INDENT, INDENT, (), False, False, not null,
            )  # fmt: skip
        keys: list[int] = []
        records, step, braced, kept = column + INDENT, 0, False, False
        while not _is(key := self._take(), MappingEndEvent):
            self._rest(key)
            keys.append(key.start_mark.index)
            records = key.start_mark.column
            body = self._take()
            braced = bool(getattr(body, "flow_style", False))
            step = self._rest(body, records) or step
            last, kept = self._last, self._kept
        return Section(
            called, column, start, key.end_mark.index, last, bool(value.flow_style), records,
            step or max(records - column, 1), tuple(keys), braced, kept, False,
        )  # fmt: skip

    def _rest(self, event: YamlEvent, parent: int = 0) -> int:
        """Read a value to its end; return by how much the names of a block are indented, or 0."""
        if not _is(event, yaml.CollectionStartEvent):
            return 0
        depth, step = 1, 0
        block = _is(event, MappingStartEvent) and not event.flow_style
        while depth:
            event = self._take()
            if block and not step:
                step = event.start_mark.column - parent
            depth += _is(event, yaml.CollectionStartEvent)
            depth -= _is(event, yaml.CollectionEndEvent)
        return max(step, 0)

    def _take(self) -> YamlEvent:
        """Return the next event; note the end of what it contains."""
        event = self._next()
        flow_end = _is(event, yaml.CollectionEndEvent) and self._closes(event)
        if _is(event, yaml.ScalarEvent, yaml.AliasEvent) or flow_end:
            end, self._kept = event.end_mark.index, False
            if getattr(event, "style", None) in ("|", ">"):  # it ends with the lines after it
                content = self._text[event.start_mark.index : end]
                self._kept = _KEEPS.match(content) is not None
                content = _BREAK.sub("", content) if self._kept else content.rstrip()
                end = event.start_mark.index + len(content)
            if event.start_mark.index < end:
                self._last = end
        return event

    def _closes(self, event: YamlEvent) -> bool:
        """Whether the end of a collection is a bracket, and not where the next line begins."""
        begin, end = event.start_mark.index, event.end_mark.index
        return self._text[begin:end] in ("}", "]")

    def _document_end(self) -> int:
        """Return the end of the text of the document: where its ``...`` begins, if it has one."""
        while not _is(event := self._next(), yaml.DocumentEndEvent):
            pass
        begin = event.start_mark.index
        if event.explicit and re.match(r"\.\.\.", self._text[begin:]):
            return int(begin)
        return len(self._text)


def _is(event: YamlEvent, *kinds: type) -> bool:
    """Whether an event is of one of these kinds; unlike ``isinstance``, it keeps its type."""
    return isinstance(event, kinds)
