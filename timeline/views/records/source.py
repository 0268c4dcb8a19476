"""``about`` a source: its values, its text with every cited passage marked, and the number of
sentences that are not cited yet.
"""

from collections.abc import Iterable

from rich.text import Text

from timeline.kinds import FieldType
from timeline.query.results import ClaimLine, SourceDetail, place_text
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
    columns = [value for value in values if value.field.type is FieldType.COLUMNS]
    if values:
        yield Text()
        yield from value_lines([value for value in values if value not in columns], width)
    if columns:
        head = shown(f"{columns[0].field.title:<16}", HEADING)
        named = (
            Text.assemble(shown(each.slot), shown(f" {each.text}".rstrip(), FAINT))
            for each in columns
        )
        yield from fill(Text(" · ").join(named), width, head)
    for reprint in detail.reprints:
        yield from fill(shown(f"Reprinted as {reprint.name} ({reprint.key})"), width)
    yield Text()
    if detail.text is None and columns:
        yield from _rows(detail, width)
    elif detail.text is None:
        yield from fill(
            Text("Its text is not stored, so its quotes cannot be verified.", MARK), width
        )
        yield from _passages(detail.citations, width)
    else:
        yield from _text(detail, detail.text, width)
    yield Text()
    cite = noun(detail.events.total, "cites it", "cite it")
    count = len(detail.events.events)
    first = f", the first {count:,} are:" if count < detail.events.total else ""
    yield Text(f"{events_text(detail.events)} {cite}{first}", HEADING)
    yield from listing(detail.events, width, head=False)
    yield Text()
    yield from fill(shown(f"recorded in {detail.file}:{detail.file_line}", FAINT), width)


def _rows(detail: SourceDetail, width: int) -> Lines:
    """Yield how many rows are cited, and those that are known, each with its records."""
    passages = {(each.place, each.record.key): each for each in detail.citations}
    shown_rows = {dict(each.place).get("row") for each in detail.citations} - {None}
    head = plural(detail.rows, "row", does="is cited", do="are cited")
    if len(shown_rows) < detail.rows:
        head += f", the first are below; all: timeline about {detail.source.key} --all"
    yield from fill(Text(head, HEADING), width)
    yield from _passages(list(passages.values()), width)


def _passages(claims: Iterable[ClaimLine], width: int) -> Lines:
    for claim in claims:
        parts = [f"›{one_line(claim.quote)}‹"] if claim.quote else []
        parts += [place_text(claim.place)] if claim.place else []
        yield from fill(shown("  ".join((*parts, claim.record.key))), width, "  ", "  ")


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
