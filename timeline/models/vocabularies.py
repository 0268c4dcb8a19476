"""The closed lists of the shared tables, in the order in which people read them."""

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
#: Credibility of what it says. 6: cannot be judged.
CREDIBILITIES: Final = (1, 2, 3, 4, 5, 6)

STANCES: Final = ("supports", "restates", "disputes", "inferred", "accepted")
MODALITIES: Final = ("", "expected", "actual")

#: Link type -> how it reads from the event that bears it, and from the other end.
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
#: Links that say something about dates; each is a constraint of the network of dates.
DATING_LINKS: Final = ("part-of", "during", "before", "after")
#: Links that put an event after the other on a day that both have, as ``before`` does the other way
#: round. Of the two only ``after`` bounds dates: a threat may answer a drill that is to come.
AFTER_LINKS: Final = ("responds-to", "after")

#: What a revision did to a record, a chronicle or a file. ``moved``: a record stands in another
#: file than before, or other chronicles define it too.
CHANGES: Final = ("added", "changed", "removed", "moved")
CHANGED_TYPES: Final = (*ENTITY_TYPES, "chronicle", "file")
