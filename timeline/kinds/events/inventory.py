"""Inventories: how many units of a system an operator has on a day, apart from any purchase."""

from sqlmodel import SQLModel

from timeline.kinds.base import Field, FieldType, Kind
from timeline.models.base import owner


class Inventory(SQLModel, table=True):
    """An inventory has no plain fields of its own; the row states only that it is one."""

    event_id: int = owner("event", primary_key=True)


INVENTORY = Kind(
    name="inventory",
    plural="inventories",
    glyph="▦",
    colour="bright_magenta",
    point=True,
    table=Inventory,
    fields=(
        Field("operator", "Operator", FieldType.ACTOR, many=True),
        Field("quantity", "Quantity", FieldType.NUMBER, unit="units"),
    ),
)
