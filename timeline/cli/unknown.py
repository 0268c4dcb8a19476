"""Messages for a command or an option that does not exist."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from typer.core import TyperCommand

from timeline.cli.converting import as_needed
from timeline.errors import UsageError
from timeline.text import suggest

MEANT: Final[dict[str, str]] = {
    "actors": "list actors", "add": "load", "backup": "db backup", "bib": "export bibtex",
    "browse": "show", "calendar": "export ics", "chart": "plot lanes",
    "citations": "export bibliography", "conflicts": "disputes", "crosstab": "count",
    "csv": "export csv", "dedupe": "duplicates", "diff": "compare",
    "docx": "export markdown --pandoc", "draw": "show", "dump": "export chronicle", "edtf": "dates",
    "events": "show", "excel": "export xlsx", "explain": "about", "find": "show", "get": "about",
    "graph": "plot lanes", "grep": "show", "histogram": "show --as density", "history": "log",
    "htm": "export html", "ical": "export ics", "import": "load", "info": "about", "ingest": "load",
    "json": "export jsonl", "kml": "export geojson", "lanes": "show --as lanes", "lint": "check",
    "ls": "list", "md": "export markdown", "migrate": "db upgrade", "near": "around",
    "open": "show", "pandoc": "export markdown --pandoc", "parse": "dates", "pdf": "export html",
    "pivot": "count", "places": "list places", "png": "plot lanes", "print": "show",
    "programmes": "list programmes", "query": "show", "read": "show", "report": "ledger",
    "restore": "db restore", "revert": "undo", "rollback": "undo", "save": "export",
    "search": "show", "select": "show", "sources": "list sources", "spreadsheet": "export xlsx",
    "stat": "count", "statistics": "count", "stats": "count", "status": "db status",
    "sum": "ledger", "svg": "plot lanes", "systems": "list systems", "table": "export csv",
    "test": "check", "timeline": "show", "tsv": "export csv", "upgrade": "db upgrade",
    "validate": "check", "verify": "check", "view": "show", "web": "export html", "what": "about",
    "word": "export markdown --pandoc", "write": "export", "xls": "export xlsx",
    "yaml": "export chronicle",
}  # fmt: skip
"""Names of commands in other programs, and the command of this program for each."""


def no_command(
    group: str, name: str, commands: Collection[str], options: Collection[str] = ()
) -> UsageError:
    """Return the error for a command that a group (``timeline``, ``timeline db``) does not have.

    ``options`` are those of the group, which are easily taken for commands: ``timeline version``.
    """
    from timeline.likeness import near

    program = group.partition(" ")[0]
    known = MEANT.get(name.casefold())
    elsewhere = [f"{program} {known}"] if known else []
    inside = [f"{group} {each}" for each in near(name, commands)]
    if elsewhere and (group == program or elsewhere[0].startswith(f"{group} ") or not inside):
        meant = elsewhere  # meaning comes before similar spelling: import is not export
    elif f"--{name}" in options:
        meant = [f"{group} --{name}"]
    else:
        meant = inside
    every = f"one of {', '.join(commands)}" if group != program else f"type: {program} --help"
    return UsageError(f"there is no command {name}", suggest(meant, every))


class OfferingCommand(TyperCommand):
    """A command that reports errors of its command line in the format of this program."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command line."""
        with offering(ctx, self.params, args):
            return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> list[Any]:
        """The options and arguments, with the option for help."""
        return as_needed(ctx, super().get_params(ctx))


@contextmanager
def offering(ctx: Any, parameters: Iterable[Any], arguments: Sequence[str]) -> Iterator[None]:
    """Report the library's errors about a command line in the format of this program.

    Raises UsageError instead of the library's error. A command without arguments still prints its
    help.
    """
    typed = list(arguments)  # the library takes them away
    try:
        yield
    except Exception as error:  # its class is private to the library
        if not hasattr(error, "format_message") or type(error).__name__ == "NoArgsIsHelpError":
            raise
        from timeline.cli.mistyped import usage_error

        raise usage_error(error, ctx, parameters, typed) from None
