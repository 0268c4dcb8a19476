"""``responses``: rates, triggers with their responses, triggers without one, and a chart of lags.

Of many triggers there is an overview: the rates, how many have responses, and the first of them.

A trigger is marked with the windows that the sources of the responses do not cover: it is not
counted in the rates of these. Without a response, it is listed as not covered.

A lag of ``5–9 days`` is one of these numbers, counted from the end of the trigger. ``possibly``
marks a response that may be outside the widest window. Bars of the chart are solid for responses
that surely have such a lag, light for those that possibly have; numbers follow each bar.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from timeline.analysis.following.coverage import Period
from timeline.analysis.following.overview import Overview
from timeline.analysis.following.pairs import Bin, Response
from timeline.analysis.following.responses import Responses, Trigger
from timeline.analysis.lags import Lag
from timeline.dates.calendar import is_bounded, iso_or_none
from timeline.dates.words import days_in_words
from timeline.query.results import EventLine
from timeline.text import listed, noun, plural
from timeline.views.analyses.entry import POSSIBLY, entry
from timeline.views.base import FAINT, HEADING, MARK, POSSIBLE, SURE, Lines, fill, shown
from timeline.wording.following import left_out, rate_texts, span

_BARS = 40  # the most cells of the longest bar


def responses(found: Responses, to: str, by: str, width: int) -> Lines:
    """Yield the rates, the triggers with and without responses, and the distribution of lags."""
    yield from _head_lines(found, to, by, width)
    answered = [trigger for trigger in found.triggers if trigger.responses]
    yield from _trigger_lines(answered, found.windows, width)
    if found.unanswered:
        yield Text()
        within = f"Nothing followed within {plural(found.windows[-1], 'day')}"
        yield from fill(Text(within, HEADING), width)
        for event in found.unanswered:
            yield from entry(event, width, room=2)
    silent = {each.event.key for each in found.triggers if not each.responses}
    if unknown := [event for event in found.not_covered if event.key in silent]:
        yield Text()
        days = plural(found.windows[-1], "day")
        yield from fill(Text(f"Not covered for {days}: nothing is known", HEADING), width)
        for event in unknown:
            yield from entry(event, width, room=2)
    if answered:
        yield from _lag_lines(found.lags, width)


def _trigger_lines(
    triggers: Sequence[Trigger], windows: Sequence[int], width: int, most: int | None = None
) -> Lines:
    """Yield triggers, each with its responses, or the first ones and how many more there are."""
    every = [each for trigger in triggers for each in trigger.responses[:most]]
    lags = max((len(lag_text(each.lag)) for each in every), default=0)
    doubtful = any(each.within(windows[-1]) != "surely" for each in every)
    column = len(POSSIBLY) + 2 if doubtful else 0
    room = 2 + column + lags + 2
    for trigger in triggers:
        yield Text()
        yield from entry(trigger.event, width)
        if note := _not_covered(trigger, windows):
            yield from fill(Text(note, MARK), width, "  ")
        for each in trigger.responses[:most]:
            mark = "" if each.within(windows[-1]) == "surely" else POSSIBLY
            lead = Text.assemble("  ", (mark.ljust(column), MARK), lag_text(each.lag))
            yield from entry(each.event, width, lead, room)
        if most is not None and len(trigger.responses) > most:
            more = len(trigger.responses) - most
            yield from fill(Text(f"and {plural(more, 'more response')}"), width, " " * room)


def _lag_lines(bins: tuple[Bin, ...], width: int) -> Lines:
    """Yield the distribution of lags with its heading."""
    yield Text()
    yield from fill(Text("Lags in days, number of responses", HEADING), width)
    yield from chart(bins, width)


def chart(bins: tuple[Bin, ...], width: int) -> Lines:
    """Yield a bar for each bin: solid for sure, light for possible responses, then the numbers."""
    labels = [span(each.first, each.last) for each in bins]
    label = max(len(text) for text in labels)
    numbers = [span(each.surely, each.possibly) for each in bins]
    room = max(min(width - label - max(map(len, numbers)) - 4, _BARS), 1)
    most = max(each.possibly for each in bins)
    for each, name, number in zip(bins, labels, numbers, strict=True):
        solid, whole = (
            -(-count * min(room, most) // most) for count in (each.surely, each.possibly)
        )
        bar = SURE * solid + POSSIBLE * (whole - solid)
        yield Text.assemble(f"  {name:>{label}}  ", bar, " " if bar else "", number)


def plain_responses(triggers: Iterable[Trigger], windows: Sequence[int]) -> Iterator[list[str]]:
    """Yield the fields of each pair for a pipe: trigger, response (keys), fewest and most days of
    lag, whether it is in each window (surely, possibly, no), then first day, last day and title of
    both. A window is ``not-covered`` if the sources of the responses do not cover it for this
    trigger. A trigger without a response has a line with an empty response.
    """
    for trigger in triggers:
        for each in trigger.responses:
            yield _fields(trigger, each, windows)
        if not trigger.responses:
            within = [_in_window(trigger, None, days) for days in windows]
            empty = ["", "", "", *within]
            yield [trigger.event.key, *empty, *_dated(trigger.event), "", "", ""]


def _in_window(trigger: Trigger, response: Response | None, days: int) -> str:
    """Return whether a response is in a window, or ``not-covered``, as the rate counts it."""
    if not trigger.covered(days):
        return "not-covered"
    return response.within(days) if response else "no"


def _not_covered(trigger: Trigger, windows: Iterable[int]) -> str:
    """Return for which windows a trigger is not counted; empty if it is in every rate."""
    days = [f"{each:,}" for each in windows if not trigger.covered(each)]
    if not days:
        return ""
    unit = "day" if days == ["1"] else "days"
    rates = noun(len(days), "this rate", "these rates")
    return f"not covered for {listed(days, 'and')} {unit}: not counted in {rates}"


def lag_text(lag: Lag) -> str:
    """Return for example ``3 days``, ``5–9 days`` or ``1 day or more``."""
    low, high = lag.lo or 0, lag.hi
    if high is None:
        return f"{plural(low, 'day')} or more"
    return plural(low, "day") if low == high else f"{span(low, high)} days"


def _head_lines(found: Responses | Overview, to: str, by: str, width: int) -> Lines:
    """Yield the rates, with what chance gives, the queries, and what is left out."""
    for rate, chance in rate_texts(found):
        yield from fill(Text(rate, HEADING), width)
        if chance:
            yield from fill(Text(chance), width, "  ")
    yield from fill(shown(f"triggers   {to or 'every event'}", FAINT), width)
    yield from fill(shown(f"responses  {by or 'every event'}", FAINT), width)
    if found.covered:
        covered = ", ".join(map(_period_text, found.covered))
        yield from fill(Text(f"covered    {covered}", FAINT), width)
    for line in left_out(found, to, by):
        yield from fill(Text(line, FAINT), width)


def _period_text(period: Period) -> str:
    bounded = is_bounded(period.first) or is_bounded(period.last)
    return days_in_words(*period) if bounded else "every day"


def _fields(trigger: Trigger, response: Response, windows: Iterable[int]) -> list[str]:
    days = [str(bound) if bound is not None else "" for bound in response.lag]
    within = [_in_window(trigger, response, window) for window in windows]
    keys = [trigger.event.key, response.event.key]
    return [*keys, *days, *within, *_dated(trigger.event), *_dated(response.event)]


def _dated(event: EventLine) -> list[str]:
    days = (iso_or_none(day) or "" for day in (event.start_lo, event.end_hi))
    return [*days, event.title]


def overview(found: Overview, to: str, by: str, width: int, each: int | None) -> Lines:
    """Yield the numbers, the first triggers, and the distribution of lags.

    ``each`` is how many responses to a trigger are shown.
    """
    yield from _head_lines(found, to, by, width)
    tallies, days = found.tallies, plural(found.windows[-1], "day")
    yield Text()
    answered = f"{plural(tallies.answered, 'trigger')} with {plural(tallies.pairs, 'response')}"
    text = f"{answered} within {days}"
    if outside := tallies.rates[-1].not_covered - tallies.unknown:
        text += f", {outside:,} of them not covered"
    text += f", {tallies.unanswered:,} without"
    if tallies.unknown:
        text += f", {tallies.unknown:,} not covered and without"
    yield from fill(Text(text, HEADING), width)
    yield from _trigger_lines(found.first, found.windows, width, each)
    if tallies.answered:
        yield from _lag_lines(tallies.lags, width)
    if more := more_triggers(found):
        yield Text()
        yield from fill(Text(more), width)


def more_triggers(found: Overview) -> str:
    """Return how many triggers are not listed, and what lists them; empty if all are."""
    left = found.tallies.triggers - len(found.first)
    more = f"{left:,} more {noun(left, 'trigger')}"
    return f"{more}: --limit N shows more, --all every trigger with all responses" if left else ""
