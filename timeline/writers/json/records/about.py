"""One record with all its values, or the reasons for its dates: ``about``.

The keys follow from the declarations of the fields. A field that has a value is present: the value
itself, a list of values, or an object by slot.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from typing import Annotated, Any, Final, Union

from timeline.analysis.independence import support
from timeline.kinds import BY_TYPE, KINDS, Field, FieldType, Per
from timeline.models.vocabularies import LINKS, MODALITIES
from timeline.query.results import EntityDetail, EventDetail, SourceDetail, Value
from timeline.query.results.stated import stated
from timeline.writers.json.notation import Day, KeyOf, TextOrNull, WholeNumber
from timeline.writers.json.records.brief import BriefSource, Event, Quantity
from timeline.writers.json.records.claims import Citation, Cited, Claim
from timeline.writers.json.shape import Made, Schema, Shape, Written, of, optional, write

Modality = Annotated[str, Schema(enum=[*filter(None, MODALITIES)])]
Detail = EventDetail | EntityDetail | SourceDetail

SHARED: Final = frozenset(
    {
        *("kind", "title", "status", "summary", "when", "timezone", "place"),
        *("systems", "programme", "tags"),
    }
)
"""Fields that ``Event`` already has."""
OF_SOURCES: Final = frozenset(
    {"title", "publisher", "published", "reliability", "url", "derived_from", "text"}
)
"""Fields that ``BriefSource``, or the text of the source, already has."""


class Step(Shape):
    """A statement that gives a date, or derives it from another; ``day`` is the resulting day."""

    record: str = of("statement.node")
    statement: str = of("statement.text")
    day: Day
    file: str = of("statement.path")
    line: WholeNumber = of("statement.line")
    quote: TextOrNull = of("statement.quote")
    approximate: bool = of("statement.soft")
    inferred: bool = of("statement.inferred")


class Reason(Shape):
    """The reason for a bound of a date: the statements from which it follows.

    The first statement gives a date; each of the others derives a date from the one before.
    """

    field: str = of("path")
    bound: Annotated[str, Schema(enum=["start_lo", "start_hi", "end_lo", "end_hi"])]
    day: Day
    because: list[Step] = of("steps")


class Link(Shape):
    """A link to another event; ``outward`` if it is recorded in this event."""

    type: Annotated[str, Schema(enum=[*LINKS])]
    outward: bool
    key: str = of("other.key")


class Support(Shape):
    """How many sources support a value, and how many of them are independent."""

    sources: WholeNumber
    independent: WholeNumber


class FieldDate(Shape):
    """A date other than that of the event."""

    text: str
    edtf: str = of("dated.edtf")
    earliest: Day = of("dated.lo")
    latest: Day = of("dated.hi")
    sure: bool = of("dated.sure")


class _Event(Event, inside={Event: "line"}):
    summary: TextOrNull
    links: list[Link]
    support: dict[str, Support] = of(lambda detail: dict(_support(detail)))
    claims: list[Claim] = of(lambda detail: list(_claims(detail)))
    file: str
    line: WholeNumber = of("file_line")
    corrections: list[str]


class _Entry(Shape):
    type: str
    key: str
    name: str
    wholes: list[KeyOf]
    parts: list[KeyOf]
    claims: list[Claim] = of(lambda detail: list(_claims(detail)))
    events: list[Event] = of("events.events")
    total: WholeNumber = of("events.total")
    file: str
    line: WholeNumber = of("file_line")


class _Source(BriefSource, inside={BriefSource: "source"}):
    type: str
    text: str | None
    sha256: TextOrNull
    sentences: WholeNumber
    uncited: list[tuple[WholeNumber, WholeNumber]]
    citations: list[Citation] = of(lambda detail: list(_citations(detail)))
    claims: list[Claim] = of(lambda detail: list(_claims(detail)))
    reprints: list[KeyOf]
    events: list[Event] = of("events.events")
    total: WholeNumber = of("events.total")
    file: str
    line: WholeNumber = of("file_line")


def _claims(detail: Detail) -> Iterator[Cited]:
    """Yield each claim once for each value that it covers."""
    return (Cited(each.path, each.accepted, each.claim) for each in stated(detail))


def _citations(detail: SourceDetail) -> Iterator[Cited]:
    for claim in detail.citations:
        for path in claim.paths:
            yield Cited(path, None, claim)


def _support(detail: EventDetail) -> Iterator[tuple[str, Any]]:
    links = (link.path for link in detail.links if link.outward)
    for path in dict.fromkeys([*(value.path for value in detail.values), *links]):
        if (given := support(detail.claims_on(path))).sources:
            yield path, given


def _type(field: Field) -> Any:
    """Return the declared type of the values of a field, with how they are written."""
    if field.parts:
        item = _item(field)
        return Annotated[list[item], Written(lambda values: _items(item, values))]  # type: ignore[valid-type]
    value: Any = Annotated[str, Written(attrgetter("text"))]
    if field.type in (FieldType.NUMBER, FieldType.MONEY):
        value = Annotated[Quantity, Written(_amount)]
    elif field.type is FieldType.DATE and field.per in (Per.MODALITY, Per.ITEM):
        value = FieldDate
    elif field.terms:
        value = Annotated[value, Schema(enum=field.terms)]
    if field.many:
        return list[value]

    def one(values: list[Value]) -> Any:
        return write(value, values[0])

    def by_slot(values: list[Value]) -> Any:
        return {each.slot: write(value, each) for each in values}

    if field.per is Per.PARTICIPANT:
        either = Written(lambda values: (by_slot if values[0].slot else one)(values))
        return Annotated[value | dict[str, value], either]
    if field.per is Per.MODALITY:
        return Annotated[dict[Modality, value], Written(by_slot)]
    if field.type in (FieldType.WORDING, FieldType.COLUMNS):
        return Annotated[dict[str, value], Written(by_slot)]
    return Annotated[value, Written(one)]


@cache
def _item(field: Field) -> type:
    """Return the shape of one of a list of records: its number, and a key for each of its parts."""
    types: dict[str, Any] = {"number": WholeNumber}
    reads: dict[str, Any] = {"number": of(lambda values: int(values[0].slot.partition(".")[0]))}
    for part in field.parts:
        types[part.name] = Annotated[_type(field.at(part.name)), _schema(part)]
        reads[part.name] = optional(partial(_part, part.name))
    space = {"__annotations__": types, "__module__": __name__, **reads}
    space["__doc__"] = f"One of the {field.title.lower()}."
    return type(f"{field.name.title()}Item", (Shape,), space)


def _schema(field: Field) -> Schema:
    return Schema(title=field.title, **({"description": field.about} if field.about else {}))


def _items(item: type, values: list[Value]) -> list[Any]:
    by_number = groupby(values, key=lambda value: value.slot.partition(".")[0])
    return [write(item, list(parts)) for _, parts in by_number]


def _part(name: str, values: list[Value]) -> list[Value] | None:
    return [value for value in values if value.slot.partition(".")[2] == name] or None


def _amount(value: Value) -> Any:
    """Return a quantity with its text as written, and its unit."""
    assert value.quantity is not None
    unit = value.quantity.unit or value.field.unit or None
    return write(Quantity, value.quantity) | {"text": value.text, "unit": unit}


@cache
def _event(kind: str) -> type:
    """Return the shape of an event of this kind."""
    fields = (field for field in KINDS[kind].fields if field.name not in SHARED)
    return _record(_Event, f"event-{kind}", {"kind": kind}, fields, "links")


@cache
def _entry(type_: str) -> type:
    """Return the shape of a record of this type, other than an event."""
    is_source = type_ == "source"
    known = OF_SOURCES if is_source else {"name"}
    fields = (field for field in BY_TYPE[type_].fields if field.name not in known)
    if is_source:
        return _record(_Source, type_, {"type": type_}, fields, "text")
    return _record(_Entry, type_, {"type": type_}, fields, "wholes")


def _record(
    base: type, name: str, constants: dict[str, str], fields: Iterable[Field], before: str
) -> type:
    """Return a shape with a key for each of these fields, and constant values for some others."""
    types: dict[str, Any] = {}
    reads: dict[str, Any] = {}
    for key, word in constants.items():
        types[key] = Annotated[str, Schema(const=word)]
        reads[key] = of(_always(word))
    for field in fields:
        types[field.name] = Annotated[_type(field), _schema(field)]
        reads[field.name] = optional(partial(_values, field.name))
    space = {"__annotations__": types, "__module__": __name__, **reads}
    space["__doc__"] = f"One {name.removeprefix('event-')} with all its values."
    class_name = "".join(map(str.title, name.split("-")))
    return type(class_name, (base,), space, before=before)


def _always(word: str) -> Callable[[Any], str]:
    return lambda _: word


def _values(name: str, detail: Detail) -> list[Value] | None:
    """Return the values of a field, None if there are none."""
    return [value for value in detail.values if value.field.name == name] or None


def _any_of_them() -> Any:
    return Union[(*map(_event, KINDS), *map(_entry, BY_TYPE), list[Reason])]


def _about(found: Detail | list[Any]) -> Any:
    if isinstance(found, list):
        return write(list[Reason], found)
    if isinstance(found, EventDetail):
        return write(_event(found.line.kind), found)
    return write(_entry("source" if isinstance(found, SourceDetail) else found.type), found)


About = Annotated[Any, Made(_any_of_them), Written(_about)]
"""The record; with ``--why`` the reason for each bound of the dates of an event."""
