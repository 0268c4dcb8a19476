"""What was done, how often, what was seen, and how long it took: a row a part, and the table."""

from dataclasses import dataclass

from tests.attack.arena import Finding

WHAT = {
    "kills": "a signal at any moment of a command",
    "crowd": "8 readers and 2 writers at once",
    "full": "a disk, or a file, that can grow no more",
    "damage": "a damaged file, or a foreign one, and every command",
    "fuzz": "inputs that nobody would write",
    "walk": "long sequences of commands, against a model",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the attack on one sort of database."""

    part: str
    sort: str
    tally: dict[str, int]
    findings: int
    seconds: float

    def told(self) -> str:
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
        return f"{self.findings:,} FOUND" if self.findings else "nothing lost, torn or ugly"

    def _time(self) -> str:
        return f"{self.seconds:.0f} s"


def table(rows: list[Row]) -> str:
    """The table for the docs."""
    head = ("| what was done | on | how often | what was seen | took |", "|---|---|---|---|---|")
    return "\n".join((*head, *(row.markdown() for row in rows)))


def summary(rows: list[Row], findings: list[Finding]) -> str:
    """All rows, and what was found, together by what it is."""
    lines = ["", *(row.told() for row in rows)]
    if findings:
        lines += ["", f"{len(findings)} found:"]
    return "\n".join(lines)
