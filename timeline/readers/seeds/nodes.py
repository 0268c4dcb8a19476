"""Turn the parser events of a YAML file into nodes, one value at a time.

Only the plain notation that people write by hand is read: mappings, lists and text. Features that
give a value a meaning that is not written there (aliases and anchors, tags, merge keys, duplicate
keys) are rejected, and so are values that are too deep or too long. After a fault the value is left
out and reading continues; only a fault after which the parser cannot continue raises
:class:`~timeline.readers.opening.feed.Stop`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from timeline.errors import NOTATION, Problem
from timeline.readers.base import Node, ScalarStyle
from timeline.readers.opening.feed import Feed, Stop
from timeline.readers.seeds.lines import name_fault
from timeline.readers.seeds.syntax import MAX_DEPTH, TOO_DEEP
from timeline.text import clip

MAX_SCALAR = 100_000
"""The largest length of a text, in characters."""
MAX_PROBLEMS = 1000
"""The number of faults after which the rest of a file is not read."""

_NULLS = frozenset({"~", "null", "Null", "NULL"})
_STYLES: dict[str | None, ScalarStyle] = {
    None: "plain", "": "plain", "'": "quoted", '"': "quoted", "|": "block", ">": "block",
}  # fmt: skip
_MOST_NAMES = 1000
"""The number of names that are kept as valid; a file with more has keys of records among them."""
_COMMENT = re.compile(r"[ \t]+(#.*)")
# An escape in double quotes can produce these; only PyYAML's own parser accepts surrogates.
_UNFIT = re.compile("[\x00\ud800-\udfff]")

YamlEvent = Any
"""A parser event of PyYAML; its type stubs do not declare the attributes."""


def _parser(feed: Feed) -> Callable[[], YamlEvent]:
    """Return a function that returns the next event, from libyaml's parser if it is available.

    Every wheel of PyYAML contains libyaml. Without a wheel, PyYAML's own parser is used: it is ten
    times slower, and raises ValueError for an escape of no character, such as U with eight Fs.
    """
    if yaml.__with_libyaml__:
        return yaml.CSafeLoader(feed).get_event
    get_event = yaml.SafeLoader(feed).get_event

    def next_event() -> YamlEvent:
        try:
            return get_event()  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError) as error:
            raise Stop(0, f"an escape does not represent a character: {error}") from error

    return next_event


class Composer:
    """Makes nodes from a file's parser events. ``trail`` is the current path, for the problems.

    ``problems`` are the faults noted since they were last taken, and ``rejected`` the fields of the
    record that they are in: empty if it is unknown which.
    """

    def __init__(self, feed: Feed, path: str) -> None:
        self.next = _parser(feed)
        self.feed = feed
        self.trail: list[str] = []
        self._path = path
        self.problems: list[Problem] = []
        self.rejected: set[str] = set()
        self._warnings: list[Problem] = []
        self._noted = 0
        self._comments = feed.watch.comments
        self._sound_names: set[str] = set()  # some names of fields that are valid without quotes

    def note(self, line: int, message: str) -> None:
        """Note a fault of the value at the trail; an identical one right after it is ignored."""
        where = ".".join(map(clip, self.trail))
        problem = Problem(self._path, line, where, message, kind=NOTATION)
        if problem in self.problems[-1:]:
            return
        self.problems.append(problem)
        self.rejected.add(self.trail[2].strip("?") if len(self.trail) > 2 else "")
        self._noted += 1
        if self._noted >= MAX_PROBLEMS:
            raise Stop(line, f"{MAX_PROBLEMS} faults: the rest of the file is not read")

    def warn(self, line: int, message: str) -> None:
        """Note a warning; reading continues."""
        where = ".".join(map(clip, self.trail))
        self._warnings.append(Problem(self._path, line, where, message, warning=True))

    def take_problems(self) -> list[Problem]:
        """Return the faults and the warnings noted since the last call."""
        taken = self.problems + self._warnings
        self.problems, self._warnings = [], []
        return taken

    def node(self, event: YamlEvent, key_line: int, depth: int) -> Node | None:
        """Read the value that begins with this event; return None if it is rejected.

        ``depth`` is the number of collections around it.
        """
        kind = type(event)
        line = event.start_mark.line + 1
        if kind is ScalarEvent:
            if (text := self.scalar(event)) is None:
                return None
            style = _STYLES[event.style]
            lost = self._lost(event, text) if event.style or not text or self._comments else ""
            return Node(text, line, key_line, style, lost)
        if kind is AliasEvent:
            self.note(
                line,
                f"an alias (*{clip(event.anchor)}) is not supported: write the value out, or put it"
                " in quotes if it begins with *",
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

        The start of the mapping must have been read. The caller must read the value of an entry to
        its end before it takes the next one. An entry with an invalid or duplicate name is skipped.
        A duplicate section of the file is still yielded: its records are sound, and references to
        them would otherwise be reported as faults.
        """
        lines: dict[str, int] = {}
        following, trail, sound = self.next, self.trail, self._sound_names
        while type(event := following()) is not MappingEndEvent:
            line = event.start_mark.line + 1
            name = event.value if type(event) is ScalarEvent else None
            if name not in sound or event.style or event.anchor or event.tag:
                name = self._name(event, depth)
            value = following()
            trail.append(name or "?")
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
            trail.pop()

    def scalar(self, event: YamlEvent) -> str | None:
        """Return the text of a scalar, empty for null; None if it is rejected."""
        text: str = event.value
        if event.anchor is not None or event.tag is not None:
            self.check_marks(event)
        if text.isascii() and len(text) <= MAX_SCALAR and "\0" not in text:  # nearly every one
            return "" if text in _NULLS and not event.style else text
        if len(text) > MAX_SCALAR:
            fault = f"a text of {len(text):,} characters: the limit is {MAX_SCALAR:,}"
        elif found := _UNFIT.search(text):
            fault = f"an escape represents U+{ord(found.group()):04X}, which no text can contain"
        else:
            return text
        self.note(event.start_mark.line + 1, fault)
        return None

    def _lost(self, event: YamlEvent, text: str) -> str:
        """Return the text next to a scalar that is not part of it, see :class:`Node`."""
        if event.style:
            return event.style if event.style in "|>" and not text else ""
        if not text and event.value:
            return str(event.value)
        line = self._comments.get(event.end_mark.line + 1, "")
        if line and (found := _COMMENT.match(line, event.end_mark.column)):
            return clip(found[1].rstrip("\r"))
        return ""

    def check_marks(self, event: YamlEvent) -> None:
        """Note an anchor or a tag of a value; the value itself is read as it is written."""
        line = event.start_mark.line + 1
        if event.anchor is not None:
            self.note(
                line,
                f"an anchor (&{clip(event.anchor)}) is not supported: write every value out, or put"
                " this one in quotes if it begins with &",
            )
        if event.tag is not None:
            self.note(
                line,
                f"a tag ({clip(event.tag)}) is not supported: every value is text; put one that"
                " begins with ! in quotes",
            )

    def _name(self, event: YamlEvent, depth: int) -> str | None:
        """Return the name of an entry of a mapping; empty or None if it is rejected."""
        kind = type(event)
        if kind is ScalarEvent:
            name = self.scalar(event)
            line = event.start_mark.line + 1
            if name == "":
                lost = f": {event.value} is null in YAML unless in quotes" if event.value else ""
                self.note(line, f"a name is missing before the colon{lost}")
            elif name and (fault := name_fault(name, plain=not event.style)):
                self.note(line, fault)
                return None
            elif name == "<<" and not event.style:
                self.note(line, "a merge key (<<) is not supported: write its fields out")
                return None
            elif name and not event.style and depth > 1 and len(self._sound_names) < _MOST_NAMES:
                self._sound_names.add(name)
            return name
        line = event.start_mark.line + 1
        if self.node(event, line, depth + 1) is not None:
            self.note(line, "a list or a mapping cannot be a name: put the name in quotes")
        return None
