"""A whole report in Markdown: head, events by year, footnotes, bibliography."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from timeline.wording.headings import NO_MONTH, month
from timeline.writers.citations.citing import Citing, PlainCiting
from timeline.writers.markdown.event import EventText
from timeline.writers.markdown.notes import Footnotes
from timeline.writers.markdown.syntax import MarkdownFlavour
from timeline.writers.reports.events import ReportEvent, ReportHeadings
from timeline.writers.reports.head import ReportContent, ReportHead


def markdown(
    report: ReportContent,
    citing: Citing | None = None,
    *,
    pandoc: bool = False,
    months: bool = False,
) -> Iterator[str]:
    """Yield the lines of a report: the head, the events by year, and the sources that they cite.

    UTF-8, a paragraph on each line. The footnotes are below the event that first cites them, so
    that the report is written while it is read. The Markdown is that of GitHub, or that of
    ``pandoc``, with the head as metadata. ``months``: the events of a year are under their months.
    ``citing`` is how sources are cited; by default in plain text.
    """
    flavour = MarkdownFlavour(pandoc)
    notes = Footnotes(flavour, citing or PlainCiting())
    yield from _head(report.head, flavour)
    text = EventText(flavour, notes, level=4 if months else 3)
    headings = ReportHeadings(report.head.window)
    for name, found in groupby(report.events, lambda event: headings.next(event.detail.line)):
        yield f"\n## {name}\n"
        for month_name, events in _by_month(found) if months else [("", found)]:
            if month_name:
                yield f"\n### {month_name}\n"
            for event in events:
                yield from text.lines(event)
    if sources := list(notes.bibliography()):
        yield "\n## Sources\n\n"
        yield from sources


def _by_month(found: Iterable[ReportEvent]) -> Iterator[tuple[str, Iterable[ReportEvent]]]:
    """Yield the events of a year under its months; those of no known month are the last ones."""
    without_month = list[ReportEvent]()
    for name, events in groupby(found, key=lambda event: month(event.detail.line)):
        if name == NO_MONTH:
            without_month += events
        else:
            yield name, events
    if without_month:
        yield NO_MONTH, without_month


def _head(head: ReportHead, flavour: MarkdownFlavour) -> Iterator[str]:
    """Yield the title and the facts of the head: which question, what was left out."""
    if flavour.pandoc:
        yield f"---\ntitle: {flavour.yaml(head.title)}\n"
        if head.newest:
            yield f"date: {flavour.yaml(head.newest.at.partition('T')[0])}\n"
        yield "lang: en\n---\n\n"
    else:
        yield f"# {flavour.text(head.title)}\n\n"
    for label, words in head.facts():
        told = flavour.code(words) if head.query and words == head.query else flavour.text(words)
        yield f"- {label}: {told}\n"
