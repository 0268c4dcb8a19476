"""Is each number stored with the values that its text means?"""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import col

from timeline.audit.locations import RecordLocation
from timeline.canonical.from_rows import BATCH
from timeline.database.sessions import Session
from timeline.errors import Problem, QuantityError
from timeline.models import Amount, Entity, File
from timeline.quantities import parse_quantity

_NUMBER: Final[tuple[Any, ...]] = (
    col(Amount.text), col(Amount.qualifier), col(Amount.unit), col(Amount.best),
)  # fmt: skip


def wrong_numbers(session: Session) -> Iterator[Problem]:
    """Yield a problem for each number that is not that of its text.

    Each different number is checked once. Only if one is wrong, all rows are searched for it: not
    by its value, because NaN does not equal itself.
    """
    different = session.execute(select(*_NUMBER).distinct().execution_options(yield_per=BATCH))
    if not any(_fault(*number) for number in different):
        return
    rows = session.execute(
        select(col(Entity.key), col(File.path), col(Entity.line), col(Amount.field), *_NUMBER)
        .join(Entity, col(Entity.id) == col(Amount.event_id))
        .join(File, col(File.id) == col(Entity.file_id))
        .order_by(col(Amount.id))
        .execution_options(yield_per=BATCH)
    )
    for key, path, line, field, *stored in rows:
        if message := _fault(*stored):
            yield RecordLocation(key, path, line).problem(message, field)


def _fault(text: str, *stored: Any) -> str:
    """Return what is wrong with the values that are stored of a number; empty if nothing is."""
    try:
        quantity = parse_quantity(text)
    except QuantityError as error:
        return error.message
    if stored != (quantity.qualifier, quantity.unit, quantity.best):
        return f"the stored number is not that of its text {text}"
    return ""
