"""Which columns of numbers may be which amounts: their marks, their currency and their unit."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from timeline.kinds.base import Field, FieldType, Per
from timeline.quantities.currencies import MINOR_UNITS
from timeline.readers.maps.cells.numbers import MIXED, both_meanings
from timeline.readers.maps.cells.values import AMOUNTS
from timeline.readers.maps.drafting.columns import CURRENCIES, ColumnProfile
from timeline.readers.maps.drafting.said import few
from timeline.readers.maps.drafting.titles import Guess, free, meant_field
from timeline.readers.maps.toml import quoted
from timeline.text import plural

_ESTIMATES: Final = ("low", "best", "high")
_UNITS: Final = {
    "m": 1_000_000, "mn": 1_000_000, "mil": 1_000_000, "million": 1_000_000,
    "millions": 1_000_000, "bn": 1_000_000_000, "billion": 1_000_000_000,
    "billions": 1_000_000_000, "mio": 1_000_000, "mrd": 1_000_000_000,
    "억원": 100_000_000, "k": 1000, "thousand": 1000, "thousands": 1000,
}  # fmt: skip
"""Words of the name of a column that are the unit of its numbers: ``Value (EUR m)``."""


def give_amounts(
    guess: Guess, columns: Sequence[ColumnProfile], known: Mapping[str, Field]
) -> None:
    """Give columns of numbers and of money to the fields of their names."""
    by_word = {
        word: column
        for column in free(guess, columns, "number")
        for word in _ESTIMATES
        if word in column.words and len(column.words) <= 2
    }
    target = next((name for name in ("killed", "quantity") if name in known), "")
    if len(by_word) == 3 and target:
        named = [by_word[word] for word in _ESTIMATES]
        guess.give(target, {word: by_word[word].name for word in _ESTIMATES}, named)
    for column in list(free(guess, columns, "number", "money")):
        name = meant_field(column, known, AMOUNTS)
        if name and name not in guess.fields:
            spec, remarks = amount_spec(column, known[name])
            if known[name].per is Per.MODALITY:
                spec = {"each": {"actual": spec}}
            guess.give(name, spec, [column], "; ".join(remarks))


def amount_spec(
    column: ColumnProfile, field: Field | None = None
) -> tuple[dict[str, Any], list[str]]:
    """Return how a column of numbers is read, and what is doubtful about it."""
    spec: dict[str, Any] = {"column": column.name}
    remarks: list[str] = []
    for mark, name in ((".", "point"), (",", "comma")):
        if cells := [text for text in column.marked if mark in text]:
            what = "thousands" if column.thousands == mark else "decimals"
            remarks.append(f"CHECK: the {name} in {few(cells)} is taken as a mark of {what}")
            if what == "decimals" and column.thousands:
                remarks.append(
                    f"if it marks thousands there, write decimal = {quoted(MIXED)} instead: then"
                    " such cells are errors of their rows"
                )
    if column.either:
        cell = column.either[0]
        without, point = both_meanings(cell)
        count = plural(sum(column.values[text] for text in column.either), "cell")
        remarks.append(
            f"CHECK: {count} such as {cell} can be {without} or {point}, and their rows are"
            f" rejected; if all are of one sort, say which: decimal = {quoted('.')} or"
            f" {quoted(',')}, and the other one as thousands"
        )
    elif column.decimal == MIXED:
        remarks.append("CHECK: some numbers have a point for decimals, and others a comma")
    if column.thousands:
        spec["thousands"] = column.thousands
    if column.decimal:
        spec["decimal"] = column.decimal
    if unit := next((_UNITS[word] for word in column.words[1:] if word in _UNITS), 0):
        spec["times"] = unit
        remarks.append(f"CHECK: by its name the numbers of the column are times {unit:,}")
    codes = [code for code in re.findall(r"\b[A-Z]{3}\b", column.name) if code in MINOR_UNITS]
    codes += (code for sign, code in (CURRENCIES | {"원": "KRW"}).items() if sign in column.name)
    if field.type is FieldType.MONEY if field else (codes or column.currency):
        spec["currency"] = (*codes, column.currency, "USD")[0] or "USD"
        remarks.append(f"CHECK: the currency {spec['currency']} is a guess")
    unknown = [text for text in column.absent if text.casefold() == "unknown"]
    if unknown:
        spec["terms"] = dict.fromkeys(unknown, "unknown")
    if others := [text for text in column.absent if text not in unknown]:
        spec["none"] = others
    return spec, remarks
