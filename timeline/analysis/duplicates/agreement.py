"""Whether two numbers that are stated of one event agree."""

from typing import Final

from timeline.quantities import Quantity, compatible


def agreement(a: Quantity, b: Quantity) -> str:
    """Return whether two numbers agree: ``agrees``, ``may agree`` or ``differs``."""
    if a.qualifier == b.qualifier == "exact":
        return "agrees" if a.best == b.best else "differs"
    if not compatible(a, b):
        return "differs"
    close = (a.best is not None and a.best == b.best) or _is_near(a, b) or _is_near(b, a)
    return "agrees" if close else "may agree"


def _is_near(figure: Quantity, other: Quantity) -> bool:
    """Return whether the best figure of a number lies in the narrow bounds of another."""
    if figure.best is None or other.high is None or figure.qualifier not in _ESTIMATES:
        return False
    narrow = other.high <= 2 * other.low or other.high - other.low <= 2
    return narrow and other.low <= figure.best <= other.high


_ESTIMATES: Final = frozenset({"exact", "about", "between"})
"""Qualifiers of numbers whose best figure is an estimate and not a limit."""
