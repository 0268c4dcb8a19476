"""Records by what people call them: a key in any case, a name, an alias, a country's code.

A query, and a command that takes a key, may name a record by any of these, where it names exactly
one of the type that is asked for. What is found is the key; a query reads back with it. For a key
that no record has, the nearest are offered.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from timeline.database.rounds import texts_among
from timeline.errors import QueryError, UsageError
from timeline.kinds import BY_TYPE
from timeline.likeness import near
from timeline.query.conditions.fields import FIELDS
from timeline.query.grammar.lexer import spell
from timeline.query.grammar.nodes import Clause, Key, Query, QueryReference, lay_out
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
    return all_called(session, [name], type_)[name]


def all_called(session: Session, names: Sequence[str], type_: str = "") -> dict[str, list[Named]]:
    """The records that each of the names names, likewise; all that is called is read once."""
    keys = texts_among({*names, *map(str.lower, names)}, session.get_bind().dialect.name)
    statement = select(_ENTITY.c.key, _ENTITY.c.type).where(_ENTITY.c.key.in_(keys))
    if type_:
        statement = statement.where(_ENTITY.c.type == type_)
    by_key = {row.key: Named(*row) for row in session.execute(statement)}
    found: dict[str, list[Named]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for name in names:
        record = by_key.get(name) or by_key.get(name.lower())
        found[name] = [record] if record else []
        if not record and type_ not in _UNNAMED:
            words[name] = tuple(index_tokens(name))
    wanted: dict[tuple[str, ...], dict[Named, None]] = {each: {} for each in words.values() if each}
    if wanted:
        for text, each in called(session, type_):
            if each.type not in _UNNAMED and (asked := tuple(index_tokens(text))) in wanted:
                wanted[asked][each] = None
    return found | {name: sorted(wanted.get(each, ())) for name, each in words.items()}


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
    keys = texts_among({each.key for each in wanted}, session.get_bind().dialect.name)
    known = select(_ENTITY.c.key, _ENTITY.c.type).where(_ENTITY.c.key.in_(keys))
    unknown = wanted - {Named(*row) for row in session.execute(known)} if wanted else set()
    if not unknown:
        return query
    meant: dict[Named, list[Named]] = {}
    for type_ in sorted({each.type for each in unknown}):
        names = [each.key for each in unknown if each.type == type_]
        for name, found in all_called(session, names, type_).items():
            meant[Named(name, type_)] = found
    return _with_keys(query, meant)


def _keys(query: Query) -> Iterator[Named]:
    """Every key that is asked for, in named queries as well, with the type of its record."""
    for clause in query.clauses:
        if isinstance(clause, QueryReference):
            yield from _keys(clause.query)
        else:
            keys = (value.key for value in clause.values if isinstance(value, Key))
            yield from (Named(key, FIELDS[clause.field].keys) for key in keys)


def _with_keys(query: Query, meant: Mapping[Named, Sequence[Named]]) -> Query:
    clauses: list[Clause | QueryReference] = []
    for clause in query.clauses:
        if isinstance(clause, QueryReference):
            clauses.append(replace(clause, query=_with_keys(clause.query, meant)))
            continue
        values = tuple(
            _with_key(query, value, meant.get(Named(value.key, FIELDS[clause.field].keys), ()))
            if isinstance(value, Key)
            else value
            for value in clause.values
        )
        clauses.append(replace(clause, values=values))
    return lay_out(clauses)


def _with_key(query: Query, value: Key, found: Sequence[Named]) -> Key:
    if len(found) > 1:
        message, hint = several(value.key, found)
        raise QueryError(message, query.text, *value.span, hint)
    if not found:
        return value
    key = found[0].key
    return replace(value, key=key, text=f"={key}" if value.exact else spell(key))


EVERY_KEY = "keys are in: timeline list events (or actors, systems, programmes, places, sources)"


def nearest_keys(session: Session, key: str, type_: str = "") -> list[str]:
    """At most three keys of records (of one type, if named) that are like ``key``, nearest first.

    What a register entry is called counts like its key: ``rok`` finds ``kor`` by its alias ROK.
    """
    meant: dict[str, list[str]] = {}
    for text, named in called(session, type_):
        meant.setdefault(text, []).append(named.key)
    found = near(key, meant, 6)
    return list(dict.fromkeys(each for text in found for each in meant[text]))[:3]
