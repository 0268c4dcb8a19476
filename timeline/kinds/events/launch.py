"""Launches of missiles, rockets and space launch vehicles."""

from timeline.kinds.base import Field, FieldType, Kind, limits
from timeline.kinds.common import AT_LEAST_ONE, CASUALTIES, OUTCOME
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


LAUNCH = Kind(
    name="launch",
    plural="launches",
    meaning="launches of missiles, rockets and space launch vehicles",
    glyph="✦",
    colour="red",
    point=True,
    items="quantity",
    fields=(
        Field("launcher", "Launched by", FieldType.ACTOR, many=True),
        Field("quantity", "Number launched", FieldType.NUMBER, unit="missiles", usual=AT_LEAST_ONE),
        Field("series_number", "Number in the series", FieldType.TEXT, limit=40),
        Field("form", "Form", FieldType.TERM, terms=FORMS, several="mixed"),
        OUTCOME,
        # Half of the circumference of the Earth; the way into an orbit can be longer.
        Field("range", "Range", FieldType.NUMBER, unit="km", usual=limits(most="20000")),
        Field("apogee", "Apogee", FieldType.NUMBER, unit="km", usual=limits(most="50000")),
        Field("bearing", "Bearing", FieldType.NUMBER, unit="°", possible=limits("0", "360")),
        Field(
            "flight_time", "Flight time", FieldType.NUMBER, unit="min", usual=limits(most="1440")
        ),
        Field("impact", "Impact", FieldType.TEXT, limit=500, result=True),
        Field("impact_place", "Place of impact", FieldType.PLACE),
        *CASUALTIES,
    ),
)
