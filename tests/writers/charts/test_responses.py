from collections.abc import Callable, Sequence
from typing import Any

from tests.made_events import of_days
from timeline.analysis.following.coverage import Coverage
from timeline.analysis.following.overview import overview
from timeline.analysis.following.shifting import Shifts
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, day
from timeline.query.results import EventLine
from timeline.writers.charts.layout.frame import Chart
from timeline.writers.charts.responses import responses
from timeline.writers.charts.theme import SIZES

JULY = day(2022, 7, 1)
Layers = Callable[[Any], dict[str, list[dict[str, Any]]]]


def trigger(at: int, **given: Any) -> EventLine:
    return of_days(at, key=f"t{at}", kind="summit", **given)


def answer(first: int, last: int | None = None) -> EventLine:
    return of_days(first, last, key=f"a{first}")


def draw(
    to: Sequence[EventLine], by: Sequence[EventLine], *days: int, size: str = "page"
) -> Chart | None:
    coverage = Coverage.of_sources((), {})
    found = overview(to, by, days or (7,), coverage, first=0, shifts=Shifts(20, 0))
    return responses(found, SIZES[size], ("kind:summit", "kind:launch"))


def test_a_bar_is_solid_up_to_what_is_sure_and_light_up_to_what_is_possible(
    layers: Layers,
) -> None:
    triggers = [trigger(JULY + 100 * n) for n in range(4)]
    chart = draw(triggers, [answer(JULY + 3), answer(JULY + 102, JULY + 112)])
    found = layers(chart)
    assert chart is not None
    (solid,), (light,) = found["certain rate"], found["possible rate"]
    assert (solid["x"], solid["x2"]) == (0, round(chart.plot.width / 4, 1))
    assert (light["x"], light["x2"]) == (solid["x2"], round(chart.plot.width / 2, 1))
    assert found["certain chance"]
    texts = [each["text"] for each in found["numbers"]]
    assert texts[0] == "1–2 of 4 triggers answered within 7 days"
    assert texts[1].startswith("by chance ")
    assert "1–2 of 4 triggers" in chart.summary


def test_columns_are_the_lags(layers: Layers) -> None:
    found = layers(draw([trigger(JULY)], [answer(JULY + 2), answer(JULY + 5, JULY + 6)]))
    days = {each["x"]: each["text"] for each in found["days"]}
    counts = {days[each["x"]]: each["text"] for each in found["counts"]}
    assert counts == {"2": "1", "5": "0–1", "6": "0–1"}


def test_many_windows_keep_the_size_of_the_picture(layers: Layers) -> None:
    windows = range(1, 40)
    for name, size in SIZES.items():
        chart = draw([trigger(JULY)], [answer(JULY + 2)], *windows, size=name)
        assert chart is not None
        assert chart.plot.height < size.height
        shown = sum(each["text"].startswith("within") for each in layers(chart)["rows"])
        assert f"{39 - shown} more windows not drawn for lack of space." in chart.notes


def test_what_is_left_out_is_said() -> None:
    nowhere = of_days(UNKNOWN_EARLIEST, UNKNOWN_LATEST, kind="summit")
    chart = draw([trigger(JULY), nowhere], [answer(JULY + 2)])
    assert chart is not None
    assert chart.notes == [
        "Chance is measured over 1 to 3 July 2022, in which these events begin: "
        "no source of the responses states which days it covers.",
        "1 trigger left out: the first or the last day is unknown.",
    ]


def test_without_triggers_there_is_nothing_to_draw() -> None:
    assert draw([], [answer(JULY)]) is None
    chart = draw([trigger(JULY)], [])
    assert chart is not None
    assert "0 of 1 trigger" in chart.summary
    assert chart.notes == ["No comparison with chance: no event matches kind:launch."]
