"""An export that is killed, stopped or out of space leaves a folder that is whole."""

import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from tests.forking import fork, status_of
from tests.profiles import is_nightly
from tests.writers.files.folders import (
    AFTER,
    BEFORE,
    FOREIGN,
    Killed,
    die,
    export,
    hidden,
    make,
    read,
    state,
    stopped,
)
from timeline import files
from timeline.errors import UsageError
from timeline.writers.chronicle import write_chronicles


def steps(count: int, kind: str) -> list[int]:
    """The steps at which a test stops the program: by day, every second one."""
    every = list(range(1, count + 1))
    return every if is_nightly() else [at for at in every if at % 2 == (kind == "first")]


@pytest.mark.parametrize("kind", ["first", "beside files of others"])
def test_a_folder_is_that_of_before_or_after_wherever_the_program_ends(
    kind: str, tmp_path: Path
) -> None:
    place = tmp_path / "0"
    out, before = make(kind, place)
    with stopped(10**9) as counted:
        write_chronicles([AFTER], out)
    after = state(out)
    assert {name: after[name] for name in FOREIGN if kind.startswith("beside")} == (
        FOREIGN if kind.startswith("beside") else {}
    )
    assert counted.count > 30
    seen = set()
    for at in steps(counted.count, kind):
        place = tmp_path / str(at)
        out, before = make(kind, place)
        with stopped(at), pytest.raises(Killed):
            write_chronicles([AFTER], out)
        files._unfinished.clear()
        found = read(out)
        assert found in (before, after), at
        seen.add(found == after)
        write_chronicles([AFTER], out)
        assert state(out) == after
        assert hidden(out) == [], at
        shutil.rmtree(place)
    assert seen == {True, False}


def test_what_carries_an_export_through_may_end_too(tmp_path: Path) -> None:
    out, _ = make("beside files of others", tmp_path / "0")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.files.folder._carry_through", lambda *_: die())
        with pytest.raises(Killed):
            write_chronicles([AFTER], out)
    files._unfinished.clear()
    half = tmp_path / "half"
    shutil.copytree(out, half)
    with stopped(10**9) as counted:
        after = read(out)
    assert after == FOREIGN | state(write_chronicles([AFTER], tmp_path / "fresh")[0])
    for at in range(1, counted.count + 1):
        again = tmp_path / str(at)
        shutil.copytree(half, again)
        with stopped(at), suppress(Killed):
            read(again)
        assert read(again) == after
        assert hidden(again) == []


@pytest.mark.parametrize("kind", ["first", "again"])
def test_a_full_disk_at_any_step_leaves_the_folder_whole(kind: str, tmp_path: Path) -> None:
    out, before = make(kind, tmp_path / "0")
    with stopped(10**9) as counted:
        write_chronicles([AFTER], out)
    after = state(out)
    for at in steps(counted.count, kind):
        out, before = make(kind, tmp_path / str(at))
        with stopped(at, None), suppress(UsageError):
            write_chronicles([AFTER], out)
        assert read(out) in (before, after), at
        write_chronicles([AFTER], out)
        assert (state(out), hidden(out)) == (after, []), at


@pytest.mark.parametrize("at", [20, 40, 60])
def test_a_killed_program_leaves_a_whole_folder(at: int, tmp_path: Path) -> None:
    out, before = make("beside files of others", tmp_path / "here")

    def be_killed() -> None:
        with stopped(at, lambda: os.kill(os.getpid(), signal.SIGKILL)):
            write_chronicles([AFTER], out)

    assert status_of(fork(be_killed)) == -signal.SIGKILL
    after = FOREIGN | state(write_chronicles([AFTER], tmp_path / "fresh")[0])
    assert read(out) in (before, after)
    write_chronicles([AFTER], out)
    assert (state(out), hidden(out)) == (after, [])


def test_an_edit_in_the_middle_of_a_stopped_export_is_kept(out: Path) -> None:
    export(out, BEFORE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.files.folder._carry_through", lambda *_: die())
        with pytest.raises(Killed):
            export(out)
    (out / "a.yaml").write_text("mine\n")
    (notice, *_) = export(out)
    assert "a.yaml.before-export" in notice
    assert (out / "a.yaml.before-export").read_text() == "mine\n"
    assert "After" in (out / "a.yaml").read_text()
