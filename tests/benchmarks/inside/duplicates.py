"""How long ``timeline duplicates`` takes between two made-up registers of N launches each.

    python -m tests.benchmarks.inside.duplicates EVENTS

All are of one actor, with titles that recur. The cases differ in their dates: spread over thirty
years, only years, a hundred on each day, all on one day. Only the analysis is measured, without
reading the events from a database.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from timeline.analysis.duplicates.search import duplicates
from timeline.quantities import Quantity
from timeline.query.events.amounts import EventAmount
from timeline.query.events.candidates import Candidate
from timeline.query.results import ActorRef, EventLine, Ref

FIRST = date(1990, 1, 1).toordinal()
ACTOR = ActorRef("northland", "Northland", "", "launcher", "northland")
Days = Callable[[random.Random, int], tuple[int, int]]


def year(_random: random.Random, number: int) -> tuple[int, int]:
    first = date(1990 + number % 30, 1, 1).toordinal()
    return first, first + 364


CASES: dict[str, Days] = {
    "thirty years": lambda r, _: (FIRST + r.randrange(11_000),) * 2,
    "only years": year,
    "a hundred a day": lambda _, number: (FIRST + number // 100,) * 2,
    "one day": lambda _, _number: (FIRST, FIRST),
}


def register(name: str, count: int, seed: int, days: Days) -> list[Candidate]:
    """Return made-up launches, as they are read from a database."""
    made = random.Random(seed)
    events = []
    for number in range(count):
        first, last = days(made, number)
        system = Ref(f"star-{made.randrange(40)}", "Star")
        items = Decimal(made.choice((1, 1, 1, 2, 3)))
        line = EventLine(
            id=2 * number + seed, key=f"{name}-{number}", kind="launch",
            title=f"{system.key} launched from {made.choice(('north', 'south', 'east'))}",
            status="occurred", when="", edtf="", precision="day", qualifiers="",
            start_lo=first, start_hi=last, end_lo=first, end_hi=last, sure=True, instant=None,
            zone="", place=None, actors=(ACTOR,), systems=(system,), programmes=(),
            sources=(name,), grade="", inferred=(), disputed=(), same_as=(),
        )  # fmt: skip
        amount = EventAmount("quantity", "", Quantity(str(items), items, items, items, "exact"))
        systems = frozenset((system.key,))
        origin = frozenset((name,))
        events.append(
            Candidate(line, [amount], frozenset(), frozenset(), (), systems, origin, True)
        )
    return events


def measure(count: int) -> dict[str, float]:
    """Return the CPU seconds of each case, and the number of pairs that it finds."""
    figures: dict[str, float] = {}
    for name, days in CASES.items():
        events = [*register("one", count, 0, days), *register("other", count, 1, days)]
        began = time.process_time()
        found = duplicates(events)
        figures |= {name: time.process_time() - began, f"{name}.pairs": len(found)}
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
