"""The commands by name: what the help lists, and where each one is.

No command is imported before it is used, so that the help and the completion need not wait for the
others. The line on a command in the help is the first of its docstring; ``summaries.json`` has it
too, and a test compares them.
"""

import json
from collections.abc import Callable
from functools import cache
from importlib import import_module
from inspect import getdoc
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NamedTuple

PANELS: Final = ("Load", "Record", "Read", "Question", "Write", "Database")
"""The panels of the help, in order."""


class CommandEntry(NamedTuple):
    """A command: its name, the function that it runs, and its panel in the help."""

    name: str
    place: str  # MODULE:FUNCTION, below cli/commands
    panel: str = "Commands"
    group: str = ""
    dashes: bool = False  # whether an argument may begin with a dash: a negative year
    writes: bool = False  # whether it writes a database or a file
    asks: bool = False  # whether it may ask a person on the terminal

    @property
    def function(self) -> Callable[..., None]:
        """The function, whose parameters are the arguments and options."""
        function: Callable[..., None] = getattr(self._module, self.place.partition(":")[2])
        return function

    @property
    def help(self) -> str:
        """The docstring of the function."""
        return getdoc(self.function) or ""

    @property
    def summary(self) -> str:
        """The first line of the docstring, without importing the command."""
        return summaries()[f"{self.group} {self.name}".strip()]

    @property
    def examples(self) -> str:
        """The examples of the help: ``EXAMPLES`` of its module, or ``NAME_EXAMPLES``."""
        module = self._module
        found: Any = getattr(module, f"{self.name.upper()}_EXAMPLES", None)
        return str(found or module.EXAMPLES)

    @property
    def _module(self) -> ModuleType:
        return import_module(f"timeline.cli.commands.{self.place.partition(':')[0]}")


class GroupEntry(NamedTuple):
    """A group of commands: its name, its line in the help, and its commands in their order."""

    name: str
    summary: str
    entries: tuple[CommandEntry, ...]
    panel: str


def _group(name: str, summary: str, panel: str, *entries: CommandEntry) -> GroupEntry:
    return GroupEntry(name, summary, tuple(each._replace(group=name) for each in entries), panel)


COMMANDS: Final = (
    CommandEntry("load", "load.load:load", "Load", writes=True),
    CommandEntry("draft", "record.draft:draft", "Record", writes=True),
    CommandEntry("map", "load.map:map_", "Load", writes=True),
    CommandEntry("check", "load.check:check", "Load"),
    CommandEntry("dates", "load.dates:dates", "Load", dashes=True),
    CommandEntry("show", "read.show:show", "Read"),
    CommandEntry("about", "read.about:about", "Read"),
    CommandEntry("list", "read.list:list_", "Read"),
    CommandEntry("around", "read.around:around", "Read"),
    CommandEntry("count", "question.count:count", "Question"),
    CommandEntry("responses", "question.responses:responses", "Question"),
    CommandEntry("ledger", "question.ledger:ledger", "Question"),
    CommandEntry("disputes", "question.disputes:disputes", "Question"),
    CommandEntry("duplicates", "question.duplicates:duplicates", "Question"),
    CommandEntry("compare", "question.compare:compare", "Question"),
    CommandEntry("init", "record.init:init", "Record", writes=True),
    CommandEntry("new", "record.new:new", "Record", writes=True, asks=True),
    CommandEntry("kinds", "record.kinds:kinds", "Record"),
    CommandEntry("fields", "record.fields:fields", "Record"),
    CommandEntry("help", "record.help:help_", "Record"),
    CommandEntry("log", "database.log:log", "Database"),
    CommandEntry("undo", "database.undo:undo", "Database", writes=True),
)
"""The commands that are in no group, in the order of the help."""
GROUPS: Final = (
    _group(
        "export",
        "Write a file: tables, workbooks, reports, citations, maps, or seed files.",
        "Write",
        CommandEntry("csv", "write.export.tables:csv", writes=True),
        CommandEntry("jsonl", "write.export.tables:jsonl", writes=True),
        CommandEntry("register", "write.export.tables:register", writes=True),
        CommandEntry("parquet", "write.export.tables:parquet", writes=True),
        CommandEntry("xlsx", "write.export.workbook:xlsx", writes=True),
        CommandEntry("html", "write.export.reports:html", writes=True),
        CommandEntry("markdown", "write.export.reports:markdown", writes=True),
        CommandEntry("bibliography", "write.export.citations:bibliography", writes=True),
        CommandEntry("bibtex", "write.export.citations:bibtex", writes=True),
        CommandEntry("csl", "write.export.citations:csl", writes=True),
        CommandEntry("ris", "write.export.citations:ris", writes=True),
        CommandEntry("ics", "write.export.exchange:ics", writes=True),
        CommandEntry("timelinejs", "write.export.exchange:timelinejs", writes=True),
        CommandEntry("geojson", "write.export.exchange:geojson", writes=True),
        CommandEntry("chronicle", "write.export.chronicle:chronicle", writes=True),
    ),
    _group(
        "plot",
        "Draw a picture for a slide or a paper: SVG, PNG or PDF.",
        "Write",
        CommandEntry("lanes", "write.plot.events:lanes", writes=True),
        CommandEntry("density", "write.plot.events:density", writes=True),
        CommandEntry("ledger", "write.plot.analyses:ledger", writes=True),
        CommandEntry("responses", "write.plot.analyses:responses", writes=True),
    ),
    _group(
        "db",
        "Maintain the database.",
        "Database",
        CommandEntry("upgrade", "database.db:upgrade", writes=True),
        CommandEntry("status", "database.db:status"),
        CommandEntry("backup", "database.db:backup", writes=True),
        CommandEntry("restore", "database.db:restore", writes=True),
    ),
    _group(
        "schema",
        "Print a JSON Schema: of seed files, for editors, or of the output of --json.",
        "Record",
        CommandEntry("seed", "record.schema:seed", writes=True),
        CommandEntry("output", "record.schema:output_", writes=True),
    ),
)


@cache
def summaries() -> dict[str, str]:
    """The first line of the docstring of each command, by group and name: ``export csv``."""
    path = Path(__file__).with_name("summaries.json")
    found: dict[str, str] = json.loads(path.read_text("utf-8"))
    return found
