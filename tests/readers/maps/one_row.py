"""One row of a table, converted by a map with one field."""

from typing import Any

from tests.readers.maps.tables import Outcome, converted_text

COLUMNS = ["id", "what", "date", "a", "b", "c"]


def outcome(
    field: str, *cells: str, kind: str = "incident", top: str = "", more: str = ""
) -> Outcome:
    """Convert one row, whose last columns have these cells, by a map with one more field."""
    when = field if field.startswith("when") else f'when = "date"\n{field}'
    text = (
        f'{top}\nignore = "*"\n[event]\nkey = "id"\nkind = "{kind}"\ntitle = "{{what}}"\n'
        f"{when}\n{more}"
    )
    row = ["1", "A thing", "2031-07-05", *cells]
    return converted_text(text, [COLUMNS, row + [""] * (len(COLUMNS) - len(row))])


def value(field: str, *cells: str, kind: str = "incident", more: str = "") -> Any:
    """The value of that field, which the loader accepts."""
    found = outcome(field, *cells, kind=kind, more=more)
    assert (found.faults, found.problems) == ([], [])
    return found.events[0].get(field.partition(" ")[0])


def fault(field: str, *cells: str, kind: str = "incident") -> str:
    found = outcome(field, *cells, kind=kind)
    assert len(found.faults) == 1, found.faults
    return found.faults[0]
