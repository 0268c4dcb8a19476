"""How often events followed others, and which of them are not counted."""

from collections.abc import Iterator
from math import floor, log10
from typing import Final

from timeline.analysis.following.chance import Chance, CommonSeason
from timeline.analysis.following.overview import Overview
from timeline.analysis.following.pairs import Rate
from timeline.analysis.following.responses import Responses
from timeline.dates.calendar import MONTH_NAMES
from timeline.dates.words import days_in_words
from timeline.safetext import visible
from timeline.text import plural
from timeline.wording.counts import by_status_text

_WHOLE: Final = 0.1
"""Greater shares are told as whole percentages."""


def rate_text(rate: Rate) -> str:
    """Return for example ``2–3 of 5 triggers answered within 7 days, 1 not covered``."""
    of, days = plural(rate.of, "trigger"), plural(rate.days, "day")
    left = f", {rate.not_covered:,} not covered" if rate.not_covered else ""
    return f"{span(rate.surely, rate.possibly)} of {of} answered within {days}{left}"


def rate_texts(found: Responses | Overview) -> Iterator[tuple[str, str]]:
    """Yield each rate in words, and what chance alone gives; empty if that is not known.

    Without triggers there are no rates, but why there are none.
    """
    if not (found.triggers if isinstance(found, Responses) else found.tallies.triggers):
        yield _no_trigger_text(found), ""
        return
    rates = found.rates if isinstance(found, Responses) else found.tallies.rates
    chances = {each.days: each for each in found.chances}
    for rate in rates:
        chance = chances.get(rate.days)
        yield rate_text(rate), chance_text(rate, chance) if chance and rate.of else ""


def chance_text(rate: Rate, chance: Chance) -> str:
    """Return for example ``by chance 12–15 %: 2.1–3.4 times as often, p = 0.004``."""
    p = "" if chance.p is None else f", {_p_text(chance.p)}"
    if not chance.fits:
        days = plural(rate.days, "day")
        return f"base rate not known: no window of {days} fits into the days measured{p}"
    base = _spanned(_percent(chance.surely), _percent(chance.possibly))
    ratio = chance.ratio(rate.surely, rate.possibly, rate.of)
    low, high = ratio or (0.0, None)
    if ratio is None:
        times = "no ratio"
    elif high is None:
        times = f"{low:.1f} times as often or more" if low else "the dates are too vague to compare"
    else:
        times = f"{_spanned(f'{low:.1f}', f'{high:.1f}')} times as often"
    return f"by chance {base} %: {times}{p}"


def _p_text(p: float) -> str:
    """Return ``p = 0.004``; never 0, because it is not."""
    text = f"{p:.3f}"
    return f"p = {text}" if float(text) else "p < 0.001"


def _percent(share: float) -> str:
    """Return a share as a percentage; not as 0 if it is more."""
    if not share or share > _WHOLE:
        return f"{100 * share:.0f}"
    digits = max(1, -floor(log10(100 * share)))
    return f"{100 * share:.{digits}f}"


def _spanned(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def span(low: int, high: int) -> str:
    """Return ``2–3``, or ``2`` if both are 2."""
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _chance_days(found: Responses | Overview, to: str, by: str) -> Iterator[str]:
    measured = found.chance_days
    if found.chances and measured.season:
        yield _season_text(measured.season)
    if measured.absent:
        of_triggers = measured.absent == "trigger"
        others = found.triggers_not_happened if of_triggers else found.responses_not_happened
        missing = f"no event matches {visible(to if of_triggers else by)}".rstrip()
        missing = f"no {measured.absent} has happened" if others else missing
        yield f"no comparison with chance: {missing}"
    elif measured.missing:
        yield f"no comparison with chance: {measured.missing}"
    elif measured.days and not measured.covered:
        days = ", ".join(days_in_words(*each) for each in measured.days)
        yield (
            f"chance is measured over {days}, in which these events begin: "
            "no source of the responses states which days it covers"
        )


def _season_text(season: CommonSeason) -> str:
    """Return which season triggers and responses have in common, and what it does to the rates."""
    first, last = (MONTH_NAMES[month - 1] for month in (season.months[0], season.months[-1]))
    when = f"in {first}" if first == last else f"from {first} to {last}"
    both = f"{plural(season.triggers, 'trigger')} and {plural(season.responses, 'response')}"
    return f"{both} begin {when}: a common season alone can make rates high and p small"


def _no_trigger_text(found: Responses | Overview) -> str:
    """Return why there is no trigger."""
    if found.undated_triggers:
        return "No trigger has known days."
    return "No trigger has happened." if found.triggers_not_happened else "No trigger matches."


def left_out(found: Responses | Overview, to: str, by: str) -> Iterator[str]:
    """Yield, in words, what chance is based on, and how many events are not counted, and why.

    ``to`` and ``by`` are the queries of the triggers and of the responses.
    """
    yield from _chance_days(found, to, by)
    parts = ((found.undated_triggers, "trigger"), (found.undated_responses, "response"))
    for count, name in parts:
        if count:
            yield f"{plural(count, name)} left out: the first or the last day is unknown"
    both = ((found.trigger_parts, "trigger"), (found.response_parts, "response"))
    for count, name in both:
        if count:
            if found.unit == "part":
                yield f"{plural(count, name)} left out: the parts are counted by themselves"
                continue
            belong = plural(count, f"part of {name}s", f"parts of {name}s", does="is", do="are")
            yield f"{belong} counted with the whole"
    status = (
        (found.triggers_not_happened, "triggers"),
        (found.responses_not_happened, "responses"),
    )
    for counts, name in status:
        if counts:
            yield f"left out of the {name}, because not happened: {by_status_text(counts)}"
