"""Summits: meetings of leaders and ministers."""

from timeline.kinds.base import Field, FieldType, Kind
from timeline.models.vocabularies import words

FORMS = words(
    {
        "in-person": "at one place",
        "virtual": "by video",
        "telephone": "by telephone",
        "sidelines": "beside another meeting",
    }
)
LEVELS = words(
    {
        "leaders": "heads of state or of government",
        "ministers": "ministers",
        "officials": "officials below ministers",
        "others": "delegations without a government office: parties, youth, business, culture",
    }
)


SUMMIT = Kind(
    name="summit",
    plural="summits",
    meaning="meetings of leaders, ministers and officials",
    glyph="●",
    colour="cyan",
    point=True,
    fields=(
        Field("participants", "Participants", FieldType.ACTOR, many=True, query="participant"),
        Field("host", "Host", FieldType.ACTOR, many=True),
        Field("form", "Form", FieldType.TERM, terms=FORMS),
        Field("level", "Level", FieldType.TERM, terms=LEVELS),
        Field("agenda", "Agenda", FieldType.TEXT, limit=2000),
    ),
)
