"""What every SELECT of the project gives: plain values that know no session and no table.

Views, writers and analyses are written against this module alone.

- ``EventLine`` is what a list, a lane, a bar or a match needs of an event; ``EventPage`` some of
  them, with the sources that they cite and with what was left out.
- ``EventDetail`` is all of one event: its values in declared order, the claims on them, its links.
- ``EntityDetail`` and ``SourceDetail`` are all of anything else that has a key, and
  ``RegisterLine`` one line of its register.

Days are those of ``dates.calendar``: ordinals, or sentinels where a bound is open or unknown. Keys
sort by code point. Texts are as they are stored: hostile characters are the views' to show.
"""

from timeline.query.results.details import (
    ClaimLine,
    DateValue,
    EntityDetail,
    EventDetail,
    LinkLine,
    SourceDetail,
    Value,
)
from timeline.query.results.lines import (
    ActorRef,
    EventLine,
    EventPage,
    LeftOut,
    Ref,
    RegisterLine,
    Snippet,
    SourceHit,
    SourceRef,
)

__all__ = [
    "ActorRef",
    "ClaimLine",
    "DateValue",
    "EntityDetail",
    "EventDetail",
    "EventLine",
    "EventPage",
    "LeftOut",
    "LinkLine",
    "Ref",
    "RegisterLine",
    "Snippet",
    "SourceDetail",
    "SourceHit",
    "SourceRef",
    "Value",
]
