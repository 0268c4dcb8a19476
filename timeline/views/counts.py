"""How many events a page has, in words: by event or by item, with what the number does not know.

The words are for a pipe, too, so that only what draws them imports Rich.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timeline.kinds import KINDS
from timeline.query.results import EventPage
from timeline.query.results.bounds import CountBounds
from timeline.query.results.counting import Tally
from timeline.text import first_of, listed, noun, plural
from timeline.wording.counts import events_text, not_counted_text, only_possibly_text

if TYPE_CHECKING:
    from timeline.views.base import Lines


def page_text(page: EventPage) -> str:
    """Return for example ``3 events``, ``2 events and 3 parts of them``, ``6 missiles in 1 event``.

    For a page with the first of them only: ``2 of 3 events``, ``2 events and 3 parts of them, the
    first 2 shown``. Without events with items: ``0–5 missiles``.
    """
    whole, text = len(page.events) == page.total, events_text(page)
    if not page.parts and not page.tally:
        return text if whole else f"{len(page.events):,} of {text}"
    if page.tally:
        left = page.total - page.parts - page.tally.without
        where = f" in {events_text(page, page.tally.without)}" if left > 0 else ""
        text = number_text(page.tally.bounds, page.tally.one, page.tally.many) + where
    return text if whole else f"{text}, the first {len(page.events):,} shown"


def number_text(bounds: CountBounds, one: str, many: str) -> str:
    """Return ``1 missile``, ``3–5 missiles``, ``at least 3 missiles``, ``0 or more missiles``."""
    if bounds.high is None:
        return f"at least {plural(bounds.low, one, many)}" if bounds.low else f"0 or more {many}"
    return plural(bounds.low, one, many) if bounds.low == bounds.high else f"{bounds} {many}"


def plain_bounds(bounds: CountBounds | None) -> list[str]:
    """Return both bounds for a pipe: an empty text without one, and two for no number at all."""
    if bounds is None:
        return ["", ""]
    return [str(bounds.low), "" if bounds.high is None else str(bounds.high)]


def count_notes(page: EventPage) -> Iterator[str]:
    """Yield what the number of items of a page does not know or does not count."""
    return tally_notes(page.tally)


def tally_notes(tally: Tally | None) -> Iterator[str]:
    """Yield what a number of items does not know or does not count; nothing for none."""
    if tally is None:
        return
    if tally.uncertain:
        keys = first_of(tally.uncertain)
        yield f"possible, but not sure: the {tally.many} of {keys}"
    if tally.unknown:
        count = plural(len(tally.unknown), "event", does="states", do="state")
        yield f"{count} no number, counted as at least 1 or its parts: {first_of(tally.unknown)}"
    if tally.fewer:
        yield f"the parts add up to fewer than the number: {first_of(tally.fewer)}"
    if tally.more:
        yield f"the parts add up to more than the number, so it is a range: {first_of(tally.more)}"
    if tally.others:
        kinds = (plural(count, kind, KINDS[kind].plural) for kind, count in tally.others)
        counted = listed([kind.plural for kind in KINDS.values() if kind.items], "and")
        yield f"not counted: {listed(list(kinds), 'and')}; only {counted} have items that add up"
    if tally.not_happened:
        yield not_counted_text(tally.not_happened)


def certainty_text(page: EventPage) -> str:
    """Return how many events match the query only possibly; empty if none does."""
    possible = page.certainty.possible if page.certainty else 0
    return possible_text(possible, page.total - page.parts)


def possible_text(possible: int, events: int, name: str = "event") -> str:
    """Return how many of a number of events match a query only possibly, and what leaves them out.

    Empty if none does.
    """
    text = only_possibly_text(possible, events, name)
    return text and f"{text}: --sure leaves {noun(possible, 'it', 'them')} out"


def more_text(left: Iterable[tuple[int, str]]) -> str:
    """Return how many entries are not shown and what shows them; empty if all are shown.

    ``left`` are numbers of entries, each with its noun.
    """
    parts = [f"{count:,} more {noun(count, name)}" for count, name in left if count]
    return f"{listed(parts, 'and')}: --limit N shows more, --all everything" if parts else ""


def more_lines(left: int, name: str, width: int) -> "Lines":
    """Yield how many entries of a list are not shown; nothing if all are."""
    from rich.text import Text

    from timeline.views.base import fill

    if more := more_text([(left, name)]):
        yield Text()
        yield from fill(Text(more), width)
