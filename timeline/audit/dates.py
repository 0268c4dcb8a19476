"""Are the stored dates those that follow from the stored statements?

A date that depends on no other event is solved from its record alone, while the record is checked
anyway. The others are solved afterwards, each together with those it is connected with.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.audit.locations import RecordLocation
from timeline.canonical.dates import EventDates
from timeline.canonical.record import Canonical
from timeline.database.sessions import Session
from timeline.errors import Problem
from timeline.loader.writing.redating import UnrelatedDates, differing, solved_anew
from timeline.progress import Progress


class StoredDates:
    """The dates of a database, compared with those solved again from the records."""

    def __init__(self, session: Session, progress: Progress) -> None:
        self._session = session
        self._progress = progress
        self._unrelated = UnrelatedDates(session)
        self._dependent: list[int] = []
        self._found: list[tuple[int, Problem]] = []
        """What is wrong with the dates that depend on no other, by the id of the event."""

    def solve_alone(self, entities: Sequence[Any], records: Mapping[int, Canonical]) -> None:
        """Solve the dates of those of these records that depend on no other event."""
        events = {row.key: row for row in entities if row.type == "event"}
        dated: dict[str, EventDates] = {}
        self._unrelated.read(records[row.id] for row in events.values())
        for key, row in events.items():
            dates = self._unrelated.solve(row.id, key, records[row.id], row.timezone or "")
            if dates is None:
                self._dependent.append(row.id)
            else:
                dated[key] = dates
        ids = {key: events[key].id for key in dated}
        for key, path, message in differing(self._session, ids, dated):
            row = events[key]
            location = RecordLocation(key, f"{row.chronicle}/{row.path}", row.line)
            self._found.append((row.id, location.problem(message, path)))

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with all dates, in the order of the events."""
        alone = iter(self._found)
        first = next(alone, None)
        done, of = 0, len(self._dependent)
        for solved in solved_anew(self._session, self._dependent):
            while first is not None and first[0] < min(solved.ids.values()):
                yield first[1]
                first = next(alone, None)
            done += len(solved.ids)
            self._progress("checking dates", done, of)
            for contradiction in solved.contradictions:
                if not contradiction.soft:
                    statement = contradiction.statements[0]
                    yield Problem(
                        statement.path, statement.line, statement.node, str(contradiction)
                    )
            for key, path, message in differing(self._session, solved.ids, solved.dated):
                checked = solved.events[key].checked
                yield RecordLocation(key, checked.path, checked.line).problem(message, path)
        if first is not None:
            yield first[1]
        yield from (problem for _, problem in alone)
