"""What a load or an undo did, in lines."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from timeline.cli.faults import capped
from timeline.cli.saying import remark, say
from timeline.safetext import visible

if TYPE_CHECKING:
    from timeline.loader import Report

FEW: Final = 12
"""So many keys are named; of more, only the numbers are told."""


def tell(report: "Report") -> None:
    """Say what a load or an undo did, and what is worth a warning."""
    for line in capped(report.warnings):
        remark(f"warning: {line}")
    for what in ("added", "changed", "unchanged", "removed"):
        say(_line(what, getattr(report, what)))
    if report.moved:
        say(_line("moved", report.moved))
    if report.left:
        remark(_line("left", report.left))
        remark("  The files no longer hold these; --prune removes them.")


def _line(what: str, names: Sequence[tuple[str, str]]) -> str:
    """``added 3: event a, event b, source c``, or how many of each type."""
    if not names:
        told = ""
    elif what != "unchanged" and len(names) <= FEW:
        told = ": " + ", ".join(f"{type_} {visible(key)}" for type_, key in names)
    else:
        counts = Counter(type_ for type_, _ in names)
        told = ": " + ", ".join(f"{n} {plural(type_, n)}" for type_, n in counts.items())
    return f"{what:<9} {len(names):>6}{told}"


def plural(type_: str, count: int) -> str:
    """The name of a type of record after its number."""
    if count == 1:
        return type_
    return "queries" if type_ == "query" else f"{type_}s"
