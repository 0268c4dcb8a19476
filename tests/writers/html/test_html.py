"""The file of a report: the same each time, complete in itself, and only as allowed."""

import base64
import hashlib
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

import timeline
from tests.running import run
from timeline.api.exports.selection import Selection
from timeline.errors import UsageError
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.writers.citations.citing import PlainCiting
from timeline.writers.html.body import Body


class Read(HTMLParser):
    """The addresses of a page, its policy, and the content of its scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.policy = ""
        self.embedded: dict[str, list[str]] = {"script": [], "style": []}
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._open = tag if given.get("type") != "application/json" else ""
        self.addresses += [
            given[name] for name in ("src", "srcset") if name in given
        ]  # what a browser loads, other than links that a reader follows
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]

    def handle_data(self, data: str) -> None:
        if self._open in self.embedded:
            self.embedded[self._open].append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = ""


def hashes(texts: list[str]) -> list[str]:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def test_it_is_the_same_each_time_and_allows_only_what_is_inside(
    paged: Path, report: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.html"
    run("--database", str(paged), "export", "html", "--title", "Report & <more>", "-o", str(again))
    assert again.read_bytes() == report.read_bytes()
    page = Read(report.read_text(encoding="utf-8"))
    allowed = dict(part.split(" ", 1) for part in page.policy.split("; "))
    assert allowed["default-src"] == "'none'"
    assert allowed["script-src"].split() == hashes(page.embedded["script"])
    assert allowed["style-src"].split() == hashes(page.embedded["style"])
    pictures = [address.partition(",") for address in page.addresses]
    assert {kind for kind, _, _ in pictures} == {"data:image/svg+xml;base64"}
    assert '<link rel="icon" href="data:' in report.read_text("utf-8"), "servers are not asked"
    for _, _, encoded in pictures:  # labels of marks would have their days in local time
        assert b"aria-label=" not in base64.b64decode(encoded)


def test_its_scripts_have_the_notices_of_their_licences(report: Path) -> None:
    script, _ = Read(report.read_text(encoding="utf-8")).embedded["script"]
    notices = script.partition("*/")[0]
    assert notices.startswith("/*\n")
    for name in ("vega", "vega-lite", "vega-embed", "d3-array", "topojson-client"):
        assert re.search(rf"(?m)^(\S+, )*{name}[,:]", notices), name
    for text in ("Interactive Data Lab", "Mike Bostock", "above copyright notice", "DISCLAIM"):
        assert text in " ".join(notices.split())


def test_it_says_what_was_asked_and_what_it_leaves_out(paged: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    asked = ("actor:kor", "--as-of", "2030", "--title", "{{ 1 }}\x1b[31m")
    run("--database", str(paged), "export", "html", *asked, "-o", str(file))
    html = file.read_text(encoding="utf-8")
    assert "<dt>Dates</dt><dd>" in html
    assert '<h1 dir="auto">{{ 1 }}␛[31m</h1>' in html
    assert '<dt>Question</dt><dd><code dir="ltr">actor:kor</code></dd>' in html
    assert "<dt>As known on</dt><dd>2030</dd>" in html
    assert "<dt>Left out</dt><dd>" in html  # what has no day of publication
    assert "<dt>Database</dt><dd>revision 1 of " in html
    assert 'id="e-moved"' in html
    assert "responds to <a><bdi>&lt;script&gt;" in html, "its target has no address to lead to"
    assert 'id="e-launch"' not in html


def test_the_head_says_how_well_dates_are_known(engine: Engine, tmp_path: Path) -> None:
    written = [
        *("2022-07-05", "2022-07-05/2022-07-09", "2022-07-05T10:00+09:00"),
        *("2022-07", "[2022-07-01..2022-07-10]"),
        *("by 2030", "2022-07/.."),
        *("2022-07-05~", "2023?"),
        "unknown",
    ]
    cited = {"paper": {"quote": "so", "for": ["when"]}}
    events = {
        f"e{number}": {"kind": "launch", "title": "E", "when": when, "cite": cited}
        for number, when in enumerate(written)
    }
    (tmp_path / "seed.yaml").write_text(
        json.dumps({"sources": {"paper": {"title": "P"}}, "events": events}, indent=1)
    )
    load(engine, [tmp_path / "seed.yaml"])
    with Session(engine) as session:
        report = Selection(session, read_query(session), None).report()
        body = Body(report.head, {}, {}, PlainCiting())
        for found in report.events:
            body.add(found)
    assert dict(body.facts())["Dates"] == (
        "3 known to the day, 2 between a first and a last day, 2 without a first or a last day, "
        "2 approximate, uncertain or inferred, 1 unknown"
    )


def test_a_passage_is_quoted_above_only_if_it_has_a_quote(tmp_path: Path) -> None:
    """Two groups of values have it, because a second source supports one of them."""
    known = {"kind": "launch", "title": "E", "when": "2022-07-05", "quantity": "3"}
    other = {"quote": "three", "for": ["quantity"]}

    def report(passage: dict[str, str]) -> str:
        cite = {"paper": passage | {"for": ["when", "quantity"]}, "other": other}
        sources = {"paper": {"title": "P"}, "other": {"title": "O"}}
        seed = tmp_path / "seed.yaml"
        seed.write_text(json.dumps({"sources": sources, "events": {"e": known | {"cite": cite}}}))
        with timeline.open(tmp_path / f"{len(passage)}.db") as opened:
            opened.load(seed)
            opened.export_html(to=tmp_path / "report.html", force=True)
        return (tmp_path / "report.html").read_text(encoding="utf-8")

    assert " · quoted above" in report({"page": "3", "quote": "three on 5 July"})
    assert " · quoted above" not in report({"page": "3"})


def test_headings_are_no_narrower_than_dates_and_open_dates_may_have_one_of_their_own(
    paged: Path, tmp_path: Path
) -> None:
    found = []
    for query in ("", "2023.."):
        file = tmp_path / f"{query}.html"
        with timeline.open(paged) as opened:
            opened.export_html(query, to=file)
            opened.export_markdown(query, to=file.with_suffix(".md"))
        html, text = (each.read_text("utf-8") for each in (file, file.with_suffix(".md")))
        headings = re.findall('<h3 id="(.*?)">(.*?)</h3>', html)
        assert [name for _, name in headings] == re.findall("^## (?!Sources)(.*)$", text, re.M)
        assert len(dict(headings)) == len(headings), "each can be linked to"
        found.append(re.findall('<h3[^>]*>(.*)</h3>|<article class="event" id="e-(.*?)"', html))
    assert [[year or key for year, key in each] for each in found] == [
        [
            "2022 or later",
            "moved",
            "2022",
            "launch",
            "2023",
            "word",
            "Open or unknown dates",
            "unknown",
        ],
        ["2023", "word", "Open or unknown dates", "moved", "unknown"],
    ]


def test_the_filter_by_actor_finds_what_a_query_finds(tmp_path: Path) -> None:
    """An event of a part is one of its wholes, also of those that no event names."""
    wholes = {"kor": "", "mnd": "kor", "army": "mnd", "lee": "army", "union": "", "guild": ""}
    kinds = ("state", "organisation", "unit", "person", "organisation", "organisation")
    actors = {
        key: {"name": "Union" if key[0] in "gu" else key, "kind": kind}
        | ({"part_of": whole} if whole else {})
        for (key, whole), kind in zip(wholes.items(), kinds, strict=True)
    }
    actors["kor"]["name"] = "Union"
    events = {
        f"e{number}": {
            "kind": "statement",
            "title": "E",
            "when": "2022-07-05",
            "speaker": speakers,
            "inferred": {"when": "so", "speaker": "so"},
        }
        for number, speakers in enumerate((["lee"], ["army", "lee"], ["guild"], ["union"]))
    }
    seed, file = tmp_path / "seed.yaml", tmp_path / "report.html"
    seed.write_text(json.dumps({"actors": actors, "events": events}))
    with timeline.open(tmp_path / "db") as opened:
        opened.load(seed)
        opened.export_html(to=file)
        found = {key: opened.query(f"actor:{key}").total for key in wholes}
    options = re.findall(
        r'<option value="\d+"[^>]*>(.*) \((\d)\)</option>', file.read_text("utf-8")
    )
    names = [*wholes]
    names[0], names[4:] = "Union, state", ["Union, union", "Union, guild"]
    assert {name: int(count) for name, count in options} == dict(
        zip(names, found.values(), strict=True)
    )


def test_a_report_without_events_has_no_script(paged: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    with timeline.open(paged) as opened:
        opened.export_html("kind:summit", to=file)
        with pytest.raises(UsageError, match="exists"):
            opened.export_html("kind:summit", to=file)
        opened.export_html("kind:summit", to=file, force=True)
    html = file.read_text(encoding="utf-8")
    assert "No event matches." in html
    assert "<script" not in html
    assert "script-src 'none'" in Read(html).policy


@pytest.mark.parametrize("package", ["jinja2", "platformdirs", "vl_convert"])
def test_a_missing_package_is_named_by_its_extra(
    paged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with timeline.open(paged) as opened, pytest.raises(UsageError) as stop:
        opened.export_html(to=tmp_path / "report.html")
    assert "pip install 'timeline-chronicle[reports]'" in stop.value.hint
    assert not (tmp_path / "report.html").exists()
