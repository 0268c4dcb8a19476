"""A report in Markdown: what was asked, what is known and how surely, and where it is from."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from sqlalchemy import Engine
from sqlmodel import Session

from tests.disagreement.story import SEED, write
from timeline import database
from timeline.api.exports.selection import Selection
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.history.newest import NewestRevision
from timeline.writers.markdown.report import markdown

NEWEST = NewestRevision(7, "2022-07-01T10:00:00Z")


def written(session: Session, query: str = "", *, pandoc: bool = False, title: str = "") -> str:
    report = Selection(session, read_query(session, query), NEWEST).report(title)
    return "".join(markdown(report, pandoc=pandoc))


@pytest.fixture
def story(engine: Engine, tmp_path: Path) -> Session:
    load(engine, [write(tmp_path / "story", SEED)])
    return Session(engine)


@pytest.fixture
def shipped(engine: Engine) -> Session:
    load(engine, [database.bundled("seeds") / "alliance"])
    return Session(engine)


def test_the_report_states_the_question_the_values_and_their_sources(story: Session) -> None:
    with story as session:
        lines = written(session, "kind:launch").splitlines()
        assert written(session, "kind:launch").splitlines() == lines, "it is the same each time"
    assert lines[:7] == [
        "# Timeline",
        "",
        "- Question: `kind:launch`",
        "- Found: 1 event",
        "- Database: revision 7 of 2022-07-01",
        "",
        "## 2022",
    ]
    assert "### 5 June 2022: Missiles fly east, disputed" in lines
    assert "launch, occurred, key salvo" in lines
    at = lines.index("- Number launched: 8 missiles[^1] [^2]")
    assert lines[at + 1 : at + 6] == [
        "  - supported by 3 sources, 2 independent",
        "  - ≠ says: 6 missiles[^3]",
        "  - says: about 10 missiles[^4]",
        "  - ≠ says: 10 missiles[^5]",
        "  - ✓ accepted: the Joint Chiefs tracked each of them by radar",
    ]
    assert (
        "[^1]: SEOUL, June 5 — ›**The North fired eight missiles on Sunday**‹, the Joint Chiefs"
        " said. — “North fires eight missiles”, 5 June 2022"
        " (grade B2, according to Joint Chiefs of Staff)"
    ) in lines
    assert lines[lines.index("## Sources") + 2] == (
        "- “A drill”, 8 June 2022 (reliability D, key agency)"
    )


def test_a_value_in_other_words_is_shown_with_its_sign(shipped: Session) -> None:
    with shipped as session:
        lines = written(session, "kind:procurement").splitlines()
    assert any(line.startswith(r"  - \= in its own words: \$3 billion") for line in lines)


def test_the_sides_of_a_dispute_are_beside_each_other(story: Session) -> None:
    with story as session:
        lines = written(session).splitlines()
    at = lines.index("Sources differ on this value: Number launched")
    assert lines[at + 2 : at + 8] == [
        "| ✓ accepted | ≠ rival | ≠ rival |",
        "| --- | --- | --- |",
        "| 8 missiles | 10 missiles | 6 missiles |",
        "|  | contradicts the accepted value | contradicts the accepted value |",
        "| 3 sources, 2 independent | 1 source | 1 source |",
        "| B2 wire[^1], C2 reprint[^2], C6 monthly[^4] | A2 study[^5] | D4 agency[^3] |",
    ]


def test_every_footnote_is_there_once_and_numbered_in_order(shipped: Session) -> None:
    with shipped as session:
        text = written(session)
    defined = [int(each) for each in re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)]
    used = [int(each) for each in re.findall(r"\[\^(\d+)\](?!:)", text)]
    assert defined == sorted(set(used)) == list(range(1, len(defined) + 1))
    assert list(dict.fromkeys(used)) == defined, "numbered in the order of first use"


def test_headings_of_months_stand_below_those_of_years(shipped: Session) -> None:
    with shipped as session:
        report = Selection(session, read_query(session, "date:2016..2022"), NEWEST).report()
        lines = "".join(markdown(report, months=True)).splitlines()
    headings = [line for line in lines if re.match("#{2,3} ", line)]
    at = headings.index("## 2022")
    assert headings[at : at + 4] == ["## 2022", "### May 2022", "### July 2022", "### August 2022"]
    assert headings[headings.index("## 2016") + 1] == "### Month not known"
    assert [line for line in lines if line.startswith("#### ")], "events are below the months"


def test_a_source_is_cited_in_full_only_once(shipped: Session) -> None:
    with shipped as session:
        text = written(session, "source:cbs-news-tweet")
    notes = re.findall(r"^\[\^\d+\]: (.*)", text, re.MULTILINE)
    assert [note for note in notes if " 2017" in note.rpartition("military exercise”")[2]] == notes[
        :1
    ]
    assert len(notes) > 1
    assert all("CBS News (\\@CBSNews), “U.S." in note for note in notes)
    assert text.splitlines()[-1].startswith("- CBS News (\\@CBSNews), “U.S., South Korea")


def test_a_query_without_events_gives_a_report_without_sources(engine: Engine) -> None:
    with Session(engine) as session:
        assert written(session, "kind:summit", title="None *at* all") == (
            "# None \\*at\\* all\n\n- Question: `kind:summit`\n- Found: 0 events\n"
            "- Database: revision 7 of 2022-07-01\n"
        )


def test_a_hostile_chronicle_is_only_text(engine: Engine, tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> [x](javascript:y) | ``` $a$ \\input{b} \x1b[31m\u202e 발사"
    seed = {
        "sources": {"paper": {"title": hostile, "author": f"1. {hostile}"}},
        "actors": {"prk": {"name": f"- {hostile}", "kind": "state", "country": "PRK"}},
        "events": {
            "salvo": {
                "kind": "launch",
                "title": f"# {hostile}",
                "summary": f"> {hostile}",
                "when": "2022",
                "launcher": "prk",
                "quantity": 3,
                "cite": {
                    "paper": [
                        {"quote": hostile, "for": ["when", "launcher", "quantity"]},
                        {
                            "quote": f"| {hostile}",
                            "translation": hostile,
                            "disputes": {"quantity": 5},
                        },
                    ]
                },
            }
        },
    }
    (tmp_path / "seed.yaml").write_text(json.dumps(seed))
    load(engine, [tmp_path])
    with Session(engine) as session:
        text, for_pandoc = written(session), written(session, pandoc=True)
    reader = MarkdownIt("commonmark").enable("table")
    tokens = reader.parse(text)
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {"text", "text_special", "strong_open", "strong_close"}
    assert {token.type for token in tokens if token.block} <= {
        *("inline", "table_open", "table_close", "tr_open", "tr_close", "thead_open"),
        *("thead_close", "tbody_open", "tbody_close", "th_open", "th_close", "td_open"),
        *("td_close", "paragraph_open", "paragraph_close", "heading_open", "heading_close"),
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
    }
    plain = "".join(
        child.content for token in tokens for child in token.children or () if child.content
    )
    shown = hostile.replace("\x1b", "␛").replace("\u202e", "<U+202E>")
    assert plain.count(shown) >= 6
    if shutil.which("pandoc"):
        found = _pandoc(for_pandoc, "json")
        kinds = set(re.findall(r'"t":"(\w+)"', found))
        assert not kinds & {"RawInline", "RawBlock", "Math", "Link", "Image", "Code", "CodeBlock"}
        assert shown in _pandoc(for_pandoc, "plain", "--wrap=none")


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_a_summary_has_its_lines_in_a_document(engine: Engine, tmp_path: Path) -> None:
    summary = "One.\n\nTwo:\n- a\n1. b | c\n# d"
    event = {"kind": "statement", "title": "T", "when": "unknown", "summary": summary}
    (tmp_path / "seed.yaml").write_text(json.dumps({"events": {"a": event}}))
    load(engine, [tmp_path / "seed.yaml"])
    with Session(engine) as session:
        text = written(session, pandoc=True)
    assert f"\n\n{summary}\n\n" in _pandoc(text, "plain", "--wrap=none")
    blocks = json.loads(_pandoc(text, "json"))["blocks"]
    kinds = [[part["t"] for part in each["c"]] for each in blocks if each["t"] == "Para"]
    assert [each.count("LineBreak") for each in kinds if "LineBreak" in each] == [3]


def test_what_has_no_known_month_or_year_is_in_one_section_at_the_end(
    engine: Engine, tmp_path: Path
) -> None:
    dates = ["XXXX-07", "early XXXX-07", "2022-05/..", "unknown", "2021-03", "2021", "2022-06"]
    dates += ["[2022-07..2022-09]", "2022-08", "2022", "-0001"]
    events = {
        f"e{n}": {"kind": "statement", "title": "T", "when": when, "inferred": {"when": "a guess"}}
        for n, when in enumerate(dates)
    }
    (tmp_path / "seed.yaml").write_text(json.dumps({"events": events}))
    load(engine, [tmp_path / "seed.yaml"])
    with Session(engine) as session:
        report = Selection(session, read_query(session, ""), NEWEST).report("")
        lines = "".join(markdown(report, months=True)).splitlines()
    headings = [line.partition(" ")[2] for line in lines if line.startswith(("## ", "### "))]
    assert headings == [
        *("2 BC", "Month not known", "2021", "March 2021", "Month not known"),
        *("2022", "May 2022", "June 2022", "August 2022", "Month not known"),
        *("Open or unknown dates", "Month not known"),
    ]
    assert "#### From May 2022 to an open end, uncertain: T" in lines, (
        "a heading begins with a capital"
    )


DELIVERIES = """
sources:
  wire: {title: A wire, published: 2022-07-07}
  month: {title: A monthly, published: 2022-07}
events:
  order:
    {kind: procurement, title: Order, when: 2022-07-01, stage: ordered, deliveries: [
      {when: by published month, quantity: 2}, {when: for at least 3 days from published wire,
      quantity: 4}], cite: {wire: [{quote: x}, {quote: y, says: {deliveries.2.quantity: 3+}}]}}
"""


def test_a_record_of_a_list_is_one_value_also_if_its_parts_have_other_sources(
    engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "order.yaml").write_text(DELIVERIES)
    load(engine, [tmp_path / "order.yaml"])
    with Session(engine) as session:
        lines = written(session).splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("- Deliveries"))
    first = "(1) no later than 31 July 2022: 2 units"
    second = "(2) no earlier than 7 July 2022: 4 units"
    assert lines[at : at + 3] == [
        f"- Deliveries: {first} (written: by published month)[^1] [^2]",
        f"- Deliveries: {second} (written: for at least 3 days from published wire)[^1]",
        "  - says: at least 3 units[^3]",
    ], "neither says that two sources support it: each states a part"


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_makes_a_document_with_the_same_footnotes(story: Session, tmp_path: Path) -> None:
    with story as session:
        text = written(session, pandoc=True, title='A "title": 1')
    metadata = json.loads(_pandoc(text, "json"))["meta"]
    assert set(metadata) == {"title", "date", "lang"}
    assert 'A "title": 1' in _pandoc(text, "plain", "--standalone", "--wrap=none")
    _pandoc(text, "docx", "-o", str(tmp_path / "report.docx"))
    with zipfile.ZipFile(io.BytesIO((tmp_path / "report.docx").read_bytes())) as document:
        notes = document.read("word/footnotes.xml").decode()
        body = document.read("word/document.xml").decode()
    marks = re.findall(r"(?<!^)\[\^(\d+)\](?!: )", text)
    assert marks == [str(number) for number, _ in enumerate(marks, 1)], "each has its own"
    assert notes.count("<w:footnoteRef") == body.count("<w:footnoteReference ") == len(marks)
    assert "The North fired eight missiles on Sunday" in notes
    again = "›The North fired eight missiles on Sunday‹ — “North fires eight missiles” (grade B2)"
    assert f"]: {again}\n" in text, "Word numbers it anew, so it refers to no number"


def _pandoc(text: str, to: str, *options: str) -> str:
    command = ["pandoc", "-f", "markdown", "-t", to, *options]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
