"""What queries find in the chronicle of these tests."""

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from timeline.query.conditions.compile import EVENT, compile_query, read_query

ALL = {"answer", "decade", "order", "season", "shot", "talks", "vow"}


def keys(session: Session, query: str) -> set[str]:
    found = compile_query(session, read_query(session, query))
    entity = SQLModel.metadata.tables["entity"]
    return set(session.scalars(select(entity.c.key).where(entity.c.id == EVENT.c.id, found)))
