"""``timeline check``: verify that the database is still as it was loaded."""

import sys
from typing import TYPE_CHECKING

from timeline.cli.options import AllFaults, DatabaseOption, Wait
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import on_terminal
from timeline.cli.terminal.listing import limit, warning_lines
from timeline.cli.terminal.opening import snapshot
from timeline.cli.terminal.saying import remark, say

if TYPE_CHECKING:
    from timeline.errors import Problem

EXAMPLES = """
timeline check
timeline check --database postgresql://user@host/name
"""
AT_ONCE = 1000
"""The most problems that are reported on a terminal; a note says that there may be more."""


def check(
    all_faults: AllFaults = False, database: DatabaseOption = None, wait: Wait = None
) -> None:
    """Verify every quote, text, record and date, and the rules of the database.

    Each text has the hash with which it was loaded, and each quote is at its position in the text.
    Each record matches its hash. Every date follows from the stored statements. Keys refer to
    existing records, and words are in their vocabulary. Quotes of a source without a stored text
    cannot be checked; their number is reported. What several chronicles state of one record, and is
    improbable only together, is a warning. The exit status is 1 if anything fails.
    """
    from itertools import islice

    from timeline.errors import DataError

    limit(all_faults)
    with snapshot(database, wait) as session:
        from timeline.audit.verify import Verification

        run = Verification(session, tell)
        most = AT_ONCE if on_terminal(sys.stderr) and not all_faults else None
        problems: list[Problem] = list(islice(run.problems(), most))
        warnings = [] if problems else list(run.warnings())
    for line in warning_lines(warnings):
        remark(line)
    if not problems:
        say(f"{run.checked}: {'as loaded' if run.unchecked else 'all as loaded'}")
    for unchecked in run.unchecked:
        (remark if problems else say)(f"could not be checked: {unchecked}")
    if problems:
        more = "there may be more than these; " if len(problems) == most else ""
        raise DataError(
            problems,
            f"{more}to repair it, restore a copy (timeline db restore FILE), or load the chronicle"
            " into a new database",
        )
