"""Lanes: events over time in rows, certain days solid, possible ones light, open ends as arrows.

The rows are those of ``show --as lanes``, in the same order. An event whose bar would be too narrow
to see is a diamond: solid if a day of it is certain, hollow if none is. Of a set of days only these
are drawn. What has not happened by its status is white with a dashed line. What is not drawn is in
the notes: events without a known day, and those for which there is no space.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from timeline.dates.calendar import DayRange
from timeline.over_time.days import known_days, placed_days, stretches
from timeline.over_time.rows import ChartRow, RowsBy, rows
from timeline.query.results import EventLine
from timeline.query.results.counting import happened
from timeline.text import first_of, noun, plural
from timeline.wording.counts import by_status_text
from timeline.wording.lanes import OPEN_END, POSSIBLE_DAYS, SURE_DAYS, open_dates
from timeline.writers.charts import notes
from timeline.writers.charts.layout.axis import TimeAxis, moment
from timeline.writers.charts.layout.frame import Chart, Label, Plot, labels, layer, pixels, rounded
from timeline.writers.charts.layout.packing import ARROW, EventBar, Lane, fitting, is_narrow
from timeline.writers.charts.text.fonts import shown
from timeline.writers.charts.text.measure import cut, text_width
from timeline.writers.charts.theme import (
    ARROWS,
    BAND,
    DASHES,
    FAINT,
    GRID,
    GROUND,
    INK,
    POSSIBLE,
    SURE,
    Size,
    Spec,
)

MOST: Final = 300
"""The most events of a picture: of more, the first ones are drawn."""
_HEIGHT: Final = {"y": pixels("y"), "y2": {"field": "y2"}}
_Placed = tuple[Lane, float, EventBar]
"""A bar, its lane, and the middle of its line in the picture."""


def lanes(
    events: Sequence[EventLine],
    size: Size,
    by: RowsBy = "kind",
    *,
    asked: DayRange | None = None,
    total: int | None = None,
) -> Chart | None:
    """Return the lanes of events, which are in order of time; None if none has a known day.

    The axis has only the days that are ``asked`` for, if any are (``EventPage.asked``). Several
    events of a row that have no place in these days share a bar. ``total`` is the number of all
    events, of which these are the first, if they are not all.

    The layers ``joins``, ``possible``, ``certain``, ``diamonds`` and ``arrows``, and those of what
    has not happened (``planned``, ``planned-diamonds``, ``planned-arrows``), have the keys of the
    events, and positions in time; ``titles`` and ``rows`` are texts at fixed positions.
    """
    dated = [(event, days) for event in events if (days := placed_days(event, asked))]
    drawn = [(event, days) for event, days in dated if TimeAxis.has(days)]
    if not drawn:
        return None
    first = [event for event, _ in drawn[:MOST]]
    found = rows(first, by)
    names = [shown(row.name) for row in found]
    longest = max(text_width(each, size.font) for each in names)
    left = min(longest + size.font * 1.2, size.width / 4)
    known = stretches(first, asked)
    axis = TimeAxis(known, size.width - 2 * size.margin - left)
    packed, without = fitting(found, names, axis, size, asked)
    bars = [bar for lane in packed for _, bar in lane.bars]
    crowded = len(first) - len({key for bar in bars for key in bar.keys})
    shared = {key for bar in bars if len(bar.keys) > 1 for key in bar.keys}
    most = len(events) if total is None else total
    plot = Plot(
        width=rounded(axis.width),
        height=rounded(sum(lane.height for lane in packed)),
        left=rounded(left),
        bottom=rounded(size.font * 2.2),
    )
    return Chart(
        _layers(packed, axis, plot, size),
        plot,
        _summary(found, by),
        _key(packed, asked, events),
        [
            *notes.too_many(events, most),
            *notes.too_many(first, len(drawn)),
            *_sharing(len(shared)),
            *notes.no_room(crowded, "event"),
            *notes.marked(any(lane.left_out for lane in packed)),
            *_without_titles(packed),
            *notes.rows_without_room([(row.name, f"{len(row.events):,}") for row in without]),
            *notes.undated([event for event in events if known_days(event) is None]),
            *notes.too_far(len(dated) - len(drawn)),
        ],
        f"plot density draws all {most:,} events" if crowded or without or most > MOST else "",
    )


def _layers(packed: Sequence[Lane], axis: TimeAxis, plot: Plot, size: Size) -> list[Spec]:
    """Return the layers of marks, the lowest first."""
    tops = [0.0]
    for lane in packed:
        tops.append(tops[-1] + lane.height)
    placed = [
        (lane, top + lane.middle(line), bar)
        for lane, top in zip(packed, tops, strict=False)
        for line, bar in lane.bars
    ]
    titles = (
        title._replace(y=top + lane.middle(line))
        for lane, top in zip(packed, tops, strict=False)
        for line, title in lane.titles
    )
    left_out = (
        mark._replace(y=top + mark.y)
        for lane, top in zip(packed, tops, strict=False)
        for mark in lane.marks(plot.width, size.font - 2)
    )
    room = plot.left - size.font
    names = (
        Label(-plot.left, top + lane.padding + size.line / 2, cut(lane.name, room, size.font))
        for lane, top in zip(packed, tops, strict=False)
    )
    found = [
        *_background(tops, plot),
        *_bars(placed, axis, size),
        *_symbols(placed, axis, size),
        labels("titles", titles, size.font),
        labels("left-out", left_out, size.font - 2, FAINT),
        labels("rows", names, size.font),
    ]
    return [each for each in found if each["data"]["values"]]


def _background(tops: Sequence[float], plot: Plot) -> list[Spec]:
    """Return a band behind every other lane, and a line above each."""
    across = {"x": {"value": -plot.left}, "x2": {"value": plot.width}, "y": pixels("y")}
    bands = [
        {"y": rounded(top), "y2": rounded(end)}
        for top, end in zip(tops[1::2], tops[2::2], strict=False)
    ]
    above = [{"y": rounded(top)} for top in tops[:-1]]
    return [
        layer("bands", bands, {"type": "rect", "color": INK, "opacity": BAND}, across | _HEIGHT),
        layer("lines", above, {"type": "rule", "color": GRID}, across),
    ]


def _bars(placed: Iterable[_Placed], axis: TimeAxis, size: Size) -> list[Spec]:
    """Return the bars; that of a narrow event is thin, and behind its diamond.

    A narrow one with an arrow has no bar, nor has one that has not happened. A line joins the days
    of a set.
    """
    joins: list[Spec] = []
    planned: list[Spec] = []
    possible: list[Spec] = []
    certain: list[Spec] = []
    for lane, at, bar in placed:
        if bar.narrow and (bar.earlier or bar.later or not bar.happened):
            continue
        half = _half(lane) * (0.3 if bar.narrow else 1.0)
        ends = {"y": rounded(at - half), "y2": rounded(at + half), "key": bar.key}
        wide = bar.parts if bar.narrow else _wide(bar, axis, size)
        if len(bar.parts) > 1 and not bar.narrow:
            joins.append({"y": rounded(at), "key": bar.key} | _days(bar.possible))
        if not bar.happened:
            planned += (ends | _days(days) for days in wide)
            continue
        if bar.certain != bar.possible:
            possible += (ends | _days(days) for days in wide)
        if bar.certain:
            certain.append(ends | _days(bar.certain))
    along = {"x": axis.encoding("from", size.font), "x2": {"field": "to"}}
    places = along | _HEIGHT
    edge = {"stroke": SURE, "strokeWidth": 0.8}
    light = {"type": "rect", "fill": POSSIBLE, "strokeDash": DASHES} | edge
    line = {"type": "rule", "opacity": 1} | edge
    return [
        layer("joins", joins, line, along | {"y": pixels("y")}),
        layer("planned", planned, light | {"fill": GROUND}, places),
        layer("possible", possible, light, places),
        layer("certain", certain, {"type": "rect", "fill": SURE} | edge, places),
    ]


def _wide(bar: EventBar, axis: TimeAxis, size: Size) -> Sequence[DayRange]:
    """Return the days that are drawn as days: of a set, others are diamonds."""
    if len(bar.parts) == 1:
        return bar.parts
    return [days for days in bar.parts if not _is_narrow(days, axis, size)]


def _is_narrow(days: DayRange, axis: TimeAxis, size: Size) -> bool:
    return is_narrow(axis.pixel(days[1]) - axis.pixel(days[0]), size)


def _days(days: tuple[int, int]) -> Spec:
    return {"from": moment(days[0]), "to": moment(days[1])}


def _symbols(placed: Iterable[_Placed], axis: TimeAxis, size: Size) -> list[Spec]:
    """Return diamonds for narrow bars and narrow days of a set, and arrows for open ends."""
    diamonds: list[Spec] = []
    planned: list[Spec] = []
    arrows: list[Spec] = []
    thin_arrows: list[Spec] = []
    for lane, at, bar in placed:
        y = {"y": rounded(at), "key": bar.key}
        for days in _points(bar, axis, size):
            place = {"at": sum(map(moment, days)) // 2, "size": round((2 * _half(lane)) ** 2)}
            sure = {"days": "certain" if bar.certain and bar.narrow else "possible"}
            (diamonds if bar.happened else planned).append(y | place | sure)
        open_at = arrows if bar.happened else thin_arrows
        if bar.earlier:
            open_at.append(y | {"at": moment(bar.possible[0]), "shape": "left"})
        if bar.later:
            open_at.append(y | {"at": moment(bar.possible[1]), "shape": "right"})
    places = {"x": axis.encoding("at", size.font), "y": pixels("y")}
    point = {"type": "point", "stroke": SURE, "opacity": 1}
    fill = {
        "field": "days",
        "type": "nominal",
        "scale": {"domain": ["certain", "possible"], "range": [SURE, GROUND]},
        "legend": None,
    }
    scale = {"domain": list(ARROWS), "range": list(ARROWS.values())}
    shape = {"field": "shape", "type": "nominal", "scale": scale, "legend": None}
    area = {"size": {"field": "size", "type": "quantitative", "scale": None}}
    diamond = point | {"shape": "diamond", "strokeWidth": 1.2}
    dashed = diamond | {"fill": GROUND, "strokeDash": DASHES}
    arrow = point | {"filled": False, "strokeWidth": 2, "size": round((size.font * ARROW) ** 2)}
    return [
        layer("diamonds", diamonds, diamond, places | area | {"fill": fill}),
        layer("planned-diamonds", planned, dashed, places | area),
        layer("arrows", arrows, arrow, places | {"shape": shape}),
        layer("planned-arrows", thin_arrows, arrow | {"strokeWidth": 1}, places | {"shape": shape}),
    ]


def _points(bar: EventBar, axis: TimeAxis, size: Size) -> Sequence[DayRange]:
    """Return the days that are diamonds: of a narrow event all together, of a set narrow ones."""
    if bar.narrow:
        return () if bar.earlier or bar.later else (bar.possible,)
    if len(bar.parts) == 1:
        return ()
    return [days for days in bar.parts if _is_narrow(days, axis, size)]


def _half(lane: Lane) -> float:
    """Return half the height of a bar."""
    return lane.step * (0.3 if lane.titled else 0.38)


def _summary(found: Sequence[ChartRow], by: RowsBy) -> str:
    counted = [f"{shown(row.name)} {len(row.events):,}" for row in found]
    return f"Events over time by {by}, and how many: {first_of(counted, 12)}."


def _key(packed: Sequence[Lane], asked: DayRange | None, events: Iterable[EventLine]) -> str:
    """Return what the marks mean, of those that the picture has."""
    bars = [bar for lane in packed for _, bar in lane.bars]
    keys = {key for bar in bars for key in bar.keys}
    counts = happened(event for event in events if event.key in keys)[1]
    parts = [f"solid: {SURE_DAYS}"] if any(bar.happened for bar in bars) else []
    if any(bar.happened and bar.certain != bar.possible for bar in bars):
        parts.append(f"light with a dashed line, or hollow: {POSSIBLE_DAYS}")
    if counts:
        parts.append(f"white with a dashed line: {by_status_text(counts)}")
    if any(bar.earlier or bar.later for bar in bars):
        more = "earlier or later, or " if asked else ""
        parts.append(f"arrow: {more}{OPEN_END}")
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _without_titles(packed: Iterable[Lane]) -> Iterable[str]:
    lanes = [lane for lane in packed if not lane.titled]
    if count := sum(len(lane.bars) for lane in lanes):
        rows = first_of([lane.name for lane in lanes])
        yield f"No space for the {noun(count, 'title')} of {plural(count, 'event')}: {rows}."


def _sharing(count: int) -> Iterable[str]:
    if count:
        yield f"{open_dates(count)} that may be on any of these days: one bar in each row."
