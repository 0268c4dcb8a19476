"""Exercises: combined and joint training, drills and war games."""

from timeline.kinds.base import Field, FieldType, Kind, Per, limits
from timeline.kinds.common import CASUALTIES, PEOPLE
from timeline.kinds.rules import Apart
from timeline.models.vocabularies import words

FORMS = words(
    {
        "field-training": "troops and equipment in the field",
        "command-post": "staffs and communications, without troops in the field",
        "computer-simulated": "staffs with simulated forces",
        "live-fire": "with live ammunition",
        "missile-drill": "launch or tracking drills with missiles",
        "naval": "ships and submarines",
        "air": "aircraft",
        "amphibious": "landings from the sea",
        "mixed": "several of these in one exercise",
    }
)


EXERCISE = Kind(
    name="exercise",
    plural="exercises",
    meaning="combined and joint training, drills and war games",
    glyph="◆",
    colour="green",
    point=False,
    fields=(
        Field("participants", "Participants", FieldType.ACTOR, many=True, query="participant"),
        Field("observers", "Observers", FieldType.ACTOR, many=True, query="observer"),
        Field("series", "Series", FieldType.TEXT, limit=200),
        Field("series_number", "Number in the series", FieldType.TEXT, limit=40),
        Field("code_name", "Code name", FieldType.TEXT, limit=200),
        Field("purpose", "Purpose", FieldType.TEXT, limit=1000),
        Field("form", "Form", FieldType.TERM, terms=FORMS),
        Field(
            "troops",
            "Troops",
            FieldType.NUMBER,
            unit="troops",
            per=Per.PARTICIPANT,
            level=True,
            possible=PEOPLE,
            usual=limits(most="5000000"),
        ),
        Field(
            "aircraft",
            "Aircraft",
            FieldType.NUMBER,
            unit="aircraft",
            per=Per.PARTICIPANT,
            level=True,
            usual=limits(most="10000"),
        ),
        Field(
            "ships",
            "Ships",
            FieldType.NUMBER,
            unit="ships",
            per=Per.PARTICIPANT,
            level=True,
            usual=limits(most="2000"),
        ),
        *CASUALTIES,
        Field("distinction", "Distinction claimed", FieldType.TEXT, limit=500),
    ),
    rules=(Apart("participants", "observers"),),
)
