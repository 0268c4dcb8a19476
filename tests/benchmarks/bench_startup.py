"""How long commands take from the return key to the prompt, beside what they must import.

    python tests/benchmarks/bench_startup.py [--rounds 15]

Whole processes, one after the other in turn, with bytecode that a first round has written.
Processor time of the child (user and system), since that of the clock depends on what else runs;
the least of all rounds counts. No test: it fails nobody.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

CODE = "import sys; sys.argv[0] = 'timeline'\nfrom timeline.cli import main; main()"
PLAIN = """
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
ROOT = Path(__file__).parents[2]


def runs(database: str) -> dict[str, tuple[list[str], dict[str, str]]]:
    """What is measured, by name: arguments of Python and environment variables."""
    asked = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_CWORD": "4"}
    asked["COMP_WORDS"] = "\n".join(["timeline", "show", "actor", ":", "k"])
    fish = {"_TIMELINE_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    fish["_TYPER_COMPLETE_ARGS"] = "timeline show actor:k"
    named = {"TIMELINE_DATABASE": database}
    return {
        "python": (["-c", "pass"], {}),
        "import typer, rich": (["-c", "import typer, rich, rich.console, rich.text"], {}),
        "timeline --help": (["-c", CODE, "--help"], {}),
        "Typer completes": (["-c", PLAIN], asked),
        "completion, bash": (["-c", CODE], named | asked),
        "completion, fish": (["-c", CODE], named | fish),
        "import sqlmodel": (["-c", "import sqlmodel"], {}),
        "timeline show": (["-c", CODE, "show"], named),
        "timeline show --json": (["-c", CODE, "show", "--json"], named),
    }


def spent(arguments: list[str], settings: dict[str, str]) -> float:
    """Seconds of processor time of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments], env=settings, stdout=subprocess.DEVNULL, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        base = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        base |= {"PYTHONPYCACHEPREFIX": f"{folder}/bytecode", "PYTHONPATH": str(ROOT)}
        database = f"{folder}/timeline.db"
        spent(["-c", CODE, "load", "--database", database], base)
        measured = runs(database)
        best = dict.fromkeys(measured, float("inf"))
        for number in range(rounds + 1):
            for name, (arguments, settings) in measured.items():
                took = spent(arguments, base | settings)
                if number:
                    best[name] = min(best[name], took)
    for name, took in best.items():
        beside = "import sqlmodel" if "show" in name else "import typer, rich"
        beside = "Typer completes" if name.startswith("completion") else beside
        ratio = f"{took / best[beside]:5.2f} x {beside}" if name.startswith(("t", "c")) else ""
        print(f"{name:<22} {took * 1000:6.0f} ms   {ratio}".rstrip())


if __name__ == "__main__":
    main()
