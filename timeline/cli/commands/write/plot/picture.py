"""What the commands of ``timeline plot`` share: their options, and writing the picture."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.commands.write.export.output import prepare
from timeline.cli.terminal.saying import remark

if TYPE_CHECKING:
    from timeline.cli.reading import ReadSession
    from timeline.writers.charts.layout.frame import Chart
    from timeline.writers.charts.picture import Look, Origin


class PictureSize(StrEnum):
    """The sizes of ``--size``: the words of ``writers.charts.theme``."""

    SLIDE = "slide"
    PAGE = "page"
    COLUMN = "column"


PictureFile = Annotated[
    Path,
    typer.Option(
        "-o", "--output", metavar="FILE", help="The picture: a name with .svg, .png or .pdf."
    ),
]
PictureTitle = Annotated[
    str, typer.Option("--title", metavar="TEXT", help="The title. Default: none.")
]
SizeOption = Annotated[
    PictureSize,
    typer.Option(
        "--size", metavar="SIZE", help="slide (16:9), page (7 inches) or column (3.5 inches)."
    ),
]
NoCaption = Annotated[
    bool, typer.Option("--no-caption", help="Leave out sources and what is not drawn.")
]
Scale = Annotated[
    float | None,
    typer.Option(
        "--scale",
        metavar="N",
        min=0.5,
        max=8,
        help="The pixels of a PNG for each of 96 per inch. Default: 2.",
    ),
]


def look_of(
    output: Path, title: str, size: PictureSize, no_caption: bool, scale: float | None
) -> "Look":
    """Return how a picture looks. Raises UsageError if it cannot be drawn."""
    from timeline.writers.charts.picture import Look

    return Look.of(output, title, size.value, caption=not no_caption, scale=scale)


def known_by(source: "ReadSession", origin: "Origin", as_of: str | None) -> "Origin":
    """Return the origin of a picture, with what ``--as-of`` leaves out."""
    return origin.known(as_of or "", source.left_out)


def write(chart: "Chart", origin: "Origin", look: "Look", output: Path, force: bool) -> None:
    """Write a picture, with remarks on standard error."""
    from timeline.writers.charts.picture import write_picture

    prepare(output)
    if origin.certainty:
        remark(f"{origin.certainty}: --sure draws only those that surely do")
    for line in write_picture(chart, origin, look, output, force=force):
        remark(line)
