"""Writing all tables of some events: a data package, and Parquet."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from timeline.api.exports.selection import Selection
from timeline.query.dataset.beside import other_tables
from timeline.query.dataset.chunks import chunks
from timeline.query.dataset.declared import OF_EVENTS
from timeline.query.dataset.filing import one_chronicle
from timeline.query.dataset.package import record_chunks, register_tables, texts, timezone
from timeline.writers.package import write_package
from timeline.writers.parquet import write_dataset, write_file

T = TypeVar("T")
Notify = Callable[[str], None]


def package_of(found: Selection, folder: Path, *, force: bool, notify: Notify) -> None:
    """Write a data package of the events, with all registers, into a folder.

    ``force`` replaces the tables in it; ``notify`` is called with notes on other files there.
    Raises UsageError if the folder cannot be written.
    """
    read = record_chunks(found.session, found.query)
    write_package(
        _counted(read, found, lambda chunk: len(chunk["events"]["key"])),
        register_tables(found.session, found.query),
        folder,
        complete=not found.query.clauses,
        texts=texts(found.session),
        timezone=timezone(found.session),
        chronicle=None if found.query.clauses else one_chronicle(found.session),
        force=force,
        notify=notify,
    )


def parquet_of(
    found: Selection,
    path: Path,
    kind: str | None,
    *,
    dataset: bool,
    force: bool,
    notify: Notify,
) -> None:
    """Write the events as one Parquet file, or as a ``dataset``: a folder with all tables.

    A file has the columns of ``kind``, or of all kinds. ``force`` replaces it, or the tables in the
    folder; ``notify`` is called with notes on other files there. Raises UsageError if the path
    cannot be written, or if the extra ``parquet`` is not installed.
    """
    read = chunks(found.session, found.query, OF_EVENTS if dataset else ())
    reported = _counted(read, found, lambda chunk: len(chunk.events["key"]))
    if dataset:
        others = other_tables(found.session, found.query)
        write_dataset(reported, others, path, force=force, notify=notify)
    else:
        write_file(reported, path, kind, force=force)


def _counted(chunks: Iterator[T], found: Selection, size: Callable[[T], int]) -> Iterator[T]:
    """Yield chunks of events, and report how many are done; a chunk may have others with them."""
    done = 0
    found.progress("events", done, found.total)
    for chunk in chunks:
        yield chunk
        done = min(done + size(chunk), found.total)
        found.progress("events", done, found.total)
