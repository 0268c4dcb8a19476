"""Responses: how many triggers are answered, compared with chance alone, and after how long.

For each window there are two bars from 0 to 100 %: the share of triggers with a response, and below
it the base rate, the share of all windows of the same length that contain a response. Each is solid
up to its lower bound and light up to the upper one. The columns below are the lags of the
responses.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline.analysis.following.overview import Overview
from timeline.analysis.following.pairs import Bin, Rate
from timeline.text import plural
from timeline.wording.following import left_out, rate_texts, span
from timeline.writers.charts import notes
from timeline.writers.charts.layout.frame import Chart, Label, Plot, labels, layer, pixels, rounded
from timeline.writers.charts.text.measure import cut, text_width
from timeline.writers.charts.theme import (
    DASHES,
    FAINT,
    GRID,
    POSSIBLE,
    SECOND,
    SECOND_LIGHT,
    SURE,
    Size,
    Spec,
)

_WINDOW: Final = 4.2
"""The height of a window, in lines: two bars and its numbers in words."""
_LAGS: Final = 9.0
"""The height of the columns, with their heading and labels."""
_CHANCE: Final = "by chance"


class _Bar(NamedTuple):
    """A bar from ``x`` to ``x2``, in height from ``y`` to ``y2``."""

    x: float
    x2: float
    y: float
    y2: float

    def row(self) -> Spec:
        """Return it as a row of data."""
        return {name: rounded(value) for name, value in self._asdict().items()}


def responses(found: Overview, size: Size, asked: tuple[str, str]) -> Chart | None:
    """Return the rates and lags of responses; None if there is no trigger that counts.

    ``asked`` are the queries of the triggers and of the responses.
    """
    rates = [rate for rate in found.tallies.rates if rate.of]
    if not rates:
        return None
    names = [f"within {plural(rate.days, 'day')}" for rate in rates]
    left = max(text_width(each, size.font) for each in (*names, _CHANCE)) + size.font * 1.2
    right = float(size.font)  # of the last share, half is beyond the end of the plot
    width = size.width - 2 * size.margin - left - right
    room = size.height - 8 * size.line - _LAGS * size.line
    drawn = rates[: max(int(room / (_WINDOW * size.line)), 1)]
    foot = len(drawn) * _WINDOW * size.line
    answered = any(each.possibly for each in found.tallies.lags)
    below = _LAGS * size.line if answered else 0.0
    plot = Plot(
        width=rounded(width),
        height=rounded(foot + below),
        left=rounded(left),
        right=right,
        bottom=rounded(size.font * 0.8),
    )
    layers = [
        *_scale(drawn, plot, size),
        *_rates(found, drawn, plot, size),
        *_lags(found.tallies.lags, foot, plot, size),
    ]
    sentences = [f"{rate}; {chance}" if chance else rate for rate, chance in rate_texts(found)]
    return Chart(
        [each for each in layers if each["data"]["values"]],
        plot,
        f"Responses to triggers. {'. '.join(sentences)}.",
        _key(found),
        [
            *notes.no_room(len(rates) - len(drawn), "window"),
            *(f"{each[0].upper()}{each[1:]}." for each in left_out(found, *asked)),
        ],
    )


def _scale(rates: Sequence[Rate], plot: Plot, size: Size) -> list[Spec]:
    """Return the lines and labels of the shares."""
    foot = len(rates) * _WINDOW * size.line - size.line * 0.4
    marks = [(share / 100 * plot.width, f"{share} %") for share in (0, 25, 50, 75, 100)]
    lines = [{"x": rounded(x)} for x, _ in marks]
    down = {"x": pixels("x"), "y": {"value": 0}, "y2": {"value": rounded(foot)}}
    below = [Label(x, foot + size.font * 0.8, text, "center") for x, text in marks]
    return [
        layer("lines", lines, {"type": "rule", "color": GRID}, down),
        labels("axis", below, size.font - 1, FAINT),
    ]


def _rates(found: Overview, rates: Sequence[Rate], plot: Plot, size: Size) -> list[Spec]:
    """Return the bars of each window, and their numbers in words."""
    chances = {each.days: each for each in found.chances}
    words = {
        rate.days: texts for rate, texts in zip(found.tallies.rates, rate_texts(found), strict=True)
    }
    of_rate: tuple[list[Spec], list[Spec]] = ([], [])
    of_chance: tuple[list[Spec], list[Spec]] = ([], [])
    names: list[Label] = []
    numbers: list[Label] = []
    line, room = size.line, plot.width
    for number, rate in enumerate(rates):
        top = number * _WINDOW * line
        chance = chances.get(rate.days)
        _add(of_rate, rate.surely / rate.of, rate.possibly / rate.of, plot, (top, top + line))
        names.append(Label(-plot.left, top + line / 2, f"within {plural(rate.days, 'day')}"))
        if chance is not None and chance.fits:
            ends = top + 1.2 * line, top + 1.9 * line
            _add(of_chance, chance.surely, chance.possibly, plot, ends)
            names.append(Label(-plot.left, top + 1.55 * line, _CHANCE))
        for below, text in zip((2.35, 3.15), words[rate.days], strict=True):
            drawn = cut(text, room, size.font - 2)
            numbers.append(Label(size.font * 0.3, top + below * line, drawn))
    return [
        *_bars("rate", of_rate, SURE, POSSIBLE),
        *_bars("chance", of_chance, SECOND, SECOND_LIGHT),
        labels("rows", names, size.font),
        labels("numbers", [each for each in numbers if each.text], size.font - 2),
    ]


def _add(
    to: tuple[list[Spec], list[Spec]],
    low: float,
    high: float,
    plot: Plot,
    ends: tuple[float, float],
) -> None:
    """Add a bar up to a lower bound, and one from there to the upper one."""
    middle, end = low * plot.width, high * plot.width
    if low:
        to[0].append(_Bar(0.0, middle, *ends).row())
    if high > low:
        to[1].append(_Bar(middle, end, *ends).row())


def _lags(bins: Sequence[Bin], foot: float, plot: Plot, size: Size) -> list[Spec]:
    """Return the columns of lags, each with its number and days."""
    most = max((each.possibly for each in bins), default=0)
    if not most:
        return []
    small = size.font - 2
    base = plot.height - size.line * 1.2
    high = base - foot - size.line * 3.4
    width = plot.width / len(bins)
    step = next(
        n
        for n in range(1, len(bins) + 1)
        if all(text_width(_days(each), small) < width * n - small * 0.6 for each in bins)
        or n == len(bins)
    )
    found: tuple[list[Spec], list[Spec]] = ([], [])
    numbers: list[Label] = []
    days: list[Label] = []
    for number, each in enumerate(bins):
        x, x2 = (number + 0.08) * width, (number + 0.92) * width
        low, top = (base - count / most * high for count in (each.surely, each.possibly))
        if each.surely:
            found[0].append(_Bar(x, x2, low, base).row())
        if top < low:
            found[1].append(_Bar(x, x2, top, low).row())
        middle = (number + 0.5) * width
        text = span(each.surely, each.possibly)
        if each.possibly and text_width(text, small) < width:
            numbers.append(Label(middle, top - small * 0.6, text, "center"))
        if number % step == 0:
            days.append(Label(middle, base + size.font * 0.8, _days(each), "center"))
    heading = Label(-plot.left, foot + size.line * 1.8, "Days from a trigger to its responses")
    line = {"x": {"value": 0}, "x2": {"value": plot.width}, "y": pixels("y")}
    return [
        labels("heading", [heading], size.font),
        layer("base", [{"y": rounded(base)}], {"type": "rule", "color": GRID}, line),
        *_bars("lags", found, SURE, POSSIBLE),
        labels("counts", numbers, small, FAINT),
        labels("days", days, small, FAINT),
    ]


def _days(each: Bin) -> str:
    return span(each.first, each.last)


def _bars(name: str, found: tuple[list[Spec], list[Spec]], dark: str, light: str) -> list[Spec]:
    """Return bars of lower bounds, and dashed ones from there to upper bounds."""
    place = {"x": pixels("x"), "x2": {"field": "x2"}, "y": pixels("y"), "y2": {"field": "y2"}}
    edge = {"stroke": dark, "strokeWidth": 0.6, "strokeDash": DASHES}
    return [
        layer(f"possible {name}", found[1], {"type": "rect", "fill": light} | edge, place),
        layer(f"certain {name}", found[0], {"type": "rect", "fill": dark}, place),
    ]


def _key(found: Overview) -> str:
    """Return what the bars mean."""
    parts = ["The share of triggers with a response", "solid: surely", "light: possibly"]
    key = "; ".join(parts)
    if any(each.fits for each in found.chances):
        key += f". {_CHANCE.capitalize()}: the share of all windows of this length with a response"
    return f"{key}."
