"""Fields of the records that an event refers to: ``system.class``, ``buyer.kind``.

Each field that takes keys of a register reaches every field of that register. The event matches if
it matches for the key of any entry that has the value: so entries include their parts here, too.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlmodel import SQLModel

from timeline.query.conditions.entries import ENTRY_FIELDS, OF_LISTS
from timeline.query.conditions.scope import Condition, Reached, Scope
from timeline.query.conditions.searched import Holds, SearchedField
from timeline.text import with_article

_TABLES = SQLModel.metadata.tables


def reaching(fields: Iterable[SearchedField]) -> Iterator[SearchedField]:
    """Yield the fields that these fields of events reach."""
    for reference in fields:
        for name, of_entry in ENTRY_FIELDS.get(reference.keys, {}).items():
            if name not in OF_LISTS:
                yield _through(reference, of_entry)


def _through(reference: SearchedField, field: SearchedField) -> SearchedField:
    table = _TABLES[reference.keys]

    def reached(holds: Holds) -> Holds:
        def condition(event: Any, values: Any, scope: Scope) -> Condition:
            return reference.holds(event, Reached(holds(table, values, scope)), scope)

        return condition

    return SearchedField(
        f"{reference.name}.{field.name}",
        field.type,
        f"of {with_article(reference.keys)} in `{reference.name}:`, {field.meaning}",
        values=field.values,
        keys=field.keys,
        title=field.title,
        through=reference.name,
        texts=field.texts,
        holds=reached(field.holds),
        surely=reached(field.surely) if field.surely else None,
    )
