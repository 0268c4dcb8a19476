"""Seed files: YAML with a section for each type of record.

::

    chronicle: {name: …, title: …, timezone: …}    in one file of the folder
    timezone: Asia/Seoul                           of the dates and times of this file
    sources:
      key-of-a-source: {title: …}
    events:
      key-of-an-event: {kind: …}
    corrections:
      key-of-an-event-of-another-chronicle: {kind: …}
    queries:
      name-of-a-query: kind:launch actor:prk

``chronicle`` and ``timezone`` come above the sections, so that they are known before the first
record.
"""

from collections.abc import Iterator
from dataclasses import replace

import yaml
from yaml import DocumentStartEvent, MappingStartEvent, ScalarEvent, StreamEndEvent

from timeline.dates.zones import zone_fault
from timeline.errors import NOTATION, Problem
from timeline.kinds.registers import BY_TYPE, CORRECTIONS, SECTIONS
from timeline.likeness import did_you_mean
from timeline.readers.base import ChronicleFile, Header, Node, RawRecord, ReadItem
from timeline.readers.opening.feed import Feed, Stop, open_file
from timeline.readers.seeds.lines import comment_fault, lost_fault, missing_space
from timeline.readers.seeds.nodes import Composer, YamlEvent
from timeline.readers.seeds.syntax import explain
from timeline.scalar import pasted
from timeline.text import MAX_KEY, clip, is_key, latin_key

_ALL_SECTIONS = ", ".join(SECTIONS)
CONFLICT = (
    "an unresolved merge conflict begins here: keep the right one of its two sides, and remove the"
    " lines of <<<<<<<, ======= and >>>>>>>"
)
_HEADER_FIELDS = ("name", "title", "timezone")


def read(file: ChronicleFile) -> Iterator[ReadItem]:
    """Read a seed file and yield its header, then its records, with problems in between.

    Every fault of the file is yielded as a :class:`~timeline.errors.Problem`; none is raised.
    """
    try:
        with open_file(file.location) as stream:
            feed = Feed(stream)
            for item in _read(file, feed):
                file.done = feed.done
                yield item
            for conflict in feed.watch.conflicts:
                yield Problem(file.path, conflict, "", CONFLICT, kind=NOTATION)
    except Stop as stop:
        yield Problem(file.path, stop.line, "", stop.message, kind=NOTATION)


def _read(file: ChronicleFile, feed: Feed) -> Iterator[ReadItem]:
    composer = None
    try:
        composer = Composer(feed, file.path)
        yield from _sections(composer, file)
        file.sha256 = feed.sha256  # the parser has read the file to its end
        return
    except Stop as stop:
        line, message = stop.line, stop.message
    except yaml.MarkedYAMLError as error:
        line, message = explain(error, file.location)
    if composer:
        yield from composer.take_problems()
    feed.drain()
    conflicts = feed.watch.conflicts
    if not conflicts or line < conflicts[0]:  # otherwise the conflict caused the syntax error
        yield Problem(file.path, line, "", message, kind=NOTATION)


def _sections(composer: Composer, file: ChronicleFile) -> Iterator[ReadItem]:
    composer.next()  # the start of the stream
    begun = type(composer.next()) is DocumentStartEvent
    root = composer.next() if begun else None
    if root is None or (type(root) is ScalarEvent and not root.value):
        raise Stop(1, f"is empty: a seed file has sections ({_ALL_SECTIONS})")
    if type(root) is not MappingStartEvent:
        raise Stop(
            root.start_mark.line + 1,
            f"a seed file is a mapping of sections ({_ALL_SECTIONS}), not {_what(root)}",
        )
    composer.check_marks(root)
    header = Header()
    above = True  # before the first section
    for name, line, value in composer.entries(0):
        composer.feed.begin_record(line)
        if name in SECTIONS:
            if above:
                yield header
                above = False
            yield from _records(composer, file, name, line, value)
        elif name not in ("chronicle", "timezone"):
            known = (*SECTIONS, "chronicle", "timezone")
            composer.note(
                line, f"is not a section{did_you_mean(name, known)} (sections: {_ALL_SECTIONS})"
            )
            composer.node(value, line, 1)
        elif not above:
            composer.note(line, "applies to the whole file: write it above the first section")
            composer.node(value, line, 1)
        else:
            header = _header(composer, header, name, composer.node(value, line, 1))
        yield from composer.take_problems()
    if above:
        yield header
    composer.next()  # the end of the document
    if type(event := composer.next()) is not StreamEndEvent:
        raise Stop(
            event.start_mark.line + 1,
            "a second document (---) begins, but a seed file has one: remove the line, or put the"
            " rest into a file of its own",
        )


def _records(
    composer: Composer, file: ChronicleFile, section: str, line: int, start: YamlEvent
) -> Iterator[ReadItem]:
    """Yield the records of a section; ``line`` is that of its name, ``start`` begins its value."""
    kind = SECTIONS[section]
    if type(start) is not MappingStartEvent:
        what = _what(start)
        hint = ": write a key and a colon in place of each dash" if what == "a list" else ""
        if composer.node(start, line, 1) is not None:
            composer.note(line, f"a section maps keys to records, but this is {what}{hint}")
        return
    composer.check_marks(start)
    for key, key_line, value in composer.entries(1):
        composer.feed.begin_record(key_line)
        keyed = is_key(key)
        if not keyed:
            composer.note(key_line, _no_key(key, kind))
        composer.rejected.clear()
        node = composer.node(value, key_line, 2)
        body = None if node is None else _body(composer, kind, node)
        rejected = frozenset(composer.rejected)
        problems = composer.take_problems()
        yield from problems
        sound = all(each.warning for each in problems)
        yield RawRecord(
            kind, key if keyed else clip(key), body or {}, file.path, file.file, key_line, sound,
            rejected, section == CORRECTIONS,
        )  # fmt: skip
    yield from composer.take_problems()


def _body(composer: Composer, kind: str, node: Node) -> dict[str, Node] | None:
    """Return the fields of a record; if it has the wrong shape, note the fault and return None."""
    if kind == "query":
        if isinstance(node.value, str):
            return {"text": node}
        composer.note(node.line, "a query is one text: put it in quotes")
        return None
    if isinstance(node.value, dict):
        if not node.value and not composer.problems:  # not empty because of rejected fields
            composer.note(node.key_line, "is empty: a record has fields, indented below its key")
        return node.value
    if isinstance(node.value, str) and (glued := missing_space(node.value)):
        composer.note(node.line, glued)
        return None
    what = "nothing" if node.value == "" else "a list" if isinstance(node.value, list) else "a text"
    meant = _only_name(kind, node)
    composer.note(node.line, f"a record has fields (field: value), but this is {what}{meant}")
    return None


def _only_name(kind: str, node: Node) -> str:
    """Return what to write for a record that is only its name: ``jpn: Japan``."""
    if kind not in BY_TYPE or not isinstance(node.value, str) or not node.value.strip():
        return ""
    register = BY_TYPE[kind]
    rest = [field.name for field in register.fields if field.required]
    others = "".join(f", {name}: …" for name in rest if name != register.called)
    return f": write {{{register.called}: {pasted(clip(node.value.strip()))}{others}}}"


def _no_key(text: str, kind: str) -> str:
    if len(text) > MAX_KEY:
        return f"a key of {len(text)} characters; the limit is {MAX_KEY}"
    suggestion = latin_key(text, kind)
    rule = "a key is lower-case words of a–z and 0–9, joined by hyphens, and begins with a letter"
    return f"is not a valid key: {rule}" + (f"; write {suggestion}" if suggestion else "")


def _header(composer: Composer, header: Header, name: str, node: Node | None) -> Header:
    """Return the header with the fields of the ``chronicle:`` or ``timezone:`` entry added."""
    if node is None:
        return header
    if name == "timezone":
        return replace(header, timezone=_timezone(composer, node))
    if not isinstance(node.value, dict):
        composer.note(node.line, f"must be a mapping of {', '.join(_HEADER_FIELDS)}")
        return header
    stated = dict.fromkeys(_HEADER_FIELDS, "")
    for key, value in node.value.items():
        composer.trail.append(key)
        if key not in stated:
            hint = did_you_mean(key, stated)
            composer.note(
                value.key_line, f"is not a field of a chronicle{hint} ({', '.join(stated)})"
            )
        else:
            stated[key] = (_timezone if key == "timezone" else _label)(composer, value)
        composer.trail.pop()
    return replace(
        header,
        name=stated["name"],
        title=stated["title"],
        chronicle_timezone=stated["timezone"],
        line=node.key_line,
    )


def _label(composer: Composer, node: Node) -> str:
    """Return a name or a title, which must be one line of text."""
    text = node.value
    if not isinstance(text, str) or not text.strip() or len(text) > 200 or not text.isprintable():
        composer.note(node.line, _null(node) or "must be one line of 1 to 200 characters")
        return ""
    if node.lost:
        composer.warn(node.line, comment_fault(node.lost))
    return text.strip()


def _null(node: Node) -> str:
    """Return the fault of a value that was written, and is empty for YAML; empty for any other."""
    return lost_fault(node.lost) if node.lost and node.value == "" else ""


def _timezone(composer: Composer, node: Node) -> str:
    text = node.value if isinstance(node.value, str) else ""
    if not (fault := _null(node) or zone_fault(text)):
        return text
    composer.note(node.line, fault)
    return ""


def _what(event: YamlEvent) -> str:
    if type(event) is ScalarEvent:
        return "a text" if event.value else "nothing"
    return "a mapping" if type(event) is MappingStartEvent else "a list"
