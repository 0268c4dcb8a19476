"""How long checks and reports take, and how long they are: ``check``, ``about``, ``ledger`` …"""

from pathlib import Path

from tests.benchmarks.made import arms
from tests.benchmarks.measuring.bench import Bench
from tests.benchmarks.measuring.work import Figures, Goal, Line, Sample, Work

_CHECKED, _REPORTED = 100_000, 30_000
_ALL = 1_000_000
"""The attacks of which an eighth are abductions and a ninth arrests: more than 100,000 of each."""
_SCREEN = 50
"""The lines of a terminal that fills a screen."""


def _check(bench: Bench) -> Figures:
    return {"check": bench.timeline("check", database=bench.loaded_attacks(_CHECKED))}


def _orders(bench: Bench) -> str:
    """Return the address of a database with a register of arms transfers."""
    count = bench.size(_REPORTED)

    def write(path: Path) -> None:
        arms.write(path, count)

    table = bench.made(f"arms-{count}.csv", write)

    def fill(address: str) -> None:
        bench.timeline("load", table, "--source", "key=arms", database=address)

    return bench.loaded(f"arms-{count}", fill)


def _reports(bench: Bench) -> Figures:
    orders, attacks = _orders(bench), bench.loaded_attacks(_REPORTED)
    sides = ("--to", "form:clash", "--by", "form:attack")
    commands = {
        "about": (orders, ("about", "arms")),
        "ledger": (orders, ("ledger",)),
        "responses": (attacks, ("responses", *sides, "--within", "1,2")),
    }
    figures: dict[str, Sample | float] = {}
    for name, (address, words) in commands.items():
        printed = bench.folder / f"{name}.txt"
        figures[name] = bench.timeline(*words, database=address, output=printed, drawn=True)
        figures[f"{name}.lines"] = printed.read_bytes().count(b"\n")
    return figures


def _responses(bench: Bench) -> Figures:
    sides = ("--to", "form:abduction", "--by", "form:arrest")
    words = ("responses", *sides, "--permutations", "1000")
    return {"responses": bench.timeline(*words, database=bench.loaded_attacks(_ALL), drawn=True)}


def _lines(name: str, what: str) -> tuple[Line, Line]:
    return (
        Line(f"{what}, 30,000 events", Goal("≤ 2 s CPU", most=2), name),
        Line(
            f"how long `{name}` is by default",
            Goal(f"≤ {_SCREEN} lines, a screenful", most=_SCREEN),
            f"{name}.lines",
            "lines",
        ),
    )


WORKS = (
    Work(
        "check",
        "check 100,000 events",
        _check,
        (Line("`check` of 100,000 events", Goal("≤ 10 s CPU", most=10), "check"),),
    ),
    Work(
        "reports",
        "about, ledger and responses of 30,000 events",
        _reports,
        (
            *_lines("about", "`about` the source of a register"),
            *_lines("ledger", "`ledger` of all orders"),
            *_lines("responses", "`responses` of attacks to clashes"),
        ),
    ),
    Work(
        "responses",
        "responses of 100,000 events to 100,000 others",
        _responses,
        (
            Line(
                "`responses` of over 100,000 events to over 100,000, 1,000 permutations",
                Goal("≤ 10 s CPU", most=10),
                "responses",
            ),
        ),
    ),
)
