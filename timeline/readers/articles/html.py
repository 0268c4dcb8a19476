"""Read an article from a web page: its main text, without what surrounds it, and its metadata.

trafilatura finds the main text. It reads no metadata here: its dates are guesses that depend on
today. What the page itself declares is in ``declared.py``.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Any, Final

from timeline.importing import extra, without_log
from timeline.readers.articles.base import Article
from timeline.readers.articles.declared import declared
from timeline.readers.articles.lines import paragraphs, plain
from timeline.readers.articles.text import with_first_lines
from timeline.readers.opening.feed import Stop

_WHAT: Final = "reading a web page"
_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w:.-]{1,40})", re.IGNORECASE
)
_XML: Final = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{1,40})")
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*>")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers read under these names: a larger character set that contains the named one.
_LARGER: Final = {
    "euc_kr": "cp949", "shift_jis": "cp932", "iso8859-1": "cp1252", "ascii": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254",
}  # fmt: skip
_HEAD: Final = 4096
_DEEPEST: Final = 200


def read_html(data: bytes) -> Article:
    """Return an article from an HTML page. Raises :class:`Stop`, UsageError without the package."""
    extra("lxml_html_clean", "articles", _WHAT)  # trafilatura needs it, but does not say so
    trafilatura = extra("trafilatura", "articles", _WHAT)
    without_log("trafilatura")
    from lxml import etree, html

    text = _DECLARATION.sub("", plain(_decoded(data)))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Stop(0, "has no text") from error
    if _depth(tree) > _DEEPEST:
        raise Stop(0, "is nested too deeply: save its text, and draft from that")
    for element in tree.iter():  # a reference such as &#27; is a character only now
        for name in ("text", "tail"):
            text = getattr(element, name)
            if text and plain(text) != text:
                setattr(element, name, plain(text))
    known = declared(tree)
    found = trafilatura.bare_extraction(
        tree, with_metadata=False, include_comments=False, include_tables=True, deduplicate=False
    )
    body = getattr(found, "body", None)
    blocks = [] if body is None else [*_blocks(body)]
    if not any(blocks):
        raise Stop(0, "has no article that could be found: save its text, and draft from that")
    return with_first_lines(Article("a web page (HTML)", plain(paragraphs(blocks)), **known))


def _decoded(data: bytes) -> str:
    """Return the text of a page: in the encoding that it declares, or else in UTF-8."""
    named = next((codec for mark, codec in _MARKS if data.startswith(mark)), "")
    if not named:
        match = _XML.match(data[:_HEAD]) or _CHARSET.search(data[:_HEAD])
        named = match[1].decode("ascii", "replace") if match else ""
    for name in ("utf-8", named):
        try:
            codec = codecs.lookup(name).name if name else ""
            if codec:
                return data.decode(_LARGER.get(codec, codec))
        except (LookupError, UnicodeError):
            continue
    said = f"it declares {named}, but is not that" if named else "it does not say which it is"
    raise Stop(0, f"has an unknown encoding ({said}): save it as UTF-8")


def _depth(tree: Any) -> int:
    deepest, level = 0, [tree]
    while level and deepest <= _DEEPEST:
        deepest += 1
        level = [child for each in level for child in each]
    return deepest


def _blocks(body: Any) -> Iterator[str]:
    """Yield the paragraphs of a main text: of a list its items, of a table its rows."""
    for element in body:
        if element.tag in ("list", "quote", "div") and len(element) and not _own_text(element):
            yield from _blocks(element)
        elif element.tag == "table":
            yield "\n".join(filter(None, map(_row, element.iter("row"))))
        elif element.tag == "item":
            yield f"- {_text_of(element)}"
        else:
            yield _text_of(element)


def _row(row: Any) -> str:
    cells = [_text_of(cell) for cell in row.iter("cell")]
    return " | ".join(cells) if any(cells) else ""


def _text_of(element: Any) -> str:
    """Return the text of an element with single spaces."""
    return " ".join("".join(_ordered(element)).split())


def _own_text(element: Any) -> str:
    """Return the text of an element that is outside of its children."""
    parts = (element.text, *(child.tail for child in element))
    return "".join(filter(None, parts)).strip()


def _ordered(element: Any) -> Iterator[str]:
    """Yield the texts of an element in their order; breaks between blocks are spaces."""
    yield element.text or ""
    for child in element:
        space = " " if child.tag in ("lb", "p", "item", "cell", "head") else ""
        yield space
        yield from _ordered(child)
        yield space
        yield child.tail or ""
