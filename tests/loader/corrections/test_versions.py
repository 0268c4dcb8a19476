"""Corrections and older versions, which know none: nothing of them is lost or misread."""

from pathlib import Path

import pytest
from alembic.util import CommandError
from sqlalchemy import Engine

from tests.loader.corrections.chronicles import NOTES, WITHOUT, stored
from tests.loader.corrections.conftest import Write
from timeline import database
from timeline.loader import load


def test_an_older_version_cannot_store_a_correction(engine: Engine, write: Write) -> None:
    load(engine, [Path("register"), write("notes", NOTES)])
    corrected = stored(engine)
    with pytest.raises(CommandError, match="definition of events"):
        database.downgrade(engine, "0007")
    assert stored(engine) == corrected
    load(engine, [write("notes", WITHOUT)], prune=True)
    database.downgrade(engine, "0007")
    database.upgrade(engine)
    assert stored(engine)["arms-4711"]["quantity"] == "50"
    assert load(engine, [Path("register"), Path("notes")]).revision is None
