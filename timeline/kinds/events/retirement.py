"""Retirements: equipment that leaves an inventory, other than by an accident or an attack."""

from timeline.kinds.base import Field, FieldType, Kind
from timeline.kinds.common import AT_LEAST_ONE
from timeline.kinds.rules import Apart
from timeline.models.vocabularies import words

FORMS = words(
    {
        "retired": "taken out of service; what follows is not known",
        "stored": "taken out of service, and kept in store",
        "scrapped": "broken up, or destroyed by the operator",
        "expended": "used up as ammunition or as a target",
        "sold": "sold on to another operator",
        "given-away": "given to another operator, without payment",
        "lent": "lent or leased to another operator",
        "returned": "given back to its lender or owner",
        "converted": "rebuilt as another system",
        "preserved": "kept in a museum or as a monument",
        "other": "none of these",
    }
)
PASSING = ("sold", "given-away", "lent", "returned")
"""The forms in which the units go to another owner or holder, the recipient."""


RETIREMENT = Kind(
    name="retirement",
    plural="retirements",
    meaning="equipment that leaves an inventory: retired, scrapped, sold on, returned",
    glyph="□",
    colour="bright_cyan",
    point=True,
    fields=(
        Field("operator", "Operator", FieldType.ACTOR, many=True),
        Field("form", "Form", FieldType.TERM, terms=FORMS),
        Field("quantity", "Quantity", FieldType.NUMBER, unit="units", usual=AT_LEAST_ONE),
        Field("recipient", "Recipient", FieldType.ACTOR, many=True),
    ),
    rules=(Apart("operator", "recipient"),),
)
