"""Conditions on entries of registers, each made from the names of its columns.

``entry`` is the table of a register or an alias of it. None of the conditions is ever NULL.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Float, and_, cast, func, or_, select, true, union_all

from timeline.database.rounds import among
from timeline.database.sessions import Session
from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST
from timeline.kinds.base import FieldPeriod
from timeline.models.columns import TABLES
from timeline.query.conditions.fields import fulltext
from timeline.query.conditions.fields.inferred import is_inferred
from timeline.query.conditions.fields.references import meant
from timeline.query.conditions.fields.scope import Condition, Holds, Scope, TextsOf
from timeline.query.grammar.nodes import DateRange
from timeline.query.grammar.words import index_tokens, matches

_ALIAS = TABLES["alias"]
VAGUE: Final = frozenset("~?%")
"""The qualifiers of EDTF: a plain date with one of them is not sure."""


def _one_of(column: Any, values: Sequence[Any]) -> Condition:
    """Return the condition that a column that may be null has one of the values, or any at all."""
    known: Condition = column.is_not(None)
    return and_(known, column.in_([value.value for value in values])) if values else known


def column(name: str) -> Holds:
    """The column has one of the values."""
    return lambda entry, values, _scope: _one_of(entry.c[name], values)


def language(name: str) -> Holds:
    """The language is one of these.

    A tag includes more exact ones (basic filtering of RFC 4647): ``zh`` finds ``zh-Hant``.
    """

    def holds(entry: Any, values: Sequence[Any], _scope: Scope) -> Condition:
        column = func.lower(entry.c[name])
        tags = [value.value.lower() for value in values]
        found = [
            or_(column == tag, func.substr(column, 1, len(tag) + 1) == f"{tag}-") for tag in tags
        ]
        return and_(entry.c[name].is_not(None), or_(*found) if found else true())

    return holds


def degrees(name: str) -> Holds:
    """Degrees, which are stored as written, lie in one of the ranges."""

    def holds(entry: Any, values: Sequence[Any], _scope: Scope) -> Condition:
        number = cast(entry.c[name], Float)
        found = []
        for each in values:
            begins = [] if each.lo is None else [number >= float(each.lo)]
            ends = [] if each.hi is None else [number <= float(each.hi)]
            found.append(and_(true(), *begins, *ends))
        return and_(entry.c[name].is_not(None), or_(*found) if found else true())

    return holds


def reference(name: str, type_: str) -> Holds:
    """The entry refers to one of the records or to a part of one."""

    def holds(entry: Any, values: Sequence[Any], scope: Scope) -> Condition:
        column = entry.c[f"{name}_id"]
        return and_(column.is_not(None), meant(column, TABLES[type_], values, scope))

    return holds


def key(entry: Any, values: Sequence[Any], scope: Scope) -> Condition:
    """The entry is one of these records."""
    ids = [id_ for value in values for id_ in scope.ids[value.key]]
    return entry.c.id.in_(ids) if values else true()


# -- texts ----------------------------------------------------------------------------------------


def words(texts: TextsOf) -> Holds:
    """One of the texts contains the words."""

    def holds(entry: Any, values: Sequence[Any], scope: Scope) -> Condition:
        if not values:
            return entry.c.id.in_(_text_rows(texts, only_ids=True))  # type: ignore[no-any-return]
        phrases = [fulltext.tokens(value) for value in values]
        ids = {
            id_
            for id_, words in scope.texts[texts]
            if any(matches(words, phrase) for phrase in phrases)
        }
        return entry.c.id.in_(among(sorted(ids), scope.dialect))  # type: ignore[no-any-return]

    return holds


def _text_rows(texts: TextsOf, only_ids: bool = False) -> Any:
    """Return a SELECT of these texts of a register, with the id of the entry of each."""
    table = TABLES[texts.register]
    selects = []
    for name in texts.columns:
        if name:
            id_, text = table.c.id, table.c[name]
            found = select(id_) if only_ids else select(id_, text)
            selects.append(found.where(text.is_not(None)))
        else:  # the aliases
            found = (
                select(_ALIAS.c.entity_id)
                if only_ids
                else select(_ALIAS.c.entity_id, _ALIAS.c.text)
            )
            selects.append(found.where(_ALIAS.c.entity_id.in_(select(table.c.id))))
    return union_all(*selects)


def read_texts(
    session: Session, wanted: Iterable[TextsOf | None]
) -> dict[TextsOf, list[tuple[int, list[str]]]]:
    """Return the words of texts of registers, each with the id of its entry."""
    return {
        texts: [(id_, index_tokens(text)) for id_, text in session.execute(_text_rows(texts))]
        for texts in wanted
        if texts
    }


# -- dates ----------------------------------------------------------------------------------------


def _is_sure(entry: Any, name: str) -> Condition:
    """The date is neither approximate nor uncertain, nor inferred."""
    text = entry.c[name]
    exact = (~text.contains(mark, autoescape=True) for mark in sorted(VAGUE))
    return and_(*exact, ~is_inferred(entry.c.id, name))


def _is_known(entry: Any, name: str) -> Condition:
    return entry.c[name] != "unknown"  # type: ignore[no-any-return]


def _windows(
    holds: Callable[[Any, DateRange], Condition], known: Callable[[Any], Condition]
) -> Holds:
    """``holds`` for any of the windows; without any, the date is known."""

    def condition(entry: Any, values: Sequence[Any], _scope: Scope) -> Condition:
        return or_(*(holds(entry, each) for each in values)) if values else known(entry)

    return condition


def date(name: str, surely: bool) -> Holds:
    """A date of an entry may be, or must be, on one of the days."""

    def holds(entry: Any, window: DateRange) -> Condition:
        lo, hi = entry.c[f"{name}_lo"], entry.c[f"{name}_hi"]
        first, last = (lo, hi) if surely else (hi, lo)
        conditions = [_is_known(entry, name)]
        conditions += [_is_sure(entry, name)] if surely else []
        conditions += [] if window.lo is None else [first >= window.lo]
        conditions += [] if window.hi is None else [last <= window.hi]
        return and_(*conditions)

    return _windows(holds, lambda entry: _is_known(entry, name))


def period(name: str, surely: bool) -> Holds:
    """A period includes one of the days, or surely all of them; an inferred period is not sure."""

    def holds(entry: Any, window: DateRange) -> Condition:
        lo, hi = entry.c[f"{name}_lo"], entry.c[f"{name}_hi"]
        conditions = [_is_known(entry, name)]
        if surely:
            conditions.append(~is_inferred(entry.c.id, name))
            conditions.append(lo <= (OPEN_EARLIEST if window.lo is None else window.lo))
            conditions.append(hi >= (OPEN_LATEST if window.hi is None else window.hi))
        else:
            conditions += [] if window.lo is None else [hi >= window.lo]
            conditions += [] if window.hi is None else [lo <= window.hi]
        return and_(*conditions)

    return _windows(holds, lambda entry: _is_known(entry, name))


def span(span: FieldPeriod, surely: bool) -> Holds:
    """A period between two dates, each of which may be unknown, includes one of the days."""

    def holds(entry: Any, window: DateRange) -> Condition:
        side = "hi" if surely else "lo"
        conditions: list[ColumnElement[bool]] = [true()]
        if window.hi is not None:
            conditions.append(entry.c[f"{span.first}_{side}"] <= window.hi)
            conditions += [_is_sure(entry, span.first)] if surely else []
        if window.lo is not None:
            conditions.append(entry.c[f"{span.last}_{'lo' if surely else 'hi'}"] >= window.lo)
            conditions += [_is_sure(entry, span.last)] if surely else []
        return and_(*conditions)

    return _windows(
        holds, lambda entry: or_(_is_known(entry, span.first), _is_known(entry, span.last))
    )
