"""What events refer to, read once for many batches of them: sources by id, names by key."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, select

from timeline.canonical.cells import TableColumns
from timeline.database.rounds import among_listed, of_listed
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.records.references import refs, source_refs, terms
from timeline.query.results import SourceRef

_ENTITY = TABLES["entity"]
_MOST_SOURCES: Final = 20_000
_MOST_NAMES: Final = 100_000


@cache
def _keys(dialect: str) -> Select[Any]:
    return select(_ENTITY.c.id, _ENTITY.c.key).where(_ENTITY.c.id.in_(among_listed(dialect)))


class KnownSource(NamedTuple):
    """A source as its passages need it: ``roots`` has its ``root``, or its key."""

    key: str
    table: TableColumns | None
    reliability: str
    root: str
    roots: tuple[str]


class KnownNames:
    """What the records are called that have been read, by key.

    ``terms`` are the kinds of the actors, the categories of the systems, the time zones of the
    places and the dates of publication of the sources among them.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, str] = {}
        self.terms: dict[str, str] = {}

    def of(self, keys: AbstractSet[str]) -> Mapping[str, str]:
        """Return at least the names of these records."""
        if new := keys - self._known.keys():
            if len(self._known) > _MOST_NAMES:
                self._known, self.terms, new = {}, {}, {*keys}
            self.terms |= terms(self._session, new)
            self._known |= {key: ref.name for key, ref in refs(self._session, new).items()}
        return self._known


class Sources:
    """The sources that have been read, by id; ``refs`` has them by key."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[int, KnownSource] = {}
        self.refs: dict[str, SourceRef] = {}

    def by_id(self, ids: AbstractSet[int]) -> Mapping[int, KnownSource]:
        """Return at least these sources."""
        if new := ids - self._known.keys():
            if len(self._known) > _MOST_SOURCES:
                self._known, self.refs, new = {}, {}, {*ids}
            keys = dict(map(tuple, of_listed(self._session, _keys, new)))
            found = source_refs(self._session, [*keys.values()])
            self.refs |= found
            for id_, key in keys.items():
                ref = found[key]
                root = ref.root or key
                self._known[id_] = KnownSource(key, ref.table, ref.reliability, root, (root,))
        return self._known
