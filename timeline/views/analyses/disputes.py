"""``disputes``: values on which sources differ, side by side, with their sources.

The accepted value (``✓``) is on the left and its rivals (``≠``) are on the right, if each gets at
least ``COLUMN`` cells; on a narrower screen they are below it. A rival has the kind of its
difference. Each value has its claims, the best grade first: grade, source, day of publication,
claimant, quote.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from rich.text import Text

from timeline.analysis.disputes import Dispute, DisputedValue
from timeline.query.results import ClaimLine, SourceRef, place_text
from timeline.text import one_line, plural
from timeline.views.base import (
    CONFLICT,
    FAINT,
    HEADING,
    MARK,
    Lines,
    fill,
    keyed,
    kind_text,
    numbered,
    row,
    shown,
)
from timeline.views.counts import more_lines
from timeline.views.listing import footnotes
from timeline.wording.claims import difference_words, evidence, said, support_text
from timeline.wording.dates import brief, brief_days, marks
from timeline.wording.values import path_label, text_in_words

COLUMN = 34
_GAP = 3


def disputes(found: Sequence[Dispute], query: str, width: int, most: int | None = None) -> Lines:
    """Yield the disputes by event, or the first of them, then their sources."""
    events = len({dispute.event.key for dispute in found})
    if not found:
        yield from fill(shown(f"No value is disputed here.  {query}".rstrip(), FAINT), width)
        return
    of_events = plural(events, "event")
    verbs = {"does": f"of {of_events} is disputed", "do": f"of {of_events} are disputed"}
    head = f"{plural(len(found), 'value', **verbs)}  {query}"
    yield from fill(shown(head.rstrip(), FAINT), width)
    left = 0 if most is None else len(found) - most
    found = found[:most]
    sources = {source.key: source for source in _sources(found)}
    notes = numbered(sources)
    for event, of_event in groupby(found, key=lambda dispute: dispute.event):
        yield Text()
        date = f"{brief(event)} {marks(event.qualifiers)}".strip()
        parts = [shown(event.title, HEADING), kind_text(event.kind), Text(date)]
        yield from keyed(Text(" · ").join(parts), event.key, width)
        for dispute in of_event:
            yield from _dispute(dispute, width, notes)
    yield Text()
    yield from footnotes(notes, sources, width)
    yield from more_lines(left, "value", width)


def plain_disputes(found: Iterable[Dispute]) -> Iterator[list[str]]:
    """Yield the fields of each claim for a pipe: event, value path, ``accepted`` or ``rival``,
    value, grade, source, publication date, claimant, the source that it repeats, quote, how a rival
    value is compatible with the accepted one, if it is, and the kind of its difference.
    """
    for dispute in found:
        for side in (dispute.accepted, *dispute.rivals):
            part = "accepted" if side is dispute.accepted else "rival"
            fixed = [dispute.event.key, dispute.path, part, side.text]
            for claim in side.claims or (None,):
                yield [
                    *fixed,
                    *_claim_fields(claim, side.path),
                    side.compatible,
                    side.difference or "",
                ]


def _claim_fields(claim: ClaimLine | None, path: str) -> list[str]:
    """Return grade, source, publication date, claimant, repeated source, quote; empty without."""
    if claim is None:
        return [""] * 6
    source = claim.source
    return [
        claim.grade,
        source.key if source else "",
        source.published if source else "",
        claim.claimant.key if claim.claimant else "",
        ",".join(claim.repeats),
        evidence(claim, path),
    ]


def _sources(found: Iterable[Dispute]) -> Iterator[SourceRef]:
    for dispute in found:
        for side in (dispute.accepted, *dispute.rivals):
            yield from (claim.source for claim in side.claims if claim.source)


def _dispute(dispute: Dispute, width: int, notes: dict[str, int]) -> Lines:
    label = path_label(dispute.path, dispute.event, dispute.field)
    yield from fill(shown(label), width, "  ")
    sides = (dispute.accepted, *dispute.rivals)
    column = (width - 4 - _GAP * (len(sides) - 1)) // len(sides)
    beside = column >= COLUMN
    room = column if beside else width - 4
    blocks = [list(_side(side, dispute, side is dispute.accepted, room, notes)) for side in sides]
    if beside:
        for cells in zip_longest(*blocks, fillvalue=Text()):
            yield Text.assemble("    ", row([(cell, room) for cell in cells], _GAP))
    else:
        for block in blocks:
            yield from (Text.assemble("    ", line) for line in block)
    for reason in dispute.reasons:
        yield from fill(shown(reason, "italic"), width, Text("    ✓ accepted: ", MARK), "      ")


def _side(
    side: DisputedValue, dispute: Dispute, accepted: bool, width: int, notes: dict[str, int]
) -> Lines:
    """Yield one value with its claims."""
    mark = Text("✓ ", MARK) if accepted else Text("≠ ", CONFLICT)
    words = text_in_words(dispute.field, side.text, side.name, dispute.event.zone)
    yield from fill(shown(words, HEADING), width, mark, "  ")
    if side.difference:
        yield from fill(shown(difference_words(side)), width, "  ", "  ")
    yield from fill(Text(support_text(side.support), FAINT), width, "  ", "  ")
    for claim in side.claims:
        yield from _claim(claim, side, dispute, width, notes)


def _claim(
    claim: ClaimLine, side: DisputedValue, dispute: Dispute, width: int, notes: dict[str, int]
) -> Lines:
    source = claim.source
    if source is None:
        yield from fill(shown(claim.note, "italic"), width, Text("  ? inferred: ", MARK), "    ")
        return
    published = brief_days(source.published_lo, source.published_hi)
    parts = [
        Text.assemble((claim.grade, "bold"), f" [{notes[source.key]}] ", shown(source.key)),
        Text("undated" if published == "unknown" else published),
    ]
    if claim.claimant:
        parts.append(shown(f"according to {claim.claimant.name}"))
    if claim.place:
        parts.append(shown(place_text(claim.place)))
    if claim.repeats:
        parts.append(shown(f"repeats {', '.join(claim.repeats)}"))
    if claim.says is not None and claim.says != side.text:
        parts.append(shown(f"says {said(claim, dispute.field, dispute.event.zone)}"))
    yield from fill(Text(" · ").join(parts), width, "  ", "    ")
    if claim.quote:
        yield from fill(shown(f"›{one_line(evidence(claim, side.path))}‹"), width, "    ", "    ")
    if claim.translation:
        yield from fill(shown(f"“{claim.translation}”", "italic"), width, "    ", "    ")
