"""The fields that events of all kinds have."""

from timeline.kinds.base import Field, FieldType
from timeline.models.vocabularies import STATUSES

EVENT_FIELDS: tuple[Field, ...] = (
    Field("title", "Title", FieldType.TEXT, required=True, cited=False, limit=500),
    Field("when", "When", FieldType.DATE, required=True, query="date"),
    Field("status", "Status", FieldType.TERM, terms=STATUSES, cited=False, default="occurred"),
    Field("summary", "Summary", FieldType.TEXT, cited=False),
    Field("place", "Place", FieldType.PLACE),
    Field("systems", "Systems", FieldType.SYSTEM, many=True, query="system"),
    Field("programme", "Programme", FieldType.PROGRAMME, many=True),
)
