"""The command line of the attack: which parts, on what, how long; see ``tests.attack``."""

import argparse
import json
import os
import secrets
import selectors
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

from tests.attack.arena import Arena, Finding, Settings
from tests.attack.places import SORTS, Places, server
from tests.attack.process import import_everything
from tests.attack.report import Row, summary, table

PARTS = ("kills", "crowd", "full", "damage", "fuzz", "walk")
ALONE = {"crowd"}
"""Parts that fill the machine by themselves."""
Job = tuple[str, str]


def main() -> int:
    """Run what is asked for; return 1 where anything was found."""
    options = _options()
    jobs = [
        (part, sort)
        for part in PARTS
        for sort in SORTS
        if options.only in (None, part) and options.on in (None, sort)
    ]
    rows: list[Row] = []
    findings: list[Finding] = []
    workers = 1 if options.case is not None else options.workers
    settings = Settings(
        options.seed,
        options.long,
        options.minutes * 60 * workers / len(jobs) if options.long else 0.0,
        options.cases,
        options.case,
        options.keep,
    )
    print(f"seed {options.seed}")
    folder = Path(tempfile.mkdtemp(prefix="timeline-attack-"))
    begun = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that all is cleared away
    try:
        with server(folder) as address:
            _run(jobs, workers, folder, address, settings, rows, findings)
    finally:
        if not (options.keep and findings):
            shutil.rmtree(folder, ignore_errors=True)
    print(summary(rows, findings))
    for finding in findings:
        print(finding.text())
    print(f"{time.monotonic() - begun:.0f} s in all")
    if options.markdown:
        print(table(rows))
    return 1 if findings else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.attack", description="Hurt timeline.")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="about ten minutes (the default)")
    size.add_argument("--long", action="store_true", help="as long as --minutes says")
    parser.add_argument("--minutes", type=float, default=60, help="with --long (60)")
    parser.add_argument("--only", choices=PARTS, help="one part")
    parser.add_argument("--on", choices=SORTS, help="one sort of database")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="of all chances")
    parser.add_argument("--cases", type=int, help="so many of each part, for a look")
    parser.add_argument("--case", type=int, help="one case alone")
    parser.add_argument("--keep", action="store_true", help="keep the folders of what was found")
    parser.add_argument("--markdown", action="store_true", help="print the table for the docs")
    parser.add_argument("--workers", type=int, default=2, help="parts at once (2)")
    return parser.parse_args()


def _run(
    jobs: list[Job],
    workers: int,
    folder: Path,
    address: str,
    settings: Settings,
    rows: list[Row],
    findings: list[Finding],
) -> None:
    """Do the jobs, each in a process of its own, N at once; print a row for each."""
    waiting = sorted(jobs, key=lambda job: job[0] in ALONE)  # those alone come last
    running: dict[int, tuple[int, Job, bytearray]] = {}
    with selectors.DefaultSelector() as selector, _ended(running):
        while waiting or running:
            while waiting and len(running) < (1 if waiting[0][0] in ALONE else workers):
                job = waiting.pop(0)
                read, child = _start(job, folder, address, settings)
                running[read] = (child, job, bytearray())
                selector.register(read, selectors.EVENT_READ)
            for key, _ in selector.select():
                child, job, output = running[key.fd]
                if data := os.read(key.fd, 1 << 16):
                    output += data
                    continue
                selector.unregister(key.fd)
                os.close(key.fd)
                del running[key.fd]
                _, status = os.waitpid(child, 0)
                _take(job, output, status, settings, rows, findings)


@contextmanager
def _ended(running: dict[int, tuple[int, Job, bytearray]]) -> Iterator[None]:
    """Whatever stops the attack, what it has started stops with it."""
    try:
        yield
    finally:
        for child, _, _ in running.values():
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)  # with the commands that it runs


def _take(
    job: Job,
    output: bytearray,
    status: int,
    settings: Settings,
    rows: list[Row],
    findings: list[Finding],
) -> None:
    lines = [json.loads(line) for line in output.decode().splitlines()]
    findings += [Finding(**line["finding"]) for line in lines if "finding" in line]
    ended = [Row(**line["row"]) for line in lines if "row" in line]
    if not ended:
        what = f"the attack itself ends: {status}"
        findings.append(Finding(*job, settings.seed, 0, what))
    rows += ended
    for row in ended:
        print(row.text(), flush=True)


def _start(job: Job, folder: Path, address: str, settings: Settings) -> tuple[int, int]:
    read, write = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os.close(read)
        _work(job, folder, address, settings, write)
    os.close(write)
    return read, child


def _work(job: Job, folder: Path, address: str, settings: Settings, write: int) -> NoReturn:
    """One job, in its own process: what it finds, and its row, go to the pipe, a line each."""
    status = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        part, sort = job
        import_everything()
        begun = time.monotonic()

        def tell(what: dict[str, object]) -> None:
            os.write(write, f"{json.dumps(what)}\n".encode())

        mine = folder / f"{part}-{sort}"
        mine.mkdir()
        places = Places(sort, address, f"{part}_{sort}")
        arena = Arena(part, places, mine, settings, lambda each: tell({"finding": asdict(each)}))
        _attack(part)(arena)
        took = time.monotonic() - begun
        tell({"row": asdict(Row(part, sort, dict(arena.tally), arena.found, took))})
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _attack(part: str) -> Callable[[Arena], None]:
    """The attack of a part; its module is imported where it runs."""
    import importlib

    found: Callable[[Arena], None] = importlib.import_module(f"tests.attack.parts.{part}").attack
    return found


if __name__ == "__main__":
    sys.exit(main())
