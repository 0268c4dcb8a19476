"""The claims on events and their links, as columns of events and as tables."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import Select, select

from timeline.canonical.record import LOCATORS
from timeline.canonical.selected import rows_of
from timeline.database.rounds import among_listed, listed
from timeline.models.columns import TABLES
from timeline.query.conditions.differing import disputed_of
from timeline.query.conditions.fields.value_conditions import SUPPORTING
from timeline.query.dataset.frame import Columns, Frame
from timeline.query.events.known import Sources
from timeline.query.records.leading import LeadingRecords

_CLAIM, _ENTITY, _EVENT, _PASSAGE = (
    TABLES[name] for name in ("claim", "entity", "event", "passage")
)
_OF_CLAIM: Final = ("entity_id", "passage_id", "fields", "stance", "says", "credibility")
_MORE: Final = ("claimant_id", "note")
_OF_PASSAGE: Final = ("quote", *LOCATORS)


class DatasetEvidence:
    """What the claims on all records of some events say; ``merged`` are their other records."""

    def __init__(
        self,
        frame: Frame,
        merged: Mapping[int, Sequence[tuple[int, str]]],
        sources: Sources,
    ) -> None:
        self._frame, self._session, self._sources = frame, frame.session, sources
        self._merged = merged
        self._event_of = {id_: id_ for id_ in frame.at}
        self._record_names: dict[int, str] = {}
        for event, others in merged.items():
            for other, name in others:
                self._event_of[other] = event
                self._record_names[other] = name

    def add_links(self, events: LeadingRecords) -> Columns:
        """Add the links to the events, and return them as a table.

        What several records of one event state is one link.
        """
        rows = rows_of(
            self._session,
            "link",
            self._event_of,
            ("type", "to_id", "position"),
            owner="from_id",
            refers="to_id",
        )
        lists = self._frame.lists("links")
        found: dict[tuple[str, str, str], None] = {}
        for from_id, key, type_, to_id, _ in sorted(rows, key=lambda row: (row[0], row[4])):
            event = self._event_of[from_id]
            if self._event_of.get(to_id) != event:
                other = events.of(key)
                lists.add(self._frame.at[event], f"{type_}={other}", once=True)
                found[self._name(event), type_, other] = None
        names = ("event", "type", "other")
        return {name: [row[at] for row in found] for at, name in enumerate(names)}

    def add_claims(self, *, whole: bool) -> Columns:
        """Add the evidence to the events, and return the claims as a table.

        Unless it is ``whole``, only what the events need is read, and the table is empty.
        """
        dialect = self._session.get_bind().dialect.name
        parameters = listed(self._event_of, dialect)
        rows = self._session.execute(_claims(dialect, whole), parameters).all()
        if self._merged:  # the claims on the event itself come first
            rows = sorted(rows, key=lambda row: self._event_of[row[0]] != row[0])
        self._add_sources(rows)
        several = [each for each, event in self._event_of.items() if event in self._merged]
        found = disputed_of(self._session, several, rows if several else ())
        for event, paths in found.items():
            if paths:
                self._frame.events["disputed"][self._frame.at[event]] = [*dict.fromkeys(paths)]
        return self._table(rows) if whole else {}

    def _add_sources(self, rows: Iterable[Any]) -> None:
        sources = self._frame.lists("sources")
        inferred = self._frame.lists("inferred")
        disputed = self._frame.lists("disputed")
        grades: list[str | None] = self._frame.column("grade")
        origins: defaultdict[int, list[int]] = defaultdict(list)
        for _, _, passage, source in rows_of(
            self._session,
            "passage_origin",
            self._event_of,
            ("passage_id", "source_id"),
            owner="entity_id",
        ):
            origins[passage].append(source)
        known = self._sources.by_id(
            {row[6] for row in rows if row[6] is not None}.union(*origins.values())
        )
        at, event_of = self._frame.at, self._event_of
        for record, passage, fields, stance, _, credibility, source_id, *_ in rows:
            event = event_of[record]
            place = at[event]
            if passage is None:
                if stance == "inferred" and self._frame.accepted.has(event, record, fields):
                    inferred.add(place, fields, once=True)
                continue
            source = known[source_id]
            sources.add(place, source.key, once=True)
            if stance in SUPPORTING:
                lowest = source.reliability
                if origins and passage in origins:
                    lowest = max(lowest, *(known[each].reliability for each in origins[passage]))
                grade, best = lowest + credibility, grades[place]
                if best is None or grade < best:
                    grades[place] = grade
            elif stance == "disputes":
                disputed.add(place, fields, once=True)

    def _table(self, rows: Sequence[Any]) -> Columns:
        known = self._sources.by_id({row[6] for row in rows if row[6] is not None})
        claimants = self._frame.keys.of({row[7] for row in rows})
        named = ("quote", *LOCATORS)
        rest = dict(zip(named, zip(*(row[9:] for row in rows), strict=True), strict=False))
        return {
            "event": [self._name(self._event_of[row[0]]) for row in rows],
            "record": [self._name(row[0]) for row in rows],
            "fields": [row[2].split(" ") for row in rows],
            "stance": [row[3] for row in rows],
            "says": [row[4] for row in rows],
            "source": [None if row[6] is None else known[row[6]].key for row in rows],
            "credibility": [row[5] if row[1] is not None else None for row in rows],
            "claimant": [claimants.get(row[7]) for row in rows],
            "note": [row[8] for row in rows],
            **{name: [each or None for each in column] for name, column in rest.items()},
        }

    def _name(self, record: int) -> str:
        place = self._frame.at.get(record)
        return self._record_names[record] if place is None else self._frame.names[place]


@cache
def _claims(dialect: str, whole: bool) -> Select[Any]:
    more = [_CLAIM.c[name] for name in _MORE] + [_PASSAGE.c[name] for name in _OF_PASSAGE]
    return (
        select(
            *(_CLAIM.c[name] for name in _OF_CLAIM),
            _PASSAGE.c.source_id,
            *(more if whole else ()),
        )
        .outerjoin(_PASSAGE, _PASSAGE.c.id == _CLAIM.c.passage_id)
        .where(_CLAIM.c.entity_id.in_(among_listed(dialect)))
        .order_by(_CLAIM.c.id)
    )
