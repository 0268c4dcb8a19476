"""How long ``timeline responses`` takes to N triggers, with as many possible responses.

    python -m tests.benchmarks.inside.responses EVENTS

The cases differ in their dates: days of thirty years, months of these, and days at places whose
time zones differ. Chance is calculated from 1,000 shifts. Only the analysis is measured, without
reading the events from a database.
"""

import json
import random
import sys
import time
from datetime import date

from timeline.analysis.following.coverage import Coverage
from timeline.analysis.following.overview import overview
from timeline.analysis.following.shifting import Shifts
from timeline.query.results import EventLine

FIRST, DAYS = date(1990, 1, 1).toordinal(), 11_000
WINDOWS = (7, 30)
CASES = ("thirty years", "only months", "two zones")


def events(name: str, count: int, case: str, zone: str) -> list[EventLine]:
    """Return made-up events in order of time."""
    made = random.Random(name)
    found = []
    for number, day in enumerate(sorted(made.randrange(DAYS) for _ in range(count))):
        first, last = FIRST + day, FIRST + day
        if case == "only months":
            month = date.fromordinal(first).replace(day=1)
            first, last = month.toordinal(), month.replace(day=28).toordinal()
        found.append(
            EventLine(
                id=number, key=f"{name}-{number}", kind="launch", title="A launch",
                status="occurred", when="", edtf="", precision="day", qualifiers="",
                start_lo=first, start_hi=last, end_lo=first, end_hi=last, sure=True, instant=None,
                zone=zone, place=None, actors=(), systems=(), programmes=(), sources=(), grade="",
                inferred=(), disputed=(), same_as=(),
            )
        )  # fmt: skip
    return found


def measure(count: int) -> dict[str, float]:
    """Return the CPU seconds of each case, and the number of pairs that it counts."""
    figures: dict[str, float] = {}
    for case in CASES:
        zones = ("Asia/Seoul", "Asia/Tokyo" if case == "two zones" else "Asia/Seoul")
        triggers = events("trigger", count, case, zones[0])
        answers = events("response", count, case, zones[1])
        began = time.process_time()
        found = overview(triggers, answers, WINDOWS, Coverage([]), first=3, shifts=Shifts())
        figures |= {case: time.process_time() - began, f"{case}.pairs": found.tallies.pairs}
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
