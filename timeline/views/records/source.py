"""``about`` a source: its values, its text with every cited passage marked, and the number of
sentences that are not cited yet.
"""

from collections.abc import Iterable, Iterator

from rich.text import Text

from timeline.kinds import FieldType
from timeline.query.results import ClaimLine, SourceDetail, place_text
from timeline.text import clip, noun, one_line, plural
from timeline.views.base import FAINT, HEADING, MARK, QUOTED, Lines, fill, shown
from timeline.views.counts import more_text
from timeline.views.listing import listing
from timeline.views.records.about import value_lines
from timeline.wording.claims import PUBLICATION
from timeline.wording.counts import events_text

_IN_THE_HEAD = ("title",)
_QUOTE = 20  # the fewest characters of a quote in a list of the first of many
REPRINTS = 3  # how many reprints are named in brief
_LONG, _FIRST = 20_000, 1_000
"""A text of more characters than the first number is shown up to the second, unless it is whole."""


def about_source(detail: SourceDetail, width: int, whole: bool = True) -> Lines:
    """Yield everything that is known of a source.

    Without ``whole``, the detail has the first of many passages; then these, and a long text, are
    shown in brief.
    """
    left = [each for each in not_shown(detail) if each[0]]
    brief = not whole and bool(left)
    yield from fill(shown(detail.source.title, HEADING), width)
    yield from fill(Text.assemble("source", shown(f" · {detail.source.key}", FAINT)), width)
    values = [value for value in detail.values if value.field.name not in _IN_THE_HEAD]
    columns = [value for value in values if value.field.type is FieldType.COLUMNS]
    if values:
        yield Text()
        yield from value_lines([value for value in values if value not in columns], width)
    if columns and brief:
        head = shown(f"{columns[0].field.title:<16}", HEADING)
        yield from fill(Text(plural(len(columns), "column")), width, head)
    elif columns:
        head = shown(f"{columns[0].field.title:<16}", HEADING)
        named = (
            Text.assemble(shown(each.slot), shown(f" {each.text}".rstrip(), FAINT))
            for each in columns
        )
        yield from fill(Text(" · ").join(named), width, head)
    reprints = detail.reprints[: REPRINTS if brief else None]
    for reprint in reprints:
        yield from fill(shown(f"Reprinted as {reprint.name} ({reprint.key})"), width)
    if len(reprints) < len(detail.reprints):
        yield from fill(Text(f"and {len(detail.reprints) - len(reprints):,} more reprints"), width)
    yield Text()
    if detail.text is None and columns:
        yield from _rows(detail, width, brief)
    elif detail.text is None:
        yield from fill(
            Text("Its text is not stored, so its quotes cannot be verified.", MARK), width
        )
        yield from _passages(detail.citations, width, brief)
    else:
        yield from _text(detail, detail.text, width, whole)
    yield Text()
    cite = noun(detail.events.total, "cites it", "cite it")
    count = len(detail.events.events)
    first = f", the first {count:,} are:" if count < detail.events.total else ""
    yield Text(f"{events_text(detail.events)} {cite}{first}", HEADING)
    yield from listing(detail.events, width, head=False)
    yield Text()
    yield from fill(shown(f"recorded in {detail.file}:{detail.file_line}", FAINT), width)
    if more := more_text(left):
        yield from fill(Text(more), width)


def not_shown(detail: SourceDetail) -> Iterator[tuple[int, str]]:
    """Yield how many rows, or passages, and events a source has that the detail has not."""
    if detail.rows:
        yield detail.rows - len(_row_numbers(detail)), "row"
    elif detail.text is None:
        places = {(each.place, each.quote, each.record.key) for each in detail.citations}
        yield max(detail.passages - len(places), 0), "passage"
    yield detail.events.total - len(detail.events.events), "event"


def _rows(detail: SourceDetail, width: int, brief: bool) -> Lines:
    """Yield how many rows are cited, and those that are known, each with its records."""
    passages = {(each.place, each.record.key): each for each in detail.citations}
    head = plural(detail.rows, "row", does="is cited", do="are cited")
    if len(_row_numbers(detail)) < detail.rows:
        head += ", the first are:"
    yield from fill(Text(head, HEADING), width)
    yield from _passages(list(passages.values()), width, brief)


def _row_numbers(detail: SourceDetail) -> set[int | str | None]:
    return {dict(each.place).get("row") for each in detail.citations} - {None}


def _passages(claims: Iterable[ClaimLine], width: int, brief: bool) -> Lines:
    for claim in claims:
        quote, key = one_line(claim.quote), claim.record.key
        if brief:
            quote = clip(quote, max(width - len(key) - 6, _QUOTE))
        parts = [f"›{quote}‹"] if quote else [PUBLICATION] if claim.is_publication else []
        parts += [place_text(claim.place)] if claim.place and not brief else []
        yield from fill(shown("  ".join((*parts, key))), width, "  ", "  ")


def _text(detail: SourceDetail, body: str, width: int, whole: bool) -> Lines:
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
    length = len(body)
    if not whole and length > _LONG:
        body = body[:_FIRST]
    at = 0
    for start, end in detail.cited:
        if end > len(body):
            break
        marked.append_text(shown(body[at:start], lines=True))
        passage = Text("›").append_text(shown(body[start:end], lines=True)).append("‹")
        passage.stylize(QUOTED)
        marked.append_text(passage)
        at = end
    marked.append_text(shown(body[at:], lines=True))
    for line in marked.split("\n", allow_blank=True):
        yield from fill(line, width, "  ") if line else iter((Text(),))
    if len(body) < length:
        shorter = f"… the first {len(body):,} of {length:,} characters: --all shows the whole text"
        yield from fill(Text(shorter), width)
