"""A chronicle that was written is read as it was, and an export replaces exports only."""

from contextlib import suppress
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.writers.chronicle.chronicles import EVENT, bytes_below, chronicle, plain, record
from timeline.errors import DataError, ValueFault
from timeline.files.folder import below
from timeline.query.contents import StoredRecord, StoredText
from timeline.readers import (
    ChronicleFolder,
    RawRecord,
    open_chronicles,
    read_chronicle,
    source_text,
)
from timeline.writers.chronicle import write_chronicles
from timeline.writers.folder import MARK

ACTOR = {"name": "South Korea", "kind": "state"}


def read_back(*folders: Path) -> dict[str, Any]:
    """The body of each record below the folders, and its file, by key."""
    chronicles, problems = open_chronicles(folders)
    assert problems == []
    items = [item for each in chronicles for item in read_chronicle(each)]
    assert all(isinstance(item, RawRecord) for item in items), items
    return {
        item.key: (item.file, {name: plain(node) for name, node in item.body.items()})
        for item in items
        if isinstance(item, RawRecord)
    }


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_records_are_in_their_original_files_in_a_fixed_order(out: Path) -> None:
    written = chronicle(
        StoredRecord("actor", "kor", "all.yaml", ACTOR),
        StoredRecord("actor", "rok-army", "all.yaml", {"name": "Army", "kind": "unit"}),
        record("first"),
        StoredRecord("query", "mine", "all.yaml", {"text": "actor:kor"}),
        record("second", "events/2022.yaml"),
        title="A title: with a colon",
    )
    assert write_chronicles([written], out) == [out]
    assert bytes_below(out) == {
        "chronicle.yaml": (
            f'{MARK}chronicle:\n  name: test\n  title: "A title: with a colon"\n'
        ).encode(),
        "all.yaml": (
            f"{MARK}\nactors:\n  kor: {{name: South Korea, kind: state}}\n"
            "  rok-army: {name: Army, kind: unit}\n"
            "\nevents:\n  first:\n    kind: launch\n    title: A launch\n    when: 2022\n"
            "\nqueries:\n  mine: actor:kor\n"
        ).encode(),
        "events/2022.yaml": (
            f"{MARK}\nevents:\n  second:\n    kind: launch\n    title: A launch\n    when: 2022\n"
        ).encode(),
    }
    assert read_back(out) == {
        "kor": ("all.yaml", ACTOR),
        "rok-army": ("all.yaml", {"name": "Army", "kind": "unit"}),
        "first": ("all.yaml", EVENT),
        "mine": ("all.yaml", {"text": "actor:kor"}),
        "second": ("events/2022.yaml", EVENT),
    }


def test_name_title_and_time_zones_are_kept(out: Path) -> None:
    zones = {"a.yaml": "Asia/Seoul", "b.yaml": "UTC", "chronicle.yaml": "Asia/Seoul"}
    written = chronicle(
        record("a", "a.yaml"),
        record("b", "b.yaml"),
        name="null",
        title="yes",
        files=zones,
    )
    write_chronicles([written], out)
    (read,), _ = open_chronicles([out])
    assert (read.name, read.title) == ("null", "yes")
    assert {file.file: file.timezone for file in read.files} == zones


def test_records_may_be_in_the_file_that_describes_the_chronicle(out: Path) -> None:
    written = chronicle(record("a", "chronicle.yaml"), files={"chronicle.yaml": "UTC"})
    write_chronicles([written], out)
    (read,), _ = open_chronicles([out])
    assert (read.name, read.files[0].timezone) == ("test", "UTC")
    assert read_back(out) == {"a": ("chronicle.yaml", EVENT)}


def test_texts_are_written_byte_for_byte(out: Path) -> None:
    body = "\ufeffOne.\r\nTwo.\u2028\x01 발사"
    source = StoredRecord("source", "a", "s.yaml", {"title": "A", "text": "texts/a.txt"})
    write_chronicles([chronicle(source, texts=[StoredText("a", "texts/a.txt", body)])], out)
    assert (out / "texts" / "a.txt").read_bytes() == body.encode()


@pytest.mark.parametrize(
    "path", ["../a.txt", "/a.txt", "a/../../b.txt", "b.yaml", "s.yaml", ".git/config", "con.txt"]
)
def test_a_text_that_cannot_be_at_the_path_of_its_source_is_refused(out: Path, path: str) -> None:
    texts = [StoredText("a", path, "Words.")]
    with pytest.raises(DataError, match="a: text: "):
        write_chronicles([chronicle(record("e", "s.yaml"), texts=texts)], out)
    assert not out.exists()


def test_two_texts_in_one_file_are_refused_unless_they_are_the_same(out: Path) -> None:
    texts = [StoredText("a", "a.txt", "Words."), StoredText("b", "a.txt", "Words.")]
    write_chronicles([chronicle(record("e"), texts=texts)], out)
    texts.append(StoredText("c", "a.txt", "Other words."))
    texts.append(StoredText("d", "A.TXT", "Words."))
    texts.append(StoredText("e", "a.txt/b", "Words."))
    with pytest.raises(DataError) as caught:
        write_chronicles([chronicle(record("e"), texts=texts)], out)
    assert [problem.path for problem in caught.value.problems] == ["c", "d", "e"]


def test_files_that_a_folder_reader_would_not_find_get_another_name(out: Path) -> None:
    files = [
        *(".hidden.yaml", "feed.csv", "hidden.yaml", "../up.yaml", ".x/y.yml", "B.YAML"),
        *("b.yaml", "con.yaml", "a:b?.yaml", "git~1/x. /c.yml"),
    ]
    written = chronicle(*(record(f"r{i}", file) for i, file in enumerate(files)))
    write_chronicles([written], out)
    assert {key: file for key, (file, _) in read_back(out).items()} == {
        "r0": "hidden-2.yaml",
        "r1": "feed.csv.yaml",
        "r2": "hidden.yaml",
        "r3": "_/up.yaml",
        "r4": "x/y.yml",
        "r5": "B.YAML",
        "r6": "b-2.yaml",
        "r7": "_con.yaml",
        "r8": "a_b_.yaml",
        "r9": "git-1/x/c.yml",
    }


def test_a_file_too_large_to_read_is_split(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.writers.chronicle.MAX_SEED", 200)
    records = [record(f"r{i}") for i in range(7)]
    files = {"all.yaml": "Asia/Seoul", "all-2.yaml": ""}
    write_chronicles([chronicle(*records, record("x", "all-2.yaml"), files=files)], out)
    found = read_back(out)
    assert found.keys() == {*(f"r{i}" for i in range(7)), "x"}
    assert {file for file, _ in found.values()} == {
        "all.yaml",
        "all-2.yaml",
        "all-3.yaml",
        "all-4.yaml",
    }
    (read,), _ = open_chronicles([out])
    zones = {file.file: file.timezone for file in read.files}
    assert zones["all-3.yaml"] == "Asia/Seoul"
    assert zones["all-2.yaml"] == ""


def test_several_chronicles_become_a_folder_each(out: Path) -> None:
    first = chronicle(record("a"), name="The North / 북")
    second = chronicle(record("b"), name="the north")
    assert write_chronicles([first, second], out) == [out / "the-north", out / "the-north-2"]
    read, problems = open_chronicles([out])
    assert problems == []
    assert {each.name for each in read} == {"The North / 북", "the north"}
    assert write_chronicles([second], out) == [out]  # one is the folder itself
    assert bytes_below(out).keys() == {"chronicle.yaml", "all.yaml"}


PARTS = st.sampled_from(
    ["a", "A", "b.txt", "é", "e\u0301", "기사", "a b", "..", ".", ".git", "s.yaml", "con", "a.",
     "a ", "git~1", "a:b", "x\u202ey", "~", "-", "#", "'", "%", "&", "[b]", "null", "{x}"]
) | st.text(max_size=5)  # fmt: skip


@given(parts=st.lists(PARTS, min_size=1, max_size=4), body=st.text(max_size=9), up=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_that_is_read_is_written_and_read_again(
    parts: list[str], body: str, up: bool
) -> None:
    """What the reader takes is written inside the folder, byte for byte."""
    path = "/" * up + "/".join(parts)
    content = body.encode(errors="replace")
    with TemporaryDirectory() as made:
        root, out = Path(made, "root").resolve(), Path(made, "new", "out").resolve()
        root.mkdir()
        if not (up or ".." in PurePosixPath(path).parts or path.startswith("/")):
            with suppress(OSError, ValueError):  # what is no name here
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(content)
        try:
            read = source_text(ChronicleFolder("c", "", root), path)
        except ValueFault:
            read = None
        written = chronicle(record("e"), texts=[StoredText("s", path, content.decode())])
        if read is None:
            with suppress(DataError):
                write_chronicles([written], out)
        else:
            assert read == content
            write_chronicles([written], out)
            assert source_text(ChronicleFolder("c", "", out), path) == content
        assert {each.name for each in Path(made).iterdir()} <= {"root", "new"}
        assert {each.name for each in Path(made, "new").glob("*")} <= {"out"}
        assert not any(part.startswith(".") for name in below(out) for part in name.split("/")[:-1])
