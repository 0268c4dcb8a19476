"""Claims in words: the quote inside its sentence, what the source says, and where it says it."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.analysis.disputes import DisputedValue
from timeline.analysis.independence import Support
from timeline.canonical.cells import NamedCell
from timeline.kinds import Field
from timeline.query.results import ClaimLine, SourceRef, place_text
from timeline.text import one_line, plural
from timeline.wording.values import text_in_words

_SAYS = {"disputes": "≠ says", "restates": "= in its own words"}
_REASONS = {"inferred": "? inferred", "accepted": "✓ accepted"}
_DIGITS = 12  # of a hash
PUBLICATION = "its date of publication"
"""The part of a source that supports a date, if it is not a passage."""


class QuoteInSentence(NamedTuple):
    """A quote between the texts before and after it in its sentence, each on one line."""

    before: str
    quote: str
    after: str


class OriginFact(NamedTuple):
    """A fact on the origin of a claim: its words, and the names from data after them, if any."""

    words: str
    names: str = ""

    def __str__(self) -> str:
        return f"{self.words} {self.names}".strip()


def sentence(claim: ClaimLine) -> QuoteInSentence:
    """Return the sentence of a claim with its quote; only the quote if no text is stored."""
    if claim.start is None or claim.end is None or not claim.sentence:
        return QuoteInSentence("", one_line(claim.quote), "")
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    whole = claim.sentence
    return QuoteInSentence(*map(one_line, (whole[:start], whole[start:end], whole[end:])))


def cells_text(cells: Iterable[NamedCell]) -> str:
    """Return cells of a row with the names of their columns: ``Year: 2011; Month: 7``."""
    return "; ".join(map(str, cells))


def evidence(claim: ClaimLine, path: str) -> str:
    """Return the evidence of a claim on a value at a path: cells of a row, a quote or a reason."""
    return cells_text(claim.cells(path)) or claim.quote if claim.source else claim.note


def reason_words(claim: ClaimLine, field: Field | None, zone: str) -> str:
    """Return what a claim without a source is: ``? inferred`` or ``✓ accepted``.

    If it is on another value than the accepted one, with that: ``? inferred as failure``.
    """
    words = _REASONS.get(claim.stance, claim.stance)
    return words if claim.says is None else f"{words} as {said(claim, field, zone)}"


def says_words(claim: ClaimLine) -> str:
    """Return how a source says its own value: ``says``, ``≠ says``, ``= in its own words``."""
    return _SAYS.get(claim.stance, "says")


def said(claim: ClaimLine, field: Field | None, zone: str) -> str:
    """Return the value of the source in words; empty if it supports the accepted value.

    ``zone`` is the time zone of the event, in which clock times are told; empty if unknown.
    """
    if claim.says is None:
        return ""
    return text_in_words(field, claim.says, claim.says_ref.name if claim.says_ref else "", zone)


def origin_facts(claim: ClaimLine) -> list[OriginFact]:
    """Return where in its source a claim is, whose word it is, and what it repeats."""
    facts = [place_text(claim.place)] if claim.place else []
    if claim.is_row and claim.source:
        facts[-1:] = [f"{facts[-1] if facts else ''} of {_file(claim.source)}".strip()]
    if claim.is_publication:
        facts.append(PUBLICATION)
    return [*map(OriginFact, facts), *word_facts(claim)]


def word_facts(claim: ClaimLine) -> list[OriginFact]:
    """Return whose word a claim is, if not that of its source, and which sources it repeats."""
    facts = [OriginFact("according to", claim.claimant.name)] if claim.claimant else []
    if claim.repeats:
        facts.append(OriginFact("repeats", ", ".join(claim.repeats)))
    return facts


def doubt_words(claim: ClaimLine) -> str:
    """Return why the quote of a claim cannot be checked or is not in the text; empty if it does."""
    if claim.verified is None and not (claim.is_row or claim.is_publication):
        return "not verifiable: its text is not stored"
    return "this quote is no longer in the stored text" if claim.verified is False else ""


def support_text(given: Support) -> str:
    """Return ``2 sources``, or ``5 sources, 1 independent`` if some repeat others."""
    text = plural(given.sources, "source")
    if given.independent < given.sources:
        text += f", {given.independent} independent"
    return text


def difference_words(side: DisputedValue) -> str:
    """Return how a rival value differs, and in which way both values can be true.

    It is empty for the accepted value.
    """
    if side.difference is None:
        return ""
    if side.difference == "contradicts":
        return "contradicts the accepted value"
    return f"{side.difference}: {side.compatible or 'only a reader can compare'}"


def _file(source: SourceRef) -> str:
    """Return the file of a table in words, by the beginning of its hash."""
    if not source.file_sha256:
        return "a file whose hash is not known"
    return f"the file with SHA-256 {source.file_sha256[:_DIGITS]}…"
