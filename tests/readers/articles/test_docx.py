"""Word documents: paragraphs, tables, notes and properties; and those that cannot be read."""

from pathlib import Path

import pytest

from tests.readers.articles.made import docx, p
from timeline.errors import DataError
from timeline.readers.articles import Article, read_article
from timeline.readers.articles import docx as word


def read(tmp_path: Path, data: bytes) -> Article:
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    return read_article(file)


def test_paragraphs_tables_and_notes(tmp_path: Path) -> None:
    body = p("Two frig", "ates arrive") + p("The navy &lt;said&gt; so.")
    body += (
        f"<w:tbl><w:tr><w:tc>{p('Ship')}{p('name')}</w:tc><w:tc>{p('Year')}</w:tc></w:tr></w:tbl>"
    )
    body += (
        "<w:p><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:r><w:t>kept</w:t><w:tab/>"
        "<w:noBreakHyphen/></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>once</w:t></w:r>"
        "</mc:Choice><mc:Fallback><w:r><w:t>twice</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    article = read(tmp_path, docx(body, notes=f"<w:footnote>{p('A note.')}</w:footnote>"))
    assert article.text == (
        "Two frigates arrive\n\nThe navy <said> so.\n\nShip name | Year\n\nkept\t-once\n\nA note.\n"
    )
    assert article.title == "Two frigates arrive"


def test_properties_tell_title_author_and_a_possible_day(tmp_path: Path) -> None:
    core = (
        "<dc:title>Two frigates</dc:title><dc:creator>Jane Doe</dc:creator>"
        "<dcterms:created>2031-03-04T10:00:00Z</dcterms:created>"
    )
    article = read(tmp_path, docx(p("The navy has received two frigates."), core=core))
    assert (article.title, article.author, article.published) == ("Two frigates", "Jane Doe", "")
    assert [each.value for each in article.doubts] == ["2031-03-04"]


HEADING = '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'


def test_the_first_heading_is_the_title_if_no_property_tells_it(tmp_path: Path) -> None:
    heading = '<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    body = p("Home") + heading.format("Two frigates arrive") + heading.format("Background")
    data = docx(body, core="<dc:title></dc:title>", styles=HEADING)
    assert read(tmp_path, data).title == "Two frigates arrive"


def test_who_sends_a_document_is_not_its_title(tmp_path: Path) -> None:
    head = p("Dr. A. B. Smith") + p("Ministry of Defence") + p("Press Release")
    assert read(tmp_path, docx(head + p("Two frigates arrive"))).title == "Two frigates arrive"
    assert not read(tmp_path, docx(head + p("The navy has two frigates."))).title
    title = "Gen. Smith visits the Ministry of Defence"
    assert read(tmp_path, docx(p(title))).title == title


DIRECTORY = b"PK\x01\x02\x14\x03\x14\x00\x00"
"""The beginning of an entry in the directory of a ZIP file, up to the flag of a password."""
ENTITIES = '<!DOCTYPE a [<!ENTITY x "xxxxxxxx"><!ENTITY y "&x;&x;&x;">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx(p("")), "has no text"),
        (b"\xff\xfe\x00junk", "and not a text: save it again"),
        (b"PK\x03\x04zip", "is a ZIP archive and not a Word document"),
        (docx(p("a"))[:-30], "is damaged"),
        (docx("<w:p>"), "is damaged"),
        (docx(p("a")).replace(b"word/document.xml", b"word/d\xffcument.xml"), "no word/document"),
        (docx(p("a")).replace(DIRECTORY, DIRECTORY[:-1] + b"\1"), "protected by a password"),
        (docx(p("&y;"), declaration=ENTITIES), "document type"),
        (docx("<w:sdt>" * 600 + "</w:sdt>" * 600), "nested too deeply"),
        (docx(p("x" * 1_000_001)), "more than 1,000,000 characters"),
    ],
)
def test_what_cannot_be_read_is_an_error_in_a_line(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(DataError, match=said):
        read(tmp_path, data)


def test_a_document_that_unpacks_to_far_more_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word, "_MOST", 100_000)
    with pytest.raises(DataError, match="unpacks to more than 100,000 bytes"):
        read(tmp_path, docx(f"<!--{' ' * 1_000_000}-->"))
