"""Whole commands on broken folders: status 1, a line for each fault, no traceback, no change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import run
from timeline import database
from timeline.loader import load

BROKEN: list[tuple[str, Callable[[Path], object], str]] = [
    (
        "no actor",
        lambda file: file.write_text("programmes:\n  a: {name: A, owner: rok}\n"),
        "story/broken.yaml:2: a.owner: there is no actor rok",
    ),
    ("binary", lambda file: file.write_bytes(bytes(range(256))), "story/broken.yaml:2: byte 128"),
    ("a line of 5 MB", lambda file: file.write_bytes(b"a" * 5_000_000), "story/broken.yaml:1: "),
    ("a folder", lambda file: file.symlink_to("/etc"), "story/broken.yaml: is a link out of"),
    ("bidirectional text", lambda file: file.write_text("\u202ea: 1\n"), "story/broken.yaml:1: "),
]


@pytest.mark.parametrize(
    ("spoil", "part"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_a_broken_folder_on_the_command_line(
    story: Path, spoil: Callable[[Path], object], part: str
) -> None:
    engine = database.open_engine(database.locate("timeline.db"))
    load(engine, [story])
    engine.dispose()
    before = Path("timeline.db").read_bytes()
    spoil(story / "broken.yaml")
    done = run("load", str(story), "--database", "timeline.db")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith(part)
    assert done.stderr.endswith("nothing was written\n")
    assert "Traceback" not in done.stderr
    assert "\u202e" not in done.stderr
    assert Path("timeline.db").read_bytes() == before
