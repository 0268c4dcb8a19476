"""The shared tables. Each kind of event adds one of its own, in ``timeline/kinds/``."""

from timeline.models.entities import (
    Actor,
    Alias,
    Definition,
    Entity,
    Event,
    Place,
    Programme,
    SavedQuery,
    Source,
    SourceColumn,
    System,
    Text,
)
from timeline.models.history import Change, Chronicle, File, Revision, RevisionFile
from timeline.models.search import SearchEntry
from timeline.models.values import (
    Amount,
    Claim,
    EventDate,
    EventDateMember,
    EventProgramme,
    EventSystem,
    EventTag,
    Link,
    Participation,
    Passage,
    PassageOrigin,
    Relation,
    Wording,
)

__all__ = [
    "Actor", "Alias", "Amount", "Change", "Chronicle", "Claim", "Definition", "Entity", "Event",
    "EventDate", "EventDateMember", "EventProgramme", "EventSystem", "EventTag", "File", "Link",
    "Participation", "Passage", "PassageOrigin", "Place", "Programme", "Relation", "Revision",
    "RevisionFile", "SavedQuery", "SearchEntry", "Source",
    "SourceColumn", "System", "Text", "Wording",
]  # fmt: skip
