"""What the application declares of a command."""

from collections.abc import Callable
from typing import NamedTuple


class CommandEntry(NamedTuple):
    """A command: its name, its function, its examples and its panel in the help."""

    name: str
    function: Callable[..., None]
    examples: str
    panel: str = "Commands"
    dashes: bool = False  # whether an argument may begin with a dash: a negative year
    writes: bool = False  # whether it writes a database or a file
