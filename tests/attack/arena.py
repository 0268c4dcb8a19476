"""What a part of the attack gets: cases that can be repeated alone, chances, folders, a tally.

A case is known by its part, its sort of database, the seed and its number: it takes nothing from
the cases before it. What it finds is reported at once, with the command that does it again.
"""

import random
import shutil
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.attack.places import Places
from tests.attack.process import Outcome, run
from tests.attack.state import UnreadableError


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line asked for."""

    seed: int
    long: bool
    seconds: float  # that each part may take with --long
    cases: int | None  # N of each part instead of its own number
    case: int | None
    keep: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that must not be."""

    part: str
    sort: str
    seed: int
    case: int
    what: str
    folder: str = ""

    def text(self) -> str:
        """The finding and how to see it again."""
        kept = f"\n    kept in {self.folder}" if self.folder else ""
        return (
            f"{self.part} on {self.sort}: {self.what}\n    again: python -m tests.attack --quick"
            f" --only {self.part} --on {self.sort} --seed {self.seed} --case {self.case}{kept}"
        )


@dataclass(slots=True)
class Case:
    """One case: its chances, its folder, and what it found."""

    number: int
    random: random.Random
    folder: Path
    places: Places
    findings: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def empty(self) -> str:
        """The address of a database that holds nothing."""
        self.addresses.append(self.places.empty(self.folder))
        return self.addresses[-1]

    def copy(self, of: str, source: Path) -> str:
        """The address of a copy of a database."""
        self.addresses.append(self.places.copy(of, source, self.folder))
        return self.addresses[-1]

    def found(self, what: str, outcome: Outcome | None = None) -> None:
        """Note what must not be."""
        self.findings.append(f"{what}: {outcome.summary()}" if outcome else what)

    def run(self, *words: str) -> Outcome:
        """Run a command in the folder of the case; what none may do is noted."""
        outcome = run(words, self.folder)
        if outcome.ugly:
            self.found(outcome.ugly, outcome)
        return outcome

    def must(self, *words: str) -> Outcome:
        """Run a command that has to succeed."""
        outcome = self.run(*words)
        if outcome.status != 0:
            self.found("fails", outcome)
        return outcome


class Arena:
    """The cases of one part on one sort of database."""

    def __init__(
        self,
        part: str,
        places: Places,
        folder: Path,
        settings: Settings,
        tell: Callable[[Finding], None],
    ) -> None:
        self.part = part
        self.places = places
        self.folder = folder
        self.settings = settings
        self.tally: Counter[str] = Counter()
        self.found = 0
        self._tell = tell
        self._end = time.monotonic() + settings.seconds

    @property
    def sort(self) -> str:
        """The sort of database."""
        return self.places.sort

    def cases(self, quick: int) -> Iterator[int]:
        """The numbers of the cases: N, or as many as there is time for."""
        if self.settings.case is not None:
            yield self.settings.case
            return
        quick = self.settings.cases or quick
        number = 0
        while number < quick or (self.settings.long and time.monotonic() < self._end):
            yield number
            number += 1

    @contextmanager
    def case(self, number: int) -> Iterator[Case]:
        """A case in a folder of its own, which goes with it; what it finds is reported."""
        folder = self.folder / f"case-{number}"
        folder.mkdir()
        chances = random.Random(f"{self.settings.seed} {self.part} {self.sort} {number}")
        case = Case(number, chances, folder, self.places)
        self.tally["cases"] += 1
        try:
            yield case
        except UnreadableError as error:
            case.found("cannot be read", error.outcome)
        except Exception:  # a fault of the attack, or of what it was given: to be looked at
            case.found(f"the attack itself fails\n{traceback.format_exc()}")
        kept = bool(case.findings) and self.settings.keep
        for what in case.findings:
            self.found += 1
            place = str(folder) if kept else ""
            self._tell(Finding(self.part, self.sort, self.settings.seed, number, what, place))
        if not kept:
            for address in case.addresses:
                self.places.drop(address)
            shutil.rmtree(folder, ignore_errors=True)
