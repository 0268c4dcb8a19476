"""The events as one Parquet file."""

from collections.abc import Iterable
from pathlib import Path

from timeline.query.dataset import declared
from timeline.query.dataset.chunks import Chunk
from timeline.writers.file import replaced_file
from timeline.writers.parquet.arrow import TableWriter, arrow, count_of


def write_file(
    chunks: Iterable[Chunk], path: Path, kind: str | None = None, *, force: bool = False
) -> None:
    """Write the events to a file while they are read, in order of their first possible day.

    ``kind`` limits the columns to those of that kind. An existing file is replaced only with
    ``force``. Raises UsageError if the file cannot be written, or if the package
    that writes Parquet is missing.
    """
    arrow()
    with replaced_file(path, force=force) as place, place.open("wb") as file:
        writer = TableWriter(declared.events(kind or ""), file)
        try:
            for chunk in chunks:
                writer.write(writer.batch(chunk.events, count_of(chunk.events)))
        finally:
            writer.close()
