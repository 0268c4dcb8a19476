"""Footnotes with quotes and citations, and the bibliography, in Markdown."""

from collections.abc import Iterable, Iterator

from timeline.query.results import ClaimLine, place_text
from timeline.wording.claims import cells_text, doubt_words, origin_facts, sentence
from timeline.writers.citations.citing import Citing, Run
from timeline.writers.markdown.syntax import MarkdownFlavour, opening
from timeline.writers.reports.notes import FootnoteNumbers


class Footnotes:
    """The footnotes of a report while it is written."""

    def __init__(self, flavour: MarkdownFlavour, citing: Citing) -> None:
        self._flavour, self._citing = flavour, citing
        self._notes = FootnoteNumbers()
        self._last = 0  # the last footnote that was referred to
        self._cited: set[str] = set()  # the sources that were cited in full

    def marks(self, claims: Iterable[ClaimLine]) -> str:
        """Return the marks of the footnotes of claims: ``[^1] [^4]``; empty without a source.

        For pandoc, a footnote that was referred to before is a number, because it would make
        another footnote of the same text. Its own numbers are the same: it counts references.
        """
        numbers = self._notes.numbers(claims)
        if not self._flavour.pandoc:
            return " ".join(f"[^{number}]" for number in numbers)
        known = [str(number) for number in numbers if number <= self._last]
        new = "^,^".join(f"[^{number}]" for number in numbers if number > self._last)
        self._last = max([self._last, *numbers])
        return (f"^{','.join(known)}{',' * bool(new)}^" if known else "") + new

    def new(self) -> Iterator[str]:
        """Yield the footnotes whose marks were returned since the last call, each a paragraph."""
        for number, claim in self._notes.new():
            yield f"\n[^{number}]: {self._text(claim)}\n"

    def bibliography(self) -> Iterator[str]:
        """Yield the sources of all footnotes, each as an item of a list."""
        for source, runs in self._citing.bibliography(self._notes.sources.values()):
            cited = opening(self._flavour.runs(runs))
            repeats = f", repeats {source.derived_from}" if source.derived_from else ""
            yield f"- {cited} (reliability {source.reliability}, key {source.key}{repeats})\n"

    def _text(self, claim: ClaimLine) -> str:
        """Return the text of a footnote: quote, translation, citation and grade."""
        text = self._flavour.text
        place = place_text(claim.place)  # the citation has it
        facts = (str(each).removeprefix(place).strip() for each in origin_facts(claim))
        doubt = doubt_words(claim)
        remarks = ", ".join(text(each) for each in (f"grade {claim.grade}", *facts, doubt) if each)
        parts = (
            self._quote(claim),
            f"“{text(claim.translation)}”" if claim.translation else "",
            f"{self._flavour.runs(self._source(claim))} ({remarks})",
        )
        return opening(" — ".join(filter(None, parts)))

    def _source(self, claim: ClaimLine) -> list[Run]:
        """Return the citation of a passage, in full only the first time that its source occurs."""
        assert claim.source is not None
        known = claim.source.key in self._cited
        self._cited.add(claim.source.key)
        return self._citing.again(claim) if known else self._citing.passage(claim)

    def _quote(self, claim: ClaimLine) -> str:
        """Return the sentence with the quote in it, or the cells of a row."""
        text = self._flavour.text
        if cells := cells_text(claim.cells()):
            return text(cells)
        before, quote, after = sentence(claim)
        if not quote.strip():
            return ""
        left = " " if before.strip() and before[-1:].isspace() else ""
        right = " " if after.strip() and after[:1].isspace() else ""
        return f"{text(before)}{left}›**{text(quote)}**‹{right}{text(after)}"
