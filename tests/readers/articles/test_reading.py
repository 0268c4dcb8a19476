"""The format is that of the content, and what is not an article is an error in a line."""

import os
import sys
from pathlib import Path

import pytest

from tests.readers.articles.made import docx, p, pdf
from timeline.errors import DataError, UsageError
from timeline.readers.articles import base, read_article, reading


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (pdf([["Some text."]]), "a PDF"),
        (docx(p("Some text.")), "a Word document (DOCX)"),
        (b"\xef\xbb\xbfSome text.", "plain text"),
        ("Some text.".encode("utf-16"), "plain text"),
    ],
)
def test_a_wrong_extension_does_not_matter(tmp_path: Path, data: bytes, format_: str) -> None:
    for name in ("a.txt", "a.pdf", "a.docx", "a"):
        (tmp_path / name).write_bytes(data)
        article = read_article(tmp_path / name)
        assert article.format == format_
        assert article.text == "Some text.\n"
        assert article == read_article(tmp_path / name)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\x89PNG\r\n\x1a\n....", "is an image"),
        (b"PK\x03\x04 xl/", "is an Excel workbook"),
        (b"PK\x03\x04 nothing", "is a ZIP archive"),
        (b"a\n\xff\xff b", r"a\.txt:2: byte 0xFF is not UTF-8"),
        ("해군은 새 호위함 두 척을 받았다".encode("cp949"), "EUC-KR"),
        (b"a\0b", "NUL"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_what_is_no_article_is_an_error_in_a_line(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    with pytest.raises(DataError, match=said) as raised:
        read_article(file, "a.txt")
    assert "\n" not in raised.value.message


@pytest.mark.parametrize(
    ("package", "data"),
    [("trafilatura", b"<html><p>Text"), ("pdfminer.pdftypes", pdf([["Text"]]))],
)
def test_a_missing_package_is_named_with_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, data: bytes
) -> None:
    (tmp_path / "a").write_bytes(data)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError) as raised:
        read_article(tmp_path / "a")
    assert "timeline-chronicle[articles]" in raised.value.hint


def test_neither_a_folder_nor_a_pipe_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "none"):
        with pytest.raises(DataError):
            read_article(path)


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Some text. " * 20)
    monkeypatch.setattr(reading, "MAX_TEXT", 100)
    with pytest.raises(DataError, match="more than 100 characters"):
        read_article(tmp_path / "a.txt")
    monkeypatch.setattr(reading, "MAX_ARTICLE", 100)
    with pytest.raises(DataError, match="the limit is 100"):
        read_article(tmp_path / "a.txt")
    assert base.MAX_TEXT > 100
