"""Statements of time drawn at random."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.dates.meanings import Hours, Spans, holds
from timeline.dates.calendar import day, iso
from timeline.dates.instants import DayClock
from timeline.dates.localize import LocalDate
from timeline.dates.network import Assertion, Network
from timeline.dates.wording.phrases import When
from timeline.dates.written.parsing import parse_when

NODES = ("a", "b", "c", "d")
POINTS = ("a", "b")
FIRST = day(2024, 1, 25)  # windows lie around a leap day


@dataclass(frozen=True)
class Said:
    node: str
    text: str
    line: int = 0

    @property
    def when(self) -> When:
        return parse_when(self.text)

    @property
    def statement(self) -> Assertion:
        return Assertion(self.node, self.text, "a.yaml", self.line, soft=self.when.approximate)


def network_of(statements: list[Said], every: list[Said] | None = None) -> Network:
    """The network of these statements, which are some of ``every`` statement about the nodes."""
    network = Network()
    timed = timed_nodes(statements if every is None else every)
    clocks = clocks_of(statements if every is None else every)
    for node in NODES:
        network.declare(node, point=node in POINTS, timed=node in timed, clock=clocks.get(node))
    for one in statements:
        network.add(one.node, one.when, one.statement)
    network.solve()
    return network


def timed_nodes(statements: list[Said]) -> set[str]:
    return {one.node for one in statements if one.when.instant is not None}


def clocks_of(statements: list[Said]) -> dict[str, DayClock]:
    """The clock time of each node that has one, for any order of the statements."""
    ordered = sorted(statements, key=lambda one: one.text)
    found = ((one.node, LocalDate.read(one.when, "UTC", "UTC").on_one_day) for one in ordered)
    return {node: clock for node, clock in found if clock}


@st.composite
def windows(draw: st.DrawFn, widest: int = 40) -> str:
    lo = FIRST + draw(st.integers(0, 50))
    hi = lo + draw(st.integers(0, widest))
    return draw(
        st.sampled_from(
            [
                f"[{iso(lo)}..{iso(hi)}]",
                f"after {iso(lo)}",
                f"before {iso(hi)}",
                f"{iso(lo)}~/{iso(hi)}",
                iso(lo)[:7],
                f"early {iso(hi)[:7]}",
                f"{iso(lo)}T06:00:00Z",
                f"{iso(lo)}T06:00Z",
                f"{iso(lo)}T00:00Z~",
                f"night of {iso(lo)}",
                f"before {iso(hi)}T06:00Z~",
                f"after {iso(lo)}T18:00:00Z",
                f"by {iso(hi)}T06:00:00Z",
                f"on or after {iso(lo)}T06:00Z~",
                f"early XXXX-{iso(lo)[5:7]}",
            ]
        )
    )


@st.composite
def leaning(draw: st.DrawFn, exact: bool = False) -> str:
    """With ``exact``, only relations whose days the network decides."""
    anchor = draw(st.sampled_from(NODES))
    count = draw(st.integers(0, 40))
    side = draw(st.sampled_from(["after", "before"]))
    unit = draw(st.sampled_from(["day", "week", "month", "year"]))
    long = draw(st.sampled_from(["week", "month", "year"]))
    few = count if unit == "day" else count % 3
    about = draw(st.sampled_from(["", "about ", "within ", "at least "]))
    by = draw(st.sampled_from(["", "by "]))
    day_ = iso(FIRST + count)
    other = draw(
        st.sampled_from([anchor, day_, *([] if exact else [day_[:7], f"early {day_[:7]}"])])
    )
    name = draw(st.sampled_from(["Monday", "Friday", "Sunday", "weekend"]))
    least = draw(st.sampled_from(["", "about ", "at least ", "at most "]))
    edge = draw(st.sampled_from(["from", "until"]))
    span = draw(st.sampled_from(["since {}", "until {}", "from {} to d", "from c to {}"]))
    timed = [f"{about}{count} hours {side} {anchor}", f"within {count} hours of {anchor}"]
    texts = [
        *(() if exact else timed),
        f"{about}{few} {unit}s {side} {other}",
        f"within {few} {unit}s of {other}",
        f"{draw(st.sampled_from(['shortly', 'days', 'weeks', 'months']))} {side} {other}",
        f"{by}the {long} {side} {other}",
        f"{by}same {unit} as {other}",
        f"the {name} {side} {other}",
        f"the {name} on or {side} {other}",
        f"for {least}{few + 1} {unit}s {edge} {other}",
        span.format(anchor),
        span.format(f"late {day_[:7]}"),
        f"by {anchor}",
        f"on or after {other}",
        f"{side} {anchor}",
        f"during {anchor}",
    ]
    return str(draw(st.sampled_from(texts)))


statement_lists = st.lists(
    st.builds(Said, st.sampled_from(NODES), st.one_of(windows(), leaning()), st.integers(1, 99)),
    max_size=9,
)


def all_hold(
    statements: list[Said], spans: Spans, hours: Hours | None = None, points: Sequence[str] = POINTS
) -> bool:
    return all(
        holds(term, one.node, spans, hours, points) for one in statements for term in one.when.terms
    )
