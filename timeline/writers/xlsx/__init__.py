"""Excel workbooks: a sheet for each kind of event that occurs, of amounts, claims and sources.

``tables`` tables and cells · ``events``, ``amounts``, ``claims``, ``sources`` what their rows
have · ``spool`` rows until the columns are known · ``book`` the file.

Only columns that contain something are written. Every sheet has its header frozen, a filter and
fitted columns. A date is a date of the spreadsheet only if it is surely one day; otherwise it is a
text in words, and the first and the last possible day are dates. A number has its best, lowest and
highest figure, and its words; the sheet of amounts has a row for each. An event links to its first
claim and its first source, a claim to its event and its source, a source to its address.

A sheet has 1,048,576 rows at most: the rest is in a second one of the name. A text has 32,767
characters at most, and ends with ``[cut]`` where it was longer.
"""

from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from pathlib import Path

from timeline.kinds import KINDS
from timeline.query.results import EventDetail
from timeline.text import plural
from timeline.writers.file import replaced_file
from timeline.writers.xlsx.amounts import AMOUNTS, amount_rows
from timeline.writers.xlsx.book import WorkbookWriter
from timeline.writers.xlsx.claims import CLAIMS, claim_rows
from timeline.writers.xlsx.events import event_row, event_table
from timeline.writers.xlsx.sources import SOURCES, CitedSources
from timeline.writers.xlsx.spool import Spool
from timeline.writers.xlsx.tables import Target

__all__ = ["write_workbook"]


def write_workbook(
    events: Iterable[EventDetail],
    path: Path,
    *,
    force: bool = False,
    notify: Callable[[str], None],
) -> None:
    """Write events to a workbook; what was read waits in temporary files.

    ``notify`` is called with what the limits of Excel left out. Raises UsageError if the file
    cannot be written, or if the package that writes workbooks is missing.
    """
    book = WorkbookWriter()
    with replaced_file(path, force=force) as place, ExitStack() as stack:
        kinds: dict[str, Spool] = {}
        amounts, claims, sources = Spool(AMOUNTS), Spool(CLAIMS), Spool(SOURCES)
        for spool in (amounts, claims, sources):
            stack.enter_context(closing(spool))
        cited = CitedSources()
        for event in events:
            kind = event.line.kind
            if kind not in kinds:
                kinds[kind] = stack.enter_context(closing(Spool(event_table(kind))))
            own = Target(kinds[kind].layout.name, kinds[kind].count)
            first = Target(CLAIMS.name, claims.count)
            rows = [cited.row(source) for source in event.sources.values()]
            for row in amount_rows(event, own):
                amounts.append(row)
            for row in claim_rows(event, own, cited.row):
                claims.append(row)
            has = claims.count - first.row
            kinds[kind].append(event_row(event, rows[0] if rows else None, first, has))
        for row in cited.rows():
            sources.append(row)
        for spool in (*(kinds[name] for name in KINDS if name in kinds), amounts, claims, sources):
            if spool is not amounts or spool.count:
                book.add(spool)
        book.save(place)
    if book.cut:
        notify(f"{plural(book.cut, 'text')} cut: a cell has at most 32,767 characters")
    if book.unlinked:
        notify(f"{plural(book.unlinked, 'cell')} without a link: a sheet has at most 65,530")
    if book.unaddressed:
        number = plural(book.unaddressed, "address", "addresses")
        notify(f"{number} without a link: it has at most 2,079 characters")
