"""What a field of the query language needs besides its syntax: its condition, its completion."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from timeline.models.vocabularies import RELIABILITIES
from timeline.query.conditions.scope import Condition, Scope, TextsOf
from timeline.query.grammar.nodes import QueryField

Holds = Callable[[Any, Any, Scope], Condition]
"""From a record (its table or an alias), values and scope to the condition that the record has one
of the values; without values, that it has any value of the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedField(QueryField):
    """A field with its condition; ``surely`` is the one of ``surely:``, for dates and numbers.

    ``texts`` are the texts of a register that the condition searches.
    """

    holds: Holds
    surely: Holds | None = None
    texts: TextsOf | None = None

    @property
    def offered(self) -> tuple[str, ...] | str:
        """What completes a value: the terms, the type of the records whose keys are allowed, or
        ``country`` or ``tag``.
        """
        if self.type == "grade":
            return RELIABILITIES[:-1]  # F is on no scale
        return self.values or self.keys or (self.type if self.type in ("country", "tag") else "")
