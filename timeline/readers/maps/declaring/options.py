"""Read the options of a field in a map, and check that they fit the field and each other."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from timeline.kinds.base import REFERENCES, Field, FieldType, Per
from timeline.models.vocabularies import CREDIBILITIES
from timeline.readers.maps.cells.dates import PRECISIONS, layout_fault
from timeline.readers.maps.cells.values import AMOUNTS
from timeline.readers.maps.declaring.declared import DATES, OPTIONS
from timeline.readers.maps.declaring.lines import Path
from timeline.readers.maps.declaring.notes import Notes, Raw
from timeline.readers.maps.declaring.words import word_fault
from timeline.readers.maps.spec import NONE, Choice, Condition, ValueSpec
from timeline.readers.maps.templates import Template, column_alone, read_template
from timeline.text import listed

_SOURCES: Final = ("column", "columns", "template", "value", "parts", "low", "best", "high", "each")
_ESTIMATES: Final = frozenset({"low", "best", "high"})
_UNMAPPED: Final = frozenset({FieldType.RECORDS, FieldType.FILE, FieldType.EVENT})
_SLOTS: Final = {Per.MODALITY: ("expected", "actual")}


def read_specs(notes: Notes, at: Path, value: Any, field: Field) -> tuple[ValueSpec, ...]:
    """Return the ways in which a map makes a field: one, or a list of which each may apply."""
    if not isinstance(value, list):
        spec = read_spec(notes, at, value, field)
        return (spec,) if spec else ()
    found = [read_spec(notes, at, item, field) for item in value]
    return tuple(spec for spec in found if spec)


def read_spec(notes: Notes, at: Path, value: Any, field: Field) -> ValueSpec | None:
    """Return one way to make a field; None if something is wrong with it, which is noted."""
    faults = len(notes.problems)
    if field.type in _UNMAPPED:
        notes.note(at, "cannot be made from columns: leave it out, or write it in a seed file")
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


def read_condition(notes: Notes, at: Path, raw: Raw) -> Condition:
    """Return the condition of ``where`` and ``unless`` in a table."""
    return Condition(
        *(
            _cells(notes, (*at, name), raw[name]) if name in raw else {}
            for name in ("where", "unless")
        )
    )


def _with(notes: Notes, at: Path, spec: ValueSpec, value: Any, field: Field) -> ValueSpec:
    """Return the options with one more, whose key is ``at``."""
    name = at[-1]
    if name in ("where", "unless"):
        condition = replace(spec.condition, **{name: _cells(notes, at, value)})
        return replace(spec, condition=condition)
    if name == "column":
        return replace(spec, columns=(notes.column(at, value),))
    return replace(spec, **{name: _READ[name](notes, at, value, field)})


def _columns(notes: Notes, at: Path, value: Any, _field: Field) -> tuple[str, ...]:
    return tuple(notes.column(at, each) for each in notes.texts(at, value) if each)


def _column(notes: Notes, at: Path, value: Any, _field: Field) -> str:
    return notes.column(at, value)


def _text(notes: Notes, at: Path, value: Any, _field: Field) -> str:
    return notes.text(at, value)


def _split(notes: Notes, at: Path, value: Any, _field: Field) -> str:
    if not isinstance(value, str) or not value:
        notes.note(at, 'is the mark between two values, such as ";" or ", "')
        return ""
    return value


def _mark(notes: Notes, at: Path, value: Any, _field: Field) -> str:
    text = value if isinstance(value, str) else ""
    if len(text) != 1 or text.isalnum():
        notes.note(at, 'is one mark, such as "," or " "')
    return text


def _times(notes: Notes, at: Path, value: Any, _field: Field) -> str:
    text = notes.text(at, value).replace("_", "")
    try:
        if float(text or "1") > 0:
            return text
    except ValueError:
        pass
    notes.note(at, "is the unit of the column as a number, such as 1000000")
    return ""


def _constant(notes: Notes, at: Path, value: Any, field: Field) -> str:
    text = notes.text(at, value)
    if text and (fault := word_fault(field, text)):
        notes.note(at, fault)
    return text


def _terms(notes: Notes, at: Path, value: Any, field: Field) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for cell, word in shared_terms(notes, at, value, '{"cell" = "word"}').items():
        text = notes.text((*at, cell), word, empty=True)
        if text and field.type not in AMOUNTS and (fault := word_fault(field, text)):
            notes.note((*at, cell), fault)
        found[" ".join(cell.split())] = text
    return found


def shared_terms(notes: Notes, at: Path, value: Any, due: str) -> Raw:
    """Return a table of words: written here, or the one of [terms] that is named."""
    if not isinstance(value, str):
        return notes.table(at, value, due)
    name = notes.one_of(at, value, notes.terms, "a table of [terms]")
    return notes.table(("terms", name), notes.terms[name], due) if name else {}


def _otherwise(notes: Notes, at: Path, value: Any, field: Field) -> str:
    text = notes.text(at, value, empty=True)
    return _constant(notes, at, text, field) if text else ""


def _layouts(notes: Notes, at: Path, value: Any, _field: Field) -> tuple[str, ...]:
    layouts = notes.texts(at, value)
    for layout in filter(None, layouts):
        if fault := layout_fault(layout):
            notes.note(at, fault)
    return layouts


def _precision(notes: Notes, at: Path, value: Any, _field: Field) -> Choice:
    if isinstance(value, str):
        return Choice(notes.one_of(at, value, PRECISIONS, "a precision"))
    raw = notes.table(at, value, '{column = "…", terms = {"1" = "day", "2" = "month"}}')
    notes.unknown(at, raw, ("column", "terms"), "an option of a precision")
    if raw and not {"column", "terms"} <= raw.keys():
        notes.note(at, "needs a column and the terms of its cells")
        return Choice()
    terms = shared_terms(notes, (*at, "terms"), raw.get("terms"), '{"1" = "day"}') if raw else {}
    for cell, word in terms.items():
        notes.one_of((*at, "terms", cell), str(word), PRECISIONS, "a precision")
    column = notes.column((*at, "column"), raw["column"]) if raw else ""
    return Choice("", column, {cell: str(word) for cell, word in terms.items()})


def _currency(notes: Notes, at: Path, value: Any, field: Field) -> Choice:
    if isinstance(value, str):
        if fault := word_fault(field, f"1000 {value}"):
            notes.note(at, fault)
        return Choice(value)
    raw = notes.table(at, value, '"USD", or {column = "…"}')
    notes.unknown(at, raw, ("column", "terms"), "an option of a currency")
    due = '{"$" = "USD"}'
    terms = shared_terms(notes, (*at, "terms"), raw["terms"], due) if "terms" in raw else {}
    for cell, code in terms.items():
        if fault := word_fault(field, f"1000 {code}"):
            notes.note((*at, "terms", cell), fault)
    column = notes.column((*at, "column"), raw["column"]) if "column" in raw else ""
    if raw and not column:
        notes.note(at, 'needs a column, or write the currency itself: "USD"')
    return Choice("", column, {cell: str(code) for cell, code in terms.items()})


def _cells(notes: Notes, at: Path, value: Any) -> Mapping[str, frozenset[str]]:
    raw = notes.table(at, value, '{"column" = "cell"}, or a list of cells')
    return {
        notes.column((*at, column), column): frozenset(
            notes.texts((*at, column), cells, empty=True)
        )
        for column, cells in raw.items()
    }


def _condition(notes: Notes, at: Path, value: Any, _field: Field) -> Condition:
    return Condition(_cells(notes, at, value))


def _countries(notes: Notes, at: Path, value: Any, _field: Field) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("{}",) if value else ()
    patterns = notes.texts(at, value)
    for pattern in filter(None, patterns):
        if pattern.count("{}") != 1:
            notes.note(at, 'is true, or texts with {} for the country: "Government of {}"')
    return patterns


def _define(
    notes: Notes, at: Path, value: Any, field: Field
) -> Mapping[str, str | tuple[ValueSpec, ...]]:
    from timeline.readers.maps.declaring.definitions import read_definition

    return read_definition(notes, at, value, field.type.value)


def _each(notes: Notes, at: Path, value: Any, field: Field) -> Mapping[str, ValueSpec]:
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


def _template(notes: Notes, at: Path, value: Any, _field: Field) -> Template | None:
    return template_at(notes, at, value)


def template_at(notes: Notes, at: Path, value: Any) -> Template | None:
    """Return the template at a key, or that of {column = …}; None if it is none, which is noted."""
    if isinstance(value, dict) and list(value) == ["column"]:
        return column_alone(notes.column((*at, "column"), value["column"]))
    text = notes.text(at, value)
    template, fault = read_template(text) if text else (None, "")
    if fault:
        notes.note(at, fault)
    for column in template.columns if template else ():
        notes.column(at, column)
    return template


def _check_together(notes: Notes, at: Path, raw: Raw, spec: ValueSpec, field: Field) -> None:
    """Check that the options fit together."""
    given = [name for name in _SOURCES if name in raw]
    if not given:
        notes.note(at, f"says no column and no value: write one of {', '.join(_SOURCES)}")
    elif len(given) > 1 and not _ESTIMATES.issuperset(given):
        notes.note(at, f"has {listed(given, 'and')}: write one of them")
        return
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
    if not 0 <= len(spec.parts) <= 3:
        notes.note((*at, "parts"), "are the columns of the year, the month and the day")


_READ: Final[Mapping[str, Callable[[Notes, Path, Any, Field], Any]]] = {
    "columns": _columns, "template": _template, "value": _constant, "reason": _text,
    "terms": _terms, "otherwise": _otherwise, "default": _constant, "split": _split,
    "none": lambda notes, at, value, _field: frozenset(notes.texts(at, value)),
    "add": lambda notes, at, value, field: tuple(
        _constant(notes, at, each, field) for each in notes.texts(at, value)
    ),
    "dates": _layouts, "parts": _columns, "to": _column, "time": _column,
    "precision": _precision, "low": _column, "best": _column, "high": _column,
    "thousands": _mark, "decimal": _mark, "times": _times, "currency": _currency,
    "about": _condition, "doubtful": _condition, "countries": _countries, "define": _define,
    "each": _each,
    "credibility": lambda notes, at, value, _field: notes.one_of(
        at, notes.text(at, value), CREDIBILITIES, "a credibility"
    ),
}  # fmt: skip
