"""Procurements: purchases with their stage, cost and delivery."""

from sqlmodel import SQLModel

from timeline.kinds.base import Field, FieldType, Kind, Per
from timeline.models.base import one_of, owner, text_column

STAGES = ("proposed", "approved", "ordered", "delivered", "cancelled")


class Procurement(SQLModel, table=True):
    """The plain fields of a procurement. A stage is an act, such as approval, order or delivery."""

    __table_args__ = (one_of("stage", STAGES),)
    event_id: int = owner("event", primary_key=True)
    stage: str | None = text_column(default=None)


PROCUREMENT = Kind(
    name="procurement",
    plural="procurements",
    glyph="■",
    colour="magenta",
    point=True,
    table=Procurement,
    fields=(
        Field("stage", "Stage", FieldType.TERM, terms=STAGES),
        Field("buyer", "Buyer", FieldType.ACTOR, many=True),
        Field("seller", "Seller", FieldType.ACTOR, many=True),
        Field("quantity", "Quantity", FieldType.NUMBER, unit="units"),
        Field("fleet_after", "Fleet after", FieldType.NUMBER, unit="units", per=Per.MODALITY),
        Field("cost", "Cost", FieldType.MONEY),
        Field("spending", "Spending", FieldType.DATE, per=Per.MODALITY),
        Field("delivery", "Delivery", FieldType.DATE, per=Per.MODALITY),
    ),
)
