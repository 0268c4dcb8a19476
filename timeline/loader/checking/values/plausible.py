"""Valid values that cannot be true, or that are improbable, by the limits of their field."""

from timeline.canonical.comparing import quantity
from timeline.kinds.base import ANY, Field, Limits
from timeline.text import clip


def impossible(field: Field, text: str) -> str:
    """Return why a valid amount cannot be true; empty if it can.

    A range with an impossible end is impossible. The margin of an approximate number does not
    count: ``~350`` degrees is possible.
    """
    if field.possible is ANY:
        return ""
    number = quantity(text, field)
    ends = (number.low, number.high) if number.qualifier == "between" else (number.best,)
    beyond = number.qualifier == "over" and number.best == field.possible.most
    if beyond or any(field.possible.exclude(end) for end in ends if end is not None):
        return f"{text} is impossible: {_wanted(field, field.possible)}"
    return ""


def unusual(field: Field, text: str) -> str:
    """Return the warning for an amount that is improbable as a whole; empty for any other."""
    if field.usual is ANY:
        return ""
    number = quantity(text, field)
    least, most = field.usual
    if most is not None and number.low > most:
        advice = "check the number and its unit"
    elif least is not None and number.high is not None and number.high < least:
        advice = "write unknown if it is not known"
    else:
        return ""
    return f"{clip(text)} is unusual ({_wanted(field, field.usual, 'is usually')}): {advice}"


def _wanted(field: Field, bounds: Limits, verb: str = "is") -> str:
    """Return the limits in words: ``bearing is from 0 to 360°``; a count is without its unit."""
    unit = "" if field.whole else field.unit if field.unit == "°" else f" {field.unit}"
    return f"{field.title.lower()} {verb} {bounds}{unit}"
