"""The dates of the events of a plan, and the time zones in which they are stated.

The dates of an event that no other is connected with are solved when they are asked for, so that
they need not all be in memory.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from timeline.canonical.dates import EventDates
from timeline.canonical.record import Canonical
from timeline.database.sessions import Session
from timeline.loader.records import stored
from timeline.loader.records.batch import BatchRecord
from timeline.loader.records.dating import DatedRecord, dates_alone, solve


class Zones:
    """The time zones of places and sources, by key; ``touched`` replace the stored records."""

    def __init__(self, session: Session, touched: Mapping[str, BatchRecord]) -> None:
        self._session, self._touched = session, touched
        self._known: dict[str, str] = {}

    def read(self, events: Iterable[Canonical]) -> None:
        """Find out the zones of the places and the sources of these events."""
        keys = {key for event in events for key in (event.get("place"), *event.get("cite", ()))}
        wanted = {key for key in keys if key} - self._known.keys()
        found = dict.fromkeys(wanted, "")
        found |= stored.zones(self._session, wanted - self._touched.keys())
        for key in wanted & self._touched.keys():
            found[key] = self._touched[key].checked.canonical.get("timezone", "")
        self._known |= found

    def dated(self, entry: BatchRecord) -> DatedRecord:
        """Return an event whose zones are known as input of the network."""
        checked = entry.checked
        record, timezone = checked.canonical, checked.timezone
        return self.dated_record(entry.key, record, timezone, checked.path, checked.line_of)

    def dated_record(
        self,
        key: str,
        record: Canonical,
        timezone: str,
        path: str = "",
        line_of: Callable[[str], int] = lambda _: 0,
    ) -> DatedRecord:
        """Return the same of a record; ``timezone`` is that of its file."""
        return DatedRecord(
            key,
            record,
            path,
            line_of,
            self._stated(record, timezone),
            self._known.get(record.get("place", ""), ""),
            record.get("timezone", ""),
        )

    def _stated(self, record: Canonical, of_file: str) -> str:
        """Return the zone of an event's times: its own, that of its source or of its file."""
        if own := record.get("timezone"):
            return str(own)
        for source, items in record.get("cite", {}).items():
            if self._known.get(source) and any("when" in item.get("for", ()) for item in items):
                return self._known[source]
        return of_file


@dataclass(slots=True)
class PlannedDates:
    """The dates of the events of a plan.

    ``solved`` are those of stored events, and of events that are connected with others.
    """

    zones: Zones
    solved: dict[str, EventDates] = field(default_factory=dict)

    def of(self, entry: BatchRecord) -> EventDates:
        """Return the dates of an event that the load writes."""
        if (found := self.solved.get(entry.key)) is not None:
            return found
        event = self.zones.dated(entry)
        return dates_alone(event) or solve([event], {})[0][entry.key]
