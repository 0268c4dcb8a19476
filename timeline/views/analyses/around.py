"""``around``: the events before and after day D, each with its distance in days.

``D−7``, ``D+5…D+9`` (one of these days), ``…D−11`` (that day or earlier). ``D before`` and ``D
after`` are on the same day, if the order is known. Events that are only possibly inside the window
are marked ``possibly``.
"""

from collections.abc import Iterator

from rich.text import Text

from timeline.analysis.around import Around, Neighbour
from timeline.analysis.lags import Direction, Lag
from timeline.dates.calendar import iso_or_none
from timeline.text import plural
from timeline.views.analyses.entry import POSSIBLY, entry
from timeline.views.base import FAINT, HEADING, MARK, NARROW, Lines, fill, keyed, shown
from timeline.views.counts import more_lines
from timeline.wording.counts import with_parts
from timeline.wording.dates import brief, brief_days, marks
from timeline.wording.headings import OPEN_DATES


def around(found: Around, query: str, width: int) -> Lines:
    """Yield the event or date, its neighbours in order of time, and what was left out."""
    yield from _head(found, query, width)
    if not found.neighbours:
        yield from fill(Text(f"No event is within {plural(found.days, 'day')} of it."), width)
        return
    offsets = max(len(offset_text(each.offset, each.side)) for each in found.neighbours)
    column = 0 if all(each.surely for each in found.neighbours) else len(POSSIBLY) + 2
    room = 2 + column + offsets + 2

    def lines(each: Neighbour) -> Lines:
        mark = "" if each.surely else POSSIBLY
        lead = Text.assemble("  ", (mark.ljust(column), MARK), offset_text(each.offset, each.side))
        return entry(each.event, width, lead, room)

    for each in found.before:
        yield from lines(each)
    here = f"{'':{2 + column}}D".ljust(room) if width >= NARROW else "  D  "
    yield from fill(shown(found.moment.title, HEADING), width, here, " " * len(here))
    for each in found.after:
        yield from lines(each)
    if found.open:
        yield Text()
        yield Text(OPEN_DATES, HEADING)
    for each in found.open:
        yield from lines(each)
    yield from more_lines(found.left, "event", width)


def plain_around(found: Around) -> Iterator[list[str]]:
    """Yield the fields of each neighbour for a pipe: fewest and most days after (negative: before),
    surely or possibly, first and last day, EDTF, kind, status, key, title, before or after,
    qualifiers of the date.
    """
    for each in found.neighbours:
        event = each.event
        days = [str(bound) if bound is not None else "" for bound in each.offset]
        dates = [iso_or_none(day) or "" for day in (event.start_lo, event.end_hi)]
        sure = "surely" if each.surely else POSSIBLY
        named = (event.edtf, event.kind, event.status, event.key, event.title)
        yield [*days, sure, *dates, *named, each.side or "", event.qualifiers]


def offset_text(offset: Lag, side: Direction | None = None) -> str:
    """Return a distance as ``D−7``, ``D``, ``D before``, ``D+5…D+9``, ``…D−11`` or ``D+1…``."""
    if side and offset.lo == offset.hi == 0:
        return f"D {side}"
    if offset.lo == offset.hi:
        return _day(offset.lo)
    return f"{_day(offset.lo)}…{_day(offset.hi)}"


def _day(days: int | None) -> str:
    if days is None:
        return ""
    sign = "−" if days < 0 else "+"
    return f"D{sign}{abs(days):,}" if days else "D"


def _head(found: Around, query: str, width: int) -> Lines:
    moment = found.moment
    when = Text.assemble(_when(found), " ", (marks(moment.qualifiers), MARK))
    when.rstrip()
    yield from fill(shown(moment.title, HEADING), width)
    yield from keyed(Text.assemble("D is ", when), moment.key, width)
    count = len(found.neighbours) + found.left
    events = with_parts(count - found.partial, found.partial)
    within = f"{events} within {plural(found.days, 'day')}"
    within += f", the {len(found.neighbours):,} nearest" if found.left else ""
    yield from fill(shown(f"{within}  {query}".rstrip(), FAINT), width)
    if found.undated:
        why = "left out: its date is unknown" if found.undated == 1 else "left out: dates unknown"
        yield from fill(shown(f"{found.undated:,} {why}", FAINT), width)
    if found.parts:
        text = f"{plural(found.parts, 'part')} left out: one event with this or with one below"
        yield from fill(Text(text, FAINT), width)
    yield Text()


def _when(found: Around) -> str:
    moment = found.moment
    if moment.event is not None and moment.clock is not None:
        return brief(moment.event)
    if moment.start_lo != moment.end_lo or moment.start_hi != moment.end_hi:
        start = brief_days(moment.start_lo, moment.start_hi)
        return f"{start} → {brief_days(moment.end_lo, moment.end_hi)}"
    return brief_days(moment.start_lo, moment.end_hi)
