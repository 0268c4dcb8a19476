"""Records by their names: a key in any case, a name, an alias, the code of a country.

A query, and a command that takes a key, accepts any of these if it names exactly one record of the
required type. The name is replaced by the key, also in the text of the query. For an unknown key,
similar keys are suggested.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, Text, select

from timeline.database.rounds import among_listed, of_listed, texts_among
from timeline.database.sessions import Session, kept
from timeline.errors import QueryError, UsageError
from timeline.kinds import BY_TYPE
from timeline.likeness import near
from timeline.models.columns import TABLES
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.grammar.lexer import spell
from timeline.query.grammar.nodes import Clause, Key, Query, QueryField, QueryReference, lay_out
from timeline.query.grammar.words import index_tokens

_ACTOR, _ALIAS, _ENTITY = (TABLES[name] for name in ("actor", "alias", "entity"))
_UNNAMED: Final = ("event", "query")
"""Types of records that have a key, but no name."""
MOST: Final = 6
"""The most records of one name that are listed."""


class NamedRecord(NamedTuple):
    """The key and the type of a record."""

    key: str
    type: str


def called(session: Session, type_: str = "") -> Iterator[tuple[str, NamedRecord]]:
    """Yield every key and name of records (of one type, or of all) with its record.

    Keys come first, then names (titles of sources), for a state the code of its country, and
    aliases. Events and named queries have a key only.
    """
    statements = [select(_ENTITY.c.key, _ENTITY.c.key, _ENTITY.c.type)]
    for name in (each for each in BY_TYPE if each not in _UNNAMED and type_ in ("", each)):
        table = TABLES[name]
        text = table.c[BY_TYPE[name].called]
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
            yield text, NamedRecord(key, its_type)


def records_called(session: Session, name: str) -> list[NamedRecord]:
    """Return the records that ``name`` names: the one with this key, else all with this name.

    Case, accents and punctuation are ignored.
    """
    return all_called(session, [name])[name]


def all_called(
    session: Session, names: Sequence[str], type_: str = ""
) -> dict[str, list[NamedRecord]]:
    """Return the records of each name, like ``records_called``; names are read only once."""
    keys = texts_among({*names, *map(str.lower, names)}, session.get_bind().dialect.name)
    statement = select(_ENTITY.c.key, _ENTITY.c.type).where(_ENTITY.c.key.in_(keys))
    if type_:
        statement = statement.where(_ENTITY.c.type == type_)
    by_key = {row.key: NamedRecord(*row) for row in session.execute(statement)}
    found: dict[str, list[NamedRecord]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for name in names:
        record = by_key.get(name) or by_key.get(name.lower())
        found[name] = [record] if record else []
        if not record and type_ not in _UNNAMED:
            words[name] = tuple(index_tokens(name))
    wanted: dict[tuple[str, ...], dict[NamedRecord, None]] = {
        each: {} for each in words.values() if each
    }
    if wanted:
        for text, each in called(session, type_):
            if each.type not in _UNNAMED and (tokens := tuple(index_tokens(text))) in wanted:
                wanted[tokens][each] = None
    return found | {name: sorted(wanted.get(each, ())) for name, each in words.items()}


def several(name: str, found: Iterable[NamedRecord]) -> tuple[str, str]:
    """Return message and hint for a name that several records have; the hint lists their keys."""
    every = list(found)
    types = len({each.type for each in every}) > 1
    listed = ", ".join(f"{each.key} ({each.type})" if types else each.key for each in every[:MOST])
    more = f" and {len(every) - MOST} more" if len(every) > MOST else ""
    return f"{name} is the name of more than one record", f"give a key: {listed}{more}"


def key_called(session: Session, name: str) -> str:
    """Return the key of the record that ``name`` names, or ``name`` itself if there is none.

    Raises UsageError, with the keys, if it names more than one.
    """
    found = records_called(session, name)
    if len(found) > 1:
        raise UsageError(*several(name, found))
    return found[0].key if found else name


class RecordIdentity(NamedTuple):
    """The type and the id of a record."""

    type: str
    id: int


def records_with(session: Session, keys: AbstractSet[str]) -> Mapping[str, RecordIdentity]:
    """Return the records that have these keys, by key."""
    found: dict[str, RecordIdentity] = kept(session, "keys")
    if new := keys - found.keys():
        rows = of_listed(session, _with_keys_listed, sorted(new)).all()
        found |= {key: RecordIdentity(type_, id_) for key, type_, id_ in rows}
    return {key: found[key] for key in keys if key in found}


@cache
def _with_keys_listed(dialect: str) -> Select[Any]:
    keys = _ENTITY.c.key.in_(among_listed(dialect, Text))
    return select(_ENTITY.c.key, _ENTITY.c.type, _ENTITY.c.id).where(keys)


def with_keys(session: Session, query: Query, fields: Mapping[str, QueryField] = FIELDS) -> Query:
    """Return the query with names of records replaced by keys, also in its text.

    ``fields`` are those of its own clauses; those of named queries are fields of events. Unknown
    names are kept. Raises QueryError, with the keys, for a name of several records.
    """
    wanted = set(_keys(query, fields))
    known = records_with(session, {each.key for each in wanted})
    unknown = [
        each for each in wanted if each.key not in known or known[each.key].type != each.type
    ]
    if not unknown:
        return query
    meant: dict[NamedRecord, list[NamedRecord]] = {}
    for type_ in sorted({each.type for each in unknown}):
        names = [each.key for each in unknown if each.type == type_]
        for name, found in all_called(session, names, type_).items():
            meant[NamedRecord(name, type_)] = found
    return _with_keys(query, meant, fields)


def _keys(query: Query, fields: Mapping[str, QueryField]) -> Iterator[NamedRecord]:
    """Yield every key in the query and its named queries, with the type of its record."""
    for clause in query.clauses:
        if isinstance(clause, QueryReference):
            yield from _keys(clause.query, FIELDS)
        else:
            keys = (value.key for value in clause.values if isinstance(value, Key))
            yield from (NamedRecord(key, fields[clause.field].keys) for key in keys)


def _with_keys(
    query: Query,
    meant: Mapping[NamedRecord, Sequence[NamedRecord]],
    fields: Mapping[str, QueryField],
) -> Query:
    clauses: list[Clause | QueryReference] = []
    for clause in query.clauses:
        if isinstance(clause, QueryReference):
            clauses.append(replace(clause, query=_with_keys(clause.query, meant, FIELDS)))
            continue
        values = tuple(
            _with_key(
                query, value, meant.get(NamedRecord(value.key, fields[clause.field].keys), ())
            )
            if isinstance(value, Key)
            else value
            for value in clause.values
        )
        clauses.append(replace(clause, values=values))
    return lay_out(clauses)


def _with_key(query: Query, value: Key, found: Sequence[NamedRecord]) -> Key:
    if len(found) > 1:
        message, hint = several(value.key, found)
        raise QueryError(message, query.text, *value.span, hint)
    if not found:
        return value
    key = found[0].key
    return replace(value, key=key, text=f"={key}" if value.exact else spell(key))


EVERY_KEY = "list keys: timeline list events (or actors, systems, programmes, places, sources)"


def nearest_keys(session: Session, key: str, type_: str = "") -> list[str]:
    """Return at most three keys of records that are similar to ``key``, the most similar first.

    With ``type_``, only records of this type. Names count like keys: ``rok`` finds ``kor`` by its
    alias ROK.
    """
    meant: dict[str, list[str]] = {}
    for text, named in called(session, type_):
        meant.setdefault(text, []).append(named.key)
    found = near(key, meant, 6)
    return list(dict.fromkeys(each for text in found for each in meant[text]))[:3]
