"""Write changed files of a chronicle, after the whole chronicle was checked with them."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from timeline import files
from timeline.authoring.inserting import NewRecord, inserted
from timeline.errors import DataError, Problem, UsageError
from timeline.files.together import PendingFile, put_all, there, writing
from timeline.kinds.registers import SECTIONS
from timeline.loader import Report
from timeline.readers import ChronicleFile, Node, RawRecord
from timeline.readers.by_name import ENDINGS, READERS, read_file

ChangeCheck = Callable[[Mapping[Path, Path]], Report]
"""Loads a chronicle with files that are not in their place yet, without writing anything."""


def add(
    additions: Mapping[Path, Sequence[NewRecord]],
    check: ChangeCheck,
    *,
    dry_run: bool = False,
) -> Report:
    """Add records to seed files, each of which may be new, and return the report of ``check``.

    All files are replaced completely, or none, and only after everything was checked. Raises
    UsageError if a file cannot be written or its layout has no place for a record, and DataError
    with all faults of the chronicle as it would be; nothing is written then, nor with ``dry_run``.
    """
    changes: dict[Path, _Change] = {}
    with ExitStack() as stack:
        for path, records in additions.items():
            if path.suffix.lower() not in READERS:
                hint = f"name a file whose name ends in {ENDINGS}"
                raise UsageError(f"{path} is not a seed file", hint)
            with writing(path):
                place = path.resolve()
                before = there(place)
                partial = stack.enter_context(files.beside(place))
                steps = [before or b"", *_steps(path, partial, before, records)]
                changes[place] = _Change(partial, before, steps)

        def stand(problems: Sequence[Problem]) -> list[Problem]:
            return [_as_it_stands(each, changes) for each in problems]

        try:
            report = check({place: change.partial for place, change in changes.items()})
        except DataError as error:
            hint = error.hint or "nothing was written"
            raise DataError(stand(error.problems), hint, stand(error.warnings)) from error
        _all_read(additions, report)
        if dry_run:
            return replace(report, warnings=stand(report.warnings))
        put_all({place: PendingFile(each.partial, each.before) for place, each in changes.items()})
    return report


@dataclass(frozen=True, slots=True)
class _Change:
    """A file that is to be written: what is there, and what will be, after each record."""

    partial: Path
    before: bytes | None
    steps: Sequence[bytes]

    def line_now(self, line: int) -> int:
        """Return where a line of the new file is now; 0 for a line that is to be added."""
        for old, new in reversed([*pairwise(each.splitlines() for each in self.steps)]):
            added = len(new) - len(old)
            pairs = enumerate(zip(old, new, strict=False))
            first = next((n for n, (one, other) in pairs if one != other), len(old))
            if line > first:
                line = line - added if line > first + added else 0
        return line


def _as_it_stands(problem: Problem, changes: Mapping[Path, _Change]) -> Problem:
    """Return a problem with its line in the file as it is now, not as it will be."""
    change = changes.get(Path(problem.path).resolve())
    return replace(problem, line=change.line_now(problem.line)) if change else problem


def _steps(
    path: Path, partial: Path, before: bytes | None, records: Sequence[NewRecord]
) -> list[bytes]:
    """Write a file with records added, and return what it contains after each of them.

    Its reader must find all of them, and no change of the others.
    """
    former, faults = _records(path, path) if before else ({}, [])
    by_section = {(SECTIONS[each.section], each.key): each.body for each in records}
    if taken := [key for type_, key in former if (type_, key) in by_section]:
        raise UsageError(f"{path} has {taken[0]} already", "give another key")
    steps = [before or b""]
    try:
        for record in records:
            steps.append(inserted(steps[-1], record))
    except (UsageError, UnicodeDecodeError) as error:
        if faults:
            raise DataError(sorted(faults), "nothing was written") from error
        raise UsageError(f"{path}: {error}", getattr(error, "hint", "")) from error
    partial.write_bytes(steps[-1])
    now, _ = _records(path, partial)
    wanted = former | {each: _meant(body) for each, body in by_section.items()}
    if now != wanted and not faults:  # these are reported by the check of the chronicle
        raise UsageError(
            f"{path}: a record cannot be added to this layout without a change of the others",
            "write the lines of --dry-run into it by hand, or name another --file",
        )
    return steps[1:]


def _records(path: Path, location: Path) -> tuple[dict[tuple[str, str], Any], list[Problem]]:
    """Return the values of the records of a file, and its faults."""
    found: dict[tuple[str, str], Any] = {}
    faults = []
    for item in read_file(ChronicleFile(str(path), path.name, location)):
        if isinstance(item, RawRecord):
            found[item.type, item.key] = {name: _meant(node) for name, node in item.body.items()}
        elif isinstance(item, Problem) and not item.warning:
            faults.append(item)
    return found, faults


def _meant(value: Any) -> Any:
    """Return a value without its place, and without the white space at its ends."""
    if isinstance(value, Node):
        value = value.value
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return {name: _meant(each) for name, each in value.items()}
    return [_meant(each) for each in value]


def _all_read(additions: Mapping[Path, Sequence[NewRecord]], report: Report) -> None:
    """Raise UsageError if the check has not seen a record: its file belongs to no chronicle."""
    seen = {*report.added, *report.changed, *report.unchanged, *report.moved}
    for path, records in additions.items():
        if any((SECTIONS[each.section], each.key) not in seen for each in records):
            raise UsageError(
                f"{path} is not a seed file of this chronicle", "name a file in its folder"
            )
