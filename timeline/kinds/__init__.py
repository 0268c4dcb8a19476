"""The kinds of event and the registers, as explicit lists; ``base.py`` explains how to add one."""

from timeline.kinds.base import DATED, PLAIN, REFERENCES, Field, FieldType, Kind, Per, Register
from timeline.kinds.common import EVENT_FIELDS
from timeline.kinds.events.activity import ACTIVITY
from timeline.kinds.events.agreement import AGREEMENT
from timeline.kinds.events.deployment import DEPLOYMENT
from timeline.kinds.events.exercise import EXERCISE
from timeline.kinds.events.incident import INCIDENT
from timeline.kinds.events.inventory import INVENTORY
from timeline.kinds.events.launch import LAUNCH
from timeline.kinds.events.measure import MEASURE
from timeline.kinds.events.procurement import PROCUREMENT
from timeline.kinds.events.retirement import RETIREMENT
from timeline.kinds.events.statement import STATEMENT
from timeline.kinds.events.summit import SUMMIT
from timeline.kinds.events.test import TEST
from timeline.kinds.registers import BY_TYPE, REGISTERS

#: In the order of all lists.
KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        EXERCISE, LAUNCH, TEST, INCIDENT, SUMMIT, STATEMENT, AGREEMENT, MEASURE, PROCUREMENT,
        INVENTORY, RETIREMENT, DEPLOYMENT, ACTIVITY,
    )
}  # fmt: skip

#: The kinds whose parts are not counted in addition to their whole of the same kind.
WITH_ITEMS: dict[str, Kind] = {name: kind for name, kind in KINDS.items() if kind.items}


def event_fields(kind: Kind) -> tuple[Field, ...]:
    """Return all fields of an event of this kind, in the order in which they are shown."""
    return EVENT_FIELDS + kind.fields


__all__ = [
    "BY_TYPE", "DATED", "EVENT_FIELDS", "KINDS", "PLAIN", "REFERENCES", "REGISTERS",
    "WITH_ITEMS", "Field", "FieldType", "Kind", "Per", "Register", "event_fields",
]  # fmt: skip
