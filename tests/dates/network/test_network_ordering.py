"""Events on one day in the network: their order, and the clock times that determine it."""

import pytest

from timeline.dates.network import Assertion, Network
from timeline.dates.written.parsing import parse_when


def contradictions(lasting: str = "", **whens: str) -> list[list[int]]:
    """The lines of the statements of each contradiction; a link is in brackets."""
    network = Network()
    for node, text in whens.items():
        when = parse_when(text.partition(" [")[0])
        network.declare(node, point=node not in lasting, timed=when.instant is not None)
    for line, (node, text) in enumerate(whens.items(), 1):
        own, _, link = text.removesuffix("]").partition(" [")
        network.add(node, parse_when(own), Assertion(node, own, "a.yaml", line))
        if link:
            network.link(node, parse_when(link), Assertion(node, link, "a.yaml", 10 * line))
    network.solve()
    return [[statement.line for statement in found.statements] for found in network.contradictions]


EARLY, LATE = "2022-07-05T02:00:00Z", "2022-07-05T18:00:00Z"


@pytest.mark.parametrize(
    ("whens", "conflicts"),
    [
        ({"a": EARLY, "b": f"{LATE} [after a]"}, []),
        ({"a": LATE, "b": f"{EARLY} [after a]"}, [[1, 2, 20]]),
        ({"a": LATE, "b": f"{EARLY} [before a]"}, []),
        ({"a": f"{LATE} [before b]", "b": EARLY}, [[1, 2, 10]]),
        ({"a": LATE, "b": f"{EARLY} and after a"}, [[1, 2]]),
        ({"a": LATE, "b": f"{EARLY} and 0 days after a"}, [[1, 2]]),
        ({"a": LATE, "b": f"{EARLY} and same day as a"}, []),
        ({"a": LATE, "b": f"{LATE} [after a]"}, []),
        ({"a": "2022-07-05", "b": f"{EARLY} [after a]"}, []),
        ({"a": LATE, "b": "2022-07-05 [after a]"}, []),
        ({"a": "2022-07-05", "b": "2022-07-05 [after a]"}, []),
        ({"a": "2022-07-05 [after b]", "b": "2022-07-05 [after a]"}, [[10, 20]]),
        ({"a": LATE, "b": "2022-07-05 [after a]", "c": f"{EARLY} [after b]"}, [[1, 3, 20, 30]]),
        # In Seoul it was already the sixth, and in Los Angeles still the fifth.
        ({"a": "2022-07-06T05:00:00+09:00", "b": "2022-07-05T16:00:00-07:00 [after a]"}, []),
        ({"a": "2022-07-05T16:00:00-07:00", "b": "2022-07-06T05:00:00+09:00 [after a]"},
         [[1, 2, 20]]),
        ({"a": f"{LATE} and before {EARLY}"}, [[1]]),
        ({"a": f"{EARLY} and before {LATE}"}, []),
        ({"a": "2022-07-05 and after 2022-07-05"}, [[1]]),
    ],
)  # fmt: skip
def test_the_order_within_a_day_is_checked_against_clock_times(
    whens: dict[str, str], conflicts: list[list[int]]
) -> None:
    assert contradictions(**whens) == conflicts


def test_the_clock_time_of_a_long_event_is_that_of_its_start() -> None:
    assert contradictions("a", a=EARLY, b=f"{LATE} [after a]") == []
    assert contradictions("a", a=LATE, b=f"{EARLY} [after a]") == [[1, 2, 20]]
    assert contradictions("a", a=EARLY, b=f"{LATE} [during a]") == []
    assert contradictions("a", a="2022-07", b="during a and after a") == [[2]]


def test_parts_of_a_salvo_have_an_order() -> None:
    salvo = {"a": EARLY, "b": "during a", "c": f"{LATE} and during a [after b]"}
    assert contradictions(**salvo) == []
