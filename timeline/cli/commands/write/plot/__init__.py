"""``timeline plot``: pictures for slides and papers.

``picture`` what the commands share · ``events`` lanes and densities · ``analyses`` ledgers and
responses.
"""

from typing import Final

from timeline.cli.commands import CommandEntry
from timeline.cli.commands.write.plot import analyses, events

SUMMARY: Final = "Draw a picture for a slide or a paper: SVG, PNG or PDF."
COMMANDS: Final = (
    CommandEntry("lanes", events.lanes, events.LANES_EXAMPLES, writes=True),
    CommandEntry("density", events.density, events.DENSITY_EXAMPLES, writes=True),
    CommandEntry("ledger", analyses.ledger, analyses.LEDGER_EXAMPLES, writes=True),
    CommandEntry("responses", analyses.responses, analyses.RESPONSES_EXAMPLES, writes=True),
)
"""The pictures, in the order of the help."""
