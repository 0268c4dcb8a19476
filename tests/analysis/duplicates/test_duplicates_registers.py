"""Two registers: an event of one is the same as one event of the other, or a part of it."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.ledger.books import Make
from timeline.analysis.duplicates.search import Pair, duplicates
from timeline.quantities import parse_quantity
from timeline.query.events.amounts import EventAmount
from timeline.query.events.candidates import Candidate
from timeline.query.results import ActorRef, Ref, Whole

Launch = Callable[..., Candidate]
Link = tuple[str, str, str]
NORTH = (ActorRef("northland", "Northland", "", "launcher", "northland"),)


@pytest.fixture(scope="session")
def launch(event: Make) -> Launch:
    """A launch of one register: ``launch("a-1", "2031-06-05", "3")``; ``a`` is its chronicle."""
    ids = count(1)

    def launch(
        key: str,
        when: str,
        items: str = "",
        *,
        linked: frozenset[int] = frozenset(),
        families: frozenset[str] = frozenset(),
        **values: object,
    ) -> Candidate:
        chronicle = key.partition("-")[0]
        given = {"id": next(ids), "actors": NORTH, "sources": (chronicle,)} | values
        amounts = [EventAmount("quantity", "", parse_quantity(items))] if items else []
        origin = frozenset((chronicle,))
        return Candidate(
            event(key, when, **given), amounts, linked, frozenset(), (), families, origin, True
        )

    return launch


def links(pairs: Sequence[Pair]) -> set[Link]:
    """What would be written, from the event that gets the link."""
    return {(pair.other.key, pair.relation, pair.primary.key) for pair in pairs}


def same(*pairs: tuple[str, str]) -> set[Link]:
    return {(other, "same-as", primary) for primary, other in pairs}


def parts(whole: str, *keys: str) -> set[Link]:
    return {(key, "part-of", whole) for key in keys}


def test_the_same_day_and_the_same_actor_are_enough(launch: Launch) -> None:
    one = launch("a-1", "2031-06-05", title="Volley")
    assert links(duplicates([one, launch("b-1", "2031-06-05", title="Test")])) == same(
        ("a-1", "b-1")
    )
    abroad = (ActorRef("westland", "Westland", ""),)
    assert not duplicates([one, launch("b-2", "2031-06-05", title="Test", actors=abroad)])
    assert not duplicates([one, launch("b-3", "2031-06-07", title="Test")])
    assert not duplicates([one, launch("b-4", "2031", title="Test")])


def test_a_register_is_not_compared_with_itself_unless_asked(launch: Launch) -> None:
    register = [launch("a-1", "2031-06-05"), launch("a-2", "2031-06-05")]
    assert not duplicates(register)
    assert len(duplicates(register, within=True)) == 1
    by_hand = [each._replace(in_table=False) for each in register]
    assert len(duplicates(by_hand)) == 1  # there is nothing else to compare with
    assert not duplicates([*by_hand, launch("b-1", "1999")])


def test_each_event_has_one_partner_and_not_all_of_its_day(launch: Launch) -> None:
    events = [launch(f"{side}-{n}", "2031-06-05", "1") for side in "ab" for n in range(1, 6)]
    assert links(duplicates(events)) == same(*((f"a-{n}", f"b-{n}") for n in range(1, 6)))


def test_a_record_of_a_day_comprises_the_missiles_of_the_day(launch: Launch) -> None:
    missiles = [launch(f"b-{n}", "2031-06-05", "1") for n in range(1, 9)]
    keys = [each.event.key for each in missiles]
    for number in ("8", "", "~9", "7+"):
        assert links(duplicates([launch("a-day", "2031-06-05", number), *missiles])) == parts(
            "a-day", *keys
        )
    (only,) = duplicates([launch("a-day", "2031-06-05", "8"), missiles[0]])
    assert (only.relation, only.primary.key) == ("part-of", "a-day")


def test_a_part_has_a_day_and_no_other_place(launch: Launch) -> None:
    port, coast, of_country = Ref("port", "Port"), Ref("coast", "Coast"), Ref("port-2", "Port, X")
    more: dict[str, object] = {"title": "Star, Port", "systems": (Ref("star", "Star"),)}
    day = launch("a-day", "2031-06-05", "3", place=port, **more)
    two = launch("b-2", "2031-06-05", "2", place=of_country, **more)
    undated = launch("b-1", "unknown", "1", place=port, **more)
    elsewhere = launch("b-3", "2031-06-05", "1", place=coast, **more)
    third = launch("b-4", "2031-06-05", "1", place=port, **more)
    assert links(duplicates([day, two, undated])) == same(("a-day", "b-2"))
    assert links(duplicates([day, two, elsewhere])) == same(("a-day", "b-2"))
    assert links(duplicates([day, two, third])) == parts("a-day", "b-2", "b-4")


def test_the_only_events_of_a_day_are_one_with_rival_numbers(launch: Launch) -> None:
    more: dict[str, object] = {"place": Ref("port", "Port"), "systems": (Ref("star", "Star"),)}
    one, two = launch("a-1", "2031-06-05", "1", **more), launch("b-1", "2031-06-05", "2", **more)
    (pair,) = duplicates([one, two, launch("a-2", "unknown", "1", **more)])
    assert links([pair]) == same(("a-1", "b-1"))
    assert "quantity differs (1 and 2)" in [reason.text for reason in pair.reasons]
    another = launch("a-3", "2031-06-05", "1", **more)
    assert links(duplicates([one, two, another])) == parts("b-1", "a-1", "a-3")


def test_a_record_comprises_no_more_missiles_than_it_states(launch: Launch) -> None:
    missiles = [launch(f"b-{n}", "2031-06-05", "1") for n in range(1, 4)]
    one = launch("a-day", "2031-06-05", "1")
    assert links(duplicates([one, *missiles])) == same(("a-day", "b-1"))
    two = launch("a-day", "2031-06-05", "2")
    assert len(duplicates([two, *missiles])) == 2


def test_a_record_without_a_number_is_the_same_as_the_one_it_is_much_more_like(
    launch: Launch,
) -> None:
    star = {"title": "Star flies from the north", "systems": (Ref("star", "Star"),)}
    events = [
        launch("a-1", "2031-06-05", **star),
        launch("b-1", "2031-06-05", "1", **star),
        launch("b-2", "2031-06-05", "1", title="Missile"),
    ]
    assert links(duplicates(events)) == same(("b-1", "a-1"))


def test_the_better_record_leads_and_it_is_said_which_and_why(launch: Launch) -> None:
    def leading(a: Candidate, b: Candidate) -> tuple[str, str]:
        (pair,) = duplicates([a, b])
        return pair.primary.key, pair.leads

    here, there = Ref("port", "Port"), Ref("port-2", "Port, X")
    a = launch("a-1", "2031-06-05", "1", grade="F6", place=there)
    b = launch("b-1", "2031-06-05", grade="C6", place=here)
    assert leading(a, b) == ("b-1", "its grade is C6, not F6")
    assert leading(a._replace(located=True), b) == (
        "b-1",
        "its grade is C6, not F6; its place has no coordinates, that of a-1 has",
    )
    equal = b._replace(event=b.event._replace(grade="F6"))
    assert leading(a, equal._replace(located=True)) == ("b-1", "its place has coordinates")
    assert leading(a, equal) == ("a-1", "it states more values")
    two = equal._replace(event=equal.event._replace(sources=("b", "c")))
    assert leading(a, two) == ("b-1", "it has 2 sources, not 1")
    assert leading(a._replace(amounts=[]), equal) == ("a-1", "it is the first by key")


def test_salvos_with_as_many_missiles_are_the_same_and_have_no_part(launch: Launch) -> None:
    day, salvo = launch("a-day", "2031-06-05", "3"), launch("b-salvo", "2031-06-05", "3")
    inside = (Whole("b-salvo", True, True),)
    missiles = [launch(f"b-salvo-{n}", "2031-06-05", "1", wholes=inside) for n in (1, 2, 3)]
    assert links(duplicates([day, salvo, *missiles])) == same(("a-day", "b-salvo"))
    # two salvos of a day are its parts, and their missiles are so with them
    unsaid = launch("a-day", "2031-06-05", title=missiles[0].event.title)
    assert links(duplicates([unsaid, salvo, *missiles])) == same(("b-salvo", "a-day"))
    more = launch("b-2", "2031-06-05", "2")
    five = launch("a-day", "2031-06-05", "5")
    assert links(duplicates([five, salvo, more, *missiles])) == parts("a-day", "b-salvo", "b-2")


def test_missiles_are_the_same_as_the_missiles_of_a_salvo(launch: Launch) -> None:
    salvo, inside = launch("b-salvo", "2031-06-05", "3"), (Whole("b-salvo", True, True),)
    parts_ = [launch(f"b-salvo-{n}", "2031-06-05", "1", wholes=inside) for n in (1, 2, 3)]
    alone = [launch(f"a-{n}", "2031-06-05", "1") for n in (1, 2, 3)]
    assert links(duplicates([salvo, *parts_, *alone])) == same(
        *((f"a-{n}", f"b-salvo-{n}") for n in (1, 2, 3))
    )


def test_a_launch_can_be_part_of_an_incident_but_not_the_same(launch: Launch) -> None:
    system = {"systems": (Ref("star", "Star"),)}
    incident = launch("a-1", "2031-06-05", kind="incident", title="Missile fire", **system)
    missile = launch("b-1", "2031-06-05", "1", title="Missile", **system)
    assert links(duplicates([incident, missile])) == parts("a-1", "b-1")
    fire = launch("a-2", "2031-06-05", kind="incident", title="Shots at a post")
    assert not duplicates([fire, missile])


def test_a_system_agrees_with_its_family(launch: Launch) -> None:
    def star(key: str, *families: str) -> Candidate:
        systems = (Ref(families[0], families[0]),)
        return launch(key, "2031-06-05", systems=systems, families=frozenset(families))

    one, other = star("a-1", "star-3", "star"), star("b-1", "star")
    (pair,) = duplicates([one, other])
    assert "systems of one family (star)" in pair.why
    assert (
        duplicates([one, other])[0].score > duplicates([one, star("b-2", "moon")], None, 1)[0].score
    )


def test_clock_times_tell_the_launches_of_a_day_apart(launch: Launch) -> None:
    early, late = ("2031-06-05T06:00Z", "2031-06-05T18:00Z")
    events = [launch("a-1", late), launch("a-2", early), launch("b-1", early), launch("b-2", late)]
    assert links(duplicates(events)) == same(("a-1", "b-2"), ("a-2", "b-1"))


def test_what_is_linked_or_one_event_is_not_proposed_again(launch: Launch) -> None:
    one = launch("a-1", "2031-06-05")
    assert not duplicates([one, launch("b-1", "2031-06-05", linked=frozenset({one.event.id}))])
    merged = one._replace(
        event=one.event._replace(same_as=("b-1",)), chronicles=frozenset({"a", "b"})
    )
    assert not duplicates([merged, launch("b-2", "2031-06-05")])
    assert links(duplicates([merged, launch("c-1", "2031-06-05")])) == same(("a-1", "c-1"))


def test_missiles_that_are_added_later_join_the_parts_of_their_day(launch: Launch) -> None:
    inside = (Whole("a-day", True, True),)
    known = [launch(f"b-{n}", "2031-06-05", "1", wholes=inside) for n in (1, 2)]
    day = launch("a-day", "2031-06-05")
    assert links(duplicates([day, *known, launch("b-3", "2031-06-05", "1")])) == parts(
        "a-day", "b-3"
    )


@pytest.mark.parametrize("when", ["2031-06-05", "2031"])
def test_many_events_at_one_time_have_few_proposals(launch: Launch, when: str) -> None:
    events = [
        launch(f"{side}-{n}", when, title=f"Launch of a Star from pad {n % 7}")
        for side in "ab"
        for n in range(300)
    ]
    pairs = duplicates(events)
    taken = Counter(key for pair in pairs for key in (pair.primary.key, pair.other.key))
    assert len(pairs) > 250
    assert taken.most_common(1)[0][1] == 1


# -- laws -----------------------------------------------------------------------------------------

DAYS = ("2031-06-04", "2031-06-05", "2031-06-06", "2031-06", "2031", "2031-06-05T06:00Z")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(DAYS),
        st.sampled_from(("", "1", "2", "3", "~3")),
        st.sampled_from(("Launch", "Star flies", "Missile from the north")),
    ),
    max_size=6,
)


@given(one=ROWS, other=ROWS)
def test_either_order_of_two_registers_gives_the_same_pairs(
    launch: Launch, one: list[tuple[str, str, str]], other: list[tuple[str, str, str]]
) -> None:
    a, b = (
        [launch(f"{side}-{n}", *row[:2], title=row[2]) for n, row in enumerate(rows)]
        for side, rows in (("a", one), ("b", other))
    )
    found = duplicates([*a, *b])
    assert duplicates([*b, *a]) == found
    assert links(duplicates(a, b)) == links(duplicates(b, a)) == links(found)
    later = launch("a-later", "1950-01-01", "3", title="Volley")
    assert duplicates([*a, later, *b]) == found
    same_as = Counter(
        key for pair in found if pair.relation == "same-as" for key in
        (pair.primary.key, pair.other.key)
    )  # fmt: skip
    wholes = Counter(pair.other.key for pair in found if pair.relation == "part-of")
    assert {*same_as.values(), *wholes.values()} <= {1}
    assert not same_as.keys() & wholes.keys()
    for pair in found:
        days = (pair.primary.start_lo, pair.primary.end_hi, pair.other.start_lo, pair.other.end_hi)
        assert days[0] <= days[3] + 2
        assert days[2] <= days[1] + 2


@pytest.mark.parametrize(
    ("one", "other", "link"),
    [
        ("approved", "ordered", ("b-1", "stage-of", "a-1")),
        ("delivered", "ordered", ("a-1", "stage-of", "b-1")),
        ("ordered", "cancelled", ("b-1", "stage-of", "a-1")),
        ("ordered", "ordered", ("b-1", "same-as", "a-1")),
        ("ordered", "", ("b-1", "same-as", "a-1")),
    ],
)
def test_two_stages_of_one_purchase_are_not_one_event(
    launch: Launch, one: str, other: str, link: Link
) -> None:
    purchases = [
        launch(key, "2031-06", "20", kind="procurement")._replace(stage=stage)
        for key, stage in (("a-1", one), ("b-1", other))
    ]
    assert links(duplicates(purchases)) == {link}
