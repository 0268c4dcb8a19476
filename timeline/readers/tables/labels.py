"""The names of columns, each once, for messages, maps and the source of a table."""

from collections.abc import Sequence


def labels(columns: Sequence[str]) -> list[str]:
    """Return a name for each column, each once: an empty one is named after the one before it."""
    found: list[str] = []
    for number, name in enumerate(columns):
        wanted = " ".join(name.split()) or (f"{columns[number - 1]} ?" if number else "column 1")
        label, again = wanted, 1
        while label in found:
            again += 1
            label = f"{wanted} ({again})"
        found.append(label)
    return found
