"""``timeline export chronicle``: seed files and source texts."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.commands.write.export.output import prepare
from timeline.cli.options import AsOfOption, DatabaseOption, Wait
from timeline.cli.reading import reading
from timeline.cli.targets import not_standard_output
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.saying import remark

EXAMPLES = """
timeline export chronicle -o my-chronicle
"""


def chronicle(
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FOLDER",
            help="The folder to write.",
            callback=not_standard_output,
        ),
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Replace edited and other files of the same names.")
    ] = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write the whole database as a chronicle: seed files and source texts, ready for git.

    Loading the export into an empty database gives an equal database, and exporting that gives the
    same bytes. An export into the folder of an earlier one replaces and removes the files of that
    export, in one step. Other files stay and are reported. If an exported file was edited since,
    nothing is written.
    """
    with reading(database, wait, as_of) as source:
        from timeline.query.contents import contents
        from timeline.writers.chronicle import TYPES, write_chronicles

        source.warn()
        found = contents(source.session, TYPES, tell)
        prepare(output)
        for folder in write_chronicles(found, output, force=force, notify=remark):
            remark(str(folder))
