"""How long commands take from the return key to the prompt, compared with what they must import.

    python -m tests.benchmarks --only startup --runs 15

Whole processes, one after the other in turn. The database has the chronicle that ships.
"""

import sys
from statistics import median

from tests.benchmarks.measuring.bench import PROGRAM, Bench
from tests.benchmarks.measuring.work import Figures, Goal, Line, Work

_TYPER_COMPLETES = """
import sys, typer
sys.argv[0] = 'timeline'
app = typer.Typer(rich_markup_mode=None)
words = typer.Argument(None, autocompletion=lambda incomplete: ['k'])
@app.command()
def show(query: list[str] = words): pass
@app.callback()
def main(): pass
app()
"""
"""The least program that completes: what Typer itself takes, which reads options with pydantic."""
_TIMES = 3
"""How often a process is run in one round; its figure is the one in the middle."""


def _processes(database: str) -> dict[str, tuple[list[str], dict[str, str]]]:
    """What is measured, by name: arguments of Python and environment variables."""
    asked = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_CWORD": "4"}
    asked["COMP_WORDS"] = "\n".join(["timeline", "show", "actor", ":", "k"])
    fish = {"_TIMELINE_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    fish["_TYPER_COMPLETE_ARGS"] = "timeline show actor:k"
    named = {"TIMELINE_DATABASE": database}
    return {
        "typer, rich": (["-c", "import typer, rich, rich.console, rich.text"], {}),
        "help": (["-c", PROGRAM, "--help"], {}),
        "typer completes": (["-c", _TYPER_COMPLETES], asked),
        "bash": (["-c", PROGRAM], named | asked),
        "fish": (["-c", PROGRAM], named | fish),
        "sqlmodel": (["-c", "import sqlmodel"], {}),
        "show": (["-c", PROGRAM, "show"], named),
        "show --json": (["-c", PROGRAM, "show", "--json"], named),
    }


def _round(bench: Bench) -> Figures:
    database = bench.loaded("shipped", lambda new: bench.timeline("load", database=new))
    taken: dict[str, list[float]] = {}
    for _ in range(_TIMES):
        for name, (words, variables) in _processes(database).items():
            spent = bench.run([sys.executable, *words], variables).cpu
            taken.setdefault(name, []).append(spent * 1000)
    return {name: median(each) for name, each in taken.items()}


def _line(work: str, most: float, ours: str, beside: str, said: str) -> Line:
    return Line(work, Goal(f"≤ {most} × {said}", most=most, ratio=True), ours, "ms", beside, said)


_BOTH = "importing Typer and Rich"
WORKS = (
    Work(
        "startup",
        "the start of commands, beside what they import",
        _round,
        (
            _line("`timeline --help`", 1.3, "help", "typer, rich", _BOTH),
            _line("completion, bash", 1.3, "bash", "typer, rich", _BOTH),
            _line("completion, fish", 1.3, "fish", "typer, rich", _BOTH),
            _line("completion, bash, beside Typer's own", 1.3, "bash", "typer completes", "Typer"),
            _line("`timeline show` of a few events", 1.2, "show", "sqlmodel", "importing SQLModel"),
            _line("the same with `--json`", 1.2, "show --json", "sqlmodel", "importing SQLModel"),
        ),
        stored=False,
    ),
)
