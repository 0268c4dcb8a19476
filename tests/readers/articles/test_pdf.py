"""PDFs: pages, paragraphs and properties; and those that cannot be read."""

import zlib
from pathlib import Path

import pytest

from tests.readers.articles.made import lzw, pdf
from timeline.errors import DataError
from timeline.readers.articles import Article, budget, read_article

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
    monkeypatch.setattr(budget, "_MOST", 100_000)
    monkeypatch.setattr(budget, "_MOST_DAMAGED", 50_000)
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


DRAWN = "draws far more than a text needs"
BLOCKS = "more blocks of text than pages of text have"


@pytest.mark.parametrize(
    ("limit", "value", "content", "filters", "said"),
    [
        ("_MOST_DRAWN", 50_000, b"q Q " * 20_000, "/FlateDecode", DRAWN),
        ("_MOST_ON_A_PAGE", 50, b"(aaaaaaaa) Tj " * 10, "/FlateDecode", "page of more than 50 c"),
        ("MAX_TEXT", 50, b"(aaaaaaaa) Tj " * 10, "/FlateDecode", "more than 50 characters"),
        ("_MOST_PAIRS", 50, b"(a) Tj 0 -60 Td " * 12, "/FlateDecode", BLOCKS),
        (
            "_WIDEST",
            1_000,
            b"",
            "/FlateDecode /DecodeParms << /Predictor 12 /Columns 9000000000 >>",
            "is damaged",
        ),
        (
            "_WIDEST",
            1_000,
            b"",
            "[/FlateDecode /CCITTFaxDecode] /DecodeParms [<<>> << /K -1 /Columns 100000000 >>]",
            "no text, only pictures",
        ),
    ],
)
def test_a_page_is_drawn_only_as_far_as_a_text_needs(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    value: int,
    content: bytes,
    filters: str,
    said: str,
) -> None:
    page = b"BT /F1 12 Tf 14 TL 72 720 Td (Two) Tj T* " + content + b" ET"
    assert read(tmp_path, packed(zlib.compress(page.replace(content, b"")))).text == "Two\n"
    monkeypatch.setattr(budget, limit, value)
    with pytest.raises(DataError, match=said):
        read(tmp_path, packed(zlib.compress(page), filters))


def test_a_form_that_is_drawn_again_and_again_counts_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = b"98 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 1 >>\nstream\nq\n"
    page = packed(zlib.compress(b"/X Do " * 100)).replace(
        b"99 0 obj", form + b"endstream\nendobj\n99 0 obj"
    )
    page = page.replace(b"/Resources << ", b"/Resources << /XObject << /X 98 0 R >> ")
    monkeypatch.setattr(budget, "_MOST_DRAWN", 5_000)
    with pytest.raises(DataError, match=DRAWN):
        read(tmp_path, page)


NAMES = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfrange %s <0041> endbfrange endcmap"
)


@pytest.mark.parametrize(
    ("codes", "said"), [(b"<0041> <0042>", ""), (b"<00000000> <7FFFFFFF>", "fonts of more than")]
)
@pytest.mark.parametrize("widths", [False, True])
def test_the_codes_of_a_font_are_not_listed_by_the_billion(
    tmp_path: Path, codes: bytes, said: str, *, widths: bool
) -> None:
    font = b"/Subtype /CIDFontType2 /BaseFont /A /FontDescriptor << >>"
    font += b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >>"
    names = NAMES % (b"<0041> <0042>" if widths else codes)
    if widths:
        font += b" /W [0 %d 500]" % (2_000_000_000 if said else 200)
    stream = b"97 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(names), names)
    data = pdf([["x"]]).replace(b"(x) Tj", b"<0041> Tj")
    data = data.replace(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 97 0 R"
        b" /DescendantFonts [<< /Type /Font %s >>] >>" % font,
    ).replace(b"1 0 obj", stream + b"1 0 obj", 1)
    if said:
        with pytest.raises(DataError, match=said):
            read(tmp_path, data)
    else:
        assert read(tmp_path, data).text == "A\n"


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
