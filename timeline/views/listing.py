"""``show``: events in order of time by year, or by row, with footnotes for their sources.

Events ranked by relevance are one group. Words of the query are marked in a snippet below each
event whose title does not contain them, and below the list in texts that none of the events cites.

From 60 cells on, an event is a row of columns: date, marks, kind, title, actors, sources. Long
titles continue on the next line. The key is after the title or on a line of its own, and from 110
cells on in a column of its own, unless keys are too long for one. On a narrower screen an event
takes several lines, the first with its date and kind.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from timeline.dates.calendar import is_bounded
from timeline.kinds.registers import SOURCE
from timeline.over_time.rows import ChartRow, RowsBy, item_rows, page_rows
from timeline.query.results import EventLine, EventPage, SourceRef
from timeline.query.results.counting import item_name
from timeline.views.base import (
    CONFLICT,
    FAINT,
    HEADING,
    MARK,
    NARROW,
    NOTHING,
    Lines,
    actor_names,
    fill,
    keyed,
    kind_text,
    kind_width,
    numbered,
    row,
    shown,
)
from timeline.views.counts import certainty_text, count_notes, number_text, page_text
from timeline.views.found import hit_lines, snippet_lines
from timeline.views.nesting import Nested, flat, nested, with_place
from timeline.views.plain import plain_fields
from timeline.wording.dates import brief, marks
from timeline.wording.headings import OPEN_DATES, YearHeadings, group
from timeline.wording.values import title_in_words

WITH_KEYS = 110
_UNRATED = next(each.default for each in SOURCE.fields if each.name == "reliability")
_DATES = 13  # the most cells of the date column; a longer date has a line of its own
_LONG_DATES = 18  # the same, if at least half of the dates are longer, as clock times are
_TITLE = 16  # the fewest cells of the title column; with fewer, an event is stacked


def listing(
    page: EventPage,
    width: int,
    head: bool = True,
    by: RowsBy | None = None,
    known: Mapping[str, int] | None = None,
) -> Lines:
    """Yield the lines of a page: its size, the events by year or by row, and their sources.

    Without ``head`` the first lines are omitted, for a list inside another view. ``known`` are the
    footnote numbers of sources that such a view has already shown.
    """
    if head:
        yield from head_lines(page, width)
    known = known or {}
    notes = numbered((key for event in page.events for key in event.sources), known)
    groups = list(_groups(page, by, width))
    placed = [each for _, events in groups for each in events]
    layout = _Layout(placed, width, notes, years=by is not None or page.ranked)
    for heading, events in groups:
        yield Text()
        yield from heading
        for event, depth in events:
            yield from layout.event(event, depth)
            for snippet in page.snippets.get(event.key, ()):
                if snippet.part != "title":
                    yield from snippet_lines(snippet, width)
    new = {key: number for key, number in notes.items() if key not in known}
    if new:
        yield Text()
        yield from footnotes(new, page.sources, width)
    if page.hits:
        yield Text()
        yield from hit_lines(page.hits, width)
    if head and page.events and NARROW <= width < WITH_KEYS:
        yield Text()
        yield Text("details: timeline about KEY", FAINT)


def plain_rows(page: EventPage, by: RowsBy) -> list[list[str]]:
    """Return the fields of each event for a pipe, after the key of its row; see ``plain``."""
    return [
        [each.key, *plain_fields(event, page)]
        for each in page_rows(page, by)
        for event in each.events
    ]


def footnotes(notes: Mapping[str, int], sources: Mapping[str, SourceRef], width: int) -> Lines:
    """Yield the source of each footnote number."""
    digits = len(str(max(notes.values(), default=0)))
    for key, number in notes.items():
        yield from source_lines(key, sources.get(key), width, f"[{number:>{digits}}] ")


def source_lines(key: str, source: SourceRef | None, width: int, label: str) -> Lines:
    """Yield a source after a label: title, publisher, edition, day, reliability, key."""
    if source is None:
        yield from fill(shown(key), width, label)
        return
    text = shown(" · ".join((source.title, *source_facts(source))))
    yield from keyed(text, key, width, label)


def source_facts(source: SourceRef, before_day: str = "") -> list[str]:
    """Return publisher, edition, day and reliability of a source, without what is unknown.

    ``before_day`` are words before the day of publication.
    """
    dated = is_bounded(source.published_lo) or is_bounded(source.published_hi)
    day = f"{before_day}{source.published}" if dated else ""
    edition = f"edition {source.edition}" if source.edition else ""
    rating = "" if source.reliability == _UNRATED else source.reliability
    return [fact for fact in (source.publisher, edition, day, rating) if fact]


def row_name(row: ChartRow, by: RowsBy, width: int) -> Text:
    """Return the name of a row, in at most ``width`` cells: a kind with its glyph and colour.

    Instead of a name that is too long it is the key, if that fits, because it can be typed; or the
    name without its middle, because names that begin alike often end differently.
    """
    name = kind_text(row.key) if by == "kind" else shown(row.name, HEADING)
    if name.cell_len <= width:
        return name
    if row.key and cell_len(row.key) <= width:
        return shown(row.key, HEADING)
    begin, end = name.copy(), name.plain
    while cell_len(end) > width // 3:
        end = end[1:]
    begin.truncate(width - cell_len(end), overflow="ellipsis")
    return begin.append(end)


def title_text(event: EventLine) -> Text:
    """Return the title, with the status unless it is ``occurred``, and whether it is disputed."""
    text = shown(title_in_words(event))
    if event.disputed:
        text.append(" ≠ disputed", CONFLICT)
    return text


def _groups(page: EventPage, by: RowsBy | None, width: int) -> Iterator[tuple[list[Text], Nested]]:
    """Yield the events of a page under their headings, with their depth (``nesting``).

    Ranked events have no heading. Rows have the number of their items if these are counted.
    """
    if by is not None:
        items = page.counting.items
        counted = item_rows(items, by, page.asked) if items else []
        numbers = {row.key: found for row, found in counted}
        for each in page_rows(page, by):
            name = row_name(each, by, width)
            if items and (truths := numbers.get(each.key)):
                nouns = item_name(items.lots[key].event for key in truths)
                name.append(f"  {number_text(items.count(truths), *nouns)}", FAINT)
            yield list(fill(name, width)), nested(each.events)
    elif page.ranked:
        yield [], flat(page.events)
    else:
        window = page.window
        places = [window is None or window.is_placed(event) for event in page.events]
        placed = places.count(True)  # the others are the last ones
        for heading, events in _by_year(page.events[:placed]):
            yield [heading], nested(events)
        section = [Text(OPEN_DATES, HEADING)]
        for heading, events in _by_year(page.events[placed:]):
            yield [*section, heading], nested(events)
            section = []


def _by_year(events: Iterable[EventLine]) -> Iterator[tuple[Text, list[EventLine]]]:
    """Yield the events under the years in which they begin."""
    for (heading, year), members in groupby(events, key=YearHeadings().next):
        found = list(members)
        doubtful = year is not None and all("?" in event.qualifiers for event in found)
        yield Text(f"{heading}{'?' if doubtful else ''}", HEADING), found


def _has_date(event: EventLine) -> bool:
    return is_bounded(event.start_lo) or is_bounded(event.end_hi)


def head_lines(page: EventPage, width: int) -> Lines:
    """Yield how many events a page has, the query, and what is left out with the reason."""
    yield from fill(shown(f"{page_text(page)}  {page.query}".rstrip(), FAINT), width)
    for note in (*count_notes(page), certainty_text(page)):
        if note:
            yield from fill(Text(note, FAINT), width)
    for left in page.left_out:
        yield from fill(shown(f"{left.count:,} left out: {left.why}", FAINT), width)
    if not page.events and not (page.tally and page.tally.uncertain):
        yield Text(NOTHING)


class _Layout:
    """The widths of the columns, fitted to the events of a page."""

    def __init__(self, placed: Nested, width: int, notes: Mapping[str, int], years: bool) -> None:
        events = [event for event, _ in placed]
        self.width, self.notes, self.years = width, notes, years
        dates = [len(self._date(event)) for event in events]
        self.marks = max((len(marks(event.qualifiers)) for event in events), default=0)
        self.kind = kind_width()
        self.actors = max((len(actor_names(event.actors)) for event in events), default=0)
        self.cited = max((len(self._sources(event)) for event in events), default=0)
        self.keys = max((len(event.key) for event in events), default=0)
        if width < WITH_KEYS or self.keys > width // 4:
            self.keys = 0
        others = (self.actors, self.cited, self.keys)
        longest = max((self._title(*each).cell_len for each in placed), default=0)
        many = 2 * sum(each > _DATES for each in dates) >= len(dates)
        for most in (_LONG_DATES, _DATES) if many else (_DATES,):
            self.dates = max((each for each in dates if each <= most), default=_DATES)
            self.indent = 2 + self.dates + 1 + self.marks + 2 + self.kind + 2
            room = width - self.indent - sum(cells + 2 for cells in others if cells)
            if room >= _TITLE:
                break
        self.title = min(longest, room)
        self.narrow = width < NARROW or room < _TITLE

    def event(self, event: EventLine, depth: int = 0) -> Lines:
        """Yield the lines of one event; a part is indented by its depth."""
        if self.narrow:
            yield from self._stacked(event, depth)
            return
        date = self._date(event)
        if len(date) > self.dates:
            yield Text(f"  {date}")
            date = ""
        head = Text(f"  {date:<{self.dates}} ")
        head.append_text(row([(Text(marks(event.qualifiers), MARK), self.marks)]))
        head.append(" " * (self.indent - self.kind - 2 - head.cell_len))
        title, *rest = self._title_lines(event, depth)
        key = [] if self.keys or self._fits(event) else [*fill(shown(event.key, FAINT), self.width)]
        columns = [
            (kind_text(event.kind), self.kind),
            (title, self.title),
            (shown(actor_names(event.actors)), self.actors),
            (Text(self._sources(event), FAINT), self.cited),
            (shown(event.key if self.keys else "", FAINT), self.keys),
        ]
        yield head.append_text(row(columns))
        for line in rest:
            yield Text.assemble(" " * self.indent, line)
        for line in key:
            yield Text.assemble(" " * min(self.indent, self.width - key[0].cell_len), line)

    def _title(self, event: EventLine, depth: int) -> Text:
        """Return the title, with the key after it if this has no column of its own."""
        title = with_place(title_text(event), event, depth)
        return title if self.keys else Text.assemble(title, "  ", shown(event.key, FAINT))

    def _title_lines(self, event: EventLine, depth: int) -> Lines:
        """Return the lines of the title column, with the key if it is in it and fits in."""
        title = with_place(title_text(event), event, depth)
        key = "" if self.keys or not self._fits(event) else event.key
        return keyed(title, key, self.title)

    def _fits(self, event: EventLine) -> bool:
        """Return whether the key is no wider than the title column; else it begins further left."""
        return len(event.key) <= self.title

    def _stacked(self, event: EventLine, depth: int) -> Lines:
        date = f"{self._date(event)} {marks(event.qualifiers)}".strip()
        first = Text.assemble(f"{date}  " if date else "", kind_text(event.kind))
        yield from fill(first, self.width, "  ")
        title = with_place(title_text(event), event, depth)
        yield from fill(title, self.width, "    ")
        if below := f"{actor_names(event.actors)} {self._sources(event)}".strip():
            yield from fill(shown(below), self.width, "    ")
        yield from fill(shown(event.key, FAINT), self.width, "    ")

    def _date(self, event: EventLine) -> str:
        """Return the date, without the year if the heading contains it."""
        if self.years:
            return brief(event)
        return brief(event, group(event)[1]) if _has_date(event) else ""

    def _sources(self, event: EventLine) -> str:
        numbers = sorted(self.notes[key] for key in event.sources)
        return f"[{','.join(map(str, numbers))}]" if numbers else ""
