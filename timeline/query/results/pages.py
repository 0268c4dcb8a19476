"""Pages of events: what a query found, how it is counted, and what was left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline.dates.calendar import DayRange, is_bounded
from timeline.query.results.counting import BY_EVENT, Counting, Tally
from timeline.query.results.lines import EventLine, SourceRef


class Most(NamedTuple):
    """How much of a list is shown: all of it up to ``whole`` entries, the ``first`` of more."""

    first: int
    whole: int

    def of(self, total: int) -> int:
        """Return how many of a number of entries are shown."""
        return total if total <= self.whole else self.first


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The number of records that are left out, and why, in words that follow the number.

    For example ``3`` and ``"merged into another record of the same event"``.
    """

    count: int
    why: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text with matches of full text.

    ``part`` names the text: a field of the event, ``quote``, or ``text`` of a source. ``marks`` are
    the matching spans of ``text`` (code points, end exclusive); ``cut`` says whether the text
    continues before and after.
    """

    part: str
    text: str
    marks: tuple[tuple[int, int], ...]
    cut: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class SourceHit:
    """A source whose text contains the words of a query."""

    source: SourceRef
    snippets: tuple[Snippet, ...]


class Certainty(NamedTuple):
    """How many of all events found match a query only possibly.

    ``sure`` are the keys of the events of the page that surely do.
    """

    possible: int
    sure: frozenset[str]


class Window(NamedTuple):
    """Days of a clause of a query; ``hi`` is None without a last one. ``surely``: as asked."""

    lo: int
    hi: int | None
    surely: bool = False

    def is_placed(self, event: EventLine) -> bool:
        """Return whether an event has a place in the order of the events of these days.

        One without a known end has, if it begins in them; one without a known beginning, if it ends
        in them. Other open or unknown dates have not (``query.finding.order.is_late``), unless the
        event is surely on these days.
        """
        if self.surely:
            return True
        if is_bounded(event.start_lo):
            return is_bounded(event.end_hi) or event.start_lo >= self.lo
        return is_bounded(event.end_hi) and (self.hi is None or event.end_hi <= self.hi)


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events in order of time (``ranked``: of relevance), with notes on the result.

    ``query`` is the canonical text of the query. ``total`` is the number of all events that match,
    also beyond this page. ``sources`` are the sources cited on this page, by key.

    ``total`` counts every record that matches; ``parts`` of them are parts of another one that
    matches (``counting.heads``). ``counting`` is how the events are counted; if by item, ``tally``
    is how many all that match are.

    ``window`` is for the order of the list: the days of one clause of the query, None without a
    first day. Events whose open or unknown date gives them no place in it (``Window.is_placed``)
    are the last ones. ``asked`` is for charts, which show no other days: those that all clauses on
    dates ask for, of which either side may be open; None without one. ``by_status``: the query says
    itself which events have happened (``grammar.asked.asks_for_status``).
    ``certainty`` is how many match the query only possibly, None if it has no
    condition that could.

    If the query has words, ``snippets`` are their matches in events, by key, and ``hits`` are the
    sources whose texts contain them outside the passages that these events cite; see
    ``snippets.with_words``.
    """

    query: str
    events: tuple[EventLine, ...]
    total: int
    left_out: tuple[LeftOut, ...] = ()
    sources: Mapping[str, SourceRef] = field(default_factory=dict)
    ranked: bool = False
    snippets: Mapping[str, tuple[Snippet, ...]] = field(default_factory=dict)
    hits: tuple[SourceHit, ...] = ()
    parts: int = 0
    counting: Counting = BY_EVENT
    tally: Tally | None = None
    window: Window | None = None
    asked: DayRange | None = None
    certainty: Certainty | None = None
    by_status: bool = False

    def __iter__(self) -> Iterator[EventLine]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)
