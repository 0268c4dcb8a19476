"""The quotes of an event, each with its citation and its grade, for formats without footnotes."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.query.results import EventDetail
from timeline.text import one_line
from timeline.wording.claims import evidence, word_facts
from timeline.wording.events import passages
from timeline.writers.citations.plain import passage_citation


class Quote(NamedTuple):
    """A passage: its quote, empty if it has none, and where it is from, both on one line.

    ``translation`` is that of the quote, empty if the chronicle has none.

    ``origin`` is the citation, the grade, whose word it is and what it repeats:
    ``“Note of the ministry”, page 3, B2, according to Kim``. It begins with ``disputes:`` if the
    passage supports no value of the event.
    """

    quote: str
    origin: str
    translation: str = ""

    @property
    def words(self) -> str:
        """The quote in quotation marks, with its translation in brackets; empty if it has none."""
        translated = f" [“{self.translation}”]" if self.translation else ""
        return f"“{self.quote}”{translated}" if self.quote else ""

    def __str__(self) -> str:
        return f"{self.words} ({self.origin})" if self.quote else self.origin


def quotes(event: EventDetail) -> Iterator[Quote]:
    """Yield the cited passages of an event, each once in the same way (``ClaimLine.citation``)."""
    stating = {claim.citation for claim in event.claims if claim.stance != "disputes"}
    for claim in passages(event):
        disputes = "" if claim.citation in stating else "disputes: "
        words = map(str, word_facts(claim))
        origin = (disputes + passage_citation(claim), claim.grade, *words)
        quote, translation = evidence(claim, ""), claim.translation
        yield Quote(one_line(quote), one_line(", ".join(origin)), one_line(translation))
