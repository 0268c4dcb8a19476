"""A made-up register in the shape of that of provocations, with what is true of its rows."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.profiles import is_nightly

COLUMNS = ("date", "type", "event", "description", "resources")
# Name of the event, its type, and the kind and form that it means.
_EVENTS = (
    ("Short-range Ballistic Missile Launch", "Missile Provocation", "launch", "ballistic"),
    ("Anti-Ship Cruise Missile Launch", "Missile Provocation", "launch", "anti-ship"),
    ("Satellite Launch (Other Provocation)", "Missile Provocation", "launch", "space"),
    ("Nuclear Test", "Nuclear Provocation", "test", "nuclear"),
    ("Rocket Engine Test", "Other Provocation", "test", "engine"),
    ("DMZ Exchange of Fire", "Other Provocation", "incident", "fire"),
    ("Balloon-floating Trash", "Other Provocation", "incident", "balloon"),
    ("Territorial Incursion (Maritime)", "Other Provocation", "incident", "incursion-sea"),
    ("No-Sail Zone Declared", "Other Provocation", "statement", "notice"),
    ("Reactor Operation", "Nuclear Provocation", "activity", "production"),
)
_SEPARATORS = ("", ";", "; ", ", ", " ", "\n", "Video:")


@dataclass
class MadeProvocations:
    """The rows, newest first, and what is true of them."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    when: list[str] = field(default_factory=list)  # of each row
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)  # kind and form
    addresses: list[list[str]] = field(default_factory=list)  # of each row

    @property
    def cells(self) -> list[tuple[str, ...]]:
        """The file: its header and its rows."""
        return [COLUMNS, *self.rows]


def make_provocations(seed: int, count: int) -> MadeProvocations:
    """Return a register of N rows."""
    chance = random.Random(seed)
    made = MadeProvocations()
    day = date(2036, 6, 20)
    while len(made.rows) < count:
        again = bool(made.rows) and chance.random() < 0.1
        if not again:
            day -= timedelta(days=chance.randint(1, 9))
        _add(made, day, chance)
    return made


def whole_register(seed: int = 1) -> MadeProvocations:
    """Return a register of 500 rows at night, and of a quarter of them by day."""
    return make_provocations(seed, 500 if is_nightly() else 125)


def _add(made: MadeProvocations, day: date, chance: random.Random) -> None:
    name, type_, kind, form = chance.choice(_EVENTS)
    when, text = f"{day:%Y-%m-%d}", f"Number {len(made.rows) + 1} of this made-up list."
    if chance.random() < 0.06:
        day = day.replace(day=1)
        when, said = chance.choice(
            (
                (f"{day:%Y-%m}", f"It was in {day:%B}; the exact day is unknown."),
                (f"late {day:%Y-%m}", f"It was in late {day:%B %Y}, but the day is not known."),
                (f"{day:%Y-%m-%d}", "The number of objects on that day is unknown."),
            )
        )
        text = f"{text} {said}"
    addresses = [
        f"example.org/{chance.choice('abcdefgh')}{chance.randint(1, 60)}"
        for _ in range(chance.choice((0, 1, 1, 1, 2, 3)))
    ]
    separator = chance.choice(_SEPARATORS)
    scheme = chance.choice(("https://", "http://", "https://www."))
    made.rows.append(
        (f"{day:%Y-%m-%d}", type_, name, text, separator.join(scheme + each for each in addresses))
    )
    made.when.append(when)
    made.kinds[kind, form] += 1
    made.addresses.append([*dict.fromkeys(addresses)])
