"""What all charts share: sizes, colours and fonts.

Certain is dark, possible is light with a dashed outline: the two differ in greyscale and for every
kind of colour vision, and the outline differs without any colour.
"""

from typing import Any, Final, NamedTuple

Spec = dict[str, Any]
"""A specification of Vega-Lite, or a part of one."""

INK: Final = "#222222"
"""Text."""
FAINT: Final = "#5f6b76"
"""Axis labels and captions: a contrast of 5.4 to 1 on white."""
GROUND: Final = "white"
GRID: Final = "#dfe4e8"
BAND: Final = 0.04
"""The opacity of the background of every other row."""
SURE: Final = "#1b4f8a"
POSSIBLE: Final = "#cfe0f2"
SECOND: Final = "#8a5a00"
"""A second series, in addition to ``SURE``; it has another shape or a dashed line, too."""
SECOND_LIGHT: Final = "#f3dfb8"
ARROWS: Final = {
    "left": "M0,0L-2,0M-1.2,-0.6L-2,0L-1.2,0.6",
    "right": "M0,0L2,0M1.2,-0.6L2,0L1.2,0.6",
}
"""The shapes of arrows from an end that is not known: as long as a symbol of their size is high."""
DASHES: Final = [3, 2]


class Size(NamedTuple):
    """A size of pictures, in CSS pixels (96 to the inch): width, most height, size of the font.

    ``whole``: a picture that needs less has the size all the same, and one that needs more is drawn
    smaller to have it.
    """

    width: int
    height: int
    font: int
    whole: bool = False

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return round(self.font * 1.35, 1)

    @property
    def margin(self) -> float:
        """The blank edge of the picture."""
        return float(self.font)


SIZES: Final = {
    "slide": Size(1280, 720, 17, whole=True),
    "page": Size(672, 860, 11),
    "column": Size(336, 500, 9),
}
"""A slide of 16:9, the width of a page between its margins (7 in), a column of a paper (3.5 in)."""
