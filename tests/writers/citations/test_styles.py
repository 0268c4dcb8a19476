"""Citations in a style say the same as the register, whatever style and source meet."""

import dataclasses
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.writers.citations.test_formats import HOSTILE, KNOWN
from tests.writers.citations.test_plain import a_claim, a_source
from timeline.errors import UsageError
from timeline.query.results import ClaimLine, SourceRef
from timeline.writers.citations.citing import PlainCiting, Run
from timeline.writers.citations.parts import clean
from timeline.writers.citations.styles import OFFERED, citing

DATES: Final = (
    "unknown", "2022", "2022-07", "2022-07-05", "2022~", "2022-07?", "2021/2022",
    "2022-07-04/2022-08", "2022-07-04/2022-07-09", "2022/..", "201X", "2022-23", "2022-33",
    "[2022-07-01..2022-07-10]", "[..2022-07-10]", "{2021,2022}", "-0044-03-15", "0044",
    "2022-07-05T10:00:00Z",
)  # fmt: skip
HOUSE: Final = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>House</title><id>house</id></info>
  <macro name="title"><text variable="title" font-style="italic" quotes="true"/></macro>
  <bibliography>
    <layout suffix=".">
      <group delimiter=". ">
        <names variable="author"><substitute><text macro="title"/></substitute></names>
        <date variable="issued"><date-part name="year"/></date>
        <text macro="title"/>
        <date variable="issued" prefix="on "><date-part name="day"/></date>
        <text variable="publisher"/>
        <text variable="URL"/>
      </group>
    </layout>
  </bibliography>
</style>
"""


def untold(_: str) -> None:
    """Take what a style leaves out."""


def text(source: SourceRef, style: str) -> str:
    return "".join(run.text for run in citing(style, untold).source(source))


@pytest.fixture
def house(tmp_path: Path) -> str:
    (tmp_path / "house.csl").write_text(HOUSE)
    return str(tmp_path / "house.csl")


def test_a_style_from_a_file_puts_the_parts_in_its_order(house: str) -> None:
    way = citing(house, untold)
    assert way.source(KNOWN) == [
        Run("Press office. 2022. “"),
        Run("Note of the ministry", italic=True),
        Run(".” on 30. Ministry of Examples. "),
        Run("https://example.org/{note}?a=1&b=2", address=True),
        Run("."),
    ]


def test_what_is_in_place_of_an_author_is_not_repeated(house: str) -> None:
    assert text(a_source("2022", title="Only a title?"), house) == "“Only a title?” 2022."


def test_a_date_in_words_stands_once(house: str) -> None:
    source = a_source("[2022-07-01..2022-07-10]", author="A")
    assert text(source, house) == "A. Some day from 1 to 10 July 2022. “Note of the ministry.”"
    assert "(some day from 1 to 10 July 2022)" in text(source, "apa"), "no sentence begins with it"


def test_a_year_before_1_is_that_of_its_era() -> None:
    assert "100 BC" in text(a_source("-0099"), "chicago")  # EDTF has a year 0
    assert "1 BC" in text(a_source("0000"), "chicago")


def test_a_passage_has_its_place_at_the_end(house: str) -> None:
    runs = citing(house, pytest.fail).passage(a_claim(a_source("2022"), (("page", 12),)))
    assert "".join(run.text for run in runs) == "“Note of the ministry.” 2022, page 12"


def test_a_style_with_notes_cites_passages_in_notes() -> None:
    page = {"author": "Press office", "publisher": "Ministry", "url": "https://x.example/y"}
    way, source = citing("chicago", pytest.fail), a_source("2022-07-05", **page)

    def note(cite: Callable[[ClaimLine], list[Run]], *place: tuple[str, int | str]) -> str:
        return "".join(run.text for run in cite(a_claim(source, place)))

    first = "Press office, “Note of the ministry,” Ministry, July 5, 2022"
    assert note(way.passage) == f"{first}, https://x.example/y"
    assert note(way.passage, ("page", 12)) == f"{first}, 12, https://x.example/y"
    row = ("row", 5), ("column", "Year")
    assert note(way.passage, *row) == f"{first}, row 5, column Year, https://x.example/y"
    assert note(way.again) == "Press office, “Note of the ministry”", "other notes may be between"
    assert note(way.again, ("page", 12)) == "Press office, “Note of the ministry,” 12"
    addresses = [run.text for run in way.passage(a_claim(source, ())) if run.address]
    assert addresses == ["https://x.example/y"]
    plain = PlainCiting()
    assert note(plain.again, ("page", 12)) == "Press office, “Note of the ministry”, page 12"
    assert note(citing("apa", pytest.fail).again) == "Press office, “Note of the ministry”"


def test_a_doubtful_date_stays_so_in_a_note() -> None:
    way, source = citing("chicago", pytest.fail), a_source("2022-07?", publisher="Ministry")
    note = "".join(run.text for run in way.passage(a_claim(source, ())))
    assert note == "“Note of the ministry,” Ministry, July 2022, uncertain"


@pytest.mark.parametrize("style", OFFERED)
def test_a_style_states_what_is_known_of_every_kind_of_source(style: str) -> None:
    known = {"author": "Press office", "publisher": "Ministry"}
    page = {"url": "https://x.example/y", "accessed": "2021-12-24"}
    way = citing(style, untold)
    for number, kind in enumerate(({}, page, page | {"file_sha256": "0f"})):
        for lacking in ((), ("author",), ("publisher",), ("author", "publisher")):
            for day in ("2019-07-05", "unknown"):
                key = f"{number}{len(lacking)}{''.join(lacking)}{day}"
                parts = {name: text for name, text in known.items() if name not in lacking} | kind
                found = "".join(run.text for run in way.source(a_source(day, key=key, **parts)))
                expected = [text for name, text in parts.items() if name in {*known, "url"}]
                expected += ["note of the ministry"] + (["2019"] if day != "unknown" else [])
                assert not [each for each in expected if each.casefold() not in found.casefold()], (
                    found
                )


def test_without_a_day_of_access_nothing_is_retrieved() -> None:
    page = a_source(url="https://x.example/y", publisher="Ministry")
    assert text(page, "apa") == "Note of the ministry. (n.d.). Ministry. https://x.example/y"
    seen = dataclasses.replace(page, accessed="2022-12-01")
    assert "Retrieved December 1, 2022, from https://x.example/y" in text(seen, "apa")


def test_the_case_of_the_parts_of_a_name_is_that_of_the_style(tmp_path: Path) -> None:
    parts = "".join(
        f'<name-part name="{name}" text-case="{case}"/>'
        for name, case in (("given", "capitalize-first"), ("family", "uppercase"))
    )
    style = HOUSE.replace("<substitute>", f"<name>{parts}</name><substitute>")
    (tmp_path / "house.csl").write_text(style)
    source = a_source("2022", author="press office")
    assert (
        text(source, str(tmp_path / "house.csl")) == "PRESS OFFICE. 2022. “Note of the ministry.”"
    )


def test_words_of_what_is_unknown_are_left_out(tmp_path: Path) -> None:
    macro = """\
  <macro name="translator">
    <text value="translated by "/><names variable="translator"/>
  </macro>
  <bibliography>"""
    style = HOUSE.replace("  <bibliography>", macro).replace(
        '<text variable="URL"/>', '<text macro="translator"/>'
    )
    (tmp_path / "house.csl").write_text(style)
    told: list[str] = []
    runs = citing(str(tmp_path / "house.csl"), told.append).source(a_source("2022", author="A"))
    assert "".join(run.text for run in runs) == "A. 2022. “Note of the ministry.”"


@pytest.mark.parametrize("style", OFFERED)
def test_every_date_can_be_cited_and_doubt_stays(style: str) -> None:
    way = citing(style, untold)
    for number, published in enumerate(DATES):
        known = {"author": "Press office", "publisher": "Ministry", "url": "https://x.y"}
        source = a_source(published, key=f"s{number}", **(known if number % 2 else {}))
        found = "".join(run.text for run in way.source(source))
        assert found.casefold().count("note of the ministry") == 1, (published, found)
        assert found.count("https://x.y") == number % 2
        if published != "unknown":
            assert re.search("44|45|2021|2022|2010", found), (published, found)
            if "~" in published or "?" in published:
                assert re.search(r"ca\.|circa|\?|approximate|uncertain", found.casefold()), found


@pytest.mark.parametrize("style", OFFERED)
def test_hostile_and_foreign_texts_stay_as_they_are(style: str) -> None:
    way = citing(style, pytest.fail)
    for number, hostile in enumerate((*HOSTILE, "\ue000\ue001\ue002\ue003\ue004", "국방부. 훈련!")):
        author = f"Author {clean(hostile)}"
        source = a_source("2022", key=f"s{number}", title=f"A {hostile}", author=author)
        found = "".join(run.text for run in way.source(source))
        shown = re.sub("[\ue000-\ue004]", lambda each: f"<U+{ord(each[0]):04X}>", clean(hostile))
        letters = re.sub(r"[\s.]", "", found)
        assert letters.count(re.sub(r"[\s.]", "", shown)) == 2, found


def test_a_bibliography_is_in_alphabetical_order() -> None:
    sources = [a_source(key=key, title=key.upper()) for key in ("c", "a", "b")]
    for style in (None, "apa", "chicago", "ieee"):
        found = citing(style, pytest.fail).bibliography(sources)
        assert [source.key for source, _ in found] == ["a", "b", "c"]


def test_no_such_style(tmp_path: Path) -> None:
    for style, near in (("chigago", "chicago"), ("harvrd", "harvard")):
        with pytest.raises(UsageError, match=f"did you mean {near}"):
            citing(style, pytest.fail)
    (tmp_path / "bad.csl").write_text("<a/>")
    (tmp_path / "torn.csl").write_text("<style")
    entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    (tmp_path / "entity.csl").write_text(entity + HOUSE.replace("House", "&x;"))
    for name in ("bad.csl", "torn.csl", "none.csl", f"{'x' * 300}.csl"):
        with pytest.raises(UsageError):
            citing(str(tmp_path / name), pytest.fail)
    assert text(KNOWN, str(tmp_path / "entity.csl")).startswith("Press office")
    for name in ("../apa", "", "APA", "x" * 300):
        with pytest.raises(UsageError, match="no citation style"):
            citing(name, pytest.fail)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "citeproc", None)
    with pytest.raises(UsageError) as caught:
        citing("apa", pytest.fail)
    assert caught.value.hint.endswith(" -m pip install 'timeline-chronicle[citations]'")
    assert citing(None, pytest.fail).source(KNOWN) == PlainCiting().source(KNOWN)
