"""A register of arms transfers in the layout of SIPRI's trade register: one row for each order.

python -m tests.benchmarks.made.arms FOLDER [ROWS]
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.made.words import COUNTRIES, Ranked, words

COLUMNS = (
    "Recipient", "Supplier", "Year of order", "", "Number ordered", "", "Weapon designation",
    "Weapon description", "Number delivered", "", "Year(s) of delivery", "status", "Comments",
    "SIPRI TIV per unit", "SIPRI TIV for total order", "SIPRI TIV of delivered weapons",
)  # fmt: skip
_WEAPONS = (
    "trainer aircraft", "fighter aircraft", "frigate", "tank", "APC", "anti-tank missile",
    "portable SAM", "transport helicopter", "air search radar", "towed gun",
)  # fmt: skip
_COMMENTS = (
    "", "", "", "${} m deal", "Probably aid", "For the coast guard", "Part of a ${} m deal",
)  # fmt: skip
_SUPPLIERS = ("France", "Germany", "Italy", "Spain", "Sweden", "Brazil", "China", "India")


def rows(count: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """Yield the rows, in order of their recipients."""
    made = random.Random(seed)
    systems = Ranked(
        [
            (f"{name.title()}-{made.randrange(1, 90)}", made.choice(_WEAPONS))
            for name in words(900, 17)
        ]
    )
    recipients = sorted(Ranked(COUNTRIES).draw(made, count))
    for recipient in recipients:
        year = made.randrange(1955, 2024)
        ordered = made.choice((1, 2, 4, 6, 8, 10, 12, 20, 24, 40, 100))
        delivered = made.choice((0, ordered, ordered, ordered, ordered // 2))
        price = made.choice((0.05, 0.2, 1.5, 3.5, 12, 40))
        years = sorted({year + made.randrange(1, 4) for _ in range(2)}) if delivered else []
        yield (
            recipient,
            made.choice(_SUPPLIERS),
            str(year),
            made.choice(("", "", "?")),
            str(ordered),
            made.choice(("", "", "?")),
            *systems.draw(made)[0],
            str(delivered),
            made.choice(("", "", "?")) if delivered else "",
            "; ".join(map(str, years)),
            made.choice(("New", "New", "Second hand")),
            made.choice(_COMMENTS).format(made.randrange(1, 900)),
            f"{price:g}",
            f"{price * ordered:g}",
            f"{price * delivered:g}",
        )


def write(table: Path, count: int) -> None:
    """Write a register of N rows."""
    with table.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(count))


if __name__ == "__main__":
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 30_000
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / f"arms-{number}.csv", number)
