"""Values that the curator inferred: no such value is sure, in a field of any type."""

from typing import Any, Final

from sqlalchemy import exists, func, literal

from timeline.models.columns import TABLES
from timeline.query.conditions.fields.scope import Condition

_CLAIM: Final = TABLES["claim"]


def is_inferred(record: Any, path: Any) -> Condition:
    """Return the condition that a value of a record, or a path that covers it, is inferred.

    ``record`` is the column with the id of the record; ``path`` is the value path, as a text or as
    an expression. An inference has one path.
    """
    claim = _CLAIM.alias()
    within = (literal(path) if isinstance(path, str) else path) + "."
    covering = claim.c.fields + "."
    return exists().where(
        claim.c.entity_id == record,
        claim.c.stance == "inferred",
        func.substr(within, 1, func.length(covering)) == covering,
    )
