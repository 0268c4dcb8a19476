"""Checks of the arguments of a call, and of a database that made a call fail."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import URL

from timeline.errors import OF_DAMAGE, UsageError


def require_count(count: str) -> None:
    """Raise UsageError for something that cannot be counted."""
    if count not in ("events", "items"):
        raise UsageError(f"{count} cannot be counted", "count events or items")


def of_kind(query: str | Sequence[str], kind: str | None) -> str | Sequence[str]:
    """Return a query limited to a kind of event, if one is given."""
    if not kind:
        return query
    return f"{query} kind:{kind}" if isinstance(query, str) else [*query, f"kind:{kind}"]


@contextmanager
def damage_reported(url: URL | None) -> Iterator[None]:
    """Raise DatabaseError if values that this program did not write make it fail."""
    try:
        yield
    except OF_DAMAGE as error:
        from timeline.audit.damage import damage_of

        if url is None or (found := damage_of(url)) is None:
            raise
        raise found from error
