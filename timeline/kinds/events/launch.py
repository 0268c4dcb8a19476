"""Launches of missiles, rockets and space launch vehicles."""

from sqlmodel import SQLModel

from timeline.kinds.base import Field, FieldType, Kind
from timeline.kinds.common import CASUALTIES, OUTCOMES
from timeline.models.base import one_of, owner, refers, text_column
from timeline.models.vocabularies import words

FORMS = words(
    {
        "ballistic": "a ballistic missile, of any range",
        "cruise": "a cruise missile",
        "hypersonic": "a hypersonic glide vehicle or cruise missile",
        "interceptor": "a missile against missiles or aircraft",
        "anti-ship": "a missile against ships",
        "artillery-rocket": "rocket artillery",
        "space": "a space launch vehicle",
        "mixed": "several of these in one event",
    }
)


class Launch(SQLModel, table=True):
    """The plain fields of a launch."""

    __table_args__ = (one_of("form", FORMS), one_of("outcome", OUTCOMES))
    event_id: int = owner("event", primary_key=True)
    form: str | None = text_column(default=None)
    outcome: str | None = text_column(default=None)
    impact: str | None = text_column(default=None)
    series_number: str | None = text_column(default=None)
    impact_place_id: int | None = refers("place", default=None, index=True)


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
        Field("series_number", "Number in the series", FieldType.TEXT, limit=40),
        Field("form", "Form", FieldType.TERM, terms=FORMS),
        Field("outcome", "Outcome", FieldType.TERM, terms=OUTCOMES),
        Field("range", "Range", FieldType.NUMBER, unit="km"),
        Field("apogee", "Apogee", FieldType.NUMBER, unit="km"),
        Field("bearing", "Bearing", FieldType.NUMBER, unit="°"),
        Field("flight_time", "Flight time", FieldType.NUMBER, unit="min"),
        Field("impact", "Impact", FieldType.TEXT, limit=500),
        Field("impact_place", "Place of impact", FieldType.PLACE),
        *CASUALTIES,
    ),
)
