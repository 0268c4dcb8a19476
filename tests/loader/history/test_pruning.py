"""What is no longer in the files is kept, or pruned where nothing needs it."""

from pathlib import Path
from textwrap import dedent

import pytest
from sqlalchemy import Engine, text

from tests.loader.story import SEED, Write, keys, value, without_answer
from timeline.errors import DataError
from timeline.loader import load


def test_a_record_removed_from_the_files_is_kept_until_it_is_pruned(
    engine: Engine, write: Write
) -> None:
    load(engine, [write()])
    report = load(engine, [write(without_answer())])
    assert keys(report.left) == {"answer"}
    assert value(engine, "SELECT count(*) FROM event") == 2
    report = load(engine, [write(without_answer())], prune=True)
    assert keys(report.removed) == {"answer"}
    assert value(engine, "SELECT count(*) FROM event") == 1
    tomb = value(engine, "SELECT before FROM change WHERE op = 'removed'")
    assert "The answer" in str(tomb)


def test_pruning_spares_other_chronicles(engine: Engine, write: Write, tmp_path: Path) -> None:
    load(engine, [write()])
    other = tmp_path / "other.yaml"
    other.write_text("actors:\n  jpn: {name: Japan, kind: state, country: JPN}\n")
    load(engine, [other], prune=True)
    load(engine, [write(without_answer())], prune=True)
    with engine.connect() as connection:
        found = set(connection.execute(text("SELECT key FROM entity")).scalars())
    assert found == {"wire", "prk", "usa", "firing", "jpn"}


def test_what_others_need_cannot_be_pruned(engine: Engine, write: Write, tmp_path: Path) -> None:
    load(engine, [write()])
    other = tmp_path / "other.yaml"
    other.write_text("actors:\n  kpa: {name: Army, kind: organisation, part_of: prk}\n")
    load(engine, [other])
    seed = "actors:\n  usa: {name: United States, kind: state, country: USA}\n"
    with pytest.raises(DataError, match="the actor kpa still refers to it"):
        load(engine, [write(seed)], prune=True)


@pytest.mark.parametrize("gone", ["firing", "usa", "wire"])
def test_what_the_same_files_still_refer_to_cannot_be_pruned(
    engine: Engine, write: Write, gone: str
) -> None:
    """Even if nothing else in them has changed: each record that refers to it is reported."""
    load(engine, [write()])
    lines = dedent(SEED).splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith(f"  {gone}:"))
    end = start + 1
    while end < len(lines) and lines[end].startswith("    "):
        end += 1
    left = "".join(lines[:start] + lines[end:]).replace("sources:\nactors", "actors")
    with pytest.raises(DataError, match=rf"seed.yaml:\d+: answer: refers to {gone}, which is no"):
        load(engine, [write(left)], prune=True)


def test_a_file_that_is_loaded_without_its_folder_is_reported(engine: Engine, write: Write) -> None:
    folder = write()
    load(engine, [folder])
    with pytest.raises(DataError, match="or load that chronicle's whole folder"):
        load(engine, [folder / "seed.yaml"])
