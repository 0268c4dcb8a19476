"""``timeline dates``: explain a date or a wording before it is written into a seed file."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from timeline.cli.terminal.console import on_terminal, print_json, print_plain
from timeline.cli.terminal.faults import print_error
from timeline.cli.terminal.folding import folded
from timeline.cli.terminal.saying import NARROWEST, remark, say
from timeline.errors import DateError, TimelineError, UsageError
from timeline.safetext import visible

if TYPE_CHECKING:
    from timeline.dates.written.meaning import DateMeaning

EXAMPLES = """
timeline dates "early 2022-07" 2022-07-05~ 201X
timeline dates --json "[2022-07-01..2022-07-10]"
cut -f3 events.tsv | timeline dates -
"""


def dates(
    expressions: Annotated[list[str], typer.Argument(metavar="EXPRESSION", hidden=True)],
    json: Annotated[bool, typer.Option("--json", help="One JSON line for each.")] = False,
) -> None:
    """Explain dates and wordings: their days, their precision, and errors in them.

    EDTF (ISO 8601-2, levels 0 to 2) and the wordings of seed files: early 2022-07, by 2030, about
    1 week after KEY. Not on a terminal, one tab-separated line for each: the date, its EDTF, the
    first and the last day, the precision, the words. "-" reads lines from standard input. An
    invalid date does not stop the others; the exit status is then 1. A date as people write it (5
    July 2022, FY2022, last week) is answered with what to write, or with what is missing in it.
    """
    from timeline.dates.written.meaning import explain

    failed = False
    for text in _each(expressions):
        if isinstance(text, TimelineError):
            failed = True
            print_error(text)
            continue
        try:
            meaning = explain(text)
        except DateError as error:
            failed = True
            if json:
                print_json("dates", (text, error), indent=None)
            else:
                sys.stdout.flush()
                print_error(error)
            continue
        if json:
            print_json("dates", (text, meaning), indent=None)
            continue
        if on_terminal():
            for line in _block(text, meaning):
                say(line)
        else:
            first, last = meaning.earliest or "", meaning.latest or ""
            fields = (text, meaning.edtf, first, last, meaning.precision, meaning.words)
            print_plain([fields])
        if meaning.warnings:
            sys.stdout.flush()
            for warning in meaning.warnings:
                remark(f"warning: {warning}")
    if failed:
        raise typer.Exit(1)


def _each(expressions: Iterable[str]) -> Iterator[str | TimelineError]:
    """Yield the dates to explain, and errors of the input."""
    for expression in expressions:
        if expression == "-":
            yield from _lines()
        else:
            yield expression


def _lines() -> Iterator[str | TimelineError]:
    """Yield the lines of standard input that are not blank, as soon as they arrive.

    UTF-8, or UTF-16 as Windows writes it, with or without a byte order mark. All lines with invalid
    bytes are reported in one error at the end.
    """
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError("standard input is closed", "give the dates, or a file: dates - < FILE")
    seen = False
    bad: list[int] = []
    for number, line in enumerate(_raw_lines(sys.stdin.buffer), 1):
        try:
            text = line if isinstance(line, str) else line.decode()
        except UnicodeDecodeError:
            bad.append(number)
            continue
        text = text.rstrip("\r\n")
        if text.strip():
            seen = True
            yield text
    if bad:
        what = (
            f"line {bad[0]} is not UTF-8"
            if len(bad) == 1
            else (f"{len(bad)} lines are not UTF-8, the first of them line {bad[0]}")
        )
        yield TimelineError(f"standard input: {what}", "save it as UTF-8")
    elif not seen:
        remark("timeline: standard input contains no dates")


def _raw_lines(stream: BinaryIO) -> Iterator[bytes | str]:
    """Yield lines as bytes without a byte order mark, or decoded if they are UTF-16."""
    first = stream.readline()
    head = first[:2]
    if head in (b"\xff\xfe", b"\xfe\xff") or (len(head) == 2 and head.count(0) == 1):
        encoding = "utf-16-le" if head == b"\xff\xfe" or head[1] == 0 else "utf-16-be"
        text = (first + stream.read()).decode(encoding, errors="replace")
        yield from text.removeprefix("\ufeff").split("\n")
        return
    yield first.removeprefix(b"\xef\xbb\xbf")
    yield from stream


def _block(text: str, meaning: "DateMeaning") -> list[str]:
    """Return the lines that a terminal shows for one date."""
    first = meaning.earliest or ("open" if meaning.earliest_open else "unknown")
    last = meaning.latest or ("open" if meaning.latest_open else "unknown")
    rows = {
        "in words": meaning.words,
        "EDTF": f"{meaning.edtf}   (level {meaning.level})" if meaning.edtf else "",
        "days": f"{first} … {last}" if meaning.edtf else "",
        "precision": meaning.precision,
    }
    columns = max(shutil.get_terminal_size().columns, NARROWEST)
    lines = [*folded(visible(text), columns, 0)]
    for name, value in rows.items():
        if value:
            lines += folded(f"  {name:<9}  {visible(value)}", columns, 13)
    return [*lines, ""]
