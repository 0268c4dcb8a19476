"""A chronicle in YAML: a folder of seed files and texts of sources.

    python -m tests.benchmarks.made.chronicle FOLDER [EVENTS]

Most events cite two passages; some depend on another event or have a link, a clock time or a price,
and every fourth source has its text, in which their quotes are found.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_A_FILE = 5_000  # events; a seed file is limited to 64 MB
_A_SOURCE = 50  # events that one source reports
_TEXTS = 4  # one source of N has its text in the chronicle
_FIRST = date(1990, 1, 1)
_ACTORS = ("usa", "kor", "prk", "chn", "rus", "jpn", "twn", "gbr", "fra", "deu", "ind", "pak")
_PLACES = ("sunan", "gunsan", "wonsan", "guam", "okinawa", "busan", "kyiv", "taipei")
_SYSTEMS = tuple(f"system-{number}" for number in range(40))
_VOCABULARY = (
    "exercise fleet missile patrol coast northern joint brigade radar drill squadron bomber"
    " destroyer island strait summit statement order delivery training allied river winter"
)
_WORDS = _VOCABULARY.split()


def write(folder: Path, events: int) -> None:
    """Write a made-up chronicle of N events; the same for every call."""
    made = random.Random(13)
    folder.mkdir(parents=True)
    (folder / "texts").mkdir()
    (folder / "chronicle.yaml").write_text(
        "chronicle: {name: made-up, title: Made up to be measured, timezone: UTC}\n"
    )
    sections = {
        "actors": [f"  {key}: {{name: Actor {key}, kind: state}}" for key in _ACTORS],
        "places": [
            f"  {key}: {{name: {key.title()}, timezone: {zone}}}"
            for key, zone in zip(_PLACES, _zones(), strict=False)
        ],
        "systems": [f"  {key}: {{name: {key}, category: missile}}" for key in _SYSTEMS],
    }
    registers = (line for name, lines in sections.items() for line in (f"{name}:", *lines))
    (folder / "registers.yaml").write_text("\n".join(registers) + "\n")
    texts: dict[int, list[str]] = {}
    for start in range(0, events, _A_FILE):
        numbers = range(start, min(start + _A_FILE, events))
        lines = ["events:"]
        for number in numbers:
            lines += _event(made, number, texts)
        (folder / f"events-{start // _A_FILE:03}.yaml").write_text("\n".join(lines) + "\n")
    lines = ["sources:"]
    for source in range((events + _A_SOURCE - 1) // _A_SOURCE):
        day = _day(source * _A_SOURCE) + timedelta(3)
        lines += [
            f"  {_source(source)}:",
            f"    title: Bulletin {source} on the movements of the week",
            "    publisher: Ministry of Invention",
            f"    published: {day}",
            "    reliability: B",
        ]
        if source in texts:
            lines.append(f"    text: texts/{_source(source)}.txt")
            path = folder / "texts" / f"{_source(source)}.txt"
            path.write_text("\n\n".join(texts[source]) + "\n")
    (folder / "sources.yaml").write_text("\n".join(lines) + "\n")


def _zones() -> Iterator[str]:
    yield from ("Asia/Pyongyang", "Asia/Seoul", "Asia/Pyongyang", "Pacific/Guam")
    yield from ("Asia/Tokyo", "Asia/Seoul", "Europe/Kyiv", "Asia/Taipei")


def _day(number: int) -> date:
    return _FIRST + timedelta(number % 12_000)


def _source(number: int) -> str:
    return f"bulletin-{number}"


def _when(made: random.Random, number: int) -> str:
    day = _day(number)
    wording = made.random()
    if number % _A_SOURCE > 5 and wording < 0.05:
        return f"within {made.randrange(2, 30)} days after event-{number - made.randrange(1, 5)}"
    if wording < 0.15:
        return f"{day}T{made.randrange(24):02}:{made.randrange(60):02}:00Z"
    if wording < 0.25:
        return f"early {day:%Y-%m}"
    if wording < 0.35:
        return f"{day:%Y-%m}~"
    if wording < 0.45:
        return f"{day}/{day + timedelta(made.randrange(1, 12))}"
    return str(day)


def _event(made: random.Random, number: int, texts: dict[int, list[str]]) -> list[str]:
    kind = made.choices(("exercise", "launch", "incident", "procurement"), (4, 3, 2, 1))[0]
    source = number // _A_SOURCE
    actors = made.sample(_ACTORS, 2)
    when = _when(made, number)
    count = made.randrange(1, 5000)
    words = " ".join(made.choices(_WORDS, k=6))
    lines = [
        f"  event-{number}:",
        f"    kind: {kind}",
        f"    title: The {words} of number {number}",
        f"    when: {when}",
        f"    summary: Said of the {words} that it was one of {count} in that year.",
    ]
    cited = ["when"]
    if made.random() < 0.6:
        lines.append(f"    place: {made.choice(_PLACES)}")
        cited.append("place")
    if made.random() < 0.5:
        lines.append(f"    systems: [{made.choice(_SYSTEMS)}]")
        cited.append("systems")
    facts = {
        "exercise": {
            "participants": f"[{', '.join(actors)}]",
            "troops": f"{{{actors[0]}: ~{count}, {actors[1]}: {count + 40}+}}",
            "form": "field-training",
        },
        "launch": {
            "launcher": f"[{actors[0]}]", "quantity": str(count % 9 + 1), "range": "110..670",
        },
        "incident": {"form": "clash", "by": f"[{actors[0]}]", "killed": str(count % 7)},
        "procurement": {
            "stage": "ordered", "buyer": actors[0], "seller": actors[1],
            "quantity": str(count % 90 + 1), "cost": f"~{count}e6 USD",
        },
    }[kind]  # fmt: skip
    lines += (f"    {name}: {text}" for name, text in facts.items())
    if number % _A_SOURCE > 5 and made.random() < 0.1:
        lines.append(f"    links: [{{responds-to: event-{number - made.randrange(1, 5)}}}]")
        cited.append("links")
    first = f"Bulletin item {number} told of the {words} in the presence of {actors[0]}"
    second = f"it added that {count} took part at item {number}, as was said before"
    if source % _TEXTS == 0:
        told = (
            f"{first}, and a spokesman confirmed it. On that occasion {second}. Nothing else came."
        )
        texts.setdefault(source, []).append(told)
    lines += (
        "    cite:",
        f"      {_source(source)}:",
        f"        - quote: {first}",
        f"          for: [{', '.join(cited)}]",
        f'        - quote: "{second}"',
        f"          for: [{', '.join(facts)}]",
        "          credibility: 2",
    )
    return lines


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
