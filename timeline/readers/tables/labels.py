"""The names of columns, each once, for messages, maps and the source of a table."""

from collections.abc import Sequence

from timeline.canonical.cells import MAX_NAME
from timeline.text import clip


def labels(columns: Sequence[str]) -> list[str]:
    """Return a name for each column as a source can have it: each once, none empty or too long.

    An empty one is named after the one before it: ``Year``, ``Year ?``, ``Year (2)``; ``column 3``
    if that is empty too.
    """
    found: list[str] = []
    before = ""
    for number, written in enumerate(columns, 1):
        visible = "".join(each for each in written if each.isprintable() or each.isspace())
        name = clip(" ".join(visible.split()), MAX_NAME - 10)
        wanted = name or (f"{before} ?" if before else f"column {number}")
        label, again = wanted, 1
        while label in found:
            again += 1
            label = f"{wanted} ({again})"
        found.append(label)
        before = name
    return found
