"""The parts of a query, and its canonical text.

Every node is an immutable value with a ``span``: its position in the text of its query (code
points, end exclusive). So an error that is found later, such as an unknown key, can be shown with
a caret. Spans are ignored in comparisons.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from timeline.spans import Span

QueryType = Literal[
    "key", "vocabulary", "number", "money", "date", "grade", "country", "text", "tag", "degrees",
    "zone", "language", "plain",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class QueryField:
    """A field of the query language.

    ``owner`` is the type of the records that have it. ``meaning`` completes "an event matches if".
    ``single``: an event has at most one value of it, so two clauses on it are a mistake.
    ``values``: all values of a vocabulary, or the words instead of a number. ``keys``: the type of
    the records whose keys are its values. ``title``: its name in messages. ``said``: a source may
    give a value that differs from the accepted one, so that ``said:`` and ``rival:`` are possible.
    ``through``: for a field of what an event refers to, the field that refers to it (``system`` of
    ``system.class``). ``numbers``: for the dates of a list of records, the field of the numbers
    next to them. ``whole``: its numbers are those of whole things. ``end``: it is the field
    ``date`` with the first or the last one of a range of days.
    """

    name: str
    type: QueryType
    meaning: str = ""
    single: bool = False
    values: tuple[str, ...] | None = None
    keys: str = ""
    title: str = ""
    said: bool = False
    owner: str = "event"
    through: str = ""
    numbers: str = ""
    whole: bool = False
    end: Literal["first", "last"] | None = None

    @property
    def uncertain(self) -> bool:
        """Whether its values may match only possibly, so that ``surely:`` is possible."""
        return self.type in ("date", "number", "money")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    text: str
    """The canonical spelling, with quotes if it needs them."""
    span: Span = dataclasses.field(default=Span(0, 0), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(_Value):
    """The key of a record; its parts are included, unless ``exact`` (``=key``)."""

    key: str
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordValue(_Value):
    """A value of a vocabulary or of a plain field, or a word instead of a number."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(_Value):
    """Full text: words that follow each other; with ``prefix`` the last is the start of a word."""

    phrase: str
    prefix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange(_Value):
    """Days from ``lo`` to ``hi``, both included (day numbers of ``dates``); None: no bound."""

    lo: int | None
    hi: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRange(_Value):
    """Numbers from ``lo`` to ``hi``, both included; None: no bound.

    ``unit`` is a currency (ISO 4217) or empty.
    """

    lo: Decimal | None
    hi: Decimal | None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade(_Value):
    """Any of these reliabilities (``"ABC"`` for C and better) with any of these credibilities.

    Empty means any, including F and 6 (cannot be judged).
    """

    reliabilities: str = ""
    credibilities: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingValue(_Value):
    """``none``: the event has no value of this field."""


QueryValue = Key | WordValue | Phrase | DateRange | NumberRange | Grade | MissingValue


@dataclass(frozen=True, slots=True)
class Clause:
    """The event has any of ``values`` in ``field``; the field ``text`` is full text.

    ``surely``: it certainly has. ``said``: the accepted value or one that any source gives.
    ``rival``: a value that disputes the accepted one.
    """

    field: str
    values: tuple[QueryValue, ...]
    negated: bool = False
    surely: bool = False
    said: bool = False
    rival: bool = False
    span: Span = dataclasses.field(default=Span(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class QueryReference:
    """``@name``: a named query as one clause. The spans of ``query`` are those in its own text."""

    name: str
    query: "Query"
    negated: bool = False
    span: Span = dataclasses.field(default=Span(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """Clauses that must all be true; without any, every event matches.

    ``text`` is the canonical text; parsed again, it gives the same query.
    """

    text: str
    clauses: tuple[Clause | QueryReference, ...]

    def __str__(self) -> str:
        return self.text


def lay_out(clauses: Iterable[Clause | QueryReference]) -> Query:
    """Return the query of these clauses, with its canonical text and the spans in this text."""
    parts: list[str] = []
    placed: list[Clause | QueryReference] = []
    start = 0
    for clause in clauses:
        head = "not:" if clause.negated else ""
        if isinstance(clause, QueryReference):
            part = f"{head}@{clause.name}"
            placed.append(replace(clause, span=Span(start, start + len(part))))
        else:
            head += "surely:" if clause.surely else ""
            head += "said:" if clause.said else ""
            head += "rival:" if clause.rival else ""
            alone = clause.field == "text" and len(clause.values) == 1
            bare = alone and isinstance(clause.values[0], Phrase)
            head += "" if bare else f"{clause.field}:"
            part = head + ",".join(value.text for value in clause.values)
            values: list[QueryValue] = []
            at = start + len(head)
            for value in clause.values:
                values.append(replace(value, span=Span(at, at + len(value.text))))
                at += len(value.text) + 1
            placed.append(
                replace(clause, values=tuple(values), span=Span(start, start + len(part)))
            )
        parts.append(part)
        start += len(part) + 1
    return Query(" ".join(parts), tuple(placed))
