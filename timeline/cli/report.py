"""The report of a load or an undo."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from timeline.cli.terminal.faults import warning_lines
from timeline.cli.terminal.saying import remark, say
from timeline.safetext import visible
from timeline.text import noun

if TYPE_CHECKING:
    from timeline.loader import Report

FEW: Final = 12
"""The most keys that are printed; of more, only the numbers are."""


def print_report(report: "Report") -> None:
    """Print what a load or an undo changed, and its warnings."""
    for line in warning_lines(report.warnings):
        remark(line)
    for what in ("added", "changed", "unchanged", "removed"):
        say(_line(what, getattr(report, what)))
    if report.moved:
        say(_line("moved", report.moved))
    if report.left:
        remark(_line("left", report.left))
        remark("  These are no longer in the files; --prune removes them.")
    for chronicle, names in report.left_in.items():
        remark(_line("left", names))
        where = visible(chronicle)
        remark(f"  Another chronicle defines these, the files of {where} no longer do; --prune")
        remark(f"  removes what {where} stated of them.")


def _line(what: str, names: Sequence[tuple[str, str]]) -> str:
    """Return for example ``added 3: event a, event b, source c``, or the number of each type."""
    if not names:
        details = ""
    elif what != "unchanged" and len(names) <= FEW:
        details = ": " + ", ".join(f"{type_} {visible(key)}" for type_, key in names)
    else:
        counts = Counter(type_ for type_, _ in names)
        details = ": " + ", ".join(f"{n} {noun(n, type_)}" for type_, n in counts.items())
    return f"{what:<9} {len(names):>6}{details}"
