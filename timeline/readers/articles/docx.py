"""Read an article from a Word document (DOCX): a ZIP file with a few parts in XML.

The libraries for it load the whole document as a tree, and leave out footnotes; the text of a
document is a short piece of XML.
"""

import io
import zipfile
import zlib
from typing import Final
from xml.parsers import expat

from timeline.errors import OF_DAMAGE
from timeline.readers.articles.base import MAX_TEXT, Article, Doubt
from timeline.readers.articles.days import day_in
from timeline.readers.articles.lines import paragraphs, plain
from timeline.readers.articles.text import with_first_lines
from timeline.readers.opening.feed import Stop

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_MOST: Final = 200_000_000
"""Bytes of one part at most, unpacked: the XML of ``MAX_TEXT`` characters is far smaller."""
_DEEPEST: Final = 500
_ENCRYPTED: Final = 1
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    RuntimeError,
    EOFError,
    OSError,
    *OF_DAMAGE,
)
_CHUNK: Final = 1 << 16
_MARKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# What is not part of the text as it reads: deleted or moved away, or a form for old programs.
_UNREAD: Final = {"del", "moveFrom", "Fallback"}
_HEADINGS: Final = ("title", "heading 1", "heading 2")
"""The names of styles of headings, the highest first; they are English in each language."""
_PROPERTIES: Final = ("title", "creator", "created", "language")


def read_docx(data: bytes) -> Article:
    """Return an article from a DOCX file. Raises :class:`Stop`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(each.flag_bits & _ENCRYPTED for each in archive.infolist()):
                raise Stop(0, "is protected by a password: save it without one")
            names = set(archive.namelist())
            if "word/document.xml" not in names:
                raise Stop(0, "is not a Word document: it has no word/document.xml")
            styles = _Styles()
            if "word/styles.xml" in names:
                _parse(archive, "word/styles.xml", styles)
            body = _Body(styles.headings)
            _parse(archive, "word/document.xml", body)
            notes = [_Body({}), _Body({})]
            for note, part in zip(notes, ("footnotes", "endnotes"), strict=True):
                if f"word/{part}.xml" in names:
                    _parse(archive, f"word/{part}.xml", note)
            properties = _Properties()
            if "docProps/core.xml" in names:
                _parse(archive, "docProps/core.xml", properties)
    except _DAMAGE as error:
        raise Stop(0, "is damaged: open it in a word processor, and save it again") from error
    text = plain(paragraphs([*body.found, *(each for note in notes for each in note.found)]))
    return with_first_lines(_described(text, {"title": body.heading, **_filled(properties.found)}))


def _filled(properties: dict[str, str]) -> dict[str, str]:
    """Return the properties that are not empty, as those of many programs are."""
    return {name: text for name, text in properties.items() if text.strip()}


def _described(text: str, properties: dict[str, str]) -> Article:
    made = day_in(properties.get("created", ""))
    ask = "was it published on this day? The document was made then"
    doubts = (Doubt("published", made, ask),) if made else ()
    title = " ".join(properties.get("title", "").split())[:500]
    author = " ".join(properties.get("creator", "").split())[:500]
    return Article("a Word document (DOCX)", text, title=title, author=author, doubts=doubts)


class _Body:
    """The paragraphs of a part: of tables a row each, with ``|`` between cells.

    ``heading`` is the first paragraph in the highest style of headings that the part has.
    """

    def __init__(self, headings: dict[str, int]) -> None:
        self.found: list[str] = []
        self.heading = ""
        self._headings = headings
        self._rank = len(_HEADINGS)
        self._style = ""
        self._path: list[str] = []
        self._paragraphs: list[list[str]] = []  # a text box is inside a paragraph
        self._rows: list[list[list[str]]] = []  # rows of tables, of cells, of paragraphs
        self._unread = 0
        self._size = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, local = name.rpartition(" ")[::2]
        ours = f"{space} " in (_WORD, _STRICT)
        self._path.append(local if ours or f"{space} " == _COMPATIBILITY else "")
        if self._path[-1] in _UNREAD:
            self._unread += 1
        elif ours and local == "p":
            self._paragraphs.append([])
            self._style = ""
        elif ours and local == "pStyle":
            self._style = attributes.get(f"{space} val", "")
        elif ours and local == "tr":
            self._rows.append([])
        elif ours and local == "tc" and self._rows:
            self._rows[-1].append([])
        elif ours and local in _MARKS and len(self._path) > 1 and self._path[-2] == "r":
            self.text(_MARKS[local], marked=True)
        if len(self._path) > _DEEPEST:
            raise Stop(0, "is nested too deeply: save it again in a word processor")

    def end(self, name: str) -> None:
        local = self._path.pop()
        if local in _UNREAD:
            self._unread -= 1
        elif local == "p" and self._paragraphs:
            paragraph = "".join(self._paragraphs.pop())
            self._see_heading(paragraph)
            self._add(paragraph)
        elif local == "tr" and self._rows:
            cells = [" ".join(" ".join(cell).split()) for cell in self._rows.pop()]
            if any(cells):
                self._add(" | ".join(cells))

    def text(self, text: str, *, marked: bool = False) -> None:
        if not self._unread and self._paragraphs and (marked or self._path[-1:] == ["t"]):
            self._paragraphs[-1].append(text)
            self._size += len(text)
            if self._size > MAX_TEXT:
                raise Stop(0, f"has more than {MAX_TEXT:,} characters: split it")

    def _see_heading(self, paragraph: str) -> None:
        rank = self._headings.get(self._style, len(_HEADINGS))
        if rank < self._rank and paragraph.strip():
            self._rank, self.heading = rank, paragraph
        self._style = ""

    def _add(self, paragraph: str) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(paragraph)
        else:
            self.found.append(paragraph)


class _Styles:
    """The styles of headings, by their identifiers: these are in the language of the program."""

    def __init__(self) -> None:
        self.headings: dict[str, int] = {}
        self._style = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, local = name.rpartition(" ")[::2]
        if local == "style":
            self._style = attributes.get(f"{space} styleId", "")
        elif (
            local == "name" and (called := attributes.get(f"{space} val", "").lower()) in _HEADINGS
        ):
            self.headings[self._style] = _HEADINGS.index(called)

    def end(self, _: str) -> None:
        """Do nothing: a style has no other one within."""

    def text(self, _: str) -> None:
        """Do nothing: styles have no text."""


class _Properties:
    """The core properties of a document, by their local names."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, _: dict[str, str]) -> None:
        self._name = name.rpartition(" ")[2]

    def end(self, _: str) -> None:
        self._name = ""

    def text(self, text: str) -> None:
        if self._name in _PROPERTIES:
            self.found[self._name] = (self.found.get(self._name, "") + text)[:1000]


def _parse(archive: zipfile.ZipFile, part: str, target: _Body | _Properties | _Styles) -> None:
    """Read a part piece by piece. No document type is read, so no entity is declared."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = target.start
    parser.EndElementHandler = target.end
    parser.CharacterDataHandler = target.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    done = 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            done += len(chunk)
            if done > _MOST:
                raise Stop(0, f"unpacks to more than {_MOST:,} bytes: split it")
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _refuse_doctype(*_: object) -> None:
    raise Stop(0, "declares a document type, which no word processor does: save it again")
