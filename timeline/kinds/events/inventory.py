"""Inventories: how many units of a system an operator has on a day, apart from any purchase."""

from timeline.kinds.base import Field, FieldType, Kind
from timeline.kinds.rules import Complete

INVENTORY = Kind(
    name="inventory",
    plural="inventories",
    meaning="how many units of a system an operator has on a day",
    glyph="▦",
    colour="bright_magenta",
    point=True,
    note="There are none: the row states only that it is one.",
    fields=(
        Field("operator", "Operator", FieldType.ACTOR, many=True),
        Field("quantity", "Quantity", FieldType.NUMBER, unit="units", level=True),
    ),
    rules=(Complete(("when", "systems", "operator", "quantity")),),
)
