"""HTML reports: one file that loads nothing, for a browser with or without scripts, and for paper.

``report`` the parts of the file, in order · ``entries`` events as the template shows them ·
``body`` what the other parts need of them · ``references`` footnotes and sources · ``choices`` what
the filter offers · ``layout``, ``lanes`` and ``still`` the chart · ``places`` and ``land`` the map
· ``embedding`` what the file embeds, and its policy · ``bundle`` the script that draws ·
``templates`` the page itself.

The templates escape every text. Vega draws the lanes, from its package (extra ``reports``).
"""

from collections.abc import Mapping
from typing import TextIO

from timeline.importing import extra
from timeline.query.registers.actors import RegisteredActor
from timeline.query.results import Position
from timeline.writers.citations.citing import Citing, PlainCiting
from timeline.writers.reports.head import ReportContent


def write_html(
    report: ReportContent,
    positions: Mapping[str, Position],
    actors: Mapping[str, RegisteredActor],
    file: TextIO,
    citing: Citing | None = None,
) -> None:
    """Write a report as HTML to an open text file.

    ``positions`` are those of places and ``actors`` all actors, by key; ``citing`` is how sources
    are cited, by default in plain text. Events are read once, and their text is kept in a temporary
    file. Memory grows with the number of events: of each it has the key, its days and its title in
    the lanes, and its kind, actors and tags for the filter; of each disputed event the title and
    the disputed fields; and every footnote. Raises UsageError if the extra ``reports`` is not
    installed.
    """
    for name in ("jinja2", "platformdirs", "vl_convert"):
        extra(name, "reports", "an HTML report")
    from timeline.writers.html.report import parts

    for part in parts(report, positions, actors, citing or PlainCiting()):
        file.write(part)
