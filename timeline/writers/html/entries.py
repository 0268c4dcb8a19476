"""Events as the template of a report shows them: plain texts, with references to footnotes."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from timeline.analysis.disputes import Dispute, DisputedValue
from timeline.analysis.independence import support
from timeline.canonical.cells import NamedCell
from timeline.kinds import KINDS, Field
from timeline.query.results import ClaimLine, EventDetail, EventLine, LinkLine
from timeline.query.results.cited import CitedValues
from timeline.wording import claims as wording
from timeline.wording.dates import brief, in_words, marks
from timeline.wording.values import (
    WordedValue,
    field_label,
    link_words,
    path_label,
    text_in_words,
    worded_together,
)
from timeline.writers.html.references import NoteReference, References
from timeline.writers.reports.events import ReportEvent


class ReasonEntry(NamedTuple):
    """What the curator states without a source: that a value is inferred or accepted, and why."""

    words: str
    text: str
    reference: None = None


class PassageEntry(NamedTuple):
    """A passage: its quote in its sentence, or cells of its row, and what it says.

    ``cells`` are those that state the values above, or else all. ``again``: the passage is shown
    in full above it. ``source`` is the title of its source where sources differ, else empty.
    """

    reference: NoteReference
    stance: str
    says: tuple[str, str] | None
    sentence: wording.QuoteInSentence | None
    cells: tuple[NamedCell, ...]
    again: bool
    language: str
    translation: str
    grade: str
    facts: tuple[wording.OriginFact, ...]
    doubt: str
    note: str
    source: str = ""


class ValueRow(NamedTuple):
    """The values of a field one after the other, each with whether it is inferred."""

    label: str
    values: tuple[tuple[WordedValue, bool], ...]


class ValueGroup(NamedTuple):
    """Values that have the same evidence."""

    rows: tuple[ValueRow, ...]
    evidence: tuple[PassageEntry | ReasonEntry, ...]
    support: str


class SideEntry(NamedTuple):
    """One value of those on which sources differ; ``difference`` is empty for the accepted one."""

    value: str
    difference: str
    compatible: str
    support: str
    evidence: tuple[PassageEntry | ReasonEntry, ...]


class Contest(NamedTuple):
    """A value on which sources differ, its sides, and why one of them was accepted."""

    label: str
    sides: tuple[SideEntry, ...]
    reasons: tuple[str, ...]


class LinkEntry(NamedTuple):
    """A link to another event, by its key; that event need not be in the report."""

    words: str
    key: str
    title: str
    date: str
    evidence: tuple[PassageEntry | ReasonEntry, ...]


class EventEntry(NamedTuple):
    """An event with all that a report shows of it; ``number`` is its place in the report.

    ``names`` are its actors and its place, each once; ``date_in_words`` is empty
    if it says no more than ``date``.
    """

    number: int
    event: EventLine
    glyph: str
    date: str
    date_in_words: str
    names: tuple[str, ...]
    summary: str
    groups: tuple[ValueGroup, ...]
    contests: tuple[Contest, ...]
    links: tuple[LinkEntry, ...]


class ReportEntries:
    """The events of a report while it is written."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._number = 0

    def entry(self, found: ReportEvent) -> EventEntry:
        """Return the next event."""
        detail, event = found.detail, found.detail.line
        shown: set[object] = set()
        contests = tuple(self._contest(each, detail) for each in found.disputes)  # first, as shown
        groups = tuple(
            self._group(each, event, shown)
            for each in found.values
            if each.claims or any(value.field.name != "tags" for value in each.values)
        )
        links = tuple(self._link(each, detail, shown) for each in detail.links)
        number, self._number = self._number, self._number + 1
        has_claims = any(detail.claims_on("summary"))
        words = in_words(event)
        is_brief = words == brief(event) or (event.sure and event.start_lo == event.end_hi)
        return EventEntry(
            number,
            event,
            KINDS[event.kind].glyph,
            f"{brief(event)} {marks(event.qualifiers)}".strip(),
            "" if is_brief else words,
            tuple(dict.fromkeys(each.name for each in (*event.actors, event.place) if each)),
            "" if has_claims else detail.summary,
            groups,
            contests,
            links,
        )

    def _group(self, cited: CitedValues, event: EventLine, shown: set[object]) -> ValueGroup:
        paths = tuple(value.path for value in cited.values)
        rows = [
            ValueRow(label, tuple(worded_together(same, event)))
            for label, same in groupby(cited.values, lambda value: field_label(value, event))
        ]
        given = support(cited.shared)
        words = wording.support_text(given) if given.sources > 1 else ""
        evidence = tuple(
            self._one(claim, cited.field(claim), paths, shown, event.zone) for claim in cited.claims
        )
        return ValueGroup(tuple(rows), evidence, words)

    def _evidence(
        self,
        claims: Iterable[ClaimLine],
        field: Field | None,
        path: str,
        shown: set[object],
        zone: str,
    ) -> tuple[PassageEntry | ReasonEntry, ...]:
        return tuple(self._one(claim, field, (path,), shown, zone) for claim in claims)

    def _one(
        self,
        claim: ClaimLine,
        field: Field | None,
        paths: tuple[str, ...],
        shown: set[object],
        zone: str,
    ) -> PassageEntry | ReasonEntry:
        reference = self._references.reference(claim)
        if reference is None or claim.source is None:
            return ReasonEntry(wording.reason_words(claim, field, zone), claim.note)
        again = bool(claim.quote) and reference.note in shown
        shown.add(reference.note)
        note = "" if claim.note in shown else claim.note
        shown.add(claim.note)
        said = wording.said(claim, field, zone)
        says = (wording.says_words(claim), said) if claim.says else None
        sentence = None
        if not (claim.is_row or again) and claim.quote:
            sentence = wording.sentence(claim)
        return PassageEntry(
            reference,
            claim.stance,
            says,
            sentence,
            _cells(claim, paths),
            again,
            claim.language or claim.source.language,
            "" if again else claim.translation,
            claim.grade,
            tuple(wording.origin_facts(claim)),
            wording.doubt_words(claim),
            note,
        )

    def _contest(self, dispute: Dispute, detail: EventDetail) -> Contest:
        sides = [self._side(each, dispute, detail) for each in (dispute.accepted, *dispute.rivals)]
        label = path_label(dispute.path, dispute.event, dispute.field)
        return Contest(label, tuple(sides), dispute.reasons)

    def _side(self, side: DisputedValue, dispute: Dispute, detail: EventDetail) -> SideEntry:
        given = side.support
        zone = dispute.event.zone
        claims = [_in_sentence(claim, detail) for claim in side.claims]
        entries = self._evidence(claims, dispute.field, side.path, set(), zone)
        evidence = (
            each._replace(doubt="", source=claim.source.title)
            if each.reference and claim.source
            else each
            for each, claim in zip(entries, claims, strict=True)
        )
        return SideEntry(
            text_in_words(dispute.field, side.text, side.name, zone),
            side.difference or "",
            side.compatible,
            wording.support_text(given) if given.sources else "",
            tuple(evidence),
        )

    def _link(self, link: LinkLine, detail: EventDetail, shown: set[object]) -> LinkEntry:
        other, claims = link.other, detail.claims_on(link.path)
        date = f"{brief(other)} {marks(other.qualifiers)}".strip()
        zone = detail.line.zone
        evidence = self._evidence(claims, None, link.path, shown, zone) if link.outward else ()
        return LinkEntry(link_words(link), other.key, other.title, date, evidence)


def _in_sentence(claim: ClaimLine, detail: EventDetail) -> ClaimLine:
    """Return a claim of a dispute with its sentence, which only the claims of the event have."""
    known = next((each for each in detail.claims if each.citation == claim.citation), claim)
    return replace(claim, sentence=known.sentence, sentence_start=known.sentence_start)


def _cells(claim: ClaimLine, paths: tuple[str, ...]) -> tuple[NamedCell, ...]:
    stating = dict.fromkeys(cell for path in paths for cell in claim.cells(path))
    return tuple(stating) or claim.cells()
