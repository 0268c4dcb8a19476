"""Throw millions of texts at the EDTF parser: nothing but DateError may come out, in linear time.

    python tests/benchmarks/fuzz_edtf.py 10000000 --seed 1

Half of the texts are valid ones with characters changed, dropped, doubled or joined; the others
are drawn from the alphabet of EDTF with strangers among it. What parses must also survive its own
canonical text, with its bounds in order. At the end each of some texts made for it is grown
sixteenfold, and its time may grow by no more than fortyfold. Exit status 1 and the text on a fault.
"""

import argparse
import random
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from timeline.dates.edtf import parse
from timeline.errors import DateError

SEEDS = """
2022-07-05 2022-07 2022 -0044-03-15 2022-07-05T21:30:00Z 2022-07-06T06:30:00+09:00 2022/2023
2022-07-01/.. /2022 ../2022-07 Y170000002 Y-17E7 Y3388E2S3 1950S2 2001-21 2001-34 201X 1985-XX-XX
156X-02-29 XXXX-12-XX ?2004-06-~11 2004-06~-11 2004-%06 [1667,1668,1670..1672] [..1760-12-03]
{1760-01,1760-02,1760-12..} 2004-06-~01/2004-06-~20 ..2004-06-01/2004-06-20..
"""
ALPHABET = "0123456789" * 3 + "XX--/.,?~%YEST:Z+[]{} " + "uyx–٣２\n\x00\U0001f600"
GROWN = ["0", "X", "-", "1..", "2022,", "[", "/", "Y1E", " ", "c. ", "XXX1-02-29,", "~", "é"]


def text(chance: random.Random, seeds: list[str]) -> str:
    """A text that is nearly EDTF, or hardly."""
    if chance.random() < 0.5:
        return "".join(chance.choices(ALPHABET, k=chance.randrange(14)))
    chars = list(chance.choice(seeds))
    for _ in range(chance.randrange(4)):
        place = chance.randrange(len(chars) + 1)
        stranger = chance.choice(ALPHABET) if chance.random() < 0.9 else chance.choice(seeds)
        chars[place : place + chance.randrange(2)] = stranger
    return "".join(chars)


def check(candidate: str) -> bool:
    """Whether the text parses; anything that should not be is an AssertionError."""
    try:
        value = parse(candidate)
    except DateError as error:
        if not 0 <= error.position <= len(candidate):
            raise AssertionError("the position is outside the text") from error
        return False
    assert parse(str(value)) == value, "the canonical text means something else"
    assert value.start_lo <= value.start_hi <= value.end_hi, "the start is out of order"
    assert value.start_lo <= value.end_lo <= value.end_hi, "the end is out of order"
    return True


def seconds(candidate: str) -> float:
    """The time that one text takes, the best of three."""
    best = float("inf")
    for _ in range(3):
        started = perf_counter()
        check(candidate)
        best = min(best, perf_counter() - started)
    return best


def main() -> int:
    """Fuzz, then measure growth; print what was done."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("number", type=int, nargs="?", default=10_000_000)
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    chance = random.Random(given.seed)
    started = perf_counter()
    seeds, valid = SEEDS.split(), 0
    for number in range(1, given.number + 1):
        candidate = text(chance, seeds)
        try:
            valid += check(candidate)
        except Exception as error:
            print(f"text {number}, {candidate!r}: {type(error).__name__}: {error}")
            return 1
        if number % 1_000_000 == 0:
            print(f"{number:,} texts, {valid:,} valid", file=sys.stderr)
    elapsed = perf_counter() - started
    print(f"{given.number:,} texts, {valid:,} valid, {elapsed:,.0f} s: nothing but DateError")
    for unit in GROWN:
        for opening, closing in (("", ""), ("[", "1]")):
            short, long = (
                seconds(opening + unit * repeats + closing) for repeats in (2_000, 32_000)
            )
            if long > 40 * short + 0.01:
                print(f"{opening}{unit!r}…: {short:.4f} s grows to {long:.4f} s")
                return 1
    print("time grows with the length and no faster")
    return 0


if __name__ == "__main__":
    sys.exit(main())
