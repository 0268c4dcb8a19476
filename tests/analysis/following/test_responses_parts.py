"""Responses among events with parts: a salvo is one trigger, one response, and never its own."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.following.coverage import Coverage
from timeline.analysis.following.overview import overview
from timeline.analysis.following.responses import Responses, responses
from timeline.analysis.following.shifting import Shifts
from timeline.models.vocabularies import NOT_HAPPENED
from timeline.query.results import EventLine, Whole
from timeline.query.results.counting import heads, one_event, within
from timeline.wording.following import left_out

Make = Callable[..., EventLine]


def pairs(found: Responses) -> dict[str, list[tuple[str, str]]]:
    widest = found.windows[-1]
    return {
        each.event.key: [(r.event.key, r.within(widest)) for r in each.responses]
        for each in found.triggers
    }


def salvo(event: Make, key: str, when: str, *parts: str, **values: Any) -> list[EventLine]:
    """A launch and its parts, each on a date of its own."""
    of = (Whole(key, True, True),)
    lines = [event(f"{key}-{n}", part, wholes=of, **values) for n, part in enumerate(parts, 1)]
    return [event(key, when, **values), *lines]


def test_a_salvo_is_one_trigger_and_one_response(event: Make) -> None:
    first = salvo(event, "first", "2022-06-05", "2022-06-05", "2022-06-05", "2022-06-05")
    second = salvo(event, "second", "2022-06-08", "2022-06-08", "2022-06-08")
    found = responses([*first, *second], [*first, *second], [7])
    assert pairs(found) == {"first": [("second", "surely")], "second": []}
    assert [(rate.surely, rate.possibly, rate.of) for rate in found.rates] == [(1, 1, 2)]
    assert (found.trigger_parts, found.response_parts) == (5, 5)


def test_each_part_of_a_salvo_can_be_counted(event: Make) -> None:
    """Whether all pairs are listed, or counted in brief: the numbers are the same."""
    first = salvo(event, "first", "2022-06-05", "2022-06-05", "2022-06-06")
    second = salvo(event, "second", "2022-06-08", "2022-06-08", "2022-06-20")
    alone = event("alone", "2022-06-07")
    every = [*first, alone, *second]
    found = responses(every, every, [7], unit="part", shifts=Shifts(20, 1))
    assert set(pairs(found)) == {"first-1", "first-2", "alone", "second-1", "second-2"}
    assert pairs(found)["first-1"] == [("alone", "surely"), ("second-1", "surely")]
    assert [(rate.surely, rate.possibly, rate.of) for rate in found.rates] == [(3, 3, 5)]
    assert (found.trigger_parts, found.response_parts) == (2, 2)
    brief = overview(
        every, every, [7], Coverage.of(every, {}), first=5, shifts=Shifts(20, 1), unit="part"
    )
    assert (brief.tallies.rates, brief.chances) == (found.rates, found.chances)
    assert list(left_out(found, "", "")) == list(left_out(brief, "", ""))
    assert "2 triggers left out: the parts are counted by themselves" in left_out(found, "", "")


def test_a_part_is_no_response_to_what_it_is_part_of(event: Make) -> None:
    whole, one, two = salvo(event, "salvo", "2022-06-05", "2022-06-05", "2022-06-06")
    assert pairs(responses([whole], [one, two], [7])) == {"salvo": []}
    assert pairs(responses([one], [whole, two], [7])) == {"salvo-1": []}
    drill = event("drill", "2022-06-01/2022-06-10", "exercise")
    shot = event("shot", "2022-06-05", wholes=(Whole("drill", True, False),))
    free = event("free", "2022-06-05")
    assert pairs(responses([drill], [shot, free], [7])) == {"drill": [("free", "surely")]}
    other = event("other", "2022-06-08", wholes=(Whole("drill", True, False),))
    assert pairs(responses([shot], [other], [7])) == {"shot": [("other", "surely")]}


def test_a_part_responds_to_another_only_if_a_link_says_so(event: Make) -> None:
    _, one, two = salvo(event, "clash", "2022-06-05/2022-06-09", "2022-06-05", "2022-06-07")
    answer = event(
        "return", "2022-06-08", wholes=two.wholes, follows=("clash-1",), answers=("clash-1",)
    )
    found = pairs(responses([one], [two, answer], [7]))
    assert found == {"clash-1": [("return", "surely")]}


def test_a_part_that_surely_followed_counts_for_a_whole_that_did_not(event: Make) -> None:
    trigger = event("trigger", "2022-06-10", "statement")
    campaign = salvo(event, "campaign", "2022-06-01/2022-06-30", "2022-06-12", "2022-06-02")
    found = pairs(responses([trigger], campaign, [7]))
    assert found == {"trigger": [("campaign-1", "surely")]}
    vague = salvo(event, "vague", "2022-06", "2022-06-12")
    assert pairs(responses([trigger], vague, [7])) == {"trigger": [("vague-1", "surely")]}


def test_what_followed_a_part_followed_its_whole(event: Make) -> None:
    whole, part = salvo(event, "salvo", "2022-06-05", "2022-06-05T08:00:00+09:00")
    shot = event("shot", "2022-06-05T09:00:00+09:00")
    assert pairs(responses([whole], [shot], [7])) == {"salvo": [("shot", "possibly")]}
    assert pairs(responses([whole, part], [shot], [7])) == {"salvo": [("shot", "surely")]}


DATES = st.sampled_from(
    ["2022-06-05", "2022-06-06", "2022-06", "2022-06-04/2022-06-08", "2022-06-05T08:00:00+09:00"]
)


@given(data=st.data())
def test_no_pair_is_one_event_and_no_part_counts_beside_its_whole(
    event: Make, data: st.DataObject
) -> None:
    wholes: list[tuple[Whole, ...]] = [()]
    lines: list[EventLine] = []
    for number in range(data.draw(st.integers(1, 8))):
        above = data.draw(st.sampled_from(wholes))
        kind = data.draw(st.sampled_from(["launch", "test"]))
        kinds = {line.key: line.kind for line in lines}
        of = tuple(Whole(w.key, n == 0, kinds[w.key] == kind) for n, w in enumerate(above))
        lines.append(event(f"e{number}", data.draw(DATES), kind, wholes=of))
        wholes.append((Whole(f"e{number}", True, True), *above))
    found = responses(lines, lines, [2, 30])
    assert len(found.triggers) + found.undated_triggers == len(heads(lines))
    for trigger in found.triggers:
        answers = [response.event for response in trigger.responses]
        assert heads(answers) == answers
        for answer in answers:
            assert not one_event(trigger.event, answer)
            assert not within(trigger.event, answer)
            assert not within(answer, trigger.event)
    shuffled = responses(data.draw(st.permutations(lines)), lines[::-1], [2, 30])
    assert shuffled.rates == found.rates
    assert shuffled.lags == found.lags


@pytest.mark.parametrize("status", NOT_HAPPENED)
def test_what_has_not_happened_neither_triggers_nor_answers(event: Make, status: str) -> None:
    drill, off = event("drill", "2022-07-01"), event("off", "2022-07-20", status=status)
    shots = salvo(event, "shot", "2022-07-03", "2022-07-03", status=status)
    found = responses([drill, off], [*shots, event("late", "2022-07-21")], [7])
    assert pairs(found) == {"drill": []}
    assert found.triggers_not_happened == ((status, 1),)
    assert found.responses_not_happened == ((status, 1),)


def test_what_is_only_claimed_possibly_happened(event: Make) -> None:
    drill, shot = event("drill", "2022-07-01"), event("shot", "2022-07-03")
    claimed = event("drill", "2022-07-01", status="claimed")
    assert pairs(responses([drill], [shot], [7])) == {"drill": [("shot", "surely")]}
    assert pairs(responses([claimed], [shot], [7])) == {"drill": [("shot", "possibly")]}
    shot = event("shot", "2022-07-03", status="claimed")
    assert pairs(responses([drill], [shot], [7])) == {"drill": [("shot", "possibly")]}
