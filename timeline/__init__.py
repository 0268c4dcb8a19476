"""A chronology database in which every date and number is tied to the passage it came from.

The public names of the library; ``open`` opens a database. Each is imported when it is first used,
so that ``import timeline`` imports nothing else.
"""

from typing import TYPE_CHECKING, Final

from timeline.version import __version__

if TYPE_CHECKING:
    from timeline.analysis.crosstab.table import Crosstab
    from timeline.analysis.sides.comparison import Comparison
    from timeline.api.data import to_data, to_json
    from timeline.api.database import Database, open
    from timeline.api.drafting import Drafted, draft
    from timeline.api.exports import ChronicleExport
    from timeline.api.reader import Reader, Record, Snapshot
    from timeline.audit.explain import Reason
    from timeline.authoring.starting import init
    from timeline.errors import (
        DatabaseError,
        DataError,
        DateError,
        Problem,
        QueryError,
        TimelineError,
        UsageError,
        ValueFault,
    )
    from timeline.loader.planning.report import Report, RowReport, TypedKey
    from timeline.loader.upgrading import Upgrade
    from timeline.query.results import (
        ActorRef,
        ClaimLine,
        DateValue,
        EntityDetail,
        EventDetail,
        EventLine,
        EventPage,
        LeftOut,
        LinkLine,
        Ref,
        RegisterLine,
        Snippet,
        SourceDetail,
        SourceHit,
        SourceRef,
        Value,
    )
    from timeline.readers.imports import TableOptions

__all__ = [
    "ActorRef",
    "ChronicleExport",
    "ClaimLine",
    "Comparison",
    "Crosstab",
    "DataError",
    "Database",
    "DatabaseError",
    "DateError",
    "DateValue",
    "Drafted",
    "EntityDetail",
    "EventDetail",
    "EventLine",
    "EventPage",
    "LeftOut",
    "LinkLine",
    "Problem",
    "QueryError",
    "Reader",
    "Reason",
    "Record",
    "Ref",
    "RegisterLine",
    "Report",
    "RowReport",
    "Snapshot",
    "Snippet",
    "SourceDetail",
    "SourceHit",
    "SourceRef",
    "TableOptions",
    "TimelineError",
    "TypedKey",
    "Upgrade",
    "UsageError",
    "Value",
    "ValueFault",
    "__version__",
    "draft",
    "init",
    "open",
    "to_data",
    "to_json",
]

_HOMES: Final = (
    "errors",
    "query.results",
    "api.exports",
    "api.reader",
    "api.database",
    "api.data",
    "audit.explain",
    "analysis.crosstab.table",
    "analysis.sides.comparison",
    "readers.imports",
    "loader.planning.report",
    "loader.upgrading",
    "authoring.starting",
    "api.drafting",
)
"""The modules that have these names; those that import little come first."""


if not TYPE_CHECKING:  # or a type checker would take any name for one of these

    def __getattr__(name: str) -> object:
        """A public name, from the module that has it (PEP 562)."""
        if name in __all__:
            from importlib import import_module

            for home in map(import_module, (f"{__name__}.{each}" for each in _HOMES)):
                if hasattr(home, name):
                    return globals().setdefault(name, getattr(home, name))
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
