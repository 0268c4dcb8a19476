"""The options of a field in a map: a closed list, each with its meaning and the types that have it.

``docs/maps.md`` has a table of them, which is made from here.
"""

from typing import Final, NamedTuple

from timeline.kinds.base import REFERENCES, FieldType
from timeline.readers.maps.cells.values import AMOUNTS

DATES: Final = frozenset({FieldType.DATE})
_ACTORS: Final = frozenset({FieldType.ACTOR})
_MONEY: Final = frozenset({FieldType.MONEY})


class Option(NamedTuple):
    """An option: how it is written, what it means, and the types of its fields; none for all."""

    example: str
    meaning: str
    types: frozenset[FieldType] = frozenset()


OPTIONS: Final[dict[str, Option]] = {
    "column": Option('"Date"', "the column with the value; alone it can be written without braces"),
    "columns": Option('["Actor 1", "Actor 2"]', "several columns, each with values of its own"),
    "template": Option(
        '"{City}[, {Country}]"',
        "a text of several columns; a part in brackets is left out if one of its cells is blank",
    ),
    "value": Option('"claimed"', "the same value for all rows"),
    "reason": Option(
        '"the table lists attacks"', "why a value that the table does not state is right"
    ),
    "terms": Option(
        '{"Battle" = "clash"}',
        'what single cells mean; a cell whose word is `""` has no value. Or the name of a table'
        " under `[terms]`",
    ),
    "otherwise": Option('"other"', "the word for a cell that terms does not have"),
    "none": Option('["n/a", "-"]', "cells that have no value, besides blank ones"),
    "default": Option('"unknown"', "the value where the cell has none; it needs a reason, too"),
    "split": Option('";"', "the mark between several values in one cell"),
    "add": Option('["lead"]', "values that are added to those of the cell"),
    "dates": Option('"d/m/y"', "the layout of the dates, or several", DATES),
    "parts": Option('["Year", "Month", "Day"]', "the date in columns of its parts", DATES),
    "to": Option('"End"', "the column with the last day", DATES),
    "time": Option('"Time"', "the column with the clock time", DATES),
    "precision": Option('"month"', "how precise the date is, or {column = …, terms = {…}}", DATES),
    "low": Option('"Low"', "the column with the lowest estimate", AMOUNTS),
    "best": Option('"Best"', "the column with the best estimate", AMOUNTS),
    "high": Option('"High"', "the column with the highest estimate", AMOUNTS),
    "times": Option("1000000", "the unit of the column: its numbers are millions", AMOUNTS),
    "thousands": Option('","', "the mark of thousands", AMOUNTS),
    "decimal": Option(
        '","',
        "the decimal mark: a point, or a comma if the point marks thousands; `mixed` if the cells"
        " differ: then one that can be two numbers, such as 1,135, is an error of its row",
        AMOUNTS | {FieldType.DEGREES},
    ),
    "currency": Option('"USD"', "the currency, or {column = …}", _MONEY),
    "about": Option(
        '{"Estimate" = ["?", "Yes"]}', "the cells of another column that mean ~", AMOUNTS | DATES
    ),
    "doubtful": Option('{"Estimate" = "?"}', "the cells of another column that mean ?", DATES),
    "countries": Option(
        '"Government of {}"',
        "names of countries are their states: true, or texts with {} for the country",
        _ACTORS,
    ),
    "define": Option(
        '{kind = "armed-group"}',
        "the fields of records that are new; constants, or {column = …}. Of a place also `true`, if"
        " only its name is known",
        REFERENCES,
    ),
    "each": Option(
        '{actual = "Delivered"}',
        "one value for `expected` and `actual`, or for the actor of each role",
    ),
    "where": Option('{"Type" = ["Attack", ""]}', "only rows with these cells have the value"),
    "unless": Option('{"Type" = "Rumour"}', "rows with these cells do not have it"),
    "credibility": Option('"3"', "the credibility of what the column says"),
}
