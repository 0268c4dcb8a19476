"""``timeline fields``: the fields of seed files."""

from typing import Annotated

import typer

from timeline.cli import completion
from timeline.cli.options import Json
from timeline.cli.terminal.console import Views, present

EXAMPLES = """
timeline fields launch         the fields of a launch
timeline fields sources        the fields of a source
timeline fields citations      the fields of a passage under cite
"""


def fields(
    of: Annotated[
        str,
        typer.Argument(
            metavar="[KIND|SECTION]", hidden=True, autocompletion=completion.field_groups
        ),
    ] = "",
    json: Json = False,
) -> None:
    """List the fields of a kind of event, of a section or of a citation; by default of all.

    Each has its type, its unit, the words of its closed list and an example. Cited is a field whose
    values need a citation or a reason. Not on a terminal, one tab-separated line for each: kind or
    section, field, label, type, unit, words, "cited" or nothing, "required" or nothing, example.
    """
    from timeline.reference.entries import field_entries

    found = field_entries(of)

    def views() -> Views:
        from timeline.views.reference import fields as view
        from timeline.views.reference import plain_fields

        return lambda width: view(found, width), lambda: plain_fields(found)

    present("fields", found, json, views)
