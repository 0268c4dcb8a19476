"""Records by what people call them: a key in any case, a name, an alias, a country's code.

A query, and a command that takes a key, may name a record by any of these, where it names exactly
one of the type that is asked for. What is found is the key; a query reads back with it.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from timeline.errors import QueryError, UsageError
from timeline.kinds import BY_TYPE
from timeline.query.fields import FIELDS
from timeline.query.grammar.lexer import spell
from timeline.query.grammar.nodes import Clause, Key, Query, Reference, lay_out
from timeline.query.grammar.words import index_tokens

_TABLES = SQLModel.metadata.tables
_ACTOR, _ALIAS, _ENTITY = (_TABLES[name] for name in ("actor", "alias", "entity"))
_UNNAMED: Final = ("event", "query")
"""Types of record that have a key and no name."""
MOST: Final = 6
"""Records of one name that are listed."""


class Named(NamedTuple):
    """A record, and its type."""

    key: str
    type: str


def called(session: Session, type_: str = "") -> Iterator[tuple[str, Named]]:
    """All that records (of one type, or of all) are called, with the record: first their keys.

    Names, titles of sources, aliases, and for a state the code of its country; of events and named
    queries the key alone.
    """
    statements = [select(_ENTITY.c.key, _ENTITY.c.key, _ENTITY.c.type)]
    for name in (each for each in BY_TYPE if each not in _UNNAMED and type_ in ("", each)):
        table = _TABLES[name]
        text = table.c["title" if name == "source" else "name"]
        statements.append(
            select(text, _ENTITY.c.key, _ENTITY.c.type).where(_ENTITY.c.id == table.c.id)
        )
    if type_ in ("", "actor"):
        statements.append(
            select(_ACTOR.c.country, _ENTITY.c.key, _ENTITY.c.type).where(
                _ENTITY.c.id == _ACTOR.c.id,
                _ACTOR.c.kind == "state",
                _ACTOR.c.country.is_not(None),
            )
        )
    statements.append(
        select(_ALIAS.c.text, _ENTITY.c.key, _ENTITY.c.type).where(
            _ENTITY.c.id == _ALIAS.c.entity_id
        )
    )
    for statement in statements:
        chosen = statement.where(_ENTITY.c.type == type_) if type_ else statement
        for text, key, its_type in session.execute(chosen.order_by(_ENTITY.c.key)):
            yield text, Named(key, its_type)


def records_called(session: Session, name: str, type_: str = "") -> list[Named]:
    """The records that ``name`` names: the one of this key, else all that are called so.

    Neither case nor accents nor punctuation count.
    """
    statement = select(_ENTITY.c.key, _ENTITY.c.type).where(_ENTITY.c.key.in_({name, name.lower()}))
    if type_:
        statement = statement.where(_ENTITY.c.type == type_)
    by_key = {row.key: Named(*row) for row in session.execute(statement)}
    if by_key:
        return [by_key.get(name) or by_key[name.lower()]]
    asked = index_tokens(name)
    if not asked or type_ in _UNNAMED:
        return []
    found = (
        each
        for text, each in called(session, type_)
        if each.type not in _UNNAMED and index_tokens(text) == asked
    )
    return sorted(dict.fromkeys(found))


def several(name: str, found: Iterable[Named]) -> tuple[str, str]:
    """What is wrong with a name that more than one record has, and the keys to choose from."""
    every = list(found)
    types = len({each.type for each in every}) > 1
    listed = ", ".join(f"{each.key} ({each.type})" if types else each.key for each in every[:MOST])
    more = f" and {len(every) - MOST} more" if len(every) > MOST else ""
    return f"{name} is the name of more than one record", f"give a key: {listed}{more}"


def key_called(session: Session, name: str, type_: str = "") -> str:
    """The key of the record that ``name`` names, or ``name`` itself where none does.

    Raises UsageError, with the keys, where it names more than one.
    """
    found = records_called(session, name, type_)
    if len(found) > 1:
        raise UsageError(*several(name, found))
    return found[0].key if found else name


def with_keys(session: Session, query: Query) -> Query:
    """The query with the key of each record that it names otherwise, in its text as well.

    What no record is called stays as it is. Raises QueryError, with the keys, for what several are.
    """
    wanted = set(_keys(query))
    if not wanted:
        return query
    keys = _ENTITY.c.key.in_({each.key for each in wanted})
    rows = session.execute(select(_ENTITY.c.key, _ENTITY.c.type).where(keys))
    known = {Named(*row) for row in rows}
    return query if wanted <= known else _with_keys(session, query, known)


def _keys(query: Query) -> Iterator[Named]:
    """Every key that is asked for, in named queries as well, with the type of its record."""
    for clause in query.clauses:
        if isinstance(clause, Reference):
            yield from _keys(clause.query)
        else:
            keys = (value.key for value in clause.values if isinstance(value, Key))
            yield from (Named(key, FIELDS[clause.field].keys) for key in keys)


def _with_keys(session: Session, query: Query, known: Container[Named]) -> Query:
    clauses: list[Clause | Reference] = []
    for clause in query.clauses:
        if isinstance(clause, Reference):
            clauses.append(replace(clause, query=_with_keys(session, clause.query, known)))
            continue
        values = tuple(
            _with_key(session, query, value, FIELDS[clause.field].keys)
            if isinstance(value, Key) and Named(value.key, FIELDS[clause.field].keys) not in known
            else value
            for value in clause.values
        )
        clauses.append(replace(clause, values=values))
    return lay_out(clauses)


def _with_key(session: Session, query: Query, value: Key, type_: str) -> Key:
    found = records_called(session, value.key, type_)
    if len(found) > 1:
        message, hint = several(value.key, found)
        raise QueryError(message, query.text, *value.span, hint)
    if not found:
        return value
    key = found[0].key
    return replace(value, key=key, text=f"={key}" if value.exact else spell(key))
