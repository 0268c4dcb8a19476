"""What of a record can be found by its words."""

from collections.abc import Iterable, Iterator, Mapping

from timeline.loader.batch import Entry
from timeline.query import fulltext


def search_entries(
    entries: Iterable[Entry], ids: Mapping[str, int]
) -> Iterator[tuple[int, str, str]]:
    """Entity id, part and text of everything that full text finds: events and source texts."""
    for entry in entries:
        if entry.checked.type == "source" and entry.body is not None:
            yield ids[entry.key], "text", entry.body
        elif entry.checked.type == "event":
            for part, text in fulltext.texts(entry.checked.canonical):
                yield ids[entry.key], part, text
