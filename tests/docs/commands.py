"""Generated parts of ``commands.md``: the help of every command."""

from collections.abc import Callable, Iterator

from typer.testing import CliRunner

from timeline.cli.app import COMMANDS, GROUPS, build


def parts() -> dict[str, Callable[[], str]]:
    """The generated parts of the page, by name."""
    return {"commands": lambda: "".join(_sections())}


def _sections() -> Iterator[str]:
    """The help of every command, as 80 columns show it."""
    names = [[entry.name] for entry in COMMANDS]
    names += [[group, entry.name] for group, _, entries, _ in GROUPS for entry in entries]
    for words in names:
        result = CliRunner().invoke(
            build(), [*words, "--help"], prog_name="timeline", env={"COLUMNS": "80"}
        )
        yield f"\n## timeline {' '.join(words)}\n\n```text\n{result.output.strip()}\n```\n"
