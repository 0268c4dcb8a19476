"""``timeline dates``: what a date or a wording means, before it goes into a seed file."""

import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.console import on_terminal, print_json, print_plain
from timeline.cli.faults import tell
from timeline.safetext import visible

if TYPE_CHECKING:
    from timeline.dates.meaning import Meaning
    from timeline.errors import DateError

EXAMPLES = """
timeline dates "early 2022-07" 2022-07-05~ 201X
timeline dates --json "[2022-07-01..2022-07-10]"
cut -f3 events.tsv | timeline dates -
"""


def dates(
    expressions: Annotated[list[str], typer.Argument(metavar="EXPRESSION", hidden=True)],
    json: Annotated[bool, typer.Option("--json", help="One JSON line for each.")] = False,
) -> None:
    """Explain dates and wordings: their days, how precise they are, and what is wrong with them.

    EDTF (ISO 8601-2, levels 0 to 2) and the wordings of seed files: early 2022-07, by 2030, about
    1 week after KEY. Not on a terminal, one line each: the date, its EDTF, the first and the last
    day, the precision, the words, parted by tabs. A bad one does not stop the rest; the exit status
    is then 1.
    """
    from timeline.dates.meaning import explain
    from timeline.errors import DateError

    failed = False
    for text in _each(expressions):
        try:
            meaning = explain(text)
        except DateError as error:
            failed = True
            if json:
                print_json(_shape(text, None, error), indent=None)
            else:
                sys.stdout.flush()
                tell(error)
            continue
        if json:
            print_json(_shape(text, meaning, None), indent=None)
        elif on_terminal():
            print(_block(text, meaning))
        else:
            first, last = meaning.earliest or "", meaning.latest or ""
            said = (text, meaning.edtf, first, last, meaning.precision, meaning.words)
            print_plain([said])
    if failed:
        raise typer.Exit(1)


def _each(expressions: Iterable[str]) -> Iterator[str]:
    for expression in expressions:
        if expression != "-":
            yield expression
            continue
        if hasattr(sys.stdin, "reconfigure"):  # what is not UTF-8 is a bad date, not a crash
            sys.stdin.reconfigure(errors="surrogateescape")
        for line in sys.stdin:
            yield line.removesuffix("\n").removesuffix("\r")


def _shape(text: str, meaning: "Meaning | None", error: "DateError | None") -> dict[str, Any]:
    """The fields of a JSON line, in the order in which they are documented."""
    names = ("edtf", "level", "earliest", "latest", "precision")
    shape: dict[str, Any] = {"text": text}
    shape |= {name: getattr(meaning, name, None) for name in names}
    shape["error"] = error and error.message
    return shape | {name: getattr(meaning, name, None) for name in ("earliest_open", "latest_open")}


def _block(text: str, meaning: "Meaning") -> str:
    """What a terminal shows of one date."""
    first = meaning.earliest or ("open" if meaning.earliest_open else "unknown")
    last = meaning.latest or ("open" if meaning.latest_open else "unknown")
    rows = {
        "in words": meaning.words,
        "EDTF": f"{meaning.edtf}   (level {meaning.level})" if meaning.edtf else "",
        "days": f"{first} … {last}" if meaning.edtf else "",
        "precision": meaning.precision,
    }
    columns = max(shutil.get_terminal_size().columns, 20)
    said = textwrap.wrap(visible(text), columns, break_on_hyphens=False) or [""]
    for name, value in rows.items():
        if value:
            line, indent = f"  {name:<9}  {visible(value)}", " " * min(13, columns // 3)
            said += textwrap.wrap(line, columns, subsequent_indent=indent, break_on_hyphens=False)
    return "\n".join([*said, ""])
