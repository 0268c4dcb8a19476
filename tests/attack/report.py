"""The results of the stress test: a row for each part, and the table for the docs."""

from dataclasses import dataclass

from tests.attack.arena import Finding
from timeline.text import plural

WHAT = {
    "kills": "a signal at a random moment of a command",
    "crowd": "8 readers and 2 writers at once",
    "full": "a full disk, or a limit on file size",
    "damage": "every command on a damaged or foreign file",
    "fuzz": "random inputs",
    "walk": "random sequences of commands, compared with a model",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the attack on one sort of database."""

    part: str
    sort: str
    tally: dict[str, int]
    findings: int
    seconds: float

    def text(self) -> str:
        """The row as one line."""
        return f"{self.part:<7} {self.sort:<11} {self.how_often()}; {self._seen()}; {self._time()}"

    def how_often(self) -> str:
        """What was counted."""
        return ", ".join(f"{count:,} {name}" for name, count in self.tally.items())

    def markdown(self) -> str:
        """The row as one of a table."""
        cells = (WHAT[self.part], self.sort, self.how_often(), self._seen(), self._time())
        return f"| {' | '.join(cells)} |"

    def _seen(self) -> str:
        return plural(self.findings, "finding") if self.findings else "no findings"

    def _time(self) -> str:
        return f"{self.seconds:.0f} s"


def table(rows: list[Row]) -> str:
    """The table for the docs."""
    head = ("| test | database | cases | result | time |", "|---|---|---|---|---|")
    return "\n".join((*head, *(row.markdown() for row in rows)))


def summary(rows: list[Row], findings: list[Finding]) -> str:
    """All rows, and what was found, together by what it is."""
    lines = ["", *(row.text() for row in rows)]
    if findings:
        lines += ["", f"{len(findings)} found:"]
    return "\n".join(lines)
