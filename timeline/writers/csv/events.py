"""Events as CSV, one row each.

The columns, in this order; a missing value is an empty cell:

==============================  ==================================================================
``key kind title status``       as in a list
``when``                        the date as written
``edtf``                        the solved date
``precision qualifiers sure``   how well it is known; ``sure`` is ``yes`` or ``no``; ``no`` for an
                                unknown date
``earliest latest``             ISO days, empty where open or unknown
``summary place timezone``      keys are separated by ``;``; ``timezone`` is the zone in which the
                                date is stated: its own, or that of its source or file
``actors systems programme``
``tags``
each field of the kind          by its name; the fields of all kinds if none is chosen
… a number, money               ``quantity`` (the figure; empty where it is outside the bounds:
                                over 3 ships are at least 4), ``quantity_low``,
                                ``quantity_high``, ``quantity_qualifier``, ``quantity_unit``
… per participant               ``troops_by_participant``: ``usa=17000+;kor=300000``
… expected and actual           ``fleet_after_expected``, ``fleet_after_actual``, and so on
… a date                        ``delivery_expected`` as written, ``…_edtf``, ``…_earliest``,
                                ``…_latest``
… a list of records             ``deliveries_when``, ``deliveries_quantity``: as written, one for
                                each record, separated by ``;``; empty where it has none
… texts by slot                 ``slot: text``, one per line; a further line of a text that looks
                                like this is indented by a space
after each column of keys       ``place_name``, ``actors_names``, ``buyer_names`` and so on: what
                                these records are called, separated by ``; ``; one that contains
                                a ``;`` or a ``"`` is in double quotes, as in CSV
after those of all of them      ``actors_kinds`` and ``systems_categories``, in the same order,
                                separated by ``;``
after that of the place         ``place_timezone``: its time zone, in which the days are counted
``publications``                the sources on whose days of publication its dates depend, in any
                                field: ``by published KEY``; ``publications_titles`` as names, and
                                ``publications_dates`` as written, separated by ``;``
``links``                       ``part-of=KEY;responds-to=KEY``
``inferred disputed``           value paths, separated by ``;``
``grade``                       the best grade of its claims, such as ``B2``
``sources``                     keys
``source_titles``               their titles, as names
``citation``                    the sources that support it in words, each with the places that
                                are cited (``page 3, row 12``), separated by ``; ``
``independent``                 how many of these sources do not repeat one another
``quotes``                      ``source: quote`` or ``source (page 12): quote``, one per line, with
                                the line breaks of the quote; of a row of a table its cells:
                                ``source (row 5): Buyer: Northland; Year: 2011``; one that supports
                                no value ``source (page 12, disputes): quote``
==============================  ==================================================================

The names are those of seed files. Only columns that contain something are written, unless all are
asked for: then the columns do not depend on the data. ``table`` documents the file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, TextIO

from timeline.analysis.independence import independent
from timeline.canonical.comparing import AMOUNTS, read_quantity
from timeline.dates.calendar import iso_or_none
from timeline.errors import UsageError
from timeline.kinds import EVENT_FIELDS, KINDS, REFERENCES, Field, FieldType, Per
from timeline.kinds.columns import (
    ALWAYS,
    BY_PARTICIPANT,
    PUBLICATIONS,
    TERMS,
    event_columns,
    name_columns,
)
from timeline.query.results import DateValue
from timeline.query.results.rows import EventRow
from timeline.text import texts_in_cell
from timeline.writers.csv.table import CellsByPlace, write_cells
from timeline.writers.csv.words import RowWords, keys_in_cell

_SHARED: Final = frozenset({"kind", *(field.name for field in EVENT_FIELDS)})
_LINE: Final = (
    *("key", "kind", "title", "status", "when", "edtf", "precision", "qualifiers", "sure"),
    *("earliest", "latest", "summary", "timezone", "tags", "links", "inferred", "disputed"),
    *("grade", "sources", "source_titles", "citation", "independent", "quotes"),
)
"""The columns of events of every kind, except for those with keys of records."""
_REFERENCES: Final = tuple(field.name for field in EVENT_FIELDS if field.type in REFERENCES)


class _OwnField(NamedTuple):
    """A field of a kind; to ask its type anew for each value takes longer."""

    field: Field
    refers: bool
    is_amount: bool


_OWN: Final = {
    name: {
        field.name: _OwnField(field, field.type in REFERENCES, field.type in AMOUNTS)
        for field in kind.fields
        if field.name not in _SHARED
    }
    for name, kind in KINDS.items()
}


def write_csv(
    rows: Iterable[EventRow],
    file: TextIO,
    kind: str | None = None,
    excel: bool = False,
    *,
    all_columns: bool = False,
) -> None:
    """Write events to an open text file, which takes line ends as they are.

    ``kind`` limits the columns to those of that kind; ``all_columns`` writes empty ones, too.
    Raises UsageError for an unknown kind.
    """
    names = columns(kind)
    cells = map(_Layout(names).cells, rows)
    write_cells(names, cells, file, excel=excel, always=None if all_columns else ALWAYS)


def columns(kind: str | None = None) -> list[str]:
    """Return the names of all columns for one kind, or for all.

    Raises UsageError for an unknown kind.
    """
    if kind and kind not in KINDS:
        raise UsageError(f"{kind} is not the name of one kind", f"one of {', '.join(KINDS)}")
    return event_columns(KINDS[kind] if kind else None)


class _Layout:
    """The columns of a table of events, and the rows in it."""

    def __init__(self, names: list[str]) -> None:
        self._places = {name: place for place, name in enumerate(names)}
        self._names = {
            name: self._places[each]
            for name, each in name_columns().items()
            if each in self._places
        }
        self._terms = [
            (self._places[keys], self._places[each.name]) for keys, each in TERMS.items()
        ]
        self._line = [self._places[name] for name in _LINE]
        self._words = RowWords()

    def cells(self, row: EventRow) -> CellsByPlace:
        """Return the cells of an event that hold something, by the place of their column."""
        values = row.values
        titles, citation, quotes = self._words.evidence(row)
        tags = values.get("tags")
        line = (  # in the order of ``_LINE``
            row.key,
            row.kind,
            row.title,
            row.status,
            row.when,
            row.edtf,
            row.precision,
            row.qualifiers,
            "yes" if row.sure else "no",
            _day(row.earliest),
            _day(row.latest),
            values.get("summary"),
            row.timezone,
            keys_in_cell(tags) if tags else "",
            keys_in_cell([f"{type_}={key}" for type_, key in row.links]) if row.links else "",
            keys_in_cell(row.inferred) if row.inferred else "",
            keys_in_cell(row.disputed) if row.disputed else "",
            row.grade,
            keys_in_cell([*row.roots, *row.rivals] if row.rivals else row.roots),
            titles,
            citation,
            str(independent(row.roots)),
            quotes,
        )
        cells: CellsByPlace = {
            place: cell for place, cell in zip(self._line, line, strict=True) if cell
        }
        self._put_names(cells, "actors", row.actors, row.names)
        self._put_names(cells, PUBLICATIONS, row.publications, row.names)
        for name in _REFERENCES:
            if name in values:
                self._put_names(cells, name, values[name], row.names)
        for of_keys, of_terms in self._terms:
            if (keys := cells.get(of_keys)) and (found := self._words.terms(keys, row.terms)):
                cells[of_terms] = found
        of_kind = _OWN[row.kind]
        for name, value in values.items():
            if (own := of_kind.get(name)) is not None:
                self._put(cells, own, value, row)
        return cells

    def _put_names(
        self, cells: CellsByPlace, name: str, value: str | Sequence[str], names: Mapping[str, str]
    ) -> None:
        """Write the keys of records, and after them their names."""
        if value:
            keys, called = self._words.named(value, names)
            cells[self._places[name]], cells[self._names[name]] = keys, called

    def _put(self, cells: CellsByPlace, own: _OwnField, value: Any, row: EventRow) -> None:
        """Write all values of one field; ``value`` is in canonical form."""
        field = own.field
        name = field.name
        if own.refers:
            self._put_names(cells, name, value, row.names)
        elif isinstance(value, str):
            self._put_value(cells, own, name, value, row.dates.get((name, "")))
        elif field.type is FieldType.WORDING:
            cells[self._places[name]] = texts_in_cell(value)
        elif field.parts:
            for part, text in _record_cells(value):
                cells[self._places[f"{name}_{part}"]] = text
        elif field.per is Per.PARTICIPANT:
            amounts = keys_in_cell([f"{slot}={text}" for slot, text in value.items()])
            cells[self._places[name + BY_PARTICIPANT]] = amounts
        else:
            for slot, text in value.items():
                dated = row.dates.get((name, slot))
                self._put_value(cells, own, f"{name}_{slot}", text, dated)

    def _put_value(
        self, cells: CellsByPlace, own: _OwnField, name: str, text: str, dated: DateValue | None
    ) -> None:
        """Write one value with its parts, which have adjacent columns (``value_parts``)."""
        place = self._places[name]
        if own.is_amount:
            field = own.field
            money = field.type is FieldType.MONEY
            for at, part in _figures(text, money, field.whole, field.unit):
                cells[place + at] = part
        elif dated is None:
            cells[place] = text
        else:
            parts = text, dated.edtf, _day(dated.lo), _day(dated.hi)
            cells.update((at, part) for at, part in enumerate(parts, place) if part)


def _record_cells(by_slot: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield one cell for each part of a list of records; their texts have the same positions."""
    numbers = dict.fromkeys(slot.partition(".")[0] for slot in by_slot)
    for part in dict.fromkeys(slot.partition(".")[2] for slot in by_slot):
        texts = (by_slot.get(f"{number}.{part}", "") for number in numbers)
        yield part, ";".join(texts)


def _day(day: int) -> str:
    return iso_or_none(day) or ""


@lru_cache(1 << 14)
def _figures(text: str, money: bool, whole: bool, unit: str) -> tuple[tuple[int, str], ...]:
    """Return the parts of a number that it has, each with its place in ``value_parts``."""
    number = read_quantity(text, money, whole)
    figures = (number.possible, number.low if number.stated else None, number.high)
    shown = ("" if figure is None else f"{figure:f}" for figure in figures)
    parts = enumerate((*shown, number.qualifier, number.unit or unit))
    return tuple((at, part) for at, part in parts if part)
