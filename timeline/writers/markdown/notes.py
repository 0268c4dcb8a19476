"""Footnotes with quotes and citations, and the bibliography, in Markdown."""

from collections.abc import Iterable, Iterator

from timeline.query.results import ClaimLine, place_text
from timeline.text import one_line
from timeline.wording.claims import cells_text, doubt_words, origin_facts, sentence
from timeline.writers.citations.citing import Citing, Run
from timeline.writers.markdown.syntax import MarkdownFlavour, opening
from timeline.writers.reports.notes import FootnoteNumbers


class Footnotes:
    """The footnotes of a report while it is written.

    On the web all references to a passage are to one footnote. Pandoc makes a footnote of each
    reference, because those of Word and of paper are one for each, and are numbered anew whenever a
    document changes. So in its Markdown every reference has a footnote of its own: the first one to
    a passage in full, and any other one as the citation of a source that was cited before.
    """

    def __init__(self, flavour: MarkdownFlavour, citing: Citing) -> None:
        self._flavour, self._citing = flavour, citing
        self._notes = FootnoteNumbers()
        self._references = 0  # of pandoc
        self._new: list[
            tuple[int, ClaimLine, bool]
        ] = []  # whether each is the first to its passage
        self._cited: set[str] = set()  # the sources that were cited in full

    def marks(self, claims: Iterable[ClaimLine]) -> str:
        """Return the marks of the footnotes of claims: ``[^1] [^4]``; empty without a source."""
        passages = self._notes.passages(claims)
        first = {note.number for note in self._notes.new()}
        if not self._flavour.pandoc:
            self._new += [(each, claim, True) for each, claim in passages if each in first]
            return " ".join(f"[^{number}]" for number, _ in passages)
        labels = range(self._references + 1, self._references + len(passages) + 1)
        self._references += len(passages)
        self._new += [
            (label, claim, number in first)
            for label, (number, claim) in zip(labels, passages, strict=True)
        ]
        return "^,^".join(f"[^{label}]" for label in labels)

    def new(self) -> Iterator[str]:
        """Yield the footnotes whose marks were returned since the last call, each a paragraph."""
        new, self._new = self._new, []
        for label, claim, first in new:
            text = self._text(claim) if first else self._again(claim)
            yield f"\n[^{label}]: {text}\n"

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

    def _again(self, claim: ClaimLine) -> str:
        """Return the text of a footnote on a passage that an earlier one has in its sentence.

        Without a page or another place, the quote says which passage of the source it is.
        """
        cited = f"{self._flavour.runs(self._citing.again(claim))} (grade {claim.grade})"
        quote = "" if claim.place else one_line(claim.quote)
        return opening(
            " — ".join(filter(None, (quote and f"›{self._flavour.text(quote)}‹", cited)))
        )

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
