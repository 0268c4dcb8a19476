"""A load finds what it compares by indexes, on both databases: it reads no table that grows."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.plans import executed, scanned
from timeline.loader import load

SEEDS = """
actors:
  kor: {name: South Korea, kind: state, aliases: [ROK]}
  mnd: {name: Ministry, kind: organisation, part_of: kor}
systems: {jet: {name: Jet, category: aircraft}}
programmes: {chain: {name: Chain, owner: kor}}
places: {base: {name: Base, country: KOR}}
sources: {wire: {title: Wire, published: 2022-06-01}}
events:
  drill:
    {kind: exercise, title: Drill, when: 2022-06, participants: [kor], place: base, tags: [big],
     systems: jet, programme: chain, cite: {wire: {quote: a drill, for: [when, participants]}},
     inferred: {place: x, systems: x, programme: x, tags: x}}
  vow:
    {kind: statement, title: TITLE, when: 3 days after drill, speaker: mnd,
     links: {responds-to: drill}, inferred: {when: x, speaker: x, links: x}}
"""

FEW = {"alembic_version", "chronicle", "file", "saved_query", "link"}
"""Tables of a few rows, all of which are wanted: also all links of a type, which may be circles."""


@pytest.mark.parametrize("title", ["Vow", "Another vow"])
def test_a_load_looks_up_what_it_compares(engine: Engine, tmp_path: Path, title: str) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    file = folder / "all.yaml"
    file.write_text(SEEDS.replace("TITLE", "Vow"))
    load(engine, [folder])
    file.write_text(SEEDS.replace("TITLE", title))
    with executed() as statements:
        load(engine, [folder])
    found = {each.text: scanned(engine, each) - FEW for each in statements}
    assert {text: tables for text, tables in found.items() if tables} == {}
