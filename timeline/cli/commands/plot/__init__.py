"""``timeline plot``: pictures for slides and papers.

``picture`` what the commands share · ``events`` lanes and densities.
"""

from typing import Final

from timeline.cli.commands.plot import events
from timeline.cli.entries import CommandEntry

SUMMARY: Final = "Draw a picture for a slide or a paper: SVG, PNG or PDF."
COMMANDS: Final = (
    CommandEntry("lanes", events.lanes, events.LANES_EXAMPLES, writes=True),
    CommandEntry("density", events.density, events.DENSITY_EXAMPLES, writes=True),
)
"""The pictures, in the order of the help."""
