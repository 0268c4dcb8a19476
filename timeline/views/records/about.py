"""``about`` an event: all its values, each with the passages that it cites, and its links.

Values with the same citations are grouped above them; below follows how many sources support them.
An inferred value is marked ``?`` with its reason, a rival value ``≠`` with its source.
"""

from collections.abc import Mapping, Sequence

from rich.text import Text

from timeline.analysis.independence import support
from timeline.kinds import Per
from timeline.query.results import ClaimLine, EventDetail, EventLine, LinkLine, SourceRef, Value
from timeline.query.results.cited import cited_values
from timeline.views.base import FAINT, HEADING, MARK, Lines, fill, kind_text, numbered, shown
from timeline.views.listing import source_lines, title_text
from timeline.views.passages import ShownRows, claim_lines
from timeline.wording import dates
from timeline.wording.claims import cells_text, support_text
from timeline.wording.values import field_label, is_inferred, link_words, worded

LABEL = 16


def about_event(detail: EventDetail, width: int) -> Lines:
    """Yield everything that is known of an event."""
    event = detail.line
    notes = numbered(claim.source.key for claim in detail.claims if claim.source)
    yield from fill(shown(event.title, HEADING), width)
    yield from fill(_second_line(event), width)
    if detail.summary and not any(detail.claims_on("summary")):
        yield Text()
        yield from fill(shown(detail.summary), width)
    begun = ""
    rows = ShownRows()
    for cited in cited_values(detail):
        values, claims = cited
        yield Text()
        yield from value_lines(values, width, event, begun, claims)
        begun = values[-1].field.name if values[-1].field.per is Per.ITEM else ""
        yield from claim_lines(claims, cited.field, width, notes, "  ", rows=rows, zone=event.zone)
        given = support(cited.shared)
        if given.sources > 1:
            yield from fill(Text(f"supported by {support_text(given)}", FAINT), width, "  ")
    yield from _links(detail, width, notes, rows)
    if event.same_as:
        yield Text()
        yield from fill(shown(f"Also recorded as {', '.join(event.same_as)}"), width)
    if notes:
        yield Text()
        yield from sources(notes, detail.sources, width)
    yield Text()
    yield from fill(shown(f"recorded in {detail.file}:{detail.file_line}", FAINT), width)
    for place in detail.corrections:
        yield from fill(shown(f"corrected in {place}", FAINT), width)


def value_lines(
    values: Sequence[Value],
    width: int,
    event: EventLine | None = None,
    begun: str = "",
    claims: Sequence[ClaimLine] = (),
) -> Lines:
    """Yield values with their labels; the label of a field is shown once.

    ``begun`` is the list of records whose values precede these: its records have numbers, so that
    its label is not repeated either. Below a value are the cells that state it, of those ``claims``
    that are rows of tables.
    """
    claims = [claim for claim in claims if claim.is_row and claim.says is None]
    label = min(LABEL, width // 3)
    previous = begun
    for value in values:
        name = "" if value.field.name == previous else field_label(value, event)
        previous = value.field.name
        inferred = event is not None and is_inferred(event, value.path)
        text = Text.assemble(_value(value, event), (" ?" if inferred else "", MARK))
        head = shown(name, HEADING)
        if head.cell_len >= label:
            yield from fill(head, width)
            head = Text()
        head.append(" " * (label - head.cell_len))
        yield from fill(text, width, head)
        for claim in claims:
            if cells := cells_text(claim.cells(value.path)):
                row = f"{claim.source.key} " if claim.source and len(claims) > 1 else ""
                row += f"row {dict(claim.place)['row']}, {cells}"
                yield from fill(shown(row, FAINT), width, " " * label)


def sources(notes: Mapping[str, int], found: Mapping[str, SourceRef], width: int) -> Lines:
    """Yield the sources with their numbers and addresses."""
    for key, number in notes.items():
        label = f"[{number}] "
        source = found.get(key)
        yield from source_lines(key, source, width, label)
        if source and source.url:
            yield from fill(shown(source.url, FAINT), width, " " * len(label), " " * len(label))


def _second_line(event: EventLine) -> Text:
    date = Text.assemble(dates.brief(event), " ", (dates.marks(event.qualifiers), MARK))
    date.rstrip()
    parts = [kind_text(event.kind), date, shown(event.status), shown(event.key, FAINT)]
    return Text(" · ").join(parts)


def _value(value: Value, event: EventLine | None) -> Text:
    """Return a value as people write it, with the key of a record that it names and its slot."""
    words = worded(value, event)
    named = value.ref is not None and value.quantity is None
    key = f"  {value.ref.key}" if named and value.ref else ""
    before, told, after = shown(words.before, FAINT), shown(words.told), shown(words.after)
    return Text.assemble(before, told, shown(key, FAINT), after)


def _links(detail: EventDetail, width: int, notes: Mapping[str, int], rows: ShownRows) -> Lines:
    if not detail.links:
        return
    yield Text()
    yield Text("Links", HEADING)
    for link in detail.links:
        yield from fill(_link(link), width, "  ", "      ")
        if link.outward:
            claims = detail.claims_on(link.path)
            zone = detail.line.zone
            yield from claim_lines(claims, None, width, notes, "    ", rows=rows, zone=zone)


def _link(link: LinkLine) -> Text:
    arrow, other = "→" if link.outward else "←", link.other
    date = f"{dates.brief(other)} {dates.marks(other.qualifiers)}".strip()
    parts = (kind_text(other.kind), "  ", title_text(other), f", {date}")
    return Text.assemble(f"{arrow} {link_words(link)}  ", *parts, shown(f"  {other.key}", FAINT))
