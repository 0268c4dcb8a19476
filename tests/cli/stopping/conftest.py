"""The signal handling of the program, and a chronicle to load."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline import stopping

SEED = """
actors:
  usa: {name: United States, kind: state, country: USA}
events:
  drill: {kind: exercise, title: A drill, when: 2022-07, inferred: {when: a test}}
"""


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    """The program's own signal handling, for one test."""
    before = {number: signal.getsignal(number) for number in stopping.SIGNALS}
    hook = sys.unraisablehook
    stopping.install()
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
    sys.unraisablehook = hook
    stopping.reset()


@pytest.fixture
def seed(tmp_path: Path) -> str:
    file = tmp_path / "seed" / "a.yaml"
    file.parent.mkdir()
    file.write_text(SEED)
    return str(file.parent)
