"""Deployments: forces and equipment that arrive, rotate or leave."""

from timeline.kinds.base import Field, FieldType, Kind
from timeline.kinds.common import AT_LEAST_ONE
from timeline.models.vocabularies import words

MOVEMENTS = words(
    {
        "arrival": "forces or equipment arrive",
        "departure": "forces or equipment leave",
        "rotation": "some arrive and others leave",
        "transit": "they pass through",
        "port-call": "a ship or a submarine visits a port",
        "overflight": "aircraft fly over or past",
    }
)


DEPLOYMENT = Kind(
    name="deployment",
    plural="deployments",
    meaning="forces and equipment that arrive, rotate, leave or visit",
    glyph="▲",
    colour="blue",
    point=False,
    fields=(
        Field("force", "Forces of", FieldType.ACTOR, many=True),
        Field("host", "Host", FieldType.ACTOR, many=True),
        Field("movement", "Movement", FieldType.TERM, terms=MOVEMENTS),
        Field(
            "quantity",
            "Quantity",
            FieldType.NUMBER,
            unit="units",
            usual=AT_LEAST_ONE,
            level=True,
        ),
        Field("purpose", "Purpose", FieldType.TEXT, limit=1000),
    ),
)
