"""Citations of sources and passages as plain text, on one line.

They say what is known and nothing else: an unknown part is left out, and a date is exactly as
precise as it is known. The texts are those of the data, with single spaces: whoever writes them
into a format escapes them.
"""

from timeline.dates.calendar import is_bounded
from timeline.dates.edtf import parse
from timeline.dates.words import in_words
from timeline.query.results import ClaimLine, SourceRef, place_text
from timeline.text import one_line


def source_citation(source: SourceRef) -> str:
    """Return a source on one line: author, title, publisher, edition, date, addresses.

    ``Press office, “Note of the ministry”, Ministry of Examples, 30 November 2022,
    https://example.org/note (archived at https://archive.example.org/note, accessed 2022-12-01)``
    """
    return _joined(source, "")


def passage_citation(claim: ClaimLine) -> str:
    """Return the source of a passage on one line, with its place before the address: ``page 12``.

    It is empty for a claim without a source (an inference, an acceptance).
    """
    return "" if claim.source is None else _joined(claim.source, place_text(claim.place))


def short_citation(claim: ClaimLine) -> str:
    """Return author and title of a source that was cited before, with the place of the passage."""
    if claim.source is None:
        return ""
    parts = (claim.source.author, f"“{claim.source.title}”", place_text(claim.place))
    return one_line(", ".join(filter(None, parts)))


def published_in_words(source: SourceRef) -> str:
    """Return the day of publication in words, with its certainty; empty if it is unknown.

    ``30 November 2022``, ``July 2022, approximate``, ``2021, inferred``.
    """
    if not (is_bounded(source.published_lo) or is_bounded(source.published_hi)):
        return ""
    words = in_words(parse(source.published))
    return f"{words}, inferred" if source.published_inferred else words


def around_place(source: SourceRef) -> tuple[str, str]:
    """Return the texts before and after the place of a passage in the citation of its source."""
    edition = f"edition {source.edition}" if source.edition else ""
    parts = (
        source.author,
        f"“{source.title}”",
        source.publisher,
        edition,
        published_in_words(source),
    )
    return one_line(", ".join(filter(None, parts))).strip(), one_line(_address(source)).strip()


def _joined(source: SourceRef, place: str) -> str:
    before, after = around_place(source)
    return ", ".join(filter(None, (before, one_line(place).strip(), after)))


def _address(source: SourceRef) -> str:
    """Return the address, with that of its copy in an archive and the day of access."""
    more = [f"archived at {source.archived}"] if source.archived else []
    more += [f"accessed {source.accessed}"] if source.accessed else []
    if not source.url:
        return ", ".join(more)
    return f"{source.url} ({', '.join(more)})" if more else source.url
