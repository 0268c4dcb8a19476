"""Web pages: the main text without what surrounds it, and what the page declares."""

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.errors import DataError
from timeline.readers.articles import Article, read_article

BODY = """
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<header><h1>Navy receives two frigates</h1></header>
<article>
<p>The navy of Norland received two frigates on Monday, the defence ministry said. They will
replace older ships, it said in a statement that was sent to reporters.</p>
<h2>Costs</h2>
<p>The ships cost <b>around 3.9 billion</b> krona,<br>according to the <a href="/x">ministry</a>. A
third will follow by 2033. The ministry declined to say where it will be stationed.</p>
<table><tr><th>Ship</th><th>Year</th></tr><tr><td>Alfa</td><td>2031</td></tr></table>
<ul><li>The first item of a list</li><li>The second item of it</li></ul>
</article>
<aside>Subscribe to our newsletter</aside><footer>© 2031 The Daily. Cookies.</footer>
"""


def page(tmp_path: Path, head: str = "", body: str = BODY, encoding: str = "utf-8") -> Article:
    file = tmp_path / "page.html"
    text = f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"
    file.write_bytes(text.encode(encoding))
    return read_article(file)


def linked(**fields: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_the_main_text_is_found_with_its_tables_and_lists(tmp_path: Path) -> None:
    text = page(tmp_path).text
    assert "received two frigates on Monday, the defence ministry said. They will replace" in text
    assert "The ships cost around 3.9 billion krona, according to the ministry. A third" in text
    assert "Ship | Year\nAlfa | 2031\n" in text
    assert "\n\n- The first item of a list\n\n- The second item of it\n" in text
    for other in ("Home", "newsletter", "Cookies"):
        assert other not in text


def test_json_ld_comes_before_meta_elements_and_these_before_the_page(tmp_path: Path) -> None:
    head = "<title>Frigates | The Daily</title><link rel=canonical href='https://example.org/a'>"
    shown = page(tmp_path, head)
    said = shown.title, shown.url, shown.language
    assert said == ("Navy receives two frigates", "https://example.org/a", "en-GB")
    head += (
        '<meta property="og:title" content="Frigates arrive"><meta name="author" content="J. Doe">'
        '<meta property="article:published_time" content="2031-03-04T08:00:00+09:00">'
        '<meta property="og:site_name" content="The Daily">'
    )
    meta = page(tmp_path, head)
    assert (meta.title, meta.author, meta.publisher) == ("Frigates arrive", "J. Doe", "The Daily")
    assert meta.published == "2031-03-04"
    head += linked(
        **{
            "@graph": [
                {"@type": "WebPage", "name": "A page"},
                {
                    "@type": "NewsArticle",
                    "headline": "Two frigates",
                    "datePublished": "2031-03-05",
                    "author": [{"name": "Jane Doe"}, {"name": "Kim Lee"}],
                },
            ]
        }
    )
    both = page(tmp_path, head)
    assert (both.title, both.author) == ("Two frigates", "Jane Doe, Kim Lee")
    assert both.published == "2031-03-05"
    assert [(each.field, each.value) for each in both.doubts] == [("published", "2031-03-04")]


def test_another_day_in_the_text_is_a_question(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2031-03-03T23:10:00Z">'
    line = "<article><p>By Jane Doe | Published 4 March 2031</p>"
    article = page(tmp_path, head, BODY.replace("<article>", line))
    assert article.published == "2031-03-03"
    assert [(each.field, each.value) for each in article.doubts] == [("published", "2031-03-04")]
    same = page(tmp_path, head.replace("-03T", "-04T"), BODY.replace("<article>", line))
    assert not same.doubts


def test_characters_that_no_text_has_are_left_out(tmp_path: Path) -> None:
    head = linked(**{"@type": "NewsArticle", "headline": "A\0\ud800\x1b[31m title"})
    article = page(tmp_path, head, BODY.replace("Norland", "Nor&#55296;&#0;&#27;land\x1b"))
    assert article.title == "A[31m title"
    assert "navy of Nor" in article.text
    assert not {"\0", "\x1b"} & {*article.text}
    assert article.text.encode()


def test_what_is_declared_wrongly_is_left_out(tmp_path: Path) -> None:
    head = (
        '<script type="application/ld+json">{not json</script>'
        '<meta property="og:url" content="javascript:alert(1)"><meta name="date" content="soon">'
        '<meta property="article:author" content="https://example.org/jane">'
        '<meta http-equiv="content-language" content="English">'
    )
    article = page(tmp_path, head)
    assert (article.url, article.published, article.author) == ("", "", "")
    assert article.language == "en-GB"


@pytest.mark.parametrize(("declared", "encoding"), [("euc-kr", "cp949"), ("shift_jis", "cp932")])
def test_a_declared_encoding_is_used(tmp_path: Path, declared: str, encoding: str) -> None:
    words = {
        "cp949": "해군은 월요일 새 호위함 두 척을 인도받았다고 국방부가 밝혔다.",
        "cp932": "海軍は月曜日に新しい護衛艦二隻を受け取ったと国防省が発表した。",
    }[encoding]
    body = f"<article><p>{f'{words} ' * 4}</p></article>"
    article = page(tmp_path, f'<meta charset="{declared}">', body, encoding)
    assert words in article.text


def test_an_unknown_encoding_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"unknown encoding.*UTF-8"):
        page(tmp_path, '<meta charset="x-none">', "<p>\xe9\xe9</p>", "latin-1")


@pytest.mark.parametrize("body", ["", "<script>let a = 1</script>", "<div>" * 3000 + "deep"])
def test_a_page_without_an_article_is_an_error(tmp_path: Path, body: str) -> None:
    with pytest.raises(DataError, match=r"page\.html: (has no article|is nested|has no text)"):
        page(tmp_path, body=body)
