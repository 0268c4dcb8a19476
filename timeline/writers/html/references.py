"""The footnotes of a report, the references to them, and the sources that they cite."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline.models.vocabularies import RELIABILITIES
from timeline.query.results import ClaimLine
from timeline.text import clip, one_line, plural
from timeline.writers.citations.citing import Citing, Run
from timeline.writers.reports.notes import FootnoteNumbers

_QUOTE: Final = 90
"""The most characters of a quote in a footnote: the event has all of it."""
_WORDS: Final = {str(each): each.meaning for each in RELIABILITIES}


class NoteReference(NamedTuple):
    """A reference to a footnote: the number of the note, and of the reference to it."""

    note: int
    time: int

    @property
    def anchor(self) -> str:
        """The identifier of the reference, to which the footnote leads back."""
        return f"r{self.note}-{self.time}"


class Footnote(NamedTuple):
    """A footnote: the passage that it cites, and how often the report refers to it.

    ``source`` is the key of the source, ``quote`` how its quote begins, in ``language``.
    """

    number: int
    runs: list[Run]
    quote: str
    language: str
    grade: str
    source: str
    times: int


class CitedSource(NamedTuple):
    """An entry of the list of sources; ``words`` say how reliable it is.

    ``repeats`` is the key of the source that it repeats, if the report cites that one.
    """

    key: str
    runs: list[Run]
    reliability: str
    words: str
    repeats: str
    notes: str


class References:
    """The footnotes while a report is written, numbered in the order of first use."""

    def __init__(self, citing: Citing) -> None:
        self._citing = citing
        self._notes = FootnoteNumbers()
        self._times: Counter[int] = Counter()
        self._footnotes: list[Footnote] = []

    @property
    def passages(self) -> int:
        """The number of footnotes."""
        return len(self._footnotes)

    @property
    def documents(self) -> int:
        """The number of cited sources."""
        return len(self._notes.sources)

    def reference(self, claim: ClaimLine) -> NoteReference | None:
        """Return a new reference to the passage of a claim; None for a claim without a source."""
        known = self.documents
        number = self._notes.number(claim)
        if number is None or claim.source is None:
            return None
        for note in self._notes.new():
            first = self.documents > known  # of its source, which is then cited in full
            runs = self._citing.passage(claim) if first else self._citing.again(claim)
            quote = "" if claim.is_row else clip(one_line(claim.quote), _QUOTE)
            language, key = claim.language or claim.source.language, claim.source.key
            found = Footnote(note.number, runs, quote, language, claim.grade, key, 0)
            self._footnotes.append(found)
        self._times[number] += 1
        return NoteReference(number, self._times[number])

    def footnotes(self) -> Iterator[Footnote]:
        """Yield the footnotes in order."""
        for note in self._footnotes:
            yield note._replace(times=self._times[note.number])

    def sources(self) -> Iterator[CitedSource]:
        """Yield the cited sources in the order of a bibliography."""
        uses = Counter(note.source for note in self._footnotes)
        cited = self._notes.sources
        for source, runs in self._citing.bibliography(cited.values()):
            yield CitedSource(
                source.key,
                runs,
                source.reliability,
                _WORDS.get(source.reliability, ""),
                source.derived_from if source.derived_from in cited else "",
                plural(uses[source.key], "note"),
            )
