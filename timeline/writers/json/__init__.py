"""The output of ``--json`` and its JSON Schema, both from one declaration of each output.

``shape.py`` documents the declarations. Days are ISO 8601 dates, null if a bound is open or
unknown. Texts are written as they are stored. From version 1.0 on, keys are renamed or removed only
by a new major version.
"""

from pkgutil import resolve_name
from typing import Any, Final

from timeline.writers.json.shape import write

OUTPUTS: Final = {
    "show": "records:Show",
    "list": "registers:List",
    "about": "details:About",
    "around": "analyses:Around",
    "responses": "analyses:Responses",
    "ledger": "ledger:Ledger",
    "disputes": "analyses:Disputes",
    "duplicates": "analyses:Duplicates",
    "count": "crosstab:Count",
    "compare": "compare:Compare",
    "log": "history:Log",
    "undo": "history:Undo",
    "dates": "dates:Dates",
    "kinds": "reference:Kinds",
    "fields": "reference:Fields",
    "help": "reference:Help",
}
"""The declaration of the output of each command: a module of this package, and a name in it."""


def output_type(command: str) -> Any:
    """Return the declared type of the output of a command."""
    return resolve_name(f"{__name__}.{OUTPUTS[command]}")


def output(command: str, result: Any) -> Any:
    """Return the output of a command for its result, as dicts, lists, strings and numbers."""
    return write(output_type(command), result)
