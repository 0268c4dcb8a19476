"""Conditions that a column refers to the records that the keys of a query mean."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Select, or_, select

from timeline.models.columns import TABLES
from timeline.query.conditions.fields.scope import Condition, Scope, SelectedEntries

_EVENT, _LINK, _SOURCE = TABLES["event"], TABLES["link"], TABLES["source"]
ACTOR: Final = TABLES["actor"]


def with_parts(table: Any, seeds: Condition) -> Select[Any]:
    """Return a SELECT of the ids of the entries that match ``seeds``, and of all their parts.

    A part of an event has the link ``part-of`` to it. A source has no parts.
    """
    if table is _SOURCE:
        return select(table.c.id).where(seeds)
    known = select(table.c.id).where(seeds).cte(recursive=True)
    if table is _EVENT:
        parts = select(_LINK.c.from_id).where(
            _LINK.c.type == "part-of", _LINK.c.to_id == known.c.id
        )
    else:
        parts = select(table.c.id).where(table.c.part_of_id == known.c.id)
    return select(known.union(parts).c.id)


@lru_cache(64)  # a query needs it several times, and to build it takes longer than to execute it
def _with_parts_of(table: str, ids: tuple[int, ...]) -> Select[Any]:
    entries = TABLES[table]
    return with_parts(entries, entries.c.id.in_(ids))


def meant(
    column: Any, table: Any, keys: Sequence[Any] | SelectedEntries, scope: Scope
) -> Condition:
    """Return the condition that ``column`` refers to an entry that the keys mean.

    Without keys: to any entry. A key includes the parts of its entry, unless it is exact; a
    condition on entries includes their parts, like the keys of all of them.
    """
    if isinstance(keys, SelectedEntries):
        return column.in_(with_parts(table, keys.condition))  # type: ignore[no-any-return]
    if not keys:
        return column.is_not(None)  # type: ignore[no-any-return]
    has_parts = table is not _SOURCE
    exact = [id_ for key in keys if key.exact or not has_parts for id_ in scope.ids[key.key]]
    widely = [id_ for key in keys if has_parts and not key.exact for id_ in scope.ids[key.key]]
    found = [column.in_(exact)] if exact else []
    if widely:
        found.append(column.in_(_with_parts_of(table.name, tuple(widely))))
    return or_(*found)
