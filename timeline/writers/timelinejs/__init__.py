"""Timelines for TimelineJS 3, of the Knight Lab: JSON with a slide for each event.

Source: https://timeline.knightlab.com/docs/json-format.html. ``dates`` where a slide is, and the
date that it shows · ``slides`` the slides.

A slide has the ``unique_id`` of the event (its key), its title and status as headline, its kind as
``group`` and ``kind``, its date in words as ``display_date`` and in the notation of dates as
``when``, its ``status``, whether its date is ``inferred``, and as text its summary, all values
in words, the quotes with their citations and grades, rival values, and the sources with links.
There are no media and no eras. ``readers.formats.timelinejs`` reads these files. TimelineJS
itself ignores ``kind``, ``when``, ``status`` and ``inferred``.

TimelineJS has no place for bounds of dates, numbers with bounds, sources, rival values and links
between events: they are in the text, and ``notify`` is called with how many events have them.
Events without a known year are left out. All text from data is escaped, because TimelineJS shows it
as HTML.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TextIO

from timeline.query.results import EventDetail
from timeline.text import plural
from timeline.writers.json.text import dumps
from timeline.writers.reports.head import ReportHead
from timeline.writers.timelinejs.dates import place
from timeline.writers.timelinejs.slides import slide, title_slide

__all__ = ["write_timelinejs"]

_LOST = {
    "undated": ("{} left out: no known year", "event"),
    "open": ("{} on the only known day of an open date; its words say so", "slide"),
    "bounds": ("{} with the first and the last possible day in words only", "slide"),
    "rivals": ("{} with rival values in the text only", "slide"),
    "links": ("{} with links to other events in the text only", "slide"),
}


def write_timelinejs(
    head: ReportHead,
    events: Iterable[EventDetail],
    file: TextIO,
    *,
    notify: Callable[[str], None],
) -> None:
    """Write events to an open text file, while they are read.

    ``notify`` is called with what the format cannot hold.
    """
    lost: Counter[str] = Counter()
    file.write('{"events": [')
    before = "\n"
    for event in events:
        line = event.line
        placed = place(line)
        if placed is None:
            lost["undated"] += 1
            continue
        lost["open"] += placed.open
        lost["bounds"] += not (placed.exact or placed.open)
        lost["rivals"] += bool(line.disputed)
        lost["links"] += bool(event.links)
        file.write(before + dumps(slide(event, placed), None))
        before = ",\n"
    file.write(f'\n],\n"title": {dumps(title_slide(head), None)}}}\n')
    for name, (words, noun) in _LOST.items():
        if lost[name]:
            notify(words.format(plural(lost[name], noun)))
