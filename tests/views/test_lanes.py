from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_events import of_edtf, page
from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    DayRange,
    day,
)
from timeline.over_time.days import FEW, known_days, possibly, surely
from timeline.over_time.rows import RowsBy, rows
from timeline.over_time.units import BY_DAY
from timeline.query.results import ActorRef, EventLine, EventPage
from timeline.views.charts.axis import axis
from timeline.views.charts.lanes import lanes, plain_lanes

WIDTHS = (40, 80, 120, 200)
JULY = day(2022, 7, 1)

MakeEvent = Callable[..., EventLine]
AnyEvents = st.SearchStrategy[list[EventLine]]


def drawn(*events: EventLine, width: int = 80, by: RowsBy = "kind") -> list[str]:
    return [line.plain for line in lanes(page(*events), width, by)]


def bar(lines: list[str]) -> str:
    """The bar of the only event of a chart."""
    return "".join(mark for mark in lines[4] if mark in "█░◂▸")


@pytest.mark.parametrize("width", WIDTHS)
def test_shipped_chronicle(shipped: EventPage, golden: Any, width: int) -> None:
    golden(f"lanes-{width}", lanes(shipped, width))


def test_shipped_chronicle_by_actor(shipped: EventPage, golden: Any) -> None:
    golden("lanes-by-actor-80", lanes(shipped, 80, "actor"))


def test_a_certain_day_is_solid_at_any_zoom(make_event: MakeEvent) -> None:
    for far in (JULY + 3, JULY + 300, JULY + 30_000, JULY + 3_000_000):
        lines = drawn(make_event(JULY), make_event(far, kind="summit"))
        assert set(bar(lines)) == {"█"}


def test_one_day_among_ten_is_light_and_ten_days_are_solid(make_event: MakeEvent) -> None:
    assert set(bar(drawn(make_event(JULY, JULY + 9)))) == {"░"}
    assert set(bar(drawn(make_event(JULY, JULY, JULY + 9, JULY + 9)))) == {"█"}


def test_a_duration_is_distinguished_from_doubt_about_its_ends(make_event: MakeEvent) -> None:
    lines = drawn(make_event(JULY, JULY + 1, JULY + 8, JULY + 9))
    cells = len(bar(lines)) // 10
    assert bar(lines) == "░" * cells + "█" * 8 * cells + "░" * cells


def test_what_is_inferred_is_light(make_event: MakeEvent) -> None:
    assert set(bar(drawn(make_event(JULY, sure=False)))) == {"░"}


def test_an_open_side_is_an_arrow_that_takes_no_room(make_event: MakeEvent) -> None:
    far = [make_event(JULY + days, key=f"e{days}") for days in range(-9_000, 9_001, 1_000)]
    after = drawn(make_event(JULY, JULY, JULY, OPEN_LATEST, kind="exercise"), *far)
    assert any("exercise  " in line and line.count("█") == 1 and "█▸" in line for line in after)
    before = drawn(make_event(UNKNOWN_EARLIEST, JULY, kind="exercise"), *far)
    assert any("exercise  " in line and line.count("░") == 1 and "◂░" in line for line in before)
    assert any("◂ no known beginning" in line for line in before)


def test_open_dates_that_may_be_on_any_day_asked_for_share_one_line(make_event: MakeEvent) -> None:
    asked = (JULY, JULY + 30)
    own = [
        make_event(JULY + 3, title="Known"),
        make_event(UNKNOWN_EARLIEST, JULY + 9, title="Ends here"),
        make_event(JULY - 50, JULY - 50, JULY + 5, OPEN_LATEST, title="Surely here"),
    ]
    shared = [make_event(UNKNOWN_EARLIEST, JULY + 90 + n, title=f"By {n}") for n in range(15)]
    shared += [make_event(JULY - 9, JULY - 9, JULY - 9, OPEN_LATEST, title="Since")]

    def found(events: list[EventLine], width: int) -> list[str]:
        one = replace(page(*own, *events), asked=asked)
        return [line.plain for line in lanes(one, width)]

    for width in (80, 40, 24):
        lines = found(shared, width)
        text = "\n".join(lines)
        assert all(title in text for title in ("Known", "Ends here", "Surely here"))
        assert "By 0" not in text
        assert sum("◂░" in line and "░▸" in line and "16" in line for line in lines) == 1
        assert max(map(len, lines)) <= width
    assert any("16 events with an open date" in line for line in found(shared, 80))
    asked = (OPEN_EARLIEST, JULY + 30)  # until a day
    assert sum("15 events with an open date" in line for line in found(shared, 80)) == 1
    few = "\n".join(found(shared[:FEW], 80))
    assert all(f"By {number}" in few for number in range(FEW))


def test_of_many_undated_events_the_first_are_listed(make_event: MakeEvent) -> None:
    undated = [make_event(UNKNOWN_EARLIEST, UNKNOWN_LATEST, title=f"E{n}") for n in range(30)]
    lines = drawn(make_event(JULY), *undated)
    assert sum("E" in line and "launch" in line for line in lines) < len(undated)
    assert any("30 events not drawn" in line for line in lines)
    assert any("more, which date:none finds" in line for line in lines)
    early = of_edtf("XXXX-05")._replace(end_hi=day(9999, 5, 10))  # early May of an unknown year
    lines = drawn(make_event(JULY), of_edtf("XXXX-05"), early, *undated)  # date:none finds no May
    assert any("20 more without a known year" in line for line in lines)


def test_an_event_without_a_date_is_listed_with_the_reason(make_event: MakeEvent) -> None:
    nowhere = make_event(UNKNOWN_EARLIEST, UNKNOWN_LATEST, key="nowhere", title="Who knows")
    lines = drawn(make_event(JULY), nowhere)
    at = lines.index("1 event not drawn because the date is unknown:")
    assert lines[at + 1] == "  ✦ launch  Who knows  nowhere"
    assert "1 event not drawn because the date is unknown:" in drawn(nowhere)


def test_an_empty_page_says_so() -> None:
    assert drawn() == ["0 events", "Nothing matches."]


def test_events_on_the_same_day_are_stacked(make_event: MakeEvent) -> None:
    lines = drawn(*(make_event(JULY, key=f"e{n}", title=f"Launch {n}") for n in range(5)))
    assert [line.split()[-1] for line in lines[4:9]] == ["0", "1", "2", "3", "4"]


def test_events_without_space_are_counted(make_event: MakeEvent) -> None:
    same = [make_event(JULY, key=f"e{n}") for n in range(15)]
    lines = drawn(*same)
    assert sum("██████" in line for line in lines) == 12
    assert lines[16].strip() == "333333"
    assert any("1–9: as many more, + ten or more" in line for line in lines)
    many = drawn(*same, *same)
    assert many[16].strip() == "++++++"


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        ((day(2006, 1, 1), OPEN_LATEST), (day(2007, 1, 1), OPEN_LATEST)),
        ((UNKNOWN_EARLIEST, day(2008, 12, 31)), (OPEN_EARLIEST, day(2007, 12, 31))),
    ],
)
def test_days_asked_for_without_an_end_are_a_year_if_nothing_is_known_on_them(
    make_event: MakeEvent, days: tuple[int, int], asked: DayRange
) -> None:
    found = replace(page(make_event(*days)), asked=asked)
    labels = " ".join(line.plain for line in lanes(found, 80)).split()
    assert [each for each in labels if each in ("2006", "2007", "2008")] == ["2007"]
    assert {"Jan", "Dec"} <= set(labels)


def test_an_empty_period_is_cut_out_and_marked(make_event: MakeEvent) -> None:
    lines = drawn(make_event(day(2016, 1, 4)), make_event(day(2022, 7, 1), kind="summit"))
    assert any("// left out because no event begins or ends there" in line for line in lines)


def test_colours_are_those_of_kinds(make_event: MakeEvent) -> None:
    [line] = [line for line in lanes(page(make_event(JULY)), 80) if "Title" in line.plain]
    assert any(
        span.style == "red" and "█" in line.plain[span.start : span.end] for span in line.spans
    )


def test_an_event_is_in_the_lane_of_each_of_its_actors(make_event: MakeEvent) -> None:
    actors = (ActorRef("usa", "United States", "USA"), ActorRef("kor", "South Korea", "KOR"))
    joint = make_event(JULY, actors=actors, key="joint", kind="exercise")
    alone = make_event(JULY, key="alone")
    found = rows([joint, alone], "actor")
    assert [(row.key, len(row.events)) for row in found] == [("kor", 1), ("usa", 1), ("", 1)]
    assert [fields[0] for fields in plain_lanes(page(joint, alone), "actor")] == ["kor", "usa", ""]


def test_rows_of_months_fall_back_to_what_is_known(make_event: MakeEvent) -> None:
    events = [
        make_event(JULY),
        make_event(JULY, JULY + 40),
        make_event(JULY, day(2023, 7, 1)),
        make_event(UNKNOWN_EARLIEST, JULY),
    ]
    names = {row.name for row in rows(events, "month")}
    assert names == {"Jul 2022", "2022", "2022–2023", "By 2022"}


def test_what_has_not_happened_is_a_dashed_line_and_of_a_set_only_its_days_are_drawn() -> None:
    events = [
        of_edtf("2022-07-01/2022-07-03", status="planned", title="Later", key="a"),
        of_edtf("[2022-07-01,2022-07-09]", title="Either", key="b"),
    ]
    lines = drawn(*events)
    (later,) = (line for line in lines if "Later" in line)
    assert "╌" in later
    assert not {"█", "░"} & {*later}
    (either,) = (line for line in lines if "Either" in line)
    assert [len(each) for each in either.partition("Either")[0].split()] == [
        later.count("╌") / 3
    ] * 2
    assert any("╌ 1 planned event" in line for line in lines)


def test_plain_lines_have_possible_and_certain_days(make_event: MakeEvent) -> None:
    events = page(
        make_event(JULY, JULY + 1, JULY + 8, JULY + 9, key="a"),
        make_event(JULY, JULY + 9, key="b"),
        make_event(UNKNOWN_EARLIEST, JULY, key="c"),
    )
    assert [fields[1:5] for fields in plain_lanes(events)] == [
        ["2022-07-01", "2022-07-10", "2022-07-02", "2022-07-09"],
        ["2022-07-01", "2022-07-10", "", ""],
        ["", "2022-07-01", "", ""],
    ]


@given(data=st.data(), width=st.sampled_from(WIDTHS), by=st.sampled_from(get_args(RowsBy)))
def test_every_event_is_drawn_or_listed_and_no_line_is_too_wide(
    any_events: AnyEvents, data: st.DataObject, width: int, by: RowsBy
) -> None:
    events = data.draw(any_events)
    lines = list(lanes(page(*events), width, by))
    text = "\n".join(line.plain for line in lines)
    assert all(f"E{number}" in text for number in range(len(events)))
    assert all(line.cell_len <= width for line in lines)
    assert not any(mark in text for mark in "\x1b\t\u202e")
    dated = [event for event in events if known_days(event)]
    bars = sum(any(mark in line.plain for mark in "█░") for line in lines)
    assert bool(dated) <= (bars > 1)  # besides the legend


@given(data=st.data(), width=st.integers(24, 200))
def test_cells_are_what_the_query_would_find(
    any_events: AnyEvents, data: st.DataObject, width: int
) -> None:
    dated = [(e, days) for e in data.draw(any_events) if (days := known_days(e))]
    if not dated:
        return
    slots = axis([days for _, days in dated], width, BY_DAY).days
    for event, days in dated:
        first, last = next(iter(possibly(event, slots, None)), (0, -1))
        solid = surely(event, slots) or (0, -1)
        for cell, (lo, hi) in enumerate(zip(slots.firsts, slots.lasts, strict=True)):
            assert (first <= cell <= last) == (days[0] <= hi and days[1] >= lo)
            certain = event.sure and event.start_hi <= hi and event.end_lo >= lo
            assert (solid[0] <= cell <= solid[1]) == certain
