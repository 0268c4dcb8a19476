"""The columns of a table of events, from the declarations of the fields.

They are those of ``timeline export csv``; ``writers.csv`` says what each contains.
"""

from typing import Final

from timeline.kinds import KINDS, Field, FieldType, Kind, Per

OF_LINE: Final = (
    *("key", "kind", "title", "status", "when", "edtf", "precision", "qualifiers", "sure"),
    *("earliest", "latest", "summary", "place", "timezone", "actors", "systems", "programme"),
    "tags",
)
"""The first columns, which are the same for all kinds."""
EVIDENCE: Final = ("links", "inferred", "disputed", "grade", "sources", "independent", "quotes")
"""The last columns."""
BY_PARTICIPANT: Final = "_by_participant"
"""The end of the name of a column with the values of each participant."""
_NUMBERS: Final = (FieldType.NUMBER, FieldType.MONEY)


def event_columns(kind: Kind | None = None) -> list[str]:
    """Return the names of all columns for events of one kind, or of all kinds."""
    kinds = [kind] if kind else list(KINDS.values())
    own = [name for each in kinds for field in each.fields for name in field_columns(field)]
    return [*OF_LINE, *dict.fromkeys(own), *EVIDENCE]


def field_columns(field: Field) -> list[str]:
    """Return the columns of a field of a kind: one for each part of its values."""
    if field.parts:
        return [f"{field.name}_{part.name}" for part in field.parts]
    names = [field.name]
    if field.per is Per.MODALITY:
        names = [f"{field.name}_expected", f"{field.name}_actual"]
    found = [f"{name}{part}" for name in names for part in value_parts(field)]
    return [*found, f"{field.name}{BY_PARTICIPANT}"] if field.per is Per.PARTICIPANT else found


def value_parts(field: Field) -> tuple[str, ...]:
    """Return the ends of the names of the columns for one value of a field."""
    if field.type in _NUMBERS:
        return ("", "_low", "_high", "_qualifier", "_unit")
    return ("", "_edtf", "_earliest", "_latest") if field.type is FieldType.DATE else ("",)
