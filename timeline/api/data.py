"""A result as the commands print it with ``--json``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from timeline.api.reader import Record
from timeline.query.results import EventLine, EventPage, RegisterLine

if TYPE_CHECKING:
    from timeline.analysis.crosstab.table import Crosstab
    from timeline.analysis.sides.comparison import Comparison
    from timeline.audit.explain import Reason

    Result = (
        EventPage
        | Record
        | Crosstab
        | Comparison
        | Sequence[EventLine | RegisterLine]
        | Sequence[Reason]
    )


def to_data(result: "Result") -> Any:
    """Return a result as dicts, lists, texts and numbers: what a command prints with ``--json``.

    ``show`` for a page, ``about`` for a record or reasons, ``list`` for lines of events or of a
    register, ``count`` for a cross table, ``compare`` for a comparison.
    """
    from timeline.analysis.crosstab.table import Crosstab
    from timeline.analysis.sides.comparison import Comparison
    from timeline.writers.json import output

    if isinstance(result, EventPage):
        return output("show", result)
    if isinstance(result, Record):
        return output("about", result)
    if isinstance(result, Crosstab):
        return output("count", result)
    if isinstance(result, Comparison):
        return output("compare", result)
    of_lines = all(isinstance(each, EventLine | RegisterLine) for each in result)
    return output("list" if of_lines else "about", result)


def to_json(result: "Result", indent: int | None = 2) -> str:
    """Return ``to_data`` as JSON text; invisible characters are escaped."""
    from timeline.writers.json.text import dumps

    return dumps(to_data(result), indent)
