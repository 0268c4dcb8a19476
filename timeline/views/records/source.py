"""``about`` a source: its values, its text with every cited passage marked, and the number of
sentences that are not cited yet.
"""

from rich.text import Text

from timeline.query.results import SourceDetail, place_text
from timeline.text import noun, plural
from timeline.views.base import FAINT, HEADING, MARK, QUOTED, Lines, fill, one_line, shown
from timeline.views.counts import events_text
from timeline.views.listing import listing
from timeline.views.records.about import value_lines

_IN_THE_HEAD = ("title",)


def about_source(detail: SourceDetail, width: int) -> Lines:
    """Yield everything that is known of a source."""
    yield from fill(shown(detail.source.title, HEADING), width)
    yield from fill(Text.assemble("source", shown(f" · {detail.source.key}", FAINT)), width)
    values = [value for value in detail.values if value.field.name not in _IN_THE_HEAD]
    if values:
        yield Text()
        yield from value_lines(values, width)
    for reprint in detail.reprints:
        yield from fill(shown(f"Reprinted as {reprint.name} ({reprint.key})"), width)
    yield Text()
    if detail.text is None:
        yield from fill(
            Text("Its text is not stored, so its quotes cannot be verified.", MARK), width
        )
        for claim in detail.citations:
            parts = [f"›{one_line(claim.quote)}‹"] if claim.quote else []
            parts += [place_text(claim.place)] if claim.place else []
            yield from fill(shown("  ".join((*parts, claim.record.key))), width, "  ", "  ")
    else:
        yield from _text(detail, detail.text, width)
    yield Text()
    cite = noun(detail.events.total, "cites it", "cite it")
    yield Text(f"{events_text(detail.events)} {cite}", HEADING)
    yield from listing(detail.events, width, head=False)
    yield Text()
    yield from fill(shown(f"recorded in {detail.file}:{detail.file_line}", FAINT), width)


def _text(detail: SourceDetail, body: str, width: int) -> Lines:
    uncited = len(detail.uncited)
    passages = plural(len(detail.cited), "cited passage")
    every = "every sentence is cited" if detail.sentences else "nothing to cite"
    left = f"{uncited:,} not cited yet" if uncited else every
    yield from fill(
        Text(f"Text: {plural(detail.sentences, 'sentence')}, {passages}, {left}", HEADING), width
    )
    yield from fill(shown(f"SHA-256 {detail.sha256}", FAINT), width)
    yield Text()
    marked = Text()
    at = 0
    for start, end in detail.cited:
        marked.append_text(shown(body[at:start], lines=True))
        passage = Text("›").append_text(shown(body[start:end], lines=True)).append("‹")
        passage.stylize(QUOTED)
        marked.append_text(passage)
        at = end
    marked.append_text(shown(body[at:], lines=True))
    for line in marked.split("\n", allow_blank=True):
        yield from fill(line, width, "  ") if line else iter((Text(),))
