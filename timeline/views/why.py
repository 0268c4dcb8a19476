"""``about --why``: each bound of an event's dates, and the chain of statements that made it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.text import Text

from timeline.audit.explain import Reason
from timeline.dates.calendar import iso, iso_or_none
from timeline.views.base import FAINT, HEADING, MARK, Lines, fill, shown

_SAYS = {
    "start_lo": "starts not before",
    "start_hi": "starts not after",
    "end_lo": "ends not before",
    "end_hi": "ends not after",
}


def why(reasons: Sequence[Reason], width: int) -> Lines:
    """Yield each bound and under it, from the statement that dates to the one that gives it."""
    for number, (path, of_path) in enumerate(groupby(reasons, key=lambda each: each.path)):
        if number:
            yield Text()
        yield from fill(shown(path, HEADING), width)
        for bounds, day, steps in _told_once(of_path):
            told = Text.assemble(bounds, " ", (iso(day), HEADING))
            yield from fill(told if steps else Text(f"{bounds}: nothing says"), width, "  ")
            for step in steps:
                statement = step.statement
                doubt = "≈" * statement.soft + "?" * statement.inferred
                said = Text.assemble(
                    shown(statement.node, "bold"),
                    ": ",
                    shown(statement.text),
                    (f" {doubt}" if doubt else "", MARK),
                    (f"  → {iso(step.day)}", FAINT),
                )
                yield from fill(said, width, "    because ", "            ")
                where = f"{statement.path}:{statement.line}"
                yield from fill(shown(where, FAINT), width, "            ")
                if statement.quote:
                    yield from fill(shown(f"“{statement.quote}”"), width, "            ")


def _told_once(reasons: Iterator[Reason]) -> Iterator[tuple[str, int, Sequence[Any]]]:
    """Bounds in words, those of start and end together where one chain makes both."""
    listed = list(reasons)
    for reason in listed[:2]:
        twin = listed[listed.index(reason) + 2]
        chain = [each.statement for each in reason.steps]
        if reason.day == twin.day and chain == [each.statement for each in twin.steps]:
            yield _SAYS[reason.bound].replace("starts ", ""), reason.day, reason.steps
        else:
            yield _SAYS[reason.bound], reason.day, reason.steps
            yield _SAYS[twin.bound], twin.day, twin.steps


def plain_reasons(reasons: Sequence[Reason]) -> list[list[str]]:
    """The fields of each step for a pipe: value path, bound, its day, then node, statement, day of
    the step, file and line, quote. A bound that nothing made has one line with these empty.
    """
    rows = []
    for reason in reasons:
        head = [reason.path, reason.bound, iso_or_none(reason.day) or ""]
        for step in reason.steps:
            said = step.statement
            place = f"{said.path}:{said.line}"
            rows.append([*head, said.node, said.text, iso(step.day), place, said.quote])
        if not reason.steps:
            rows.append([*head, "", "", "", "", ""])
    return rows
