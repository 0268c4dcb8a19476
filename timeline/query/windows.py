"""Windows of time over indexed days.

An event possibly overlaps a window if ``start_lo <= window.hi`` and ``end_hi >= window.lo``. No
index answers that alone: each half holds for half of all events. But an event of a known longest
span cannot begin earlier than that span before the window, so events are told apart in classes by
the length of ``end_hi - start_lo``, and inside a class the start is bounded from both sides.

=====  =======================  ==================================
class  longest span in days     what is mostly in it
=====  =======================  ==================================
0      31                       days, exercises, months
1      366                      quarters, years
2      3,653                    decades
3      36,525                   centuries
4      any, also open, unknown  what no bound on the start helps
=====  =======================  ==================================
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, true

LONGEST = (31, 366, 3_653, 36_525)
"""The longest span, in days, of the classes that have one."""


def span_class(start_lo: int, end_hi: int) -> int:
    """The class of an event that lies between these days (sentinels included)."""
    span = end_hi - start_lo
    return next((n for n, longest in enumerate(LONGEST) if span <= longest), len(LONGEST))


def overlaps(event: Any, lo: int | None, hi: int | None) -> ColumnElement[bool]:
    """Whether ``event`` (the mapped class or an alias) possibly touches the days from lo to hi.

    None is no bound, but one is there. An event without any date possibly touches every window.
    """
    begins = () if hi is None else (event.start_lo <= hi,)
    if lo is None:
        return and_(*begins)
    starts = (event.start_lo >= lo - longest for longest in LONGEST)
    return or_(
        *(
            and_(event.span_class == number, event.end_hi >= lo, start, *begins)
            for number, start in enumerate((*starts, true()))
        )
    )
