"""A launch on which four sources disagree."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.running import Result
from tests.running import run as run_command

Run = Callable[..., Result]

WIRE = (
    "SEOUL, June 5 — The North fired eight missiles on Sunday, the Joint Chiefs said. One failed."
)
AGENCY = "On June 4 our gunners fired six rockets. Every one of them hit its mark."
STUDY = "On 6 June 2022 ten missiles were launched. The test was a failure."
MONTHLY = "In June about ten missiles flew east."

SEED = """\
sources:
  wire: {title: North fires eight missiles, published: 2022-06-05, reliability: B, text: wire.txt}
  reprint: {title: The same, published: 2022-06-06, reliability: C, derived_from: wire}
  agency: {title: A drill, published: 2022-06-08, reliability: D, text: agency.txt}
  monthly: {title: The month, published: 2022-07, reliability: C, text: monthly.txt}
  study: {title: A study, published: 2023-01-10, reliability: A, text: study.txt}
actors:
  prk: {name: North Korea, kind: state, country: PRK}
  kor: {name: South Korea, kind: state, country: KOR}
  jcs: {name: Joint Chiefs of Staff, kind: organisation, part_of: kor}
events:
  salvo:
    kind: launch
    title: Missiles fly east
    when: 2022-06-05
    launcher: prk
    quantity: 8
    outcome: partial
    cite:
      wire:
        - quote: The North fired eight missiles on Sunday
          credibility: 2
          claimant: jcs
          for: [when, launcher, quantity]
        - {quote: One failed., credibility: 3, for: [outcome]}
      reprint:
        - {quote: fired eight missiles on Sunday, credibility: 2, for: [when, quantity]}
      agency:
        - quote: On June 4 our gunners fired six rockets.
          credibility: 4
          claimant: prk
          disputes: {when: 2022-06-04, quantity: 6}
        - {quote: Every one of them hit its mark., credibility: 5, disputes: {outcome: success}}
      monthly:
        - {quote: In June about ten missiles, says: {when: 2022-06, quantity: ~10}}
      study:
        - quote: On 6 June 2022 ten missiles were launched.
          credibility: 2
          disputes: {when: 2022-06-06, quantity: 10}
        - {quote: The test was a failure., credibility: 3, disputes: {outcome: failure}}
    accepted:
      quantity: the Joint Chiefs tracked each of them by radar
"""


def write(folder: Path, seed: str) -> Path:
    """Write the chronicle into a folder."""
    folder.mkdir(exist_ok=True)
    texts = {"wire": WIRE, "agency": AGENCY, "study": STUDY, "monthly": MONTHLY}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "seed.yaml").write_text(seed, encoding="utf-8")
    return folder


def command(database: str) -> Run:
    """Run commands on a database as a user does, in a pipe; each must succeed."""

    def run(*words: str) -> Result:
        result = run_command(*words, "--database", database)
        assert result.exit_code == 0, result.output
        return result

    return run


def answer(run: Run, *words: str) -> Any:
    """What a command prints as JSON."""
    return json.loads(run(*words, "--json").stdout)


def drawn(run: Run, *words: str) -> str:
    """What a command prints on a terminal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIMELINE_OUTPUT", "drawn")
        patch.setenv("TERM", "dumb")
        return run(*words).stdout
