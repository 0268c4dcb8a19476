"""The output of ``--json`` and its JSON Schema, both from one declaration of each output.

``shape`` how outputs are declared · ``notation`` types that all share · ``records`` events, sources
and entries of registers · ``analyses`` tables of figures · ``history`` revisions · ``explained``
dates and the seed format · ``schema`` the JSON Schema of all.

Days are ISO 8601 dates, null if a bound is open or unknown. Texts are written as they are stored.
From version 1.0 on, keys are renamed or removed only by a new major version.
"""

from collections.abc import Iterable
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, Final, TextIO

from timeline.writers.json.shape import write
from timeline.writers.json.text import dumps

if TYPE_CHECKING:
    from timeline.query.results import EventDetail

OUTPUTS: Final = {
    "show": "records.brief:Show",
    "list": "records.registers:List",
    "about": "records.about:About",
    "around": "analyses.following:Around",
    "responses": "analyses.following:Responses",
    "ledger": "analyses.ledger:Ledger",
    "disputes": "analyses.differing:Disputes",
    "duplicates": "analyses.differing:Duplicates",
    "count": "analyses.crosstab:Count",
    "compare": "analyses.compare:Compare",
    "log": "history:Log",
    "undo": "history:Undo",
    "dates": "explained:Dates",
    "kinds": "explained:Kinds",
    "fields": "explained:Fields",
    "help": "explained:Help",
}
"""The declaration of the output of each command: a module of this package, and a name in it."""


def output_type(command: str) -> Any:
    """Return the declared type of the output of a command."""
    return resolve_name(f"{__name__}.{OUTPUTS[command]}")


def output(command: str, result: Any) -> Any:
    """Return the output of a command for its result, as dicts, lists, strings and numbers."""
    return write(output_type(command), result)


def write_jsonl(events: "Iterable[EventDetail]", file: TextIO) -> None:
    """Write events to an open text file while they are read, each on a line: all of ``about``.

    They are in UTF-8; control and invisible characters are escaped. The schema of a line is
    ``#/$defs/about`` of ``timeline schema output``.
    """
    for event in events:
        file.write(f"{dumps(output('about', event), indent=None)}\n")
