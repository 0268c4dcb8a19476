"""Read the options of a field in a map, and check that they fit the field and each other.

Some options have options themselves: ``each`` of the values of a field, and ``define`` of the
fields of the records that it refers to.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from timeline.kinds.base import REFERENCES, Field, FieldType, Per
from timeline.kinds.registers import BY_TYPE
from timeline.readers.maps.cells.numbers import MIXED
from timeline.readers.maps.cells.values import AMOUNTS
from timeline.readers.maps.declaring.declared import DATES, OPTIONS
from timeline.readers.maps.declaring.lines import Path
from timeline.readers.maps.declaring.names import fields_of_type
from timeline.readers.maps.declaring.notes import MapNotes, Raw
from timeline.readers.maps.declaring.single import READ, cells_at
from timeline.readers.maps.declaring.words import word_fault
from timeline.readers.maps.spec.columns import NONE, RowCondition, ValueSpec
from timeline.text import listed

_SOURCES: Final = ("column", "columns", "template", "value", "parts", "low", "best", "high", "each")
_BESIDE_EACH: Final = frozenset({"each", "credibility"})
"""What a field has as a whole; each of its values has all other options by itself."""
_ESTIMATES: Final = frozenset({"low", "best", "high"})
_UNMAPPED: Final = frozenset({FieldType.RECORDS, FieldType.FILE, FieldType.EVENT})
_SLOTS: Final = {Per.MODALITY: ("expected", "actual")}


def read_specs(notes: MapNotes, at: Path, value: Any, field: Field) -> tuple[ValueSpec, ...]:
    """Return the ways in which a map makes a field: one, or a list of which each may apply."""
    if not isinstance(value, list):
        spec = read_spec(notes, at, value, field)
        return (spec,) if spec else ()
    found = [read_spec(notes, at, item, field) for item in value]
    return tuple(spec for spec in found if spec)


def read_spec(notes: MapNotes, at: Path, value: Any, field: Field) -> ValueSpec | None:
    """Return one way to make a field; None if something is wrong with it, which is noted."""
    faults = len(notes.problems)
    if field.type in _UNMAPPED:
        way = "leave it out, or write it in a seed file"
        if field.name == "deliveries":
            way = (
                "load them as events of their own, from a table with a row for each (docs/maps.md)"
            )
        notes.note(at, f"cannot be made from columns: {way}")
        return None
    raw = {"column": value} if isinstance(value, str) else value
    raw = notes.table(at, raw, 'the name of a column, or {column = "…"}')
    notes.unknown(at, raw, OPTIONS, "an option of a field")
    spec = ValueSpec(notes.line(at))
    for name, option in OPTIONS.items():
        if name not in raw:
            continue
        if option.types and field.type not in option.types:
            message = (
                f"is an option of {listed(sorted(option.types))}, and {field.name} is {field.type}"
            )
            notes.note((*at, name), message)
            continue
        spec = _with(notes, (*at, name), spec, raw[name], field)
    if len(notes.problems) == faults:  # one fault of an option can cause others
        _check_together(notes, at, raw, spec, field)
    return spec if len(notes.problems) == faults else None


def read_condition(notes: MapNotes, at: Path, raw: Raw) -> RowCondition:
    """Return the condition of ``where`` and ``unless`` in a table."""
    return RowCondition(
        *(
            cells_at(notes, (*at, name), raw[name]) if name in raw else {}
            for name in ("where", "unless")
        )
    )


def _with(notes: MapNotes, at: Path, spec: ValueSpec, value: Any, field: Field) -> ValueSpec:
    """Return the options with one more, whose key is ``at``."""
    name = at[-1]
    if name in ("where", "unless"):
        condition = replace(spec.condition, **{name: cells_at(notes, at, value)})
        return replace(spec, condition=condition)
    if name == "column":
        return replace(spec, columns=(notes.column(at, value),))
    return replace(spec, **{name: _READ[name](notes, at, value, field)})


def _define(
    notes: MapNotes, at: Path, value: Any, field: Field
) -> Mapping[str, str | tuple[ValueSpec, ...]]:
    """Return how the records of unknown names are described: constants, and specs of columns."""
    type_ = field.type.value
    fields = fields_of_type(type_)
    title = BY_TYPE[type_].called
    required = [name for name, each in fields.items() if each.required and name != title]
    if value is True and not required:
        return {}
    raw = notes.table(at, value, _defining([fields[name] for name in fields if name != title]))
    notes.unknown(at, raw, (name for name in fields if name != title), f"a field of {type_}")
    found: dict[str, str | tuple[ValueSpec, ...]] = {}
    for name, item in raw.items():
        if name not in fields or name == title:
            continue
        where = (*at, name)
        if isinstance(item, dict | list):
            if fields[name].type is FieldType.WORDING:
                notes.note(where, "cannot be made from columns: write it under [names]")
                continue
            if specs := read_specs(notes, where, item, fields[name]):
                found[name] = specs
        elif text := notes.text(where, item):
            if fault := word_fault(fields[name], text):
                notes.note(where, fault)
            found[name] = text
    missing = [name for name in required if name not in raw]
    if missing and raw:
        notes.note(at, f"has no {listed(missing, 'and')}: every {type_} has one")
    return found


def _defining(fields: Sequence[Field]) -> str:
    """Return an example of ``define``: with the field that is required, or else the first one."""
    field = next((each for each in fields if each.required), fields[0])
    value = f'"{field.terms[0]}"' if field.terms else '{column = "…"}'
    return f"{{{field.name} = {value}}}"


def _each(notes: MapNotes, at: Path, value: Any, field: Field) -> Mapping[str, ValueSpec]:
    if field.per is Per.NOTHING and field.type is not FieldType.WORDING:
        notes.note(
            at, f"is for values of participants, or expected and actual: {field.name} has one"
        )
        return {}
    raw = notes.table(at, value, '{actual = "column"}')
    if allowed := _SLOTS.get(field.per):
        notes.unknown(at, raw, allowed, "one of these")
    one = replace(field, per=Per.NOTHING, type=FieldType.TEXT) if not field.per else field
    one = replace(one, per=Per.NOTHING, many=False)
    found = {slot: read_spec(notes, (*at, slot), item, one) for slot, item in raw.items()}
    return {slot: spec for slot, spec in found.items() if spec}


def _check_together(notes: MapNotes, at: Path, raw: Raw, spec: ValueSpec, field: Field) -> None:
    """Check that the options fit together."""
    given = [name for name in _SOURCES if name in raw]
    if not given:
        notes.note(at, f"says no column and no value: write one of {', '.join(_SOURCES)}")
    elif len(given) > 1 and not _ESTIMATES.issuperset(given):
        notes.note(at, f"has {listed(given, 'and')}: write one of them")
        return
    if "each" in raw:
        _check_each(notes, at, raw)
    several = field.many or field.type in REFERENCES
    if len(spec.columns) > 1 and not several:
        notes.note(at, 'has several columns, but one value: join them with template = "{a} {b}"')
    if ("split" in raw or "add" in raw) and not field.many:
        notes.note(at, f"{field.name} has one value, so split and add have no meaning")
    if "template" in raw and (field.type in AMOUNTS or field.type in DATES):
        notes.note((*at, "template"), f"makes texts, and {field.name} is a {field.type}")
    if field.type is FieldType.MONEY and not (spec.value or spec.each) and spec.currency == NONE:
        notes.note(at, 'has no currency: write currency = "USD", or {column = "…"}')
    if ("value" in raw or "default" in raw) and field.cited and not spec.reason:
        notes.note(at, 'is not stated by the table: write the reason for it, reason = "…"')
    if spec.thousands and "decimal" in raw and spec.thousands == spec.decimal:
        notes.note((*at, "decimal"), "is the mark of thousands, too: name two marks")
    if spec.thousands and spec.decimal == MIXED:
        notes.note((*at, "thousands"), "has no meaning where each cell has marks of its own")
    if not 0 <= len(spec.parts) <= 3:
        notes.note((*at, "parts"), "are the columns of the year, the month and the day")


def _check_each(notes: MapNotes, at: Path, raw: Raw) -> None:
    """Check that options stand where they have an effect: beside ``each``, or in its values."""
    for name in raw:
        if name not in _BESIDE_EACH:
            notes.note((*at, name), "has no effect beside each: write it in each value of each")
    for slot, one in raw["each"].items():
        for name in one if isinstance(one, dict) else ():
            if name in _BESIDE_EACH:
                notes.note((*at, "each", slot, name), "has no effect in each: write it beside each")


_READ: Final[Mapping[str, Callable[[MapNotes, Path, Any, Field], Any]]] = {
    **READ,
    "define": _define,
    "each": _each,
}
