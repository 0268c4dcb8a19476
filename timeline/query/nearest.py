"""What a mistyped key was probably meant to be."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from timeline.kinds import BY_TYPE
from timeline.likeness import near

_TABLES = SQLModel.metadata.tables
_ENTITY, _ALIAS = _TABLES["entity"], _TABLES["alias"]


def nearest_keys(session: Session, key: str, type_: str = "") -> list[str]:
    """At most three keys of records (of one type, if named) that are like ``key``, nearest first.

    What a register entry is called counts like its key: ``rok`` finds ``kor`` by its alias ROK.
    """
    meant: dict[str, list[str]] = {}
    for text, its_key in _called(session, type_):
        meant.setdefault(text, []).append(its_key)
    found = near(key, meant, 6)
    return list(dict.fromkeys(each for text in found for each in meant[text]))[:3]


def _called(session: Session, type_: str) -> Iterator[tuple[str, str]]:
    """Every key with itself, then every name and alias with its key."""
    statements = [select(_ENTITY.c.key, _ENTITY.c.key)]
    for name in BY_TYPE.keys() & ({type_} if type_ else BY_TYPE.keys()):
        table = _TABLES["saved_query" if name == "query" else name]
        if "name" in table.c:
            statements.append(select(table.c.name, _ENTITY.c.key).where(_ENTITY.c.id == table.c.id))
    statements.append(
        select(_ALIAS.c.text, _ENTITY.c.key).where(_ENTITY.c.id == _ALIAS.c.entity_id)
    )
    for statement in statements:
        chosen = statement.where(_ENTITY.c.type == type_) if type_ else statement
        yield from session.execute(chosen.order_by(_ENTITY.c.key))
