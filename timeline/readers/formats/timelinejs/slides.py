"""The slides of TimelineJS as events.

A sheet states no kind of event. That of a slide is, in this order: its cell in a column *Kind*, a
*Group* with the name of a kind (``Launches``), the setting ``kind``, and else ``activity``, the
kind for what is none of the others, with one warning. An era is an ``activity`` with the tag
``era``: a period with a name. The first title slide is about the timeline, and no event.

A slide that timeline has written has its date in the notation of dates, which is read instead of
the numbers and of what is shown, because both are coarser; unless somebody has moved the numbers.

Media, background, a group that cannot be a tag and a display date that is not understood are kept
in the note of the passage, one on each line, with the names that the columns have in a sheet:
``Media Caption: A tank``. The media are not sources: a picture next to a text is not what the text
repeats, and would lower its grade.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Final

from timeline.canonical.comparing import when as read_date
from timeline.canonical.record import fields_by_name
from timeline.dates.written.parsing import possible_dates
from timeline.errors import DateError, Problem
from timeline.kinds import KINDS
from timeline.likeness import did_you_mean
from timeline.readers.formats.base import (
    CellFault,
    Conversion,
    ConvertedRows,
    RowCitation,
    RowDraft,
)
from timeline.readers.formats.keys import EventKeys
from timeline.readers.formats.timelinejs.columns import TimelineJsColumns
from timeline.readers.formats.timelinejs.display import DisplayDate, compare, is_at, reason, unclear
from timeline.readers.formats.timelinejs.markup import plain
from timeline.readers.formats.timelinejs.parts import DateAndTime, SlideSpan, read_span
from timeline.readers.formats.timelinejs.title import attached, is_title
from timeline.readers.tables.base import Table, TableRow
from timeline.text import clip, suggest_key

DEFAULT_KIND: Final = "activity"
_ERA: Final = "era"
_BY_NAME: Final = {
    name: kind.name for kind in KINDS.values() for name in (kind.name, kind.plural.casefold())
}
_INFERRED: Final = "inferred in the database that the timeline is from, which does not say why"
_LONGEST_TEXT: Final = fields_by_name("event", DEFAULT_KIND)["summary"].limit
_LONGEST_TITLE: Final = 120
"""Characters of a title that is the beginning of the text."""


def convert(table: Table, conversion: Conversion) -> Iterator[ConvertedRows | Problem]:
    """Yield the event of each row, in their order."""
    slides = _Slides(table, conversion)
    for row in table.rows():
        yield row if isinstance(row, Problem) else slides.read(row)


def kind_fault(stated: str, _: Conversion) -> str:
    """Return what is wrong with a kind of events."""
    if stated in KINDS:
        return ""
    hint = did_you_mean(stated.casefold(), tuple(KINDS))
    return f"{clip(stated)!r} is not a kind of event{hint} ({', '.join(KINDS)})"


class _Slides:
    """Reads the slides of one table."""

    def __init__(self, table: Table, conversion: Conversion) -> None:
        self.columns = TimelineJsColumns(table.columns)
        self.conversion = conversion
        self.keys = EventKeys(conversion, partial(self._bases, table))
        self.titled = False
        self.warned = False

    def read(self, row: TableRow) -> ConvertedRows:
        if is_title(self.columns, row) and not self.titled:
            self.titled = True
            return self.conversion.converted([row], [])
        draft = self._event(row)
        return self.conversion.converted([row], [draft] if draft else [])

    def _cell(self, row: TableRow, name: str) -> str:
        return self.columns.cell(row, name)

    def _fault(self, row: TableRow, column: str, message: str) -> None:
        self.conversion.fault(row, self.columns.written(column), message)

    def _event(self, row: TableRow) -> RowDraft | None:
        """Return the event of a row; None if it has no date, which is a fault."""
        notes = [*attached(self.columns, row)]
        display = self._display(row)
        try:
            span = self._span(row, display)
        except CellFault as fault:
            self._fault(row, fault.column, fault.message)
            return None
        if not self._is_date(row, span):
            return None
        if span.dropped:
            times = " to ".join(each.text for each in (span.first, span.last) if each)
            notes.append(f"Times: {times}")
        stated = self._stated(row, span)
        shown = compare(display, span) if display and not stated else None
        if display and shown is None and not stated:
            notes.append(f"Display Date: {display}")
            message = f"{unclear(display)}: it is kept in the note of the passage"
            self.conversion.warn(row, self._display_column(), message)
        title = self._title(row)
        if not title:
            message = "is empty, and so is the text: every event has a title"
            self._fault(row, "Headline", message)
        fields: dict[str, Any] = {"kind": self._kind(row), "title": title}
        if status := self._cell(row, "Status"):
            fields |= {"status": status, "title": title.removesuffix(f" ({status})")}
        if text := self._text(row):
            fields["summary"] = text
        if shown and shown.deviation.is_accepted:
            fields["when"] = shown.date
        else:
            fields["when"] = stated or span.text
        if tags := self._tags(row, notes):
            fields["tags"] = tags
        citations = self._citations(row, span, shown, display, notes)
        if shown and shown.deviation.stance == "disputes":
            fields["accepted"] = {"when": reason(shown)}
        key = self.keys.of(self._base(row, span), [row])
        if stated and self._cell(row, "Inferred"):
            return RowDraft("event", key, row, fields, inferred={"when": _INFERRED})
        return RowDraft("event", key, row, fields, citations)

    def _text(self, row: TableRow) -> str:
        """Return the text of a slide, no longer than a summary: its row has all of it."""
        text = plain(self._cell(row, "Text"))
        if len(text) > _LONGEST_TEXT:
            message = (
                f"has {len(text):,} characters: the first {_LONGEST_TEXT:,} are read as the summary"
            )
            self.conversion.warn(row, self.columns.written("Text"), message)
        return text[:_LONGEST_TEXT].rstrip()

    def _is_date(self, row: TableRow, span: SlideSpan) -> bool:
        """Return whether the parts are a date together; the end can be before the start."""
        try:
            read_date(span.text)
        except DateError as error:
            column = "End Year" if self._cell(row, "End Year") else "Year"
            self._fault(row, column, f"{error.message}: {span.text}")
            return False
        return True

    def _stated(self, row: TableRow, span: SlideSpan) -> str:
        """Return the date that the slide states in the notation of dates, if it is in its place."""
        text = self._cell(row, "When")
        try:
            if not text or is_at(text, span):
                return text
        except DateError as error:
            self._fault(row, "When", f"{error.message}: {clip(text)}")
            return ""
        message = f"{clip(text)!r} is not at {span.text}, where the slide is: it is not read"
        self.conversion.warn(row, self.columns.written("When"), message)
        return ""

    # -- the date that is shown ------------------------------------------------------------------

    def _display(self, row: TableRow) -> str:
        whole = self._cell(row, "Display Date")
        start, end = (self._cell(row, f"Display {part}") for part in ("Start", "End"))
        return plain(whole or (f"{start} – {end}" if start and end else start or end))

    def _display_column(self) -> str:
        names = ("Display Date", "Display Start", "Display End")
        return next(filter(None, map(self.columns.written, names)), "")

    def _span(self, row: TableRow, display: str) -> SlideSpan:
        """Return when a slide was. Raises CellFault.

        Without numbers it is the date that is shown, if that has one meaning.
        """
        span = read_span(lambda name: self._cell(row, name))
        if span is not None:
            return span
        dates = possible_dates(display) if display else ()
        if len(dates) == 1:
            return SlideSpan(dates[0], DateAndTime(dates[0]))
        raise CellFault("is empty: every slide but the title has a year", "Year")

    def _citations(
        self,
        row: TableRow,
        span: SlideSpan,
        shown: DisplayDate | None,
        display: str,
        notes: list[str],
    ) -> list[RowCitation]:
        """Return what the row says of its date: once as a whole, and once in its display date."""
        note = {"note": "\n".join(notes)} if notes else {}
        if shown is None or not shown.deviation.stance:
            return [RowCitation(row, ["when"], note)]
        stance, column = shown.deviation.stance, self._display_column()
        of_display = {"quote": display, "column": column}
        if shown.deviation.is_accepted:
            return [
                RowCitation(row, [], {stance: {"when": span.text}, **note}),
                RowCitation(row, ["when"], of_display),
            ]
        return [
            RowCitation(row, ["when"], note),
            RowCitation(row, [], {**of_display, stance: {"when": shown.date}}),
        ]

    # -- everything else -------------------------------------------------------------------------

    def _title(self, row: TableRow) -> str:
        """Return the title of a slide; empty if it has no text at all."""
        for name in ("Headline", "Text", "Media Caption", "Media"):
            if text := " ".join(plain(self._cell(row, name)).split()):
                return text if name == "Headline" else clip(text, _LONGEST_TITLE)
        return ""

    def _group(self, row: TableRow) -> str:
        return " ".join(plain(self._cell(row, "Group") or self._cell(row, "Tag")).split())

    def _tags(self, row: TableRow, notes: list[str]) -> list[str]:
        group, found = self._group(row), []
        if tag := suggest_key(group, "group"):
            found.append(tag)
        elif group:
            notes.append(f"Group: {group}")
        if self._is_era(row) and _ERA not in found:
            found.append(_ERA)
        return found

    def _is_era(self, row: TableRow) -> bool:
        return self._cell(row, "Type").casefold() == _ERA

    def _kind(self, row: TableRow) -> str:
        if stated := self._cell(row, "Kind"):
            kind = _BY_NAME.get(stated.casefold(), "")
            if not kind:
                self._fault(row, "Kind", kind_fault(stated, self.conversion))
            return kind or DEFAULT_KIND
        if kind := _BY_NAME.get(self._group(row).casefold(), ""):
            return kind
        if self._is_era(row):
            return DEFAULT_KIND
        return self._kind_of_all(row)

    def _kind_of_all(self, row: TableRow) -> str:
        if setting := self.conversion.settings.get("kind", ""):
            return setting
        if not self.warned:
            self.warned = True
            message = (
                f"a timeline states no kind of event, so this slide and others are loaded as"
                f" {DEFAULT_KIND}: write settings: {{kind: …}} in the file of the source, or add a"
                f" column Kind ({', '.join(KINDS)})"
            )
            self.conversion.warn(row, "", message)
        return DEFAULT_KIND

    def _base(self, row: TableRow, span: SlideSpan) -> str:
        """Return a key of the id of a slide, or of its first day and title: texts are edited."""
        own = self._cell(row, "Unique ID") or f"{span.first.date} {self._title(row)}"
        return suggest_key(f"{self.conversion.source} {own}", "slide")

    def _bases(self, table: Table) -> Iterator[tuple[str, Sequence[TableRow]]]:
        """Yield the key of each slide before it has a number."""
        titled = False
        for row in table.rows():
            if isinstance(row, Problem):
                continue
            if is_title(self.columns, row) and not titled:
                titled = True
                continue
            try:
                span = self._span(row, self._display(row))
            except CellFault:
                continue
            yield self._base(row, span), [row]
