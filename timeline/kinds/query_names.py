"""The fields that kinds declare, by the names that a query gives them."""

from typing import Final, NamedTuple

from timeline.kinds import EVENT_FIELDS, KINDS, Field, Kind, Per
from timeline.models.vocabularies import LINKS, MODALITIES


class Declared(NamedTuple):
    """A declared field that a query's field asks for; ``kind`` is None for those of all events.

    ``modality`` is ``expected`` or ``actual`` where only that value is asked for.
    """

    kind: Kind | None
    field: Field
    modality: str = ""


def _declared() -> dict[str, list[Declared]]:
    found: dict[str, list[Declared]] = {}
    every: list[tuple[Kind | None, Field]] = [(None, field) for field in EVENT_FIELDS]
    every += [(kind, field) for kind in KINDS.values() for field in kind.fields]
    for kind, field in every:
        found.setdefault(field.query_name, []).append(Declared(kind, field))
        if field.per is Per.MODALITY:
            for modality in filter(None, MODALITIES):
                name = f"{field.query_name}.{modality}"
                found.setdefault(name, []).append(Declared(kind, field, modality))
    return found


DECLARED: Final[dict[str, list[Declared]]] = _declared()
"""What each declared field of a query asks for, by its name."""

LINK_FIELDS: Final = tuple(link for link in LINKS if link != "same-as")
"""Links that a query asks for by their type; records that are ``same-as`` are one event."""
