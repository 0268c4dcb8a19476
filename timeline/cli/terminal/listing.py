"""Lists of problems and warnings: the first of them, and how many others of which kind there are.

On a terminal, each has the line of its file below it, and carets under what is wrong, as far as
the command has said which files it reads (``show_lines_of``). In a pipe or a file there is one line
for each, ``path:line: field: message``, as editors expect it.
"""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from timeline.cli.terminal.console import on_terminal
from timeline.cli.terminal.marking import LONGEST, shortened, under
from timeline.errors import Problem
from timeline.safetext import visible

MOST: Final = 50
"""The most problems that are printed one by one."""
ALIKE: Final = 3
"""The most warnings with the same message that are printed one by one on a terminal."""
MOST_KINDS: Final = 6
"""The most kinds of further problems that are named."""
ALL_FAULTS: Final = "--all-faults"
"""The option that prints every problem."""


class _Settings:
    """What the running command says: whether all problems are listed, which files it reads."""

    lists_all = True
    files: Sequence[Path] = ()


_settings = _Settings()


def reset() -> None:
    """Forget what the last command has said: every problem is listed, and none with its line."""
    global _settings  # noqa: PLW0603
    _settings = _Settings()


def limit(all_faults: bool) -> None:
    """List only the first ``MOST`` problems, unless all are asked for."""
    _settings.lists_all = all_faults


def show_lines_of(files: Sequence[Path]) -> None:
    """Show problems of these files, and of files in these folders, with their lines."""
    _settings.files = files


def warning_lines(warnings: Sequence[Problem]) -> Iterator[str]:
    """Yield the lines of warnings; on a terminal, most of those that are alike are counted."""
    return lines_of(warnings, ALIKE if on_terminal(sys.stderr) else MOST, "warning: ")


def lines_of(problems: Sequence[Problem], alike: int = MOST, before: str = "") -> Iterator[str]:
    """Yield the lines of problems, each with ``before`` in front of its message.

    Those beyond ``MOST``, and those with the same message as ``alike`` others, are counted.
    """
    met: Counter[str] = Counter()
    left: list[Problem] = []
    shown: list[Problem] = []
    for problem in problems:
        met[problem.message] += 1
        is_one_of_few = met[problem.message] <= alike and len(shown) < MOST
        (shown if is_one_of_few or _settings.lists_all else left).append(problem)
    below = _excerpts(shown)
    for problem in shown:
        yield f"{before}{problem_line(problem)}"
        yield from below.get(problem, ())
    if left:
        yield f"{before}and {len(left):,} more: {_counted(left)}; {ALL_FAULTS} prints all"


def _counted(left: Sequence[Problem]) -> str:
    """Return how many problems of which kind there are: ``300 × quote not found, 12 × when``."""
    counts = Counter(problem.counted_as for problem in left)
    named = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    kinds = [f"{count:,} × {visible(shortened(kind, 60))}" for kind, count in named[:MOST_KINDS]]
    if rest := sum(count for _, count in named[MOST_KINDS:]):
        kinds.append(f"{rest:,} × others")
    return ", ".join(kinds)


def problem_line(problem: Problem) -> str:
    """Return one problem as one line."""
    return visible(shortened(str(problem), 2 * LONGEST))


def _excerpts(problems: Sequence[Problem]) -> dict[Problem, list[str]]:
    """Return, on a terminal, the line of each problem and carets below it."""
    if not (_settings.files and problems and on_terminal(sys.stderr)):
        return {}
    from rich.cells import cell_len

    from timeline.readers.places import Files, places

    width = shutil.get_terminal_size().columns
    found = {}
    for problem, place in places(problems, Files(_settings.files)).items():
        number = f"{place.line:>4}"
        gutter, blank = f"{number} | ", f"{'':>{len(number)}} | "
        line, carets = under(place.text, place.start, place.end, width, (gutter, blank))
        note = f" {visible(shortened(place.note, 60))}" if place.note else ""
        fits = cell_len(carets + note) < width
        found[problem] = [line, carets + note if fits else carets]
    return found
