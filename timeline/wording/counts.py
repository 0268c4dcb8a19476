"""Numbers of events in words."""

from timeline.query.results import EventPage
from timeline.query.results.counting import ByStatus
from timeline.text import listed, noun, plural


def events_text(page: EventPage, without: int = 0) -> str:
    """Return how many events match, by event: ``2 events and 3 parts of them``.

    ``without`` is the number of events that are left out.
    """
    return with_parts(page.total - page.parts - without, page.parts)


def with_parts(events: int, parts: int) -> str:
    """Return how many events there are, and parts of them: ``2 events and 3 parts of them``."""
    text = plural(events, "event")
    if parts:
        text += f" and {plural(parts, 'part')} of {noun(events, 'it', 'them')}"
    return text


def possibly_text(page: EventPage) -> str:
    """Return how many events match the query only possibly; empty if none does."""
    possible = page.certainty.possible if page.certainty else 0
    return only_possibly_text(possible, page.total - page.parts)


def only_possibly_text(possible: int, events: int, name: str = "event") -> str:
    """Return how many of a number of events match a query only possibly; empty if none does."""
    if not possible:
        return ""
    what = (
        f"{possible:,} of {plural(events, name)}"
        if possible < events
        else f"all {plural(events, name)}"
    )
    what = f"the {name}" if events == 1 else what
    return f"{what} only possibly {noun(possible, 'matches', 'match')} the query"


def by_status_text(counts: ByStatus, name: str = "event") -> str:
    """Return for example ``2 planned events and 1 cancelled event``."""
    each = (plural(count, f"{status} {name}") for status, count in counts)
    return listed(list(each), "and")


def not_counted_text(counts: ByStatus) -> str:
    """Return how many events are not counted because they have not happened."""
    return f"not counted, because not happened: {by_status_text(counts)}"


def other_columns_text(count: int) -> str:
    """Return how many events of a chart of counts may also be in other columns of it."""
    what = plural(count, "event")
    return f"{what} without a known beginning or end may be in other columns, too"
