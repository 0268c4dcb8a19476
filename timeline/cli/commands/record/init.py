"""``timeline init``: a chronicle to start from."""

import os
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.terminal.saying import say
from timeline.text import shell_word

EXAMPLES = """
timeline init my-chronicle              a new folder
timeline init                           this folder, if it is empty
timeline init crises --name "Crises"    with another name than the folder
"""


def init(
    folder: Annotated[Path | None, typer.Argument(metavar="FOLDER", hidden=True)] = None,
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="Its name, if not that of the folder.")
    ] = "",
) -> None:
    """Write a chronicle to start from: a folder that loads at once.

    It has an example of a source with its text, of actors and of an event, comments that explain
    each line, and a JSON Schema, by which editors complete and check the files. No file is ever
    replaced: the folder must be new or empty.
    """
    from timeline.authoring.starting import SCHEMA, SETTINGS, init

    place = Path() if folder is None else folder
    written = init(place, name)
    notes = {
        "chronicle.yaml": "its name, its sources and its actors",
        "events.yaml": "its events",
        "sources/example-note.txt": "the text of a source",
        SCHEMA: "the format, for editors",
        SETTINGS: "makes VS Code use it",
    }
    files = [path.relative_to(place).as_posix() for path in written]
    say(f"{folder if folder else 'This folder'} is a chronicle now, with one example of each file:")
    for file in sorted(files, key=[*notes].index):
        say(f"  {file:<26}{notes[file]}")
    here = place.resolve() == Path.cwd()
    path = shell_word(os.fspath(place))
    there = "" if here else f" --chronicle {path}"
    say("")
    say("Type next:")
    for command, note in (
        (f"timeline load {path}", "check it and write it to the database"),
        ("timeline show", "what it contains"),
        (f"timeline new source{there}", "a source; then new actor, new launch …"),
        (f"timeline draft FILE{there}", "records from an article"),
    ):
        say(f"  {command:<38}  {note}")
