"""The fields that kinds declare, by their names in the query language."""

from typing import Final, NamedTuple

from timeline.kinds import EVENT_FIELDS, KINDS, Field, FieldType, Kind, Per
from timeline.models.vocabularies import LINKS, MODALITIES


class DeclaredField(NamedTuple):
    """A declared field that a query field searches; ``kind`` is None for fields of all events.

    ``modality`` is ``expected`` or ``actual`` if only that value is searched; ``part`` is the part
    of a list of records that is searched.
    """

    kind: Kind | None
    field: Field
    modality: str = ""
    part: str = ""


def _declared() -> dict[str, list[DeclaredField]]:
    found: dict[str, list[DeclaredField]] = {}
    every: list[tuple[Kind | None, Field]] = [(None, field) for field in EVENT_FIELDS]
    every += [(kind, field) for kind in KINDS.values() for field in kind.fields]
    for kind, field in every:
        for part in field.parts:
            name = part.query or f"{field.query_name}.{part.name}"
            found.setdefault(name, []).append(
                DeclaredField(kind, field.at(part.name), part=part.name)
            )
        if field.parts:
            continue
        found.setdefault(field.query_name, []).append(DeclaredField(kind, field))
        if field.per is Per.MODALITY:
            for modality in filter(None, MODALITIES):
                name = f"{field.query_name}.{modality}"
                found.setdefault(name, []).append(DeclaredField(kind, field, modality))
    return found


DECLARED: Final[dict[str, list[DeclaredField]]] = _declared()
"""The declared fields that a query field searches, by the name of the query field."""

NUMBERS_BESIDE: Final = {
    date.query or f"{field.query_name}.{date.name}": part.query or f"{field.query_name}.{part.name}"
    for kind in KINDS.values()
    for field in kind.fields
    for date in field.parts
    for part in field.parts
    if date.type is FieldType.DATE and part.type is FieldType.NUMBER
}
"""For the query field of the dates in a list of records, that of the numbers next to them."""

LINK_FIELDS: Final = tuple(link for link in LINKS if link != "same-as")
"""Link types that are query fields; not ``same-as``, because such records are one event."""
