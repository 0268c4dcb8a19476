"""A made-up register in the shape of that of missile tests, with what is true of its rows.

The answers are found from the local times that the rows are made from, not from the rows.
"""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.profiles import is_nightly

COLUMNS = (
    "date", "time", "series", "missile", "facility", "landing", "apogee", "distance", "bearing",
    "outcome", "description",
)  # fmt: skip
AHEAD = timedelta(hours=9)  # of UTC, at all the facilities
_MISSILES = ("Comet-1", "Comet-2", "Lantern-A", "Heron", "Grey Heron 4", "unknown")
_FACILITIES = ("North Range", "Cape Lantern", "Lake Station", "Old Quarry", "unknown")
_SPELLINGS = {
    "success": ("success", "Success", "success", "successful"),
    "failure": ("failure", "Failed", "failure"),
    "unknown": ("unknown", "Unknown"),
    "na": ("na", "N/A"),
}


@dataclass
class MadeRegister:
    """The rows, and what is true of them.

    ``when`` has the local day of each row, or its month. ``launches`` counts a salvo once.
    """

    rows: list[tuple[str, ...]] = field(default_factory=list)
    when: list[str] = field(default_factory=list)
    launches: int = 0
    succeeded: int = 0
    perhaps: int = 0  # of these the outcome is not known
    judged: int = 0  # these have an outcome, known or not

    @property
    def cells(self) -> list[tuple[str, ...]]:
        """The file: its header and its rows."""
        return [COLUMNS, *self.rows]

    def missiles_in(self, year: int) -> int:
        """Return the number of missiles of a year, counted by local days."""
        return sum(day.startswith(str(year)) for day in self.when)


def make_register(
    seed: int, *, success: int, unknown: int, failure: int, not_applicable: int = 1
) -> MadeRegister:
    """Return a register with N rows of each outcome."""
    chance = random.Random(seed)
    outcomes = ["success"] * success + ["unknown"] * unknown
    outcomes += ["failure"] * failure + ["na"] * not_applicable
    chance.shuffle(outcomes)
    made = MadeRegister(succeeded=success, perhaps=unknown, judged=success + unknown + failure)
    local = datetime(2021, 1, 5, 6, 30)
    while outcomes:
        local = _later(local, chance)
        size = min(len(outcomes), chance.choice((1, 1, 1, 2, 2, 3, 4, 8)))
        _add_salvo(made, local, [outcomes.pop() for _ in range(size)], chance)
        made.launches += 1
    return made


def whole_register(seed: int = 1) -> MadeRegister:
    """Return a register of 340 rows at night, and of a quarter of them by day."""
    part = 1 if is_nightly() else 4
    return make_register(seed, success=229 // part, unknown=72 // part, failure=38 // part)


def _later(local: datetime, chance: random.Random) -> datetime:
    """Return a later day, at least two days on; the last evenings of a year are not left out."""
    after = local + timedelta(days=chance.randint(3, 20))
    if after.year > local.year and chance.random() < 0.7:
        after = datetime(local.year, 12, 31, 23, 30) + timedelta(hours=chance.choice((0, 3)))
        if after <= local + timedelta(days=2):
            after = local + timedelta(days=3)
    return after.replace(hour=chance.randint(0, 23), minute=chance.randint(0, 40))


def _add_salvo(
    made: MadeRegister, local: datetime, outcomes: list[str], chance: random.Random
) -> None:
    size = len(outcomes)
    precision = chance.choice(("minute", "minute", "minute", "day", "month"))
    facility = chance.choice(_FACILITIES)
    step = chance.choice((0, 0, 1, 5)) if size > 1 else 0
    first: int | None = chance.choice((1, 1, 1, 3))
    together = precision == "minute" and step == 0 and facility != "unknown"
    if size == 1 or (together and chance.random() < 0.3):
        first = None
    missiles = [chance.choice(_MISSILES)] * size
    if size > 2 and chance.random() < 0.3:
        missiles[-1] = chance.choice(_MISSILES)
    for number, outcome in enumerate(outcomes):
        at = local + timedelta(minutes=number * step)
        utc = at - AHEAD
        day = at if precision == "day" else utc
        made.rows.append(
            (
                f"{day:%Y-%m-%d}" if precision != "month" else f"{local:%Y-%m}",
                f"{utc:%H:%M} (UTC)" if precision == "minute" else "unknown",
                "" if first is None else str(first + number),
                missiles[number],
                facility,
                chance.choice(("East Bay", "unknown", "na")),
                chance.choice(("260", "~90", "unknown", "na")),
                chance.choice(("1,000", "800-900", ">1200", "unknown", "na")),
                chance.choice(("77", "90", "unknown")),
                chance.choice(_SPELLINGS[outcome]),
                chance.choice(("", "Reported later.", "A “lofted” flight; 2 of 3 said so.")),
            )
        )
        made.when.append(f"{at:%Y-%m}" if precision == "month" else f"{at:%Y-%m-%d}")
