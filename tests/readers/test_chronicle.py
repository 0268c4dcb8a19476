"""Which files make a chronicle, what it is called, and that nothing outside it is opened."""

import os
from pathlib import Path

import pytest

from timeline.errors import Problem, ValueFault
from timeline.readers import (
    ChronicleFolder,
    RawRecord,
    open_chronicles,
    read_chronicle,
    source_text,
)

RECORD = "events:\n  {}: {{b: c}}\n"


def write(folder: Path, *names: str, **texts: str) -> None:
    """Write files of one record each, and under ``texts`` files of these texts above a record."""
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RECORD.format(f"a{number}"))
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text + RECORD.format(name))


def open_one(*paths: Path) -> ChronicleFolder:
    chronicles, problems = open_chronicles(paths)
    assert problems == []
    [chronicle] = chronicles
    return chronicle


def files(chronicle: ChronicleFolder) -> list[str]:
    return [file.file for file in chronicle.files]


def faults(*paths: Path) -> list[str]:
    """Return every problem of these paths as text, those of reading too."""
    chronicles, problems = open_chronicles(paths)
    for chronicle in chronicles:
        problems += [item for item in read_chronicle(chronicle) if isinstance(item, Problem)]
    return [str(problem) for problem in problems]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the folder with ``drills`` the current one."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "drills"
    path.mkdir()
    return path


def test_a_folder_is_a_chronicle_of_all_seed_files_below_it(folder: Path) -> None:
    write(folder, "b.yaml", "a.YML", "Z.yaml", "sub/deep/c.yaml", "sub-a.yaml")
    write(folder, ".hidden.yaml", ".git/d.yaml", "sub/.e/f.yaml", "notes.txt", "g.yaml~")
    chronicle = open_one(Path("drills"))
    assert (chronicle.name, chronicle.title, chronicle.whole) == ("drills", "", True)
    assert files(chronicle) == ["Z.yaml", "a.YML", "b.yaml", "sub-a.yaml", "sub/deep/c.yaml"]


def test_paths_are_shown_as_they_were_typed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "sub/a.yaml")
    shown = {}
    for typed in ("drills", "drills/sub/a.yaml", f"../{folder.parent.name}/drills"):
        [record] = read_chronicle(open_one(Path(typed)))
        assert isinstance(record, RawRecord)
        shown[record.path] = record.file
    assert shown == {
        "drills/sub/a.yaml": "a.yaml",
        f"../{folder.parent.name}/drills/sub/a.yaml": "sub/a.yaml",
    }
    monkeypatch.chdir(folder)
    [record] = read_chronicle(open_one(Path()))
    assert isinstance(record, RawRecord)
    assert record.path == "sub/a.yaml"


def test_records_of_all_files_come_in_order_and_one_broken_file_stops_no_other(
    folder: Path,
) -> None:
    write(folder, "a.yaml", "c.yaml")
    (folder / "b.yaml").write_text("events: [\n")
    chronicle = open_one(Path("drills"))
    found = [(type(item).__name__, item.path) for item in read_chronicle(chronicle)]
    assert found == [
        ("RawRecord", "drills/a.yaml"),
        ("Problem", "drills/b.yaml"),
        ("RawRecord", "drills/c.yaml"),
    ]
    assert [bool(file.sha256) for file in chronicle.files] == [True, False, True]


def test_a_file_by_itself_is_a_chronicle(folder: Path) -> None:
    write(folder, "launches.yaml", "other.yaml")
    chronicle = open_one(Path("drills/launches.yaml"))
    assert (chronicle.name, chronicle.whole) == ("launches", False)
    assert files(chronicle) == ["launches.yaml"]
    assert chronicle.root == folder


def test_a_file_belongs_to_the_chronicle_around_it(folder: Path) -> None:
    write(folder, "sub/deep/a.yaml", "sub/b.yaml", chronicle="chronicle: {name: Big, title: All}\n")
    chronicle = open_one(Path("drills/sub/deep/a.yaml"), Path("drills/sub/b.yaml"))
    assert (chronicle.name, chronicle.title, chronicle.whole) == ("Big", "All", False)
    assert files(chronicle) == ["sub/b.yaml", "sub/deep/a.yaml"]
    assert open_one(Path("drills/sub")).root == folder


def test_a_folder_that_is_marked_stays_a_chronicle_inside_another(folder: Path) -> None:
    write(folder, "all/a.yaml", "all/one/chronicle.yaml", "all/one/deep/b.yaml", "all/two/c.yaml")
    chronicles, problems = open_chronicles([folder / "all"])
    assert problems == []
    assert {(each.name, *files(each)) for each in chronicles} == {
        ("all", "a.yaml", "two/c.yaml"),
        ("one", "chronicle.yaml", "deep/b.yaml"),
    }
    assert all(each.whole for each in chronicles)


def test_a_file_that_is_requested_twice_is_read_once(folder: Path) -> None:
    write(folder, "sub/a.yaml", "b.yaml")
    for paths in (["drills", "drills/sub", "drills/b.yaml"], ["drills/b.yaml", "drills", "drills"]):
        chronicle = open_one(*map(Path, paths))
        assert files(chronicle) == ["b.yaml", "sub/a.yaml"]
        assert chronicle.whole


def test_any_file_of_the_folder_may_describe_it_but_only_one(folder: Path) -> None:
    write(folder, "a.yaml", b="chronicle: {name: Big}\n")
    assert open_one(Path("drills")).name == "Big"
    write(folder, c="timezone: UTC\nchronicle: {title: x}\n")
    assert faults(Path("drills")) == [
        "drills/c.yaml:2: chronicle: the chronicle is already described in drills/b.yaml:1:"
        " keep one of the two"
    ]


def test_a_time_zone_is_valid_for_its_file_or_for_the_chronicle(folder: Path) -> None:
    write(folder, a="timezone: Asia/Seoul\n", b="", chronicle="chronicle: {timezone: UTC}\n")
    assert {file.file: file.timezone for file in open_one(Path("drills")).files} == {
        "a.yaml": "Asia/Seoul",
        "b.yaml": "UTC",
        "chronicle.yaml": "UTC",
    }
    assert [file.timezone for file in open_one(Path("drills/b.yaml")).files] == ["UTC"]


def test_a_fault_above_the_sections_is_reported_once(folder: Path) -> None:
    write(folder, a="timezone: x\n", chronicle="chronicle: {nam: x}\n")
    wrong_zone = "drills/a.yaml:1: timezone: is not a time zone"
    wrong_name = "chronicle.yaml:1: chronicle.nam: is not a field"
    for path in ("drills", "drills/a.yaml"):
        first, second = sorted(faults(Path(path)), key=lambda text: "nam" in text)
        assert first.startswith(wrong_zone)
        assert wrong_name in second


def test_two_chronicles_of_one_name_are_a_problem(folder: Path) -> None:
    write(folder, "x/a.yaml", "y/a.yaml")
    assert faults(Path("drills/x/a.yaml"), Path("drills/y/a.yaml")) == [
        "drills/y/a.yaml: chronicle: two chronicles have the name a, this one and that of"
        " drills/x/a.yaml: give one another name (chronicle: {name: …})"
    ]


def test_paths_that_are_not_chronicles(folder: Path) -> None:
    (folder / "notes.txt").write_text("x")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "circle.yaml").symlink_to("circle.yaml")
    for path, message in [
        ("nowhere", "nowhere: there is no such file or folder"),
        (
            "drills/notes.txt",
            "drills/notes.txt: is not a seed file: the name of a seed file ends in .yaml",
        ),
        ("drills/pipe.yaml", "drills/pipe.yaml: is a pipe or a device"),
        ("/dev/null", "/dev/null: is not a seed file"),
        ("drills/circle.yaml", "drills/circle.yaml: "),
        ("x" * 300 + ".yaml", "x" * 300 + ".yaml: cannot be read: File name too long"),
        ("x\0y.yaml", "x\0y.yaml: there is no such file"),
    ]:
        [fault] = faults(Path(path))
        assert fault.startswith(message)
    (folder / "empty").mkdir()
    [fault] = faults(Path("drills/empty"))
    assert fault.startswith("drills/empty: contains no seed file, that is, a YAML file (.yaml or")
    assert fault.endswith("; it is empty")


def test_a_name_that_is_not_utf_8_is_a_problem(folder: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.yaml")).write_text("x")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert faults(Path("drills")) == [
        "drills/caf\\udce9.yaml: the name is not UTF-8: rename the file or its folder"
    ]


def test_a_link_that_leaves_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    write(folder, "a.yaml")
    write(tmp_path, "outside/b.yaml")
    (folder / "file.yaml").symlink_to("../outside/b.yaml")
    (folder / "folder").symlink_to("../outside")
    (folder / "broken.yaml").symlink_to("nothing.yaml")
    (folder / "circle.yaml").symlink_to("circle.yaml")
    (folder / "plain.txt").symlink_to("../outside/b.yaml")
    out = "is a link out of the chronicle's folder: copy its target into the folder"
    assert sorted(faults(Path("drills"))) == [
        "drills/broken.yaml: is a link, but not to a seed file: remove it",
        "drills/circle.yaml: is a link, but not to a seed file: remove it",
        f"drills/file.yaml: {out}",
        f"drills/folder: {out}",
    ]


def test_a_link_inside_the_folder_is_read_where_it_leads(folder: Path) -> None:
    write(folder, "sub/b.yaml")
    (folder / "a.yaml").symlink_to("sub/b.yaml")
    (folder / "chronicle.yaml").symlink_to("sub/b.yaml")
    (folder / "again").symlink_to("sub")
    assert files(open_one(Path("drills"))) == ["sub/b.yaml"]


def test_a_folder_behind_a_link_is_a_chronicle(folder: Path, tmp_path: Path) -> None:
    write(folder, "a.yaml")
    (tmp_path / "link").symlink_to("drills")
    chronicle = open_one(Path("link"))
    assert chronicle.root == folder
    assert [file.path for file in chronicle.files] == ["link/a.yaml"]


def test_a_source_text_is_read_as_it_is(folder: Path) -> None:
    write(folder, "sub/a.yaml", chronicle="")
    (folder / "sources").mkdir()
    (folder / "sources/x.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\0\xff")
    (folder / "sources/link.txt").symlink_to("x.txt")
    chronicle = open_one(Path("drills/sub/a.yaml"))
    for name in ("sources/x.txt", "./sources/x.txt", "sources/link.txt"):
        assert source_text(chronicle, name) == b"\xef\xbb\xbfone\r\ntwo\0\xff"


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("", "is not a file name"),
        (".", "is not a file name"),
        ("../secret.txt", "is outside"),
        ("sources/../../secret.txt", "is outside"),
        ("/etc/passwd", "is outside"),
        ("//etc/passwd", "is outside"),
        ("C:/secret.txt", "has the part C:, which contains :"),
        ("C:secret.txt", "contains :"),
        ("..\\secret.txt", "has a backslash"),
        ("sources/link.txt", "is a link out"),
        ("link/secret.txt", "is a link out"),
        ("circle", "cannot be read"),
        ("sources", "is a folder"),
        ("pipe", "is a pipe or a device"),
        ("big.txt", "the limit is 64,000,000"),
        ("missing.txt", "cannot be read: No such file"),
        ("big.txt/x.txt", "cannot be read: Not a directory"),
        ("x\0y", "has the invisible character U+0000"),
        ("x" * 5000, "is longer than 255 bytes"),
        ("x/" * 5000 + "x", "cannot be read: File name too long"),
        (".git/config", "has the part .git, which begins with a dot"),
        ("a.yaml", "would be read as a seed file"),
        ("./A.Yml", "would be read as a seed file"),
        ("seed.txt", "is a link to a.yaml, which would be read as a seed file"),
        ("config.txt", "is a link to .git/config, which has the part .git"),
    ],
)
def test_a_source_text_outside_the_folder_is_not_opened(
    folder: Path, tmp_path: Path, name: str, part: str
) -> None:
    write(folder, "a.yaml")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "sources").mkdir()
    (folder / "sources/link.txt").symlink_to("../../secret.txt")
    (folder / "circle").symlink_to("circle")
    (folder / "seed.txt").symlink_to("a.yaml")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("")
    (folder / "config.txt").symlink_to(".git/config")
    os.mkfifo(folder / "pipe")
    with (folder / "big.txt").open("wb") as stream:
        stream.truncate(64_000_001)
    chronicle = open_one(Path("drills/a.yaml"))
    (folder / "link").symlink_to("..")
    with pytest.raises(ValueFault) as caught:
        source_text(chronicle, name)
    assert part in caught.value.message
