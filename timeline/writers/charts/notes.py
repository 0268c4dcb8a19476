"""What a picture does not show, in sentences for its caption."""

from collections.abc import Iterable, Sequence

from timeline.dates.calendar import is_bounded
from timeline.dates.words import days_in_words
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


def too_many(drawn: Sequence[EventLine], total: int) -> Iterable[str]:
    """Yield how many events are drawn, and until which day they reach, if they are not all."""
    if len(drawn) < total:
        days = [event.start_lo for event in drawn if is_bounded(event.start_lo)]
        last = max(days, default=None)
        until = "" if last is None else f": up to {days_in_words(last, last)}"
        yield f"Only the first {len(drawn):,} of {total:,} events, by first possible day{until}."


def too_far(count: int) -> Iterable[str]:
    """Yield how many events are beyond the years that an axis can have."""
    if count:
        yield f"{plural(count, 'event')} not drawn because the year is too far from today."


def no_room(count: int, name: str) -> Iterable[str]:
    """Yield how many events or rows there is no space for."""
    if count:
        yield f"{count:,} more {noun(count, name)} not drawn for lack of space."


def rows_without_room(rows: Sequence[tuple[str, str]]) -> Iterable[str]:
    """Yield which rows there is no space for, each with its name and its number in words."""
    if rows:
        texts = [f"{shown(name)} ({number})" if number else shown(name) for name, number in rows]
        each = first_of(texts, 12)
        yield f"{plural(len(rows), 'more row')} not drawn for lack of space: {each}."


def marked(any_left_out: bool) -> Iterable[str]:
    """Yield what the numbers in rows mean, if there are any."""
    if any_left_out:
        yield "A number such as +5 in a row: so many more events are at its place."
