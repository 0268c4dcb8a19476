"""A small chronicle, and what a database holds of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Engine, text
from sqlmodel import Session

from timeline.query.contents import contents
from timeline.writers.chronicle import TYPES, write_chronicles

TEXT = "On 5 July 2022 the North fired eight missiles. A week later the allies answered.\n"

SEED = """\
sources:
  wire:
    title: A wire story
    text: wire.txt
    published: 2022-07-20
    reliability: B
actors:
  prk: {name: North Korea, kind: state, country: PRK}
  usa: {name: United States, kind: state, country: USA}
events:
  firing:
    kind: launch
    title: Eight missiles
    when: 2022-07-05
    launcher: prk
    quantity: 8
    cite:
      wire: {quote: On 5 July 2022 the North fired eight missiles, for: [when, launcher, quantity]}
  answer:
    kind: exercise
    title: The answer
    when: 1 week after firing
    participants: [usa]
    links: [{responds-to: firing}]
    cite:
      wire: {quote: A week later the allies answered, for: [when, participants, links]}
"""

Write = Callable[..., Path]


def value(engine: Engine, statement: str) -> object:
    """The one value that a statement selects."""
    with engine.connect() as connection:
        return connection.execute(text(statement)).scalar_one()


def export(engine: Engine, folder: Path) -> Path:
    """The folder, with an export of all chronicles."""
    with Session(engine) as session:
        write_chronicles(contents(session, TYPES), folder)
    return folder


def keys(names: Sequence[tuple[str, str]]) -> set[str]:
    """The keys of what a report lists."""
    return {key for _, key in names}


def without_answer() -> str:
    """The seed without its second event."""
    return SEED[: SEED.index("  answer:")]
