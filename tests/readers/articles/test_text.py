"""Plain text and Markdown: the text as it is, and what its first lines tell."""

from pathlib import Path

import pytest

from timeline.readers.articles import read_article
from timeline.readers.articles.days import day_in, labelled_day


def test_the_first_lines_tell_title_author_and_day(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "Navy receives two frigates\n\n"
        "By Jane Doe | Published: Tuesday, 4 March 2031, 10:15 KST\n\n"
        "The navy received two frigates on Monday, the ministry said. They are new.\n"
    )
    article = read_article(file)
    assert (article.title, article.author) == ("Navy receives two frigates", "Jane Doe")
    assert article.published == "2031-03-04"
    assert article.text == file.read_text()


def test_lines_between_the_title_and_the_author_do_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "Two frigates\n\nWe use cookies.\n\nHome\n\nBy Jane Doe\n\nPublished on 4 March 2031\n\n"
        f"The navy has {'very ' * 30}many.\n\nBy Another One\n"
    )
    article = read_article(file)
    said = article.title, article.author, article.published
    assert said == ("Two frigates", "Jane Doe", "2031-03-04")


def test_what_stands_before_the_day_may_be_the_publisher(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "11/30/31, 12:40 AM\n\n"
        "[A remark.]\n\nTwo frigates\nBy Jane Doe\nThe Daily, 4 March 2031\n\nThey are in."
    )
    article = read_article(file)
    assert (article.title, article.published) == ("Two frigates", "2031-03-04")
    assert [(each.field, each.value) for each in article.doubts] == [("publisher", "The Daily")]
    file.write_text("Two frigates\n\nSEOUL, March 4, 2031\n\nThe frigates are in.")
    assert read_article(file).published == "2031-03-04"
    assert not read_article(file).doubts


def test_fields_above_the_text_tell_more(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        '---\ntitle: "Two frigates"\nauthor: Jane Doe\ndate: 2031-03-04\nsource: The Daily\n'
        "url: https://example.org/a\nlanguage: en\n---\n\n# Another heading\n\nThe navy has them.\n"
    )
    article = read_article(file)
    said = article.title, article.author, article.published, article.publisher
    assert said == ("Two frigates", "Jane Doe", "2031-03-04", "The Daily")
    assert (article.url, article.language) == ("https://example.org/a", "en")


def test_what_is_no_field_is_not_taken_for_one(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The minister had one message: date 2031-03-04 holds. By noon it was over.\n")
    article = read_article(file)
    assert (article.title, article.author, article.published) == ("", "", "")


def test_an_unclear_day_is_a_question(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Two frigates\nDate: 04/03/2031\n\nThe navy has received two frigates.\n")
    article = read_article(file)
    assert article.published == ""
    assert "“04/03/2031”" in article.doubts[0].ask


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("입력 2022.07.15", False),
        ("기사입력 2022-07-15 오전 9:30 | 수정 2022-07-16 10:00", False),
        ("승인 2022.07.15 10:30", False),
        ("홍길동 기자 등록 : 2022.07.15 10:30", False),
        ("発行：2022年7月15日", False),
        ("更新 2022年7月15日", True),
        ("수정 2022.07.15 10:00", True),
        ("Last updated: 15 July 2022", True),
    ],
)
def test_the_day_of_a_text_has_a_label_in_its_language(
    tmp_path: Path, line: str, *, asked: bool
) -> None:
    file = tmp_path / "article.txt"
    file.write_text(f"제목\n\n{line}\n\n북한이 미사일을 발사했다.\n", encoding="utf-8")
    found = read_article(file)
    doubts = {each.value for each in found.doubts if each.field == "published"}
    assert (found.published, "2022-07-15" in doubts) == ("" if asked else "2022-07-15", asked)


def test_a_text_with_form_feeds_has_pages(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The first page.\n\fThe second page.\n\f")
    article = read_article(file)
    assert (article.text, article.paged) == ("The first page.\n\fThe second page.\n", True)
    file.write_text("One page.\n\f")
    assert not read_article(file).paged


def test_broken_lines_are_joined_and_lists_are_not(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(
        b"The navy of the republic received two new frig-\r\n"
        b"ates from its neighbour on Monday. They will\r\n"
        b"Replace two older ships of the same class.\r\n"
        b"\r\n- one\r\n- two\r\n\r\n\r\n\r\nEnd\x00\x07.".replace(b"\x00", b"")
    )
    assert read_article(file).text == (
        "The navy of the republic received two new frig-\nates from its neighbour on Monday. They"
        " will Replace two older ships of the same class.\n\n- one\n- two\n\nEnd.\n"
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-03-04T23:10:00Z", "2031-03-04"), ("4 March 2031", "2031-03-04"),
        ("March 4th, 2031", "2031-03-04"), ("Tue, Mar. 4, 2031 at 10:15 a.m. EST", "2031-03-04"),
        ("2031년 3월 4일 오전 10:15", "2031-03-04"), ("2031年3月4日", "2031-03-04"),
        ("2031/03/04", "2031-03-04"), ("March 2031", "2031-03"), ("2031", "2031"),
        ("04/03/2031", ""), ("soon", ""), ("", ""), ("31 February 2031", ""),
    ],
)  # fmt: skip
def test_days_of_a_publication(written: str, day: str) -> None:
    assert day_in(written) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published on March 4, 2031", "2031-03-04"), ("4 March 2031", "2031-03-04"),
        ("Updated 4 March 2031", ""), ("Since 4 March 2031 all is new", ""), ("2031", ""),
    ],
)  # fmt: skip
def test_a_line_with_nothing_but_the_day(line: str, day: str) -> None:
    assert labelled_day(line) == day
