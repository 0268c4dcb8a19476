"""What ``--json`` prints, and its JSON Schema: both from one declaration of each output.

``shape.py`` says how they are declared. Days are ISO dates, null where a bound is open or unknown.
Texts are as they are stored. Keys are never renamed or dropped; new ones may come.
"""

from pkgutil import resolve_name
from typing import Any, Final

from timeline.writers.json.shape import write

OUTPUTS: Final = {
    "show": "records:Show",
    "list": "records:List",
    "about": "details:About",
    "around": "analyses:Around",
    "responses": "analyses:Responses",
    "ledger": "ledger:Ledger",
    "disputes": "analyses:Disputes",
    "duplicates": "analyses:Duplicates",
    "log": "history:Log",
    "undo": "history:Undo",
    "dates": "dates:Dates",
}
"""Where the output of each command is declared: a module of this package, and a name in it."""


def output_type(command: str) -> Any:
    """The declared type of what a command prints."""
    return resolve_name(f"{__name__}.{OUTPUTS[command]}")


def output(command: str, result: Any) -> Any:
    """What a command prints of its result, in dicts, lists, texts and numbers."""
    return write(output_type(command), result)
