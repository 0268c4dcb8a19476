"""Records are added to any layout of a seed file, and everything that was there stays."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.writers.chronicle.chronicles import plain
from timeline.authoring.inserting import NewRecord, inserted
from timeline.errors import Problem, UsageError
from timeline.readers import ChronicleFile, RawRecord
from timeline.readers.seeds.seed import read

EVENT = {
    "kind": "launch",
    "title": "A launch: of #3, “so called”",
    "when": "2022-07-05",
    "launcher": ["prk", "kor"],
    "cite": {"note": "It “fell” into: the sea # at 7, [they] said {so}"},
}
ACTOR = {"name": "North Korea", "kind": "state"}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "events": EVENT, "actors": ACTOR, "sources": {"title": "북한의 발사\nand\x1b[31m more"},
}  # fmt: skip

BLOCKS = [  # records at the indentation of two columns, with what is around them
    "  a-1: {name: One}\n",
    "  a-1: {name: One}\n\n  a-2:\n    name: Two   # the second\n",
    "  # first\n  a-1:\n    name: One\n    note: |\n      text\n      # no comment\n\n",
    "  a-1:\n    name: One\n    note: |+\n      text\n\n\n",
    "  a-1:\n    name: One\n\n  a-2:\n    name: Two\n    note: >+ # kept\n      text\n\n",
    "  a-1:\n    name: >-\n      folded\n      text\n  # - a-2:\n  #     name: Two\n\n",
    "  a-1:\n    name: plain\n      text\n    aliases:\n    - one\n    - {text: 둘, note: x}\n",
    '  \'a-1\':\n    "name": "quoted\n      text"\n# about the next section\n',
]
FLOWS = [
    " {a-1: {name: One}}\n", " {a-1: {name: One}, }\n", " {a-1: {name: One} }  # flow\n",
    " {\n  a-1: {name: One}, # one\n  a-2: {name: Two} # two, of them\n  # end,\n}\n",
    " {a-1: {name: One}, # one\n}\n", " {  # none yet\n}\n",
    " {\n  a-1: {name: 'One'},\n  }\n",
]  # fmt: skip
EMPTY = [" {}\n", "\n", " ~\n", " {}   # none yet\n", "\n  # none yet\n"]
OTHERS = [
    "systems:\n  s-1:\n    name: F-35A\n    category: aircraft\n",
    "# places\n\nplaces: {p-1: {name: Sunan}}\n",
    "queries:\n  q-1: kind:launch\n",
]


@st.composite
def layouts(draw: st.DrawFn) -> str:
    """The text of a seed file in some layout."""
    chosen = draw(st.sampled_from(["actors", "sources", "events", ""]))
    body = draw(st.sampled_from(BLOCKS + FLOWS + EMPTY))
    step = draw(st.sampled_from([1, 2, 4]))
    block = body in BLOCKS
    if block:  # every indentation of two columns as one of N
        body = "".join(
            " " * (step * ((len(line) - len(line.lstrip(" "))) // 2)) + line.lstrip(" ")
            for line in body.splitlines(keepends=True)
        )
    parts = [f"{chosen}:\n{body}" if block else f"{chosen}:{body}"] if chosen else []
    parts += draw(st.lists(st.sampled_from(OTHERS), unique=True, max_size=3))
    head = draw(st.sampled_from(["", "# made up\n", "chronicle: {name: x}\n\n", "---\n"]))
    gap = draw(st.sampled_from(["", "\n", "\n# a comment\n\n"]))
    text = head + gap.join(draw(st.permutations(parts)))
    text += draw(st.sampled_from(["", "\n\n", "# the end\n", "...\n"])) if parts else ""
    if draw(st.booleans()) and not re.search("[|>][+\\s]", text):  # its line end is of the text
        text = text.rstrip("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(["", "\ufeff"])) + text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("inserting")


def records(content: bytes, folder: Path) -> dict[tuple[str, str], Any]:
    """The records of a file, in order; it has no fault but that a section has no record yet."""
    path = folder / "seed.yaml"
    path.write_bytes(content)
    found = {}
    for item in read(ChronicleFile("seed.yaml", "seed.yaml", path)):
        if isinstance(item, Problem):
            assert "maps keys to records" in item.message or "is empty: a seed" in item.message
        elif isinstance(item, RawRecord):
            found[item.type, item.key] = {name: plain(node) for name, node in item.body.items()}
    return found


def is_part(before: str, after: str) -> bool:
    """Whether every character of a text is in another one, in this order."""
    rest = iter(after)
    return all(character in rest for character in before)


@given(text=layouts(), section=st.sampled_from(list(BODIES)))
@example("", "events")
@example("actors:\n  a-1:\n    name: One\n    note: |+\n      text\n\n\n", "actors")
@example("actors:\n  a-1:\n    name: One\n    note: |+\n      text\n", "events")
@example("{actors: {a-1: {name: One}}}\n", "events")
@example('{"actors": {}, "places": {"p-1": {"name": "Sunan"}}}', "actors")
@example("{\n  actors: {},\n}\n", "events")
@example("  actors:\n    a-1: {name: One}\n", "events")
@example("actors: &x\n  a-1: {name: One}\n", "actors")
def test_what_stood_in_a_file_stays_and_the_new_record_is_read(
    folder: Path, text: str, section: str
) -> None:
    before = text.encode()
    former = records(before, folder) if "&" not in text else {("actor", "a-1"): {"name": "One"}}
    after = inserted(before, NewRecord(section, "new-1", BODIES[section]))
    bare = text
    for empty in (" {}", " ~"):
        bare = bare.replace(f"{section}:{empty}", f"{section}:")
    assert is_part(bare, after.decode())
    if "&" in text:
        return
    new = {(section.removesuffix("s"), "new-1"): BODIES[section]}
    assert records(after, folder) == former | new
    breaks = after.count(b"\r\n")
    assert breaks == after.count(b"\n") or not before.count(b"\r\n")
    again = inserted(after, NewRecord(section, "new-2", BODIES[section]))
    assert again.decode().index("new-2") > again.decode().index("new-1")


def test_a_record_follows_the_layout_of_its_neighbours() -> None:
    content = (
        b"events:\n    first:\n        kind: summit\n        title: One\n\n"
        b"    second:\n        kind: summit\n        title: Two\n\n# actors\nactors:\n"
        b"    kor: {name: South Korea, kind: state}\n"
    )
    content = inserted(content, NewRecord("events", "third", EVENT))
    assert inserted(content, NewRecord("actors", "prk", ACTOR)).decode() == (
        "events:\n    first:\n        kind: summit\n        title: One\n\n"
        "    second:\n        kind: summit\n        title: Two\n\n"
        "    third:\n        kind: launch\n"
        '        title: "A launch: of #3, “so called”"\n        when: 2022-07-05\n'
        "        launcher: [prk, kor]\n        cite:\n"
        '            note: "It “fell” into: the sea # at 7, [they] said {so}"\n'
        "\n# actors\nactors:\n"
        "    kor: {name: South Korea, kind: state}\n    prk: {name: North Korea, kind: state}\n"
    )


@pytest.mark.parametrize("text", ["actors: [a, b]\n", "- a\n", "text\n", "actors: word\n", "a: ["])
def test_a_file_without_a_place_for_a_record_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="mapping"):
        inserted(text.encode(), NewRecord("actors", "prk", ACTOR))
