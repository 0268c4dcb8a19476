"""The bounds of a date that depends on no other, without a network.

The network has the same result for a node with one statement; most events of a chronicle have one.
"""

from timeline.dates.calendar import clamp, is_bounded
from timeline.dates.wording.hull import as_one_day
from timeline.dates.wording.phrases import When
from timeline.dates.wording.terms import Bounds, EdtfTerm


def bounds_alone(when: When, *, point: bool) -> Bounds | None:
    """Return the bounds of a date of one term; None if only the network can find them.

    A ``point`` starts and ends on one day. The network is asked for a date of several terms or with
    an anchor, for one of several days in something that may have lasted, and for a contradiction.
    """
    if len(when.terms) > 1 or when.anchors:
        return None
    (term,) = when.terms
    start_lo, start_hi, end_lo, end_hi = as_one_day(term.bounds) if point else term.bounds
    if not point:
        if isinstance(term, EdtfTerm) and term.date.kind == "one-of":
            return None
        # it does not end before it starts
        end_lo = max(start_lo, end_lo) if is_bounded(start_lo) else end_lo
        start_hi = min(start_hi, end_hi) if is_bounded(end_hi) else start_hi
    if start_lo > start_hi or end_lo > end_hi:
        return None
    return Bounds(clamp(start_lo), clamp(start_hi), clamp(end_lo), clamp(end_hi))
