"""The events of a report while they are written: what its other parts need of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline.dates.calendar import is_bounded
from timeline.over_time.days import known_days
from timeline.query.registers.actors import RegisteredActor
from timeline.query.results import EventLine, Position
from timeline.text import plural
from timeline.wording.headings import OPEN_DATES
from timeline.writers.citations.citing import Citing
from timeline.writers.html.choices import Choices
from timeline.writers.html.entries import ReportEntries
from timeline.writers.html.layout import EventSpan
from timeline.writers.html.places import PlaceMap
from timeline.writers.html.references import References
from timeline.writers.reports.events import ReportEvent, ReportHeadings
from timeline.writers.reports.head import ReportHead

_EXACT, _WITHIN, _OPEN, _DOUBTFUL, _UNKNOWN = _CERTAINTIES = (
    "known to the day",
    "between a first and a last day",
    "without a first or a last day",
    "approximate, uncertain or inferred",
    "unknown",
)


@dataclass
class Heading:
    """A heading of the events (``reports.events.ReportHeadings``), and how many are below it."""

    text: str
    anchor: str
    events: int = 1


class ContestedEvent(NamedTuple):
    """An event with the labels of its values on which sources differ."""

    key: str
    title: str
    labels: tuple[str, ...]


class Body:
    """The events of a report; ``add`` takes one after the other."""

    def __init__(
        self,
        head: ReportHead,
        positions: Mapping[str, Position],
        actors: Mapping[str, RegisteredActor],
        citing: Citing,
    ) -> None:
        self._head, self._positions = head, positions
        self.references = References(citing)
        self.choices = Choices(actors)
        self.map = PlaceMap()
        self.spans: list[EventSpan] = []
        self.keys: set[str] = set()
        self.contested: list[ContestedEvent] = []
        self.headings: list[Heading] = []
        self._names = ReportHeadings(head.window)
        self._entries = ReportEntries(self.references)
        self._dates: Counter[str] = Counter()
        self._disputed = 0

    @property
    def total(self) -> int:
        """The number of events."""
        return len(self.keys)

    def add(self, found: ReportEvent) -> dict[str, Any]:
        """Return what the template of the next event shows."""
        event = found.detail.line
        entry = self._entries.entry(found)
        self.keys.add(event.key)
        self.choices.add(event)
        self.map.add(event, found.detail.located(self._positions))
        opening, is_new = self._heading(event)
        if span := EventSpan.of(
            entry.number, event, self._head.asked, is_late=opening.text == OPEN_DATES
        ):
            self.spans.append(span)
        self._dates[_certainty(event)] += 1
        if found.disputes:
            self._disputed += len(found.disputes)
            labels = tuple(dict.fromkeys(each.field.title for each in found.disputes))
            self.contested.append(ContestedEvent(event.key, event.title, labels))
        return {**entry._asdict(), "opening": opening if is_new else None}

    def _heading(self, event: EventLine) -> tuple[Heading, bool]:
        """Return the heading of the next event, and whether it is a new one."""
        text = self._names.next(event)
        if self.headings and self.headings[-1].text == text:
            self.headings[-1].events += 1
            return self.headings[-1], False
        again = sum(each.text == text for each in self.headings)
        anchor = text.casefold().replace(" ", "-").replace("–", "-to-")
        self.headings.append(Heading(text, f"from-{anchor}{f'-{again + 1}' * bool(again)}"))
        return self.headings[-1], True

    def facts(self) -> list[tuple[str, str]]:
        """Return what the head states of the events: their dates, their notes and disputes."""
        if not self.total:
            return []
        dates = [f"{self._dates[each]:,} {each}" for each in _CERTAINTIES if self._dates[each]]
        sources = plural(self.references.documents, "source")
        passages = plural(self.references.passages, "passage")
        found = [("Dates", ", ".join(dates)), ("Evidence", f"{passages} of {sources}")]
        if self._disputed:
            text = plural(self._disputed, "value", does="is disputed", do="are disputed")
            found.append(("Sources differ", text))
        return found


def _certainty(event: EventLine) -> str:
    """Return how well the date of an event is known, as the head says it: one of five ways."""
    if known_days(event) is None:
        return _UNKNOWN
    if not event.sure:
        return _DOUBTFUL
    if not (is_bounded(event.start_lo) and is_bounded(event.end_hi)):
        return _OPEN
    exact = event.start_lo == event.start_hi and event.end_lo == event.end_hi
    return _EXACT if exact else _WITHIN
