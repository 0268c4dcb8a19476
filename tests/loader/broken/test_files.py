"""Files that are not seed files: each is refused with its line, and nothing is written."""

# ruff: noqa: E501 - the table reads best with one fault a line

import os
from collections.abc import Callable
from pathlib import Path

import pytest

Refused = Callable[..., None]

HEAD = "actors:\n  kor: {name: South Korea, kind: state}\n"

# What is wrong, the file broken.yaml, and what is said of it after its path: LINE: FIELD: MESSAGE,
# or its parts with " … " between them.
BROKEN: list[tuple[str, str | bytes, str]] = [
    ("empty", "", ":1: is empty: a seed file has sections (sources, actors"),
    ("white space only", "\n \n", ":1: is empty"),
    ("comments only", "# to do\n", ":1: is empty"),
    ("an end of file alone", "---\n...\n", ":1: is empty"),
    ("Latin-1", HEAD.encode() + b"  a: {name: caf\xe9}\n", ":3: byte 63 (0xE9) is not UTF-8"),
    ("UTF-16", HEAD.encode("utf-16"), ":1: is UTF-16: save it as UTF-8"),
    ("UTF-16 without its mark", HEAD.encode("utf-16-be"), ":1: a NUL character"),
    ("UTF-32", HEAD.encode("utf-32"), ":1: is UTF-16"),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ": is an image (PNG)"),
    ("a program", b"\x7fELF\x02\x01\x01\0", ": is a program"),
    ("an archive", b"PK\x03\x04\x14\0\0\0", ": is a ZIP archive"),
    ("noise", bytes(range(256)) * 9, ":2: byte 128 (0x80) is not UTF-8"),
    ("a NUL", HEAD + "  a: {name: x\0y}\n", ":3: a NUL character"),
    ("a NUL as an escape", HEAD + '  a: {name: "\\0", kind: state}\n', ":3: actors.a.name: … U+0000"),
    ("half a character", HEAD + '  a: {name: "\\ud800"}\n', ":3: "),
    ("a terminal's command", HEAD + "  a: {name: \x1b[2J}\n", ":3: the control character U+001B"),
    ("a line separator", HEAD + "  a: {name: x\u2028y}\n", ":3: the line separator U+2028"),
    ("a tab as indentation", HEAD + "\tname: x\n", ":3: a tab cannot indent"),
    ("a colon in a value", HEAD + "  a:\n    name: A: b\n", ":4: a colon is not allowed here"),
    ("a quotation mark left open", HEAD + '  a: {name: "x}\n', ":3: the quotation mark"),
    ("a list left open", HEAD + "  a: {aliases: [x, y}\n", ":3: in the list that opens here"),
    ("a mapping left open", HEAD + "  a: {name: x\n", ":3: in the mapping that opens here"),
    ("wrong indentation", HEAD + "   a: {name: x}\n", ":3: the line does not fit"),
    ("JSON cut off", '{"actors": {"a": {"name": "x"', ":1: in the mapping that opens here"),
    ("CSV", "key,name\nusa,United States\n", ":1: a seed file is a mapping of sections"),
    ("a list of events", "- kind: launch\n", ":1: a seed file is a mapping of sections"),
    ("two documents", HEAD + "---\nactors: {a: {name: x}}\n", ":3: a second document (---)"),
    ("text after the end", HEAD + "...\nplaces: {}\n", ":4: the file continues after its end"),
    ("an anchor", HEAD + "  a: {name: &x A, kind: state}\n", ":3: actors.a.name: an anchor (&x)"),
    ("an alias", HEAD + "  a: {name: *x, kind: state}\n", ":3: actors.a.name: an alias (*x)"),
    ("a merge key", HEAD + "  a: {<<: {name: A}, kind: state}\n", ":3: actors.a: a merge key (<<)"),
    ("a tag", HEAD + "  a: {name: !!str A, kind: state}\n", ":3: actors.a.name: a tag ("),
    ("a command in a tag", "!!python/object/apply:os.system [ls]\n", ":1: a seed file is a mapping"),
    ("too deep", HEAD + "  a: {name: " + "[" * 5000 + "]" * 5000 + "}\n", ":3: more than 20 nested lists"),
    ("too deep in blocks", HEAD + "".join(f"{'  ' * n}x:\n" for n in range(1, 99)), ":22: more than"),
    ("too long a text", HEAD + f"  a: {{kind: state, name: {'x' * 100_001}}}\n", ":3: actors.a.name: a text of"),
    ("too long a line", HEAD + "#" * 1_000_001, ":3: the line is longer than 1,000,000 bytes"),
    ("too long a record", HEAD + "  a:\n" + f"    # {'x' * 9999}\n" * 200, ":"),
    ("a key of lists", HEAD + "  ? [a, b]\n  : {name: x}\n", ":3: actors: a list or a mapping"),
    ("a key twice", HEAD + "  kor: {name: x}\n", ":3: actors.kor: is given twice, on line 2 and"),
    ("a field twice", HEAD + "  a: {name: x, name: y, kind: state}\n", ":3: actors.a.name: is given"),
    ("a section twice", HEAD + "actors: {a: {name: x, kind: state}}\n", ":3: actors: is given twice"),
    ("an unknown section", HEAD + "people:\n  a: {name: x}\n", ":3: people: is not a section"),
    ("a mistyped section", HEAD + "event:\n  a: {title: x}\n", ":3: event: … did you mean events?"),
    ("a record without a section", "firing:\n  kind: launch\n", ":1: firing: is not a section"),
    ("a section of a list", "actors:\n  - kor\n", ":1: actors: a section maps keys to records"),
    ("a section of nothing", HEAD + "places:\n", ":3: places: … this is nothing"),
    ("a record of a text", HEAD + "  a: South Korea\n", ":3: actors.a: … this is a text"),
    ("a record of nothing", HEAD + "  a:\n", ":3: actors.a: … this is nothing"),
    ("a key that is none", HEAD + "  ROK_MND: {name: x, kind: unit}\n", ":3: actors.ROK_MND: is not a valid key"),
    ("a key of another script", HEAD + "  한국: {name: x, kind: state}\n", ":3: actors.한국: is not a valid key"),
    ("no time zone", "timezone: KST\n" + HEAD, ":1: timezone: is not a time zone of the IANA list"),
    ("the zone too late", HEAD + "timezone: UTC\n", ":3: timezone: applies to the whole file"),
    ("a description of a text", "chronicle: Drills\n" + HEAD, ":1: chronicle: must be a mapping of name"),
    ("an unknown description", "chronicle: {nmae: x}\n" + HEAD, ":1: chronicle.nmae: … did you mean"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "part"), [case[1:] for case in BROKEN], ids=[c[0] for c in BROKEN]
)
def test_a_file_that_is_not_a_seed_file(
    story: Path, refused: Refused, data: str | bytes, part: str
) -> None:
    (story / "broken.yaml").write_bytes(data if isinstance(data, bytes) else data.encode())
    refused(f"story/broken.yaml{part}")


def test_a_bomb_of_aliases(story: Path, refused: Refused) -> None:
    floors = list(zip("abcdefgh", "bcdefghi", strict=True))
    bomb = "actors:\n  a: &a {name: lol, kind: person}\n" + "".join(
        f"  {new}: &{new} {{aliases: [{', '.join([f'*{old}'] * 9)}]}}\n" for old, new in floors
    )
    (story / "broken.yaml").write_text(bomb)
    refused(
        "story/broken.yaml:2: actors.a: an anchor (&a) is not supported",
        *(
            f"story/broken.yaml:{line}: actors.{new}{part}"
            for line, (old, new) in enumerate(floors, start=3)
            for part in (f": an anchor (&{new})", f".aliases: an alias (*{old}) is not supported")
        ),
    )


def test_fifty_megabytes_on_one_line(story: Path, refused: Refused) -> None:
    (story / "broken.yaml").write_bytes(b"actors:\n" + b"{" * 50_000_000)
    refused("story/broken.yaml:2: ")


def test_a_file_over_the_limit(story: Path, refused: Refused) -> None:
    with (story / "broken.yaml").open("wb") as stream:
        stream.truncate(64_000_001)
    refused("story/broken.yaml: has 64,000,001 bytes; the limit is 64,000,000")


def test_a_folder_that_is_called_like_a_file(story: Path, refused: Refused) -> None:
    (story / "broken.yaml").mkdir()
    refused("story/broken.yaml: … contains no seed file", paths=("story/broken.yaml",))


def test_a_pipe(story: Path, refused: Refused) -> None:
    os.mkfifo(story / "broken.yaml")
    refused("story/broken.yaml: is a pipe or a device, not a regular file")
