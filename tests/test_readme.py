"""The README tells the truth: commands, pictures and reference are those of the program.

``WRITE_GOLDEN=1 pytest tests/test_readme.py`` writes the command reference anew.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from timeline.cli.app import COMMANDS, GROUPS, build

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BEGIN = "<!-- commands: written by WRITE_GOLDEN=1 pytest tests/test_readme.py -->\n"
END = "<!-- end of commands -->\n"


def reference() -> str:
    """The help of every command, as 80 columns show it."""
    return "".join(_sections())


def _sections() -> Iterator[str]:
    names = [[entry.name] for entry in COMMANDS]
    names += [[group, entry.name] for group, _, entries, _ in GROUPS for entry in entries]
    for words in names:
        result = CliRunner().invoke(
            build(), [*words, "--help"], prog_name="timeline", env={"COLUMNS": "80"}
        )
        yield f"\n### timeline {' '.join(words)}\n\n```text\n{result.output.strip()}\n```\n"


def test_the_command_reference_is_that_of_the_program() -> None:
    text = README.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    written, _, tail = rest.partition(END)
    wanted = reference() + "\n"
    if os.environ.get("WRITE_GOLDEN"):
        README.write_text(head + BEGIN + wanted + END + tail, encoding="utf-8")
        return
    assert written == wanted, "stale: WRITE_GOLDEN=1 pytest tests/test_readme.py"


def test_two_commands_set_everything_up() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README.read_text(encoding="utf-8"), re.M)
    assert len(commands) == 2
    assert commands[0].endswith("timeline load && .venv/bin/timeline show")
    assert "pytest" in commands[1]


@pytest.mark.parametrize(
    "link", re.findall(r"\]\((?!http)([^)]+)\)", README.read_text(encoding="utf-8"))
)
def test_what_it_links_to_is_there(link: str) -> None:
    assert (ROOT / link).is_file()
