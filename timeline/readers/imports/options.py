"""What a user can state about a table: in options, or in a file next to it.

The file is ``FILE.source.yaml`` next to ``FILE``: one mapping with the fields of a source, and with
``key`` (of the source), ``format``, ``map`` (a file, relative to this one) and ``settings``. What
it states counts for the rejected rows of ``FILE``, too, unless their file has one of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from timeline.errors import Problem
from timeline.kinds.registers import SOURCE
from timeline.likeness import did_you_mean
from timeline.readers.base import Node
from timeline.readers.formats.base import NOTHING, Fields
from timeline.readers.seeds.mapping import read_mapping
from timeline.text import clip, is_key

ENDING = ".source.yaml"
"""What the name of a table's file is followed by in the name of the file that describes it."""
REJECTED = ".rejects.csv"
"""What the name of a table's file is followed by in the name of the file of its rejected rows."""
_OF_TABLE = frozenset({"text", "file_sha256", "columns"})
"""The fields of a source that the table itself gives."""
_OWN = ("key", "format", "map", "settings")


@dataclass(frozen=True, slots=True)
class TableOptions:
    """The options of a load that concern tables.

    ``format`` is the name of a format, ``map`` a file that maps the columns. ``source`` has fields
    of the source and ``key``, ``settings.NAME``, by name, as texts. With ``skip_bad``, rows that
    cannot be read are left out and written to ``rejects``. With ``add_unknown``, names that no
    record has become records.
    """

    format: str = ""
    map: Path | None = None
    source: Mapping[str, str] = field(default_factory=dict)
    skip_bad: bool = False
    rejects: Path | None = None
    add_unknown: bool = False

    def names(self) -> list[str]:
        """Return the options that are stated, as a command line has them."""
        stated_ = (each.name for each in fields(self) if getattr(self, each.name))
        return ["--as" if name == "format" else f"--{name.replace('_', '-')}" for name in stated_]


@dataclass(slots=True)
class StatedTable:
    """What is stated about one table: ``fields`` are those of its source, with their lines."""

    path: str = ""  # of the file next to the table; empty if there is none
    key: str = ""
    format: str = ""
    map: Path | None = None
    settings: dict[str, str] = field(default_factory=dict)
    settings_at: dict[str, int] = field(default_factory=dict)  # lines in that file; 0 for an option
    fields: dict[str, Node] = field(default_factory=dict)

    def described(self, usual: Fields) -> Fields:
        """Return what a format says of its source, if the table is not of another publisher."""
        stated_ = self.fields.get("publisher")
        return usual if stated_ is None or stated_.value == usual.get("publisher") else NOTHING


def stated(path: Path, shown: str, options: TableOptions) -> tuple[StatedTable, list[Problem]]:
    """Return what the options and the file next to a table state; the options win.

    ``path`` is the file of the table, ``shown`` its name as the user would type it.
    """
    found = StatedTable()
    problems: list[Problem] = []
    whole = path.name.removesuffix(REJECTED)
    for name in dict.fromkeys((path.name, whole)):
        beside = path.with_name(name + ENDING)
        if not beside.exists():
            continue
        found.path = shown.removesuffix(path.name) + beside.name
        body, problems = read_mapping(beside, found.path)
        for each, node in body.items():
            problems += _state(found, each, node, found.path, beside.parent)
        break
    for name, text in options.source.items():
        first, _, rest = name.partition(".")
        value: str | dict[str, Node] = {rest: _node(text)} if rest else text
        node = Node(value, 0, 0, "quoted")
        problems += _state(found, first, node, f"--source {clip(name)}", Path())
    if options.format or options.map:
        found.format, found.map = options.format, options.map
    if found.format and found.map:
        message = "has a format and a map: state the one by which the table is read"
        problems.append(Problem(found.path or shown, 0, "map", message))
    return found, problems


def _node(text: str) -> Node:
    return Node(text, 0, 0, "quoted")


def _state(found: StatedTable, name: str, node: Node, path: str, folder: Path) -> list[Problem]:
    """Add one entry to a statement; return what is wrong with it."""

    def fault(message: str) -> list[Problem]:
        return [Problem(path, node.key_line, clip(name), message)]

    text = node.value.strip() if isinstance(node.value, str) else ""
    known = {each.name for each in SOURCE.fields} - _OF_TABLE
    if name == "settings":
        if not isinstance(node.value, dict):
            return fault("must be a mapping of names to texts")
        for key, each in node.value.items():
            if not isinstance(each.value, str):
                return fault(f"{clip(key)} must be a text")
            found.settings[key] = each.value.strip()
            found.settings_at[key] = each.key_line
    elif name in _OWN and not text:
        return fault("must be a text")
    elif name == "key":
        if not is_key(text):
            return fault(f"{clip(text)!r} is not a key: lower-case words joined by hyphens")
        found.key = text
    elif name == "format":
        found.format = text
    elif name == "map":
        found.map = folder / text
    elif name in _OF_TABLE:
        return fault("is found in the table itself: remove it")
    elif name not in known:
        every = (*_OWN, *sorted(known))
        return fault(f"is not a field of a source{did_you_mean(name, every)} ({', '.join(every)})")
    else:
        found.fields[name] = node
    return []
