"""The processes of the suite collect the same tests and share what they compile."""

import importlib
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.suite.collecting import Keeping, in_order, is_backwards


@pytest.mark.parametrize(
    ("process", "args", "expected"),
    [
        ("gw0", ["tests"], False),
        ("gw1", ["tests"], True),
        ("gw10", ["tests"], False),
        ("gw1", ["tests/dates", "tests/audit"], False),
        ("gw1", ["tests/test_a.py::test_second"], False),
    ],
)
def test_every_other_process_collects_backwards(
    process: str, args: list[str], expected: bool
) -> None:
    config: Any = SimpleNamespace(workerinput={"workerid": process}, args=args)
    assert is_backwards(config) is expected


def test_one_process_alone_collects_forwards() -> None:
    alone: Any = SimpleNamespace(args=["tests"])
    assert not is_backwards(alone)


def test_tests_have_the_same_order_whichever_way_they_were_collected() -> None:
    paths = ("a/b/test_c.py", "a/test_b.py", "b.py")
    files = [[SimpleNamespace(path=Path(path), number=n) for n in (1, 2)] for path in paths]
    forwards: Any = [each for file in files for each in file]
    backwards: Any = [each for file in reversed(files) for each in file]
    assert in_order(forwards) == in_order(backwards) == forwards


def test_only_bytecode_of_our_own_is_kept_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ours_to_keep", "of_another"):
        (tmp_path / f"{name}.py").write_text("VALUE = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    kept = tmp_path / "kept"
    others = [each for each in sys.meta_path if not isinstance(each, Keeping)]
    monkeypatch.setattr(sys, "meta_path", [Keeping(["ours_to_keep"], kept), *others])
    for name in ("ours_to_keep", "of_another"):
        assert importlib.import_module(name).VALUE == 1
        monkeypatch.delitem(sys.modules, name)
    found = [path.name.partition(".")[0] for path in tmp_path.rglob("*.pyc")]
    assert found == ["ours_to_keep"]
    assert [path.is_relative_to(kept) for path in tmp_path.rglob("*.pyc")] == [True]
