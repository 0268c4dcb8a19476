"""A feed of events whose dates are known in every possible way, as a seed file.

    python -m tests.benchmarks.made.feed FILE [EVENTS]

Exercises, statements that answer some of them, and salvos with their launches. Their dates are
days, months, years, approximate, uncertain, one of several days, durations, open, or unknown.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FIRST, DAYS = date(2005, 1, 1), 7_300
_HEAD = """\
sources: {feed: {title: A made-up feed, published: 2031}}
actors:
  usa: {name: United States, kind: state, country: USA}
  fleet: {name: A fleet, kind: unit, part_of: usa}
  squadron: {name: A squadron, kind: unit, part_of: fleet}
  kor: {name: Korea, kind: state, country: KOR}
events:
"""
_ACTORS = ("usa", "fleet", "squadron", "kor")
_STATUSES = ("occurred", "claimed", "planned")
_NUMBERS = ("5", "6..8", "17000+", "~10", "<5", "unknown")


def lines(count: int, seed: int = 5) -> Iterator[str]:
    """Yield the lines of a seed file with N events."""
    made = random.Random(seed)
    yield _HEAD
    for number in range(count):
        kind = ("exercise", "statement", "launch")[number % 3]
        values = {"when": _when(made)}
        links = ""
        if kind == "exercise":
            values["participants"] = f"[{', '.join(made.sample(_ACTORS, made.choice((1, 2))))}]"
            values["troops"] = f'"{made.choice(_NUMBERS)}"'
        elif kind == "statement":
            values["speaker"] = made.choice(_ACTORS)
            if made.random() < 0.2:
                links = f"responds-to: exercise-{number - 1}"
        elif number % 4 == 0 and number > 20:  # of a salvo that has the same vague date
            values["when"] = "2022"
            links = "part-of: launch-2"
        if number == 2:
            values["when"] = "2022"
        status = made.choices(_STATUSES, (8, 1, 1))[0]
        stated = "".join(f"{name}: {text}, " for name, text in values.items())
        of = ", ".join([*values, *(["links"] if links else ())])
        stated += f"links: [{{{links}}}], " if links else ""
        yield f"  {kind}-{number}:\n"
        yield f"    {{kind: {kind}, title: Event {number}, status: {status}, {stated}\n"
        yield f"     cite: {{feed: [{{row: {number + 1}, for: [{of}]}}]}}}}\n"


def _when(made: random.Random) -> str:
    day = FIRST + timedelta(made.randrange(DAYS))
    later = day + timedelta(made.randrange(1, 40))
    month = f"{day:%Y-%m}"
    texts = (
        f"{day}", f"{day}~", f"{day}?", month, f"{month}~", f"{day:%Y}", f"{day}/{later}",
        f"[{day}..{later}]", f"{day}/..", f"[..{day}]", "unknown",
    )  # fmt: skip
    return f'"{made.choices(texts, (50, 3, 3, 10, 2, 3, 10, 5, 1, 1, 1))[0]}"'


def write(file: Path, count: int) -> None:
    """Write a seed file with N events."""
    with file.open("w", encoding="utf-8") as opened:
        opened.writelines(lines(count))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20_000)
