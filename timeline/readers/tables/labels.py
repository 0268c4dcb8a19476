"""The names of columns, each once, for messages, maps and the source of a table."""

from collections.abc import Sequence


def labels(columns: Sequence[str]) -> list[str]:
    """Return a name for each column, each once: an empty one is named after the one before it.

    ``Year``, ``Year ?``, ``Year (2)``; ``column 3`` if the one before it is empty too.
    """
    found: list[str] = []
    before = ""
    for number, name in enumerate((" ".join(each.split()) for each in columns), 1):
        wanted = name or (f"{before} ?" if before else f"column {number}")
        label, again = wanted, 1
        while label in found:
            again += 1
            label = f"{wanted} ({again})"
        found.append(label)
        before = name
    return found
