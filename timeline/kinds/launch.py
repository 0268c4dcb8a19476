"""Launches of missiles, rockets and space launch vehicles."""

from sqlmodel import SQLModel

from timeline.kinds.base import Field, FieldType, Kind
from timeline.models.base import one_of, owner, text_column

FORMS = (
    "ballistic", "cruise", "hypersonic", "interceptor", "anti-ship", "artillery-rocket", "space",
    "mixed",
)  # fmt: skip
OUTCOMES = ("success", "partial", "failure", "unknown")


class Launch(SQLModel, table=True):
    """The plain fields of a launch."""

    __table_args__ = (one_of("form", FORMS), one_of("outcome", OUTCOMES))
    event_id: int = owner("event", primary_key=True)
    form: str | None = text_column(default=None)
    outcome: str | None = text_column(default=None)
    impact: str | None = text_column(default=None)


LAUNCH = Kind(
    name="launch",
    plural="launches",
    glyph="✦",
    colour="red",
    point=True,
    table=Launch,
    fields=(
        Field("launcher", "Launched by", FieldType.ACTOR, many=True),
        Field("quantity", "Number launched", FieldType.NUMBER, unit="missiles"),
        Field("form", "Form", FieldType.TERM, terms=FORMS),
        Field("outcome", "Outcome", FieldType.TERM, terms=OUTCOMES),
        Field("range", "Range", FieldType.NUMBER, unit="km"),
        Field("apogee", "Apogee", FieldType.NUMBER, unit="km"),
        Field("flight_time", "Flight time", FieldType.NUMBER, unit="min"),
        Field("impact", "Impact", FieldType.TEXT, limit=500),
    ),
)
