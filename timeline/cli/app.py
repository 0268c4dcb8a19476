"""The application: its commands, their panels in the help, and its global options."""

import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import cached_property, partial
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

from timeline import stopping
from timeline.cli.completion import mend_bash
from timeline.cli.converting import as_needed
from timeline.cli.entries import COMMANDS, GROUPS, PANELS, CommandEntry, GroupEntry
from timeline.cli.options import Globals
from timeline.cli.terminal.bar import watched
from timeline.cli.terminal.faults import reported
from timeline.cli.terminal.guarding import guard_streams
from timeline.cli.terminal.saying import say
from timeline.cli.unknown import OfferingCommand, no_command, offering
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
also in a pipe, TIMELINE_OUTPUT=plain prints the output for a pipe also on a terminal. Output longer
than the screen goes through the pager in PAGER, or less; PAGER= (empty) turns it off.
"""


_SETTINGS: Final = {"help_option_names": ["-h", "--help"]}


class ListedCommand(TyperCommand):
    """A command, or a group, as the help and the completion of its group list it.

    The command itself is built when it is used.
    """

    def __init__(self, name: str, summary: str, panel: str, build: Callable[[], Any]) -> None:
        """Take the name, the line in the help, the panel, and what builds the command."""
        super().__init__(name, short_help=summary, rich_help_panel=panel)
        self._build = build

    @cached_property
    def built(self) -> Any:
        """The command with its options."""
        return self._build()


class Panels(TyperGroup):
    """A group of commands with help by panel and errors without a traceback."""

    describe: Callable[[], str]

    def offer(self, commands: Sequence[ListedCommand], describe: Callable[[], str]) -> None:
        """Take the commands of the group, and what returns the text of its help."""
        self.commands = {str(each.name): each for each in commands}
        self.describe = describe

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
        """Parse the command line; the library has other reports of signals and pipes."""
        with reported():
            return super().make_context(*args, **settings)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command line up to the name of the command."""
        with offering(ctx, self.params, args):
            return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> list[Any]:
        """The options, with the one for help."""
        return as_needed(ctx, super().get_params(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the named command. Raises UsageError if it does not exist."""
        name = args[0]
        named = self.get_command(ctx, name) is not None
        if not named and not name.startswith("-") and not ctx.resilient_parsing:
            options = [option for each in self.params for option in each.opts]
            raise no_command(ctx.command_path, name, self.list_commands(ctx), options)
        with offering(ctx, self.params, args):
            found, listed, rest = super().resolve_command(ctx, args)
        return found, listed.built if isinstance(listed, ListedCommand) else None, rest

    def get_help(self, ctx: Any) -> str:
        """The help, in lines that fit the terminal."""
        self.help = self.describe()
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


def build() -> Panels:
    """Build the application: its own options, and each command once it is used."""
    app = _typer(invoke_without_command=True, no_args_is_help=False)
    app.callback()(_options)
    program: Panels = get_command(app)  # type: ignore[assignment]
    groups = [
        ListedCommand(group.name, group.summary, group.panel, partial(_group, group))
        for group in GROUPS
    ]
    program.offer([*_listed(COMMANDS), *groups], lambda: HELP)
    return program


def run() -> None:
    """Run the command that the command line names."""
    mend_bash()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that is not UTF-8 must not cause an error
            stream.reconfigure(errors="backslashreplace")
    build().main()


def _typer(**settings: Any) -> typer.Typer:
    return typer.Typer(
        cls=Panels,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        context_settings=_SETTINGS,
        **settings,
    )


def _command(entry: CommandEntry) -> Any:
    """Build a command: its examples come first in its help, then its docstring."""
    app = _typer(add_completion=False)
    app.command(
        entry.name,
        cls=AskingCommand if entry.asks else WritingCommand if entry.writes else Command,
        help=f"{_block(entry.examples)}\n\n{entry.help}",
        context_settings=_SETTINGS | {"ignore_unknown_options": entry.dashes},
    )(entry.function)
    return get_command(app)


def _group(group: GroupEntry) -> Panels:
    """Build a group, but not its commands."""

    def described() -> str:
        examples = "\n".join(entry.examples.strip("\n") for entry in group.entries)
        return f"{_block(examples)}\n\n{group.summary}"

    built: Panels = get_group(_typer(name=group.name, no_args_is_help=True))  # type: ignore[assignment]
    built.offer(_listed(group.entries), described)
    return built


def _listed(entries: Sequence[CommandEntry]) -> list[ListedCommand]:
    return [
        ListedCommand(entry.name, entry.summary, entry.panel, partial(_command, entry))
        for entry in entries
    ]


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
