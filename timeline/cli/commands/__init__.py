"""The commands, in a folder for each panel of the help: they parse, call and print.

How to add a command:

1. Write ``cli/commands/PANEL/NAME.py`` with a function whose parameters are the arguments and
   options and whose docstring is the help, and with ``EXAMPLES``. Slow libraries are imported
   inside the function.
2. Add its ``CommandEntry`` to the list, or to its group, in ``cli/entries.py``.
"""
