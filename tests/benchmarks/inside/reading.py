"""How long one query takes in a database that is open: the first 50 events that match it.

    python -m tests.benchmarks.inside.reading ADDRESS

Of each sort N queries are asked, each another one; the figures are milliseconds of which 95
of 100 take less (``p95``), and those in the middle; ``cpu`` are those of the processor.
"""

import json
import random
import sys
from collections.abc import Callable
from datetime import timedelta
from statistics import quantiles
from time import perf_counter, process_time

import timeline
from tests.benchmarks.made.attacks import ACTORS, DAYS, FIRST, NOTES
from timeline.text import suggest_key

ASKED, FIRST_ONES = 200, 20
"""How many queries are measured, and how many are asked before, which are not."""


def window(made: random.Random) -> str:
    """A query for the events of a month."""
    first = FIRST + timedelta(made.randrange(DAYS - 60))
    return f"date:{first}..{first + timedelta(30)}"


def actor(made: random.Random) -> str:
    """A query for the events of one of the actors."""
    return f"actor:{suggest_key(made.choice(ACTORS.things), 'actor')}"


def text(made: random.Random) -> str:
    """A query for a word of the rarest quarter, in one of some hundred notes."""
    words = NOTES.words.things
    return made.choice(words[len(words) * 3 // 4 :])


def all_of_them(made: random.Random) -> str:
    """A query for an actor in five years, by a frequent word."""
    year = made.randrange(2005, 2019)
    word = made.choice(NOTES.words.things[:200])
    return f"{actor(made)} date:{year}..{year + 5} {word}"


QUERIES: dict[str, Callable[[random.Random], str]] = {
    "window": window,
    "actor": actor,
    "text": text,
    "all": all_of_them,
}


def measure(address: str) -> dict[str, float]:
    """Return the figures of each sort of query."""
    figures: dict[str, float] = {}
    made = random.Random(1)
    known = {suggest_key(name, "actor") for name in ACTORS.things}
    with timeline.open(address) as database, database.snapshot() as snapshot:
        known &= {line.key for line in snapshot.register("actors")}
        for name, query in QUERIES.items():
            taken: list[float] = []
            worked: list[float] = []
            while len(taken) < ASKED + FIRST_ONES:
                asked = query(made)
                if asked.startswith("actor:") and asked[6:].partition(" ")[0] not in known:
                    continue  # none of its rows is in a small table
                began, before = perf_counter(), process_time()
                snapshot.query(asked, limit=50)
                taken.append((perf_counter() - began) * 1000)
                worked.append((process_time() - before) * 1000)
            of_100, cpu = (quantiles(each[FIRST_ONES:], n=100) for each in (taken, worked))
            figures |= {f"{name}.p95": of_100[94], f"{name}.p50": of_100[49]}
            figures |= {f"{name}.p95 cpu": cpu[94], f"{name}.p50 cpu": cpu[49]}
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
