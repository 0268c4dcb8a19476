"""One event in Markdown: its date in words, its values with footnotes, its disputes in a table."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from timeline.analysis.disputes import Dispute, DisputedValue
from timeline.analysis.independence import support
from timeline.kinds import Field
from timeline.query.results import ClaimLine, EventDetail, LinkLine
from timeline.query.results.cited import CitedValues
from timeline.wording.claims import (
    difference_words,
    reason_words,
    said,
    says_words,
    support_text,
)
from timeline.wording.dates import in_words
from timeline.wording.values import (
    field_label,
    link_words,
    path_label,
    text_in_words,
    title_in_words,
    worded_together,
)
from timeline.writers.markdown.notes import Footnotes
from timeline.writers.markdown.syntax import MarkdownFlavour
from timeline.writers.reports.events import ReportEvent

_INDENT: Final = "  "


class EventText:
    """Writes events in Markdown, one after the other; ``level`` is that of their headings."""

    def __init__(self, flavour: MarkdownFlavour, notes: Footnotes, level: int) -> None:
        self._flavour, self._notes = flavour, notes
        self._heading = "#" * level
        self._noted: set[int] = set()  # the claims of the event whose notes were written

    def lines(self, event: ReportEvent) -> Iterator[str]:
        """Yield the lines of an event, with a blank line before each block."""
        detail, text = event.detail, self._flavour.text
        self._noted.clear()
        line = detail.line
        disputed = ", disputed" if line.disputed else ""
        date = in_words(line)
        date = f"{date[0].upper()}{date[1:]}"
        yield f"\n{self._heading} {text(date)}: {text(title_in_words(line))}{disputed}\n"
        also = f", also recorded as {', '.join(line.same_as)}" if line.same_as else ""
        yield f"\n{line.kind}, {line.status}, key {line.key}{also}\n"
        if detail.summary and not any(detail.claims_on("summary")):
            yield f"\n{self._flavour.lines(detail.summary)}\n"
        yield "\n"
        for group in event.values:
            yield from self._group(group, detail)
        for link in detail.links:
            yield from self._link(link, detail)
        for dispute in event.disputes:
            yield from self._dispute(dispute)
        yield from self._notes.new()

    def _group(self, group: CitedValues, detail: EventDetail) -> Iterator[str]:
        """Yield values with the same claims by field, and below them what these say otherwise."""
        supporting = [claim for claim in group.claims if claim.says is None]
        fields = [
            list(values) for _, values in groupby(group.values, key=lambda each: each.field.name)
        ]
        for values in fields:
            label = self._flavour.text(field_label(values[0], detail.line))
            together = worded_together(values, detail.line)
            words = "; ".join(self._value(str(each), inferred) for each, inferred in together)
            yield f"- {label}: {words}{self._notes.marks(supporting)}\n"
        given = support(group.shared)
        if given.sources > 1:
            yield f"{_INDENT}- supported by {support_text(given)}\n"
        yield from self._claims(group.claims, group.field, detail.line.zone)

    def _value(self, words: str, inferred: bool) -> str:
        mark = " ?" if inferred else ""
        return f"{self._flavour.lines(words, _INDENT, starts=False)}{mark}"

    def _claims(
        self,
        claims: Sequence[ClaimLine],
        field_of: Callable[[ClaimLine], Field | None],
        zone: str,
    ) -> Iterator[str]:
        """Yield what claims say of a value in addition to supporting it."""
        marks = self._notes.marks
        for claim in claims:
            field = field_of(claim)
            if claim.source is None:
                words = self._flavour.text(reason_words(claim, field, zone))
                yield f"{_INDENT}- {self._remark(words, claim)}\n"
                continue
            if claim.says is not None:
                says = f"{says_words(claim)}: {said(claim, field, zone)}"
                yield f"{_INDENT}- {self._flavour.start(says)}{marks([claim])}\n"
            if claim.note and id(claim) not in self._noted:
                self._noted.add(id(claim))
                yield f"{_INDENT}- {self._remark('note', claim)}{marks([claim])}\n"

    def _remark(self, label: str, claim: ClaimLine) -> str:
        return f"{label}: {self._flavour.lines(claim.note, 2 * _INDENT, starts=False)}"

    def _link(self, link: LinkLine, detail: EventDetail) -> Iterator[str]:
        claims = list(detail.claims_on(link.path)) if link.outward else []
        other, text = link.other, self._flavour.text
        words = f"{text(title_in_words(other))}, {text(in_words(other))} (key {other.key})"
        yield f"- {link_words(link)}: {words}{self._notes.marks(claims)}\n"
        yield from self._claims(claims, lambda _: None, detail.line.zone)

    def _dispute(self, dispute: Dispute) -> Iterator[str]:
        """Yield a table with a column for the accepted value, and one for each of its rivals."""
        sides = (dispute.accepted, *dispute.rivals)
        name = path_label(dispute.path, dispute.event, dispute.field)
        yield f"\nSources differ on this value: {self._flavour.text(name)}\n\n"
        heads = ["✓ accepted", *("≠ rival" for _ in dispute.rivals)]
        columns = [list(self._side(side, dispute)) for side in sides]
        rules = [" --- "] * len(sides)
        yield f"|{'|'.join(f' {each} ' for each in heads)}|\n|{'|'.join(rules)}|\n"
        for row in zip(*columns, strict=True):
            if any(row):
                yield f"|{'|'.join(f' {each} ' for each in row)}|\n"
        for reason in dispute.reasons:
            yield f"\n✓ accepted: {self._flavour.text(reason)}\n"

    def _side(self, side: DisputedValue, dispute: Dispute) -> Iterator[str]:
        cell = self._flavour.cell
        yield cell(text_in_words(dispute.field, side.text, side.name, dispute.event.zone))
        yield cell(difference_words(side))
        yield cell(support_text(side.support))
        claims = [(claim.grade, claim.source, claim) for claim in side.claims if claim.source]
        yield ", ".join(
            f"{grade} {source.key}{self._notes.marks([claim])}" for grade, source, claim in claims
        )
