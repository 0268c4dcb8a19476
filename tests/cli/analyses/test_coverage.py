"""``responses`` where the register of the responses ends: on both databases, in every output."""

import json
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from tests.running import Result

Run = Callable[..., Result]

REGISTER = """
sources:
  tests: {title: A register of tests, covers: 2020/2022-06}
  article: {title: An article}
events:
  early:
    kind: exercise
    title: Early
    when: 2022-05-01
    cite: {article: {quote: early, for: [when]}}
  edge:
    kind: exercise
    title: Edge
    when: 2022-06-10
    cite: {article: {quote: edge, for: [when]}}
  late:
    kind: exercise
    title: Late
    when: 2023-01-01
    cite: {article: {quote: late, for: [when]}}
  shot:
    kind: launch
    title: Shot
    when: 2022-06-12
    cite: {tests: [{row: 7, for: [when]}], article: [{quote: a shot, for: [when]}]}
"""


def test_silence_after_the_end_of_a_register_is_not_an_answer(
    run: Run, engine: Engine, tmp_path: Path
) -> None:
    database = "--database", engine.url.render_as_string(hide_password=False)
    (tmp_path / "a.yaml").write_text(REGISTER)
    assert run("load", str(tmp_path / "a.yaml"), *database).exit_code == 0
    asked = ("responses", "--to", "kind:exercise", "--by", "kind:launch", "--within", "7,30")
    words = (*asked, *database)
    result = run(*words)
    assert [line[:6] for line in (row.split("\t") for row in result.stdout.splitlines())] == [
        ["early", "", "", "", "no", "no"],
        ["edge", "shot", "2", "2", "surely", "not-covered"],
        ["late", "", "", "", "not-covered", "not-covered"],
    ]
    assert "1 of 2 triggers answered within 7 days, 1 not covered" in result.stderr
    assert "0 of 1 trigger answered within 30 days, 2 not covered" in result.stderr
    shape = json.loads(run(*words, "--json").stdout)
    assert shape["covered"] == [["2020-01-01", "2022-06-30"]]
    assert (shape["unanswered"], shape["not_covered"]) == (["early"], ["edge", "late"])
    assert [each["covered"] for each in shape["triggers"]] == [
        {"7": True, "30": True}, {"7": True, "30": False}, {"7": False, "30": False},
    ]  # fmt: skip
    for rate in shape["rates"]:
        assert rate["of"] + rate["not_covered"] == len(shape["triggers"])
