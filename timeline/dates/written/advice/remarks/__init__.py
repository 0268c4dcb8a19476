"""What is said of a text without a reading: what is missing, and what to write once it is known.

A remark names the missing piece (the year, the source, the event, the country) and states a whole
date in which only this piece has to be put in. It does not begin with "write", because the date in
it is an example, which is right in everything but this piece.
"""

from collections.abc import Callable
from typing import Final

from timeline.dates.written.advice.reading import Read
from timeline.dates.written.advice.remarks.event import counted, named, told
from timeline.dates.written.advice.remarks.fiscal import country
from timeline.dates.written.advice.remarks.shortened import century, day, month_and_day, year
from timeline.dates.written.advice.remarks.source import dependent, source
from timeline.dates.written.advice.remarks.unfit import unfit
from timeline.dates.written.advice.rewriting.plain import plainer

_REMARKS: Final[tuple[Callable[[str, Read], str], ...]] = (
    country, month_and_day, century, day, source, counted, unfit, told, year, named,
    dependent,
)  # fmt: skip


def remark(plain: str, read: Read) -> str:
    """Return the remark on a folded text; empty if there is none.

    ``read`` returns the readings of another text, or nothing.
    """
    texts = dict.fromkeys((plain.lower(), plainer(plain.lower())))
    return next((said for text in texts for find in _REMARKS if (said := find(text, read))), "")
