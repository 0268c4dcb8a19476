"""Results of the network: bounds, contradictions and explanations that a user reads."""

import pytest

from tests.profiles import is_nightly
from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    day,
    iso,
)
from timeline.dates.network import Assertion, Network
from timeline.dates.written.parsing import parse_when


def say(network: Network, node: str, text: str, line: int = 0, *, link: bool = False) -> None:
    when = parse_when(text)
    soft = when.approximate or when.uncertain
    statement = Assertion(node, text, "a.yaml", line, soft=soft)
    (network.link if link else network.add)(node, when, statement)


def build(lasting: str = "", **whens: str) -> Network:
    """A solved network of points, except the nodes in ``lasting``."""
    network = Network()
    network.publish("article", day(2022, 7, 5), day(2022, 7, 5))
    network.publish("undated", UNKNOWN_EARLIEST, UNKNOWN_LATEST)
    for node in whens:
        network.declare(node, point=node not in lasting.split())
    for line, (node, text) in enumerate(whens.items(), 1):
        say(network, node, text, line)
    network.solve()
    return network


def days(network: Network, node: str) -> str:
    bounds = network.bounds(node)
    return f"{iso(bounds.start_lo)}/{iso(bounds.end_hi)}"


@pytest.mark.parametrize(
    ("anchor", "when", "solved"),
    [
        ("2022-07-05", "3 days after a", "2022-07-08/2022-07-08"),
        ("2022-07-05", "1 week before a", "2022-06-28/2022-06-28"),
        ("2022-01-31", "1 month after a", "2022-02-28/2022-02-28"),
        ("2022-03-31", "1 month before a", "2022-02-28/2022-02-28"),
        ("2024-02-29", "1 year after a", "2025-02-28/2025-02-28"),
        ("2022-07-05", "about 1 week after a", "2022-07-10/2022-07-14"),
        ("2022-07-05", "about 1 month after a", "2022-07-27/2022-08-14"),
        ("2022-07-05", "within 3 days after a", "2022-07-05/2022-07-08"),
        ("2022-07-05", "within 3 days before a", "2022-07-02/2022-07-05"),
        ("2022-01-31", "within 1 month after a", "2022-01-31/2022-02-28"),
        ("2022-07-05", "the week after a", "2022-07-11/2022-07-17"),
        ("2022-07-05", "the month after a", "2022-08-01/2022-08-31"),
        ("2022-07-05", "the year before a", "2021-01-01/2021-12-31"),
        ("2022-07", "the month after a", "2022-08-01/2022-08-31"),
        ("2022-07-05", "same day as a", "2022-07-05/2022-07-05"),
        ("2022-07-05", "same month as a", "2022-07-01/2022-07-31"),
        ("2022-07-05", "by the year after a", "../2023-12-31"),
        ("2022-07-05", "by a", "../2022-07-05"),
        ("2022-07-05", "before a", "../2022-07-05"),
        ("2022-07-05", "after a", "2022-07-05/.."),
        ("2022-07-05", "during a", "2022-07-05/2022-07-05"),
        ("2022-07", "3 days after a", "2022-07-04/2022-08-03"),
        ("unknown", "3 days after a", "/"),
        ("by 2022", "3 days after a", "/2023-01-03"),
        ("2016", "after published article and by the month after published article",
         "2022-07-05/2022-08-31"),
        ("2016", "1 month before published article", "2022-06-05/2022-06-05"),
        ("2016", "after published undated", "/.."),
    ],
)  # fmt: skip
def test_a_wording_is_solved_from_its_anchor(anchor: str, when: str, solved: str) -> None:
    assert days(build(a=anchor, b=when), "b") == solved


def test_an_anchor_is_narrowed_by_the_dates_that_depend_on_it() -> None:
    network = build(a="2022-07", b="the month after a and by 2022-08-10", c="10 days before a")
    assert days(network, "a") == "2022-07-01/2022-07-31"
    assert days(network, "b") == "2022-08-01/2022-08-10"
    network = build(a="2022", b="the month after a", c="2022-05-03 and same day as b")
    assert days(network, "a") == "2022-04-01/2022-04-30"


def test_an_interval_has_two_ends() -> None:
    network = build("a b", a="2022-08-22/2022-09-01", b="3 days after a", c="during a")
    assert network.bounds("a") == (day(2022, 8, 22),) * 2 + (day(2022, 9, 1),) * 2
    assert network.bounds("b").start_lo == network.bounds("b").start_hi == day(2022, 9, 4)
    assert network.bounds("b").end_hi == UNKNOWN_LATEST
    assert days(network, "c") == "2022-08-22/2022-09-01"


def test_one_of_several_days_is_a_single_day_for_any_event() -> None:
    network = build("a", a="[2022-07-01..2022-07-10] and after 2022-07-08")
    assert network.bounds("a") == (day(2022, 7, 9), day(2022, 7, 10)) * 2


def test_open_and_unknown_are_distinguished() -> None:
    network = build(a="by 2030", b="unknown", c="after 2030", d="3 days after b")
    assert network.bounds("a").start_lo == OPEN_EARLIEST
    assert network.bounds("b") == (UNKNOWN_EARLIEST, UNKNOWN_LATEST) * 2
    assert network.bounds("c").end_hi == OPEN_LATEST
    assert network.bounds("d").start_lo == UNKNOWN_EARLIEST


def test_a_link_bounds_a_date_but_never_opens_it() -> None:
    network = Network()
    network.declare("a", point=True)
    network.declare("b", point=True)
    say(network, "a", "2022-07-05")
    say(network, "b", "before a", link=True)
    network.solve()
    assert days(network, "b") == "/2022-07-05"
    assert network.bounds("b").start_lo == UNKNOWN_EARLIEST


def test_a_field_of_an_event_is_a_node_of_its_own() -> None:
    network = Network()
    network.declare("order#delivery.expected")
    say(network, "order#delivery.expected", "by 2030")
    network.solve()
    assert days(network, "order#delivery.expected") == "../2030-12-31"


def lines(network: Network) -> list[list[int]]:
    return [[each.line for each in found.statements] for found in network.contradictions]


@pytest.mark.parametrize(
    ("whens", "conflict"),
    [
        ({"a": "2022 and 2023"}, [1]),
        ({"a": "2022", "b": "after a", "c": "2022-12-31", "d": "before b and after c"}, []),
        ({"a": "2022-07-05", "b": "3 days after a", "c": "before a and after b"}, [2, 3]),
        (
            {"a": "2022-07-05", "b": "3 days after a", "c": "same day as b and 2022-07-09"},
            [1, 2, 3],
        ),
        ({"a": "after b", "b": "after c", "c": "after a", "d": "after a"}, [1, 2, 3]),
        ({"a": "unknown", "b": "the month after a", "c": "the month after b and before a"}, [2, 3]),
        ({"a": "3 days after a"}, [1]),
        ({"a": "unknown", "b": "the month after a and within 20 days after a"}, []),
        ({"a": "2022-07-05", "b": "the month after a and within 20 days after a"}, [1, 2]),
        ({"a": "unknown", "b": "1 month after a and 27 days after a"}, [2]),
        ({"a": "after 2022-03-03", "b": "1 month after a and 29 days after a"}, []),
        ({"a": "unknown", "b": "1 year after a and 364 days after a"}, [2]),
        *[
            (
                {
                    "c": "after 2022-07-05",
                    "b": "1 year after c and 365 days after c",
                    "x": "1 year after c and 366 days after c",
                },
                [2, 3],
            )
        ][: is_nightly()],  # it takes seconds
        ({"a": "same month as b", "b": "the week after a", "c": "2020 and after b"}, []),
    ],
)
def test_a_contradiction_contains_only_the_necessary_statements(
    whens: dict[str, str], conflict: list[int]
) -> None:
    network = build(**whens)
    assert lines(network) == ([conflict] if conflict else [])
    assert not any(found.soft for found in network.contradictions)


def test_calendar_cycles_are_propagated_to_their_fixpoint() -> None:
    network = build(a="after 2022-03-03", b="1 month after a and 29 days after a")
    assert days(network, "a") == "2023-01-30/.."
    assert [step.statement.line for step in network.explain("a", "start_lo")] == [1, 2]
    network = build(a="after 2022-07-05", b="the month after a and within 20 days after a")
    assert days(network, "a") == "2022-07-12/.."


def test_a_contradiction_does_not_affect_other_dates() -> None:
    network = build(a="2022", b="2023 and before a", c="2022-07", d="1 day after c", e="after e")
    assert lines(network) == [[1, 2], [5]]
    assert days(network, "d") == "2022-07-02/2022-08-01"


def test_the_text_of_a_contradiction() -> None:
    (found,) = build(a="2022-07-05", b="2022-07-01 and after a").contradictions
    assert str(found) == (
        "these 2 statements cannot all be true: "
        "a: 2022-07-05 (a.yaml:1); b: 2022-07-01 and after a (a.yaml:2)"
    )
    assert len(found.dropped) == 1


def test_a_wrong_parent_does_not_hide_contradictions_of_its_parts() -> None:
    parts = {f"e{i}": "2022-07-05 and during hub" for i in range(9)}
    network = build("hub", hub="2000/2010", **parts)
    assert len(network.contradictions) == 9
    assert {each.node for found in network.contradictions for each in found.dropped} == set(parts)


def test_soft_statements_are_dropped_with_a_warning() -> None:
    network = build(a="2022-07-05", b="2022-07-06~", c="same day as b and during a")
    (found,) = network.contradictions
    assert found.soft
    assert [each.line for each in found.statements] == [1, 2, 3]
    assert [each.line for each in found.dropped] == [2]
    assert days(network, "b") == "2022-07-05/2022-07-05"


def test_a_circular_reference_is_reported_with_its_members() -> None:
    network = build("a b c d", a="during b", b="during c", c="during a", d="during a")
    (found,) = network.contradictions
    assert found.cycle
    assert not found.soft
    assert {each.node for each in found.statements} == {"a", "b", "c"}
    assert str(found).startswith("circular reference")
    (found,) = build(a="during a").contradictions
    assert found.cycle


def test_shared_parents_are_not_circular() -> None:
    assert not build(
        a="unknown", b="during a", c="during a", d="during b and during c"
    ).contradictions


def test_a_bound_is_explained_by_the_shortest_chain() -> None:
    network = build(
        a="2022-07-01", b="1 day after a", c="1 day after b", d="1 day after c and 3 days after a"
    )
    chain = network.explain("d", "start_lo")
    assert [(step.node, iso(step.day)) for step in chain] == [
        ("a", "2022-07-01"),
        ("d", "2022-07-04"),
    ]
    assert chain[-1].statement.text == "1 day after c and 3 days after a"
    assert [step.bound for step in network.explain("c", "end_hi")] == ["start_hi"] * 3


def test_an_unknown_bound_has_no_explanation() -> None:
    network = build(a="by 2030")
    assert network.explain("a", "start_lo") == ()
    assert network.reasons("a") == {Assertion("a", "by 2030", "a.yaml", 1)}


def test_a_date_is_sure_if_sure_statements_prove_it() -> None:
    network = build(
        a="2022-07-05",
        b="2022-07-07~",
        c="1 day after a",
        d="1 day after b",
        e="after b and 2022-07-09",
        f="2022-07 and before b",
    )
    sure = {node for node in "abcdef" if network.is_sure(node)}
    assert sure == {"a", "c", "e"}


def test_an_inference_is_not_sure_and_a_link_affects_only_the_bounds_it_sets() -> None:
    network = Network()
    for node in ("a", "b", "c", "d"):
        network.declare(node, point=True)
    network.add("a", parse_when("2022-07"), Assertion("a", "2022-07", inferred=True))
    network.add("b", parse_when("2022-07-08"), Assertion("b", "2022-07-08"))
    network.link("b", parse_when("during a"), Assertion("b", "part-of a", inferred=True))
    network.add("c", parse_when("2022"), Assertion("c", "2022"))
    network.link("c", parse_when("before b"), Assertion("c", "before b", inferred=True))
    network.solve()
    assert [network.is_sure(node) for node in "abcd"] == [False, True, False, True]


def test_an_interval_cannot_be_the_date_of_a_point() -> None:
    network = build(a="2022-07-01/2022-07-10")
    assert lines(network) == [[1]]


def test_distant_years_do_not_overflow() -> None:
    network = build(a="Y9999999999999999", b="9999999 years after a", c="Y-9999999999999999")
    assert network.contradictions == ()
    assert network.bounds("b").end_hi < UNKNOWN_LATEST
