"""Activities: what plants, authorities and the public do that is not another kind of event."""

from timeline.kinds.base import Field, FieldType, Kind
from timeline.models.vocabularies import words

FORMS = words(
    {
        "production": "a plant, a mine or a reactor works",
        "construction": "something is built, rebuilt or torn down",
        "traffic": "ships, trains, vehicles or goods come and go",
        "inspection": "sites, houses or goods are inspected or searched",
        "broadcast": "radio, television or loudspeakers",
        "ceremony": "a parade, an opening or an anniversary",
        "performance": "a concert, an exhibition, a game",
        "travel": "tourists and other private visitors",
        "other": "none of these",
    }
)
CHANGES = words(
    {
        "started": "begins, or begins again",
        "increased": "there is more of it than before",
        "continued": "goes on as before",
        "reduced": "there is less of it than before",
        "stopped": "ends, or pauses",
    }
)


ACTIVITY = Kind(
    name="activity",
    plural="activities",
    meaning="what plants, authorities and the public do that is not another kind of event",
    glyph="⌂",
    colour="bright_green",
    point=False,
    fields=(
        Field("by", "By", FieldType.ACTOR, many=True),
        Field("form", "Form", FieldType.TERM, terms=FORMS),
        Field("change", "Change", FieldType.TERM, terms=CHANGES),
        Field("facility", "Facility", FieldType.TEXT, limit=200),
        Field("subject", "Subject", FieldType.TEXT, limit=500),
    ),
)
