"""A place to measure in: folders, made-up inputs, databases, and processes that are timed."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.made import attacks
from tests.benchmarks.measuring.server import Server
from tests.benchmarks.measuring.work import MB, Sample

ROOT = Path(__file__).parents[3]
PROGRAM = "import sys; sys.argv[0] = 'timeline'\nfrom timeline.cli import main; main()"
_MAXRSS = 1 if sys.platform == "darwin" else 1024


class Table(NamedTuple):
    """A made-up table, the map of its columns, and the number of its rows."""

    file: Path
    map: Path
    rows: int


def _schema() -> str:
    """Return the version of the schema: a database that was kept may be of an older one."""
    return max(path.name.partition("_")[0] for path in ROOT.glob("alembic/versions/0*.py"))


class Failed(Exception):  # noqa: N818
    """A measured process failed: what it takes means nothing."""


class Bench:
    """A place to measure in. ``server``: where the databases are; without one, files of SQLite.

    ``inputs`` stays for all rounds, ``folder`` is emptied after each.
    """

    def __init__(
        self, base: Path, scale: float = 1, server: Server | None = None, *, peers: bool = True
    ) -> None:
        self.scale = scale
        self.server = server
        self.inputs = base / "inputs"
        self.folder = base / "round"
        self._kept = base / f"databases-{_schema()}"
        self._loaded: dict[str, str] = {}
        self._peers = peers
        self._missing: set[str] = set()
        for each in (self.inputs, self.folder, self._kept):
            each.mkdir(parents=True, exist_ok=True)

    # -- sizes and inputs --------------------------------------------------------------------------

    def size(self, full: int) -> int:
        """Return the number of rows to use instead of this one: fewer for a quick look."""
        return max(round(full * self.scale), 1)

    def made(self, name: str, write: Callable[[Path], Any]) -> Path:
        """Return a file or folder of made-up input, which ``write`` makes if it is not there."""
        path = self.inputs / name
        if not path.exists():
            new = path.with_name(f"{name}.new")
            write(new)
            new.rename(path)
        return path

    def attacks(self, rows: int) -> Table:
        """Return the table of attacks with N rows (scaled)."""
        count = self.size(rows)
        file = self.made(f"attacks-{count}.csv", lambda path: attacks.write(path, count))
        map_ = self.made("attacks.toml", lambda path: shutil.copyfile(attacks.MAP, path))
        return Table(file, map_, count)

    def loaded_attacks(self, rows: int) -> str:
        """Return the address of a database with the table of attacks, for works that only read."""
        table = self.attacks(rows)

        def fill(address: str) -> None:
            self.timeline("load", table.file, "--map", table.map, database=address)

        return self.loaded(f"attacks-{table.rows}", fill)

    def loaded(self, name: str, fill: Callable[[str], object]) -> str:
        """Return the address of a database that ``fill`` fills once, for works that only read."""
        if name not in self._loaded:
            address = self.server.create() if self.server else str(self._kept / f"{name}.db")
            if self.server or not Path(address).exists():
                fill(address)
                if self.server:
                    self.server.settle(address)
            self._loaded[name] = address
        return self._loaded[name]

    # -- databases ---------------------------------------------------------------------------------

    def database(self) -> str:
        """Return the address of a new, empty database, which is gone after the round."""
        if self.server:
            return self.server.create(lasts=False)
        taken = len(list(self.folder.glob("*.db")))
        return str(self.folder / f"timeline-{taken}.db")

    def warm(self) -> None:
        """Load a few rows, so that Python has written its bytecode before anything is measured."""
        few = self.made("few.csv", lambda path: attacks.write(path, 50))
        map_ = self.attacks(1).map
        self.timeline("load", few, "--map", map_, database=self.database())
        self.clear()

    def clear(self) -> None:
        """Remove what a round has left."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        if self.server:
            self.server.clear()

    # -- processes ---------------------------------------------------------------------------------

    def timeline(
        self, *words: object, database: str, output: Path | None = None, drawn: bool = False
    ) -> Sample:
        """Run a command of timeline on a database, and return what it took.

        Its output is what a pipe gets, or if ``drawn`` what a terminal gets.
        """
        named = {"TIMELINE_DATABASE": database, "TIMELINE_OUTPUT": "drawn" if drawn else "plain"}
        return self.run([sys.executable, "-c", PROGRAM, *map(str, words)], named, output)

    def run(
        self,
        words: Sequence[object],
        variables: Mapping[str, str] | None = None,
        output: Path | None = None,
    ) -> Sample:
        """Run a program and return what it took. Its output goes into a file, or nowhere.

        What a server of databases works meanwhile is added. Raises Failed.
        """
        settings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        settings |= {"PYTHONPATH": str(ROOT)} | dict(variables or {})
        faults = self.folder / "faults.txt"
        served = self.server.cpu() if self.server else 0.0
        with (output or Path(os.devnull)).open("wb") as out, faults.open("wb") as err:
            began = time.perf_counter()
            child = subprocess.Popen(
                [str(word) for word in words], env=settings, stdout=out, stderr=err, cwd=self.folder
            )
            try:
                _, status, usage = os.wait4(child.pid, 0)
            except BaseException:
                child.terminate()
                child.wait()
                raise
            wall = time.perf_counter() - began
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            shown = " ".join(str(word) for word in words if word != PROGRAM)
            said = faults.read_text(errors="replace")[-2_000:]
            raise Failed(f"exit status {child.returncode} of {shown}\n{said}")
        served = self.server.cpu() - served if self.server else 0.0
        cpu = usage.ru_utime + usage.ru_stime + served
        return Sample(wall, cpu, usage.ru_maxrss * _MAXRSS / MB)

    def asked(self, module: str, *words: object, database: str = "") -> dict[str, float]:
        """Run a module of ours in a process of its own; return the figures it prints as JSON.

        What is measured in process is measured there, since the memory of this process would
        count as that of its children.
        """
        answer = self.folder / "answer.json"
        named = {"TIMELINE_DATABASE": database} if database else {}
        self.run([sys.executable, "-m", module, *words], named, answer)
        found: dict[str, float] = json.loads(answer.read_text())
        return found

    def has(self, peer: str) -> bool:
        """Return whether to measure a peer: a Python package or a program that is installed.

        Says once if it is not.
        """
        if not self._peers:
            return False
        there = bool(find_spec(peer.replace("-", "_")) or shutil.which(peer))
        if not there and peer not in self._missing:
            self._missing.add(peer)
            print(f"{peer} is not installed: it is left out", file=sys.stderr)
        return there
