"""Numbers of events in words."""

from timeline.query.results import EventPage
from timeline.query.results.counting import ByStatus
from timeline.text import listed, noun, plural


def events_text(page: EventPage, without: int = 0) -> str:
    """Return how many events match, by event: ``2 events and 3 parts of them``.

    ``without`` is the number of events that are left out.
    """
    events = page.total - page.parts - without
    text = plural(events, "event")
    if page.parts:
        text += f" and {plural(page.parts, 'part')} of {noun(events, 'it', 'them')}"
    return text


def by_status_text(counts: ByStatus) -> str:
    """Return for example ``2 planned events and 1 cancelled event``."""
    each = (plural(count, f"{status} event") for status, count in counts)
    return listed(list(each), "and")
