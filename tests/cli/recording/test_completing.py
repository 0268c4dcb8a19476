"""The shell completes what ``timeline new`` takes, from the files of the chronicle."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from timeline.cli.commands.record.new import completing
from timeline.cli.completion import HEAD


def context(kind: str = "launch") -> Any:
    return SimpleNamespace(params={"kind": kind, "chronicle": Path("made-up")})


@pytest.mark.parametrize(
    ("kind", "typed", "head", "offered"),
    [
        ("launch", "laun", "", ["launcher="]),
        ("launch", "launcher=nor", "", ["launcher=northland"]),
        ("launch", "launcher=northland,s", "", ["launcher=northland,southland"]),
        ("launch", "nor", "launcher=", ["northland"]),  # as bash splits it
        ("launch", "outcome=fa", "", ["outcome=failure"]),
        ("launch", "summary=x", "", []),
        ("actor", "kind=un", "", ["kind=unit", "kind=unknown"]),
        ("launch", "place=", "", []),
        ("lunch", "x", "", []),
    ],
)
def test_fields_words_and_keys(
    chronicle: Path, monkeypatch: pytest.MonkeyPatch, kind: str, typed: str, head: str,
    offered: list[str],
) -> None:  # fmt: skip
    monkeypatch.setitem(os.environ, HEAD, head)
    assert completing.assignment(context(kind), typed) == offered


def test_kinds_and_sources(chronicle: Path) -> None:
    (chronicle / "more.yaml").write_text("sources:\n    'other-note':\n        title: [\n  broken")
    (chronicle / "bad.yaml").write_bytes(b"\xff\xfe")
    assert completing.kind("s") == ["summit", "statement", "system", "source"]
    assert completing.source(context(), "ex") == ["example-note"]
    assert completing.source(context(), "") == ["example-note", "other-note"]
    nowhere: Any = SimpleNamespace(params={"chronicle": "nowhere"})
    assert completing.source(nowhere, "") == []
