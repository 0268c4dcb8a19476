"""``list``: events, or the entries of a register with every field that it declares."""

from collections.abc import Callable, Iterable
from functools import cache, partial, reduce
from operator import or_
from typing import Annotated, Any

from timeline.dates.calendar import UNKNOWN_EARLIEST
from timeline.kinds import BY_TYPE, DATED, Field, FieldType
from timeline.query.results import EventLine
from timeline.query.results import RegisterLine as Line
from timeline.writers.json.notation import Day, KeyOf, TextOrNull, WholeNumber
from timeline.writers.json.records.brief import BriefSource, Event
from timeline.writers.json.records.counts import CountBounds
from timeline.writers.json.shape import Made, Schema, Shape, Written, of, optional, write


class RegisterLine(Shape):
    """A line of a register; ``events`` also counts those of its parts.

    ``kind`` is the kind of an actor or the category of a system. ``items`` is left out unless items
    are counted.
    """

    type: Annotated[str, Schema(enum=[*BY_TYPE])]
    key: str
    name: str
    kind: TextOrNull
    country: TextOrNull
    part_of: KeyOf | None
    aliases: list[str]
    events: WholeNumber
    items: CountBounds | None = optional("items")


class SourceLine(BriefSource, RegisterLine, inside={BriefSource: "source"}):
    """A line of the register of sources; ``text`` is the path of its text in the chronicle."""


@cache
def _line(type_: str) -> type:
    """Return the shape of a line of a register: a key for each declared field."""
    base = SourceLine if type_ == "source" else RegisterLine
    known = {key.name for key in base.KEYS} - ({"kind"} if type_ == "actor" else set())
    types: dict[str, Any] = {"type": Annotated[str, Schema(const=type_)]}
    reads: dict[str, Any] = {"type": of("type")}
    for field in BY_TYPE[type_].fields:
        if field.name in known:
            continue
        keywords: dict[str, Any] = {"title": field.title}
        if field.type is FieldType.COLUMNS:
            types[field.name] = Annotated[dict[str, str], Schema(**keywords)]
            reads[field.name] = of(partial(_columns, field))
            continue
        keywords |= {"enum": [*field.terms, None]} if field.terms else {}
        types[field.name] = Annotated[str | None, Schema(**keywords)]
        reads[field.name] = of(partial(_text, field))
        if field.type in DATED:
            for end in ("earliest", "latest"):
                types[f"{field.name}_{end}"] = Day
                reads[f"{field.name}_{end}"] = of(_day(field, end))
    space = {"__annotations__": types, "__module__": __name__, **reads, "__doc__": base.__doc__}
    return type(f"{type_.title()}Line", (base,), space)


def _text(field: Field, line: Line) -> str | None:
    return next((value.text for value in line.values if value.field is field), None)


def _columns(field: Field, line: Line) -> dict[str, str]:
    """Return the value paths of each column of a table, by its name."""
    return {value.slot: value.text for value in line.values if value.field is field}


def _day(field: Field, end: str) -> Callable[[Line], int]:
    """Return the function that reads the first or the last day of a date."""

    def read(line: Line) -> int:
        dates = (value.dated for value in line.values if value.field is field)
        date = next(dates, None)
        if date is None:
            return UNKNOWN_EARLIEST
        return date.lo if end == "earliest" else date.hi

    return read


def _lines(entries: Iterable[Any]) -> Any:
    return [write(Event if isinstance(e, EventLine) else _line(e.type), e) for e in entries]


def _any_of_them() -> Any:
    lines: Any = reduce(or_, (_line(type_) for type_ in BY_TYPE if type_ != "query"))
    return list[Event] | list[lines]


List = Annotated[Any, Made(_any_of_them), Written(_lines)]
"""Events, or entries of one register."""
