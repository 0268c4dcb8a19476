"""The closed vocabularies of the shared tables, in the order in which they are shown."""

from typing import Final

ENTITY_TYPES: Final = ("event", "actor", "system", "programme", "place", "source", "query")

#: ``claimed``: asserted by a party and not otherwise established to have happened.
STATUSES: Final = ("planned", "announced", "occurred", "cancelled", "claimed")

ACTOR_KINDS: Final = ("state", "organisation", "person", "unit", "alliance")
SYSTEM_CATEGORIES: Final = (
    "aircraft", "missile", "launcher", "ship", "submarine", "vehicle", "artillery", "air-defence",
    "sensor", "munition", "space", "other",
)  # fmt: skip

#: Reliability of a source (NATO Admiralty code). F: cannot be judged, which is not "worst".
RELIABILITIES: Final = ("A", "B", "C", "D", "E", "F")
#: Credibility of the information (NATO Admiralty code). 6: cannot be judged.
CREDIBILITIES: Final = (1, 2, 3, 4, 5, 6)

STANCES: Final = ("supports", "restates", "disputes", "inferred", "accepted")
MODALITIES: Final = ("", "expected", "actual")

#: Link type -> its words from the event that has the link, and from the other event.
LINKS: Final[dict[str, tuple[str, str]]] = {
    "responds-to": ("responds to", "answered by"),
    "part-of": ("part of", "comprises"),
    "during": ("during", "time of"),
    "before": ("before", "after"),
    "after": ("after", "before"),
    "announces": ("announces", "announced by"),
    "threatens": ("threatens", "threatened by"),
    "funds": ("funds", "funded by"),
    "supports": ("supports", "supported by"),
    "refers-to": ("refers to", "referred to by"),
    "same-as": ("same as", "same as"),
}
#: Links that constrain dates; each is a constraint of the network of dates.
DATING_LINKS: Final = ("part-of", "during", "before", "after")
#: Links that order an event after the other one on the same days (``before``: the reverse order).
#: Of these two only ``after`` bounds dates: a threat may respond to a drill in the future.
AFTER_LINKS: Final = ("responds-to", "after")

#: The changes of a record, a chronicle or a file in a revision. ``moved``: a record is in another
#: file than before, or the other chronicles that define it have changed.
CHANGES: Final = ("added", "changed", "removed", "moved")
CHANGED_TYPES: Final = (*ENTITY_TYPES, "chronicle", "file")
