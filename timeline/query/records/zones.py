"""The time zones in which the dates of events are stated, as far as the dates depend on them.

``loader.planning.dates`` says which zone that is. A table of events has neither the files of a
chronicle nor the zones of its sources, so it needs these zones to be read as the same dates.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, Final

from sqlalchemy import Select, select

from timeline.canonical.comparing import when as read_when
from timeline.database.rounds import among_listed, of_listed
from timeline.database.sessions import Session
from timeline.dates.localize import LocalDate
from timeline.models.columns import TABLES

_ENTITY, _FILE, _SOURCE = (TABLES[name] for name in ("entity", "file", "source"))
_FILES: Final = select(_FILE.c.id, _FILE.c.timezone).where(_FILE.c.timezone.is_not(None))
_SOURCES: Final = (
    select(_ENTITY.c.key, _SOURCE.c.timezone)
    .join(_ENTITY, _ENTITY.c.id == _SOURCE.c.id)
    .where(_SOURCE.c.timezone.is_not(None))
)


class StatedZones:
    """The zones of files and sources, read once for many batches of events."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._files: dict[int, str] = dict(map(tuple, session.execute(_FILES)))
        self._sources: dict[str, str] = dict(map(tuple, session.execute(_SOURCES)))

    def of(
        self,
        whens: Mapping[int, Mapping[str, Any]],
        dated_by: Mapping[int, Iterable[str]],
        places: Mapping[int, str],
    ) -> dict[int, str]:
        """Return by event the zone that its date has to be read with; empty if it needs none.

        ``whens`` are the records of the events, and ``dated_by`` the sources that support the
        dates, in the order of the citations. ``places`` are the zones of the places of the events.
        One that another record supplies moves no date, but where a table is read, the event has the
        place itself.
        """
        found = {id_: str(record.get("timezone", "")) for id_, record in whens.items()}
        if not (self._files or self._sources):
            return found
        rest = [id_ for id_, own in found.items() if not own]
        for id_, file in of_listed(self._session, _filed, rest):
            zones = (self._sources.get(key, "") for key in dated_by.get(id_, ()))
            stated = next(filter(None, zones), "") or self._files.get(file, "")
            if stated:
                own = places[id_] if "place" in whens[id_] else ""
                found[id_] = _needed(whens[id_]["when"], stated, own, places[id_])
        return found


@cache
def _filed(dialect: str) -> Select[Any]:
    return select(_ENTITY.c.id, _ENTITY.c.file_id).where(_ENTITY.c.id.in_(among_listed(dialect)))


@lru_cache(1 << 14)
def _needed(text: str, stated: str, own: str, there: str) -> str:
    """Return the zone of a date if it is another date without it, at a place in zone ``there``.

    ``own`` is the zone of its place here; if another record supplies the place, it has none. A part
    of a day is that of the place, unless the event itself states a zone: it needs none.
    """
    when = read_when(text)
    here, alone = LocalDate.read(when, stated, own), LocalDate.read(when, "", there)
    if own != there:
        here = replace(here, zone=alone.zone)
    return "" if here == alone else stated
