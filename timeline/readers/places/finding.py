"""The places of problems in their files, which are read again up to the last problem."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from timeline.errors import Problem, TimelineError
from timeline.readers.by_name import READERS
from timeline.readers.opening.feed import Stop, open_file
from timeline.readers.opening.formats import binary_format
from timeline.readers.package import DESCRIPTOR
from timeline.readers.places import seed, table
from timeline.readers.places.base import Files, WrongPart, whole
from timeline.readers.seeds.fault import read_lines
from timeline.readers.tables.opening import is_table, with_sheet

_HEAD = 4096


def places(problems: Iterable[Problem], files: Files) -> Mapping[Problem, WrongPart]:
    """Return the places of these problems, as far as they are on a line of one of the files."""
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.line and problem.path:
            by_path.setdefault(problem.path, []).append(problem)
    found: dict[Problem, WrongPart] = {}
    for path, those in by_path.items():
        if Path(path) in files:
            try:
                found |= _in_file(Path(path), those)
            except (OSError, ValueError, Stop, TimelineError):  # it has changed meanwhile
                continue
    return found


def _in_file(path: Path, problems: Sequence[Problem]) -> Mapping[Problem, WrongPart]:
    file, sheet = with_sheet(path)
    if is_table(path) and file.name != DESCRIPTOR:
        return table.places(file, sheet, problems)
    with open_file(file) as stream:
        if binary_format(stream.read(_HEAD))[0]:
            return table.places(file, sheet, problems)
    if file.suffix.lower() in READERS:
        return seed.places(file, problems)
    lines = read_lines(file, max(each.line for each in problems))
    return {
        each: whole(each.line, lines[each.line - 1]) for each in problems if each.line <= len(lines)
    }
