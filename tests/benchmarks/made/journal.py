"""A journal of postings for hledger: as many of them as a list has events.

python -m tests.benchmarks.made.journal FOLDER [POSTINGS]
"""

import random
import sys
from datetime import timedelta
from pathlib import Path

from tests.benchmarks.made.attacks import DAYS, FIRST
from tests.benchmarks.made.words import Ranked, names


def write(journal: Path, postings: int) -> None:
    """Write a journal of N postings, two in each transaction."""
    made = random.Random(1)
    payees, accounts = Ranked(names(3_000, 7)), Ranked(names(400, 5))
    with journal.open("w") as file:
        for number in range(postings // 2):
            day = FIRST + timedelta(number * DAYS // max(postings // 2, 1))
            payee, account = payees.draw(made)[0], accounts.draw(made)[0]
            price = made.randrange(1, 90_000) / 100
            file.write(f"{day} {payee}\n    expenses:{account}  {price:.2f} EUR\n")
            file.write("    assets:bank\n\n")


if __name__ == "__main__":
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / f"journal-{number}.journal", number)
