"""What a query is made of, and its one canonical text.

Every node is an immutable value that knows its ``span``: where it stands in the text of its query
(code points, end exclusive), so that a later fault, such as a key that no record has, can be shown
with a caret. Spans take no part in equality.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

Span = tuple[int, int]
QueryType = Literal[
    "key", "vocabulary", "number", "money", "date", "grade", "country", "text", "plain"
]


@dataclass(frozen=True, slots=True)
class QueryField:
    """A field that a query may name.

    ``meaning`` completes "an event matches if". ``single``: an event has at most one value of it,
    so that asking for two at once is a mistake. ``values``: every value there is, for a closed
    vocabulary. ``keys``: the type of record that its keys name. ``title``: its name in messages.
    ``said``: a source may give another value of it than the accepted one.
    """

    name: str
    type: QueryType
    meaning: str = ""
    single: bool = False
    values: tuple[str, ...] | None = None
    keys: str = ""
    title: str = ""
    said: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    text: str
    """The canonical spelling, with its quotes where it needs them."""
    span: Span = dataclasses.field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(_Value):
    """The key of a record; its parts are meant too, unless ``exact`` (``=key``)."""

    key: str
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(_Value):
    """A value of a vocabulary or of a plain field."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(_Value):
    """Full text: words that follow one another; with ``prefix`` the last is only a beginning."""

    phrase: str
    prefix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange(_Value):
    """Days from ``lo`` to ``hi``, both included (day numbers of ``dates``); None is no bound."""

    lo: int | None
    hi: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRange(_Value):
    """Numbers from ``lo`` to ``hi``, both included; ``unit`` is a currency (ISO 4217) or empty."""

    lo: Decimal | None
    hi: Decimal | None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade(_Value):
    """Any of these reliabilities (``"ABC"`` for C and better) with any of these credibilities.

    Empty is any at all, one that cannot be judged too.
    """

    reliabilities: str = ""
    credibilities: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing(_Value):
    """``none``: the event has no value of this field."""


QueryValue = Key | Word | Phrase | DateRange | NumberRange | Grade | Missing


@dataclass(frozen=True, slots=True)
class Clause:
    """Any of ``values`` holds for ``field``; ``text`` is the field of full text.

    ``said``: it is the accepted value, or a source gives it.
    """

    field: str
    values: tuple[QueryValue, ...]
    negated: bool = False
    surely: bool = False
    said: bool = False
    span: Span = dataclasses.field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class QueryReference:
    """``@name``: a named query, as one bracketed clause. ``query`` has spans in its own text."""

    name: str
    query: "Query"
    negated: bool = False
    span: Span = dataclasses.field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """Clauses that all hold; without any, every event. ``text`` reads back as the same query."""

    text: str
    clauses: tuple[Clause | QueryReference, ...]

    def __str__(self) -> str:
        return self.text


def lay_out(clauses: Iterable[Clause | QueryReference]) -> Query:
    """The query of these clauses, in canonical text, with every span set to that text."""
    parts: list[str] = []
    placed: list[Clause | QueryReference] = []
    start = 0
    for clause in clauses:
        head = "not:" if clause.negated else ""
        if isinstance(clause, QueryReference):
            part = f"{head}@{clause.name}"
            placed.append(replace(clause, span=(start, start + len(part))))
        else:
            head += "surely:" if clause.surely else ""
            head += "said:" if clause.said else ""
            alone = clause.field == "text" and len(clause.values) == 1
            bare = alone and isinstance(clause.values[0], Phrase)
            head += "" if bare else f"{clause.field}:"
            part = head + ",".join(value.text for value in clause.values)
            values: list[QueryValue] = []
            at = start + len(head)
            for value in clause.values:
                values.append(replace(value, span=(at, at + len(value.text))))
                at += len(value.text) + 1
            placed.append(replace(clause, values=tuple(values), span=(start, start + len(part))))
        parts.append(part)
        start += len(part) + 1
    return Query(" ".join(parts), tuple(placed))
