"""The databases that released versions made, to be put into an empty database of each type."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from timeline import database

HERE: Final = Path(__file__).resolve().parent
CHRONICLE: Final = HERE / "chronicle"
"""Folders ``first`` and ``then``: what the databases held at first, and what they hold."""
WIDER: Final = HERE / "chronicle-0005"
"""The same with all that version 0005 added, for the databases of this version."""
WORDS: Final = HERE / "chronicle-0006"
"""The same with all that version 0006 added, for the databases of this version."""
KINDS: Final = HERE / "chronicle-0007"
"""The same with all that version 0007 added, for the databases of this version and later ones."""
CHRONICLES: Final = (CHRONICLE, WIDER, WORDS, KINDS)

RENAMED: Final = {
    r"\bnumber\b": "series_number",
    r"\b(mode: ?(?:gift,)?)exchange": r"\1barter",
    r"\b(form: ?)exchange": r"\1people-exchange",
}
"""What has another name since these databases were made: an upgrade renames it in them, too."""


def in_todays_words(chronicle: Path, folder: Path) -> Path:
    """Copy a chronicle, with the names of this version."""
    copy = folder / chronicle.name
    shutil.copytree(chronicle, copy)
    for file in copy.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        for old, new in RENAMED.items():
            text = re.sub(old, new, text)
        file.write_text(text, encoding="utf-8")
    return copy


def chronicle(version: str) -> Path:
    """The chronicle that was loaded into the database of a version."""
    starts = zip(("0005", "0006", "0007"), CHRONICLES, strict=False)
    return next((found for start, found in starts if version < start), KINDS)


def versions() -> list[str]:
    """The versions of the schema that are kept for both sorts of database, the oldest first."""
    sqlite, postgres = (
        {file.name.partition("-")[0] for file in HERE.glob(f"*-{sort}.sql")}
        for sort in ("sqlite", "postgresql")
    )
    return sorted(sqlite & postgres)


def put(version: str, address: str) -> None:
    """Make an empty database, by its address, the one that a version made."""
    url = database.locate(address)
    sort = url.get_backend_name()
    script = (HERE / f"{version}-{sort}.sql").read_text(encoding="utf-8")
    if sort == "sqlite":
        with closing(sqlite3.connect(str(url.database))) as opened:
            opened.execute("PRAGMA journal_mode = WAL")
            opened.executescript(script)
        return
    import psycopg

    with psycopg.connect(address) as connection:
        connection.execute(script.encode())
