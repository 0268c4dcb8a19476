"""``timeline check``: is everything in the database still what was loaded?"""

from typing import TYPE_CHECKING

from timeline.cli.opening import snapshot
from timeline.cli.options import Database, Wait
from timeline.cli.saying import remark, say

if TYPE_CHECKING:
    from timeline.errors import Problem

EXAMPLES = """
timeline check
timeline check --database postgresql://user@host/name
"""
AT_ONCE = 1000
"""Problems that are told; a database with more is told to have more."""


def check(database: Database = None, wait: Wait = None) -> None:
    """Verify every quote against the stored text and its hash, and the database by its own rules.

    Each text still has the hash it was loaded with, and each quote still stands where it was found;
    each record still is what its own hash says; every date follows from what was written; keys
    refer to what is there, and vocabularies hold. Quotes of a source without a stored text cannot
    be checked; how many is said. Exit status 1 where anything fails.
    """
    from itertools import islice

    from timeline.errors import DataError

    with snapshot(database, wait) as session:
        from timeline.audit.verify import Verification

        run = Verification(session)
        problems: list[Problem] = list(islice(run.problems(), AT_ONCE))
    if not problems:
        say(f"{run.checked}: {'as loaded' if run.unchecked else 'all as loaded'}")
    for unchecked in run.unchecked:
        (remark if problems else say)(f"could not be checked: {unchecked}")
    if problems:
        more = "" if len(problems) < AT_ONCE else "there may be more than these; "
        raise DataError(
            problems,
            f"{more}to mend it, restore a copy (timeline db restore FILE), or load the chronicle"
            " into a new database",
        )
