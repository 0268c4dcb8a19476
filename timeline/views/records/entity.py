"""``about`` an actor, a system, a programme, a place or a named query: its values, and its events
in order of time.
"""

from rich.text import Text

from timeline.query.results import EntityDetail, Ref
from timeline.views.base import FAINT, HEADING, Lines, fill, numbered, shown
from timeline.views.counts import more_text
from timeline.views.listing import listing
from timeline.views.passages import claim_lines
from timeline.views.records.about import sources, value_lines
from timeline.wording.counts import events_text

_IN_THE_HEAD = ("name", "title", "part_of")


_PARTS = 10  # how many parts are named if not all events are listed


def about_entity(detail: EntityDetail, width: int) -> Lines:
    """Yield everything that is known of an entry of a register, then its events.

    If the detail has the first of many events, a line at the end says how many more there are.
    """
    left = detail.events.total - len(detail.events.events)
    yield from fill(shown(detail.name, HEADING), width)
    yield from fill(Text.assemble(detail.type, shown(f" · {detail.key}", FAINT)), width)
    values = [value for value in detail.values if value.field.name not in _IN_THE_HEAD]
    if values:
        yield Text()
        yield from value_lines(values, width)
    for name, refs in (("Part of", detail.wholes), ("Parts", detail.parts)):
        if refs:
            most = _PARTS if left else len(refs)
            yield from fill(_refs(refs, most), width, shown(f"{name:<16}", HEADING))
    notes = numbered(claim.source.key for claim in detail.claims if claim.source)
    found = {claim.source.key: claim.source for claim in detail.claims if claim.source}
    if detail.claims:
        yield Text()
        yield from claim_lines(detail.claims, None, width, notes, "  ")
        yield Text()
        yield from sources(notes, found, width)
    yield Text()
    first = f", the first {len(detail.events.events):,} are:" if left else ""
    yield from fill(Text(f"{events_text(detail.events)}{first}", HEADING), width)
    yield from listing(detail.events, width, head=False, known=notes)
    yield Text()
    yield from fill(shown(f"recorded in {detail.file}:{detail.file_line}", FAINT), width)
    if left:
        yield from fill(Text(more_text([(left, "event")])), width)


def _refs(refs: tuple[Ref, ...], most: int) -> Text:
    names = [Text.assemble(shown(ref.name), shown(f" {ref.key}", FAINT)) for ref in refs[:most]]
    more = [Text(f"and {len(refs) - most:,} more")] if len(refs) > most else []
    return Text(", ").join([*names, *more])
