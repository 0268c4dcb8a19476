"""Measures: sanctions, aid, trade, embargoes, controls and closures."""

from timeline.kinds.base import Field, FieldType, Kind, Per
from timeline.kinds.common import AT_LEAST_ONE
from timeline.kinds.rules import Precedes
from timeline.models.vocabularies import words

FORMS = words(
    {
        "sanction": "penalties on states, companies or people",
        "embargo": "no trade in arms or in other goods",
        "export-control": "exports need a licence",
        "tariff": "duties on imports",
        "aid": "money or goods, without payment",
        "trade": "goods or services, for payment",
        "investment": "common projects and enterprises",
        "people-exchange": "students, workers or experts are sent or received",
        "closure": "a border, a zone, an office or a plant is closed",
        "opening": "what was closed is opened",
        "travel-ban": "people may not enter or leave",
        "expulsion": "diplomats or workers are sent away",
        "other": "none of these",
    }
)
ACTIONS = words(
    {
        "imposed": "begins, or is extended to more",
        "extended": "is continued",
        "eased": "is reduced",
        "lifted": "ends",
    }
)


MEASURE = Kind(
    name="measure",
    plural="measures",
    meaning="sanctions, aid, trade, embargoes, controls and closures",
    glyph="¤",
    colour="bright_yellow",
    point=True,
    fields=(
        Field("by", "By", FieldType.ACTOR, many=True),
        Field("towards", "Towards", FieldType.ACTOR, many=True),
        Field("form", "Form", FieldType.TERM, terms=FORMS),
        Field("action", "Action", FieldType.TERM, terms=ACTIONS),
        Field("quantity", "Quantity", FieldType.NUMBER, unit="units", usual=AT_LEAST_ONE),
        Field("amount", "Amount", FieldType.MONEY),
        Field("goods", "Goods", FieldType.TEXT, limit=500),
        Field("until", "Until", FieldType.DATE, per=Per.MODALITY, query="expires"),
    ),
    rules=(Precedes("when", "until"),),
)
