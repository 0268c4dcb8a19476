"""A picture as a file: a chart with its title and caption, as SVG, PNG or PDF."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, get_args

from timeline.errors import UsageError
from timeline.query.results import EventPage, LeftOut, SourceRef
from timeline.text import listed, plural
from timeline.wording.counts import possibly_text
from timeline.writers.charts.drawing import SCALE, Format, drawing, drawn, has_glyph
from timeline.writers.charts.layout.frame import Chart, framed
from timeline.writers.charts.text.fonts import lacking
from timeline.writers.charts.theme import SIZES, Size
from timeline.writers.citations.plain import published_in_words
from timeline.writers.file import replaced_file

FORMATS: Final[tuple[Format, ...]] = get_args(Format)
_SOURCES: Final = 5
"""The most sources that a caption names."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture looks: its size, its title, and whether it has a caption.

    ``scale`` are the pixels of a PNG for each CSS pixel; None is that of ``SCALE``.
    """

    size: Size = SIZES["page"]
    title: str = ""
    caption: bool = True
    scale: float | None = None

    @classmethod
    def of(cls, path: Path, title: str, size: str, *, caption: bool, scale: float | None) -> "Look":
        """Return that of a picture with this path and the name of a size.

        Raises UsageError if there is no such size, or as ``format_of`` does.
        """
        if size not in SIZES:
            raise UsageError(f"{size} is not a size of pictures", f"use {listed([*SIZES])}")
        format_of(path, scale)
        return cls(SIZES[size], title, caption, scale)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a picture is of: the query in words, its sources, and what was left out of it.

    ``certainty`` says how many events match the query only possibly; empty for none.
    """

    query: str = ""
    sources: Sequence[SourceRef] = ()
    left_out: Sequence[LeftOut] = ()
    as_of: str = ""
    certainty: str = ""

    @classmethod
    def of(cls, page: EventPage) -> "Origin":
        """Return that of a page of events: the source that most of them cite comes first."""
        counts = Counter(key for event in page.events for key in event.sources)
        cited = (page.sources[key] for key, _ in counts.most_common() if key in page.sources)
        certainty = possibly_text(page)
        return cls(page.query, tuple(cited), page.left_out, certainty=certainty)

    def known(self, as_of: str, left_out: Sequence[LeftOut]) -> "Origin":
        """Return it as of a date, as given, with what was left out before; empty for today."""
        return replace(self, as_of=as_of, left_out=(*left_out, *self.left_out))

    def caption(self) -> Iterator[str]:
        """Yield the paragraphs of a caption."""
        if self.as_of:
            yield f"As of {self.as_of}."
        if self.left_out:
            yield f"Left out: {'; '.join(f'{each.count:,} {each.why}' for each in self.left_out)}."
        if self.query:
            yield f"Query: {self.query}"
        if self.certainty:
            yield f"{self.certainty[0].upper()}{self.certainty[1:]}."
        if self.sources:
            word = "Source" if len(self.sources) == 1 else "Sources"
            yield f"{word}: {'; '.join(_sources(self.sources))}."


def format_of(path: Path, scale: float | None = None) -> Format:
    """Return the format that the name of a picture has.

    Raises UsageError for a name without one, for a ``scale`` of a format that has none, and if the
    package that draws is not installed.
    """
    ending = path.suffix.removeprefix(".").lower()
    found = next((each for each in FORMATS if each == ending), None)
    if found is None:
        endings = listed([f".{each}" for each in FORMATS])
        raise UsageError(f"{path} is not the name of a picture", f"end it with {endings}")
    if scale is not None and found != "png":
        raise UsageError("only a PNG has a scale", "omit --scale, or write a .png")
    drawing()
    return found


def write_picture(
    chart: Chart, origin: Origin, look: Look, path: Path, *, force: bool = False
) -> list[str]:
    """Write a picture, and return remarks on it: what it does not say itself, and missing fonts.

    The format is that of the name (``format_of``). A file that is there is replaced only with
    ``force``. Raises UsageError.
    """
    format_ = format_of(path, look.scale)
    more = [*chart.notes, *origin.caption()]
    spec = framed(chart, look.size, look.title, [chart.key, *(more if look.caption else ())])
    size = (look.size.width, look.size.height) if look.size.whole else None
    data = drawn(spec, format_, SCALE if look.scale is None else look.scale, size)
    with replaced_file(path, force=force) as place:
        place.write_bytes(data)
    said = [] if look.caption else [each.removesuffix(".") for each in chart.notes]
    said += [chart.advice] if chart.advice else []
    return [*said, *lacking(_texts(spec["layer"]), has_glyph)]


def _sources(sources: Sequence[SourceRef]) -> Iterator[str]:
    """Yield the first sources in brief, each with whose it is, and how many others there are."""
    for each in sources[:_SOURCES]:
        by = each.publisher or each.author
        facts = ", ".join(filter(None, (by, published_in_words(each))))
        yield f"{each.title} ({facts})" if facts else each.title
    if len(sources) > _SOURCES:
        yield f"and {plural(len(sources) - _SOURCES, 'other source')}"


def _texts(layers: Iterable[dict[str, object]]) -> Iterator[str]:
    """Yield all texts of a picture."""
    for layer in layers:
        data = layer["data"]
        assert isinstance(data, dict)
        yield from (row["text"] for row in data["values"] if "text" in row)
