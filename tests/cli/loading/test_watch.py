"""``load --watch``: what it does between the changes of files, without a clock and without rest."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.terminals import Terminal
from timeline import stopping
from timeline.cli import watching
from timeline.readers.watched import WatchedFiles, changed

SEED = "actors:\n  prk: {{name: {}, kind: state, country: PRK}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one seed file."""
    folder = tmp_path / "chronicle"
    folder.mkdir()
    (folder / "actors.yaml").write_text(SEED.format("North Korea"))
    return folder


@pytest.fixture
def during(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let these steps be taken, one in each pause between two looks; then stop the program."""

    def take(*steps: Callable[[], object] | None) -> None:
        left: Iterator[Callable[[], object] | None] = iter(steps)

        def pause(_seconds: float) -> None:
            try:
                step = next(left)
            except StopIteration:
                raise stopping.Stopped from None
            if step:
                step()

        monkeypatch.setattr(watching, "pause", pause)

    return take


def rounds(text: str) -> list[str]:
    """Return the output of each round, without the times of day."""
    return re.sub(r"(?m)^\d\d:\d\d:\d\d ", "", text).split("\n\n")


def test_what_changes_is_loaded_and_a_fault_does_not_end_it(
    run: Run, folder: Path, tmp_path: Path, during: Callable[..., None]
) -> None:
    seed = folder / "actors.yaml"
    new = folder / "more.yaml"
    broken = "actors:\n  prk: {name: 'North\n"
    during(
        lambda: seed.write_text(broken),
        None,
        lambda: seed.write_text(SEED.format("북한")),
        lambda: new.write_text("actors:\n  kor: {name: South Korea"),  # half a save …
        lambda: new.write_text("actors:\n  kor: {name: South Korea, kind: state, country: KOR}\n"),
        None,
        lambda: os.utime(seed, ns=(1, 1)),
        None,
        lambda: shutil.rmtree(folder),
        None,
    )
    result = run("load", str(folder), "--watch", "--database", str(tmp_path / "x.db"))
    first, bad, mended, touched, gone = rounds(result.output)
    assert "added          1: actor prk" in first
    assert "waiting for changes of 1 file; Ctrl-C ends" in first
    assert bad.startswith(f"changed: {seed}\n{seed}:2: the quotation mark")
    assert "nothing was written" in bad
    assert mended.startswith(f"changed: {seed}; new: {new}\n")
    assert "added          1: actor kor\nchanged        1: actor prk" in mended
    assert "unchanged      2: 2 actors" in touched
    assert f"gone: {seed} and {new}\ntimeline: there is no {folder}" in gone
    assert gone.endswith("timeline: stopped\n")
    assert result.exit_code == 0
    assert run("log", "--database", str(tmp_path / "x.db")).stdout.count("load ") == 2


def test_a_dry_run_only_checks_and_a_table_is_watched_with_its_map(
    run: Run, tmp_path: Path, during: Callable[..., None]
) -> None:
    table, map_ = tmp_path / "launches.csv", tmp_path / "launches.toml"
    table.write_text("No,Day,What\n1,2022-06-05,Launch of June\n2,2022-06-66,Another\n")
    text = (
        'name = "launches"\n[source]\ntitle = "List"\n[event]\nkind = "launch"\n'
        'key = "No"\ntitle = "{What}"\nwhen = "Day"\n'
    )
    map_.write_text(text.replace('"Day"', '"Date"'))
    during(
        lambda: map_.write_text(text),
        None,
        lambda: table.write_text(
            "No,Day,What\n1,2022-06-05,Launch of June\n2,2022-06-06,Another\n"
        ),
        None,
    )
    words = ("load", str(table), "--map", str(map_), "--watch", "--dry-run")
    result = run(*words, "--database", str(tmp_path / "x.db"))
    first, second, third = rounds(result.output)
    assert f"{map_}:8: 'Date' is not a column" in first
    assert "nothing was written" in first
    assert second.startswith(f"changed: {map_}\n{table}:3: ")
    assert f"{table}: 2 rows = 2 added" in third
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ((), "the bundled chronicle"),
        (("-",), "standard input"),
        ((".", "--skip-bad"), "--skip-bad"),
    ],
)
def test_what_cannot_change_is_not_watched(run: Run, words: tuple[str, ...], what: str) -> None:
    result = run("load", *words, "--watch")
    assert (result.exit_code, what in result.stderr) == (2, True)


def test_only_files_that_a_load_may_read_are_watched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    written = folder / "timeline.db"
    watched = WatchedFiles([folder], [written])
    before = watched.states()
    for name in ("timeline.db", "timeline.db-wal", ".actors.yaml.swp", "actors.yaml~", "4913"):
        (folder / name).write_text("x")
    for name in ("#actors.yaml#", "~$a.xlsx", "a.csv.rejects.csv", "a.TMP", ".git"):
        (folder / name).write_text("x")
    assert changed(before, watched.states()) == []
    here = WatchedFiles([Path()], [written])
    before_move = here.states()
    folder.rename(folder.with_name("moved"))  # and the database is written there
    assert changed(before_move, here.states()) == []
    folder.with_name("moved").rename(folder)
    (folder / "texts").mkdir()
    text = folder / "texts" / "article.txt"
    text.write_text("x")
    (folder / "actors.yaml").replace(folder / "states.yaml")
    names = [folder / name for name in ("actors.yaml", "states.yaml", "texts/article.txt")]
    assert changed(before, watched.states()) == names
    (folder / "chronicle.yaml").write_text("chronicle: {name: x}\n")
    below = folder / "parts"
    below.mkdir()
    (below / "one.yaml").write_text("")
    assert text.resolve() in WatchedFiles([(below / "one.yaml").resolve()]).states()
    assert text not in WatchedFiles([folder / "list.csv"]).states()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_ctrl_c_ends_it_without_a_fault(folder: Path, tmp_path: Path) -> None:
    terminal = Terminal(str(tmp_path / "x.db"))
    seen = terminal.run(
        "load", str(folder), "--watch", when=lambda text: "Ctrl-C ends" in text, keys="\x03"
    )
    assert seen.status == 0
    assert seen.text.rstrip().endswith("timeline: stopped")
