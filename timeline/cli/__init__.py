"""The command line: one file per command, each of which parses, calls and prints.

``app`` the application, its help panels and the list of commands · ``faults`` how a mistake is
told · ``console`` what a terminal gets and what a pipe gets · ``opening`` the database that is
meant.

To add a command, write ``cli/NAME.py``: a function whose parameters are its arguments and options
and whose docstring is its help, and ``EXAMPLES``; then add both to the list in ``app``. A library
that takes time to import (SQLModel, Alembic, Rich) is imported inside the function, so that
``--help`` and completion stay instant.
"""

from timeline.cli.starting import main

__all__ = ["main"]
