"""The README is short and correct: its commands work, and its event is in the shipped chronicle."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= 200


def test_two_commands_set_everything_up() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("timeline load && .venv/bin/timeline show")
    assert "pytest" in commands[1]


def is_part(part: Any, whole: Any) -> bool:
    """Whether a YAML value is another one with parts omitted."""
    if isinstance(part, dict):
        return all(name in whole and is_part(each, whole[name]) for name, each in part.items())
    if isinstance(part, list):
        return all(any(is_part(each, other) for other in whole) for each in part)
    return isinstance(whole, str) and part.casefold() in " ".join(whole.split()).casefold()


def test_its_event_is_that_of_the_shipped_chronicle_with_parts_left_out() -> None:
    (shown,) = re.findall(r"^```yaml\n([\s\S]*?)^```$", README, re.MULTILINE)
    shipped = (ROOT / "seeds" / "alliance" / "events.yaml").read_text(encoding="utf-8")
    event, whole = (yaml.load(text, yaml.BaseLoader) for text in (shown, shipped))
    assert is_part(event, whole)
    assert not is_part(event, {"events": {}})


def test_its_session_is_a_part_of_the_tutorial() -> None:
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8").splitlines()
    shown = "".join(
        re.findall(r"^```console\n([\s\S]*?)^```$", README, re.MULTILINE)[:2]
    ).splitlines()
    assert "    ✓ 2 missiles                           ≠ 3 missiles" in shown
    assert [line for line in shown if line not in tutorial] == ["  …"]
