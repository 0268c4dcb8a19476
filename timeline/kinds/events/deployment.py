"""Deployments: forces and equipment that arrive, rotate or leave."""

from sqlmodel import SQLModel

from timeline.kinds.base import Field, FieldType, Kind
from timeline.models.base import one_of, owner, text_column
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


class Deployment(SQLModel, table=True):
    """The plain fields of a deployment."""

    __table_args__ = (one_of("movement", MOVEMENTS),)
    event_id: int = owner("event", primary_key=True)
    movement: str | None = text_column(default=None)
    purpose: str | None = text_column(default=None)


DEPLOYMENT = Kind(
    name="deployment",
    plural="deployments",
    glyph="▲",
    colour="blue",
    point=False,
    table=Deployment,
    fields=(
        Field("force", "Forces of", FieldType.ACTOR, many=True),
        Field("host", "Host", FieldType.ACTOR, many=True),
        Field("movement", "Movement", FieldType.TERM, terms=MOVEMENTS),
        Field("quantity", "Quantity", FieldType.NUMBER, unit="units"),
        Field("purpose", "Purpose", FieldType.TEXT, limit=1000),
    ),
)
