"""The results of queries: plain values that depend on no session and no table.

Views, writers and analyses read events and records in this form only.

- ``EventLine`` is an event as a list, a chart or an analysis needs it; ``EventPage`` is a list of
  these, with the cited sources and the numbers of what was left out.
- ``EventDetail`` is a complete event: values in declared order, the claims on them, links.
- ``EntityDetail`` and ``SourceDetail`` are complete records of other types, and ``RegisterLine`` is
  one line of a register.

Days are those of ``dates.calendar``: ordinals, or sentinels if a bound is open or unknown. Keys are
sorted by code point. Texts are as stored: views must make unsafe characters visible.
"""

from typing import TYPE_CHECKING

from timeline.importing import importing

if TYPE_CHECKING:
    from timeline.query.results.claims import ClaimLine, place_text
    from timeline.query.results.details import (
        EntityDetail,
        EventDetail,
        LinkLine,
        PlacedEvent,
        RegisterLine,
        SourceDetail,
    )
    from timeline.query.results.lines import (
        ActorRef,
        ClockRange,
        EventLine,
        Position,
        Ref,
        SourceRef,
        Whole,
    )
    from timeline.query.results.pages import EventPage, LeftOut, Most, Snippet, SourceHit
    from timeline.query.results.values import DateValue, Value

__all__ = [
    "ActorRef",
    "ClaimLine",
    "ClockRange",
    "DateValue",
    "EntityDetail",
    "EventDetail",
    "EventLine",
    "EventPage",
    "LeftOut",
    "LinkLine",
    "Most",
    "PlacedEvent",
    "Position",
    "Ref",
    "RegisterLine",
    "Snippet",
    "SourceDetail",
    "SourceHit",
    "SourceRef",
    "Value",
    "Whole",
    "place_text",
]

if not TYPE_CHECKING:  # or a type checker would take any name for one of these
    __getattr__ = importing(__name__, __all__, ("lines", "pages", "values", "claims", "details"))
