"""The files of texts: each name is one file on every system, and an export can write them all."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.loader.story import export
from timeline.errors import DataError
from timeline.loader import load, undo

SOURCE = "sources:\n  {key}: {{title: {key}, text: {path!r}}}\n"


def seed(folder: Path, name: str, key: str, path: str, body: str = "Words.") -> Path:
    """A seed file of one source, and its text where it can have one."""
    folder.mkdir(exist_ok=True)
    (folder / "chronicle.yaml").write_text("chronicle: {name: test}\n")
    (folder / name).write_text(SOURCE.format(key=key, path=path))
    if not (folder / path).is_symlink():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(body)
    return folder / name


def faults(engine: Engine, *paths: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load(engine, paths)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("path", [".git/config", "CON", "a/b.", "git~1/x", "s.YAML"])
def test_a_text_has_a_name_that_every_system_keeps(
    engine: Engine, tmp_path: Path, path: str
) -> None:
    seed(tmp_path / "c", "s.yml", "a-source", path)
    (fault, *_) = faults(engine, tmp_path / "c" / "s.yml")
    assert fault.startswith(f"{tmp_path / 'c' / 's.yml'}:2: a-source.text: {path} ")


def test_two_texts_that_are_one_file_elsewhere_are_refused(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "c"
    first = seed(folder, "a.yaml", "a", "x/Text.txt")
    second = seed(folder, "b.yaml", "b", "x/text.txt")
    (fault,) = faults(engine, folder)
    assert "b.yaml:2: b.text: x/text.txt is the same file as x/Text.txt on some systems" in fault
    load(engine, [first])
    (fault,) = faults(engine, second)  # though the other is stored only
    assert "is the same file as x/Text.txt" in fault
    seed(folder, "a.yaml", "a", "x/text.txt")
    load(engine, [folder])  # the first is called so now
    assert (export(engine, tmp_path / "out") / "x" / "text.txt").exists()


def test_a_text_that_changed_is_loaded_with_all_that_name_it(
    engine: Engine, tmp_path: Path
) -> None:
    folder = tmp_path / "c"
    first = seed(folder, "a.yaml", "a", "x.txt")
    load(engine, [first])
    second = seed(folder, "b.yaml", "b", "./x.txt", "Other words.")
    (fault,) = faults(engine, second)
    assert "had different content when a was loaded: load that source too" in fault
    load(engine, [folder])
    assert (export(engine, tmp_path / "out") / "x.txt").read_text() == "Other words."
    undo(engine)
    assert (export(engine, tmp_path / "out") / "x.txt").read_text() == "Words."


@pytest.mark.parametrize(
    ("name", "fault"),
    [("con.yaml", "a device"), ("a:b.yaml", "contains :"), ("d/x./e.yml", "ends")],
)
def test_a_seed_file_has_such_a_name_too(
    engine: Engine, tmp_path: Path, name: str, fault: str
) -> None:
    path = tmp_path / "c" / name
    path.parent.mkdir(parents=True)
    path.write_text("actors:\n  kor: {name: South Korea, kind: state}\n")
    (message,) = faults(engine, tmp_path / "c")
    assert message.startswith(f"{path}: ")
    assert fault in message


def test_two_seed_files_that_are_one_elsewhere_are_refused(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "c"
    seed(folder, "A.yaml", "a", "a.txt")
    seed(folder, "a.yaml", "b", "b.txt")
    (message,) = faults(engine, folder)
    assert "a.yaml: is the same file as A.yaml" in message


def test_a_requested_hidden_name_is_read(engine: Engine, tmp_path: Path) -> None:
    """A folder that begins with a dot, and a draft in one."""
    seed(tmp_path / ".mine", "a.yaml", "a", "a.txt")
    load(engine, [tmp_path / ".mine"])
    (tmp_path / ".mine" / ".drafts").mkdir()
    draft = tmp_path / ".mine" / ".drafts" / "b.yaml"
    draft.write_text("actors:\n  kor: {name: South Korea, kind: state}\n")
    load(engine, [draft])
    assert (export(engine, tmp_path / "out") / "drafts" / "b.yaml").exists()
