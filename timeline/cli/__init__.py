"""The command line: one file per command, each of which parses, calls and prints.

``app`` the application · ``entries`` the names of the commands, by panel of the help ·
``commands`` the commands, in a folder for each panel · ``options`` the options that they share ·
``terminal`` what they print: lines, JSON, errors, and messages while they wait for a database.

``cli/commands/__init__.py`` explains how to add a command. A library that is slow to import
(SQLModel, Alembic, Rich) is imported inside its function, so that ``--help`` and completion stay
fast.
"""

from timeline.cli.starting import main

__all__ = ["main"]
