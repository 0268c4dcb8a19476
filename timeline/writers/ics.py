"""Events in a calendar: iCalendar (RFC 5545), a VEVENT for each event.

=============  ===================================================================================
property       value
=============  ===================================================================================
UID            the key of the event
DTSTART        the first possible day; of a time in a known zone its instant or minute, in UTC
DTEND          the day after the last possible one; of an approximate time its last instant
SUMMARY        the title; with the date in words if the day or the time is not surely known
DESCRIPTION    the date in words, the summary, the values, quotes with citations, rival values
STATUS         CONFIRMED if it occurred on that day, CANCELLED, or else TENTATIVE
TRANSP         TRANSPARENT: no event takes up the time of whoever has the calendar
CATEGORIES     the kind and the tags
LOCATION       the place
GEO            its coordinates, if it has some of its own
URL            the first source that has an address
DTSTAMP        the time of the newest revision of the database
=============  ===================================================================================

A time in an unknown zone is in the words only. An event whose date has no first or no last day is
left out, and so is one outside the years 1 to 9999, which iCalendar does not have.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, NamedTuple, TextIO

from timeline.dates.calendar import is_bounded
from timeline.dates.wording.clocks import KNOWN_TIMES
from timeline.importing import extra
from timeline.query.results import EventDetail, EventLine, Position
from timeline.safetext import visible
from timeline.text import plural
from timeline.wording.dates import in_words, marks
from timeline.wording.events import fact_lines, rivals
from timeline.wording.values import title_in_words
from timeline.writers.citations.parts import address, clean
from timeline.writers.citations.plain import passage_citation, source_citation
from timeline.writers.citations.quotes import quotes
from timeline.writers.reports.head import ReportHead

_PRODUCT: Final = "-//timeline//timeline export ics//EN"
_DOMAIN: Final = "timeline-chronicle"
_END: Final = "END:VCALENDAR\r\n"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LEFT_OUT: Final = {
    "undated": "{} left out: no date",
    "open": "{} left out: the date has no known first or last day, and a calendar needs both",
    "far": "{} left out: outside the years 1 to 9999",
}


class _Span(NamedTuple):
    """The days, or the instants, of an event; ``end`` is exclusive, None of a single instant."""

    start: date
    end: date | None
    certain: bool


def write_ics(
    head: ReportHead,
    events: Iterable[EventDetail],
    positions: Mapping[str, Position],
    file: TextIO,
    *,
    notify: Callable[[str], None],
) -> None:
    """Write events to an open text file, which takes line ends as they are, while they are read.

    ``positions`` are those of places, by key. ``notify`` is called with how many events are left
    out, and of how many the date is uncertain. Raises UsageError if the package for calendars is
    missing.
    """
    calendar = extra("icalendar", "calendar", "iCalendar")
    newest = head.newest
    stamp = datetime.fromisoformat(newest.at).astimezone(UTC) if newest else _EPOCH
    counts: Counter[str] = Counter()
    file.write(_head(calendar, head.title).removesuffix(_END))
    for event in events:
        span = _span(event.line)
        if isinstance(span, str):
            counts[span] += 1
            continue
        counts["uncertain"] += not span.certain
        made = _event(calendar, event, span, stamp)
        placed = event.located(positions)
        if placed and placed.is_exact and placed.place == event.line.place:
            made.add("geo", (placed.at.latitude, placed.at.longitude))
        file.write(_written(made))
    file.write(_END)
    for name, words in _LEFT_OUT.items():
        if counts[name]:
            notify(words.format(plural(counts[name], "event")))
    if counts["uncertain"]:
        what = plural(counts["uncertain"], "event", does="covers", do="cover")
        notify(f"{what} every possible day, because the date is uncertain")


def _head(calendar: Any, title: str) -> str:
    head = calendar.Calendar()
    head.add("prodid", _PRODUCT)
    head.add("version", "2.0")
    head.add("x-wr-calname", calendar.vText(clean(title)))
    return _written(head)


def _written(component: Any) -> str:
    text: str = component.to_ical().decode("utf-8")
    return text


def _span(line: EventLine) -> _Span | str:
    """Return when an event is in a calendar, or why it is in none."""
    first, last = line.start_lo, line.end_hi
    if not (is_bounded(first) and is_bounded(last)):
        return "open" if is_bounded(first) or is_bounded(last) else "undated"
    if first < date.min.toordinal() or last >= date.max.toordinal():
        return "far"
    if line.possible_instants is not None:
        try:  # near both ends an instant is outside the years, though its local day is not
            start, end = (_EPOCH + timedelta(seconds=each) for each in line.possible_instants)
            after = end + timedelta(seconds=1)
        except OverflowError:
            return "far"
        if line.precision in KNOWN_TIMES and first == last:
            return _Span(start, None, line.sure)
        return _Span(start, after, False)
    known = line.sure and line.start_lo == line.start_hi and line.end_lo == line.end_hi
    return _Span(date.fromordinal(first), date.fromordinal(last + 1), known)


def _event(calendar: Any, event: EventDetail, span: _Span, stamp: datetime) -> Any:
    line, made = event.line, calendar.Event()
    made.add("uid", f"{line.key}@{_DOMAIN}")
    made.add("dtstamp", stamp)
    made.add("dtstart", span.start)
    if span.end is not None:
        made.add("dtend", span.end)
    when = "" if span.certain else f" (date uncertain: {_uncertain(line)})"
    made.add("summary", clean(title_in_words(line) + when))
    made.add("description", "\n".join(_description(event, span)))
    made.add("status", _status(line, span))
    made.add("transp", "TRANSPARENT")
    made.add("categories", [line.kind, *line.tags])
    if line.place:
        made.add("location", clean(line.place.name))
    if url := next((source.url for source in event.sources.values() if source.url), ""):
        made.add("url", address(url))
    return made


def _uncertain(line: EventLine) -> str:
    """Return an uncertain date in words, without that word."""
    rough = "~" if "≈" in marks(line.qualifiers) else ""
    return in_words(line._replace(qualifiers=rough))


def _status(line: EventLine, span: _Span) -> str:
    if line.status == "cancelled":
        return "CANCELLED"
    return "CONFIRMED" if line.status == "occurred" and span.certain else "TENTATIVE"


def _description(event: EventDetail, span: _Span) -> Iterator[str]:
    """Yield the lines of the description; blocks are separated by blank lines."""
    line = event.line
    certain = f"Date: {in_words(line)}"
    yield certain if span.certain else f"Date uncertain: {_uncertain(line)}"
    yield f"Status: {line.status}"
    yield from (visible(fact, keep_newlines=True) for fact in fact_lines(event))
    if event.summary:
        yield f"\n{visible(event.summary, keep_newlines=True)}"
    for quote in quotes(event):
        yield f"\n{visible(str(quote))}"
    for words, claim in rivals(event):
        yield "\n" + visible(f"{words} ({passage_citation(claim)})")
    if event.sources:
        yield "\nSources:"
    yield from (visible(source_citation(source)) for source in event.sources.values())
    yield f"\nKey: {line.key}"
