"""``timeline kinds``: the kinds of event."""

from typing import Annotated

import typer

from timeline.cli import completion
from timeline.cli.options import Json
from timeline.cli.terminal.console import Views, present

EXAMPLES = """
timeline kinds                 the kinds of event, with an example of each
timeline kinds launch          one of them
"""


def kinds(
    of: Annotated[
        str,
        typer.Argument(metavar="[KIND]", hidden=True, autocompletion=completion.kind),
    ] = "",
    json: Json = False,
) -> None:
    """List the kinds of event, or one of them: its events, its fields, and an example.

    The example is an event of a seed file on one line. Not on a terminal, one tab-separated line
    for each kind: name, meaning, required fields, fields of its own, example.
    """
    from timeline.reference.entries import kind_entries

    found = kind_entries(of)

    def views() -> Views:
        from timeline.views.reference import kinds as view
        from timeline.views.reference import plain_kinds

        return lambda width: view(found, width), lambda: plain_kinds(found)

    present("kinds", found, json, views)
