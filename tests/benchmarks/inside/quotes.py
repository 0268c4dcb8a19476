"""The seconds in which the quotes of a made-up text are found: ``quotes QUOTES MEGABYTES``."""

import json
import random
import sys
import time
import unicodedata
from typing import NamedTuple

from timeline.passages import SourceText

_VOCABULARY = (
    "exercise fleet missile patrol coast northern joint brigade radar drill squadron bomber"
    " destroyer island strait summit statement order delivery training allied river winter né"
)
_WORDS = _VOCABULARY.split()


class Asked(NamedTuple):
    """A quote, and what is next to it."""

    quote: str
    prefix: str = ""
    suffix: str = ""


def sentences(megabytes: float) -> list[str]:
    """Return the lines of a text, each with its number in it."""
    made = random.Random(13)
    found: list[str] = []
    length = 0
    while length < megabytes * 1_000_000:
        words = made.choices(_WORDS, k=12)
        found.append(f"{' '.join(words[:6])} of item {len(found)}, {' '.join(words[6:])}.")
        length += len(found[-1]) + 1
    return found


def cases(lines: list[str], quotes: int) -> dict[str, list[Asked]]:
    """Return the quotes of each case."""
    made = random.Random(13)
    some = [made.choice(lines) for _ in range(quotes)]
    halves = [line.partition(" of item ") for line in some]
    return {
        "sentences": [Asked(line) for line in some],
        "few words": [Asked(f"item {rest.partition(',')[0]},") for _, _, rest in halves],
        "a suffix": [Asked("of item", "", rest) for _, _, rest in halves],
        "decomposed": [Asked(unicodedata.normalize("NFD", f"{line} né")[:-3]) for line in some],
    }


def main() -> None:
    """Find the quotes of each case, and print what each took."""
    quotes, megabytes = int(sys.argv[1]), float(sys.argv[2])
    lines = sentences(megabytes)
    body = "\n".join(lines)
    found = {}
    for name, asked in cases(lines, quotes).items():
        began = time.process_time()
        text = SourceText(body)
        for each in asked:
            text.locate(*each)
        found[name] = time.process_time() - began
    print(json.dumps(found))


if __name__ == "__main__":
    main()
