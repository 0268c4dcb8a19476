"""``responses`` to many triggers: the rates, how many have responses, and the first of them."""

from rich.text import Text

from timeline.analysis.following.overview import Overview
from timeline.text import noun, plural
from timeline.views.analyses.responses import head_lines, lag_lines, trigger_lines
from timeline.views.base import HEADING, Lines, fill


def overview(found: Overview, to: str, by: str, width: int, each: int | None) -> Lines:
    """Yield the numbers, the first triggers, and the distribution of lags.

    ``each`` is how many responses to a trigger are shown.
    """
    yield from head_lines(found, to, by, width)
    tallies, days = found.tallies, plural(found.windows[-1], "day")
    yield Text()
    answered = f"{plural(tallies.answered, 'trigger')} with {plural(tallies.pairs, 'response')}"
    text = f"{answered} within {days}, {tallies.unanswered:,} without"
    if tallies.unknown:
        text += f", {tallies.unknown:,} not covered"
    yield from fill(Text(text, HEADING), width)
    yield from trigger_lines(found.first, found.windows, width, each)
    if tallies.answered:
        yield from lag_lines(tallies.lags, width)
    if more := more_triggers(found):
        yield Text()
        yield from fill(Text(more), width)


def more_triggers(found: Overview) -> str:
    """Return how many triggers are not listed, and what lists them; empty if all are."""
    left = found.tallies.triggers - len(found.first)
    more = f"{left:,} more {noun(left, 'trigger')}"
    return f"{more}: --limit N shows more, --all every trigger with all responses" if left else ""
