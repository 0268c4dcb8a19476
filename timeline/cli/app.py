"""The application: its commands, their panels in the help, and its global options."""

import inspect
import shutil
import sys
import textwrap
from contextlib import nullcontext
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from timeline import stopping
from timeline.cli.commands import CommandEntry
from timeline.cli.commands.database import db, log, undo
from timeline.cli.commands.load import check, dates, load
from timeline.cli.commands.load import map as maps
from timeline.cli.commands.question import compare, count, disputes, duplicates, ledger, responses
from timeline.cli.commands.read import about, around, show
from timeline.cli.commands.read import list as registers
from timeline.cli.commands.record import draft, fields, init, kinds, new, schema
from timeline.cli.commands.record import help as help_
from timeline.cli.commands.write import export, plot
from timeline.cli.completion import mend_bash
from timeline.cli.options import Globals
from timeline.cli.terminal.bar import watched
from timeline.cli.terminal.faults import reported, unless_stopped
from timeline.cli.terminal.guarding import guard_streams
from timeline.cli.terminal.saying import say
from timeline.cli.unknown import OfferingCommand, as_typed, no_command, offering
from timeline.clock import one_day
from timeline.version import __version__

HELP: Final = """\b
Examples:
  timeline load                      load the bundled chronicle
  timeline load my-chronicle/        load a folder of your own seed files
  timeline show kind:launch          events in order of time
  timeline about f35a-second-batch   all that is known of an event, actor …
  timeline export csv -o events.csv  a table for a report

A chronology database in which every date and number is tied to the passage it came from.

`timeline COMMAND --help` explains a command. TIMELINE_OUTPUT=drawn prints the output for a terminal
also in a pipe, TIMELINE_OUTPUT=plain prints the output for a pipe also on a terminal.
"""


PANELS: Final = ("Load", "Record", "Read", "Question", "Write", "Database")
"""The panels of the help, in order."""
COMMANDS: Final = (
    CommandEntry("load", load.load, load.EXAMPLES, "Load", writes=True),
    CommandEntry("draft", draft.draft, draft.EXAMPLES, "Record", writes=True),
    CommandEntry("map", maps.map_, maps.EXAMPLES, "Load", writes=True),
    CommandEntry("check", check.check, check.EXAMPLES, "Load"),
    CommandEntry("dates", dates.dates, dates.EXAMPLES, "Load", dashes=True),
    CommandEntry("show", show.show, show.EXAMPLES, "Read"),
    CommandEntry("about", about.about, about.EXAMPLES, "Read"),
    CommandEntry("list", registers.list_, registers.EXAMPLES, "Read"),
    CommandEntry("around", around.around, around.EXAMPLES, "Read"),
    CommandEntry("count", count.count, count.EXAMPLES, "Question"),
    CommandEntry("responses", responses.responses, responses.EXAMPLES, "Question"),
    CommandEntry("ledger", ledger.ledger, ledger.EXAMPLES, "Question"),
    CommandEntry("disputes", disputes.disputes, disputes.EXAMPLES, "Question"),
    CommandEntry("duplicates", duplicates.duplicates, duplicates.EXAMPLES, "Question"),
    CommandEntry("compare", compare.compare, compare.EXAMPLES, "Question"),
    CommandEntry("init", init.init, init.EXAMPLES, "Record", writes=True),
    CommandEntry("new", new.new, new.EXAMPLES, "Record", writes=True, asks=True),
    CommandEntry("kinds", kinds.kinds, kinds.EXAMPLES, "Record"),
    CommandEntry("fields", fields.fields, fields.EXAMPLES, "Record"),
    CommandEntry("help", help_.help_, help_.EXAMPLES, "Record"),
    CommandEntry("log", log.log, log.EXAMPLES, "Database"),
    CommandEntry("undo", undo.undo, undo.EXAMPLES, "Database", writes=True),
)
DB: Final = (
    CommandEntry("upgrade", db.upgrade, db.UPGRADE, writes=True),
    CommandEntry("status", db.status, db.STATUS),
    CommandEntry("backup", db.backup, db.BACKUP, writes=True),
    CommandEntry("restore", db.restore, db.RESTORE, writes=True),
)
GROUPS: Final = (
    ("export", export.SUMMARY, export.COMMANDS, "Write"),
    ("plot", plot.SUMMARY, plot.COMMANDS, "Write"),
    ("db", db.SUMMARY, DB, "Database"),
    ("schema", schema.SUMMARY, schema.COMMANDS, "Record"),
)


_SETTINGS: Final = {"help_option_names": ["-h", "--help"]}


class Panels(TyperGroup):
    """A group of commands with help by panel and errors without a traceback."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the program with guarded output; errors are reported in a line."""
        guard_streams()
        with reported():
            return super().main(*args, **options)

    def invoke(self, ctx: Any) -> Any:
        """Run the command with the shared error handler."""
        with reported():
            return super().invoke(ctx)

    def make_context(self, *args: Any, **settings: Any) -> Any:
        """Parse the command line; the library would report a signal in its own words."""
        with unless_stopped():
            return super().make_context(*args, **settings)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command line up to the name of the command."""
        with offering(ctx, self.params, args):
            return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> list[Any]:
        """The options, with the one for help."""
        return as_typed(ctx, super().get_params(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the named command. Raises UsageError if it does not exist."""
        name = args[0]
        named = self.get_command(ctx, name) is not None
        if not named and not name.startswith("-") and not ctx.resilient_parsing:
            raise no_command(ctx.command_path, name, self.list_commands(ctx))
        with offering(ctx, self.params, args):
            return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """The help, in lines that fit the terminal."""
        return fitted(super().get_help(ctx))

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, one section per panel, in the order of the lists."""
        panels: dict[str, list[tuple[str, str]]] = {name: [] for name in PANELS}
        for name, command in self.commands.items():
            panel = getattr(command, "rich_help_panel", None) or "Commands"
            panels.setdefault(str(panel), []).append((name, command.short_help or ""))
        for panel in filter(panels.get, panels):
            with formatter.section(panel):
                formatter.write_dl(panels[panel])


class Command(OfferingCommand):
    """A command whose help fits the terminal."""

    begin = staticmethod(stopping.declare_reading)
    shows_bar = True

    def get_help(self, ctx: Any) -> str:
        """The help, in lines that fit the terminal."""
        return fitted(super().get_help(ctx))

    def invoke(self, ctx: Any) -> Any:
        """Run the command; one that takes long shows a progress bar."""
        self.begin()
        name = ctx.command_path.partition(" ")[2]
        with watched(name, ctx.params) if self.shows_bar else nullcontext():
            return super().invoke(ctx)


class WritingCommand(Command):
    """A command that writes: if it is stopped, it reports whether it has written."""

    begin = staticmethod(stopping.declare_writing)


class AskingCommand(WritingCommand):
    """A command that may ask a person: no progress bar is drawn into its questions."""

    shows_bar = False


def fitted(text: str) -> str:
    """Return a help text with lines wrapped to the width of the terminal, indented.

    The library wraps paragraphs, but not to fewer than 50 columns, and does not wrap examples.
    """
    width = max(shutil.get_terminal_size().columns, 20)
    lines = []
    for line in text.split("\n"):
        indent = " " * min(len(line) - len(line.lstrip()) + 2, width // 4)
        wrapped = textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False)
        lines += wrapped or [""]
    return "\n".join(lines)


def build() -> typer.Typer:
    """Build the application without importing slow libraries."""
    app = _group("timeline", HELP, no_args_is_help=False)
    app.callback(invoke_without_command=True)(_options)
    for entry in COMMANDS:
        _add(app, entry)
    for name, summary, entries, panel in GROUPS:
        examples = "\n".join(entry.examples.strip("\n") for entry in entries)
        group = _group(name, f"{_block(examples)}\n\n{summary}")
        for entry in entries:
            _add(group, entry)
        app.add_typer(group, name=name, short_help=summary, rich_help_panel=panel)
    return app


def run() -> None:
    """Run the command that the command line names."""
    mend_bash()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that is not UTF-8 must not cause an error
            stream.reconfigure(errors="backslashreplace")
    build()()


def _group(name: str, text: str, no_args_is_help: bool = True) -> typer.Typer:
    return typer.Typer(
        name=name,
        help=text,
        cls=Panels,
        no_args_is_help=no_args_is_help,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        context_settings=_SETTINGS,
    )


def _add(app: typer.Typer, entry: CommandEntry) -> None:
    """Register a command: its examples come first in its help, then its docstring."""
    text = inspect.getdoc(entry.function) or ""
    app.command(
        entry.name,
        cls=AskingCommand if entry.asks else WritingCommand if entry.writes else Command,
        help=f"{_block(entry.examples)}\n\n{text}",
        short_help=text.partition("\n")[0],
        rich_help_panel=entry.panel,
        context_settings=_SETTINGS | {"ignore_unknown_options": entry.dashes},
    )(entry.function)


def _block(examples: str) -> str:
    """Return examples as a block of the help; ``\\b`` keeps Click from rewrapping its lines."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in examples.strip("\n").split("\n"))


def _version(wanted: bool) -> None:
    if wanted:
        say(f"timeline {__version__}")
        raise typer.Exit


def _options(
    context: typer.Context,
    database: Annotated[
        str | None,
        typer.Option(
            "--database",
            metavar="PATH|URL",
            help="The database: an SQLite file or postgresql://…. Default: the variable"
            " TIMELINE_DATABASE, else timeline.db in this folder.",
        ),
    ] = None,
    wait: Annotated[
        int | None,
        typer.Option(
            "--wait",
            metavar="SECONDS",
            min=0,
            help="How long to wait for other programs that lock the database. Default: 30.",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    context.obj = Globals(database, wait)
    context.with_resource(one_day())
    if context.invoked_subcommand is None:
        for line in context.get_help().split("\n"):
            say(line)
