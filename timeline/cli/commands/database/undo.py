"""``timeline undo``: undo the last load."""

from typing import Annotated

import typer

from timeline import stopping
from timeline.cli.options import AllFaults, DatabaseOption, Json, Wait
from timeline.cli.report import print_report
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import print_json
from timeline.cli.terminal.listing import limit
from timeline.cli.terminal.opening import engine_there, place
from timeline.cli.terminal.saying import remark
from timeline.safetext import visible

EXAMPLES = """
timeline undo --dry-run    only print what would change
timeline undo
"""


def undo(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would change, write nothing.")
    ] = False,
    json: Json = False,
    all_faults: AllFaults = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Undo the last revision: restore every record, and its file, as it was before.

    Time zones of files and titles of chronicles are restored, too. An undo is a revision itself,
    and the history keeps both. A second undo goes one revision further back. To restore what was
    undone, load the files again.
    """
    from timeline.database import describe
    from timeline.loader import undo as take_back

    limit(all_faults)
    with engine_there(database, wait) as engine:
        where = visible(describe(engine.url))
        done = f"the undo is in {where}, its report was not printed"
        stopping.declare(place(engine), "nothing was undone", done)
        report = take_back(engine, dry_run=dry_run, progress=tell)
        if json:
            print_json("undo", (report, dry_run))
            return
        print_report(report)
        remark(f"revision {report.undoes} {'would be' if dry_run else 'is'} undone")
        where = describe(engine.url)
        remark(f"{where}: nothing was written (dry run)" if dry_run else where)
