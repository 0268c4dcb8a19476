"""Whatever the data has, a text in Markdown is read back as the same text, and as nothing else."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.writers.citations.test_plain import a_claim, a_source
from timeline.writers.citations.citing import PlainCiting, Run
from timeline.writers.citations.parts import clean
from timeline.writers.markdown.notes import Footnotes
from timeline.writers.markdown.syntax import MarkdownFlavour

ACTIVE: Final = (
    *(
        "# x",
        "- x",
        "+ x",
        "* x",
        "1. x",
        "2) x",
        "(1) x",
        "a. x",
        "#. x",
        "> x",
        ": x",
        "| a | b |",
    ),
    *("---", "===", "***", "```", "~~~", ":::", "% x", "    x", "Table: x", "[x]: y", "[^1]: x"),
    *("**b**", "_i_", "`c`", "~x~", "~~x~~", "[x](y)", "![x](y)", "[x][y]", "[^1]", "^[x]", "x^2^"),
    *("<b>", "<script>alert(1)</script>", "<!-- x -->", "<https://x.y>", "</p>", "&amp;", "&#65;"),
    *("$x$", "$$x$$", "\\begin{x}", "\\(x\\)", "\\[x\\]", "\\newpage", "\\", "x\\", "{.x}", "{#x}"),
    *("@key", "[@key]", "(@x)", "a@b.c", "https://x.y/z", "HTTP://X.Y", "www.x.y", "mailto:a@b.c"),
    *('"q"', "'q'", "--", "---x", "...", "....", "x | y", "국방부 **발표**", "\x1b[31m", "\u202ex"),
    *(":rocket:", "x:+1:100:", "a:e-mail_x:", ":x: y", "at 10:30:00"),
)
PIECES: Final = st.sampled_from((*ACTIVE, " ", "x", "é", "발", "\n", "\t"))
TEXTS: Final = st.lists(PIECES, min_size=1, max_size=4).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1
)
COMMONMARK: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(line: str) -> str:
    """The text of a line, which must be a paragraph of nothing but text."""
    found = ""
    for token in COMMONMARK.parse(line):
        assert token.type in ("paragraph_open", "inline", "paragraph_close"), token
        for child in token.children or ():
            assert child.type in ("text", "text_special"), child
            found += child.content
    return plain(found)


def plain(text: str) -> str:
    """A text without what keeps names of emoji apart; the data has none of it (``clean``)."""
    return text.replace("\u2060", "")


@given(TEXTS, st.sampled_from([False, True]))
def test_any_text_is_read_back_as_it_is(text: str, pandoc: bool) -> None:
    assert read(MarkdownFlavour(pandoc).start(text)) == clean(text)


LINES: Final = st.sampled_from(ACTIVE).filter(str.strip) | st.sampled_from(["x", "발 표", "a b"])
PARAGRAPHS: Final = st.lists(st.lists(LINES, min_size=1, max_size=3), min_size=1, max_size=3)


@given(PARAGRAPHS, st.sampled_from([False, True]), st.sampled_from(["\n", "\r\n", " \n"]))
def test_line_breaks_and_paragraphs_stay(
    paragraphs: list[list[str]], pandoc: bool, end: str
) -> None:
    text = f"{end}{end}".join(end.join(lines) for lines in paragraphs)
    written = MarkdownFlavour(pandoc).lines(text)
    expected = [[clean(line) for line in lines] for lines in paragraphs]
    assert _lines(written, depth=0) == expected
    in_item = MarkdownFlavour(pandoc).lines(text, "  ", starts=False)
    assert _lines(f"- x: {in_item}", depth=2) == [
        [f"x: {expected[0][0]}", *expected[0][1:]], *expected[1:],
    ]  # fmt: skip


def _lines(written: str, depth: int) -> list[list[str]]:
    """The lines of paragraphs, which must be nothing but text, at this depth."""
    found = []
    for token in COMMONMARK.parse(written):
        if token.type == "inline":
            assert token.level == depth + 1, token
            lines = [""]
            for child in token.children or ():
                assert child.type in ("text", "text_special", "hardbreak"), child
                lines[-1] += child.content
                lines += [""] if child.type == "hardbreak" else []
            found.append([*map(plain, lines)])
        else:
            assert re.match("paragraph_|bullet_list_|list_item_", token.type), token
    return found


@pytest.mark.parametrize("text", ACTIVE)
def test_what_means_something_in_markdown_is_text(text: str) -> None:
    for flavour in (MarkdownFlavour(), MarkdownFlavour(pandoc=True)):
        assert read(flavour.start(text)) == clean(text)
        item = COMMONMARK.parse(f"- {flavour.start(text)}")
        assert [token.type for token in item][2:-2] == [
            "paragraph_open",
            "inline",
            "paragraph_close",
        ]


@given(TEXTS, TEXTS)
def test_a_table_has_the_cells_that_were_written(left: str, right: str) -> None:
    cell = MarkdownFlavour().cell
    table = f"| {cell(left)} | {cell(right)} |\n| --- | --- |\n| x | y |\n"
    inlines = [token for token in COMMONMARK.parse(table) if token.type == "inline"]
    texts = ["".join(child.content for child in each.children or ()) for each in inlines]
    assert [*map(plain, texts)] == [clean(left), clean(right), "x", "y"]


@pytest.mark.parametrize("text", ["A plain title, with F-35As (2) & more.", "발사 発射 – 2022!"])
def test_ordinary_text_stays_readable(text: str) -> None:
    assert MarkdownFlavour().start(text) == MarkdownFlavour(pandoc=True).start(text) == text


def test_no_name_of_an_emoji_is_left_for_github() -> None:
    """It draws them after Markdown is read, so that no escape keeps them."""
    for text in (":rocket:", "12:+1:100:x", "https://x.y/:tada:/z"):
        written = (MarkdownFlavour().text(text), MarkdownFlavour().link(text))
        assert not any(re.search(":([a-z]+|[+-]1|100):", each) for each in written), written
    assert MarkdownFlavour().text("at 10:30:00") == "at 10:30:00"
    assert MarkdownFlavour().link("https://x.y/:tada:") == "<https://x.y/%3Atada:>"
    assert MarkdownFlavour(pandoc=True).text(":rocket:") == ":rocket:", "pandoc has none by itself"


def test_a_citation_has_its_address_as_a_link() -> None:
    address = "https://example.org/a_b?c=1&d=2"
    runs = [Run("A "), Run("*title*", italic=True), Run(", "), Run(address, address=True)]
    assert MarkdownFlavour().runs(runs) == rf"A *\*title\**, <{address}>"
    [_, inline, _] = COMMONMARK.parse(MarkdownFlavour().runs(runs))
    children = [(child.type, child.content) for child in inline.children or ()]
    assert children[1:4] == [("em_open", ""), ("text", "*title*"), ("em_close", "")]
    assert children[-2:] == [("text", address), ("link_close", "")]
    for bad in ("https://x.y/<b>", "javascript:alert(1)", "https://x.y/&copy;"):
        assert "<h" not in MarkdownFlavour().runs([Run(bad, address=True)])


@given(st.text("a日発사éб_*.-", min_size=1, max_size=8), st.booleans())
def test_an_address_with_foreign_letters_is_a_link_that_shows_them(path: str, pandoc: bool) -> None:
    address = f"https://example.org/{path}é"
    [_, inline, _] = COMMONMARK.parse(f"At {MarkdownFlavour(pandoc).link(address)}.")
    found = [(each.type, each.content) for each in inline.children or ()]
    link = [("link_open", ""), ("text", address), ("link_close", "")]
    assert found == [("text", "At "), *link, ("text", ".")]
    targets = [each.attrs["href"] for each in inline.children or () if each.type == "link_open"]
    assert targets == [quote(address, safe=":/*")]


@given(*[st.lists(PIECES, max_size=3).map("".join)] * 3, st.sampled_from([False, True]))
def test_the_quote_is_bold_inside_its_sentence(
    before: str, quote: str, after: str, pandoc: bool
) -> None:
    quote = f"{quote}q"
    claim = replace(
        a_claim(a_source(), ()),
        quote=quote,
        sentence=before + quote + after,
        start=len(before),
        end=len(before + quote),
        verified=True,
    )
    notes = Footnotes(MarkdownFlavour(pandoc), PlainCiting())
    assert notes.marks([claim]) == "[^1]"
    [note] = notes.new()
    [_, inline, _] = COMMONMARK.parse(note.strip().removeprefix("[^1]: "))
    bold, found = False, ""
    for child in inline.children or ():
        bold = child.type == "strong_open" or (bold and child.type != "strong_close")
        found += child.content if bold else ""
    assert plain(found) == clean(quote)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize(("pandoc", "format_"), [(True, "markdown"), (False, "gfm")])
def test_pandoc_reads_the_same_texts(pandoc: bool, format_: str) -> None:
    texts = [*ACTIVE, *(f"{one}{other}" for one in ACTIVE for other in (" 1. x", "*", ACTIVE[0]))]
    written = "\n\n".join(map(MarkdownFlavour(pandoc).start, texts))
    found = subprocess.run(
        ["pandoc", "-f", format_, "-t", "json"],
        input=written,
        capture_output=True,
        text=True,
        check=True,
    )
    blocks = json.loads(found.stdout)["blocks"]
    assert [_paragraph(block) for block in blocks] == [clean(text) for text in texts]


def _paragraph(block: dict[str, Any]) -> str:
    assert block["t"] == "Para", block
    inlines = block["c"]
    assert {each["t"] for each in inlines} <= {"Str", "Space"}, inlines
    return plain("".join(each.get("c", " ") for each in inlines)).replace("\xa0", " ")


@pytest.mark.parametrize("text", ["a@b.c", "x mailto:a.b+c@d-e.org y", "xmpp:a@b.co/x", "발a@b.c"])
def test_no_mail_address_is_left_for_github(text: str) -> None:
    """It makes links of them after Markdown is read, so that no escape keeps them."""
    written = MarkdownFlavour().text(text)
    assert read(written) == text
    assert not re.search(r"\w\\?@\w", written)


@given(TEXTS.map(clean).filter(bool))
def test_code_is_the_text_itself(text: str) -> None:
    [line] = MarkdownIt().parseInline(f"- Question: {MarkdownFlavour().code(text)}")
    assert [(each.type, each.content) for each in line.children or ()][1:] == [
        ("code_inline", text)
    ]
