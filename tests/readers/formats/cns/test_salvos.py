"""The register of missile tests: which missiles were launched together, and their keys."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.formats.cns.launches import NEXT, numbered, rows
from tests.readers.formats.missile_rows import COLUMNS, whole_register
from tests.readers.formats.register_tables import Read, check, local_days, read
from timeline.readers.formats.base import RowDraft
from timeline.readers.formats.cns import CNS_MISSILES


def shape(found: Read) -> list[int]:
    """Return the number of rows of each launch, and check that all is sound."""
    assert not check(found.drafts)
    sizes = []
    for each in found.converted:
        events = [draft for draft in each.drafts if draft.type == "event"]
        whole, *parts = events
        assert len(parts) in (0, len(each.rows))
        assert all(part.fields["links"] == [{"part-of": whole.key}] for part in parts)
        assert len(found.events) >= len(events)
        sizes.append(len(each.rows))
    return sizes


@pytest.mark.parametrize(
    ("changes", "sizes"),
    [
        (numbered("1", "2", "3"), [3]),
        (numbered("3", "4"), [2]),  # it need not begin at 1
        (numbered("1", "3"), [2]),  # a row is missing
        (numbered("", ""), [2]),  # the same minute and place
        (numbered("1", "1"), [2]),
        (numbered("", "", time="unknown"), [1, 1]),
        (numbered("1", "2", time="unknown"), [2]),
        (numbered("1", "1", time="unknown"), [1, 1]),
        (numbered("1", "2", "1", "2", time="unknown"), [2, 2]),
        ([{"series": "1"}, {"series": "2", "time": "22:53"}], [2]),  # minutes later
        ([{"series": "1"}, {"series": "2", "time": "23:53"}], [1, 1]),  # hours later
        ([{"series": "1", "time": "23:58"}, {"series": "2", **NEXT, "time": "00:03"}], [2]),
        ([{"series": "1"}, {"series": "2", **NEXT}], [1, 1]),
        ([{"series": "1"}, {"series": "2", "facility": "South Range"}], [2]),
        ([{"series": "1"}, {"series": "3", "facility": "South Range"}], [1, 1]),
        ([{"series": ""}, {"series": "", "facility": "South Range"}], [1, 1]),
        ([{"series": "1"}, {"series": "1", "missile": "Comet-2"}], [1, 1]),
        (numbered("1", "2", date="1990-05", time="unknown"), [2]),
        (numbered("1", "2", date="unknown", time="unknown"), [1, 1]),
    ],
)  # fmt: skip
def test_rows_of_one_salvo(changes: Sequence[dict[str, str]], sizes: list[int]) -> None:
    assert shape(rows(*changes)) == sizes


def salvo(*changes: dict[str, str]) -> tuple[RowDraft, list[RowDraft]]:
    found = rows(*({"series": str(number), **each} for number, each in enumerate(changes, 1)))
    assert not check(found.drafts)
    whole, *parts = found.events.values()
    return whole, parts


def test_a_salvo_has_its_number_of_missiles_and_parts_with_their_own_values() -> None:
    whole, parts = salvo({}, {"apogee": "na", "outcome": "failure"})
    assert whole.fields == {
        "kind": "launch",
        "title": "2 Comet-1 launched from North Range",
        "when": "2031-03-05T22:34Z",
        "place": "north-range",
        "systems": ["comet-1"],
        "launcher": ["prk"],
        "quantity": "2",
        "outcome": "partial",
    }
    assert whole.inferred["outcome"] == "of its 2 missiles: 1 succeeded, 1 failed"
    assert whole.inferred["quantity"] == "the salvo has 2 rows"
    assert [part.fields["apogee"] for part in parts] == ["260", "not-applicable"]
    assert [part.fields["quantity"] for part in parts] == ["1", "1"]
    assert [part.key for part in parts] == [f"{whole.key}-1", f"{whole.key}-2"]


@pytest.mark.parametrize(
    ("outcomes", "outcome"),
    [
        ("success success", "success"), ("failure failure", "failure"),
        ("success failure", "partial"), ("success failure unknown", "partial"),
        ("partial unknown", "partial"), ("success unknown", "unknown"),
        ("failure unknown", "unknown"), ("na na", "not-applicable"), ("success na", "success"),
    ],
)  # fmt: skip
def test_the_outcome_of_a_salvo_follows_from_its_missiles(outcomes: str, outcome: str) -> None:
    whole, _ = salvo(*({"outcome": each} for each in outcomes.split()))
    assert whole.fields["outcome"] == outcome
    assert whole.inferred["outcome"]


@pytest.mark.parametrize("name", ["outcome", "systems", "form"])
def test_a_salvo_does_not_state_what_one_of_its_rows_leaves_open(name: str) -> None:
    whole, parts = salvo({"missile": "Scud-B"}, {"missile": "", "outcome": ""})
    assert name not in whole.fields  # a part takes what it does not state from its whole
    assert [name in part.fields for part in parts] == [True, False]


def test_a_salvo_of_several_forms_is_mixed() -> None:
    whole, _ = salvo({"missile": "Scud-B"}, {"missile": "Hwasal-2"})
    assert whole.fields["form"] == "mixed"
    assert whole.fields["systems"] == ["scud-b", "hwasal-2"]
    assert whole.fields["title"] == "2 missiles launched from North Range"


def test_a_salvo_over_midnight_lasts_two_local_days() -> None:
    whole, parts = salvo({"time": "14:58"}, {"time": "15:03"})
    assert whole.fields["when"] == "2031-03-05/2031-03-06"
    days = [local_days(each, "Asia/Pyongyang") for each in (whole, *parts)]
    assert days == [("2031-03-05", "2031-03-06"), ("2031-03-05",) * 2, ("2031-03-06",) * 2]


def test_a_number_that_is_given_twice_in_a_salvo_is_a_warning() -> None:
    found = rows(*numbered("1", "2", "2"))
    assert [(each.column, each.warning) for each in found.faults] == [("series", True)] * 2
    assert shape(found) == [3]


def test_a_faulty_row_rejects_its_salvo() -> None:
    found = rows({"series": "1"}, {"series": "2", "outcome": "so-so"}, {"date": "2031-04-01"})
    assert [[each.column for each in item.faults] for item in found.converted] == [["outcome"], []]


# -- keys ----------------------------------------------------------------------------------------


def test_keys_stay_when_a_row_is_edited() -> None:
    before = rows(*numbered("1", "2"))
    after = rows(
        *numbered("1", "2", description="New.", outcome="failure", missile="Comet-2", apogee="1")
    )
    assert [*before.events] == [*after.events]


def test_launches_of_one_day_and_place_have_different_keys() -> None:
    found = rows(*numbered("", "", "", time="unknown"))
    base = "made-up-2031-03-05-north-range"
    assert [*found.events] == [base, f"{base}-launch-2", f"{base}-launch-3"]


def test_a_missile_of_a_salvo_has_not_the_key_of_a_launch_elsewhere() -> None:
    found = rows(*numbered("1", "2"), {"facility": "North Range 2"}, {"facility": ""})
    assert shape(found) == [2, 1, 1]
    assert len(found.events) == 5


# -- a whole register ----------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2])
def test_a_whole_register_answers_questions(seed: int) -> None:
    made = whole_register(seed)
    found = read(CNS_MISSILES, made.cells)
    assert not found.faults
    assert not check(found.drafts)
    assert len(found.converted) == made.launches
    missiles = {
        each.row.number: each for each in found.events.values() if each.fields["quantity"] == "1"
    }
    assert [*missiles] == [*range(1, len(made.rows) + 1)]
    days = [
        local_days(each, "Asia/Pyongyang" if "place" in each.fields else "")
        for each in missiles.values()
    ]
    for (first, last), expected in zip(days, made.when, strict=True):
        assert first.startswith(expected)
        assert last.startswith(expected)
    for year in range(2021, 2027):
        assert sum(first.startswith(str(year)) for first, _ in days) == made.missiles_in(year)
    outcomes = [each.fields["outcome"] for each in missiles.values()]
    succeeded, unknown = outcomes.count("success"), outcomes.count("unknown")
    judged = len(outcomes) - outcomes.count("not-applicable")
    assert (succeeded, succeeded + unknown, judged) == (
        made.succeeded, made.succeeded + made.perhaps, made.judged,
    )  # fmt: skip


@given(st.lists(st.sampled_from(["", "1", "2", "3", "x"]), max_size=8), st.integers(0, 3))
def test_no_row_is_lost_and_no_key_is_used_twice(series: list[str], minutes: int) -> None:
    changes = [
        {"series": each, "time": f"10:{(number * minutes) % 60:02}"}
        for number, each in enumerate(series)
    ]
    found = rows(*changes)
    accounted = [row.number for each in found.converted for row in each.rows]
    assert sorted(accounted) == [*range(1, len(series) + 1)]
    missiles = [each for each in found.events.values() if each.fields["quantity"] == "1"]
    assert len(missiles) == len(series)


@given(st.lists(st.lists(st.text(max_size=30), min_size=11, max_size=11), max_size=4))
def test_any_text_is_loaded_or_reported(cells: list[list[str]]) -> None:
    stripped = [[cell.strip() for cell in line] for line in cells]
    found = read(CNS_MISSILES, [COLUMNS, *stripped])
    notes = len(found.items) - len(found.converted)  # last lines that may be below the table
    accounted = notes + sum(len(each.rows) for each in found.converted)
    assert accounted == sum(any(line) for line in stripped)
    for each in found.converted:
        assert any(not fault.warning for fault in each.faults) or not check(each.drafts)
