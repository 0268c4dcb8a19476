"""The events of a YAML file made into nodes, one value at a time.

YAML is read as the plain notation that people write by hand: mappings, lists and text. What could
make a value stand for something that is not written there (aliases and anchors, tags, merge keys, a
key given twice) is refused, and so is what is too deep or too long. A fault is noted, the value
left out, and the reading goes on; only what leaves the parser lost raises
:class:`~timeline.readers.feed.Stop`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from timeline.errors import Problem
from timeline.readers.base import Node, Style
from timeline.readers.feed import Feed, Stop
from timeline.readers.lines import name_fault
from timeline.readers.names import clip
from timeline.readers.syntax import MAX_DEPTH, TOO_DEEP

MAX_SCALAR = 100_000
"""Characters of a text."""
MAX_PROBLEMS = 1000
"""Faults after which the rest of a file is not read."""

_NULLS = frozenset({"~", "null", "Null", "NULL"})
_STYLES: dict[str | None, Style] = {"'": "quoted", '"': "quoted", "|": "block", ">": "block"}
_COMMENT = re.compile(r"[ \t]+(#.*)")
# An escape in double quotes can make these; only PyYAML's own parser lets the surrogates through.
_UNFIT = re.compile("[\x00\ud800-\udfff]")

YamlEvent = Any
"""An event of PyYAML, whose type stubs do not say which attributes it has."""


def _parser(feed: Feed) -> Callable[[], YamlEvent]:
    """Return what gives the next event: libyaml's parser, which every wheel of PyYAML has.

    PyYAML's own, where there is no wheel, is ten times slower, and trips over an escape that stands
    for no character, such as one of U and eight Fs.
    """
    if yaml.__with_libyaml__:
        return yaml.CSafeLoader(feed).get_event
    get_event = yaml.SafeLoader(feed).get_event

    def next_event() -> YamlEvent:
        try:
            return get_event()  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError) as error:
            raise Stop(0, f"an escape stands for no character: {error}") from error

    return next_event


class Composer:
    """Makes nodes of a file's events. ``trail`` says where it stands, for the problems.

    ``problems`` are the faults noted since they were last taken.
    """

    def __init__(self, feed: Feed, path: str) -> None:
        self.next = _parser(feed)
        self.feed = feed
        self.trail: list[str] = []
        self._path = path
        self.problems: list[Problem] = []
        self._warnings: list[Problem] = []
        self._noted = 0

    def note(self, line: int, message: str) -> None:
        """Note a fault of the value at which the trail points; the same one again says no more."""
        problem = Problem(self._path, line, ".".join(map(clip, self.trail)), message)
        if problem in self.problems[-1:]:
            return
        self.problems.append(problem)
        self._noted += 1
        if self._noted >= MAX_PROBLEMS:
            raise Stop(line, f"{MAX_PROBLEMS} faults: the rest of the file is not read")

    def warn(self, line: int, message: str) -> None:
        """Note what is worth a look, and stops nothing."""
        where = ".".join(map(clip, self.trail))
        self._warnings.append(Problem(self._path, line, where, message, warning=True))

    def take_problems(self) -> list[Problem]:
        """Return the faults and the warnings noted since the last call."""
        taken = self.problems + self._warnings
        self.problems, self._warnings = [], []
        return taken

    def node(self, event: YamlEvent, key_line: int, depth: int) -> Node | None:
        """Read the value that begins with this event; None if it was refused.

        ``depth`` counts the collections around it.
        """
        kind = type(event)
        line = event.start_mark.line + 1
        if kind is ScalarEvent:
            if (text := self.scalar(event)) is None:
                return None
            style = _STYLES.get(event.style, "plain")
            return Node(text, line, key_line, style, self._lost(event, text))
        if kind is AliasEvent:
            self.note(
                line,
                f"an alias (*{clip(event.anchor)}) is not read: write the value out, or put it in"
                " quotes if it begins with *",
            )
            return None
        if depth >= MAX_DEPTH:
            raise Stop(line, TOO_DEEP)
        self.check_marks(event)
        style = "flow" if event.flow_style else "block"
        if kind is MappingStartEvent:
            fields = {}
            for name, name_line, value in self.entries(depth):
                if (node := self.node(value, name_line, depth + 1)) is not None:
                    fields[name] = node
            return Node(fields, line, key_line, style)
        items = []
        while type(event := self.next()) is not SequenceEndEvent:
            item = self.node(event, event.start_mark.line + 1, depth + 1)
            if item is not None:
                items.append(item)
        return Node(items, line, key_line, style)

    def entries(self, depth: int) -> Iterator[tuple[str, int, YamlEvent]]:
        """Yield the name, the line of the name and the first event of each value of a mapping.

        The mapping's start is read already. Whoever takes an entry reads its value to the end
        before taking the next. An entry with a name that is refused or given before is passed over,
        but a section of the file that is given twice is still handed out: its records are sound,
        and whatever refers to them would otherwise be called wrong too.
        """
        lines: dict[str, int] = {}
        while type(event := self.next()) is not MappingEndEvent:
            line = event.start_mark.line + 1
            name = self._name(event, depth)
            value = self.next()
            self.trail.append(name or "?")
            if not name:
                self.node(value, line, depth + 1)
            elif name not in lines:
                lines[name] = line
                yield name, line, value
            else:
                where = f"on line {lines[name]} and on line {line}"
                self.note(line, f"is given twice, {where}: keep one")
                if depth == 0:
                    yield name, line, value
                else:
                    self.node(value, line, depth + 1)
            self.trail.pop()

    def scalar(self, event: YamlEvent) -> str | None:
        """Return the text of a scalar, empty for a null; None if it was refused."""
        text: str = event.value
        if event.anchor is not None or event.tag is not None:
            self.check_marks(event)
        if text.isascii() and len(text) <= MAX_SCALAR and "\0" not in text:  # nearly every one
            return "" if text in _NULLS and not event.style else text
        if len(text) > MAX_SCALAR:
            fault = f"a text of {len(text):,} characters: at most {MAX_SCALAR:,} are read"
        elif found := _UNFIT.search(text):
            fault = f"an escape stands for U+{ord(found.group()):04X}: no text holds it"
        else:
            return text
        self.note(event.start_mark.line + 1, fault)
        return None

    def _lost(self, event: YamlEvent, text: str) -> str:
        """What stands at a scalar and is no part of it, see :class:`Node`."""
        if event.style:
            return event.style if event.style in "|>" and not text else ""
        if not text and event.value:
            return str(event.value)
        comments = self.feed.watch.comments
        line = comments.get(event.end_mark.line + 1, "") if comments else ""
        if line and (found := _COMMENT.match(line, event.end_mark.column)):
            return clip(found[1].rstrip("\r"))
        return ""

    def check_marks(self, event: YamlEvent) -> None:
        """Note an anchor or a tag of a value; the value itself is taken as it is written."""
        line = event.start_mark.line + 1
        if event.anchor is not None:
            self.note(
                line,
                f"an anchor (&{clip(event.anchor)}) is not read: write every value out, or put this"
                " one in quotes if it begins with &",
            )
        if event.tag is not None:
            self.note(
                line,
                f"a tag ({clip(event.tag)}) is not read: every value is text; put one that begins"
                " with ! in quotes",
            )

    def _name(self, event: YamlEvent, depth: int) -> str | None:
        """Return the name that a mapping's key gives; nothing if it was refused."""
        kind = type(event)
        if kind is ScalarEvent:
            name = self.scalar(event)
            line = event.start_mark.line + 1
            if name == "":
                lost = f": {event.value} is nothing to YAML unless in quotes" if event.value else ""
                self.note(line, f"a name is missing before the colon{lost}")
            elif name and (fault := name_fault(name, plain=not event.style)):
                self.note(line, fault)
                return None
            elif name == "<<" and not event.style:
                self.note(line, "a merge key (<<) is not read: write its fields out")
                return None
            return name
        line = event.start_mark.line + 1
        if self.node(event, line, depth + 1) is not None:
            self.note(line, "a list or a mapping stands where a name is due: quote it if it is one")
        return None
