"""PDFs: pages, paragraphs and properties; and those that cannot be read."""

import zlib
from pathlib import Path

import pytest

from tests.readers.articles.made import lzw, pdf
from timeline.errors import DataError
from timeline.readers.articles import Article, read_article, unpacking

FIRST = ["Navy receives two frigates", "", "The navy of the republic received two new frig-",
         "ates from its neighbour on Monday. The ships", "cost 3.9 billion, said the"]  # fmt: skip
SECOND = ["ministry of defence in a statement.", "", "A third ship will follow."]


def read(tmp_path: Path, data: bytes) -> Article:
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    return read_article(file)


def test_pages_and_paragraphs(tmp_path: Path) -> None:
    article = read(tmp_path, pdf([FIRST, SECOND, ["Annex"]]))
    assert article.text == (
        "Navy receives two frigates\n\nThe navy of the republic received two new frig-\nates from"
        " its neighbour on Monday. The ships cost 3.9 billion, said the\fministry of defence in a"
        " statement.\n\nA third ship will follow.\n\fAnnex\n"
    )
    assert article.paged
    assert article.title == "Navy receives two frigates"


def test_the_day_on_which_it_was_made_is_a_question(tmp_path: Path) -> None:
    info = "/Title (Two frigates) /Author (Jane Doe) /CreationDate (D:20310304101500+09'00')"
    article = read(tmp_path, pdf([SECOND], info=info))
    assert (article.title, article.author, article.published) == ("Two frigates", "Jane Doe", "")
    assert [(each.field, each.value) for each in article.doubts] == [("published", "2031-03-04")]
    unnamed = read(tmp_path, pdf([FIRST], info="/Title (Microsoft Word - navy.docx)"))
    assert unnamed.title == "Navy receives two frigates"


def packed(content: bytes, filters: str = "/FlateDecode") -> bytes:
    """A PDF of a page whose content is packed."""
    length = f"/Length {len(content)} /Filter {filters} >>\nstream\n".encode()
    return pdf([["x" * 500]]).replace(
        b"<< /Length", b"<< " + length + content + b"\nendstream\nendobj\n99 0 obj << /Length", 1
    )


def test_a_stream_that_unpacks_to_far_more_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = b"BT /F1 12 Tf 72 720 Td (The navy has received two frigates.) Tj ET"
    assert read(tmp_path, packed(zlib.compress(page))).text.startswith("The navy has")
    runs = bytes([len(page) - 1]) + page + b"\xfe \x80"
    assert read(tmp_path, packed(runs, "/RunLengthDecode")).text.startswith("The navy")
    assert read(tmp_path, packed(lzw(page), "/LZWDecode")).text.startswith("The navy")
    monkeypatch.setattr(unpacking, "_MOST", 100_000)
    monkeypatch.setattr(unpacking, "_MOST_DAMAGED", 50_000)
    bomb = zlib.compress(page + b" " * 1_000_000)
    for content, filters in (
        (bomb, "/FlateDecode"),
        (zlib.compress(bomb), "[/FlateDecode /FlateDecode]"),
        (bomb.hex().encode() + b">", "[/ASCIIHexDecode /FlateDecode]"),
        (bomb[:-20], "/FlateDecode"),
        (b"\x81 " * 1_000, "/RunLengthDecode"),
        (lzw(b" " * 130_000), "/LZWDecode"),
    ):
        with pytest.raises(DataError, match=r"unpacks to more than 100,000 bytes|is damaged"):
            read(tmp_path, packed(content, filters))


ENCRYPTED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
    f" /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<{'00' * 16}> <{'00' * 16}>]"
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([[]]), "no text, only pictures"),
        (pdf([FIRST])[:200], "is damaged"),
        (b"%PDF-1.7\nnothing", "is damaged"),
        (pdf([FIRST], trailer=ENCRYPTED), "protected by a password"),
        (pdf([["x"]] * 501), "more than 500 pages"),
    ],
)
def test_what_cannot_be_read_is_an_error_in_a_line(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(DataError, match=said):
        read(tmp_path, data)
