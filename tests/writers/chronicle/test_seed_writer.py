"""What is written as a seed file reads well, and comes back from the reader as it was."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.writers.chronicle.chronicles import plain
from timeline.readers import ChronicleFile, RawRecord
from timeline.readers.seeds.seed import read
from timeline.scalar import scalar
from timeline.writers.seed import WIDTH, body, entry

TRICKY = [
    "", " ", "~", "null", "NULL", "yes", "No", "2022-07-05", "[2022-07-01..2022-07-10]", "{a: b}",
    "- a", "-", "--", "---", "...", "-1", "-0044-03-15", "? a", "?", ": a", ":", "a:", "a: b",
    "a:b", "a :b", "http://x.y/z?q=1#f", "a #b", "#b", "a#b", "&a", "*a", "!a", "|", ">", "%a",
    "@a", "`a`", "'", '"', "it's", '"so"', "'\"", "a\\b", "\\", "\\\"'", "<<", "=", "=kor", "~10",
    " a", "a ", "  ", "\t", "a\tb", "\n", "a\n", "a\n\n", "\na", "a\nb", "a\n b", " a\nb", "a \nb",
    "a\n\nb\n", "a\n \nb", "a\r\nb", "\r", "\x01", "\x1b[31m", "\x7f", "\x85", "a\x85b", "\xa0",
    "\xad", "\u2028", "\u2029", "a\u2028b", "\ufeff", "\ufeffa", "\ufffe", "\uffff", "\u202e",
    "\u3000a", "a\u3000", "\u200d", "\U0001f680", "\U0010ffff", "발사", "a, b", "[", "]", "{", "}",
    "a?", "what? no", "a: [b", "x" * 300, "word " * 60, ("word " * 60).strip(),
    "# " + "word " * 40 + "x", " " + "word " * 40 + "x", "'" + "word " * 40 + "x",
    "a  b " + "word " * 40 + "x",
    "a: " + "word " * 40 + "x", "- " + "word " * 40 + "x", "1" * 120 + " 2", "2 " + "1" * 120,
    "word " * 18 + "- # : x", "word\n" + "word " * 60 + "x\n# no comment\n",
]  # fmt: skip

characters = st.one_of(
    st.sampled_from(" \n\t:#-?,[]{}&*!|>'\"%@`~\\ab1"),
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
)
texts = st.one_of(st.sampled_from(TRICKY), st.text(characters, max_size=40))
words = st.sampled_from(
    ["word", "발사", "a:", "#", "-", "it's", '"so"', "", "x" * 40, "\n", "\xa0"]
)
long_texts = st.lists(words, max_size=40).map(" ".join)
keys = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?", fullmatch=True) | st.just("null")
values: st.SearchStrategy[Any] = st.recursive(
    texts | long_texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
records = st.dictionaries(keys, values, min_size=1, max_size=4)


def read_back(text: str, folder: Path) -> dict[str, Any]:
    """The records of a seed file of this content, as its reader finds them."""
    path = folder / "seed.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    found = {}
    for item in read(ChronicleFile("seed.yaml", "seed.yaml", path)):
        if isinstance(item, RawRecord):
            assert item.sound
            found[item.key] = {name: plain(node) for name, node in item.body.items()}
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("seeds")


@given(st.dictionaries(keys, records, min_size=1, max_size=3))
@example(
    {f"record-{i}": {"a": text, "b": [text], "c": {"d": text}} for i, text in enumerate(TRICKY)}
)
@example({"a": {"b": [], "c": {}, "d": [{}, [[]], {"e": []}]}})
def test_every_written_record_is_read_unchanged(folder: Path, written: dict[str, Any]) -> None:
    assert read_back(entry("events", written), folder) == written


@given(texts | long_texts)
def test_every_parser_of_yaml_reads_a_text_as_it_was(text: str) -> None:
    for value in (text, [text], {"a": text}, [{"a": text}], [[text]]):
        written = entry("b", value)
        for loader in (yaml.BaseLoader, yaml.CBaseLoader):
            assert yaml.load(written, loader) == {"b": value}


@given(texts | long_texts)
def test_nothing_written_is_unfit_for_an_editor(text: str) -> None:
    for line in entry("a", {"b": [text, {"c": text}]}).splitlines():
        assert line == line.rstrip(" \t")
        assert "\t" not in line


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Seoul’s defense ministry approved", "Seoul’s defense ministry approved"),
        ("~3.9e12 KRW", "~3.9e12 KRW"),
        ("17000+", "17000+"),
        (">17000", '">17000"'),
        ("by 2030", "by 2030"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("[2022-07-01..2022-07-10]", '"[2022-07-01..2022-07-10]"'),
        ("null", '"null"'),
        ("note: this", '"note: this"'),
        ('"shared sacrifice" is a word', "'\"shared sacrifice\" is a word'"),
        ("a\x1b[31mb", '"a\\x1b[31mb"'),
        ("two\xa0words", '"two\\xa0words"'),
    ],
)
def test_a_text_has_quotation_marks_only_where_it_needs_them(text: str, written: str) -> None:
    assert scalar(text) == written


def test_a_record_reads_like_one_written_by_hand() -> None:
    canonical = {
        "kind": "procurement",
        "title": "Seoul approves funding of twenty more F-35As",
        "when": "about 1 week after f35a-arrival",
        "summary": "One line.\n\nAnother.\n",
        "systems": ["f-35a"],
        "fleet_after": {"expected": "60"},
        "links": [["part-of", "some-other-event"], ["responds-to", "another"]],
        "cite": {
            "alliance-article": [
                {
                    "quote": "A week after, Seoul’s defense ministry approved funding of an"
                    " additional twenty F-35As, which would increase her fleet",
                    "for": ["when", "stage", "buyer"],
                },
                {"quote": "$3 billion", "restates": {"cost": "3e9 USD"}},
            ]
        },
        "inferred": {"when": 'the year is not stated; "early July" is taken as 2022'},
    }
    assert entry("second-batch", body("event", canonical), 2) == (
        "  second-batch:\n"
        "    kind: procurement\n"
        "    title: Seoul approves funding of twenty more F-35As\n"
        "    when: about 1 week after f35a-arrival\n"
        "    summary: |\n"
        "      One line.\n"
        "\n"
        "      Another.\n"
        "    systems: [f-35a]\n"
        "    fleet_after: {expected: 60}\n"
        "    links: [{part-of: some-other-event}, {responds-to: another}]\n"
        "    cite:\n"
        "      alliance-article:\n"
        "        - quote: >-\n"
        "            A week after, Seoul’s defense ministry approved funding of an additional"
        " twenty F-35As,\n"
        "            which would increase her fleet\n"
        "          for: [when, stage, buyer]\n"
        "        - quote: $3 billion\n"
        "          restates: {cost: 3e9 USD}\n"
        "    inferred:\n"
        '      when: the year is not stated; "early July" is taken as 2022\n'
    )


def test_evidence_for_all_values_is_written_in_short() -> None:
    canonical = {"kind": "summit", "title": "Talks", "when": "2022", "participants": ["usa", "kor"]}
    both = ["when", "participants"]
    cite = {
        "wire": [{"quote": "They met in 2022", "for": both}],
        "film": [{"page": "12", "for": both}],
        "note": [{"quote": "a meeting", "for": both}, {"quote": "when", "for": both}],
        "dispute": [{"quote": "It was later", "disputes": {"when": "2023"}}],
    }
    assert entry("talks", body("event", canonical | {"cite": cite})["cite"]) == (
        "talks:\n"
        "  wire: They met in 2022\n"
        "  film: {page: 12, for: all}\n"
        "  note: [a meeting, {quote: when, for: all}]\n"
        "  dispute:\n"
        "    quote: It was later\n"
        "    disputes: {when: 2023}\n"
    )
    for_one = {"wire": [{"quote": "They met in 2022", "for": ["participants", "when"]}]}
    assert body("event", canonical | {"cite": for_one})["cite"] == for_one


def test_a_short_record_is_on_one_line() -> None:
    canonical = {"name": "Ministry of National Defense", "kind": "organisation", "part_of": "kor"}
    assert entry("rok-mnd", body("actor", canonical), 2) == (
        "  rok-mnd: {name: Ministry of National Defense, kind: organisation, part_of: kor}\n"
    )


def test_a_query_is_a_text() -> None:
    assert entry("joint", body("query", {"text": "actor:usa actor:kor"}), 2) == (
        "  joint: actor:usa actor:kor\n"
    )


@given(st.lists(st.text("abcxyz", min_size=1, max_size=20), min_size=1, max_size=60))
def test_long_prose_is_folded_at_the_width_of_a_page(words: list[str]) -> None:
    for line in entry("note", " ".join(words), 4).splitlines():
        assert len(line) <= WIDTH
