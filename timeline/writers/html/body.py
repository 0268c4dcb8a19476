"""The events of a report while they are written: what its other parts need of them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from timeline.over_time.days import known_days
from timeline.query.results.positions import Position
from timeline.text import plural
from timeline.writers.citations.citing import Citing
from timeline.writers.html.choices import Choices
from timeline.writers.html.entries import Entries, likely_year
from timeline.writers.html.layout import Span
from timeline.writers.html.places import Map
from timeline.writers.html.references import References
from timeline.writers.reports.events import ReportEvent

LATE = "Open or unknown dates"


class Heading(NamedTuple):
    """A heading of the list of events: a year, or that of the last section."""

    text: str
    anchor: str


class Contested(NamedTuple):
    """An event with the labels of its values on which sources differ."""

    key: str
    title: str
    labels: tuple[str, ...]


class Body:
    """The events of a report; ``add`` takes one after the other."""

    def __init__(self, positions: Mapping[str, Position], citing: Citing) -> None:
        self.references = References(citing)
        self.choices = Choices()
        self.map = Map(positions)
        self.spans: list[Span] = []
        self.keys: set[str] = set()
        self.contested: list[Contested] = []
        self.headings: dict[Heading, int] = {}
        self._entries = Entries(self.references)
        self._sure = self._undated = 0

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
        self.map.add(event)
        opening = self._heading(likely_year(event))
        if span := Span.of(entry.number, event, is_late=opening[0].text == LATE):
            self.spans.append(span)
        self._sure += event.sure
        self._undated += known_days(event) is None
        if found.disputes:
            labels = tuple(dict.fromkeys(each.field.title for each in found.disputes))
            self.contested.append(Contested(event.key, event.title, labels))
        return {**entry._asdict(), "opening": opening[0] if opening[1] else None}

    def _heading(self, year: int | None) -> tuple[Heading, bool]:
        """Return the heading of an event of this year, and whether it is a new one.

        Events come in order of time. Those that come too late have an open or an unknown date.
        """
        last = next(reversed(self.headings), None)
        found = Heading(LATE, "late") if year is None else Heading(str(year), f"y{year}")
        if last and year is not None and (last.text == LATE or year < int(last.text)):
            found = Heading(LATE, "late")
        is_new = found not in self.headings
        self.headings[found] = self.headings.get(found, 0) + 1
        return found, is_new

    def facts(self) -> list[tuple[str, str]]:
        """Return what the head states of the events: their dates, their notes and disputes."""
        if not self.total:
            return []
        possible = self.total - self._sure - self._undated
        dates = [
            f"{self._sure:,} sure",
            f"{possible:,} approximate, uncertain or inferred",
            f"{self._undated:,} unknown",
        ]
        sources = plural(self.references.documents, "source")
        passages = plural(self.references.passages, "passage")
        found = [("Dates", ", ".join(dates)), ("Evidence", f"{passages} of {sources}")]
        if self.contested:
            values = sum(len(each.labels) for each in self.contested)
            text = plural(values, "value", does="is disputed", do="are disputed")
            found.append(("Sources differ", text))
        return found
