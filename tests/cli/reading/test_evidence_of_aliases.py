"""Aliases have one value path: a passage is evidence of those that it contains."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.running import Result

Run = Callable[..., Result]
ONE = """\
chronicle: {name: one}
sources: {wire: {title: Wire}}
actors:
  rokaf:
    name: Republic of Korea Air Force
    kind: organisation
    aliases: [South Korea’s Air Force, the Service]
    cite: {wire: {quote: South Korea’s Air Force expects jets, for: [aliases]}}
"""
TWO = """\
chronicle: {name: two}
actors:
  rokaf: {name: Republic of Korea Air Force, kind: organisation, aliases: [ROKAF]}
"""
CITED = ["South Korea’s Air Force"]


def test_a_passage_is_no_evidence_of_an_alias_that_it_does_not_contain(
    run: Run, tmp_path: Path
) -> None:
    database = str(tmp_path / "a.db")
    for name, text in (("one", ONE), ("two", TWO)):
        (tmp_path / f"{name}.yaml").write_text(text)
        assert run("load", str(tmp_path / f"{name}.yaml"), "--database", database).exit_code == 0
    lines = run("about", "rokaf", "--database", database).stdout.splitlines()
    aliases = [line.split("\t") for line in lines if line.startswith("aliases\t")]
    assert [fields[1] for fields in aliases] == [*CITED, "the Service", "ROKAF"]
    assert [fields[1] for fields in aliases if "wire" in fields] == CITED
    claims = json.loads(run("about", "rokaf", "--json", "--database", database).stdout)["claims"]
    assert [each["value"] for each in claims if each["field"] == "aliases"] == CITED


def test_a_passage_that_contains_no_alias_is_evidence_of_all(run: Run, tmp_path: Path) -> None:
    database = str(tmp_path / "a.db")
    (tmp_path / "one.yaml").write_text(ONE.replace("South Korea’s Air Force expects", "It expects"))
    assert run("load", str(tmp_path / "one.yaml"), "--database", database).exit_code == 0
    claims = json.loads(run("about", "rokaf", "--json", "--database", database).stdout)["claims"]
    assert [each["value"] for each in claims] == [*CITED, "the Service"]
