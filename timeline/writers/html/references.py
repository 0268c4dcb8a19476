"""The footnotes of a report, the references to them, and the sources that they cite."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline.models.vocabularies import RELIABILITIES
from timeline.query.results import ClaimLine, SourceRef, place_text
from timeline.text import clip, plural
from timeline.wording.claims import one_line
from timeline.writers.citations.plain import passage_citation, source_citation
from timeline.writers.reports.notes import Notes

_WORDS: Final = {str(each): each.meaning for each in RELIABILITIES}
_QUOTE: Final = 90
_WEB: Final = re.compile(r"https?://\S+", re.IGNORECASE)


class Mention(NamedTuple):
    """A reference to a footnote: the number of the note, and of the reference to it."""

    note: int
    time: int

    @property
    def anchor(self) -> str:
        """The identifier of the reference, to which the footnote leads back."""
        return f"r{self.note}-{self.time}"


class Footnote(NamedTuple):
    """A footnote: the passage that it cites, and how often the report refers to it."""

    number: int
    text: str
    urls: tuple[str, ...]
    grade: str
    source: str
    times: int


class Source(NamedTuple):
    """An entry of the list of sources; ``words`` say how reliable it is."""

    key: str
    text: str
    urls: tuple[str, ...]
    reliability: str
    words: str
    repeats: str
    notes: str


class References:
    """The footnotes while a report is written, numbered in the order of first use."""

    def __init__(self) -> None:
        self.notes = Notes()
        self._times: Counter[int] = Counter()
        self._cited: list[tuple[str, str, str]] = []
        self._named: set[str] = set()

    @property
    def count(self) -> int:
        """The number of footnotes."""
        return len(self._cited)

    def mention(self, claim: ClaimLine) -> Mention | None:
        """Return a new reference to the passage of a claim; None for a claim without a source."""
        number = self.notes.number(claim)
        for note in self.notes.new():
            source = note.claim.source
            assert source is not None
            self._cited.append((self._text(note.claim, source), note.claim.grade, source.key))
        if number is None:
            return None
        self._times[number] += 1
        return Mention(number, self._times[number])

    def _text(self, claim: ClaimLine, source: SourceRef) -> str:
        """Return a footnote: its source, in full only the first time, and how its quote begins."""
        if source.key in self._named:
            place = place_text(claim.place)
            text = f"“{one_line(source.title)}”{', ' if place else ''}{place}"
        else:
            text = passage_citation(claim)
            self._named.add(source.key)
        quote = "" if claim.is_row else one_line(claim.quote)
        return f"{text}: “{clip(quote, _QUOTE)}”" if quote else text

    def footnotes(self) -> Iterator[Footnote]:
        """Yield the footnotes in order."""
        for number, (text, grade, key) in enumerate(self._cited, 1):
            urls = self._urls(key)
            yield Footnote(number, text, urls, grade, key, self._times[number])

    def sources(self) -> Iterator[Source]:
        """Yield the cited sources, by author, or title without one, and key."""
        uses = Counter(key for _, _, key in self._cited)
        found = self.notes.sources
        for key in sorted(found, key=lambda key: (source_citation(found[key]).casefold(), key)):
            source = found[key]
            repeats = source.derived_from if source.derived_from in found else ""
            yield Source(
                key,
                source_citation(source),
                self._urls(key),
                source.reliability,
                _WORDS.get(source.reliability, ""),
                repeats,
                plural(uses[key], "note"),
            )

    def _urls(self, key: str) -> tuple[str, ...]:
        """Return the addresses of a source that are links: those of the web."""
        source = self.notes.sources[key]
        return tuple(url for url in (source.url, source.archived) if _WEB.fullmatch(url))
