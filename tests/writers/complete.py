"""The complete events of a database, as the writers of tables and maps take them."""

from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.merged import stream_complete
from timeline.query.results import EventDetail


def complete_events(engine: Engine, query: str = "") -> list[EventDetail]:
    """Return the complete events that match a query, in order of time."""
    with Session(engine) as session:
        found = stream_complete(session, read_query(session, query))
        return [event for batch in found for event in batch]


def loaded_events(engine: Engine, folder: Path, seed: str) -> list[EventDetail]:
    """Load the text of a seed file, which is written into a folder, and return all events."""
    file = folder / "seed.yaml"
    file.write_text(seed, encoding="utf-8")
    load(engine, [file])
    return complete_events(engine)
