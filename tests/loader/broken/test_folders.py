"""Folders that are wrong as a whole: texts, links, names, and records that others own or need."""

# ruff: noqa: E501 - the tables read best with one fault a line

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Refused = Callable[..., None]

# The text of a source on line 2, and what is said of it after story/broken.yaml:2: bad.text:
TEXTS = [
    ("missing.txt", "missing.txt cannot be read: No such file or directory"),
    ("../secret.txt", "../secret.txt is outside the chronicle's folder"),
    ("texts/../../secret.txt", "texts/../../secret.txt is outside"),
    ("/etc/passwd", "/etc/passwd is outside"),
    ("C:/secret.txt", "C:/secret.txt has the part C:"),
    ("..\\secret.txt", "..\\secret.txt has a backslash"),
    ("link.txt", "link.txt is a link out of the chronicle's folder"),
    ("circle.txt", "circle.txt cannot be read"),
    ("texts", "texts is a folder, not a file"),
    ("wire.txt/x", "wire.txt/x cannot be read: Not a directory"),
    ("pipe.txt", "pipe.txt is a pipe or a device"),
    ("latin-1.txt", "latin-1.txt is not UTF-8 (byte 7, line 2)"),
    ("utf-16.txt", "utf-16.txt is not UTF-8 (byte 0, line 1)"),
    ("paper.pdf", "paper.pdf is a PDF: store its text and name that here: pdftotext paper.pdf paper"),
    ("null.txt", "null.txt has a NUL character at line 3"),
    ("large.txt", "large.txt has 64,000,001 bytes; the limit is 64,000,000"),
    ("x" * 5000, "x … is longer than 255 bytes"),
    (".", ". is not a file name"),
    ("''", "is empty"),
    ("[wire.txt]", "must be one value, not a list"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part"), TEXTS, ids=[case[0][:40] for case in TEXTS])
def test_a_source_text_that_cannot_be_had(
    story: Path, refused: Refused, text: str, part: str
) -> None:
    Path("secret.txt").write_text("secret")
    (story / "texts").mkdir()
    (story / "link.txt").symlink_to("../secret.txt")
    (story / "circle.txt").symlink_to("circle.txt")
    os.mkfifo(story / "pipe.txt")
    (story / "latin-1.txt").write_bytes(b"one\ncaf\xe9\n")
    (story / "utf-16.txt").write_bytes("one\n".encode("utf-16"))
    (story / "paper.pdf").write_bytes(b"%PDF-1.4\n")
    (story / "null.txt").write_bytes(b"one\ntwo\nthr\0e\n")
    with (story / "large.txt").open("wb") as stream:
        stream.truncate(64_000_001)
    (story / "broken.yaml").write_text(f"sources:\n  bad: {{title: A, text: {text}}}\n")
    refused(f"story/broken.yaml:2: bad.text: {part}")


ACTOR = "actors:\n  {}: {{name: X, kind: state{}}}\n"

# Files of the folder, which may take the place of good ones, and what is said.
FOLDERS: list[tuple[str, Mapping[str, str], tuple[str, ...]]] = [
    (
        "a key in two files",
        {"broken.yaml": ACTOR.format("usa", "")},
        ("story/good.yaml:5: usa: the key is already used at story/broken.yaml:2: give one of the two",),
    ),
    (
        "a key of two types",
        {"broken.yaml": "places:\n  usa: {name: United States}\n"},
        (
            "story/broken.yaml:2: usa: the key belongs to a stored actor (good.yaml:5)",
            "story/good.yaml:5: usa: the key is already used at story/broken.yaml:2",
        ),
    ),
    (
        "a key of another chronicle",
        {"broken.yaml": "# the army\n" + ACTOR.format("kpa", "")},
        (
            "story/broken.yaml:3: kpa.kind: is 'state', but 'organisation' in the chronicle other"
            " (other.yaml:2)",
            "story/broken.yaml:3: kpa.name: is 'X', but \"Korean People's Army\" in the chronicle"
            " other (other.yaml:2)",
        ),
    ),
    (
        "actors that are part of one another",
        {"broken.yaml": ACTOR.format("a", ", part_of: b") + "  b: {name: X, kind: unit, part_of: a}"},
        ("story/broken.yaml:2: a.part_of: circular reference: a → b → a",),
    ),
    (
        "an actor that becomes part of what is part of it",
        {"broken.yaml": ACTOR.format("a", ", part_of: b"), "c/d.yaml": ACTOR.format("b", ", part_of: a")},
        ("story/broken.yaml:2: a.part_of: circular reference",),
    ),
    (
        "sources derived from one another",
        {"broken.yaml": "sources:\n  a: {title: A, derived_from: b}\n  b: {title: B, derived_from: a}\n"},
        ("story/broken.yaml:2: a.derived_from: circular reference",),
    ),
    (
        "two descriptions of the chronicle",
        {"a.yaml": "chronicle: {name: story}\n", "b.yaml": "\nchronicle: {name: story}\n"},
        ("story/b.yaml:2: chronicle: the chronicle is already described in story/a.yaml:1",),
    ),
    (
        "the name of another chronicle",
        {"chronicle.yaml": "chronicle: {name: other}\n"},
        (
            "story/chronicle.yaml:1: chronicle: this looks like the chronicle story under another name"
            " … name it so here (name: story)",
        ),
    ),
    (
        "many faults in many files",
        {"a.yaml": "actors:\n  A: {name: A, kind: nation}\n", "b.yaml": "places: [\n", "c/d.yaml": ACTOR.format("d", ", x: y")},
        (
            "story/a.yaml:2: A.kind: 'nation' is not in the list",
            "story/a.yaml:2: actors.A: is not a valid key",
            "story/b.yaml:1: in the list that opens here, a comma or its ] is missing",
            "story/c/d.yaml:2: d.x: is not a field of an actor",
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "parts"), [case[1:] for case in FOLDERS], ids=[case[0] for case in FOLDERS]
)
def test_files_that_do_not_go_together(
    story: Path, refused: Refused, files: Mapping[str, str], parts: tuple[str, ...]
) -> None:
    (story / "c").mkdir()
    for name, content in files.items():
        (story / name).write_text(content)
    refused(*parts)


def replace(story: Path, old: str, new: str) -> None:
    """Change the seed file of the stored chronicle."""
    file = story / "good.yaml"
    seed = file.read_text()
    assert old in seed
    file.write_text(seed.replace(old, new))


def test_a_stored_key_that_changes_its_type(story: Path, refused: Refused) -> None:
    replace(story, "  kill-chain: {name: Kill", "  other-chain: {name: Kill")
    (story / "a.yaml").write_text("systems:\n  kill-chain: {name: Kill Chain, category: other}\n")
    refused("story/a.yaml:2: kill-chain: the key belongs to a stored programme (good.yaml:11)")


def test_a_stored_actor_that_becomes_part_of_its_own_part(story: Path, refused: Refused) -> None:
    replace(story, "country: PRK}\n  usa", "country: PRK, part_of: kpa}\n  usa")
    refused("story/good.yaml:4: prk.part_of: circular reference: prk → kpa → prk")


def test_pruning_what_another_chronicle_needs(story: Path, refused: Refused) -> None:
    (story / "good.yaml").write_text("actors:\n  usa: {name: United States, kind: state}\n")
    refused(
        "firing: cannot be removed: the event echo still refers to it in the chronicle other: if",
        "prk: cannot be removed: the actor kpa still refers to it",
        prune=True,
    )


def test_pruning_what_the_same_load_needs(story: Path, refused: Refused) -> None:
    replace(
        story,
        "  sunan: {name: Sunan, country: PRK, timezone: Asia/Pyongyang}\n",
        "  b: {name: B}\n",
    )
    replace(story, "    launcher: prk\n", "    launcher: prk\n    place: sunan\n")
    replace(story, "for: [when,", "for: [when, place,")
    refused("story/good.yaml:18: firing.place: sunan is being removed", prune=True)


def test_a_date_on_which_another_chronicle_depends(story: Path, refused: Refused) -> None:
    replace(story, "when: 2022-07-05", "when: 9999-12-31 and before 2022-07-06")
    refused("story/good.yaml:16: firing")


def test_a_link_out_of_the_folder(story: Path, refused: Refused) -> None:
    Path("outside").mkdir()
    Path("outside/a.yaml").write_text(ACTOR.format("a", ""))
    (story / "folder").symlink_to("../outside")
    (story / "file.yaml").symlink_to("../outside/a.yaml")
    (story / "nowhere.yaml").symlink_to("nothing.yaml")
    (story / "circle.yaml").symlink_to("circle.yaml")
    refused(
        "story/circle.yaml: is a link, but not to a seed file: remove it",
        "story/file.yaml: is a link out of the chronicle's folder",
        "story/folder: is a link out of the chronicle's folder",
        "story/nowhere.yaml: is a link, but not to a seed file: remove it",
    )


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("nowhere", "there is no such file or folder"),
        ("nowhere.yaml", "there is no such file or folder"),
        ("story/wire.txt", "is not a seed file: the name of a seed file ends in .yaml"),
        ("empty", "contains no seed file, that is, a YAML file"),
        ("empty/folder.yaml", "contains no seed file"),
        ("/dev/null", "is not a seed file"),
        ("x" * 300 + ".yaml", "cannot be read: File name too long"),
        ("x\0y.yaml", "there is no such file or folder"),
    ],
)
def test_a_path_that_is_not_a_chronicle(
    story: Path, refused: Refused, path: str, part: str
) -> None:
    Path("empty/folder.yaml").mkdir(parents=True)
    refused(f"{path}: {part}", paths=(path, str(story)))


def test_two_chronicles_with_one_name(story: Path, refused: Refused) -> None:
    for folder in ("x", "y"):
        Path(folder).mkdir()
        (Path(folder) / "same.yaml").write_text(ACTOR.format(f"a-{folder}", ""))
    paths = ("x/same.yaml", "y/same.yaml", "story")
    refused("y/same.yaml: chronicle: two chronicles have the name same", paths=paths)


def test_a_file_called_as_a_stored_chronicle(story: Path, refused: Refused) -> None:
    Path("story.yaml").write_text(ACTOR.format("kpa", ""))
    refused(
        "story.yaml:2: kpa.kind: is 'state', but 'organisation' in the chronicle other",
        "story.yaml:2: kpa.name: is 'X', but \"Korean People's Army\" in the chronicle other",
        paths=("story.yaml",),
    )


def test_a_file_that_something_else_reads_is_answered_with_the_command(
    story: Path, refused: Refused
) -> None:
    folder = Path("my files")
    folder.mkdir()
    names = ("notes.txt", "a page.html", "map.toml", "b.csv", "a.csv", "picture.png")
    for name in names:
        (folder / name).write_text("x\n")
    for name in names[:2]:
        path = f"my files/{name}"
        refused(f"{path}: … ; an article is drafted: timeline draft '{path}'", paths=(path,))
    way = "; a map is for a table: timeline load TABLE --map 'my files/map.toml'"
    refused(f"my files/map.toml: … {way}", paths=("my files/map.toml",))
    refused(
        "my files: contains no seed file … ; a table is loaded by its own path: timeline load"
        f" 'my files/a.csv' … ; an article is drafted: timeline draft 'my files/a page.html' … {way}",
        paths=("my files",),
    )


def test_a_folder_of_several_chronicles_and_other_files_is_answered_as_one(
    story: Path, refused: Refused
) -> None:
    for name in ("one", "two"):
        Path(f"all/{name}").mkdir(parents=True)
        Path(f"all/{name}/chronicle.yaml").write_text(f"chronicle: {{name: {name}}}\n")
        Path(f"all/{name}/a.yaml").write_text(ACTOR.format(name, ""))
    refused_as_one = "all: is not a chronicle, but contains several (all/one and all/two)"
    for name in ("b.yaml", "c.yaml"):
        Path("all", name).write_text(ACTOR.format("same", "") + "  kind: wrong\n")
    refused(f"{refused_as_one} … : load one of them, as in timeline load all/one", paths=("all",))
    for name in ("b.yaml", "c.yaml"):
        Path("all", name).unlink()
    Path("all/two/a.yaml").write_text("actors:\n  x: {kind: wrong, name: X}\n")
    refused("all/two/a.yaml:2: x.kind", paths=("all",))
