"""What a style leaves out is told, and a style that leaves out too much is refused."""

import dataclasses
import io
from pathlib import Path
from typing import Final

import pytest

import timeline
from tests.running import run
from tests.writers.citations.test_formats import KNOWN
from tests.writers.citations.test_plain import a_source
from tests.writers.citations.test_styles import HOUSE
from timeline.errors import UsageError
from timeline.writers.citations.citing import PlainCiting
from timeline.writers.citations.styles import citing

ONLY_PAGES: Final = HOUSE.replace('<group delimiter=". ">', "<choose><if variable='URL'>").replace(
    "</group>", "</if></choose>"
)
"""A style that cites nothing without an address."""


def test_what_a_style_leaves_out_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "short.csl").write_text(HOUSE.replace('<text variable="URL"/>', ""))
    told: list[str] = []
    way = citing(str(tmp_path / "short.csl"), told.append)
    way.bibliography([KNOWN, dataclasses.replace(KNOWN, key="other")])
    assert told == [
        f"this style leaves out the {part} of sources such as note"
        for part in ("address", "archived copy")
    ]


def test_the_edition_and_the_season_that_a_style_leaves_out_are_told() -> None:
    sources = [
        a_source("2022-21", key="season"),
        a_source("2022-07-05", key="day", edition="2nd"),
        a_source("2022-07", key="month", edition="2019"),
    ]
    lost: dict[str, list[str]] = {}
    for style in ("chicago", "mla", "harvard"):
        way = citing(style, lost.setdefault(style, []).append)
        texts = ["".join(run.text for run in way.source(source)) for source in sources]
        assert any("2nd" in each for each in texts) == (style != "harvard")
    parts = {name: [each.split(" of sources")[0][26:] for each in lost[name]] for name in lost}
    assert parts == {
        "chicago": [],
        "mla": ["season of publication"],
        "harvard": [
            *("season of publication", "day of publication", "edition"),
            "month of publication",
        ],
    }


def test_a_style_that_leaves_out_titles_or_dates_is_refused(tmp_path: Path) -> None:
    for name, part in (("title", '<text macro="title"/>'), ("date", '<date-part name="year"/>')):
        lacking = HOUSE.replace(part, "", 2 if name == "date" else 9).replace('"title"', '"note"')
        (tmp_path / "lacking.csl").write_text(lacking)
        with pytest.raises(UsageError, match=name) as caught:
            citing(str(tmp_path / "lacking.csl"), pytest.fail)
        assert "chicago" in caught.value.hint


def test_a_source_that_a_style_cannot_cite_is_plain_text(
    loaded_sqlite: Path, tmp_path: Path
) -> None:
    (tmp_path / "pages.csl").write_text(ONLY_PAGES)
    style = str(tmp_path / "pages.csl")
    told: list[str] = []
    way = citing(style, told.append)
    document = a_source(key="document", title="A document")
    found = {source.key: runs for source, runs in way.bibliography([KNOWN, document])}
    assert found["document"] == PlainCiting().source(document)
    assert found["note"] != PlainCiting().source(KNOWN)
    way.source(document)
    (message,) = (each for each in told if "leaves out" not in each)
    assert message.startswith("document "), "it is told once"
    query = "reliability:B"  # one source
    with timeline.open(loaded_sqlite) as db:
        (note,) = db.export_bibliography(query, to=io.StringIO(), style=style)
        typed = run(
            "export", "bibliography", query, "--style", style, "--database", str(loaded_sqlite)
        )
        assert note in typed.stderr
        for export in (db.export_markdown, db.export_html):
            assert note in export(
                "source:cbs-news-tweet", to=tmp_path / export.__name__, style=style
            )
