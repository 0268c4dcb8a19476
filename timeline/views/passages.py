"""Claims with their quotes, each inside its sentence.

The quote is bold, underlined and between ›…‹, so that it is also visible in a pipe, on paper and
without colour. Below it are the grade (reliability of the source, credibility of the information),
the footnote and the key of the source, the position in its text, in code points, and the stated
place (page, row …).
"""

from collections.abc import Callable, Iterable, Mapping

from rich.text import Text

from timeline.kinds import Field
from timeline.query.results import ClaimLine
from timeline.views.base import CONFLICT, FAINT, MARK, QUOTED, Lines, fill, shown
from timeline.wording.claims import (
    cells_text,
    doubt_words,
    origin_facts,
    reason_words,
    said,
    says_words,
    sentence,
)

BAR = "│ "


def quoted(claim: ClaimLine) -> Text:
    """Return the sentence of a claim with its quote marked; only the quote if no text is stored."""
    before, quote, after = sentence(claim)
    marked = Text.assemble("›", shown(quote), "‹", style=QUOTED)
    return Text.assemble(shown(before), marked, shown(after))


class ShownRows:
    """The rows of tables that a page has shown: each is shown once."""

    def __init__(self) -> None:
        self._rows: set[tuple[object, ...]] = set()

    def is_new(self, claim: ClaimLine) -> bool:
        """Return whether the quote of a claim is to be shown, and note it."""
        if not claim.is_row:
            return True
        known = claim.citation in self._rows
        self._rows.add(claim.citation)
        return not known


def claim_lines(
    claims: Iterable[ClaimLine],
    field_of: Callable[[ClaimLine], Field | None] | None,
    width: int,
    notes: Mapping[str, int],
    indent: str = "",
    *,
    rows: ShownRows | None = None,
    zone: str = "",
) -> Lines:
    """Yield the claims on the values above them; ``field_of`` is the one field of those of a claim.

    ``zone`` is the time zone of the event, in which clock times are told.

    The passage of two consecutive claims is shown once, and a row of a table once on a page.
    """
    before: ClaimLine | None = None
    rows = rows or ShownRows()
    for claim in claims:
        again = before is not None and before.citation == claim.citation
        quotes = not again and rows.is_new(claim)
        field = field_of(claim) if field_of else None
        yield from _lines(claim, field, width, notes, indent, zone=zone, again=again, quotes=quotes)
        before = claim


def _lines(
    claim: ClaimLine,
    field: Field | None,
    width: int,
    notes: Mapping[str, int],
    indent: str,
    *,
    zone: str,
    again: bool,
    quotes: bool,
) -> Lines:
    bar = Text(f"{indent}{BAR}", FAINT)
    if claim.source is None:
        words = shown(f"{reason_words(claim, field, zone)}: ", MARK)
        reason = Text.assemble(words, shown(claim.note))
        yield from fill(reason, width, indent, f"{indent}  ")
        return
    if claim.says is not None:
        style = CONFLICT if claim.stance == "disputes" else ""
        words = shown(said(claim, field, zone))
        text = Text.assemble(shown(says_words(claim), style), ": ", words)
        if cells := cells_text(claim.cells(claim.paths[0])):
            text.append_text(shown(f"  {cells}", FAINT))
        yield from fill(text, width, bar, bar)
    if not again:
        if claim.quote and quotes:
            yield from fill(quoted(claim), width, bar, bar)
        if claim.translation:
            yield from fill(shown(f"“{claim.translation}”", "italic"), width, bar, bar)
        yield from fill(_origin(claim, notes), width, bar, bar)
    if claim.note:
        yield from fill(shown(f"note: {claim.note}", FAINT), width, bar, bar)


def _origin(claim: ClaimLine, notes: Mapping[str, int]) -> Text:
    assert claim.source is not None
    key = claim.source.key
    text = Text.assemble(
        (claim.grade, "bold"), " ", (f"[{notes[key]}] " if key in notes else ""), shown(key)
    )
    if claim.start is not None:
        text.append(f" {claim.start}–{claim.end}", FAINT)
    for fact in origin_facts(claim):
        text.append_text(shown(f" · {fact}"))
    if doubt := doubt_words(claim):
        text.append(f" · {doubt}", CONFLICT if claim.verified is False else MARK)
    return text
