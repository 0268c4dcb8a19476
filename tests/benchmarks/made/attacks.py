"""A table of attacks, with the map that says what its columns are.

    python -m tests.benchmarks.made.attacks FOLDER [ROWS]

Days repeat, some hundred places and some thousand actors recur, and every row has a note. However
many rows there are, they are of the same twenty years.
"""

import csv
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.made.words import COUNTRIES, Ranked, Sentences, names, words

COLUMNS = (
    "Id", "Date", "Precision", "Type", "Actor 1", "Actor 2", "Town", "Region", "Country",
    "Latitude", "Longitude", "Killed", "Wounded", "Notes",
)  # fmt: skip
FIRST, DAYS = date(2005, 1, 1), 7_300
MAP = Path(__file__).with_suffix(".toml")
TYPES = Ranked(("Armed clash", "Shelling", "Attack", "Remote explosive", "Abduction", "Arrests"))


class Town(NamedTuple):
    """A place of the table."""

    name: str
    region: str
    country: str
    latitude: str
    longitude: str


def towns(made: random.Random, count: int) -> list[Town]:
    """Return N towns, each in one region of one country."""
    regions = [(name.title(), made.choice(COUNTRIES)) for name in words(60, 3)]
    return [
        Town(
            name.title(),
            *made.choice(regions),
            f"{made.uniform(-30, 30):.4f}",
            f"{made.uniform(-15, 45):.4f}",
        )
        for name in words(count, 5)
    ]


ACTORS = Ranked(names(3_000, 7, "Front", "Brigade", "Army", "Militia", "Movement"))
"""Who takes part, the most frequent first."""
NOTES = Sentences(11)


def rows(count: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """Yield the rows, in order of their days."""
    made = random.Random(seed)
    places = Ranked(towns(random.Random(2), 400))
    for number in range(count):
        day = FIRST + timedelta(min(number * DAYS // count + made.randrange(7), DAYS))
        place = places.draw(made)[0]
        one, other = ACTORS.draw(made, 2)
        yield (
            f"A{number + 1:07}",
            day.isoformat(),
            made.choices("123", (90, 8, 2))[0],
            TYPES.draw(made)[0],
            one,
            other if other != one and made.random() < 0.7 else "",
            *place,
            str(int(made.expovariate(0.4))),
            str(int(made.expovariate(0.2))) if made.random() < 0.5 else "",
            NOTES.note(made),
        )


def write(table: Path, count: int) -> None:
    """Write a table of N rows."""
    with table.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(count))


if __name__ == "__main__":
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / f"attacks-{number}.csv", number)
    (folder / MAP.name).write_bytes(MAP.read_bytes())
