"""Procurements: purchases with their stage, cost and delivery."""

from timeline.kinds.base import Field, FieldType, Kind, Per, limits
from timeline.kinds.common import AT_LEAST_ONE
from timeline.kinds.rules import Apart, AtMost, Precedes
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
OPEN_STAGES = ("proposed", "approved", "ordered")
"""The stages before the first delivery."""
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
        "barter": "given for other goods",
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
STOCK_CONDITIONS = ("second-hand", "modernised")
"""The conditions of units that come from the stock of the seller."""
STOCK_MODES = ("loan", "lease")
"""The modes of acquisition in which units may come from the stock of the seller."""


def _volume(name: str, title: str, most: str, stage: str = "") -> Field:
    """Declare a transfer volume; above ``most`` it is probably money."""
    return Field(name, title, FieldType.NUMBER, unit="TIV", usual=limits(most=most), stage=stage)


PROCUREMENT = Kind(
    name="procurement",
    plural="procurements",
    meaning="purchases and transfers of equipment, at one stage each: proposal, order, delivery",
    glyph="■",
    colour="magenta",
    point=True,
    note="A stage is an act, such as approval, order or delivery.",
    fields=(
        Field(
            "stage",
            "Stage",
            FieldType.TERM,
            terms=STAGES,
            sequence=(*OPEN_STAGES, "delivered"),
        ),
        Field("buyer", "Buyer", FieldType.ACTOR, many=True),
        Field("seller", "Seller", FieldType.ACTOR, many=True),
        Field("recipient", "Recipient", FieldType.ACTOR, many=True),
        Field("payer", "Paid for by", FieldType.ACTOR, many=True),
        Field("mode", "Mode of acquisition", FieldType.TERM, terms=MODES),
        Field("condition", "Condition", FieldType.TERM, terms=CONDITIONS),
        Field("platform", "For platform", FieldType.TEXT, limit=200),
        Field("local_designation", "Local designation", FieldType.TEXT, limit=200),
        Field("quantity", "Quantity", FieldType.NUMBER, unit="units", usual=AT_LEAST_ONE),
        Field(
            "delivered",
            "Delivered",
            FieldType.NUMBER,
            unit="units",
            per=Per.MODALITY,
            stage="delivered",
            dated="delivery",
        ),
        Field(
            "deliveries",
            "Deliveries",
            FieldType.RECORDS,
            parts=(
                Field("when", "Deliveries", FieldType.DATE, query="deliveries"),
                Field(
                    "quantity",
                    "Units delivered",
                    FieldType.NUMBER,
                    unit="units",
                    usual=AT_LEAST_ONE,
                    stage="delivered",
                    dated="when",
                ),
            ),
        ),
        Field(
            "fleet_after",
            "Fleet after",
            FieldType.NUMBER,
            unit="units",
            per=Per.MODALITY,
            level=True,
        ),
        Field("cost", "Cost", FieldType.MONEY),
        _volume("tiv_unit", "Transfer volume per unit", "10000"),
        _volume("tiv_new", "Transfer volume of a new unit", "10000"),
        _volume("tiv_total", "Transfer volume of the order", "100000"),
        _volume("tiv_delivered", "Transfer volume delivered", "100000", stage="delivered"),
        Field("spending", "Spending", FieldType.DATE, per=Per.MODALITY),
        Field("delivery", "Delivery", FieldType.DATE, per=Per.MODALITY),
    ),
    rules=(
        AtMost("delivered", "quantity"),
        AtMost("deliveries.quantity", "quantity"),
        AtMost("tiv_unit", "tiv_total"),
        AtMost("tiv_delivered", "tiv_total"),
        Precedes("when", "delivery", given=("stage", OPEN_STAGES)),
        Precedes("when", "deliveries.when", given=("stage", OPEN_STAGES)),
        Precedes("when", "spending", given=("stage", OPEN_STAGES)),
        Apart("buyer", "seller"),
    ),
)
