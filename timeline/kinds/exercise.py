"""Exercises: combined and joint training, drills and war games."""

from sqlmodel import SQLModel

from timeline.kinds.base import Field, FieldType, Kind, Per
from timeline.models.base import one_of, owner, text_column

FORMS = (
    "field-training", "command-post", "computer-simulated", "live-fire", "missile-drill", "naval",
    "air", "amphibious", "mixed",
)  # fmt: skip


class Exercise(SQLModel, table=True):
    """The plain fields of an exercise."""

    __table_args__ = (one_of("form", FORMS),)
    event_id: int = owner("event", primary_key=True)
    series: str | None = text_column(default=None)
    form: str | None = text_column(default=None)
    distinction: str | None = text_column(default=None)


EXERCISE = Kind(
    name="exercise",
    plural="exercises",
    glyph="◆",
    colour="green",
    point=False,
    table=Exercise,
    fields=(
        Field("participants", "Participants", FieldType.ACTOR, many=True, query="participant"),
        Field("observers", "Observers", FieldType.ACTOR, many=True, query="observer"),
        Field("series", "Series", FieldType.TEXT, limit=200),
        Field("form", "Form", FieldType.TERM, terms=FORMS),
        Field("troops", "Troops", FieldType.NUMBER, unit="troops", per=Per.PARTICIPANT),
        Field("aircraft", "Aircraft", FieldType.NUMBER, unit="aircraft", per=Per.PARTICIPANT),
        Field("ships", "Ships", FieldType.NUMBER, unit="ships", per=Per.PARTICIPANT),
        Field("distinction", "Distinction claimed", FieldType.TEXT, limit=500),
    ),
)
