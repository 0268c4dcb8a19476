"""The claims on events as CSV, one row for each value and each claim on it, rival values too.

The columns, in this order; a missing value is an empty cell, and only columns that contain
something are written, unless all are asked for:

=========================  =======================================================================
``event title kind``       the key, the title and the kind of the event
``field field_name``       the value path, as in a seed file, and the field in words
``value``                  the value of the event as written; a key for a link
``stance``                 ``supports``, ``restates``, ``disputes``, ``inferred``, ``accepted``
``says``                   the value of the source as written, if it is vaguer, converted, or a
                           rival
``source source_title``    the key and the title; empty for a reason of the curator
``page row column line``   where in the source it is
``time``
``quote``                  the words; of a row of a table its cells that state the value; of an
                           inference or acceptance empty
``sentence``               the sentence around the quote, if the text is stored
``language translation``   of the quote
``grade``                  such as ``B2``
``claimant``               the key of the actor whose word it is, and ``claimant_name``
``repeats``                the keys of the sources that it repeats, separated by ``;``
``note``                   a note, or the reason for an inference or acceptance
``record``                 the key of the record that cites it, if several are one event
``citation``               the source in words, with the place
=========================  =======================================================================

``table`` documents the file.
"""

from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from timeline.canonical.record import LOCATORS
from timeline.kinds.columns import CLAIMS
from timeline.query.results import EventDetail
from timeline.query.results.stated import ValueClaim, stated
from timeline.wording.claims import evidence, sentence
from timeline.writers.citations.plain import passage_citation
from timeline.writers.csv.table import CellsByPlace, write_cells

COLUMNS: Final = (
    *(*CLAIMS, "says"),
    *("source", "source_title", *LOCATORS, "quote", "sentence", "language", "translation"),
    *("grade", "claimant", "claimant_name", "repeats", "note", "record", "citation"),
)
_PLACES: Final = {name: place for place, name in enumerate(COLUMNS)}


def write_claims(
    events: Iterable[EventDetail], file: TextIO, excel: bool = False, *, all_columns: bool = False
) -> None:
    """Write the claims on events to an open text file, which takes line ends as they are."""
    rows = (_cells(event, each) for event in events for each in stated(event))
    write_cells(COLUMNS, rows, file, excel=excel, always=None if all_columns else CLAIMS)


def _cells(event: EventDetail, each: ValueClaim) -> CellsByPlace:
    return {_PLACES[name]: text for name, text in _texts(event, each) if text}


def _texts(event: EventDetail, each: ValueClaim) -> Iterator[tuple[str, str]]:
    """Yield the name of each column and its cell."""
    line, claim = event.line, each.claim
    yield "event", line.key
    yield "title", line.title
    yield "kind", line.kind
    yield "field", each.path
    yield "field_name", each.title(line.kind)
    yield "value", each.accepted or ""
    yield "stance", claim.stance
    yield "says", claim.says or ""
    yield "note", claim.note
    yield "record", claim.record.key if claim.record.key != line.key else ""
    if claim.source is None:
        return
    yield "source", claim.source.key
    yield "source_title", claim.source.title
    yield from ((locator, str(place)) for locator, place in claim.place)
    yield "quote", evidence(claim, each.path)
    before, quote, after = sentence(claim)
    yield "sentence", f"{before}{quote}{after}" if before or after else ""
    yield "language", claim.language
    yield "translation", claim.translation
    yield "grade", claim.grade
    yield "claimant", claim.claimant.key if claim.claimant else ""
    yield "claimant_name", claim.claimant.name if claim.claimant else ""
    yield "repeats", ";".join(claim.repeats)
    yield "citation", passage_citation(claim)
