"""The report of a load or an undo."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from timeline.cli.terminal.listing import warning_lines
from timeline.cli.terminal.saying import remark, say
from timeline.safetext import visible
from timeline.text import noun, plural

if TYPE_CHECKING:
    from timeline.loader import Report
    from timeline.loader.planning.report import RowReport

FEW: Final = 12
"""The most keys that are printed; of more, only the numbers are."""


def print_report(report: "Report") -> None:
    """Print what a load or an undo changed, and its warnings."""
    for line in warning_lines(report.warnings):
        remark(line)
    for what in ("added", "changed", "unchanged", "removed"):
        events = sum(getattr(table, f"events_{what}", 0) for table in report.tables)
        say(_line(what, getattr(report, what), events))
    if report.moved:
        say(_line("moved", report.moved))
    for table in report.tables:
        for line in _of_rows(table):
            say(line)
    if report.left:
        remark(_line("left", report.left))
        remark("  These are no longer in the files; --prune removes them.")
    for chronicle, names in report.left_in.items():
        remark(_line("left", names))
        where = visible(chronicle)
        remark(f"  Another chronicle defines these, the files of {where} no longer do; --prune")
        remark(f"  removes what {where} stated of them.")


def _line(what: str, names: Sequence[tuple[str, str]], events: int = 0) -> str:
    """Return for example ``added 3: event a, event b, source c``, or the number of each type.

    ``events`` are counted with them: those of tables, which are not listed.
    """
    counts = Counter({"event": events} if events else {})
    counts.update(type_ for type_, _ in names)
    if what != "unchanged" and not events and len(names) <= FEW:
        details = [f"{type_} {visible(key)}" for type_, key in names]
    else:
        details = [f"{n:,} {noun(n, type_)}" for type_, n in counts.items()]
    return f"{what:<9} {counts.total():>6}{': ' if details else ''}{', '.join(details)}"


def _of_rows(table: "RowReport") -> Iterator[str]:
    """Yield what became of the rows of a table: the figures add up to their number."""
    counts = {
        "added": table.added,
        "changed": table.changed,
        "unchanged": table.unchanged,
        "merged": table.merged,
        "left out": table.left_out,
        "rejected": table.rejected,
    }
    shown = [f"{count:,} {name}" for name, count in counts.items() if count]
    total = plural(table.total, "row")
    yield f"{visible(table.path)}: {total} = {' + '.join(shown) or '0'}"
    if table.kept:
        events = plural(table.kept, "event")
        stay = noun(table.kept, "stays", "stay")
        yield f"  {events} that it no longer has {stay}: other records refer to them"
    if table.held:
        yield f"  {plural(table.held, 'event')} not removed: rejected rows may be of them"
    if table.rejects:
        yield f"  rejected rows, with what is wrong: {visible(table.rejects)}"
