"""Claims as rows: one for each value and each claim on it, rival values too."""

from collections.abc import Callable, Iterator
from typing import Final

from timeline.canonical.record import LOCATORS
from timeline.query.results import EventDetail, SourceRef
from timeline.query.results.stated import ValueClaim, stated
from timeline.wording.claims import evidence, said, sentence
from timeline.wording.values import link_words, worded
from timeline.writers.xlsx.tables import (
    LinkedCell,
    SheetCells,
    SheetColumn,
    SheetLayout,
    Target,
    filled,
)

_TEXT: Final = 60
CLAIMS: Final = SheetLayout(
    "Claims",
    (
        *(SheetColumn(title) for title in ("Event", "Title", "Kind", "Field", "Path", "Value")),
        *(SheetColumn(title) for title in ("Stance", "Says", "Source", "Source key", "Grade")),
        SheetColumn("Quote", _TEXT),
        SheetColumn("In its sentence", _TEXT),
        *(SheetColumn(name.capitalize()) for name in LOCATORS),
        SheetColumn("Language"),
        SheetColumn("Translation", _TEXT),
        *(SheetColumn(title) for title in ("According to", "Repeats")),
        SheetColumn("Note", _TEXT),
        SheetColumn("Record"),
    ),
)


def claim_rows(
    detail: EventDetail, event: Target, source_row: Callable[[SourceRef], Target]
) -> Iterator[SheetCells]:
    """Yield the rows of the claims on an event, whose own row is ``event``."""
    line = detail.line
    for each in stated(detail):
        claim = each.claim
        before, quote, after = sentence(claim)
        cells: SheetCells = {
            "Event": LinkedCell(line.key, event),
            "Title": line.title,
            "Kind": line.kind,
            "Field": each.title(line.kind),
            "Path": each.path,
            "Value": _value(each, detail),
            "Stance": claim.stance,
            "Says": said(claim, each.value.field if each.value else None, line.zone),
            "Grade": claim.grade,
            "Quote": evidence(claim, each.path) if claim.source else "",
            "In its sentence": f"{before}›{quote}‹{after}" if before or after else "",
            **{name.capitalize(): place for name, place in claim.place},
            "Language": claim.language,
            "Translation": claim.translation,
            "According to": claim.claimant.name if claim.claimant else "",
            "Repeats": "\n".join(claim.repeats),
            "Note": claim.note,
            "Record": claim.record.key if claim.record.key != line.key else "",
        }
        if claim.source:
            cells["Source"] = claim.source.title
            cells["Source key"] = LinkedCell(claim.source.key, source_row(claim.source))
        yield filled(cells)


def _value(each: ValueClaim, detail: EventDetail) -> str:
    if each.value is not None:
        return str(worded(each.value, detail.line))
    return f"{link_words(each.link)}: {each.link.other.title}" if each.link else ""
