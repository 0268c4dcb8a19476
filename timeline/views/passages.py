"""Claims with their quotes, each inside its sentence.

The quote is bold, underlined and between ›…‹, so that it is also visible in a pipe, on paper and
without colour. Below it are the grade (reliability of the source, credibility of the information),
the footnote and the key of the source, the position in its text, in code points, and the stated
place (page, row …).
"""

from collections.abc import Iterable, Mapping

from rich.text import Text

from timeline.analysis.independence import Support
from timeline.canonical.cells import Cell
from timeline.errors import ValueFault
from timeline.kinds import Field, FieldType
from timeline.quantities import stored_quantity, words
from timeline.query.results import ClaimLine, SourceRef, place_text
from timeline.text import plural
from timeline.views.base import CONFLICT, FAINT, MARK, QUOTED, Lines, fill, one_line, shown

BAR = "│ "
_DIGITS = 12  # of a hash


def quoted(claim: ClaimLine) -> Text:
    """Return the sentence of a claim with its quote marked; only the quote if no text is stored."""
    if claim.start is None or claim.end is None or not claim.sentence:
        return _marked("", claim.quote, "")
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    sentence = claim.sentence
    return _marked(sentence[:start], sentence[start:end], sentence[end:])


class Shown:
    """The rows of tables that a page has shown: each is shown once."""

    def __init__(self) -> None:
        self._rows: set[tuple[object, ...]] = set()

    def is_new(self, claim: ClaimLine) -> bool:
        """Return whether the quote of a claim is to be shown, and note it."""
        if not claim.is_row:
            return True
        row = _place(claim)
        known = row in self._rows
        self._rows.add(row)
        return not known


def claim_lines(
    claims: Iterable[ClaimLine],
    field: Field | None,
    width: int,
    notes: Mapping[str, int],
    indent: str = "",
    *,
    rows: Shown | None = None,
) -> Lines:
    """Yield the claims on the values above them; ``field`` is their field, if it is only one.

    The passage of two consecutive claims is shown once, and a row of a table once on a page.
    """
    before: ClaimLine | None = None
    rows = rows or Shown()
    for claim in claims:
        again = before is not None and _place(before) == _place(claim)
        quotes = not again and rows.is_new(claim)
        yield from _lines(claim, field, width, notes, indent, again=again, quotes=quotes)
        before = claim


def cells_text(cells: Iterable[Cell]) -> str:
    """Return cells of a row with the names of their columns: ``Year: 2011; Month: 7``."""
    return "; ".join(map(str, cells))


def _lines(
    claim: ClaimLine,
    field: Field | None,
    width: int,
    notes: Mapping[str, int],
    indent: str,
    *,
    again: bool,
    quotes: bool,
) -> Lines:
    bar = Text(f"{indent}{BAR}", FAINT)
    if claim.source is None:
        head = "? inferred: " if claim.stance == "inferred" else "✓ accepted: "
        reason = Text.assemble((head, MARK), shown(claim.note))
        yield from fill(reason, width, indent, f"{indent}  ")
        return
    if claim.says is not None:
        verb = {"disputes": "≠ says", "restates": "= in its own words"}.get(claim.stance, "says")
        style = CONFLICT if claim.stance == "disputes" else ""
        text = Text.assemble(shown(verb, style), ": ", shown(value_words(field, claim.says)))
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


def _place(claim: ClaimLine) -> tuple[object, ...]:
    source = claim.source and claim.source.key
    return (source, claim.start, claim.quote, claim.place, claim.repeats, claim.grade)


def support_text(given: Support) -> str:
    """Return ``2 sources``, or ``5 sources, 1 independent`` if some repeat others."""
    text = plural(given.sources, "source")
    if given.independent < given.sources:
        text += f", {given.independent} independent"
    return text


def value_words(field: Field | None, text: str) -> str:
    """Return a number or an amount of money as people write it; other values unchanged."""
    if field is not None and field.type in (FieldType.NUMBER, FieldType.MONEY):
        try:
            return words(stored_quantity(text), field.unit)
        except ValueFault:
            return text
    return text


def _origin(claim: ClaimLine, notes: Mapping[str, int]) -> Text:
    assert claim.source is not None
    key = claim.source.key
    text = Text.assemble(
        (claim.grade, "bold"), " ", (f"[{notes[key]}] " if key in notes else ""), shown(key)
    )
    if claim.start is not None:
        text.append(f" {claim.start}–{claim.end}", FAINT)
    if claim.place:
        text.append_text(shown(f" · {place_text(claim.place)}"))
    if claim.is_row:
        text.append_text(shown(f" of {_file(claim.source)}"))
    if claim.claimant is not None:
        text.append_text(shown(f" · according to {claim.claimant.name}"))
    if claim.repeats:
        text.append_text(shown(f" · repeats {', '.join(claim.repeats)}"))
    if claim.verified is None and not claim.is_row:
        text.append(" · not verifiable: its text is not stored", MARK)
    elif claim.verified is False:
        text.append(" · this quote is no longer in the stored text", CONFLICT)
    return text


def _file(source: SourceRef) -> str:
    """Return the file of a table in words, by the beginning of its hash."""
    if not source.file_sha256:
        return "a file whose hash is not known"
    return f"the file with SHA-256 {source.file_sha256[:_DIGITS]}…"


def _marked(before: str, quote: str, after: str) -> Text:
    return Text.assemble(
        shown(one_line(before)),
        Text.assemble("›", shown(one_line(quote)), "‹", style=QUOTED),
        shown(one_line(after)),
    )
