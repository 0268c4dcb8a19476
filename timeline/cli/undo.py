"""``timeline undo``: take back the last load."""

from typing import Annotated

import typer

from timeline.cli.console import messages, print_json
from timeline.cli.load import tell
from timeline.cli.opening import Database, Wait, engine_there
from timeline.cli.show import Json

EXAMPLES = """
timeline undo --dry-run    only say what would change
timeline undo
"""


def undo(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would change, write nothing.")
    ] = False,
    json: Json = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Take back the last revision: every record is again what it was before.

    This is a new revision itself, and the history keeps both. Undoing again goes further back. To
    have back what was undone, load the files again.
    """
    from timeline.database import describe
    from timeline.loader import undo as take_back

    with engine_there(database, wait) as engine:
        report = take_back(engine, dry_run=dry_run)
        if json:
            names = ("added", "changed", "removed")
            records = {
                name: [{"type": type_, "key": key} for type_, key in getattr(report, name)]
                for name in names
            }
            print_json({"revision": None if dry_run else report.revision, **records})
            return
        tell(report)
        where = describe(engine.url)
        messages().print(f"{where}: nothing was written (dry run)" if dry_run else where)
