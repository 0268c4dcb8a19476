"""The register of missile tests: its direction changes nothing, whatever it is sorted by."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.formats.cns.launches import NEXT, ROW, numbered, rows
from tests.readers.formats.missile_rows import COLUMNS, whole_register
from tests.readers.formats.register_tables import Read, read
from timeline.readers.formats.cns import CNS_MISSILES

_CELLS = st.fixed_dictionaries(
    {
        "date": st.sampled_from(["2031-03-04", "2031-03-05", "2031-03", "unknown", "5x"]),
        "time": st.sampled_from(["22:34", "22:40", "23:59", "unknown", "6x:00"]),
        "series": st.sampled_from(["", "1", "2", "3"]),
        "missile": st.sampled_from(["Comet-1", "Comet-2", "unknown"]),
        "facility": st.sampled_from(["North Range", "South Range", "unknown"]),
        "outcome": st.sampled_from(["success", "failure", "so-so"]),
    }
)


def meaning(found: Read) -> tuple[dict[str, Any], set[frozenset[str]]]:
    """Return the events by their keys, and the rows that are rejected together."""
    at = COLUMNS.index("description")
    rejected = {
        frozenset(row.cells[at] for row in each.rows)
        for each in found.converted
        if any(not fault.warning for fault in each.faults)
    }
    return {key: draft.fields for key, draft in found.events.items()}, rejected


@given(st.lists(_CELLS, max_size=8), st.booleans())
def test_a_register_means_the_same_in_reverse(
    changes: Sequence[dict[str, str]], by_date: bool
) -> None:
    told = [{**each, "description": f"Row {number}."} for number, each in enumerate(changes)]
    if by_date:
        told.sort(key=lambda each: each["date"])
    assert meaning(rows(*told)) == meaning(rows(*told[::-1]))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_whole_register_means_the_same_in_reverse(seed: int) -> None:
    cells = whole_register(seed).rows
    told = [(*row[:-1], f"Row {number}.") for number, row in enumerate(cells)]
    forth, back = (read(CNS_MISSILES, [COLUMNS, *each]) for each in (told, told[::-1]))
    assert meaning(forth) == meaning(back)
    assert len(forth.events) > len(cells)


def test_the_newest_salvo_on_top_may_be_numbered_either_way() -> None:
    falling = [*numbered("2", "1", **NEXT, facility="unknown"), *numbered("2", "1")]
    rising = [*numbered("1", "2", **NEXT, facility="unknown"), *numbered("1", "2")]
    for changes in (falling, rising, [*rising[:2], *falling[2:]]):
        found = rows(*changes)
        assert {len(each.rows) for each in found.converted} == {2}
        parts = {
            key: draft.fields["series_number"]
            for key, draft in found.events.items()
            if "links" in draft.fields
        }
        assert {key[-2:]: number for key, number in parts.items()} == {"-1": "1", "-2": "2"}
        assert len(parts) == 4


def test_two_salvos_in_the_same_minute_are_two_in_reverse() -> None:
    told = [*numbered("1", "2"), *numbered("1", "2", missile="Comet-2")]
    for changes in (told, told[::-1]):
        assert [len(each.rows) for each in rows(*changes).converted] == [2, 2]


def test_launches_with_the_same_key_are_counted_from_the_oldest() -> None:
    told = [{"time": "unknown", "description": each} for each in ("First.", "Second.", "Third.")]
    told.append(NEXT)
    for changes in (told, told[::-1]):
        found = rows(*changes)
        base = "made-up-2031-03-05-north-range"
        keys = base, f"{base}-launch-2", f"{base}-launch-3"
        assert [found.events[key].fields["summary"] for key in keys] == [
            "First.", "Second.", "Third.",
        ]  # fmt: skip


# -- rows that cannot be read --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "sizes"),
    [
        ([{"series": str(n)} for n in range(1, 6)], [5]),
        ([{"series": str(n), "facility": "unknown"} for n in range(1, 6)], [5]),
        (numbered("1", "2", "3", "1", "2"), [5]),  # all in one minute, from one place
        (numbered("1", "2", "3", "1", "2", time="unknown"), [3, 2]),
        (numbered("", "", "", "", ""), [5]),
        (numbered("", "", "", "", "", time="unknown"), [1] * 5),
    ],
)
@pytest.mark.parametrize("bad", [{"date": "2031-03-5x"}, {"time": "22:3x"}])
@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_row_with_a_bad_moment_is_rejected_with_its_salvo(
    changes: list[dict[str, str]], sizes: list[int], bad: dict[str, str], at: int
) -> None:
    assert sorted(len(each.rows) for each in rows(*changes).converted) == sorted(sizes)
    faulty = [*changes[:at], changes[at] | bad, *changes[at + 1 :]]
    for told in (faulty, faulty[::-1]):
        found = rows(*told)
        assert sorted(len(each.rows) for each in found.converted) == sorted(sizes)
        assert sum(bool(each.faults) for each in found.converted) == 1


def test_a_bad_row_of_another_launch_rejects_only_itself() -> None:
    found = rows(*numbered("1", "2"), {"series": "1", "date": "soon", "time": "10:00"})
    assert [(len(each.rows), bool(each.faults)) for each in found.converted] == [
        (2, False),
        (1, True),
    ]


def test_a_bad_date_of_another_month_rejects_only_its_row() -> None:
    found = rows({"date": "2031-02-05"}, {"date": "2031-03-35"}, {"date": "2031-05-06"})
    assert [(len(each.rows), bool(each.faults)) for each in found.converted] == [
        (1, False),
        (1, True),
        (1, False),
    ]


def test_a_line_that_is_no_row_rejects_the_salvo_around_it() -> None:
    cells = [COLUMNS, *([(ROW | each)[name] for name in COLUMNS] for each in numbered("1", "2"))]
    cells.insert(2, ["broken"])
    cells.append([*(ROW | NEXT).values()])
    found = read(CNS_MISSILES, cells, bad={3: "is no row"})
    assert [(len(each.rows), len(each.faults)) for each in found.converted] == [(2, 1), (1, 0)]
