"""The value of a field from the cells of a row: what the options of a map mean.

References (actors, systems, places) are names here; ``binding`` replaces them by keys.
"""

import re
from collections.abc import Mapping

from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.kinds.countries import codes_of, country_fault
from timeline.readers.formats.base import CellFault
from timeline.readers.maps.cells.advice import dated, number_advice
from timeline.readers.maps.cells.dates import between, read_parts, with_time
from timeline.readers.maps.cells.numbers import estimates, read_number
from timeline.readers.maps.spec.columns import ValueSpec
from timeline.readers.tables.base import DateCell, NumberCell
from timeline.text import clip, made_key

CellsByColumn = Mapping[str, str]
_LONGEST = 200
"""Characters of the name of a country at most."""
AMOUNTS = frozenset({FieldType.NUMBER, FieldType.MONEY})


class AssumedValue(str):
    """A value that the cells do not state: the map gives it, with a reason."""

    __slots__ = ()


def value_of(spec: ValueSpec, field: Field, cells: CellsByColumn) -> str | list[str] | None:
    """Return the value of a field in seed notation; None if there is none. Raises CellFault.

    A field of several values has a list; so has a reference, of its names.
    """
    if not spec.condition.holds(cells):
        return None
    several = field.many or field.type in REFERENCES
    if spec.value:
        constant = AssumedValue(spec.value) if spec.reason else spec.value
        return [constant] if several else constant
    if several:
        found = _several(spec, field, cells)
        if found and spec.add:
            found = list(dict.fromkeys((*found, *spec.add)))
        return found or ([AssumedValue(spec.default)] if spec.default else None)
    text = _single(spec, field, cells)
    return text or (AssumedValue(spec.default) if spec.default else None)


def _single(spec: ValueSpec, field: Field, cells: CellsByColumn) -> str:
    if field.type is FieldType.DATE and not spec.template:
        return _date(spec, cells)
    if field.type in AMOUNTS and (spec.low or spec.best or spec.high):
        return _estimates(spec, field, cells)
    if spec.template:
        column, cell = spec.template.columns[0], spec.template.fill(cells)
    else:
        column = spec.columns[0]
        cell = cells[column]
    return _converted(spec, field, column, cell, cells)


def _several(spec: ValueSpec, field: Field, cells: CellsByColumn) -> list[str]:
    """Return the values of several columns, or of one that is split; each once."""
    given = [(column, cells[column]) for column in spec.columns]
    if spec.template:
        given = [(spec.template.columns[0], spec.template.fill(cells))]
    found: dict[str, None] = {}
    for column, cell in given:
        for part in _parts(spec, cell):
            if text := _converted(spec, field, column, part, cells):
                found[text] = None
    return list(found)


def _parts(spec: ValueSpec, cell: str) -> list[str]:
    """Return the parts of a cell; one that is a number or a date in its file has no separators."""
    if isinstance(cell, NumberCell | DateCell):
        return [cell]
    parts = cell.split(spec.split) if spec.split else [cell]
    return [" ".join(part.split()) for part in parts]


def _converted(spec: ValueSpec, field: Field, column: str, cell: str, cells: CellsByColumn) -> str:
    """Return one cell, or a part of it, as a value of a field that is not a date."""
    if not cell or cell in spec.none:
        return ""
    if (word := spec.terms.get(" ".join(cell.split()))) is not None:
        return _money(spec, word, cells) if field.type is FieldType.MONEY else word
    if spec.otherwise is not None and field.type is not FieldType.TERM:
        return spec.otherwise
    if field.type in AMOUNTS:
        return _number(spec, field, column, cell, cells)
    if field.type is FieldType.TERM:
        return _term(spec, field, column, cell)
    if field.type is FieldType.FLAG:
        return _country(column, cell)
    if field.type is FieldType.TAG:
        return made_key(cell, "tag") if any(map(str.isalnum, cell)) else ""
    if field.type is FieldType.DEGREES and spec.decimal:
        return cell.replace(spec.decimal, ".")
    return str(cell)


def _term(spec: ValueSpec, field: Field, column: str, cell: str) -> str:
    for word in field.terms:
        if cell.casefold() == word.casefold():
            return str(word)
    if spec.otherwise is not None:
        return spec.otherwise
    known = "" if spec.terms else " of the field"
    message = f"{clip(cell)!r} is not a word{known}: add it to terms, or write otherwise"
    raise CellFault(message, column)


def country_codes(text: str) -> tuple[str, ...]:
    """Return the codes of the countries that a name may mean; another name may be after it.

    Registers write ``Myanmar (Burma)``.
    """
    if len(text) > _LONGEST:
        return ()
    return codes_of(text) or codes_of(re.sub(r"\s*\([^()]*\)$", "", text))


def _country(column: str, cell: str) -> str:
    codes = country_codes(cell)
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise CellFault(f"{clip(cell)!r} may be {' or '.join(codes)}: say it in terms", column)
    raise CellFault(f"{clip(cell)!r} {country_fault(cell[:_LONGEST])}", column)


def _number(spec: ValueSpec, field: Field, column: str, cell: str, cells: CellsByColumn) -> str:
    try:
        text = _figure(spec, field, cell)
    except CellFault as fault:
        raise CellFault(fault.message, column) from fault
    if spec.about and text[0].isdecimal() and ".." not in text and spec.about.holds(cells):
        text = text if text.strip("0.") == "" else f"~{text}"
    return _money(spec, text, cells) if field.type is FieldType.MONEY else text


def _money(spec: ValueSpec, number: str, cells: CellsByColumn) -> str:
    if number in ("", "unknown", "not-applicable"):
        return number
    if not (code := spec.currency.of(cells)):
        column = spec.currency.column
        raise CellFault("has no currency for the amount: write one, such as USD", column)
    return f"{number} {code}"


def _estimates(spec: ValueSpec, field: Field, cells: CellsByColumn) -> str:
    texts: list[str] = []
    column = ""
    try:
        for column in (spec.low, spec.best, spec.high):
            cell = cells[column] if column else ""
            blank = not cell or cell in spec.none
            texts.append("" if blank else _figure(spec, field, cell))
        low, best, high = texts
        found = estimates(low, best, high, (spec.low, spec.best, spec.high))
    except CellFault as fault:
        raise CellFault(fault.message, fault.column or column) from fault
    return _money(spec, found, cells) if field.type is FieldType.MONEY else found


def _figure(spec: ValueSpec, field: Field, cell: str) -> str:
    marks = spec.thousands, spec.decimal
    try:
        return read_number(
            cell, thousands=marks[0], decimal=marks[1], times=spec.times, whole=field.whole
        )
    except CellFault as fault:
        if not (way := number_advice(cell, *marks, spec.times)):
            raise
        raise CellFault(f"{cell!r} is not a number: {way}") from fault


def _date(spec: ValueSpec, cells: CellsByColumn) -> str:
    column = (*spec.columns, *spec.parts)[0]
    try:
        if spec.parts:
            texts = [cells[each] for each in spec.parts]
            if not texts[0] or texts[0] in spec.none:
                return ""
            stated = ["" if text in spec.none else text for text in texts]
            start = read_parts(stated, spec.parts)
        else:
            start = _start(spec, column, cells)
            if not start:
                return ""
        if spec.time and (clock := cells[spec.time]) and clock not in spec.none:
            column = spec.time
            start = with_time(start, clock)
        end = ""
        if spec.to and (cell := cells[spec.to]) and cell not in spec.none:
            column = spec.to
            end = dated(cell, spec.dates)
        return _marked(spec, between(start, end, _precision(spec, cells)), cells)
    except CellFault as fault:
        raise CellFault(fault.message, fault.column or column) from fault


def _start(spec: ValueSpec, column: str, cells: CellsByColumn) -> str:
    cell = cells[column]
    if not cell or cell in spec.none:
        return ""
    if (known := spec.terms.get(" ".join(cell.split()))) is not None:
        return known
    return dated(cell, spec.dates, terms=True)


def _precision(spec: ValueSpec, cells: CellsByColumn) -> str:
    column = spec.precision.column
    if not column and not spec.precision.constant:
        return "day"
    if word := spec.precision.of(cells):
        return word
    cell = cells[column]
    if not cell:
        return "day"
    raise CellFault(f"{clip(cell)!r} is not a precision of the map: add it to its terms", column)


def _marked(spec: ValueSpec, text: str, cells: CellsByColumn) -> str:
    """Return a date with the marks of an approximate and of an uncertain one."""
    about = bool(spec.about and spec.about.holds(cells))
    doubtful = bool(spec.doubtful and spec.doubtful.holds(cells))
    mark = "%" if about and doubtful else "~" if about else "?" if doubtful else ""
    if not mark or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text):
        return text
    return f"{text}{mark}"
