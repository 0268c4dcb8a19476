"""A rival that is a record is shown by its name and its key, as the accepted value is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Result

SEED = """\
chronicle: {name: one, title: One}
sources:
  wire: {title: Wire, published: 2022}
  paper: {title: Paper, published: 2022}
actors:
  prk: {name: North Korea, kind: state, country: PRK}
  kor: {name: South Korea, kind: state, country: KOR}
events:
  shot:
    kind: launch
    title: kor
    when: 2022-06-05
    launcher: prk
    cite:
      wire: {page: 1}
      paper: {page: 2, for: [when], disputes: {launcher: kor, title: prk}}
"""


def test_names_are_shown_and_keys_stay_in_a_pipe(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (seed := tmp_path / "one.yaml").write_text(SEED, encoding="utf-8")
    database = ("--database", str(tmp_path / "t.db"))
    assert run("load", str(seed), *database).exit_code == 0
    piped = run("disputes", *database).stdout
    assert "\tkor\t" in piped
    assert "South Korea" not in piped
    report = run("export", "markdown", *database).stdout
    assert "| North Korea (prk) | South Korea (kor) |" in report
    assert "| kor | prk |" in report  # a title is a text, whatever keys there are
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    shown = run("disputes", *database).stdout
    assert "✓ North Korea (prk)" in shown
    assert "≠ South Korea (kor)" in shown
    assert "says: South Korea (kor)" in run("about", "shot", *database).stdout
