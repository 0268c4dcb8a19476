"""Other programs read the same sources from BibTeX, CSL-JSON and RIS, whatever their texts have."""

import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from typing import Any, Final, TextIO

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.writers.citations.test_plain import a_source
from timeline.query.results import SourceRef
from timeline.writers.citations.bibtex import write_bibtex
from timeline.writers.citations.csl import HOLDERS, write_csl
from timeline.writers.citations.parts import clean
from timeline.writers.citations.ris import write_ris

HOSTILE: Final = (
    "100% of $x_y# -- --- \\input{/etc/passwd} ~ {a} & b",
    "국방부 發表 の\n<script>alert(1)</script> \x1b[31m\u202e",
    "x\nER  - \nTY  - BOOK\r\nTI  - y",
    "=cmd|' /C'!A0 @article{x, title={y}}",
    "} unbalanced {",
    '","title":"y',
    "¿? ?` !` ,,quoted`` and --dashes--",
    "<i>a</i> <b>b</b> c<sup>2</sup> H<sub>2</sub>O <sc>d</sc> <I>e</i",
    '<span class="nocase">NATO</span> <span style="font-variant:small-caps;">x</span>',
)
KNOWN: Final = a_source(
    "2022-11-30",
    author="Press office",
    publisher="Ministry of Examples",
    url="https://example.org/{note}?a=1&b=2",
    archived="https://archive.example.org/note",
    accessed="2022-12-01",
    language="en",
)
SEASONS: Final = "from spring 2022 (March to May 2022) to autumn 2022 (September to November 2022)"
DATE: Final = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"type": "boolean"},
        "literal": {"type": "string"},
    },
    "additionalProperties": False,
}
TEXT: Final = {"type": "string"}
ITEMS: Final = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "properties": {
            "type": {"enum": ["dataset", "document", "webpage"]},
            "author": {
                "type": "array",
                "items": {"properties": {"literal": TEXT}, "additionalProperties": False},
            },
            "issued": DATE,
            "accessed": DATE,
            **dict.fromkeys(
                ("id", "title", *HOLDERS, "edition", "version", "URL", "language", "note"), TEXT
            ),
        },
        "additionalProperties": False,
    },
}
"""The part of the schema of CSL data that is used here."""


def text(write: Callable[[Iterable[SourceRef], TextIO], None], *sources: SourceRef) -> str:
    file = io.StringIO(newline="")
    write(sources, file)
    return file.getvalue()


def bibtex(*sources: SourceRef) -> list[Any]:
    found = parse_string(
        text(write_bibtex, *sources), append_middleware=[LatexDecodingMiddleware()]
    )
    assert not found.failed_blocks
    return list(found.entries)


def csl(*sources: SourceRef) -> list[dict[str, Any]]:
    found = json.loads(text(write_csl, *sources))
    Draft202012Validator(ITEMS).validate(found)
    return list(found)


def ris(*sources: SourceRef) -> list[dict[str, Any]]:
    return list(rispy.loads(text(write_ris, *sources)))


def test_every_format_has_what_is_known() -> None:
    (entry,), (item,), (reference,) = bibtex(KNOWN), csl(KNOWN), ris(KNOWN)
    assert (entry.entry_type, entry.key) == ("online", "note")
    assert {name: entry[name] for name in ("author", "title", "date", "urldate", "note")} == {
        "author": "Press office",
        "title": "Note of the ministry",
        "date": "2022-11-30",
        "urldate": "2022-12-01",
        "note": "archived at https://archive.example.org/note",
    }
    assert entry["language"] == "en"
    address = "https://example.org/%7Bnote%7D?a=1&b=2"
    assert f"  url = {{{address}}},\n" in text(write_bibtex, KNOWN), "an address is verbatim"
    assert item == {
        "id": "note",
        "type": "webpage",
        "title": "Note of the ministry",
        "author": [{"literal": "Press office"}],
        "container-title": "Ministry of Examples",
        "issued": {"date-parts": [[2022, 11, 30]]},
        "accessed": {"date-parts": [[2022, 12, 1]]},
        "URL": "https://example.org/{note}?a=1&b=2",
        "language": "en",
        "note": "archived at https://archive.example.org/note",
    }
    assert reference == {
        "type_of_reference": "ELEC",
        "id": "note",
        "title": "Note of the ministry",
        "authors": ["Press office"],
        "publisher": "Ministry of Examples",
        "year": "2022",
        "date": "2022/11/30/",
        "access_date": "2022/12/01/",
        "urls": ["https://example.org/{note}?a=1&b=2"],
        "language": "en",
        "notes": ["archived at https://archive.example.org/note"],
    }


def test_a_table_is_a_dataset_and_its_year_a_version() -> None:
    table = a_source(file_sha256="0f" * 32, edition="2023", publisher="Institute")
    (entry,), (item,), (reference,) = bibtex(table), csl(table), ris(table)
    assert (entry.entry_type, entry["publisher"]) == ("dataset", "Institute")
    assert (item["type"], item["version"]) == ("dataset", "2023")
    assert reference["type_of_reference"] == "DATA"
    assert entry["version"] == "2023"
    assert csl(a_source(edition="2"))[0]["edition"] == "2"
    assert "  edition = {2},\n" in text(write_bibtex, a_source(edition="2"))
    assert bibtex(a_source(edition="second"))[0]["edition"] == "second"


def test_what_is_unknown_is_left_out() -> None:
    entry = bibtex(a_source())[0]
    assert [field.key for field in entry.fields] == ["title"]
    assert csl(a_source()) == [{"id": "note", "type": "document", "title": "Note of the ministry"}]
    assert sorted(ris(a_source())[0]) == ["id", "title", "type_of_reference"]
    assert (text(write_bibtex), csl(), ris()) == ("", [], [])


@pytest.mark.parametrize(
    ("published", "inferred", "edtf", "issued", "date"),
    [
        ("2022", False, "2022", {"date-parts": [[2022]]}, "2022///"),
        (
            "2022-07~",
            False,
            "2022-07~",
            {"date-parts": [[2022, 7]], "circa": True},
            "2022/07//July 2022, approximate",
        ),
        (
            "2022-05",
            True,
            "2022-05",
            {"date-parts": [[2022, 5]], "circa": True},
            "2022/05//May 2022, inferred",
        ),
        ("2021/2022", False, "2021/2022", {"date-parts": [[2021], [2022]]}, None),
        ("2022-23", False, "2022-23", {"date-parts": [[2022]], "season": 3}, "2022///autumn 2022"),
        ("201X", False, "201X", {"literal": "some year from 2010 to 2019"}, None),
        (
            "[2022-07-01..2022-07-10]",
            False,
            None,
            {"literal": "some day from 1 to 10 July 2022"},
            None,
        ),
        ("2022-21/2022-23", False, "2022-21/2022-23", {"literal": SEASONS}, None),
        ("2022/..", False, "2022/..", {"literal": "from 2022 to an open end"}, None),
        ("-0044-03", False, "-0044-03", {"date-parts": [[-45, 3]]}, None),  # 45 BC
        ("0000/0001", False, "0000/0001", {"date-parts": [[-1], [1]]}, None),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(
    published: str, inferred: bool, edtf: str | None, issued: dict[str, Any], date: str | None
) -> None:
    source = a_source(published, published_inferred=inferred)
    (entry,), (item,), (reference,) = bibtex(source), csl(source), ris(source)
    dates = re.findall("^  date = {(.*)},$", text(write_bibtex, source), re.MULTILINE)
    assert dates == ([] if edtf is None else [edtf])
    assert item["issued"] == issued
    if date is None:
        assert "date" not in reference
        assert "year" not in reference
        assert reference["notes"], "the date is said in words"
    else:
        assert reference["date"].startswith(date)
    if edtf is None or inferred:
        assert "published" in entry["note"]


def test_a_day_of_access_in_other_words_is_kept() -> None:
    source = a_source(accessed="last week")
    assert bibtex(source)[0]["note"] == "accessed last week"
    assert csl(source)[0]["accessed"] == {"literal": "last week"}
    assert ris(source)[0]["notes"] == ["accessed last week"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(hostile: str) -> None:
    source = a_source(
        key="any",
        title=hostile,
        author=hostile,
        publisher=hostile,
        edition=hostile,
        accessed=hostile,
    )
    for sources in ([source], [source, KNOWN]):
        entries, items, references = bibtex(*sources), csl(*sources), ris(*sources)
        assert len(entries) == len(items) == len(references) == len(sources)
        assert items[0]["title"] == items[0]["author"][0]["literal"]
        assert _plain(items[0]["title"]) == clean(hostile)
        assert not re.search("</?[a-z]", str(items), re.IGNORECASE), "no text has a tag"
        assert references[0]["title"] == references[0]["authors"][0] == clean(hostile)
        assert _letters(entries[0]["title"]) == _letters(clean(hostile))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_one_entry_in_every_format(title: str) -> None:
    source = a_source(key="any", title=title, author=title, url="https://example.org/x")
    assert [each.key for each in bibtex(source, KNOWN)] == ["any", "note"]
    assert [_plain(each["title"]) for each in csl(source, KNOWN)] == [clean(title), KNOWN.title]
    assert [each.get("title", "") for each in ris(source, KNOWN)] == [clean(title), KNOWN.title]


def _plain(text: str) -> str:
    """A text of CSL without what breaks tags."""
    return text.replace("\u2060", "")


def _letters(text: str) -> str:
    """A text without what a decoder of LaTeX may drop or draw otherwise."""
    return re.sub(r"[<>^ˆ~\s]", "", text)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_the_same_sources() -> None:
    plain = [each for each in HOSTILE if not re.search("['\"`]|^}", each)]
    sources = [a_source(key=f"k{n}", title=each) for n, each in enumerate(plain)]
    for from_, write in (("biblatex", write_bibtex), ("csljson", write_csl)):
        found = subprocess.run(
            ["pandoc", "-f", from_, "-t", "csljson"],
            input=text(write, *sources, KNOWN),
            capture_output=True,
            text=True,
            check=True,
        )
        titles = {each["id"]: _plain(each["title"]) for each in json.loads(found.stdout)}
        assert titles == {each.key: clean(each.title) for each in (*sources, KNOWN)}, from_


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_no_tag_in_a_text() -> None:
    sources = [a_source(key=f"k{n}", title=each) for n, each in enumerate(HOSTILE) if "<" in each]
    found = subprocess.run(
        ["pandoc", "-f", "csljson", "-t", "json"],
        input=text(write_csl, *sources),
        capture_output=True,
        text=True,
        check=True,
    )
    for each in json.loads(found.stdout)["meta"]["references"]["c"]:
        inlines = {inline["t"] for inline in each["c"]["title"]["c"]}
        assert inlines <= {"Str", "Space", "Quoted"}, each
