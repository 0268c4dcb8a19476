"""Procurements: purchases with their stage, cost and delivery."""

from sqlmodel import SQLModel

from timeline.kinds.base import Field, FieldType, Kind, Per
from timeline.models.base import one_of, owner, text_column
from timeline.models.vocabularies import words

STAGES = words(
    {
        "proposed": "requested or proposed",
        "approved": "approved or funded",
        "ordered": "ordered by contract",
        "delivered": "delivered, in part or completely",
        "cancelled": "called off",
    }
)
MODES = words(
    {
        "purchase": "bought and paid for",
        "licence-production": "made by the recipient under licence",
        "kits": "assembled by the recipient from kits",
        "aid": "paid for by the supplier or another state",
        "loan": "lent, without payment",
        "lease": "rented",
        "gift": "given, without conditions",
        "offset": "part of the compensation for another purchase",
        "exchange": "given for other goods",
        "transfer": "handed over; how is not known",
    }
)
CONDITIONS = words(
    {
        "new": "newly made",
        "second-hand": "used before",
        "modernised": "used before, and modernised for this transfer",
    }
)


class Procurement(SQLModel, table=True):
    """The plain fields of a procurement. A stage is an act, such as approval, order or delivery."""

    __table_args__ = (
        one_of("stage", STAGES),
        one_of("mode", MODES),
        one_of("condition", CONDITIONS),
    )
    event_id: int = owner("event", primary_key=True)
    stage: str | None = text_column(default=None)
    mode: str | None = text_column(default=None)
    condition: str | None = text_column(default=None)
    platform: str | None = text_column(default=None)
    local_designation: str | None = text_column(default=None)


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
        Field("recipient", "Recipient", FieldType.ACTOR, many=True),
        Field("payer", "Paid for by", FieldType.ACTOR, many=True),
        Field("mode", "Mode of acquisition", FieldType.TERM, terms=MODES),
        Field("condition", "Condition", FieldType.TERM, terms=CONDITIONS),
        Field("platform", "For platform", FieldType.TEXT, limit=200),
        Field("local_designation", "Local designation", FieldType.TEXT, limit=200),
        Field("quantity", "Quantity", FieldType.NUMBER, unit="units"),
        Field("delivered", "Delivered", FieldType.NUMBER, unit="units", per=Per.MODALITY),
        Field(
            "deliveries",
            "Deliveries",
            FieldType.RECORDS,
            parts=(
                Field("when", "Deliveries", FieldType.DATE, query="deliveries"),
                Field("quantity", "Units delivered", FieldType.NUMBER, unit="units"),
            ),
        ),
        Field("fleet_after", "Fleet after", FieldType.NUMBER, unit="units", per=Per.MODALITY),
        Field("cost", "Cost", FieldType.MONEY),
        Field("tiv_unit", "Transfer volume per unit", FieldType.NUMBER, unit="TIV"),
        Field("tiv_new", "Transfer volume of a new unit", FieldType.NUMBER, unit="TIV"),
        Field("tiv_total", "Transfer volume of the order", FieldType.NUMBER, unit="TIV"),
        Field("tiv_delivered", "Transfer volume delivered", FieldType.NUMBER, unit="TIV"),
        Field("spending", "Spending", FieldType.DATE, per=Per.MODALITY),
        Field("delivery", "Delivery", FieldType.DATE, per=Per.MODALITY),
    ),
)
