"""The command line: one file per command, each of which parses, calls and prints.

``app`` the application, its help panels and the list of commands · ``commands`` the commands ·
``options`` the options that they share · ``faults`` error reporting · ``console`` output to a
terminal or to a pipe · ``opening`` opening the database of a command.

To add a command, write ``cli/commands/NAME.py``: a function whose parameters are its arguments and
options and whose docstring is its help, and ``EXAMPLES``; then add both to the list in ``app``. A
library that is slow to import (SQLModel, Alembic, Rich) is imported inside the function, so that
``--help`` and completion stay fast.
"""

from timeline.cli.starting import main

__all__ = ["main"]
