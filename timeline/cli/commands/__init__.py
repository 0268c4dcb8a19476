"""The commands, in a folder for each panel of the help: they parse, call and print.

How to add a command:

1. Write ``cli/commands/PANEL/NAME.py`` with a function whose parameters are the arguments and
   options and whose docstring is the help. Slow libraries are imported inside the function.
2. Add its ``CommandEntry`` to the list in ``cli/app.py``; for a command of a group (``export``,
   ``plot``) to ``COMMANDS`` in the ``__init__.py`` of its folder.
"""

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
    asks: bool = False  # whether it may ask a person on the terminal
