"""The fields that events of all kinds have, and those that several kinds have."""

from timeline.kinds.base import Field, FieldType, Per, limits
from timeline.models.vocabularies import STATUSES, words

EVENT_FIELDS: tuple[Field, ...] = (
    Field("title", "Title", FieldType.TEXT, required=True, cited=False, limit=500),
    Field("when", "When", FieldType.DATE, required=True, query="date"),
    Field("status", "Status", FieldType.TERM, terms=STATUSES, cited=False, default="occurred"),
    Field("timezone", "Time zone", FieldType.ZONE, cited=False),
    Field("summary", "Summary", FieldType.TEXT, cited=False),
    Field("place", "Place", FieldType.PLACE),
    Field("systems", "Systems", FieldType.SYSTEM, many=True, query="system"),
    Field("programme", "Programme", FieldType.PROGRAMME, many=True),
    Field("tags", "Tags", FieldType.TAG, many=True, query="tag", cited=False),
)

OUTCOMES = words(
    {
        "success": "worked as its operator intended",
        "partial": "worked in part",
        "failure": "did not work",
        "unknown": "no source gives the outcome",
        "not-applicable": "the event has no outcome of this sort",
    }
)

NO_RESULT = ("unknown", "not-applicable")
"""The outcomes and numbers that are not results."""

OUTCOME = Field(
    "outcome",
    "Outcome",
    FieldType.TERM,
    terms=OUTCOMES,
    result=True,
    several="partial",
    unknown="unknown",
    inapplicable="not-applicable",
)
"""Whether it worked: of a salvo, or of one missile."""

PEOPLE = limits(most="10000000000")
"""More people than live on Earth cannot take part in an event."""
AT_LEAST_ONE = limits("1")
"""An event with none of what it is about is unusual."""


def casualties(name: str, title: str) -> Field:
    """Declare a number of people who suffered something, all together or of each participant."""
    return Field(
        name,
        title,
        FieldType.NUMBER,
        unit="people",
        per=Per.PARTICIPANT,
        possible=PEOPLE,
        result=True,
    )


CASUALTIES: tuple[Field, ...] = (casualties("killed", "Killed"), casualties("wounded", "Wounded"))
"""The dead and the wounded, of all together or of each participant."""
