"""The values in the cells of our own tables of events, in the notation of seed files.

``writers.csv`` says what each column contains. Columns that are computed (``edtf``, ``earliest``,
``sure``, ``actors`` and so on) are not read: they are computed again.
"""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from timeline.canonical.comparing import read_quantity
from timeline.errors import QuantityError
from timeline.kinds.base import REFERENCES, Field, FieldType, Per
from timeline.kinds.columns import BY_PARTICIPANT, value_parts
from timeline.models.vocabularies import MODALITIES
from timeline.quantities.notation import QUALIFIERS, UNSTATED, Qualifier, notation
from timeline.readers.formats.labels import CellOf
from timeline.text import clip, texts_of_cell

Fault = Callable[[str, str], None]
"""Notes what is wrong with the cell in a column, and what would be right."""
Refer = Callable[[Field, str, str], str]
"""Returns the key of the record that a name in a column means."""
Date = Callable[[str], str]
"""Returns the date in a column, as it can be stated in this table."""
ItemDate = Callable[[str, str], str]
"""Returns a date of a list in a column, if it can be stated in this table; or nothing."""

TakesPart = Callable[[str, str, str], bool]
"""Returns whether the row names an actor, who has a number in a column, in a role."""

_QUALIFIERS: Final[dict[str, Qualifier]] = {name: name for name in QUALIFIERS}
_MODALITIES: Final = tuple(filter(None, MODALITIES))
_ACTOR: Final = Field("actor", "Actor", FieldType.ACTOR)


class CellReader:
    """Reads the fields of one row."""

    def __init__(
        self,
        cell: CellOf,
        fault: Fault,
        refer: Refer,
        date: Date,
        item: ItemDate,
        *,
        takes_part: TakesPart,
    ) -> None:
        self.cell = cell
        self.fault = fault
        self.refer = refer
        self.date = date
        self.item_date = item
        self.takes_part = takes_part

    def value(self, field: Field) -> Any:
        """Return the value of a field as a seed file has it; empty if the row has none."""
        name = field.name
        if field.parts:
            return self._records(field)
        if field.type in REFERENCES or field.type is FieldType.TAG:
            found = [self._key(field, each) for each in split(self.cell(name))]
            return found if field.many else ";".join(found)
        if field.type is FieldType.WORDING:
            return self._wordings(name)
        if field.per is Per.MODALITY:
            each = {slot: self._one(field, f"{name}_{slot}") for slot in _MODALITIES}
            return {slot: text for slot, text in each.items() if text}
        if field.per is Per.PARTICIPANT and (cell := self.cell(f"{name}{BY_PARTICIPANT}")):
            return self._by_participant(field, cell)
        return self._one(field, name)

    def _key(self, field: Field, name: str) -> str:
        return self.refer(field, name, field.name) if field.type in REFERENCES else name

    def _one(self, field: Field, name: str) -> str:
        if field.type in (FieldType.NUMBER, FieldType.MONEY):
            return self._number(field, name)
        return self.date(name) if field.type is FieldType.DATE else self.cell(name)

    def _number(self, field: Field, name: str) -> str:
        """Return the notation of a number from its figures, its qualifier and its unit."""
        best, low, high, qualifier, unit = (
            self.cell(f"{name}{part}") for part in value_parts(field)
        )
        if qualifier in UNSTATED:
            return qualifier
        if not (best or low or high):
            return ""
        money = field.type is FieldType.MONEY
        if unit and not money and unit != field.unit:
            self.fault(f"{name}_unit", f"is {clip(unit)!r}, but {field.name} is in {field.unit}")
        if not (low or high or qualifier):  # written by hand
            return f"{best} {unit}" if money and unit and " " not in best else best
        figures = self._figures(name, (best, low, high))
        if figures is None:
            return ""
        if qualifier not in _QUALIFIERS:
            message = f"{clip(qualifier)!r} is not one of {', '.join(QUALIFIERS)}"
            self.fault(f"{name}_qualifier", message)
            return ""
        mid, first, last = figures
        if mid is None and field.whole:  # the figure is outside the bounds, and has no cell
            mid = _beside(qualifier, first, last)
        stated, currency = _QUALIFIERS[qualifier], unit if money else None
        text = notation(first or Decimal(0), mid, last, stated, currency)
        if not _has_figures(field, text, figures):
            message = f"the figures are not those of {text}: correct all, or leave only {name}"
            self.fault(name, message)
        return text

    def _figures(self, name: str, cells: tuple[str, str, str]) -> tuple[Decimal | None, ...] | None:
        found: list[Decimal | None] = []
        for part, cell in zip(("", "_low", "_high"), cells, strict=True):
            try:
                found.append(Decimal(cell) if cell else None)
            except InvalidOperation:
                self.fault(
                    f"{name}{part}",
                    f"{clip(cell)!r} is not a number: write its digits, with a point for decimals",
                )
                return None
        return tuple(found)

    def _by_participant(self, field: Field, cell: str) -> dict[str, str]:
        column = f"{field.name}{BY_PARTICIPANT}"
        found: dict[str, str] = {}
        for each in split(cell):
            name, equals, text = each.partition("=")
            if not equals:
                self.fault(column, f"{clip(each)!r} has no =: write usa=17000+;kor=300000")
            elif self.takes_part(column, name.strip(), text.strip()):
                found[self.refer(_ACTOR, name.strip(), column)] = text.strip()
        if self.cell(field.name):
            self.fault(field.name, f"is the number of all together: remove it, or {column}")
        return found

    def _records(self, field: Field) -> list[dict[str, str]]:
        """Return a list of records, whose parts have the same positions in their cells."""
        texts = {
            part.name: self.cell(f"{field.name}_{part.name}").split(";") for part in field.parts
        }
        for part in field.parts:
            if part.type is FieldType.DATE:
                column = f"{field.name}_{part.name}"
                texts[part.name] = [self.item_date(column, text) for text in texts[part.name]]
        most = max(map(len, texts.values()))
        found = [
            {
                name: each[at].strip()
                for name, each in texts.items()
                if each[at:] and each[at].strip()
            }
            for at in range(most)
        ]
        return [each for each in found if each]

    def _wordings(self, name: str) -> dict[str, str]:
        """Return texts by slot: a line without one continues the text of the line before."""
        found = texts_of_cell(self.cell(name))
        if rest := found.pop("", "").strip():
            line = rest.split("\n")[0]
            self.fault(name, f"{clip(line)!r} has no name: write NAME: before it")
        return found


def split(cell: str) -> list[str]:
    """Return the parts of a cell that are separated by ``;``, each once and none empty."""
    return list(dict.fromkeys(part for each in cell.split(";") if (part := each.strip())))


def _has_figures(field: Field, text: str, figures: tuple[Decimal | None, ...]) -> bool:
    """Whether the notation of a number has these figures; if it is not valid, that is for later."""
    try:
        number = read_quantity(text, field.type is FieldType.MONEY, field.whole)
    except QuantityError:
        return True
    best, *bounds = figures
    return best in (number.best, number.possible) and bounds == [number.low, number.high]


def _beside(qualifier: str, low: Decimal | None, high: Decimal | None) -> Decimal | None:
    """Return the figure of a number of whole things that is over or under it, from its bounds."""
    if qualifier == "over" and low is not None:
        return low - 1
    return high + 1 if qualifier == "under" and high is not None else None
