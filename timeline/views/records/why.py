"""``about --why``: each bound of the dates of an event, and the statements it follows from."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.text import Text

from timeline.audit.explain import Reason
from timeline.dates.calendar import iso, iso_or_none
from timeline.text import one_line
from timeline.views.base import FAINT, HEADING, MARK, Lines, fill, shown

_WORDS = {
    "start_lo": "starts not before",
    "start_hi": "starts not after",
    "end_lo": "ends not before",
    "end_hi": "ends not after",
}


def why(reasons: Sequence[Reason], width: int) -> Lines:
    """Yield each bound, and below it the statements from the first date to the bound itself."""
    for number, (path, of_path) in enumerate(groupby(reasons, key=lambda each: each.path)):
        if number:
            yield Text()
        yield from fill(shown(path, HEADING), width)
        for bounds, day, steps in _merged(of_path):
            dated = Text.assemble(bounds, " ", (iso(day), HEADING))
            yield from fill(dated if steps else Text(f"{bounds}: no statement"), width, "  ")
            for step in steps:
                statement = step.statement
                doubt = "≈" * statement.soft + "?" * statement.inferred
                text = Text.assemble(
                    shown(statement.node, "bold"),
                    ": ",
                    shown(statement.text),
                    (f" {doubt}" if doubt else "", MARK),
                    (f"  → {iso(step.day)}", FAINT),
                )
                yield from fill(text, width, "    because ", "            ")
                where = f"{statement.path}:{statement.line}"
                yield from fill(shown(where, FAINT), width, "            ")
                if statement.quote:
                    quote = f"“{one_line(statement.quote)}”"
                    yield from fill(shown(quote), width, "            ")


def _merged(reasons: Iterator[Reason]) -> Iterator[tuple[str, int, Sequence[Any]]]:
    """Yield bounds in words; those of start and end are merged if they have the same reason."""
    listed = list(reasons)
    for reason in listed[:2]:
        twin = listed[listed.index(reason) + 2]
        chain = [each.statement for each in reason.steps]
        if reason.day == twin.day and chain == [each.statement for each in twin.steps]:
            yield _WORDS[reason.bound].replace("starts ", ""), reason.day, reason.steps
        else:
            yield _WORDS[reason.bound], reason.day, reason.steps
            yield _WORDS[twin.bound], twin.day, twin.steps


def plain_reasons(reasons: Sequence[Reason]) -> list[list[str]]:
    """Return the fields of each step for a pipe: value path, bound, its day, then record,
    statement, day of the step, file and line, quote. A bound without a statement has one line with
    these fields empty.
    """
    rows = []
    for reason in reasons:
        head = [reason.path, reason.bound, iso_or_none(reason.day) or ""]
        for step in reason.steps:
            made = step.statement
            place = f"{made.path}:{made.line}"
            rows.append([*head, made.node, made.text, iso(step.day), place, made.quote])
        if not reason.steps:
            rows.append([*head, "", "", "", "", ""])
    return rows
