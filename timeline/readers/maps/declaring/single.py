"""Read single options of a field in a map: columns, words, marks, layouts and conditions."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from timeline.kinds.base import Field
from timeline.models.vocabularies import CREDIBILITIES
from timeline.readers.maps.cells.dates import PRECISIONS, layout_fault
from timeline.readers.maps.cells.numbers import MIXED
from timeline.readers.maps.cells.values import AMOUNTS
from timeline.readers.maps.declaring.lines import Path
from timeline.readers.maps.declaring.notes import MapNotes, Raw
from timeline.readers.maps.declaring.words import word_fault
from timeline.readers.maps.spec.columns import RowCondition, WordRule
from timeline.readers.maps.spec.templates import Template, column_alone, read_template


def _columns(notes: MapNotes, at: Path, value: Any, _field: Field) -> tuple[str, ...]:
    return tuple(notes.column(at, each) for each in notes.texts(at, value) if each)


def _column(notes: MapNotes, at: Path, value: Any, _field: Field) -> str:
    return notes.column(at, value)


def _text(notes: MapNotes, at: Path, value: Any, _field: Field) -> str:
    return notes.text(at, value)


def _split(notes: MapNotes, at: Path, value: Any, _field: Field) -> str:
    if not isinstance(value, str) or not value:
        notes.note(at, 'is the mark between two values, such as ";" or ", "')
        return ""
    return value


def _mark(notes: MapNotes, at: Path, value: Any, _field: Field) -> str:
    text = value if isinstance(value, str) else ""
    if len(text) != 1 or text.isalnum():
        notes.note(at, 'is one mark, such as "," or " "')
    return text


def _decimal(notes: MapNotes, at: Path, value: Any, field: Field) -> str:
    return MIXED if value == MIXED and field.type in AMOUNTS else _mark(notes, at, value, field)


def _times(notes: MapNotes, at: Path, value: Any, _field: Field) -> str:
    text = notes.text(at, value).replace("_", "")
    try:
        if float(text or "1") > 0:
            return text
    except ValueError:
        pass
    notes.note(at, "is the unit of the column as a number, such as 1000000")
    return ""


def _constant(notes: MapNotes, at: Path, value: Any, field: Field) -> str:
    text = notes.text(at, value)
    if text and (fault := word_fault(field, text)):
        notes.note(at, fault)
    return text


def _terms(notes: MapNotes, at: Path, value: Any, field: Field) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for cell, word in shared_terms(notes, at, value, '{"cell" = "word"}').items():
        text = notes.text((*at, cell), word, empty=True)
        if text and field.type not in AMOUNTS and (fault := word_fault(field, text)):
            notes.note((*at, cell), fault)
        found[" ".join(cell.split())] = text
    return found


def shared_terms(notes: MapNotes, at: Path, value: Any, due: str) -> Raw:
    """Return a table of words: written here, or the one of [terms] that is named."""
    if not isinstance(value, str):
        return notes.table(at, value, due)
    name = notes.one_of(at, value, notes.terms, "a table of [terms]")
    return notes.table(("terms", name), notes.terms[name], due) if name else {}


def _otherwise(notes: MapNotes, at: Path, value: Any, field: Field) -> str:
    text = notes.text(at, value, empty=True)
    return _constant(notes, at, text, field) if text else ""


def _layouts(notes: MapNotes, at: Path, value: Any, _field: Field) -> tuple[str, ...]:
    layouts = notes.texts(at, value)
    for layout in filter(None, layouts):
        if fault := layout_fault(layout):
            notes.note(at, fault)
    return layouts


def _precision(notes: MapNotes, at: Path, value: Any, _field: Field) -> WordRule:
    if isinstance(value, str):
        return WordRule(notes.one_of(at, value, PRECISIONS, "a precision"))
    raw = notes.table(at, value, '{column = "…", terms = {"1" = "day", "2" = "month"}}')
    notes.unknown(at, raw, ("column", "terms"), "an option of a precision")
    if raw and not {"column", "terms"} <= raw.keys():
        notes.note(at, "needs a column and the terms of its cells")
        return WordRule()
    terms = shared_terms(notes, (*at, "terms"), raw.get("terms"), '{"1" = "day"}') if raw else {}
    for cell, word in terms.items():
        notes.one_of((*at, "terms", cell), str(word), PRECISIONS, "a precision")
    column = notes.column((*at, "column"), raw["column"]) if raw else ""
    return WordRule("", column, {cell: str(word) for cell, word in terms.items()})


def _currency(notes: MapNotes, at: Path, value: Any, field: Field) -> WordRule:
    if isinstance(value, str):
        if fault := word_fault(field, f"1000 {value}"):
            notes.note(at, fault)
        return WordRule(value)
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
    return WordRule("", column, {cell: str(code) for cell, code in terms.items()})


def cells_at(notes: MapNotes, at: Path, value: Any) -> Mapping[str, frozenset[str]]:
    """Return the cells of columns at a key, for a condition."""
    raw = notes.table(at, value, '{"column" = "cell"}, or a list of cells')
    return {
        notes.column((*at, column), column): frozenset(
            notes.texts((*at, column), cells, empty=True)
        )
        for column, cells in raw.items()
    }


def _condition(notes: MapNotes, at: Path, value: Any, _field: Field) -> RowCondition:
    return RowCondition(cells_at(notes, at, value))


def _countries(notes: MapNotes, at: Path, value: Any, _field: Field) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("{}",) if value else ()
    patterns = notes.texts(at, value)
    for pattern in filter(None, patterns):
        if pattern.count("{}") != 1:
            notes.note(at, 'is true, or texts with {} for the country: "Government of {}"')
    return patterns


def _template(notes: MapNotes, at: Path, value: Any, _field: Field) -> Template | None:
    return template_at(notes, at, value)


def template_at(notes: MapNotes, at: Path, value: Any) -> Template | None:
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


READ: Final[Mapping[str, Callable[[MapNotes, Path, Any, Field], Any]]] = {
    "columns": _columns, "template": _template, "value": _constant, "reason": _text,
    "terms": _terms, "otherwise": _otherwise, "default": _constant, "split": _split,
    "none": lambda notes, at, value, _field: frozenset(notes.texts(at, value)),
    "add": lambda notes, at, value, field: tuple(
        _constant(notes, at, each, field) for each in notes.texts(at, value)
    ),
    "dates": _layouts, "parts": _columns, "to": _column, "time": _column,
    "precision": _precision, "low": _column, "best": _column, "high": _column,
    "thousands": _mark, "decimal": _decimal, "times": _times, "currency": _currency,
    "about": _condition, "doubtful": _condition, "countries": _countries,
    "credibility": lambda notes, at, value, _field: notes.one_of(
        at, notes.text(at, value), CREDIBILITIES, "a credibility"
    ),
}  # fmt: skip
"""The readers of options by name, without those that contain further options."""
