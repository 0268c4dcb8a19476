"""What a picture does not show, in sentences for its caption."""

from collections.abc import Iterable, Sequence

from timeline.query.results import EventLine
from timeline.query.results.counting import ByStatus
from timeline.text import first_of, noun, plural
from timeline.wording.counts import by_status_text
from timeline.writers.charts.text.fonts import shown
from timeline.writers.charts.text.measure import cut

_EMS = 30
"""How long a title in a sentence is, in sizes of its font."""


def undated(events: Sequence[EventLine]) -> Iterable[str]:
    """Yield which events have no known day."""
    if events:
        titles = first_of([f"“{cut(shown(each.title), _EMS, 1)}”" for each in events])
        yield f"{plural(len(events), 'event')} not drawn because the date is unknown: {titles}."


def not_happened(counts: ByStatus) -> Iterable[str]:
    """Yield how many events are not drawn because they have not happened by their status."""
    if counts:
        has = noun(sum(count for _, count in counts), "it has", "they have")
        yield f"{by_status_text(counts)} not drawn because {has} not happened."


def too_many(drawn: int, total: int) -> Iterable[str]:
    """Yield how many events are drawn, if that is not all of them."""
    if drawn < total:
        yield f"Only the first {drawn:,} of {total:,} events."


def no_room(count: int, name: str) -> Iterable[str]:
    """Yield how many events or rows there is no space for."""
    if count:
        yield f"{count:,} more {noun(count, name)} not drawn for lack of space."
