"""Slides: one for each event, its texts as HTML in which everything from data is escaped.

A slide has no ``media``: TimelineJS takes the address of an article for that of a picture.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, Final
from urllib.parse import quote

from timeline.kinds import KINDS
from timeline.query.results import EventDetail, SourceRef
from timeline.safetext import visible
from timeline.wording.events import fact_lines, rivals
from timeline.wording.values import is_inferred, title_in_words
from timeline.writers.citations.plain import passage_citation, source_citation
from timeline.writers.citations.quotes import Quote, quotes
from timeline.writers.reports.head import ReportHead
from timeline.writers.timelinejs.dates import SlidePlace, display_date, stated_date

_SAFE: Final = "%/:?#[]@!$&()*+,;=~"
"""The characters of an address that need no escape, and that end no attribute of HTML."""


def title_slide(head: ReportHead) -> dict[str, Any]:
    """Return the slide before all others: the title, the question, and what was found."""
    lines = (f"{label}: {text}" for label, text in head.facts())
    return {"text": {"headline": _html(head.title), "text": _paragraph(map(_html, lines))}}


def slide(event: EventDetail, placed: SlidePlace) -> dict[str, Any]:
    """Return the slide of an event."""
    line = event.line
    found: dict[str, Any] = {
        "unique_id": line.key,
        "kind": line.kind,
        "group": _html(KINDS[line.kind].plural.capitalize()),
        "start_date": placed.start,
        "end_date": placed.end,
        "display_date": _html(display_date(line)),
        "when": stated_date(line),
        "status": line.status,
        "inferred": "when" if is_inferred(line, "when") else "",
        "text": {"headline": _html(title_in_words(line)), "text": "".join(_text(event))},
    }
    return {name: value for name, value in found.items() if value}


def _text(event: EventDetail) -> Iterator[str]:
    if event.summary:
        yield _paragraph([_html(event.summary)])
    yield _list(map(_html, fact_lines(event)))
    yield from map(_quote, quotes(event))
    for words, claim in rivals(event):
        yield f"<p>{_html(words)} <cite>({_html(passage_citation(claim))})</cite></p>"
    yield _list(map(_source, event.sources.values()))


def _quote(each: Quote) -> str:
    words = f"{_html(each.words)} " if each.quote else ""
    return f"<blockquote>{words}<cite>({_html(each.origin)})</cite></blockquote>"


def _source(source: SourceRef) -> str:
    words = _html(source_citation(source))
    return f'<a href="{escape(_address(source))}">{words}</a>' if source.url else words


def _address(source: SourceRef) -> str:
    return quote(source.url, safe=_SAFE)


def _paragraph(lines: Iterable[str]) -> str:
    return f"<p>{'<br>'.join(lines)}</p>"


def _list(items: Iterable[str]) -> str:
    found = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{found}</ul>" if found else ""


def _html(text: str) -> str:
    """Return a text as HTML: nothing in it is markup, and line ends are kept."""
    return escape(visible(text, keep_newlines=True)).replace("\n", "<br>")
