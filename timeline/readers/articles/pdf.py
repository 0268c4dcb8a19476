"""Read an article from a PDF: its pages in the order in which they read, and its properties."""

import re
from collections.abc import Iterator
from typing import Any, Final

from timeline.importing import extra, without_log
from timeline.readers.articles.base import FORM_FEED, MAX_TEXT, Article, Doubt
from timeline.readers.articles.budget import DocumentBudget
from timeline.readers.articles.days import day_in
from timeline.readers.articles.lines import joined, paragraphs, plain
from timeline.readers.articles.text import with_first_lines
from timeline.readers.opening.feed import Stop

_MOST_PAGES: Final = 500
_WHAT: Final = "reading a PDF"
_LEADING: Final = 0.75
"""The most space between two lines of a paragraph, in heights of a line."""
# What programs write as the title of a file that nobody has given one.
_NO_TITLE: Final = re.compile(
    r"untitled.*|microsoft (?:word|powerpoint) - .*|.*\.(?:docx?|indd|qxd|pdf|tex|odt|rtf|html?)"
    r"|document\d*|(?:https?|file):.*",
    re.IGNORECASE,
)
_MADE: Final = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_ENDS: Final = re.compile(r"[.!?。！？…:][\"'”’)\]]*$")
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


def read_pdf(data: bytes) -> Article:
    """Return an article from a PDF. Raises :class:`Stop`, and UsageError without the package."""
    without_log("pdfminer")
    extra("pdfminer.pdftypes", "articles", _WHAT)
    pages, properties = _read(data)
    if not any(page.strip() for page in pages):
        raise Stop(0, "has no text, only pictures of pages: recognise its words with OCR first")
    made = ""
    if found := _MADE.match(properties.get("CreationDate", "")):
        made = day_in("-".join(found.groups()))
    ask = "was it published on this day? The PDF was made then"
    doubts = (Doubt("published", made, ask),) if made else ()
    title = " ".join(properties.get("Title", "").split())[:500]
    author = " ".join(properties.get("Author", "").split())[:500]
    return with_first_lines(
        Article(
            "a PDF",
            _with_pages(pages),
            title="" if _NO_TITLE.fullmatch(title) else title,
            author=author,
            doubts=doubts,
            paged=True,
        )
    )


def _read(data: bytes) -> tuple[list[str], dict[str, str]]:
    """Return the text of each page, and the information dictionary."""
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfpage import PDFPage

    from timeline.readers.articles.limited import Interpreter, Pages, Parser, Resources

    budget = DocumentBudget()
    try:
        document = PDFDocument(Parser(data, budget))
        resources = Resources(budget)
        device = Pages(resources, _LEADING, budget)
        interpreter = Interpreter(resources, device)
        pages: list[str] = []
        size = 0
        for page in PDFPage.create_pages(document):
            if len(pages) == _MOST_PAGES:
                raise Stop(0, f"has more than {_MOST_PAGES} pages: split it")
            interpreter.process_page(page)
            pages.append(plain(paragraphs(_paragraphs(device.get_result()))))
            size += len(pages[-1])
            if size > MAX_TEXT:
                raise Stop(0, f"has more than {MAX_TEXT:,} characters: split it")
        return pages, _information(document.info)
    except (Stop, MemoryError):
        raise
    except PDFPasswordIncorrect as error:
        raise Stop(0, "is protected by a password: save it without one") from error
    except Exception as error:  # a damaged file raises errors of every sort
        raise Stop(0, "is damaged: open it in a PDF reader, and print it into a new PDF") from error


def _paragraphs(page: Any) -> Iterator[str]:
    """Yield the blocks of text of a page. Lines are joined if they are full."""
    from pdfminer.layout import LTTextBox

    for box in page:
        if not isinstance(box, LTTextBox):
            continue
        lines = [_letters(line.get_text()).strip() for line in box]
        # Letters differ in width, so a full line can have fewer of them than the longest.
        yield joined(lines, 0.85 * max(map(len, lines), default=0))


def _letters(text: str) -> str:
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    return text


def _with_pages(pages: list[str]) -> str:
    """Return the pages as one text. A sentence that goes on to the next page is not cut."""
    out = ""
    for number, page in enumerate(pages):
        text = page.strip("\n ")
        if number:
            goes_on = text[:1].islower() and not _ENDS.search(out)
            out += FORM_FEED if goes_on else f"\n{FORM_FEED}"
        out += text
    return out.rstrip("\n ") + "\n"


def _information(found: list[Any]) -> dict[str, str]:
    """Return the texts of the information dictionary; later ones replace earlier ones."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    texts: dict[str, str] = {}
    for each in found:
        for name, value in each.items():
            text = resolve1(value)
            if isinstance(text, bytes):
                texts[str(name)] = decode_text(text).strip()
    return texts
