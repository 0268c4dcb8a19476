"""The shared tables, as SQLModel declares them. Each kind of event adds one (``kinds.tables``).

Each name is imported when it is first used: queries need none of them, and SQLModel takes longer to
import than most queries to run. They read ``columns``.
"""

from typing import TYPE_CHECKING

from timeline.importing import importing

if TYPE_CHECKING:
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

if not TYPE_CHECKING:  # or a type checker would take any name for one of these
    __getattr__ = importing(__name__, __all__, ("entities", "values", "history", "search"))
