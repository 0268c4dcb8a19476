"""``timeline new``: add a record to a seed file."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline import stopping
from timeline.cli.commands.record.new import completing
from timeline.cli.options import DatabaseOption, Wait
from timeline.cli.terminal.asking import agree, ask, can_ask
from timeline.cli.terminal.faults import print_error
from timeline.cli.terminal.listing import warning_lines
from timeline.cli.terminal.opening import engine_on
from timeline.cli.terminal.saying import remark, say, say_of_file
from timeline.text import shell_word

if TYPE_CHECKING:
    from timeline.authoring.building import Building
    from timeline.authoring.inserting import NewRecord
    from timeline.authoring.known import KnownRecords
    from timeline.errors import DataError, Problem
    from timeline.loader import Report

EXAMPLES = """
timeline new launch                    asks for everything, with completion
timeline new source --title "A note" --set published=2025-03-05
timeline new actor --name Northland --set kind=state
"""


def new(
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", hidden=True, autocompletion=completing.kind),
    ] = "",
    *,
    title: Annotated[
        str, typer.Option("--title", "--name", metavar="TEXT", help="Its title, or its name.")
    ] = "",
    when: Annotated[
        str, typer.Option("--when", metavar="DATE", help="When it was: see timeline dates.")
    ] = "",
    source: Annotated[
        str,
        typer.Option(
            "--source",
            metavar="KEY",
            help="The source that supports it.",
            autocompletion=completing.source,
        ),
    ] = "",
    quote: Annotated[
        list[str] | None,
        typer.Option("--quote", metavar="WORDS", help="Words of this source; several times."),
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="Any other field; several times.",
            autocompletion=completing.assignment,
        ),
    ] = None,
    key: Annotated[
        str, typer.Option("--key", metavar="KEY", help="Its key. Default: from its title.")
    ] = "",
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="The seed file, if several could take it."),
    ] = None,
    chronicle: Annotated[
        Path | None,
        typer.Option("--chronicle", metavar="FOLDER", help="The chronicle, if not this folder."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check it and print its lines, write nothing.")
    ] = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Add an event or an entry of a register to a seed file of a chronicle.

    KIND is a kind of event, or actor, system, programme, place or source. On a terminal it asks for
    what the options do not give, completes keys with Tab, checks each answer at once, and shows a
    quote in its sentence. The whole chronicle is checked with the new record before the file is
    replaced; the rest of the file stays as it is.
    """
    from timeline.authoring.known import KnownRecords, chronicle_at
    from timeline.cli.commands.record.new.answers import NAMES, Given
    from timeline.cli.commands.record.new.screen import tell
    from timeline.errors import DataError
    from timeline.kinds import BY_TYPE
    from timeline.kinds.registers import SECTION_OF

    own = {"title": title, "when": when}
    if not kind and can_ask():
        tell([f"  {', '.join(NAMES)}"])
        kind = ask("kind", "", lambda _line: NAMES)
    given = Given.of(kind, own, set_ or (), source=source, quotes=quote or (), key=key)
    folder = chronicle_at(chronicle)
    known = KnownRecords(folder)
    given_to = SECTION_OF[BY_TYPE[kind].name if kind in BY_TYPE else "event"]
    # A section without a record is a fault, too, but one that this corrects.
    if problems := [each for each in known.problems if each.field != given_to]:
        raise DataError(sorted(problems), "correct these first; nothing was written")
    records, dialog = given.complete(known, asks=can_ask())
    places = _places(known, records, file)

    def write(*, dry_run: bool) -> "Report":
        return _write(known, records, places, dry_run=dry_run, database=database, wait=wait)

    if dry_run or dialog:
        _show(records, places)
    while dialog and (faults := _faults(lambda: write(dry_run=True))):
        print_error(faults)
        if not agree("Correct it now?", default=True):
            raise typer.Exit(faults.exit_code)
        dialog.correct(_wrong(records, faults))
        _show(records, places)
    if dialog and not dry_run and not agree(f"Write it to {places[-1]}?", default=True):
        remark("nothing was written")
        return
    report = write(dry_run=dry_run)
    for line in warning_lines([each for each in report.warnings if _of(each, records)]):
        remark(line)
    if dry_run:
        remark("nothing was written (dry run)")
        return
    for record, place in zip(records, places, strict=True):
        say(f"added {record.name} {record.key} to {place}")


def _faults(check: Callable[[], object]) -> "DataError | None":
    """Return what is wrong with the chronicle as it would be; None if it can be loaded.

    What was typed is not lost then: it can be corrected.
    """
    from timeline.errors import DataError

    try:
        check()
    except DataError as error:
        return error
    return None


def _wrong(records: "Sequence[Building]", faults: "DataError") -> "Building":
    """Return the record that is wrong: the first that a fault names, else the last."""
    named = (record for record in records if any(_of(each, [record]) for each in faults.problems))
    return next(named, records[-1])


def _places(known: "KnownRecords", records: "Sequence[Building]", file: Path | None) -> list[Path]:
    """Return the file of each record. Raises UsageError if several could take one."""
    from timeline.errors import UsageError

    found = []
    for record in records:
        own = file and record is records[-1]
        files = [str(file)] if own else known.file_of(record.type)
        if len(files) > 1 and can_ask():
            chosen = ask(f"file of the {record.name}", files[-1], lambda _line: files)  # noqa: B023
            files = [chosen]
        if len(files) != 1:
            raise UsageError(
                f"several files have {record.type}s: {', '.join(files)}",
                f"add --file FILE: --file {shell_word(files[-1])}" if files else "add --file FILE",
            )
        place = Path(files[0])
        inside = place.resolve().is_relative_to(known.folder.resolve())
        found.append(place if inside else known.folder / place)  # as it is named in the folder
    return found


def _show(records: "Sequence[Building]", places: Sequence[Path]) -> None:
    """Print the lines that would be added, with the file above those of each."""
    from timeline.authoring.inserting import written

    for record, place in zip(records, places, strict=True):
        say(f"{place}, under {record.record().section}:")
        for line in written(record.record(), 2).splitlines():
            say_of_file(line)


def _write(
    known: "KnownRecords",
    records: "Sequence[Building]",
    places: Sequence[Path],
    *,
    dry_run: bool,
    database: str | None,
    wait: int | None,
) -> "Report":
    from timeline.authoring.changes import add
    from timeline.loader import load

    additions: dict[Path, list[NewRecord]] = {}
    for record, place in zip(records, places, strict=True):
        additions.setdefault(place, []).append(record.record())
    last = places[-1]
    stopping.declare(last, "nothing was written", f"the record is in {last}")
    with engine_on(database, wait) as engine:

        def check(instead: Mapping[Path, Path]) -> "Report":
            return load(engine, [known.folder], dry_run=True, instead=instead)

        return add(additions, check, dry_run=dry_run)


def _of(problem: "Problem", records: "Sequence[Building]") -> bool:
    """Whether a problem is one of these records."""
    return problem.field.partition(".")[0] in {record.key for record in records}
