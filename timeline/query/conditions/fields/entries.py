"""The fields of each register in the query language, from its declaration.

``timeline list`` searches them. Every declared field of a register has one, except the columns of a
table: its condition follows from its type. Each field of events that takes keys of a register
reaches every field of that register (``system.class``, ``buyer.kind``): the event matches if it
matches for the key of any entry that has the value, so entries include their parts here, too.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from timeline.kinds import DATED, REFERENCES, REGISTERS, Field, FieldType, Register
from timeline.kinds.base import FieldPeriod
from timeline.models.columns import TABLES
from timeline.query.conditions.fields import entry_conditions as entry
from timeline.query.conditions.fields.scope import (
    Condition,
    Holds,
    Scope,
    SearchedField,
    SelectedEntries,
    TextsOf,
)
from timeline.query.grammar.nodes import QueryType
from timeline.text import with_article

_WORDS: Final = (FieldType.TEXT, FieldType.WORDING)
"""Types of the texts in which words without a field are searched."""
_COLUMNS: Final[dict[FieldType, QueryType]] = {
    FieldType.TERM: "vocabulary",
    FieldType.FLAG: "country",
    FieldType.ZONE: "zone",
}
"""Types whose values are compared as they are, and what a query takes for them."""


def _declared(register: Register, field: Field) -> SearchedField:
    """Return the query field of a declared field."""
    name, title = field.name, field.title.lower()
    made = partial(
        SearchedField,
        field.query_name, title=title, owner=register.name,
        single=field.type not in (*_WORDS, *DATED),
    )  # fmt: skip
    quoted = f"“{field.title}”"
    match field.type:
        case FieldType.TEXT | FieldType.WORDING | FieldType.URL | FieldType.HASH | FieldType.FILE:
            texts = TextsOf(register.name, _texts(field))
            path = "the path of " if field.type is FieldType.FILE else ""
            return made(
                type="text", meaning=f"the words are in {path}{quoted}", single=False,
                texts=texts, holds=entry.words(texts),
            )  # fmt: skip
        case FieldType.TERM | FieldType.FLAG | FieldType.ZONE:
            return made(
                type=_COLUMNS[field.type], meaning=f"its {title} is this",
                values=field.terms or None, holds=entry.column(name),
            )  # fmt: skip
        case FieldType.LANGUAGE:
            meaning = f"its {title} is this; `zh` also finds `zh-Hant`"
            return made(type="language", meaning=meaning, holds=entry.language(name))
        case FieldType.DEGREES:
            meaning = f"its {title} is in the range; north and east are positive"
            return made(type="degrees", meaning=meaning, holds=entry.degrees(name))
        case FieldType.DATE:
            return made(
                type="date",
                meaning=f"{quoted} may be on one of the days; with `surely:` must be on one",
                holds=entry.date(name, surely=False),
                surely=entry.date(name, surely=True),
            )
        case FieldType.PERIOD:
            return made(
                type="date",
                meaning=f"{quoted} includes one of the days; with `surely:` all of them",
                holds=entry.period(name, surely=False),
                surely=entry.period(name, surely=True),
            )
        case type_ if type_ in REFERENCES:
            part = "" if type_ is FieldType.SOURCE else f" or to a part of the {type_}"
            return made(
                type="key", meaning=f"{quoted} refers to the {type_}{part}", keys=type_.value,
                holds=entry.reference(name, type_.value),
            )  # fmt: skip
        case other:
            raise TypeError(f"a query cannot search {name}, a {other}")


def _texts(field: Field) -> tuple[str, ...]:
    """Return the column with the texts of a field; empty for aliases, which have a table."""
    if field.type is FieldType.WORDING:
        return ("",)
    return (f"{field.name}_path" if field.type is FieldType.FILE else field.name,)


def _span(register: Register, span: FieldPeriod) -> SearchedField:
    return SearchedField(
        span.name, "date",
        f"“{span.title}” may include one of the days (an unknown date excludes none); with"
        " `surely:` does",
        title=span.title.lower(), owner=register.name,
        holds=entry.span(span, surely=False), surely=entry.span(span, surely=True),
    )  # fmt: skip


def _of(register: Register) -> Iterator[SearchedField]:
    yield SearchedField(
        "key", "key", "it has this key",
        single=True, keys=register.name, owner=register.name, holds=entry.key,
    )  # fmt: skip
    searched = (field for field in register.fields if field.type is not FieldType.COLUMNS)
    yield from (_declared(register, field) for field in searched)
    yield from (_span(register, span) for span in register.periods)
    columns = (_texts(field) for field in register.fields if field.type in _WORDS)
    texts = TextsOf(register.name, tuple(name for names in columns for name in names))
    yield SearchedField(
        "text", "text", "the words are in any of its texts; words without a field mean the same",
        owner=register.name, texts=texts, holds=entry.words(texts),
    )  # fmt: skip


ENTRY_FIELDS: Final[dict[str, dict[str, SearchedField]]] = {
    register.name: {field.name: field for field in _of(register)}
    for register in REGISTERS
    if register.name != "query"
}
"""The fields of each register, by its type and their names."""
OF_LISTS: Final = ("key", "text")
"""Fields that every register has: from an event, ``system:KEY`` and ``system.name:`` are enough."""


# -- fields of the entries that an event refers to ----------------------------------------------


def reaching(fields: Iterable[SearchedField]) -> Iterator[SearchedField]:
    """Yield the fields that these fields of events reach."""
    for reference in fields:
        for name, of_entry in ENTRY_FIELDS.get(reference.keys, {}).items():
            if name not in OF_LISTS:
                yield _through(reference, of_entry)


def _through(reference: SearchedField, field: SearchedField) -> SearchedField:
    table = TABLES[reference.keys]

    def reached(holds: Holds) -> Holds:
        def condition(event: Any, values: Any, scope: Scope) -> Condition:
            return reference.holds(event, SelectedEntries(holds(table, values, scope)), scope)

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
        of=reference.of,
        holds=reached(field.holds),
        surely=reached(field.surely) if field.surely else None,
    )
