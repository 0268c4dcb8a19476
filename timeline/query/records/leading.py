"""The leading records of the merged ones (``same-as``) that links and dates name.

A table has one row for an event, under the key of its leading record. So links and dates in it name
this key, too.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, and_, case, select, union

from timeline.canonical.comparing import when as read_when
from timeline.canonical.record import LINKS
from timeline.database.rounds import among_listed, of_listed
from timeline.database.sessions import Session
from timeline.dates.wording.phrases import When
from timeline.dates.wording.terms import Anchor, Reference
from timeline.models.columns import TABLES
from timeline.query.conditions.accepted import has_merged
from timeline.query.conditions.compile import EVENT

_ENTITY, _LINK, _RELATION = (TABLES[name] for name in ("entity", "link", "relation"))
_BOUNDS: Final = ("start_lo", "start_hi", "end_lo", "end_hi")


class LeadingRecords(NamedTuple):
    """The keys of leading records by those of the records that are merged into them.

    ``alike`` are the merged records whose own date is that of the event. With another date
    ``2 days after KEY`` would be other days if the key were replaced.
    """

    events: Mapping[str, str] = {}
    alike: Collection[str] = ()

    def of(self, key: str) -> str:
        """Return the key of the event of a record: its own, unless it is merged."""
        return self.events.get(key, key)

    def paths(self, paths: Sequence[str]) -> Sequence[str]:
        """Return value paths; those of links, ``links.TYPE.KEY``, name events, each once."""
        if not self.events:
            return paths
        return [*dict.fromkeys(map(self._path, paths))]

    def _path(self, path: str) -> str:
        beginning, dot, key = path.rpartition(".")
        return beginning + dot + self.of(key) if path.startswith(f"{LINKS.name}.") else path

    def dated(self, text: str) -> str:
        """Return a date as written, with the keys of events instead of those of merged records.

        It is unchanged if it depends on a record whose date is not ``alike``.
        """
        if not self.alike or " " not in text:
            return text
        when = read_when(text)
        if not any(map(self._is_merged, when.anchors)):
            return text
        return When(tuple(term.changed(self._renamed) for term in when.terms)).text

    def _is_merged(self, each: Reference) -> bool:
        return isinstance(each, Anchor) and not each.published and each.key in self.alike

    def _renamed(self, each: Reference) -> Reference:
        if isinstance(each, Anchor) and self._is_merged(each):
            return replace(each, key=self.of(each.key))
        return each


def leading_records(session: Session, records: Collection[int]) -> LeadingRecords:
    """Return the events of the merged records that links and dates of these records name."""
    if not has_merged(session):
        return LeadingRecords()
    rows = of_listed(session, _merged, records).all()
    return LeadingRecords(
        {key: event for key, event, _ in rows},
        {key for key, _, is_dated_alike in rows if is_dated_alike},
    )


@cache
def _merged(dialect: str) -> Select[Any]:
    """Return a SELECT of the keys of records and of their events, and whether days are the same."""
    here, event, name = among_listed(dialect), EVENT.alias(), _ENTITY.alias()
    named = union(
        select(_LINK.c.to_id).where(_LINK.c.from_id.in_(here)),
        select(_RELATION.c.anchor_id).where(_RELATION.c.event_id.in_(here)),
    )
    alike = and_(*(EVENT.c[each] == event.c[each] for each in _BOUNDS))
    return (
        select(_ENTITY.c.key, name.c.key, case((alike, 1), else_=0))
        .join(_ENTITY, _ENTITY.c.id == EVENT.c.id)
        .join(event, event.c.id == EVENT.c.same_as_id)
        .join(name, name.c.id == event.c.id)
        .where(EVENT.c.id.in_(named))
    )
